"""Each step of a decision is interrupted: by a reload, by a new login, and by a restart of Home Assistant."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

from playwright.sync_api import Browser, expect
import pytest

from .browser import DESKTOP, PHONE
from .panel_home import PanelHome, panel_home
from .panel_seat import WAIT_MS, seat
from .panel_steps import HALF, STEPS, How, Run, Step
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
            who.logs_in_anew(access)
            who.open(step.path.format(run=run))
            who.says("Vault locked")


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
