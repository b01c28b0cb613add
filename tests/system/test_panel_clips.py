"""The clips of a real home in its panel: one is imported, found by its day, watched, kept, let go, and given on."""

from collections.abc import Iterator, Mapping
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final, Literal
from zoneinfo import ZoneInfo

from playwright.sync_api import Browser, Locator, expect
import pytest

from tests.footage import footage

from .browser import DESKTOP, PHONE
from .panel_seat import Seat, seat
from .recipient import chromium
from .test_panel_inbox import SEND, TOO_SMALL

type Scheme = Literal["light", "dark"]
SMALL: Final = {"width": 320, "height": 640}
LOOKS: Final[tuple[tuple[Mapping[str, int], Scheme], ...]] = ((SMALL, "light"), (PHONE, "dark"), (DESKTOP, "light"))
BOX: Final = " 20x20"
"""A checkbox, as it is called where it is too small by itself."""
ZONE: Final = "document.querySelector('home-assistant').hass.config.time_zone"


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test."""
    with chromium() as browser:
        yield browser


def test_clips_are_found_watched_kept_and_given(demo: Mapping[str, str], browser: Browser) -> None:
    film = Path(demo["config_dir"]) / "www" / "doorbell.mp4"
    film.parent.mkdir(exist_ok=True)
    film.write_bytes(footage(pictures=100))
    with seat(browser, demo, DESKTOP) as owner:
        owner.open("/clips")
        owner.reaches("Clips")
        began = _imports(owner, film)
        _goes_to_the_day(owner, began)
        card = _watches(owner)
        _keeps_and_lets_go(owner, card)
        _begins_to_give(owner)
    assert owner.complaints == []


def _imports(owner: Seat, film: Path) -> datetime:
    """Import a film of two hours ago, and first one that is nowhere."""
    began = (datetime.now(ZoneInfo(owner.page.evaluate(ZONE))) - timedelta(hours=2)).replace(microsecond=0)
    owner.panel.get_by_text("Import footage").click()
    form = owner.panel.locator("footage-guard-import")
    owner.press("Import", within=form)
    expect(form.get_by_role("alert")).to_have_text("Fill in the fields.")
    form.get_by_label("Camera").select_option(label="Front door")
    form.locator("select[name=source]").select_option(label="A file on this machine")
    form.get_by_label("Begins").fill(began.strftime("%Y-%m-%dT%H:%M:%S"))
    for path in (film.with_name("nowhere.mp4"), film):
        form.get_by_label("Path, media content ID").fill(str(path))
        owner.press("Import", within=form)
        expect(form.get_by_role("status" if path == film else "alert")).not_to_be_empty()
    expect(form.get_by_role("status")).to_contain_text("Imported.")
    return began


def _goes_to_the_day(owner: Seat, began: datetime) -> None:
    """Look at imports alone, on their day, which the keyboard goes to."""
    panel = owner.panel
    panel.get_by_label("Recorded because of").select_option(label="An import")
    if panel.locator("footage-guard-calendar h3").inner_text() != f"{began:%B %Y}":
        owner.press("Previous month")
    day = panel.get_by_role("button", name=f"{began:%A, %B} {began.day}, {began.year}. Clips: ")
    expect(day).to_be_visible()
    day.focus()
    owner.page.keyboard.press("ArrowLeft")
    owner.page.keyboard.press("ArrowRight")
    expect(day).to_be_focused()
    owner.page.keyboard.press("Enter")
    expect(panel.locator("footage-guard-timeline [role=option]")).to_have_count(1)
    expect(panel.locator("footage-guard-timeline [role=option]")).to_have_attribute(
        "aria-label", f"{_clip(owner)}. Imported"
    )
    _audited(owner)
    owner.shown("clips-desktop-light")


def _clip(owner: Seat) -> str:
    """Return how the clip is called in the list, without its camera."""
    name = owner.panel.get_by_role("button", name="Open: Front door").first.get_attribute("aria-label")
    return str(name).partition("Front door: ")[2]


def _watches(owner: Seat) -> Locator:
    """Open the clip from the timeline; what it shows needs the passphrase."""
    owner.panel.locator("footage-guard-timeline [role=option]").focus()
    owner.page.keyboard.press("Enter")
    card = owner.panel.locator("footage-guard-clip")
    expect(card.get_by_text("The vault is locked.")).to_be_visible()
    owner.press("Unlock", within=card)
    owner.proves()
    owner.plays(card.locator("video"))
    owner.press("Show motion", within=card)
    expect(card.get_by_text("No motion is stored with this clip.")).to_be_visible()
    owner.press("Pause", within=card)
    return card


def _keeps_and_lets_go(owner: Seat, card: Locator) -> None:
    owner.press("Keep", within=card)
    expect(card.get_by_text("Kept until somebody ends it.")).to_be_visible()
    _audited(owner)
    owner.press("End the hold", within=card)
    expect(owner.panel.get_by_text("Clips it keeps: 1. Old ones")).to_be_visible()
    owner.proves()
    expect(card.get_by_text("The hold has ended.")).to_be_visible()
    expect(card.get_by_text("Nothing keeps this clip.")).to_be_visible()


def _begins_to_give(owner: Seat) -> None:
    """Choose the clip, and come where everything is decided, with it there."""
    panel, page = owner.panel, owner.page
    page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
    page.emulate_media(color_scheme="dark")
    panel.get_by_role("checkbox", name="Front door").check()
    owner.says("Clips chosen: 1.")
    panel.locator("footage-guard-clip").evaluate("(card) => card.scrollIntoView({ block: 'center' })")
    owner.shown("clip-phone-dark")
    owner.press("Share")
    owner.panel.get_by_label("Who receives it").fill("Parcel service")
    owner.panel.get_by_label("What it is for").fill("A parcel was left at the wrong door.")
    owner.press("Prepare")
    owner.reaches("Prepare footage")
    shown = page.evaluate(SEND, {"type": "footage_guard/draft/get", "draft_id": page.url.rpartition("/")[2]})
    assert shown["draft"]["recipient"]["name"] == "Parcel service"
    expect(panel.get_by_text("Cut and hide")).to_have_count(1)
    for line in page.evaluate(SEND, {"type": "footage_guard/requests/list", "open": True})["requests"]:
        page.evaluate(SEND, {"type": "footage_guard/requests/decline", "request_id": line["request_id"]})


def _audited(owner: Seat) -> None:
    """Have a page be audited on small and large screens, in both colors; the last one stays."""
    for size, scheme in LOOKS:
        owner.page.set_viewport_size({"width": size["width"], "height": size["height"]})
        owner.page.emulate_media(color_scheme=scheme)
        # What lies under the bar at the top, half of it, would be called too small.
        owner.page.evaluate("scrollTo(0, 0)")
        assert owner.violations() == [], (size, scheme)
        assert not owner.overflows(), (size, scheme)
        # What a box is pressed by is its label, too.
        assert {*owner.panel.evaluate(TOO_SMALL)} <= {BOX}, (size, scheme)
