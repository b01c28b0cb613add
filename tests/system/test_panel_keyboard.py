"""The whole decision without a mouse, on a phone in the dark: from a request to a link that is taken back."""

from collections.abc import Iterator
from typing import Final

from playwright.sync_api import expect
import pytest

from .browser import PHONE
from .handed_over import fetched, has_ended, is_film
from .panel_home import PanelHome, panel_home
from .panel_seat import MAKING_MS, Seat, seat
from .recipient import chromium

SENDER: Final = "The house with the two doorbells"


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PanelHome]:
    """Give a home in which somebody asks for what the doorbell saw."""
    with panel_home(tmp_path_factory.mktemp("keyboard")) as home:
        home.asked()
        yield home
        home.settle()


def test_a_person_decides_with_the_keyboard_alone(home: PanelHome) -> None:
    phone = {"color_scheme": "dark", "has_touch": True, "is_mobile": True}
    with chromium() as browser, seat(browser, home.owner, PHONE, **phone) as owner:
        owner.open()
        owner.says("Northtown Police")
        owner.key("Unlock")
        owner.is_at("Your passphrase")
        owner.shown("unlock-phone-dark")
        owner.proves()
        owner.says("Vault unlocked")
        owner.shown("inbox-phone-dark")
        owner.key("Review")
        _choose(owner)
        owner.key("Prepare selected footage")
        owner.reaches("1. Footage")
        _cut(owner)
        _hide(owner)
        _set_terms(owner)
        owner.key("Save and make the files")
        # Whoever waits for the files is led to them.
        owner.is_at("4. Look at the files", timeout=MAKING_MS)
        _look(owner)
        link = _approve(owner)
        assert is_film(fetched(link))
        _take_back(owner)
        assert has_ended(link)
    assert owner.complaints == []


def _choose(owner: Seat) -> None:
    """Play the clip of the timeline and choose it, with the keys that the page names."""
    clip = owner.panel.get_by_role("option").first
    expect(clip).to_have_attribute("aria-selected", "false")
    owner.tab_to("", kind="option")
    owner.page.keyboard.press("Space")
    expect(clip).to_have_attribute("aria-selected", "true")
    owner.page.keyboard.press("Enter")
    owner.plays(owner.panel.locator("video"))
    owner.presses("Pause")
    owner.shown("request-phone-dark", at="Footage")


def _cut(owner: Seat) -> None:
    """Cut three seconds out of the clip: where they begin by the second, where they end by typing it."""
    keyboard = owner.page.keyboard
    editor = owner.panel.locator("footage-guard-redaction-editor")
    owner.shown("draft-phone-dark", at="1. Footage")
    owner.key("Cut and hide")
    owner.key("Show")
    owner.plays(editor.locator("video"))
    # Whoever asked for the film is at its button.
    owner.presses("Pause")
    owner.tab_to("Start", kind="range")
    keyboard.press("Shift+ArrowRight")
    owner.tab_to("Start", kind="text")
    expect(editor.get_by_role("textbox", name="Start")).to_have_value("00:01.000")
    # A box begins at the picture that is shown.
    expect(editor.get_by_role("slider", name="Position")).to_have_value("1")
    owner.tab_to("End", kind="text")
    keyboard.press("ControlOrMeta+a")
    keyboard.type("00:04.000")


def _hide(owner: Seat) -> None:
    """Add a box and have it move: another place at another time."""
    keyboard = owner.page.keyboard
    editor = owner.panel.locator("footage-guard-redaction-editor")
    owner.key("Add a box")
    # Whoever added a box puts it in its place.
    owner.is_at("Box 1. Arrow keys move it, with Shift they change its size.")
    for key in ("ArrowRight", "ArrowDown", "Shift+ArrowRight"):
        keyboard.press(key)
    expect(editor.get_by_label("Top edge, %")).to_have_value("40.5")
    owner.shown("cut-phone-dark")
    owner.key("One picture on")
    keyboard.press("Enter")
    owner.key("Moves to here")
    owner.tab_to("Box 1.", back=True)
    for _ in range(10):
        keyboard.press("ArrowDown")
    expect(editor.get_by_label("Top edge, %")).to_have_value("45.5")
    places = editor.get_by_role("list", name="Places").get_by_role("listitem")
    expect(places).to_have_count(2)
    owner.key("00:01.000")
    expect(editor.get_by_label("Top edge, %")).to_have_value("40.5")
    owner.shown("moves-phone-dark", at="Black-out boxes")
    # Nobody is kept in the editor.
    owner.key("Close", back=True)
    expect(editor).to_have_count(0)


def _set_terms(owner: Seat) -> None:
    owner.tab_to("From, as the recipient is told")
    owner.page.keyboard.type(SENDER)
    owner.tab_to("File", kind="radio")
    owner.page.keyboard.press("ArrowUp")
    expect(owner.panel.get_by_role("radio", name="Link")).to_be_checked()
    owner.tab_to("Access code", kind="checkbox")
    owner.shown("terms-phone-dark", at="2. Recipient and terms")


def _look(owner: Seat) -> None:
    owner.key("Show")
    owner.plays(owner.panel.locator("video"))
    owner.presses("Pause")
    owner.shown("result-phone-dark", at="4. Look at the files")


def _approve(owner: Seat) -> str:
    """Read what is signed, sign it, and return the link."""
    owner.tab_to("Approve")
    owner.shown("decide-phone-dark", at="6. Decide")
    owner.presses("Approve")
    owner.is_at("Approve", kind="h2")
    owner.shown("approve-phone-dark")
    owner.page.keyboard.press("Escape")
    owner.is_at("Approve", kind="button")
    owner.presses("Approve")
    owner.tab_to("Your passphrase")
    owner.proves()
    owner.is_at("Link for the recipient")
    owner.shown("link-phone-dark", at="Link for the recipient")
    owner.tab_to("Link", kind="text")
    return owner.panel.get_by_label("Link", exact=True).input_value()


def _take_back(owner: Seat) -> None:
    owner.key("I have kept it. Hide it")
    owner.is_at("After the decision")
    owner.key("Shares", back=True)
    owner.says("Downloads left")
    owner.key("Accesses")
    owner.key("Make it less")
    owner.shown("shares-phone-dark")
    owner.key("Take back")
    owner.is_at("Taken back. Nothing more of it leaves. What was downloaded before cannot be called back.")
    # What lies under the bar at the top, half of it, would be called too small.
    owner.page.evaluate("scrollTo(0, 0)")
    owner.shown("taken-back-phone-dark")
