"""The page of the vault in a real browser: space, policy, zones drawn by mouse and by keyboard, and the audit."""

from collections.abc import Iterator, Mapping
from typing import Any

from playwright.sync_api import Browser, Locator, expect
import pytest

from .browser import DESKTOP, PHONE
from .panel_seat import WAIT_MS, Seat, seat
from .recipient import chromium
from .test_panel_inbox import SEND, TOO_SMALL

PARTS = (
    "Space",
    "Held clips",
    "Keys of months",
    "What is decided here",
    "Cameras and zones",
    "What reaches pictures beside the vault",
)


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test: its processes come and go, and none may be left."""
    with chromium() as browser:
        yield browser


def test_the_vault_is_looked_after(demo: Mapping[str, str], browser: Browser) -> None:
    with seat(browser, demo, DESKTOP) as owner:
        owner.open("/vault")
        for part in PARTS:
            owner.reaches(part)
        owner.shown("vault-desktop-light")
        owner.shown("vault-exposure-desktop-light", at=PARTS[-1])
        _decides(owner)
        camera = _draws(owner)
        owner.page.set_viewport_size({"width": PHONE["width"], "height": PHONE["height"]})
        owner.page.emulate_media(color_scheme="dark")
        owner.shown("vault-zones-phone-dark", at=PARTS[-2])
        owner.shown("vault-phone-dark", at=PARTS[0])
        # A box to tick has a label of that size.
        assert [each for each in owner.panel.evaluate(TOO_SMALL) if not each.startswith(" ")] == []
        _goes_with_a_lock(owner, camera)
    assert owner.complaints == []


def test_a_zone_is_drawn_by_touch(demo: Mapping[str, str], browser: Browser) -> None:
    with seat(browser, demo, PHONE, has_touch=True, is_mobile=True) as owner:
        owner.open("/vault")
        card = _card(owner)
        card.get_by_role("button", name="Draw zones").tap()
        card.get_by_role("button", name="Add a zone").tap()
        dots = card.locator(".dot")
        expect(dots).to_have_count(4)
        dots.first.scroll_into_view_if_needed()
        begin, end = (_middle(dots.nth(at)) for at in (2, 0))
        end = (begin[0] + (begin[0] - end[0]) / 2, begin[1] + (begin[1] - end[1]) / 2)
        _touch(owner, begin, end)
        card.get_by_role("button", name="Save", exact=True).tap()
        expect(card.get_by_text("Saved. It counts from now on.")).to_be_visible()
        camera = str(_command(owner, "info")["cameras"][0]["camera"])
        (zone,) = _command(owner, "zones/get", camera_id=camera)["zones"]
        # Half of the zone further; the page did not scroll meanwhile.
        assert zone[2] == [pytest.approx(0.6, abs=0.02), pytest.approx(0.6, abs=0.02)]
        assert zone[0] == [0.3, 0.3]
        _command(owner, "zones/set", camera_id=camera, zones=[])
    assert owner.complaints == []


def _middle(dot: Locator) -> tuple[float, float]:
    box = dot.bounding_box()
    assert box is not None
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def _touch(owner: Seat, begin: tuple[float, float], end: tuple[float, float]) -> None:
    """Take something along with a finger."""
    finger = owner.page.context.new_cdp_session(owner.page)
    way = [(begin[0] + (end[0] - begin[0]) * step / 4, begin[1] + (end[1] - begin[1]) * step / 4) for step in range(5)]
    for kind, (x, y) in zip(["touchStart", *["touchMove"] * 4], way, strict=True):
        finger.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": [{"x": x, "y": y}]})
    finger.send("Input.dispatchTouchEvent", {"type": "touchEnd", "touchPoints": []})


def _decides(owner: Seat) -> None:
    """Make a value stricter, which counts at once, and take that back, which needs a proof."""
    field = owner.panel.get_by_label("Oldest footage that can be asked for, in days")
    owner.panel.get_by_text("Change it", exact=True).click()
    assert field.input_value() == "30"
    field.fill("29")
    owner.press("Look at the change")
    owner.says("In force.")
    expect(owner.panel.get_by_text("29 days", exact=True)).to_be_visible()
    owner.shown("vault-policy-desktop-light", at="What is decided here")
    field.fill("30")
    owner.press("Look at the change")
    owner.says("29 days → 30 days. This exposes more.")
    owner.proves()
    expect(owner.panel.get_by_text("30 days", exact=True)).to_be_visible()


def _draws(owner: Seat) -> str:
    """Draw a zone on a picture of now: by the arrow keys, with the mouse, and by a press where a point is to be."""
    page = owner.page
    card = _card(owner)
    owner.press("Draw zones", within=card)
    expect(card.locator("footage-guard-zone-editor img")).to_have_count(0)
    owner.press("Unlock", within=card)
    owner.proves()
    picture = card.locator("footage-guard-zone-editor img")
    expect(picture).to_be_visible(timeout=WAIT_MS)
    owner.press("Add a zone", within=card)
    owner.is_at("Point 1: 30 % across, 30 % down. Arrow keys move it.")
    page.keyboard.press("Shift+ArrowLeft")
    owner.is_at("Point 1: 25 % across, 30 % down. Arrow keys move it.")
    page.keyboard.press("ArrowUp")
    # The reach of a point is as large as a finger.
    _drag(owner, picture, (0.5, 0.5), (0.8, 0.9), by=15)
    left, top, width, height = _place(picture)
    page.mouse.click(left + 0.4 * width, top + 0.25 * height)
    owner.is_at("Point 2: 40 % across, 25 % down. Arrow keys move it.")
    expect(card.locator(".dot")).to_have_count(5)
    page.keyboard.press("Delete")
    expect(card.locator(".dot")).to_have_count(4)
    owner.press("Undo", within=card)
    owner.press("Save", within=card)
    owner.says("Saved. It counts from now on.")
    camera = str(_command(owner, "info")["cameras"][0]["camera"])
    (zone,) = _command(owner, "zones/get", camera_id=camera)["zones"]
    assert zone[:2] == [[0.25, 0.295], pytest.approx([0.4, 0.25], abs=0.01)]
    assert zone[3] == pytest.approx([0.8, 0.9], abs=0.01)
    return camera


def _goes_with_a_lock(owner: Seat, camera: str) -> None:
    """Lock, and see the picture go; what is drawn stays, and goes by another save."""
    card = _card(owner)
    owner.press("Lock")
    expect(card.locator("footage-guard-zone-editor img")).to_have_count(0)
    expect(card.locator(".dot")).to_have_count(5)
    owner.press("Remove Zone 1", within=card)
    assert owner.focus()["name"] == "Add a zone"
    owner.press("Save", within=card)
    expect(card.get_by_text("Saved. It counts from now on.")).to_be_visible()
    assert _command(owner, "zones/get", camera_id=camera)["zones"] == []


def _card(owner: Seat) -> Locator:
    return owner.panel.locator("footage-guard-vault-cameras li.card").first


def _command(owner: Seat, kind: str, **fields: object) -> Any:
    return owner.page.evaluate(SEND, {"type": f"footage_guard/{kind}", **fields})


def _place(picture: Locator) -> tuple[float, float, float, float]:
    picture.scroll_into_view_if_needed()
    box = picture.bounding_box()
    assert box is not None
    return box["x"], box["y"], box["width"], box["height"]


def _drag(owner: Seat, picture: Locator, begin: tuple[float, float], end: tuple[float, float], *, by: float) -> None:
    """Take along what is at a place of the picture, and is pressed so many pixels beside its middle."""
    left, top, width, height = _place(picture)
    mouse = owner.page.mouse
    mouse.move(left + begin[0] * width + by, top + begin[1] * height)
    mouse.down()
    mouse.move(left + end[0] * width, top + end[1] * height, steps=4)
    mouse.up()
