"""The history of a real home in its panel: read, checked, taken along and checked there, and requests in numbers."""

from collections.abc import Iterator, Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
import subprocess
import sys
import tarfile
from typing import Final, Literal

from playwright.sync_api import Browser, Locator, expect
import pytest

from .browser import DESKTOP, PHONE
from .conftest import ROOT
from .panel_seat import Seat, seat
from .recipient import chromium
from .test_panel_inbox import SEND, TOO_SMALL

type Scheme = Literal["light", "dark"]
SMALL: Final = {"width": 320, "height": 640}
LOOKS: Final[tuple[tuple[Mapping[str, int], Scheme], ...]] = ((SMALL, "light"), (PHONE, "dark"), (DESKTOP, "light"))


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test."""
    with chromium() as browser:
        yield browser


def test_the_history_is_read_checked_and_taken_along(demo: Mapping[str, str], browser: Browser, tmp_path: Path) -> None:
    with seat(browser, demo, DESKTOP) as owner:
        owner.open()
        asked = _asked(owner)
        try:
            _reads(owner, asked, tmp_path)
        finally:
            # Others begin in the same home with nothing that waits.
            owner.page.evaluate(SEND, {"type": "footage_guard/requests/decline", "request_id": asked})
    assert owner.complaints == []


def _reads(owner: Seat, asked: str, folder: Path) -> None:
    owner.open("/history")
    owner.reaches("History")
    owner.says("A request from paper or the phone was typed in.")
    _audited(owner)
    owner.shown("history-desktop-light")
    _finds_out_who_was_let_in(owner)
    checkpoint = _verifies(owner, folder)
    _takes_along(owner, folder, checkpoint)
    _sees_numbers(owner, folder)
    _goes_to_the_request(owner, asked)


def _asked(owner: Seat) -> str:
    """Ask as somebody of whom no other test of this home knows: they are counted."""
    end = datetime.now(UTC)
    request = {
        "requester": {"type": "journalist", "organisation": "Harbor News", "email": "desk@harbor.example"},
        "incident": {"type": "damage"},
        "scope": {"window_from": (end - timedelta(hours=1)).isoformat(), "window_to": end.isoformat()},
        "purpose": "For a report on the storm.",
    }
    fields = {"type": "footage_guard/requests/create", "channel": "paper", "request": request}
    return str(owner.page.evaluate(SEND, fields)["request_id"])


def _finds_out_who_was_let_in(owner: Seat) -> None:
    owner.panel.locator("select[name=sort]").select_option(label="People")
    owner.says("The vault was founded. Its first approver is Alex")
    expect(owner.panel.get_by_text("A request from paper or the phone was typed in.")).to_have_count(0)
    owner.says("This is where the history begins.")
    owner.panel.get_by_text("Technical details of record 0", exact=True).click()
    owner.says("people_vault_founded")
    _audited(owner)


def _verifies(owner: Seat, folder: Path) -> Path:
    """Have the history be read, and keep the checkpoint."""
    owner.press("Verify now")
    owner.says("All records are what was written: ")
    _audited(owner)
    _look_on(owner, PHONE, "dark")
    owner.shown("history-verified-phone-dark", at="Verify")
    return _saved(owner, owner.panel.get_by_role("link", name="Save checkpoint"), folder)


def _takes_along(owner: Seat, folder: Path, checkpoint: Path) -> None:
    """Save the history, and have the program that is shipped find that it is what was signed, then and later."""
    owner.press("Export the history")
    archive = _saved(owner, owner.panel.get_by_role("link", name="Save the file"), folder)
    _audited(owner)
    with tarfile.open(archive) as tar:
        tar.extractall(folder / "export", filter="data")
    program = [sys.executable, "-m", "custom_components.footage_guard.ledger.verify"]
    done = subprocess.run(
        [*program, str(folder / "export"), "--kept", str(checkpoint), "--facts"],
        capture_output=True,
        text=True,
        check=False,
        cwd=ROOT,
    )
    assert done.returncode == 0, done.stdout + done.stderr


def _sees_numbers(owner: Seat, folder: Path) -> None:
    """Look at the exact numbers of this month, and save what may leave: nothing of it yet."""
    owner.panel.get_by_text("Requests in numbers", exact=True).click()
    owner.panel.get_by_label("Count by").select_option(label="Who asked")
    row = owner.panel.get_by_role("row", name="Journalist")
    expect(row.get_by_role("cell").nth(1)).to_have_text("1")
    _audited(owner)
    owner.shown("history-numbers-desktop-light", at="Requests in numbers")
    saved = _saved(owner, owner.panel.get_by_role("link", name="Save for others"), folder)
    lines = saved.read_text().splitlines()
    assert lines[-1] == f"{datetime.now(UTC):%Y-%m},total,,not_over"


def _goes_to_the_request(owner: Seat, request_id: str) -> None:
    panel = owner.panel
    panel.locator("select[name=sort]").select_option(label="Requests")
    panel.locator("summary", has_text="Technical details of record").first.click()
    panel.get_by_role("link", name="Open the request").first.click()
    owner.page.wait_for_url(f"**/footage-guard/request/{request_id}")


def _saved(owner: Seat, link: Locator, folder: Path) -> Path:
    with owner.page.expect_download() as download:
        link.click()
    saved = folder / download.value.suggested_filename
    download.value.save_as(saved)
    return saved


def _audited(owner: Seat) -> None:
    """Have a page be audited on small and large screens, in both colors; the last one stays."""
    for size, scheme in LOOKS:
        _look_on(owner, size, scheme)
        assert owner.violations() == [], (size, scheme)
        assert not owner.overflows(), (size, scheme)
        assert owner.panel.evaluate(TOO_SMALL) == [], (size, scheme)


def _look_on(owner: Seat, size: Mapping[str, int], scheme: Scheme) -> None:
    owner.page.set_viewport_size({"width": size["width"], "height": size["height"]})
    owner.page.emulate_media(color_scheme=scheme)
