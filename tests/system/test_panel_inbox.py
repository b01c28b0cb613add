"""The list of requests in a real browser: read, unlocked by keyboard, declined and locked down."""

from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from playwright.sync_api import Locator, Page, expect
import pytest

from .browser import DESKTOP, PHONE, signed_in
from .conftest import ROOT
from .guide import SHOTS

AXE: Final = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
SMALL: Final = {"width": 320, "height": 640}
NAUGHTY: Final = '<img src=x onerror="document.title=1">'
SEND: Final = """(fields) => document.querySelector("home-assistant").hass.connection.sendMessagePromise(fields)"""
FINDINGS: Final = """async (panel) => {
  const tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
  const { violations } = await axe.run(panel, { runOnly: tags });
  return violations.map(({ id, nodes }) => [id, ...nodes.map((node) => node.html + node.failureSummary)]);
}"""
TOO_SMALL: Final = """(panel) => {
  const small = [];
  const search = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.matches("a, button, input, summary") && element.checkVisibility()) {
      const { width, height } = element.getBoundingClientRect();
      if (height < 44 || width < 44) small.push(`${element.textContent.trim()} ${width}x${height}`);
    }
    if (element.shadowRoot && element.localName !== "ha-menu-button") search(element.shadowRoot);
  });
  search(panel.shadowRoot);
  return small;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize(("name", "size"), [("phone", PHONE), ("small", SMALL), ("desktop", DESKTOP)])
def test_requests_are_listed_for_everybody(
    demo: Mapping[str, str], name: str, size: Mapping[str, int], scheme: Any
) -> None:
    with signed_in(demo, size) as (page, complaints):
        page.emulate_media(color_scheme=scheme)
        panel = _opened(page, demo)
        asked = [_ask(page, claimed) for claimed in ("voluntary", "court_order")]
        expect(panel.get_by_role("heading", name="Legal process")).to_be_visible()
        panel.get_by_text("What the sender wrote").first.click()
        expect(panel.locator("mark").first).to_be_visible()
        expect(panel.get_by_text(NAUGHTY).first).to_be_visible()
        page.screenshot(path=SHOTS / f"inbox-{name}-{scheme}.png", full_page=True)
        page.add_script_tag(path=AXE)
        assert panel.evaluate(FINDINGS) == []
        assert panel.evaluate(TOO_SMALL) == []
        assert page.evaluate("document.documentElement.scrollWidth") <= size["width"]
        _decline(page, asked)
        expect(panel.get_by_text("No open requests")).to_be_visible()
        assert page.title() != "1"
    assert complaints == []


def test_the_vault_is_unlocked_by_keyboard_and_locked_down_with_one_press(demo: Mapping[str, str]) -> None:
    with signed_in(demo, PHONE) as (page, complaints):
        panel = _opened(page, demo)
        unlock = panel.get_by_role("button", name="Unlock", exact=True)
        unlock.focus()
        page.keyboard.press("Enter")
        field = panel.get_by_label("Your passphrase")
        expect(field).to_be_focused()
        page.add_script_tag(path=AXE)
        assert panel.evaluate(FINDINGS) == []
        page.screenshot(path=SHOTS / "unlock-phone.png")
        page.keyboard.press("Escape")
        expect(field).not_to_be_visible()
        expect(unlock).to_be_focused()
        page.keyboard.press("Enter")
        page.keyboard.type("another umbrella marble tuesday")
        page.keyboard.press("Enter")
        expect(panel.get_by_role("alert").filter(has_text=".")).to_be_visible()
        expect(field).to_be_focused()
        assert field.input_value() == ""
        page.keyboard.type(demo["passphrase"])
        page.keyboard.press("Enter")
        expect(panel.get_by_text("Vault unlocked")).to_be_visible()
        panel.get_by_role("button", name="Lock", exact=True).click()
        expect(panel.get_by_text("Vault locked")).to_be_visible()
    assert complaints == []


def _opened(page: Page, demo: Mapping[str, str]) -> Locator:
    page.goto(f"{demo['url']}/footage-guard")
    panel = page.locator("footage-guard-panel")
    expect(panel.get_by_text("No open requests")).to_be_visible(timeout=30_000)
    return panel


def _ask(page: Page, claimed: str) -> str:
    end = datetime.now(UTC) - timedelta(minutes=5)
    request = {
        "requester": {
            "type": "law_enforcement",
            "organisation": "Northtown Police",
            "person_name": NAUGHTY,
            "email": "desk@northtown.example",
        },
        "case_reference": "24-1",
        "scope": {"window_from": (end - timedelta(minutes=40)).isoformat(), "window_to": end.isoformat()},
        "message": "You must hand it over now, or you are obstructing us.",
        "purpose": "Find out who broke in.",
        "legal_basis": {"claimed": claimed},
    }
    made = page.evaluate(SEND, {"type": "footage_guard/requests/create", "channel": "paper", "request": request})
    return str(made["request_id"])


def _decline(page: Page, asked: list[str]) -> None:
    for request_id in asked:
        page.evaluate(SEND, {"type": "footage_guard/requests/decline", "request_id": request_id})
