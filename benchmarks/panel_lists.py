"""Long lists in the shipped panel, in Chromium: when they are there, and which frames are late while they scroll."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any, Final, NamedTuple, override

from playwright.sync_api import Page, sync_playwright

from benchmarks.measure import Line, line, timed

CHROMIUM: Final = "/usr/bin/chromium-headless-shell"
FLAGS: Final = ("--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking")
PAGE: Final = Path(__file__).with_name("panel_lists.html")
FRAMES: Final = 240
"""Four seconds, in which nearly 10,000 pixels pass by; in the quick form half of it."""
LATE_MS: Final = 25.0
"""A frame that was to come after a sixtieth of a second, and did not."""
TIMES: Final = 3
"""A list is shown so often before it is scrolled."""
FIRST_MS: Final = 300.0
MOST: Final = 1.1
"""Of what an empty page of the same length takes for each frame in time."""


class _List(NamedTuple):
    name: str
    path: str
    row: str
    """What is there once the list is."""
    pressed: str | None
    """The button that leads to the next page of it, halfway."""


LISTS: Final = (
    _List("500 requests", "", "ul.rows > li", None),
    _List("20,000 clips", "/clips", "li.clip", "Older clips"),
    # A day has a drawing, too.
    _List("clips of a day", "/clips", "li.clip", None),
)


def run_lists(built: Path, repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure lists of the panel that is built in a folder."""
    with _served(built) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=[*FLAGS])
        page = browser.new_page(viewport={"width": 390, "height": 844})
        page.goto(url)
        lines = [each for listed in LISTS for each in _measured(page, listed, repetitions, is_quick=is_quick)]
        browser.close()
    return lines


def _measured(page: Page, listed: _List, repetitions: int, *, is_quick: bool) -> Iterator[Line]:
    frames = FRAMES // 2 if is_quick else FRAMES
    shown: list[float] = []
    ours: list[float] = []
    empty: list[float] = []
    # What is loaded first is code, which another line measures.
    page.evaluate("([path, row]) => show(path, row)", [listed.path, listed.row])
    for _ in range(1 if is_quick else repetitions):
        shown += [page.evaluate("([path, row]) => show(path, row)", [listed.path, listed.row]) for _ in range(TIMES)]
        if listed.name == "clips of a day":
            page.locator("footage-guard-calendar [aria-current=date]").click()
            page.locator("footage-guard-timeline").wait_for()
        length = page.evaluate("document.documentElement.scrollHeight")
        ours.append(_each_in_time(page, frames, listed.pressed))
        page.evaluate("clear", length)
        empty.append(_each_in_time(page, frames))
    # What else the machine does only adds, and it does much in between.
    yield timed(f"{listed.name}, shown / 0.3 s", [min(shown)], FIRST_MS, is_quick=is_quick)
    yield line(f"{listed.name}, scrolled / empty page", ours=ours, baseline=empty, target=MOST)


def _each_in_time(page: Page, frames: int, pressed: str | None = None) -> float:
    """Scroll, and return how many frames there were for each that came in time."""
    times: list[float] = page.evaluate("([frames, pressed]) => scroll(frames, pressed)", [frames, pressed])
    return len(times) / max(1, sum(time <= LATE_MS for time in times))


@contextmanager
def _served(built: Path) -> Iterator[str]:
    """Serve a built panel, and the page that shows it, on this machine alone."""

    class Handler(SimpleHTTPRequestHandler):
        @override
        def translate_path(self, path: str) -> str:
            return str(PAGE) if path == "/" else super().translate_path(path)

        @override
        def log_message(self, format: str, *args: Any) -> None:  # the name that is overridden
            """Say nothing."""

    with ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(built))) as server:
        Thread(target=server.serve_forever, daemon=True).start()
        yield f"http://127.0.0.1:{server.server_port}/"
        server.shutdown()
