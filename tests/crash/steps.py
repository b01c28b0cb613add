"""Everything that happens to a request and to what leaves by it, one thing after the other."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any, Final

from custom_components.footage_guard.bridge.lockdown.leaving import Leaving
from custom_components.footage_guard.flows import drafting, receiving, sharing
from custom_components.footage_guard.flows.desk import Desk
from custom_components.footage_guard.flows.sharing import Visitor
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.errors import AccessCodeWrong
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import HoldId
from custom_components.footage_guard.model.lifecycle.release import ReleaseInput
from custom_components.footage_guard.model.lifecycle.request import RequestInput
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.people_facts import PersonRemoved, PolicyLowered
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.rules.rule import MuteScope
from custom_components.footage_guard.model.share import Client, parse_code
from custom_components.footage_guard.vault.holding import Placing, place
from tests.flows.office import DAY_MS, UNVERIFIED, police, wish

from .base import ADA, BEN, CLEO, DECIDED, DOOR, HALL, folders
from .home import FILE, Home
from .running import Step
from .times import MINUTE_MS

COOL_MS: Final = 11 * MINUTE_MS
LEAVE_MS: Final = 16 * MINUTE_MS
OVER_MS: Final = 8 * DAY_MS
CLOSING_MS: Final = 60 * DAY_MS
VISITOR: Final = Visitor("192.0.2.0/24", Client.BROWSER)
NEIGHBOR: Final = {"name": "Neighbor at number 5"}
HOLD: Final = HoldId("01KB0000000000000000000077")

type Do = Callable[[Home], Awaitable[object]]


async def ask(home: Home, name: str = "request", **changed: Any) -> None:
    """Somebody outside asks, and is answered before anybody has looked at it."""
    record = await home.requests.async_receive(police() | changed, Channel.FORM)
    home.note(name, record.id)


async def amend(home: Home) -> None:
    """Whoever asked asks for something else instead."""
    await ask(home, "second", supersedes=home.request())


async def wish_for(home: Home) -> None:
    """An automation asks."""
    record = await home.requests.async_ask(wish(), caller="")
    home.note("request", record.id)


async def decline(home: Home, name: str = "request") -> None:
    """Somebody says no."""
    await home.requests.async_decline(home.request(name), actor=None)


async def withdraw(home: Home) -> None:
    """An automation takes back what it asked."""
    await home.requests.async_withdraw(home.request(), actor=None)


async def reopen(home: Home, name: str = "request") -> None:
    """A person takes back that it was declined or set aside."""
    version = (await home.requests.async_get(home.request(name))).version
    await home.requests.async_reopen(home.request(name), actor=ADA, version=version)


async def verify(home: Home) -> None:
    """A person has called back whoever asks."""
    version = (await home.requests.async_get(home.request())).version
    await home.requests.async_verify(home.request(), Level.CALLED_BACK, "called_back", actor=ADA, version=version)


async def mute(home: Home) -> None:
    """Nobody wants to hear of this requester."""
    await home.requests.async_mute(home.request(), MuteScope.REQUESTER, until_ms=None)


async def end_mute(home: Home) -> None:
    """A person wants to hear of them again."""
    await home.requests.async_end_mute(home.request(), MuteScope.REQUESTER, actor=ADA)


async def close(home: Home) -> None:
    """A full hour has come."""
    await home.requests._async_look()


async def close_then_look(home: Home) -> None:
    """Both, as a start does."""
    await close(home)
    await look(home)


async def look(home: Home) -> None:
    """What is due is done."""
    await home.decisions.async_look()


async def edit(home: Home) -> None:
    """A person changes a draft."""
    release_id = home.release()
    changed = home.written(purpose="Another purpose.")

    def update(booth: Any, now_ms: int) -> None:
        version = booth.desk.releases.get_release(release_id).version
        drafting.update(booth, release_id, changed, actor=ADA, now_ms=now_ms, version=version)

    await home.decide(update)


async def cancel(home: Home) -> None:
    """A person drops a draft."""
    await home.decide(lambda booth, now_ms: drafting.cancel(booth, home.release(), actor=ADA, now_ms=now_ms))


async def veto(home: Home) -> None:
    """A person stops what is being voted on, or cools off."""
    await home.decisions.async_veto(BEN, home.release())


async def revoke(home: Home) -> None:
    """Somebody takes a share back."""
    await home.sharing.async_revoke(home.release(), actor=ADA)


async def revoke_all(home: Home) -> None:
    """Somebody takes all of them back."""
    await home.sharing.async_revoke_all(actor=None)


async def shorten(home: Home) -> None:
    """Somebody has fewer downloads be left."""
    await home.sharing.async_shorten(home.release(), left=1, not_after_ms=None, actor=ADA)


async def lock_down(home: Home) -> None:
    """Somebody locks down."""
    assert await home.vault.async_lock_down(LockdownReason.ASKED)


async def leave_lockdown(home: Home) -> None:
    """The wait is over after which a person leaves it."""
    home.vault._lockdowns.leaving = Leaving(person_id=ADA, asked_ms=0, asked_up_ms=0)
    await home.vault._lockdowns._async_leave(None)  # type: ignore[arg-type]  # it asks its own clocks
    assert home.vault.lockdown is None


async def open_link(home: Home) -> None:
    """Whoever has the link opens it, and fetches the file."""
    release_id = home.release()
    code = parse_code(home.notes.get(f"code {release_id}"))
    address, _ = await home.sharing.async_open(release_id, home.notes[f"link {release_id}"], code, VISITOR, "en")
    ticket = home.sharing.tickets.find(address)
    assert ticket is not None
    streamed = await home.sharing.async_stream(ticket, 1)
    assert streamed.length == len(FILE)


async def open_last(home: Home) -> None:
    """The same for the last download, and then it is through."""
    await open_link(home)
    home.sharing.tickets.clear()


async def try_code(home: Home) -> None:
    """Whoever has the link tries an access code."""
    release_id = home.release()
    try:
        await home.sharing.async_open(release_id, home.notes[f"link {release_id}"], "WRONGCOD", VISITOR, "en")
    except AccessCodeWrong:
        return
    raise AssertionError


async def collect(home: Home) -> None:
    """A person takes a file."""
    await home.decide(lambda booth, now_ms: sharing.count_collected(booth, home.release(), VISITOR, now_ms=now_ms))
    await home.sharing.async_tidy()


async def hold(home: Home) -> None:
    """A person keeps a clip."""
    placing = Placing(kind=HoldKind.OWNER, now_ms=1, until_ms=None, quota_bytes=1 << 40, hold_id=HOLD)
    await home.vault.async_do(lambda vault: place(vault, [home.base.clips[DOOR]], placing))


async def end_hold(home: Home) -> None:
    """A person lets it go."""
    await home.vault.async_do(lambda vault: vault.tell(HoldEnded(hold_id=HOLD)))


async def forbid_links(home: Home) -> None:
    """Somebody turns links off."""
    lower = replace(DECIDED, policy=replace(DECIDED.policy, public_links=False)).as_text()
    await home.vault.async_work(lambda opened: opened.rolls.tell(PolicyLowered(decided=lower, actor=None)))
    home.vault.people.tell_changed()


async def remove_person(home: Home) -> None:
    """A person is not enrolled any more."""
    await home.vault.async_work(lambda opened: opened.rolls.tell(PersonRemoved(person_id=ADA, actor=BEN)))
    home.vault.people.tell_changed()


async def lose_lease(home: Home) -> None:
    """What is live has no lease any more, whoever took it."""
    await home.decide(lambda booth, _: booth.leases.end(home.release()))
    await look(home)


async def nothing(_home: Home) -> None:
    """It starts, and does what a start does."""


def moved(by: RequestInput, name: str = "request") -> Do:
    """Return what gives an input to a request in a state in which no flow gives it."""

    async def move(home: Home) -> None:
        await home.decide(lambda booth, now_ms: booth.desk.move(home.request(name), by, actor=None, now_ms=now_ms))

    return move


def moved_release(by: ReleaseInput) -> Do:
    """Return what gives an input to a release in a state in which no flow gives it."""

    async def move(home: Home) -> None:
        await home.decide(lambda booth, now_ms: booth.desk.move_release(home.release(), by, actor=None, now_ms=now_ms))

    return move


def taken_in(by: RequestInput) -> Do:
    """Return what gives an input to a request at which nobody has looked."""

    async def move(home: Home) -> None:
        request = home.requests._parsed(police(), Channel.FORM, UNVERIFIED)

        def receive(desk: Desk, *, now_ms: int) -> None:
            receiving.take_in(desk, request, now_ms=now_ms)
            desk.move(request.id, by, actor=None, now_ms=now_ms)

        await home.requests._async_work(receive)
        home.note("request", request.id)

    return move


def lose_leases(config: Path) -> None:
    """A backup is put back: no cache is in it."""
    for path in folders(config).cache.glob("leases.db*"):
        path.unlink()


def leave(_config: Path) -> None:
    """Do nothing to the files."""


def _second(doing: Callable[..., Awaitable[object]], **named: Any) -> Do:
    return partial(doing, name="second", **named)


_REQUEST: Final = (
    Step("asked", "", ask),
    Step("taken in, declined", "", taken_in(RequestInput.DECLINE)),
    Step("taken in, withdrawn", "", taken_in(RequestInput.WITHDRAW)),
    Step("taken in, closed", "", taken_in(RequestInput.CLOSE)),
    Step("declined", "asked", decline),
    Step("declined twice", "declined", decline),
    Step("reopened", "declined", reopen),
    Step("declined, withdrawn", "declined", moved(RequestInput.WITHDRAW)),
    Step("declined, closed", "declined", close, waited_ms=CLOSING_MS),
    Step("expired", "asked", close, waited_ms=CLOSING_MS),
    Step("verified", "asked", verify),
    Step("amended", "asked", amend),
    Step("muted", "asked", mute),
    Step("mute ended", "muted", end_mute),
    Step("set aside", "muted", partial(ask, name="second", case_reference="NT-2026-118")),
    Step("set aside, declined", "set aside", _second(decline)),
    Step("set aside, reopened", "set aside", _second(reopen)),
    Step("set aside, withdrawn", "set aside", moved(RequestInput.WITHDRAW, "second")),
    Step("set aside, dropped", "set aside", moved(RequestInput.DROP, "second")),
    Step("set aside, closed", "set aside", close, waited_ms=CLOSING_MS),
    Step("wished", "", wish_for),
    Step("withdrawn", "wished", withdraw),
)
_DRAFT: Final = (
    Step("drafted", "asked", Home.draft),
    Step("drafted, edited", "drafted", edit),
    Step("drafted, cancelled", "drafted", cancel),
    Step("drafted, declined", "drafted", decline),
    Step("drafted, expired", "drafted", close, waited_ms=CLOSING_MS),
    Step("drafted, locked down", "drafted", moved_release(ReleaseInput.LOCK_DOWN)),
    Step("drafted, interrupted", "drafted", moved_release(ReleaseInput.INTERRUPT)),
    Step("frozen", "drafted", Home.finish),
    Step("frozen, edited", "frozen", edit),
    Step("frozen, cancelled", "frozen", cancel),
    Step("frozen, vetoed", "frozen", veto),
    Step("frozen, declined", "frozen", decline),
    Step("frozen, locked down", "frozen", lock_down),
    Step("frozen, expired", "frozen", close, waited_ms=CLOSING_MS),
    Step("frozen, interrupted", "frozen", moved_release(ReleaseInput.INTERRUPT)),
)
_VOTES: Final = (
    Step("hall drafted", "asked", partial(Home.draft, camera=HALL), is_tried=False),
    Step("hall frozen", "hall drafted", Home.finish, is_tried=False),
    Step("voted", "hall frozen", Home.vote),
    Step("voted, edited", "voted", edit),
    Step("voted, cancelled", "voted", cancel),
    Step("voted, vetoed", "voted", veto),
    Step("voted, declined", "voted", decline),
    Step("voted, locked down", "voted", lock_down),
    Step("voted, expired", "voted", close, waited_ms=CLOSING_MS),
    Step("voted, interrupted", "voted", moved_release(ReleaseInput.INTERRUPT)),
    Step("voter removed", "voted", remove_person),
    Step("voted twice", "voted", partial(Home.vote, person=BEN)),
    Step("last vote", "voted twice", partial(Home.vote, person=CLEO)),
)
_COOLING: Final = (
    Step("approved", "frozen", Home.vote),
    Step("cooling, vetoed", "approved", veto),
    Step("cooling, declined", "approved", decline),
    Step("cooling, locked down", "approved", lock_down),
    Step("cooling, revoked", "approved", revoke),
    Step("cooling, expired", "approved", close, waited_ms=CLOSING_MS),
    Step("cooling, lease lost", "approved", nothing, before=lose_leases),
    Step("wish drafted", "wished", partial(Home.draft, recipient=NEIGHBOR), is_tried=False),
    Step("wish frozen", "wish drafted", Home.finish, is_tried=False),
    Step("wish approved", "wish frozen", Home.vote, is_tried=False),
    Step("wish approved, withdrawn", "wish approved", withdraw),
)
_SHARE: Final = (
    Step("went live", "approved", look, waited_ms=COOL_MS),
    Step("live, locked down", "went live", lock_down),
    Step("live, revoked", "went live", revoke),
    Step("live, all revoked", "went live", revoke_all),
    Step("live, over", "went live", look, waited_ms=OVER_MS),
    Step("live, request closed", "went live", close_then_look, waited_ms=CLOSING_MS),
    Step("live, lease lost", "went live", lose_lease),
    Step("live, shortened", "went live", shorten),
    Step("live, links off", "went live", forbid_links),
    Step("opened", "went live", open_link),
    Step("used up", "opened", open_last),
)
_OTHER_SHARES: Final = (
    Step("asked again", "went live", wish_for, is_tried=False),
    Step("drafted again", "asked again", Home.draft, is_tried=False),
    Step("frozen again", "drafted again", Home.finish, is_tried=False),
    Step("live at once", "frozen again", Home.vote),
    Step("code drafted", "asked again", partial(Home.draft, access_code=True), is_tried=False),
    Step("code frozen", "code drafted", Home.finish, is_tried=False),
    Step("code live", "code frozen", Home.vote, is_tried=False),
    Step("code wrong", "code live", try_code),
    Step("code right", "code live", open_link),
    Step(
        "file drafted",
        "asked again",
        partial(Home.draft, delivery="file", max_downloads=1),
        is_tried=False,
    ),
    Step("file frozen", "file drafted", Home.finish, is_tried=False),
    Step("file live", "file frozen", Home.vote),
    Step("file collected", "file live", collect),
)
_HOME: Final = (
    Step("held", "", hold),
    Step("hold ended", "held", end_hold),
    Step("locked down", "asked", lock_down),
    Step("lockdown left", "locked down", leave_lockdown, waited_ms=LEAVE_MS),
)
PARTS: Final = {
    "requests": (*_REQUEST, *_HOME),
    "drafts": (*_DRAFT, *_VOTES),
    "shares": (*_COOLING, *_SHARE, *_OTHER_SHARES),
}
STEPS: Final = tuple(step for part in PARTS.values() for step in part)
"""Each after the one that it follows."""
NOTHING: Final = Step("started", "", nothing, before=leave)
