"""What an owner does between requests, in a browser: steps of the tests of one home."""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

from playwright.sync_api import Locator, expect

from .panel_home import PanelHome
from .panel_seat import WAIT_MS, Seat

COUNT: Final = "window.clicks = 0; addEventListener('click', (at) => { window.clicks += at.isTrusted; }, true)"
CLICKS: Final = "window.clicks"
"""So often somebody pressed something, also by Enter in a field."""
IS_AT: Final = "([row, top]) => Math.abs(row.getBoundingClientRect().top - top) <= 1"
TO_THE_MOST: Final = """(video, told) => {
  const [minutes, seconds] = told.match(/(\\d+):(\\d+)/).slice(1).map(Number);
  video.currentTime = 60 * minutes + seconds + 0.5;
}"""
"""Where most of it moves, as the page says."""
RECORDED_MS: Final = 60_000
TOP: Final = "(row) => row.getBoundingClientRect().top"


def takes_back(owner: Seat) -> int:
    """Take the one share back, and return how many presses that took."""
    before: int = owner.page.evaluate(CLICKS)
    owner.press("Take back")
    owner.says("Taken back. Nothing more of it leaves.")
    after: int = owner.page.evaluate(CLICKS)
    owner.shown("taken-back-desktop-light")
    return after - before


def comes_in(home: PanelHome, owner: Seat) -> None:
    """Have a clip be recorded while somebody is in the middle of another one, and stay there."""
    panel, page = owner.panel, owner.page
    owner.open("/clips")
    rows = panel.locator("li.clip")
    box = panel.get_by_role("checkbox", name="Front door").first
    box.check()
    row = panel.locator("li.clip", has=page.locator("input:checked"))
    page.evaluate("scrollTo(0, 120)")
    before, top = rows.count(), row.evaluate(TOP)
    home.rings()
    expect(rows).to_have_count(before + 1, timeout=WAIT_MS)
    expect(row).to_have_count(1)
    assert owner.focus()["kind"] == "checkbox"
    page.wait_for_function(IS_AT, arg=[row.element_handle(), top])
    # Once all of it is there, it can be opened.
    expect(panel.get_by_role("button", name="Open: Front door").nth(before)).to_be_visible(timeout=RECORDED_MS)
    box = panel.locator("input:checked")
    expect(box).to_be_focused()
    box.uncheck()


def shows_motion(owner: Seat) -> None:
    """Look at the clips of today, and where something moved in them, once what moved has been recorded."""
    panel = owner.panel
    moved = panel.locator("li.clip", has_text="Motion at").first
    expect(moved.get_by_role("button", name="Open: Front door")).to_be_visible(timeout=RECORDED_MS)
    owner.page.evaluate("scrollTo(0, 0)")
    panel.locator("footage-guard-calendar [aria-current=date]").click()
    owner.press("Show motion")
    owner.proves()
    expect(panel.get_by_text("How much moved stands in each clip.")).to_be_visible(timeout=WAIT_MS)
    expect(panel.locator("footage-guard-timeline .clip svg").first).to_be_visible()
    moved.get_by_role("button", name="Open: Front door").click()
    card = moved.locator("footage-guard-clip")
    owner.plays(card.locator("video"))
    owner.press("Pause", within=card)
    card.get_by_label("Mark in the picture where something moves").check()
    card.locator("video").evaluate(TO_THE_MOST, card.get_by_text("Seconds with motion: ").inner_text())
    expect(card.locator(".where rect").first).to_be_visible(timeout=WAIT_MS)
    card.evaluate("(card) => { card.scrollIntoView(); }")
    owner.shown("clips-motion-desktop-light")
    moved.get_by_role("button", name="Close: Front door").click()


def holds_and_lets_go(owner: Seat) -> None:
    """Keep a clip, go from the vault to what is kept, and end that."""
    panel = owner.panel
    panel.get_by_role("checkbox", name="Front door").first.check()
    owner.press("Keep", within=panel.locator(".chosen"))
    owner.says("Kept until somebody ends it. Clips: 1.")
    owner.open("/vault")
    held = panel.locator("li.card", has=owner.page.get_by_role("heading", name="Held by a person of this home"))
    held.get_by_role("link", name="Show these clips").click()
    owner.says("Only what one hold keeps is shown.")
    expect(panel.locator("li.clip")).to_have_count(1)
    assert owner.violations() == []
    panel.get_by_role("link", name="Show all clips").click()
    expect(panel.locator("footage-guard-calendar")).to_be_visible()
    owner.open("/vault")
    owner.press("End this hold", within=held)
    owner.proves()
    owner.says("The hold has ended.")
    expect(held).to_have_count(0)


def reads_what_is_added(home: PanelHome, owner: Seat) -> None:
    """Be at one fact while another one is added."""
    panel = owner.panel
    owner.open("/history")
    details = panel.locator("li.fact summary")
    expect(details.first).to_be_visible(timeout=WAIT_MS)
    name = details.first.inner_text()
    details.first.click()
    home.asked()
    expect(details.first).not_to_have_text(name, timeout=WAIT_MS)
    assert owner.focus()["name"] == name
    expect(panel.locator("details[open] summary", has_text=name)).to_have_count(1)


def proposes(owner: Seat) -> None:
    """Propose that the key of this month leaves."""
    panel = owner.panel
    owner.open("/vault")
    panel.get_by_text("Let a key leave", exact=True).click()
    panel.locator("footage-guard-vault-keys select").select_option(index=1)
    owner.press("Look at what it means", within=panel.locator("footage-guard-vault-keys"))
    owner.proves()
    owner.says("1 of 2")


def takes(owner: Seat, folder: Path) -> Path:
    """Take the key along a day later, behind a passphrase of its own."""
    owner.page.clock.set_system_time(datetime.now(UTC) + timedelta(days=1, minutes=5))
    owner.open("/vault")
    keys = owner.panel.locator("footage-guard-vault-keys")
    button: Locator = keys.get_by_role("button", name="Take the key")
    button.click()
    for label in ("New passphrase", "New passphrase, again"):
        owner.panel.get_by_label(label, exact=True).fill("orchard lantern gravel seven kites")
    with owner.page.expect_download() as download:
        owner.proves()
    saved = folder / download.value.suggested_filename
    download.value.save_as(saved)
    return saved
