"""A link to ask by, in the panel of a real home: made, printed, asked by and shut; and a request from a file."""

from collections.abc import Iterator, Mapping
import json
from pathlib import Path
from typing import Final
from urllib.request import Request, urlopen

from playwright.sync_api import Browser, expect
import pytest

from tools import request_file

from .browser import PHONE
from .panel_seat import Seat, seat
from .recipient import chromium
from .test_ask import policy_lets_ask
from .test_panel_inbox import SMALL

LABEL: Final = "Claims of 2026"
WINDOW: Final = ("--from", "2026-11-23T14:00+01:00", "--to", "2026-11-23T15:30+01:00")


@pytest.fixture
def public(demo: Mapping[str, str]) -> Iterator[Mapping[str, str]]:
    """Have the policy of the home let somebody outside ask."""
    with policy_lets_ask(demo["url"]):
        yield demo


@pytest.fixture
def browser(public: object) -> Iterator[Browser]:
    """Give a browser that ends with the test."""
    with chromium() as browser:
        yield browser


def test_somebody_outside_is_let_ask_and_is_shut_out_again(
    public: Mapping[str, str], browser: Browser, tmp_path: Path
) -> None:
    keys = tmp_path / "private.pem", tmp_path / "public.jwk"
    assert request_file.main(["key", *map(str, keys)]) == 0
    with seat(browser, public, permissions=["clipboard-read", "clipboard-write"]) as owner:
        owner.open("/asking")
        owner.reaches("No link")
        _makes(owner, keys[1].read_text())
        address = _looks_at(owner, tmp_path)
        receipt = _asks(address, tmp_path)
        _adds_a_file(owner, keys[0], tmp_path)
        owner.open()
        owner.says("Riverside Insurance")
        owner.open(f"/request/{receipt}")
        owner.says(LABEL)
        _shuts(owner)
    assert owner.complaints == []


def _makes(owner: Seat, public: str) -> None:
    panel = owner.panel
    panel.get_by_text("New link", exact=True).click()
    panel.get_by_label("For whom").select_option(label="One requester")
    panel.get_by_label("What you call it").fill(LABEL)
    panel.get_by_label("What they are").select_option(label="Insurer")
    panel.get_by_label("Their name").fill("Riverside Insurance")
    panel.get_by_label("Public key as JWK").fill(public)
    _is_accessible(owner, "asking-new")
    owner.press("Make the link")
    owner.says("Signs with the key: ")
    owner.proves()
    owner.says("In force.")
    owner.reaches(LABEL)


def _looks_at(owner: Seat, folder: Path) -> str:
    """Copy the address, and save the sign; return the address."""
    panel = owner.panel
    owner.press("Copy the address")
    owner.says("Copied.")
    address = str(owner.page.evaluate("navigator.clipboard.readText()"))
    panel.get_by_text("Code and sign", exact=True).click()
    expect(panel.get_by_role("img", name="QR code of the address")).to_be_visible()
    panel.get_by_label("Who answers for the footage").fill("The people of number 7")
    panel.get_by_label("How to reach them").fill("Ring the bell")
    _is_accessible(owner, "asking")
    with owner.page.expect_download() as saving:
        panel.get_by_role("link", name="Save the sign").click()
    sign = folder / "sign.html"
    saving.value.save_as(sign)
    text = sign.read_text()
    assert address in text
    assert "Responsible: The people of number 7" in text
    assert "<script" not in text
    return address


def _asks(address: str, folder: Path) -> str:
    """Ask as a program does that knows nothing but the link; return the receipt."""
    asked = folder / "asked.json"
    assert request_file.main(["make", str(asked), "--case", "CL-41", "--purpose", "To settle a claim.", *WINDOW]) == 0
    sent = Request(  # noqa: S310  # the home's own address
        f"{address}/submit",
        data=asked.read_bytes(),
        headers={"Content-Type": "application/json", "Idempotency-Key": "panel-asking"},
    )
    with urlopen(sent, timeout=20) as answer:  # noqa: S310  # the same
        return str(json.load(answer)["receipt_id"])


def _adds_a_file(owner: Seat, private: Path, folder: Path) -> None:
    asked = folder / "claim.footage-request.json"
    made = ("--type", "insurer", "--organisation", "Any name", "--case", "CL-42", "--purpose", "To settle a claim.")
    assert request_file.main(["make", str(asked), *made, *WINDOW]) == 0
    assert request_file.main(["sign", str(asked), "--key", str(private)]) == 0
    panel = owner.panel
    panel.get_by_text("Add a request from a file", exact=True).click()
    panel.get_by_label("File", exact=True).set_input_files(asked)
    owner.says("Any name")
    owner.says("There is one. It is compared with the keys you have when you add it.")
    owner.press("Add the request")
    owner.reaches("Riverside Insurance")
    owner.says("Signed with a key that this home has pinned.")


def _shuts(owner: Seat) -> None:
    owner.open("/asking")
    owner.press("Turn off")
    owner.says("Nobody can ask by this link while it is off.")
    owner.press("Close for good")
    owner.says("it cannot be opened again")
    owner.panel.locator("footage-guard-step-up").get_by_role("button", name="Close for good").click()
    owner.says("The link is closed.")
    owner.reaches("No link")


def _is_accessible(owner: Seat, name: str) -> None:
    """Have a page be audited on small and large screens, in both colors, and keep two pictures of it."""
    page = owner.page
    size = page.viewport_size
    assert size is not None
    # Whatever stays at the top of the page is over nothing there.
    page.evaluate("scrollTo(0, 0)")
    owner.shown(f"{name}-desktop-light")
    for width, scheme in ((SMALL["width"], "light"), (PHONE["width"], "dark")):
        page.set_viewport_size({"width": width, "height": PHONE["height"]})
        page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
        assert owner.violations() == [], (width, scheme)
        assert not owner.overflows(), width
    owner.shown(f"{name}-phone-dark")
    page.set_viewport_size(size)
    page.emulate_media(color_scheme="light")
