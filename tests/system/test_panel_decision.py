"""The whole decision in the panel of a real Home Assistant: from a request that comes in to a link that is revoked."""

from collections.abc import Iterator
from pathlib import Path
import re
from typing import Final

from playwright.sync_api import Browser, Dialog, Locator, expect
import pytest

from . import panel_owner
from .browser import DESKTOP, PHONE
from .handed_over import fetched, has_ended, is_film
from .panel_film import must_be_strung
from .panel_home import PanelHome, panel_home
from .panel_owner import CLICKS, COUNT
from .panel_seat import MAKING_MS, WAIT_MS, Seat, seat
from .recipient import chromium
from .test_share_page_trouble import MARKUP

LOOKS: Final = """(element) => {
  const { width, height } = element.getBoundingClientRect();
  const names = ["color", "backgroundColor", "borderColor", "borderWidth", "borderStyle", "font", "opacity"];
  const style = getComputedStyle(element);
  return [Math.round(width), Math.round(height), ...names.map((name) => style[name])];
}"""

SEEN: Final = "async (picture) => { await picture.decode(); return picture.naturalWidth; }"
"""How many pixels wide a picture is that a browser really shows."""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PanelHome]:
    """Give the home of all tests here: its cameras and Home Assistant take their time to start."""
    with panel_home(tmp_path_factory.mktemp("decision")) as home:
        yield home


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test: its processes come and go, and none may be left."""
    with chromium() as browser:
        yield browser


@pytest.fixture(autouse=True)
def settled(home: PanelHome) -> Iterator[None]:
    """Leave a locked vault and no request that waits."""
    yield
    if home.child.is_running:
        home.settle()


def test_a_person_decides_with_the_mouse(home: PanelHome, browser: Browser) -> None:
    with seat(browser, home.owner, DESKTOP) as owner:
        panel = owner.open()
        owner.says("No open requests")
        home.asked()
        # It comes in while somebody looks.
        owner.says("Northtown Police")
        owner.shown("inbox-desktop-light")
        panel.get_by_role("link", name="Review").click()
        owner.says("What stands out")
        owner.shown("asked-desktop-light")
        panel.get_by_role("button", name="Decline").first.click()
        owner.shown("decline-desktop-light")
        panel.get_by_role("button", name="Cancel").click()
        _choose(owner)
        owner.shown("request-desktop-light", at="Footage")
        owner.press("Prepare selected footage")
        owner.reaches("1. Footage")
        _cut_and_hide(owner)
        owner.shown("cut-desktop-light")
        _set_terms(owner)
        owner.shown("terms-desktop-light", at="2. Recipient and terms")
        owner.press("Save and make the files")
        owner.reaches("4. Look at the files", timeout=MAKING_MS)
        _look_at_the_files(owner)
        owner.shown("result-desktop-light", at="4. Look at the files")
        owner.shown("leaves-desktop-light", at="5. What leaves and what stays")
        owner.shown("decide-desktop-light", at="6. Decide")
        owner.page.evaluate(COUNT)
        owner.press("Approve")
        expect(owner.dialog()).to_be_visible()
        owner.shown("approve-desktop-light")
        owner.proves()
        begun = owner.page.evaluate(CLICKS)
        link = panel.get_by_label("Link", exact=True).input_value()
        owner.shown("link-desktop-light", at="Link for the recipient")
        assert is_film(fetched(link))
        owner.press("I have kept it. Hide it")
        panel.get_by_role("link", name="Shares").click()
        owner.says("Northtown Police")
        owner.shown("shares-desktop-light")
        assert panel_owner.takes_back(owner) == 1 <= begun
        assert has_ended(link)
    must_be_strung()
    assert owner.complaints == []


def _look_at_the_files(owner: Seat) -> None:
    """Watch what would leave."""
    result = owner.panel.locator("section", has=owner.page.get_by_role("heading", name="4. Look at the files"))
    owner.press("Show", within=result)
    owner.plays(result.locator("video"))
    owner.press("Pause", within=result)


def _choose(owner: Seat) -> None:
    """Unlock, watch the clip of the timeline, and choose it."""
    panel = owner.panel
    clip = panel.get_by_role("option").first
    expect(clip).to_have_attribute("aria-selected", "false")
    clip.click()
    owner.press("Unlock", within=panel.locator("footage-guard-player"))
    owner.proves()
    # Whoever unlocked in order to watch need not ask again.
    owner.plays(panel.locator("video"))
    owner.press("Pause")
    choice = panel.get_by_label("Choose this clip")
    expect(choice).not_to_be_checked()
    choice.check()
    expect(clip).to_have_attribute("aria-selected", "true")


def _cut_and_hide(owner: Seat) -> None:
    """Cut the clip to a second, and draw a box on its picture."""
    panel = owner.panel
    owner.press("Cut and hide")
    editor = panel.locator("footage-guard-redaction-editor")
    owner.press("Show", within=editor)
    owner.plays(editor.locator("video"))
    owner.press("Pause", within=editor)
    expect(editor.get_by_label("Include sound")).not_to_be_checked()
    _type(editor.get_by_label("Start").and_(editor.get_by_role("textbox")).first, "00:01.000")
    _type(editor.get_by_label("End").and_(editor.get_by_role("textbox")).first, "00:04.000")
    picture = editor.locator("video")
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    mouse = owner.page.mouse
    mouse.move(box["x"] + box["width"] * 0.2, box["y"] + box["height"] * 0.2)
    mouse.down()
    mouse.move(box["x"] + box["width"] * 0.5, box["y"] + box["height"] * 0.6, steps=4)
    mouse.up()
    expect(editor.get_by_role("button", name="Box 1", exact=True)).to_be_visible()
    assert float(editor.get_by_label("Left edge, %").input_value()) == pytest.approx(20, abs=1)


def _type(field: Locator, text: str) -> None:
    field.fill(text)
    field.press("Tab")
    expect(field).to_have_value(text)


def _set_terms(owner: Seat) -> None:
    panel = owner.panel
    panel.get_by_role("radio", name=re.compile("^Link")).check()
    panel.get_by_label("From, as the recipient is told").fill("The house with the two doorbells")


def test_no_choice_is_louder_than_its_opposite_and_nothing_is_chosen_beforehand(
    home: PanelHome, browser: Browser
) -> None:
    request_id = home.asked()
    draft_id = home.prepared(request_id)
    with seat(browser, home.owner, DESKTOP) as owner:
        panel = owner.open()
        expect(panel.get_by_role("link", name="Review")).to_be_visible()
        _must_be_equal(panel.get_by_role("link", name="Review"), panel.get_by_role("button", name="Decline"))
        owner.open(f"/request/{request_id}")
        prepare = panel.get_by_role("button", name="Prepare selected footage")
        expect(prepare).to_be_visible()
        _must_be_equal(prepare, panel.get_by_role("button", name="Decline").last)
        _must_be_equal(
            panel.get_by_role("button", name="Look at the footage"), panel.get_by_role("button", name="Decline").first
        )
        assert panel.locator("input:checked").count() == 0
        owner.open(f"/draft/{draft_id}")
        approve = panel.get_by_role("button", name="Approve", exact=True)
        expect(approve).to_be_visible()
        for width in (DESKTOP["width"], PHONE["width"], 320):
            owner.page.set_viewport_size({"width": width, "height": 800})
            _must_be_equal(approve, panel.get_by_role("button", name="Decline", exact=True))
        approve.click()
        _must_be_equal(*panel.locator("footage-guard-step-up .choice button").all())
        owner.page.keyboard.press("Escape")
        expect(approve).to_be_focused()
    with seat(browser, home.owner, DESKTOP) as owner:
        # What a person begins with: no checkbox is ticked, and the file that stays here is what the draft says.
        draft = {
            "clips": _clips(home),
            "purpose": "A car hit the fence.",
            "legal_basis": "voluntary",
            "delivery": "file",
        }
        begun = home.command("draft/create", request_id=request_id, draft=draft)["draft_id"]
        panel = owner.open(f"/draft/{begun}")
        owner.reaches("2. Recipient and terms")
        assert panel.locator("input[type=checkbox]:checked").count() == 0
        chosen = panel.locator("input[type=radio]:checked").evaluate_all(
            "(all) => all.map((each) => each.labels[0].innerText.split(/[:\\n]/)[0].trim())"
        )
        assert chosen == ["Whoever asked", "File"]
    assert owner.complaints == []


@pytest.mark.parametrize("text", [*MARKUP[:3], *MARKUP[5:8]])
def test_what_a_requester_wrote_is_text_even_without_the_policy(home: PanelHome, browser: Browser, text: str) -> None:
    request_id = home.asked(
        requester={
            "type": "law_enforcement",
            **dict.fromkeys(("organisation", "unit", "person_name", "role", "badge"), text),
            "phone": "+1 555 0100",
        },
        case_reference=text,
        incident={"type": "other", "location": text},
        legal_basis={"claimed": "court_order", "issuing_authority": text, "docket": text},
        intended_recipients=[text],
        **dict.fromkeys(("purpose", "message", "onward_sharing", "retention_claimed"), text),
    )
    draft_id = home.prepared(request_id, purpose=text, sender=text)
    with seat(browser, home.owner, DESKTOP, bypass_csp=True) as owner:
        panel = owner.open()
        panel.get_by_text("What the sender wrote").first.click()
        expect(panel.get_by_text(text).first).to_be_visible()
        for path, most in ((f"/request/{request_id}", 10), (f"/draft/{draft_id}", 4)):
            owner.open(path)
            expect(panel.get_by_text(text).nth(most - 1)).to_be_attached(timeout=WAIT_MS)
            panel.locator("details").evaluate_all("(all) => all.forEach((each) => { each.open = true; })")
            assert panel.locator("img, iframe, script, math").count() == 0
        owner.press("Approve")
        expect(panel.locator("footage-guard-step-up").get_by_text(text).first).to_be_visible()
        assert owner.page.evaluate("window.hit") is None
    assert owner.complaints == []


def test_a_file_that_is_one_picture_is_seen_before_it_leaves(home: PanelHome, browser: Browser) -> None:
    still = {"clip_id": home.clip["clip_id"], "redaction": {"cut": {"at_ms": 1500}}}
    draft_id = home.prepared(home.asked(), clips=[still])
    with seat(browser, home.owner, DESKTOP) as owner:
        panel = owner.open(f"/draft/{draft_id}")
        owner.reaches("4. Look at the files")
        owner.press("Unlock", within=panel.locator("footage-guard-player"))
        owner.proves()
        picture = panel.get_by_role("img", name="One picture: footage-1.png")
        expect(picture).to_be_focused()
        assert picture.evaluate(SEEN) > 0
        assert panel.locator("video").count() == 0
        assert owner.violations() == []
        owner.open("/history")
        owner.says("A finished file was watched.")
    assert owner.complaints == []


def test_all_shares_are_stopped_with_no_more_clicks_than_begin_one(home: PanelHome, browser: Browser) -> None:
    drafts = [home.prepared(home.asked(), max_downloads=2) for _ in range(2)]
    links: list[str] = []
    with seat(browser, home.owner, DESKTOP) as owner:
        for draft_id in drafts:
            owner.open(f"/draft/{draft_id}")
            owner.page.evaluate(COUNT)
            owner.press("Approve")
            owner.proves()
            links.append(owner.panel.get_by_label("Link", exact=True).input_value())
            begun = owner.page.evaluate(CLICKS)
            owner.press("I have kept it. Hide it")
        assert is_film(fetched(links[0]))
        owner.open("/shares")
        owner.says("Downloads that cannot be called back: 1")
        owner.page.evaluate(COUNT)
        owner.press("Stop all")
        owner.says("Shares that end: 2.")
        owner.shown("stop-all-desktop-light")
        owner.press("Stop all", within=owner.panel.locator("footage-guard-step-up"))
        owner.says("Ended: 2.")
        assert owner.page.evaluate(CLICKS) == 2 <= begun
        assert all(has_ended(link) for link in links)
        owner.says("footage-1.mp4: whole")
        assert owner.violations() == []
    assert owner.complaints == []


def test_what_comes_in_is_seen_kept_and_let_go(home: PanelHome, browser: Browser) -> None:
    home.looks_for_motion()
    with seat(browser, home.owner, {"width": 1280, "height": 500}) as owner:
        panel_owner.comes_in(home, owner)
        owner.page.set_viewport_size({"width": DESKTOP["width"], "height": DESKTOP["height"]})
        panel_owner.shows_motion(owner)
        panel_owner.holds_and_lets_go(owner)
        panel_owner.reads_what_is_added(home, owner)
    assert owner.complaints == []


def test_a_key_of_a_month_leaves_once_both_agreed_and_a_day_has_passed(
    home: PanelHome, browser: Browser, tmp_path: Path
) -> None:
    # The vault's clocks are a day further on afterwards.
    with seat(browser, home.owner, DESKTOP) as owner:
        panel_owner.proposes(owner)
        with seat(browser, home.member, PHONE, color_scheme="dark") as member:
            member.open("/vault")
            keys = member.panel.locator("footage-guard-vault-keys")
            member.press("Agree", within=keys)
            member.proves()
            expect(keys.get_by_text("Everybody agreed. It can be taken from")).to_be_visible()
        home.waits_a_day()
        saved = panel_owner.takes(owner, tmp_path)
        owner.says(f"The file {saved.name} was given to your browser.")
        assert saved.read_bytes().startswith(b"age-encryption.org/v1")
        expect(owner.panel.get_by_role("button", name="Take the key")).to_have_count(0)
    assert [*owner.complaints, *member.complaints] == []


def test_two_people_decide_in_two_browsers_across_a_reload_a_restart_and_a_new_login(
    home: PanelHome, browser: Browser
) -> None:
    # Stricter is at once and back takes a day, and Home Assistant stops with this test: it is the last one.
    home.command("policy/apply", policy={"quorum": 2})
    draft_id = home.prepared(home.asked())
    with seat(browser, home.owner, DESKTOP) as owner, seat(browser, home.member, PHONE, color_scheme="dark") as member:
        owner.open(f"/draft/{draft_id}")
        member.open(f"/draft/{draft_id}")
        member.says("0 of 2 agreed.")
        _leaves_unsaved(owner)
        owner.press("Approve")
        owner.proves()
        owner.says("1 of 2 agreed.")
        expect(owner.panel.get_by_role("button", name="Approve", exact=True)).to_have_count(0)
        # The other one hears of it without doing anything.
        member.says("1 of 2 agreed.")
        home.restart()
        for person in (owner, member):
            expect(person.panel.get_by_text("The connection is interrupted.")).to_have_count(0, timeout=2 * WAIT_MS)
            person.says("1 of 2 agreed.")
        member.logs_in_anew(home.member)
        member.open(f"/draft/{draft_id}")
        member.press("Approve")
        member.proves()
        link = member.panel.get_by_label("Link", exact=True).input_value()
        owner.says("The link was shown once")
        expect(owner.panel.get_by_label("Link", exact=True)).to_have_count(0)
        owner.press("Take back")
        owner.says("It has ended.")
        assert has_ended(link)
    home.stop()


def _leaves_unsaved(owner: Seat) -> None:
    """Change something, and leave the page all the same, which the browser asks about."""
    asked: list[str] = []

    def leave(dialog: Dialog) -> None:
        asked.append(dialog.type)
        dialog.accept()

    owner.page.on("dialog", leave)
    owner.press("Remove")
    owner.says("Your changes are not saved.")
    owner.page.reload()
    assert asked == ["beforeunload"]
    owner.says("The files are finished.")
    expect(owner.panel.get_by_text("Your changes are not saved.")).to_have_count(0)


def _must_be_equal(*choices: Locator) -> None:
    """Compare the size and the colors of choices, pixel by pixel."""
    one, other = (choice.evaluate(LOOKS) for choice in choices)
    assert one == other


def _clips(home: PanelHome) -> list[dict[str, object]]:
    return [{"clip_id": home.clip["clip_id"], "redaction": {"cut": {"from_ms": 1000, "to_ms": 2000}}}]
