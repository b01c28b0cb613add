"""A household of many automations reloads and restarts: all are on, nothing is logged as an error, and they run."""

import asyncio
import json
from pathlib import Path
import re
import shutil
from typing import Any, Final

import yaml

from tools.demo.household import OWNER, set_up_vault
from tools.home.client import HomeClient
from tools.home.folder import write_folder
from tools.home.home import Place, launch
from tools.home.onboarding import onboard, sign_in, wait_until_running

ROOT: Final = Path(__file__).resolve().parents[2]
TELL: Final = [{"action": "persistent_notification.create", "data": {"message": "{{ message }}"}}]
CAMERA: Final = "0123456789abcdef0123456789abcdef"
INPUTS: Final[dict[str, dict[str, Any]]] = {
    "ask_to_share_a_ring": {"camera": CAMERA, "recipient": "The house next door", "send": TELL},
    "check_the_history_nightly": {},
    "decline_outside_my_rules": {},
    "hold_when_the_alarm_goes_off": {"alarm": "alarm_control_panel.home", "cameras": [CAMERA]},
    "lock_down_when_leaving": {"persons": ["person.alex"]},
    "notify_of_request": {},
    "record_while_door_is_open": {"door": "binary_sensor.door", "camera": CAMERA},
    "record_while_lock_is_open": {"lock": "lock.door", "camera": CAMERA},
    "remind_me_once": {},
    "take_in_what_ring_recorded": {"event": "event.door_ding", "recording": "camera.door_live_view", "camera": CAMERA},
}
SCRIPTS: Final[dict[str, dict[str, Any]]] = {
    "ask_to_share_the_last_minutes": {"camera": CAMERA, "recipient": "The house next door", "send": TELL},
    "hold_the_last_minutes": {"cameras": [CAMERA]},
}
COUNT: Final = 32


def use(name: str, inputs: dict[str, Any], alias: str) -> dict[str, Any]:
    """Return what a person writes who uses a blueprint."""
    return {"alias": alias, "use_blueprint": {"path": f"footage_guard/{name}.yaml", "input": inputs}}


def household() -> list[dict[str, Any]]:
    """Return each blueprint twice, and each example of the guide."""
    page = (ROOT / "docs" / "guide" / "automations.md").read_text()
    examples = [yaml.safe_load(text) for text in re.findall(r"^```yaml\n(.*?)^```$", page, re.MULTILINE | re.DOTALL)]
    made = [use(name, inputs, f"{name} {number}") for name, inputs in INPUTS.items() for number in (1, 2)]
    return [{"id": str(number), **each} for number, each in enumerate([*made, *examples])]


def write_home(place: Place) -> None:
    """Write the configuration of a home with all of it. What is JSON is YAML, too."""
    write_folder(place.config_dir, port=place.port, doorbells=())
    shutil.copytree(ROOT / "blueprints", place.config_dir / "blueprints")
    scripts = {name: use(name, inputs, name) for name, inputs in SCRIPTS.items()}
    settings = place.config_dir / "configuration.yaml"
    text = settings.read_text().replace("automation: []", f"automation: {json.dumps(household())}")
    settings.write_text(text.replace("script: {}", f"script: {json.dumps(scripts)}"))


async def on(client: HomeClient) -> int:
    """Return how many automations are on, where each of them is."""
    states = [each for each in await client.get("/api/states") if each["entity_id"].startswith("automation.")]
    assert [each["entity_id"] for each in states if each["state"] != "on"] == []
    return len(states)


def errors(place: Place) -> list[str]:
    """Return what is logged as an error."""
    return [line for line in place.log.read_text().splitlines() if " ERROR " in line]


async def fires(client: HomeClient) -> None:
    """Have an example run, and see what it does."""
    for state in ("off", "on"):
        await client.post("/api/states/binary_sensor.fence", {"state": state})
    async with asyncio.timeout(10):
        while (await client.state("sensor.footage_guard_pending_requests") or {}).get("state") != "1":  # noqa: ASYNC110  # it is another process
            await asyncio.sleep(0.05)


def test_a_household_reloads_and_restarts(tmp_path: Path) -> None:
    assert len(household()) == COUNT

    async def live() -> None:
        place = Place.take(tmp_path)
        write_home(place)
        child = await launch(place)
        try:
            async with HomeClient(place.url) as client:
                await onboard(client, OWNER)
                await wait_until_running(client)
                await set_up_vault(client)
                assert await on(client) == COUNT
                await client.post("/api/services/automation/reload")
                assert await on(client) == COUNT
                assert errors(place) == []
            await child.stop()
            child = await launch(place)
            async with HomeClient(place.url) as client:
                await sign_in(client, OWNER)
                await wait_until_running(client)
                assert await on(client) == COUNT
                assert errors(place) == []
                await fires(client)
        finally:
            await child.stop()
            place.folder.release()

    asyncio.run(live())
