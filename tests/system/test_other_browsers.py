"""Firefox, and WebKitGTK with the engine of Safari: a recipient's page, somebody who asks, and a person who decides."""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import replace
import json
from typing import Final

import pytest

from .browser import tokens
from .handed_over import has_ended
from .other_browsers import ENTER, Window, firefox, webkit
from .panel_home import PanelHome, panel_home
from .share_footage import FPS, LINKS, SIZE, Filmed, film
from .share_server import Share, stand_in
from .test_share_page import STEPS

type Start = Callable[[], AbstractContextManager[Window]]

SECONDS: Final = 20
SIGN_IN: Final = "localStorage.setItem('hassTokens', given[0]);"
AS_SAFARI: Final = """
addEventListener("mousedown", (event) => {
  if (event.composedPath().some((element) => element.localName === "button")) event.preventDefault();
}, true);
"""
"""On a Mac and a phone of Apple's, what is pressed does not get the focus."""
PAGES: Final = {
    "shares": "Shares",
    "asking": "Asking",
    "process": "Legal papers",
    "history": "History",
    "vault": "Vault",
    "people": "People",
    "setup": "First steps",
    "clips": "Clips",
}
"""The heading of each."""
NOTES: Final = """
window.complaints = [];
const note = (words) => window.complaints.push(words);
addEventListener("error", ({ message }) => note(message));
addEventListener("unhandledrejection", ({ reason }) => note(String(reason)));
addEventListener("securitypolicyviolation", ({ violatedDirective }) => note(violatedDirective));
"""
GO: Final = """
history.pushState(null, "", given[0]);
dispatchEvent(new CustomEvent("location-changed", { detail: { replace: false } }));
await until(() => find("h2", given[1]), given[1]);
"""
FOUND: Final = (
    "return [...window.complaints, ...(document.documentElement.scrollWidth > innerWidth ? ['overflows'] : [])];"
)
OPENS: Final = "return [...every(document)].map(nameOf).find((name) => name.startsWith('Open: Front door'));"
SAVED: Final = """
const answer = await fetch([...document.querySelectorAll("a[download]")][0].href);
const bytes = new Uint8Array(await crypto.subtle.digest("SHA-256", await answer.arrayBuffer()));
return [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
"""


@pytest.fixture(params=[firefox, webkit], ids=["firefox", "webkit"])
def window(request: pytest.FixtureRequest) -> Iterator[Window]:
    """Give a window of each."""
    start: Start = request.param
    with start() as window:
        yield window


@pytest.fixture(scope="module")
def filmed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Share]:
    """Give a share of two films, approved by two people."""
    notary = Filmed(tmp_path_factory.mktemp("filmed") / "home", LINKS)
    yield notary.shared(film(SECONDS), film(4))
    notary.close()


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PanelHome]:
    """Give a home that somebody asks."""
    with panel_home(tmp_path_factory.mktemp("home")) as home:
        yield home


def test_a_recipient_opens_plays_and_checks(window: Window, filmed: Share) -> None:
    with stand_in() as sharing:
        window.follow(sharing.share(replace(filmed, served={}, downloads_left=3)))
        window.says("Springfield Police Department")
        window.press("Open")
        for step in STEPS:
            window.says(step)
        played = window.plays(12)
        assert (played["width"], played["length"]) == (SIZE[0], SECONDS)
        assert abs(played["place"] - 12) <= 1 / FPS
        window.press("Check footage-1.mp4")
        window.says("footage-1.mp4 is the file that was approved, bit for bit.")
        assert window.run(SAVED) == filmed.listed()[0]["sha256"]


def test_a_recipient_is_told_of_a_file_that_is_another_one(window: Window, filmed: Share) -> None:
    with stand_in() as sharing:
        approved = film(SECONDS)
        other = approved[:-1] + bytes([approved[-1] ^ 1])
        window.follow(sharing.share(replace(filmed, served={1: other}, downloads_left=3)))
        window.press("Open")
        window.press("Check footage-1.mp4")
        window.says("footage-1.mp4 is not the file that was approved")


def test_a_person_looks_at_each_page_and_watches_a_clip(window: Window, home: PanelHome) -> None:
    _signs_in(window, home)
    window.follow(f"{home.owner['url']}/footage-guard")
    window.says("First steps")
    window.run(NOTES)
    window.press("Unlock")
    window.types("Your passphrase", home.owner["passphrase"] + ENTER)
    window.says("Vault unlocked, at least until")
    for page, heading in PAGES.items():
        window.run(GO, f"/footage-guard/{page}", heading)
        assert window.run(FOUND) == [], page
    window.says("Front door: ")
    window.press(window.run(OPENS))
    assert window.plays(1)["width"] > 0
    assert window.run(FOUND) == []


@pytest.mark.parametrize("how", ["", AS_SAFARI], ids=["", "without focus"])
def test_a_person_decides_and_takes_back(window: Window, home: PanelHome, how: str) -> None:
    draft_id = home.prepared(home.asked())
    _signs_in(window, home)
    window.follow(f"{home.owner['url']}/footage-guard/draft/{draft_id}")
    window.says("6. Decide")
    window.run(how)
    window.press("Approve")
    window.types("Your passphrase", home.owner["passphrase"] + ENTER)
    link = window.value("Link")
    window.shows("Link")
    window.press("I have kept it. Hide it")
    window.press("Shares")
    window.says("Northtown Police")
    window.press("Take back")
    window.says("Taken back. Nothing more of it leaves.")
    assert has_ended(link)


def _signs_in(window: Window, home: PanelHome) -> None:
    window.follow(f"{home.owner['url']}/robots.txt")
    window.run(SIGN_IN, json.dumps(tokens(home.owner)))
