"""The newest release of Home Assistant: it starts, is set up, shows what we have, and a person decides in its panel."""

from collections.abc import Iterator
import json
import re
from typing import Final

from playwright.sync_api import expect
import pytest

from tools.home.home import OTHER_PYTHON

from .browser import DESKTOP
from .conftest import ROOT
from .handed_over import fetched, has_ended, is_film
from .panel_home import PanelHome, panel_home
from .panel_seat import WAIT_MS, seat
from .recipient import chromium

PYTHON: Final = ROOT / ".venv-newest" / "bin" / "python"
PINNED: Final = re.search(r"^homeassistant==(\S+)", (ROOT / "requirements" / "newest.txt").read_text(), re.MULTILINE)
COMPLAINTS: Final = re.compile(
    r".*(?:Detected that custom integration|Deprecat|ERROR|Traceback).*footage_guard.*", re.IGNORECASE
)
KEYS: Final = (
    "binary_sensor.footage_guard_ledger",
    "binary_sensor.footage_guard_lockdown",
    "binary_sensor.footage_guard_vault",
    "button.footage_guard_lock_down",
    "event.footage_guard_footage_request",
    "event.front_door_doorbell",
    "sensor.footage_guard_footage_request",
    "sensor.front_door_last_clip",
    "switch.front_door_recording",
    "todo.footage_guard_footage_requests",
)


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PanelHome]:
    """Give a home of the newest release, set up by its own flows, whose bell rang."""
    assert PYTHON.exists(), "run scripts/setup newest"
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(OTHER_PYTHON, str(PYTHON))
        with panel_home(tmp_path_factory.mktemp("newest")) as home:
            yield home


def test_it_is_the_one_that_is_locked_and_later_than_the_one_of_all_other_tests(home: PanelHome) -> None:
    assert PINNED is not None
    other = re.search(r"^homeassistant==(\S+)", (ROOT / "requirements" / "demo.txt").read_text(), re.MULTILINE)
    assert other is not None
    config = home.run(home.client.get("/api/config"))
    assert config["version"] == PINNED[1]
    assert [int(part) for part in PINNED[1].split(".")] > [int(part) for part in other[1].split(".")]


def test_what_it_shows_can_be_used(home: PanelHome) -> None:
    states = {key: home.run(home.client.state(key)) for key in KEYS}
    missing = [key for key, state in states.items() if state is None or state["state"] == "unavailable"]
    assert missing == []


def test_a_person_decides_in_its_panel(home: PanelHome) -> None:
    draft_id = home.prepared(home.asked())
    with chromium() as browser, seat(browser, home.owner, DESKTOP) as owner:
        panel = owner.open(f"/draft/{draft_id}")
        owner.reaches("6. Decide")
        owner.press("Approve")
        expect(owner.dialog()).to_be_visible()
        owner.proves()
        link = panel.get_by_label("Link", exact=True)
        expect(link).to_be_visible(timeout=WAIT_MS)
        address = link.input_value()
        assert is_film(fetched(address))
        owner.press("I have kept it. Hide it")
        panel.get_by_role("link", name="Shares").click()
        owner.says("Northtown Police")
        home.command("shares/revoke", share_id=home.command("shares/list")["shares"][0]["share_id"])
        assert has_ended(address)
    assert owner.complaints == []


def test_its_log_holds_no_complaint(home: PanelHome) -> None:
    found = COMPLAINTS.findall((home.demo.place.log).read_text())
    assert found == [], json.dumps(found, indent=1)
