"""A recipient with a browser, who was sent a link."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Final

from playwright.sync_api import Browser, Page, expect, sync_playwright

from .browser import CHROMIUM, FLAGS
from .conftest import ROOT
from .guide import SHOTS

PLAIN_HOST: Final = "home.test"
"""Leads to the loopback interface, and is no place that a browser trusts without encryption."""
AXE: Final = ROOT / "frontend" / "node_modules" / "axe-core" / "axe.min.js"
_AUDIT: Final = """async () => {
  const { violations } = await axe.run({ resultTypes: ["violations"] });
  return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`);
}"""


@contextmanager
def chromium() -> Iterator[Browser]:
    """Start a browser."""
    with sync_playwright() as playwright:
        flags = [*FLAGS, f"--host-resolver-rules=MAP {PLAIN_HOST} 127.0.0.1"]
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=flags)
        yield browser
        browser.close()


@dataclass(kw_only=True)
class Visit:
    """A page that somebody opened."""

    page: Page
    complaints: list[str] = field(default_factory=list)
    """What the console says is wrong."""
    asked: list[str] = field(default_factory=list)
    """Each address that was asked for."""

    def follow(self, link: str) -> None:
        """Follow a link as it was sent."""
        self.page.goto(link)

    def open(self) -> None:
        """Press the button that counts, and wait for the files."""
        self.page.get_by_role("button", name="Open").click()
        expect(self.page.get_by_role("heading", name="Files")).to_be_focused()

    def says(self, text: str) -> None:
        """Wait until the page says something."""
        expect(self.page.get_by_text(text).first).to_be_visible(timeout=15_000)

    def violations(self) -> list[str]:
        """Return what an audit of accessibility finds."""
        self.page.evaluate(AXE.read_text())
        found: list[str] = self.page.evaluate(_AUDIT)
        return found

    def overflows(self) -> bool:
        """Tell whether one has to scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def shoot(self, name: str) -> None:
        """Keep a picture of the page for whoever wants to look."""
        SHOTS.mkdir(parents=True, exist_ok=True)
        self.page.screenshot(path=SHOTS / f"share-{name}.png", full_page=True)

    def downloaded(self, link: str) -> tuple[str, bytes]:
        """Follow a link that downloads, and return what came."""
        with self.page.expect_download() as coming:
            self.page.get_by_role("link", name=link).click()
        return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()


@contextmanager
def visiting(browser: Browser, **options: Any) -> Iterator[Visit]:
    """Open a page in a browser of its own; the options are those of Playwright's contexts."""
    settings: Mapping[str, Any] = {"locale": "en-US", "timezone_id": "America/New_York", **options}
    context = browser.new_context(**settings)
    visit = Visit(page=context.new_page())
    visit.page.on("console", lambda said: visit.complaints.append(said.text) if said.type == "error" else None)
    visit.page.on("pageerror", lambda error: visit.complaints.append(str(error)))
    visit.page.on("request", lambda request: visit.asked.append(request.url))
    yield visit
    context.close()
