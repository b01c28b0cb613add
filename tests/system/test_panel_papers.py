"""A legal paper in the panel of a real home, on a phone: noted, ticked and told in the history."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from typing import Final, Literal
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, expect
import pytest

from .browser import DESKTOP, PHONE
from .panel_seat import Seat, seat
from .recipient import chromium
from .test_panel_inbox import SEND, TOO_SMALL

type Scheme = Literal["light", "dark"]
LOOKS: Final[tuple[tuple[Mapping[str, int], Scheme], ...]] = (
    ({"width": 320, "height": 640}, "light"),
    (DESKTOP, "light"),
    (PHONE, "dark"),
)
TARGETS: Final = TOO_SMALL.replace(
    "a, button, input, summary",
    "a, button, select, textarea, summary, label.option, input:not([type=checkbox], [type=radio])",
)
"""What is pressed to tick something is all of its label."""


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test."""
    with chromium() as browser:
        yield browser


def test_a_warrant_is_noted_and_keeps_footage_and_nothing_else_happens(
    demo: Mapping[str, str], browser: Browser
) -> None:
    with seat(browser, demo, PHONE) as owner:
        owner.open("/process")
        owner.reaches("No legal papers")
        _notes(owner)
        owner.says("Noted. Clips kept: ")
        _audited(owner)
        owner.shown("papers-phone-dark")
        owner.panel.get_by_role("link", name="Open it").first.click()
        owner.reaches("Search warrant: District Court")
        _ticks(owner)
        _audited(owner)
        owner.shown("paper-phone-dark")
        owner.open("/history")
        owner.says("A search warrant was noted. What there is of its time is kept.")
        assert owner.page.evaluate(SEND, {"type": "footage_guard/shares/list"}) == {"shares": [], "is_whole": True}
    assert owner.complaints == []


def _notes(owner: Seat) -> None:
    panel = owner.panel
    panel.get_by_text("Note a paper", exact=True).click()
    _audited(owner)
    zone = str(owner.page.evaluate("document.querySelector('home-assistant').hass.config.time_zone"))
    now = datetime.now(ZoneInfo(zone))
    panel.get_by_label("Kind of paper").select_option(label="Search warrant")
    panel.get_by_label("Issued by, or who asks").fill("District Court")
    panel.get_by_label("Footage from").fill(f"{now - timedelta(hours=12):%Y-%m-%dT%H:%M}")
    panel.get_by_label("Footage until").fill(f"{now - timedelta(minutes=1):%Y-%m-%dT%H:%M}")
    panel.get_by_label("It says that nobody may be told").check()
    owner.press("Note it and keep the footage")


def _ticks(owner: Seat) -> None:
    """Tick one line, and note who has the paper now; what is shown is what the home has noted."""
    lawyer = owner.panel.get_by_label("I have asked a lawyer.")
    expect(lawyer).not_to_be_checked()
    lawyer.click()
    expect(lawyer).to_be_checked()
    owner.panel.get_by_role("radio", name="With a lawyer").check()
    owner.press("Note it")
    owner.says("Noted: With a lawyer.")
    expect(lawyer).to_be_checked()


def _audited(owner: Seat) -> None:
    """Have a page be audited on small and large screens, in both colors; the last one stays."""
    for size, scheme in LOOKS:
        owner.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        owner.page.emulate_media(color_scheme=scheme)
        assert owner.violations() == [], (size, scheme)
        assert not owner.overflows(), (size, scheme)
        assert owner.panel.evaluate(TARGETS) == [], (size, scheme)
