"""Every blueprint can be imported, is tried by a test, and calls nothing but what lowers, records, asks or tells."""

from http import HTTPStatus
from pathlib import Path
import re
from typing import Any, Final

from homeassistant.components.blueprint.schemas import BLUEPRINT_SCHEMA
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import load_yaml_dict
import pytest
from pytest_homeassistant_custom_component.test_util.aiohttp import AiohttpClientMocker
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from .using import ROOT, actions_in, path_of, shipped

ALLOWED: Final = {
    "footage_guard.decline_request",
    "footage_guard.find_clips",
    "footage_guard.hold_clips",
    "footage_guard.import_clip",
    "footage_guard.lock_down",
    "footage_guard.record_clip",
    "footage_guard.share_clip",
    "footage_guard.verify_ledger",
    "footage_guard.wait_for_decision",
    "persistent_notification.create",
}
"""Of ours only what needs nobody's consent; `share_clip` asks a person."""
SOURCE: Final = "https://github.com/footage-guard/footage-guard/blob/main/blueprints"
RAW: Final = "https://raw.githubusercontent.com/footage-guard/footage-guard/main/blueprints"


@pytest.mark.parametrize("blueprint", shipped())
def test_it_is_what_home_assistant_takes_for_one(blueprint: str) -> None:
    loaded: Any = load_yaml_dict(str(path_of(blueprint)))
    BLUEPRINT_SCHEMA(loaded)
    told = loaded["blueprint"]
    domain, name = blueprint.split("/")
    assert told["domain"] == domain
    assert told["source_url"] == f"{SOURCE}/{domain}/footage_guard/{name}.yaml"
    assert told["homeassistant"] == {"min_version": "2026.10.0"}
    assert all("input" in section and section["name"] for section in told["input"].values()), "inputs are in sections"
    inputs = [each for section in told["input"].values() for each in section["input"].values()]
    assert all(each["name"] and each["selector"] for each in inputs)


@pytest.mark.parametrize("blueprint", shipped())
def test_it_calls_nothing_else(blueprint: str) -> None:
    called = set(actions_in(load_yaml_dict(str(path_of(blueprint)))))
    assert called
    assert called <= ALLOWED


@pytest.mark.parametrize("blueprint", shipped())
def test_it_is_tried(blueprint: str) -> None:
    tests = Path(__file__).parent.glob("test_*.py")
    assert any(f'"{blueprint}"' in test.read_text() for test in tests)


def test_no_time_that_is_shown_is_reckoned_from() -> None:
    """Where the clock is changed, a quarter of an hour before what it shows is an hour more or less, or never was."""
    shown = re.compile(r"(?<!utc)now\(\)\s*[-+]")
    pages = [ROOT / "README.md", *(ROOT / "docs").rglob("*.md"), *map(path_of, shipped())]
    assert [page for page in pages if shown.search(page.read_text())] == []
    assert shown.search("{{ (now() - timedelta(hours=1)).isoformat() }}")


def test_what_is_called_is_found_wherever_it_is_written() -> None:
    written = {"actions": [{"choose": [{"sequence": [{"action": "lock.unlock"}]}], "default": {"service": "a.b"}}]}
    assert [*actions_in(written)] == ["lock.unlock", "a.b"]


@pytest.mark.parametrize("blueprint", shipped())
async def test_it_is_imported_by_its_address(
    hass: HomeAssistant, aioclient_mock: AiohttpClientMocker, hass_ws_client: WebSocketGenerator, blueprint: str
) -> None:
    for component in ("automation", "script", "blueprint"):
        assert await async_setup_component(hass, component, {})
    domain, name = blueprint.split("/")
    text = path_of(blueprint).read_text()
    aioclient_mock.get(f"{RAW}/{domain}/footage_guard/{name}.yaml", text=text, status=HTTPStatus.OK)  # type: ignore[no-untyped-call]  # the harness's
    client = await hass_ws_client(hass)
    url = f"{SOURCE}/{domain}/footage_guard/{name}.yaml"
    await client.send_json_auto_id({"type": "blueprint/import", "url": url})
    answer = await client.receive_json()
    assert answer["success"], answer
    assert answer["result"]["suggested_filename"] == f"footage-guard/{name}"
    assert answer["result"]["validation_errors"] is None
