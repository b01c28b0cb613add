"""The steps of a decision, each with what somebody is in the middle of, and what is there after an interruption."""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum
import os
import re
from typing import Any, Final

from playwright.sync_api import Locator, expect

from tools.demo.sharing import prove

from .handed_over import has_ended
from .panel_home import PanelHome
from .panel_seat import MAKING_MS, WAIT_MS, Seat

LONG: Final = bool(os.environ.get("FOOTAGE_GUARD_LONG"))
LOCKED_HERE: Final = re.compile("Vault (locked|unlocked elsewhere)")
"""Another login may be unlocked meanwhile: the other person's, or one of their own that was left."""
UNLOCKED_HERE: Final = "Vault unlocked, at least until"
HALF: Final = 12
"""So many letters of a passphrase are typed when something happens."""


class How(Enum):
    """How somebody is interrupted."""

    RESTART = "a restart of Home Assistant"
    RELOAD = "a reload"
    NEW_LOGIN = "a new login"


@dataclass(kw_only=True)
class Run:
    """A decision that two people are in the middle of."""

    home: PanelHome
    owner: Seat
    member: Seat
    request_id: str
    draft_id: str = ""
    link: str = ""
    others: list[str] = field(default_factory=list)
    """Drafts that the owner has agreed to as well."""

    @property
    def panel(self) -> Locator:
        """What the owner sees."""
        return self.owner.panel

    def draft(self) -> dict[str, Any]:
        """Return what the server has."""
        found: dict[str, Any] = self.home.command("draft/get", draft_id=self.draft_id)
        return found


@dataclass(frozen=True, kw_only=True)
class Step:
    """What somebody does, and what is there after they were interrupted."""

    name: str
    path: str
    """Where it is."""
    begins: Callable[[Run], None]
    """Goes into the middle of it."""
    stands: Callable[[Run, How], None]
    """Looks at what the page says, which is what the server knows."""
    goes_on: Callable[[Run], None]
    """Does it to its end."""
    is_by_member: bool = False
    votes: int | None = None
    """That count; None where there is nothing to vote on."""
    is_in_memory: bool = False
    """Whether the server, or the page alone, holds something of it: what is on the disk is restarted in a long run."""

    @property
    def interruptions(self) -> tuple[How, ...]:
        """Return what is tried."""
        return tuple(how for how in How if how is not How.RESTART or self.is_in_memory or LONG)


def _is_unlocked(run: Run) -> None:
    """Unlock, unless it is."""
    unlock = run.panel.locator(".bar").get_by_role("button", name="Unlock", exact=True)
    run.owner.says("Vault ")
    if unlock.count() > 0:
        unlock.click()
        run.owner.proves()
    run.owner.says(UNLOCKED_HERE)


def _reads(run: Run) -> None:
    _is_unlocked(run)
    run.panel.get_by_text("What the sender wrote").first.click()


def _is_listed(run: Run, how: How) -> None:
    stands = UNLOCKED_HERE if how is How.RELOAD else LOCKED_HERE
    expect(run.panel.get_by_text(stands).first).to_be_visible(timeout=WAIT_MS)
    run.owner.says("Northtown Police")
    expect(run.panel.get_by_role("link", name="Review")).to_be_visible()


def _reviews(run: Run) -> None:
    run.panel.get_by_role("link", name="Review").click()
    run.owner.reaches("Footage")


def _chooses(run: Run) -> None:
    run.panel.get_by_role("option").first.click()
    run.panel.get_by_label("Choose this clip").check()
    run.owner.says("Clips chosen: 1")


def _is_not_chosen(run: Run, _how: How) -> None:
    run.owner.says("No clip is chosen.")


def _prepares(run: Run) -> None:
    _chooses(run)
    run.owner.press("Prepare selected footage")
    run.owner.reaches("1. Footage")
    run.draft_id = run.owner.page.url.rpartition("/")[2]


def _cuts(run: Run) -> None:
    run.owner.press("Cut and hide")
    start = run.panel.get_by_label("Start").and_(run.owner.page.get_by_role("textbox")).first
    start.fill("00:01.000")
    start.press("Tab")
    run.owner.says("Your changes are not saved.")


def _is_uncut(run: Run, _how: How) -> None:
    _is_saved(run)
    expect(run.panel.locator("footage-guard-redaction-editor")).to_have_count(0)


def _is_saved(run: Run) -> None:
    run.owner.reaches("1. Footage")
    expect(run.panel.get_by_text("Your changes are not saved.")).to_have_count(0)


def _saves_the_cut(run: Run) -> None:
    _cuts(run)
    run.owner.press("Save")
    _is_saved(run)


def _sets_terms(run: Run) -> None:
    run.panel.get_by_role("radio", name=re.compile("^Link")).check()
    run.panel.get_by_label("From, as the recipient is told").fill("The house with the two doorbells")
    run.owner.says("Your changes are not saved.")


def _is_without_terms(run: Run, _how: How) -> None:
    _is_saved(run)
    expect(run.panel.get_by_label("From, as the recipient is told")).to_have_value("")
    expect(run.panel.get_by_role("radio", name=re.compile("^Link"))).not_to_be_checked()
    # What was saved is there.
    assert run.draft()["draft"]["clips"][0]["redaction"]["cut"]["from_ms"] == 1_000


def _saves_terms(run: Run) -> None:
    _sets_terms(run)
    run.owner.press("Save")
    _is_saved(run)


def _makes(run: Run) -> None:
    _is_unlocked(run)
    run.owner.press("Make the files")
    expect(run.panel.get_by_role("progressbar")).to_be_visible(timeout=WAIT_MS)


def _is_being_made(run: Run, how: How) -> None:
    """A page that reloads stops nothing; a login that ends, or a restart, has the files wait for somebody."""
    if how is How.RELOAD:
        expect(run.panel.get_by_role("progressbar")).to_be_visible(timeout=WAIT_MS)
    else:
        run.owner.says("Waits until an approver unlocks the vault.")
    run.owner.press("Stop")
    expect(run.panel.get_by_role("button", name="Make the files")).to_be_visible(timeout=WAIT_MS)


def _has_made(run: Run) -> None:
    _makes(run)
    run.owner.reaches("4. Look at the files", timeout=MAKING_MS)


def _result(run: Run) -> Locator:
    heading = run.owner.page.get_by_role("heading", name="4. Look at the files")
    return run.panel.locator("section", has=heading)


def _looks(run: Run) -> None:
    _is_unlocked(run)
    run.owner.press("Show", within=_result(run))
    run.owner.plays(_result(run).locator("video"))


def _is_closed(run: Run, _how: How) -> None:
    run.owner.says("The files are finished.")
    expect(_result(run).locator("video[src]")).to_have_count(0)
    run.owner.says("0 of 2 agreed.")


def _types_half(run: Run) -> None:
    run.owner.press("Approve")
    run.panel.get_by_label("Your passphrase").focus()
    run.owner.page.keyboard.type(run.owner.passphrase[:HALF])


def _is_not_approved(run: Run, _how: How) -> None:
    run.owner.says("0 of 2 agreed.")
    expect(run.owner.dialog()).to_have_count(0)


def _agrees(run: Run) -> None:
    run.owner.press("Approve")
    run.owner.proves()
    run.owner.says("1 of 2 agreed.")


def _is_half_agreed(run: Run, _how: How) -> None:
    run.owner.says("1 of 2 agreed.")
    expect(run.panel.get_by_role("button", name="Approve", exact=True)).to_have_count(0)


def _agrees_to_others(run: Run) -> None:
    """Agree to other drafts as well: a link is shown once, and each interruption ends that."""
    run.others = [run.home.prepared(run.home.asked()) for _ in STEPS[-2].interruptions[1:]]
    for draft_id in run.others:
        run.home.run(prove(run.home.client, "approval/challenge", "approval/approve", draft_id=draft_id))


def _nothing(_run: Run) -> None:
    """Do nothing more."""


def _is_given_a_link(run: Run) -> None:
    """Have the member agree as the last one."""
    run.draft_id = run.others.pop() if run.link else run.draft_id
    run.member.open(f"/draft/{run.draft_id}")
    run.member.press("Approve")
    run.member.proves()
    run.link = run.member.panel.get_by_label("Link", exact=True).input_value()


def _is_shown_no_more(run: Run, _how: How) -> None:
    run.member.says("The link was shown once")
    expect(run.member.panel.get_by_label("Link", exact=True)).to_have_count(0)
    assert not has_ended(run.link)


def _lists(run: Run) -> None:
    run.owner.open("/shares")
    run.panel.get_by_text("Make it less").first.click()
    run.panel.locator("input[name=downloads]").first.fill("0")


def _is_still_shared(run: Run, _how: How) -> None:
    run.owner.says("Northtown Police")
    expect(run.panel.get_by_role("button", name="Take back").first).to_be_visible()
    assert not has_ended(run.link)


def _takes_back(run: Run) -> None:
    run.owner.open(f"/draft/{run.draft_id}")
    run.owner.press("Take back")
    run.owner.says("It has ended.")
    assert has_ended(run.link)


STEPS: Final = (
    Step(name="the list", path="", begins=_reads, stands=_is_listed, goes_on=_reviews),
    Step(
        name="a clip is chosen",
        path="/request/{run.request_id}",
        begins=_chooses,
        stands=_is_not_chosen,
        goes_on=_prepares,
    ),
    Step(name="the clip is cut", path="/draft/{run.draft_id}", begins=_cuts, stands=_is_uncut, goes_on=_saves_the_cut),
    Step(
        name="the terms are half filled in",
        path="/draft/{run.draft_id}",
        begins=_sets_terms,
        stands=_is_without_terms,
        goes_on=_saves_terms,
    ),
    Step(
        name="the files are being made",
        path="/draft/{run.draft_id}",
        begins=_makes,
        stands=_is_being_made,
        goes_on=_has_made,
        is_in_memory=True,
    ),
    Step(
        name="the result is looked at",
        path="/draft/{run.draft_id}",
        begins=_looks,
        stands=_is_closed,
        goes_on=_nothing,
        votes=0,
    ),
    Step(
        name="half of a passphrase is typed",
        path="/draft/{run.draft_id}",
        begins=_types_half,
        stands=_is_not_approved,
        goes_on=_agrees,
        votes=0,
        is_in_memory=True,
    ),
    Step(
        name="one of two agreed",
        path="/draft/{run.draft_id}",
        begins=_nothing,
        stands=_is_half_agreed,
        goes_on=_agrees_to_others,
        votes=1,
    ),
    Step(
        name="the link is shown",
        path="/draft/{run.draft_id}",
        begins=_is_given_a_link,
        stands=_is_shown_no_more,
        goes_on=_nothing,
        is_by_member=True,
        votes=2,
        is_in_memory=True,
    ),
    Step(name="shares", path="/shares", begins=_lists, stands=_is_still_shared, goes_on=_takes_back, votes=2),
)
