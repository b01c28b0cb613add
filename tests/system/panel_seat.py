"""Somebody who sits before the panel: with a mouse, or with a keyboard alone."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
import json
from typing import Any, Final

from playwright.sync_api import Browser, Locator, Page, expect

from .browser import DESKTOP, tokens
from .guide import SHOTS, keep
from .test_panel_inbox import AXE, FINDINGS

MOST_TABS: Final = 200
WAIT_MS: Final = 20_000
MAKING_MS: Final = 90_000
_FOCUS: Final = """() => {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  if (element === null || element === document.body) return null;
  const { outlineStyle, outlineWidth, strokeWidth } = getComputedStyle(element);
  const { top, bottom, width } = element.getBoundingClientRect();
  // What stays at the top of a page covers what is behind it.
  let covered = 0;
  for (let at = element; at; at = at.getRootNode().host) {
    const root = at.getRootNode();
    if (root.host?.localName !== "footage-guard-panel" || at.closest("main") === null) continue;
    covered = root.querySelector("header").getBoundingClientRect().bottom;
  }
  const own = element.getAttribute("aria-label") ?? element.labels?.[0]?.innerText ?? element.innerText;
  return {
    name: (own ?? "").trim().replace(/\\s+/g, " "),
    kind: element.getAttribute("role") ?? element.type ?? element.localName,
    isRinged: outlineStyle === "none" ? parseFloat(strokeWidth) >= 3 : parseFloat(outlineWidth) >= 2,
    isOnScreen: width > 0 && bottom > covered && top < innerHeight,
  };
}"""
_IS_AT: Final = (
    f"([name, kind]) => {{ const at = ({_FOCUS})(); return at?.name === name && at.kind === (kind ?? at.kind); }}"
)
_PLAYS: Final = """(video, most) => new Promise((done, failed) => {
  const look = () => { if (video.currentTime > 0.2) done(); };
  video.addEventListener("timeupdate", look);
  look();
  setTimeout(() => failed(new Error("the film does not play")), most);
})"""

_TO_TOP: Final = "(heading) => { heading.scrollIntoView(); }"
_BAR: Final = "(panel, position) => { panel.shadowRoot.querySelector('header').style.position = position; }"


@dataclass(kw_only=True)
class Seat:
    """One person at one screen."""

    page: Page
    url: str
    passphrase: str
    complaints: list[str] = field(default_factory=list)
    """What the console says is wrong."""
    stops: list[str] = field(default_factory=list)
    """What the tab key led to."""

    @property
    def panel(self) -> Locator:
        """The panel."""
        return self.page.locator("footage-guard-panel")

    def open(self, path: str = "") -> Locator:
        """Open an address of the panel."""
        self.page.goto(f"{self.url}/footage-guard{path}")
        expect(self.panel.get_by_role("heading", level=2).first).to_be_visible(timeout=WAIT_MS)
        return self.panel

    def press(self, name: str, *, within: Locator | None = None, exact: bool = True) -> None:
        """Press a button with the mouse."""
        (within or self.panel).get_by_role("button", name=name, exact=exact).click()

    def says(self, text: str, *, timeout: float = WAIT_MS) -> None:
        """Wait until the panel says something."""
        expect(self.panel.get_by_text(text).first).to_be_visible(timeout=timeout)

    def reaches(self, heading: str, *, timeout: float = WAIT_MS) -> None:
        """Wait for a part of a page."""
        expect(self.panel.get_by_role("heading", name=heading, exact=True)).to_be_visible(timeout=timeout)

    def dialog(self) -> Locator:
        """Return the dialog that is open."""
        return self.panel.locator("dialog[open]")

    def proves(self) -> None:
        """Type the passphrase in the dialog that is open, and agree."""
        field = self.panel.get_by_label("Your passphrase")
        # In front of it stands what is to be read; where the dialog is still opening, it takes the focus there.
        field.fill(self.passphrase)
        field.press("Enter")
        expect(field).not_to_be_visible(timeout=WAIT_MS)

    def logs_in_anew(self, access: Mapping[str, str], path: str = "") -> None:
        """Log out, open an address of the panel, and sign in by Home Assistant's own page."""
        page = self.page
        page.evaluate("document.querySelector('home-assistant').dispatchEvent(new CustomEvent('hass-logout'))")
        page.get_by_label("Username").wait_for(timeout=WAIT_MS)
        page.goto(f"{self.url}/footage-guard{path}")
        page.get_by_label("Username").fill(access["user"], timeout=WAIT_MS)
        page.get_by_label("Password", exact=True).fill(access["password"])
        page.keyboard.press("Enter")
        page.locator("home-assistant-main").wait_for(state="attached", timeout=WAIT_MS)

    def plays(self, film: Locator) -> None:
        """Wait until a film has played for a moment."""
        film.evaluate(_PLAYS, WAIT_MS)

    def focus(self) -> Mapping[str, Any]:
        """Return what has the focus; there always is something."""
        found: dict[str, Any] | None = self.page.evaluate(_FOCUS)
        assert found is not None, f"the focus is lost after {self.stops[-30:]}"
        return found

    def tab_to(self, name: str, *, kind: str | None = None, back: bool = False) -> None:
        """Go on with the tab key until something of this name has the focus, which is seen all the way."""
        for _ in range(MOST_TABS):
            self.page.keyboard.press("Shift+Tab" if back else "Tab")
            found = self.focus()
            self.stops.append(found["name"])
            # Of a date each part has the focus by itself, and the ring of the browser.
            assert found["isRinged"] or found["kind"] == "datetime-local", f"nobody sees that {found} has the focus"
            assert found["isOnScreen"], f"nobody sees {found}"
            if found["name"].startswith(name) and kind in {None, found["kind"]}:
                return
        message = f"the tab key does not lead to {name!r}: {self.stops[-MOST_TABS:]}"
        raise AssertionError(message)

    def key(self, name: str, key: str = "Enter", *, kind: str | None = None, back: bool = False) -> None:
        """Go to something with the tab key, and press another one there."""
        self.tab_to(name, kind=kind, back=back)
        self.page.keyboard.press(key)

    def is_at(self, name: str, *, kind: str | None = None, timeout: float = WAIT_MS) -> None:
        """Wait until something of this name has got the focus, which whoever uses the keyboard sees."""
        self.page.wait_for_function(_IS_AT, arg=[name, kind], timeout=timeout)
        found = self.focus()
        assert found["isRinged"], f"nobody sees that {found} has the focus"
        assert found["isOnScreen"], f"nobody sees {found}"

    def presses(self, name: str) -> None:
        """Press what has the focus already."""
        assert self.focus()["name"] == name
        self.page.keyboard.press("Enter")

    def violations(self) -> list[Any]:
        """Return what an audit of accessibility finds in the panel."""
        if not self.page.evaluate("'axe' in window"):
            self.page.evaluate(AXE.read_text())
        # What was scrolled half under the bar at the top is reached by scrolling; how far it was is chance.
        self.panel.evaluate(_BAR, "static")
        found: list[Any] = self.panel.evaluate(FINDINGS)
        self.panel.evaluate(_BAR, "")
        return found

    def overflows(self) -> bool:
        """Tell whether one has to scroll sideways."""
        return bool(self.page.evaluate("document.documentElement.scrollWidth > innerWidth"))

    def shown(self, name: str, *, at: str | None = None) -> None:
        """Look at what is shown, from a heading or a group on: with an audit, and for whoever reads the guide."""
        if at is not None:
            begin = self.panel.get_by_role("heading", name=at, exact=True)
            begin.or_(self.panel.get_by_role("group", name=at, exact=True)).last.evaluate(_TO_TOP)
        found = self.violations()
        assert found == [], (name, found)
        assert not self.overflows(), name
        keep(name, self.page.screenshot(animations="disabled", scale="css"))


@contextmanager
def seat(
    browser: Browser, access: Mapping[str, str], size: Mapping[str, int] = DESKTOP, **options: Any
) -> Iterator[Seat]:
    """Sign a person in, in a browser of their own; the options are those of Playwright's contexts."""
    viewport = {"width": size["width"], "height": size["height"]}
    settings = {"locale": "en-US", "color_scheme": "light", "reduced_motion": "reduce", "viewport": viewport, **options}
    context = browser.new_context(**settings)
    kept = json.dumps(json.dumps(tokens(access)))
    context.add_init_script(f"localStorage.getItem('hassTokens') ?? localStorage.setItem('hassTokens', {kept})")
    context.set_default_timeout(WAIT_MS / 2)
    page = context.new_page()
    found = Seat(page=page, url=access["url"], passphrase=access["passphrase"])
    page.on("console", lambda said: found.complaints.append(said.text) if said.type == "error" else None)
    page.on("pageerror", lambda error: found.complaints.append(str(error)))
    try:
        yield found
    except BaseException:
        SHOTS.mkdir(parents=True, exist_ok=True)
        page.screenshot(path=SHOTS / "panel-failed.png", full_page=True)
        raise
    finally:
        context.close()
