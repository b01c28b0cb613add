"""The card in a real browser: on a dashboard of files and on one that people edit, chosen and changed by its form.

It comes last, for it locks the demo down, which takes a while to end.
"""

from collections.abc import Iterator, Mapping
import re
from typing import Final

from playwright.sync_api import Browser, Locator, expect
import pytest

from tools.demo.dashboard import URL_PATH
from tools.home.folder import CARD_PATH

from .browser import DESKTOP, PHONE
from .guide import keep
from .panel_seat import WAIT_MS, Seat, seat
from .recipient import AXE, chromium
from .test_panel_inbox import FINDINGS, TOO_SMALL

ASK: Final = """() => document.querySelector("home-assistant").hass.callService("footage_guard", "create_request", {
  scope: {
    window_from: new Date(Date.now() - 3_600_000).toISOString(),
    window_to: new Date(Date.now() - 60_000).toISOString(),
  },
  purpose: "To see who rang.",
})"""


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test: its processes come and go, and none may be left."""
    with chromium() as browser:
        yield browser


def test_the_card_is_on_every_kind_of_dashboard(demo: Mapping[str, str], browser: Browser) -> None:
    access = {**demo, **{name: demo[f"second_{name}"] for name in ("user", "password", "passphrase")}}
    with seat(browser, demo, DESKTOP) as owner, seat(browser, access, PHONE, color_scheme="dark") as member:
        own, card = _card(owner, URL_PATH), _card(member, CARD_PATH)
        owner.page.evaluate(ASK)
        # Whoever is no administrator sees the same.
        for seen in (own, card):
            expect(seen.locator("dd").first).to_have_text(re.compile(r"Waiting for a decision: [1-9]"))
            expect(seen.locator("dd").nth(2)).to_have_text("Locked")
        _shown(owner, own, "card-desktop-light")
        _shown(member, card, "card-phone-dark")
        _is_mirrored(member)
        _is_chosen_and_changed(owner)
        card.get_by_role("button", name="Lock down").focus()
        member.page.keyboard.press("Enter")
        for seen in (card, own):
            expect(seen.locator("dd").nth(2)).to_have_text("Locked down")
            expect(seen.get_by_role("button")).to_have_count(0)
        expect(card.get_by_role("heading")).to_be_focused()
        _shown(member, card, "card-locked-down-phone-dark")
        card.get_by_role("link", name="Open").click()
        expect(member.panel.get_by_role("heading", level=1)).to_be_visible(timeout=WAIT_MS)
    assert member.complaints == []


def _card(seat: Seat, dashboard: str) -> Locator:
    seat.page.goto(f"{seat.url}/{dashboard}")
    card = seat.page.locator("footage-guard-card")
    expect(card.get_by_role("heading", level=2)).to_be_visible(timeout=WAIT_MS)
    return card


def _is_mirrored(seat: Seat) -> None:
    """Speak Arabic, which runs from right to left, and go back to English."""
    seat.page.evaluate("localStorage.setItem('selectedLanguage', JSON.stringify('ar'))")
    card = _card(seat, CARD_PATH)
    expect(card.locator("dt").first).to_have_text(re.compile("[\u0600-\u06ff]"), timeout=WAIT_MS)
    assert card.evaluate("(card) => getComputedStyle(card.shadowRoot.querySelector('h2')).direction") == "rtl"
    term, value = (card.locator(kind).first.bounding_box() for kind in ("dt", "dd"))
    words = [each.inner_text() for each in (card.locator("dt").first, card.get_by_role("button").first)]
    assert term is not None
    assert value is not None
    assert not any(re.search("[A-Za-z]", each) for each in words), words
    left, right = card.get_by_role("link").bounding_box(), card.get_by_role("button").bounding_box()
    assert left is not None
    assert right is not None
    # The first of the two stands on the right.
    assert left["x"] > right["x"] or left["y"] < right["y"]
    assert card.evaluate("(card) => card.scrollWidth <= card.clientWidth")
    _shown(seat, card, "card-arabic-phone-dark")
    seat.page.evaluate("localStorage.removeItem('selectedLanguage')")
    _card(seat, CARD_PATH)


def _is_chosen_and_changed(seat: Seat) -> None:
    page = seat.page
    page.get_by_role("button", name="Edit dashboard").click()
    # It is under what takes hold of the card.
    page.get_by_role("button", name="Edit card").last.evaluate("(button) => button.click()")
    dialog = page.locator("hui-dialog-edit-card")
    dialog.get_by_role("textbox", name="Heading").fill("At the door")
    expect(dialog.locator("footage-guard-card").get_by_role("heading", name="At the door")).to_be_visible()
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.locator("footage-guard-card")).to_have_count(0)
    expect(page.locator("footage-guard-card").get_by_role("heading", name="At the door")).to_be_visible()
    # From here on others complain: the picker shows a map, whose pictures would come from elsewhere.
    assert seat.complaints == []
    page.get_by_role("button", name="Add card").last.click()
    choosing = page.locator("hui-dialog-create-card")
    choosing.get_by_role("tab", name="By card").click()
    choosing.get_by_placeholder("Search cards").fill("Footage")
    expect(choosing.locator("footage-guard-card")).to_be_visible()
    choosing.get_by_role("button", name="Cancel").click()
    page.get_by_role("button", name="Done").click()


def _shown(seat: Seat, card: Locator, name: str) -> None:
    seat.page.evaluate(AXE.read_text())
    assert card.evaluate(FINDINGS) == [], name
    assert card.evaluate(TOO_SMALL) == [], name
    assert not seat.overflows(), name
    keep(name, card.screenshot(animations="disabled", scale="css"))
