"""A decision that is not made as usual: interrupted in each of its steps, and read from right to left."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath
from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Locator, Route, expect
import pytest

from tools.pseudo_language import LANGUAGE, build_mirrored

from .browser import DESKTOP, PHONE
from .guide import SHOTS
from .panel_home import PanelHome, panel_home
from .panel_seat import WAIT_MS, seat
from .panel_steps import HALF, LOCKED_HERE, STEPS, How, Run, Step
from .recipient import chromium

KEPT: Final = """async () => {
  const said = [];
  const look = (root) => root.querySelectorAll("*").forEach((element) => {
    said.push(...[...element.attributes].map(({ value }) => value));
    for (const node of element.childNodes) if (node.nodeType !== 1) said.push(node.data);
    if (element.shadowRoot) look(element.shadowRoot);
  });
  look(document);
  for (const name of await caches.keys()) {
    said.push(...(await (await caches.open(name)).keys()).map(({ url }) => url));
  }
  const databases = (await indexedDB.databases()).map(({ name }) => name);
  const stored = { ...localStorage, ...sessionStorage, databases, state: history.state };
  return [JSON.stringify(stored), location.href, document.cookie, ...said].join("\\n");
}"""
"""All that is left of what was there: in the page, its address, and what the browser keeps."""


RIGHT_TO_LEFT: Final = f"localStorage.setItem('selectedLanguage', JSON.stringify('{LANGUAGE}'))"
"""What Home Assistant keeps of the language that somebody chose."""
MISPLACED: Final = """(panel) => {
  const found = [], boxes = [];
  const look = (root) => root.querySelectorAll("*").forEach((element) => {
    if (element.localName === "ha-menu-button" || !element.checkVisibility()) return;
    const box = element.getBoundingClientRect();
    // What is wider than the screen is scrolled in its own frame.
    const isScrolled = element.closest(".scroll") !== null;
    const isOutside = box.width > 0 && (box.left < -1 || box.right > innerWidth + 1);
    const isCut = element.clientWidth > 0 && element.scrollWidth > element.clientWidth + 1;
    if (!isScrolled && (isOutside || isCut)) found.push([isCut ? "cut" : "outside", element.outerHTML]);
    if (!isScrolled && element.matches("a, button, input, select, textarea, summary")) boxes.push([element, box]);
    if (element.shadowRoot) look(element.shadowRoot);
  });
  look(panel.shadowRoot);
  boxes.forEach(([one, a], index) => boxes.slice(index + 1).forEach(([other, b]) => {
    const width = Math.min(a.right, b.right) - Math.max(a.left, b.left);
    const height = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
    if (width > 1 && height > 1) found.push(["over each other", one.outerHTML, other.outerHTML]);
  }));
  return found;
}"""
OTHER_PAGES: Final = ("/shares", "/clips", "/history", "/vault", "/people", "/setup", "/process")
DRAWN: Final = "() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))"
"""Waits until Home Assistant has heard that the screen is of another size, and all of it was drawn."""
PANEL_FILES: Final = "**/footage_guard_static/panel*"
ENGLISH: Final = """(panel) => {
  const found = [];
  const look = (root) => root.querySelectorAll("*").forEach((element) => {
    // What a person wrote has its own direction.
    const isOurs = element.closest("[dir=auto], style, ha-menu-button") === null && element.checkVisibility();
    const texts = [...element.childNodes].filter(({ nodeType }) => nodeType === 3).map(({ data }) => data);
    if (isOurs) found.push(...texts.filter((text) => /\\b(the|and|of|is|nothing|cannot)\\b/.test(text)));
    if (element.shadowRoot) look(element.shadowRoot);
  });
  look(panel.shadowRoot);
  return found;
}"""
"""What stands on the page in English, and in no language file."""
LAST_LETTER: Final = """(element) => {
  const texts = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
  let text = null;
  while (texts.nextNode()) if (texts.currentNode.data.trim() !== "") text = texts.currentNode;
  const [all, last] = [document.createRange(), document.createRange()];
  const end = text.data.trimEnd().length;
  all.selectNodeContents(text);
  last.setStart(text, end - 1);
  last.setEnd(text, end);
  const right = (range) => Math.round(range.getBoundingClientRect().right);
  return [right(last), right(all)];
}"""


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PanelHome]:
    """Give a home in which two have to agree."""
    with panel_home(tmp_path_factory.mktemp("interrupted")) as home:
        yield home


@pytest.fixture
def browser() -> Iterator[Browser]:
    """Give a browser that ends with the test: its processes come and go, and none may be left."""
    with chromium() as browser:
        yield browser


def test_the_panel_is_mirrored_where_people_read_from_right_to_left(
    home: PanelHome, browser: Browser, tmp_path: Path
) -> None:
    mirrored = build_mirrored(tmp_path)
    request_id = home.asked()
    draft_id = home.prepared(request_id)
    with seat(browser, home.owner, DESKTOP) as owner:
        owner.page.add_init_script(RIGHT_TO_LEFT)
        # In a language from right to left, whose words are longer.
        owner.page.route(PANEL_FILES, lambda route: route.fulfill(path=mirrored / _file_of(route)))
        for path in ("", f"/request/{request_id}", f"/draft/{draft_id}", *OTHER_PAGES):
            panel = owner.open(path)
            expect(panel.get_by_role("progressbar")).to_have_count(0)
            assert panel.evaluate("(panel) => getComputedStyle(panel).direction") == "rtl"
            assert panel.locator("main").get_attribute("lang") == LANGUAGE
            assert panel.evaluate(ENGLISH) == [], path
            for size in (DESKTOP, PHONE):
                owner.page.set_viewport_size({"width": size["width"], "height": size["height"]})
                owner.page.evaluate(DRAWN)
                assert panel.evaluate(MISPLACED) == [], (path, size)
                assert not owner.overflows(), (path, size)
        # In English, for whoever has no translation.
        owner.page.unroute(PANEL_FILES)
        panel = owner.open(f"/request/{request_id}")
        # The first is on the right, and so is the earlier time.
        _must_be_right_of(panel.get_by_role("link", name="Requests"), panel.get_by_role("link", name="Shares"))
        _must_be_right_of(
            panel.get_by_role("button", name="Look at the footage"), panel.get_by_role("button", name="Decline").first
        )
        _must_be_right_of(panel.locator(".tick").first, panel.locator(".tick").last)
        # A name stays in sight however far the time is scrolled.
        panel.get_by_role("heading", name="Footage", exact=True).evaluate("(heading) => heading.scrollIntoView()")
        expect(panel.locator(".title").first).to_be_in_viewport()
        # A sentence that has no translation ends where it ends.
        for sentence in ("You may decline.", "Nobody is obliged", "How do you know who asks?"):
            last, all_of_it = panel.get_by_text(sentence).first.evaluate(LAST_LETTER)
            assert last == all_of_it, sentence
        owner.page.screenshot(path=SHOTS / "request-right-to-left.png", full_page=True)
    assert owner.complaints == []
    home.settle()


def _file_of(route: Route) -> str:
    return PurePosixPath(urlsplit(route.request.url).path).name


def _must_be_right_of(one: Locator, other: Locator) -> None:
    left, right = (element.bounding_box() for element in (other, one))
    assert left is not None
    assert right is not None
    assert right["x"] >= left["x"] + left["width"]


def test_a_decision_is_interrupted_in_each_of_its_steps(home: PanelHome, browser: Browser) -> None:
    # Stricter is at once and back takes a day, and Home Assistant stops with this test: it is the last one.
    home.command("policy/apply", policy={"quorum": 2})
    with seat(browser, home.owner, DESKTOP) as owner, seat(browser, home.member, PHONE, color_scheme="dark") as member:
        for person in (owner, member):
            # Who leaves what is not saved is asked, and leaves.
            person.page.on("dialog", lambda dialog: dialog.accept())
        run = Run(home=home, owner=owner, member=member, request_id=home.asked())
        owner.open()
        for step in STEPS:
            for how in step.interruptions:
                with _noting(f"{step.name}, {how.value}"):
                    step.begins(run)
                    _interrupt(run, step, how)
                    step.stands(run, how)
                    _must_be_as_before(run, step)
            with _noting(step.name):
                step.goes_on(run)
    home.stop()


def _interrupt(run: Run, step: Step, how: How) -> None:
    who, access = (run.member, run.home.member) if step.is_by_member else (run.owner, run.home.owner)
    match how:
        case How.RESTART:
            run.home.restart()
            expect(who.panel.get_by_text("The connection is interrupted.")).to_have_count(0, timeout=2 * WAIT_MS)
            who.says("Vault locked", timeout=2 * WAIT_MS)
            _must_be_as_before(run, step)
            # Home Assistant took the panel off the screen meanwhile, or it did not: then all that was typed is there.
            who.page.reload()
            who.says("Vault locked")
        case How.RELOAD:
            who.page.reload()
            who.says("Vault ")
        case How.NEW_LOGIN:
            who.logs_in_anew(access, step.path.format(run=run))
            expect(who.panel.get_by_text(LOCKED_HERE).first).to_be_visible(timeout=WAIT_MS)


def _must_be_as_before(run: Run, step: Step) -> None:
    """Look for a vote that nobody gave, and for a secret that something kept."""
    if run.draft_id:
        assert len(run.draft()["votes"]) == (step.votes or 0)
    else:
        assert run.home.command("requests/get", request_id=run.request_id)["drafts"] == []
    secrets = [person.passphrase[:HALF] for person in (run.owner, run.member)]
    secrets += [run.link.partition("#")[2]] if run.link else []
    kept = (run.member if step.is_by_member else run.owner).page.evaluate(KEPT)
    assert not [secret for secret in secrets if secret in kept]


@contextmanager
def _noting(what: str) -> Iterator[None]:
    try:
        yield
    except BaseException as err:
        err.add_note(what)
        raise
