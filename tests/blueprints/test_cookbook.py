"""Each example of the guide is run as it stands there, and does what its heading says."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
import re
from typing import Any, Final

from homeassistant.components import persistent_notification
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import async_mock_service

from custom_components.footage_guard.bridge.keeping.ledger_issue import LedgerIssue
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lifecycle.request import RequestState
from tests.surface.asked import insurer, receive
from tests.surface.kept import Kept
from tests.surface.test_triggers import tell
from tests.web.deciding import states
from tests.web.requesting import desk
from tests.web.sharing import allow_links, shared
from tests.web.test_hand_over import asked
from tests.web.unlocking import unlock
from tests.web.watching import keep

from .using import ROOT, actions_in, have_it_be, tell_of

PAGE: Final = ROOT / "docs" / "guide" / "automations.md"


def examples() -> dict[str, dict[str, Any]]:
    """Return the examples of the guide by heading."""
    found = re.findall(r"^## ([^\n]+)\n\n```yaml\n(.*?)^```$", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    return {heading: parse_yaml(text) for heading, text in found}  # type: ignore[misc]  # each is a table


@dataclass(frozen=True, kw_only=True)
class Scene:
    """A home in which an example is there."""

    kept: Kept
    client: Any
    clip_id: ClipId

    @property
    def hass(self) -> HomeAssistant:
        """The core."""
        return self.kept.hass

    def turn(self, entity_id: str, *states: str) -> None:
        """Have something have these states, one after another."""
        for state in states:
            self.hass.states.async_set(entity_id, state)

    async def settle(self) -> None:
        """Wait until the automation has run."""
        await self.hass.async_block_till_done()

    def said(self, text: str) -> bool:
        """Tell whether a notification says this."""
        notifications = persistent_notification._async_get_or_create_notifications(self.hass)
        return any(text in each["message"] for each in notifications.values())


type Effect = Callable[[Scene], Awaitable[None]]


async def _light(scene: Scene) -> None:
    calls = async_mock_service(scene.hass, "light", "turn_on")
    await receive(scene.kept.entry)
    await scene.settle()
    assert [call.data["entity_id"] for call in calls] == [["light.desk"]]


async def _vacation(scene: Scene) -> None:
    scene.turn("input_boolean.vacation", "off")
    first = await receive(scene.kept.entry)
    await scene.settle()
    assert (await desk(scene.kept.entry).async_get(first.id)).state is RequestState.PENDING
    await scene.kept.do("decline_request", request_id=first.id)
    scene.turn("input_boolean.vacation", "on")
    second = await receive(scene.kept.entry, insurer())
    await scene.settle()
    assert (await desk(scene.kept.entry).async_get(second.id)).state is RequestState.DECLINED


async def _morning(scene: Scene) -> None:
    await have_it_be(scene.hass, 8)
    assert not scene.said("A footage request waits.")
    await receive(scene.kept.entry)
    await have_it_be(scene.hass, 8, days=2)
    assert scene.said("A footage request waits. [Open the panel](/footage-guard)")


async def _parcel(scene: Scene) -> None:
    scene.turn("binary_sensor.parcel", "unavailable", "on", "off", "on")
    request_id = await asked(scene.kept.entry)
    assert not scene.said("The parcel's clip")
    await scene.kept.do("decline_request", request_id=request_id)
    await scene.settle()
    assert scene.said("The parcel's clip: declined")


async def _fence(scene: Scene) -> None:
    # A sensor that only comes back tells nothing new.
    scene.turn("binary_sensor.fence", "unavailable", "on")
    await scene.settle()
    assert desk(scene.kept.entry).overview.pending == 0
    scene.turn("binary_sensor.fence", "off", "on")
    await scene.settle()
    assert desk(scene.kept.entry).overview.pending == 1


async def _rings(scene: Scene) -> None:
    for kind in (TriggerKind.MOTION, TriggerKind.BELL):
        assert await scene.kept.holds() == []
        tell_of(scene.kept, scene.clip_id, kind, scene.kept.door)
        await scene.settle()
    assert len(await scene.kept.holds()) == 1
    later = [await scene.kept.record(minute) for minute in range(1, 7)]
    for clip_id in later:
        tell_of(scene.kept, clip_id, TriggerKind.BELL, scene.kept.door)
        await scene.settle()
    found = await scene.kept.call("find_clips")
    assert {each["clip_id"] for each in found["clips"] if each["held"]} == {*later[-5:]}


async def _count(scene: Scene) -> None:
    await have_it_be(scene.hass, 22)
    assert scene.said("Clips of the front door: 1")
    for day, number, said in ((2, 120, "121"), (3, 380, "500 or more")):
        for _ in range(number):
            keep(scene.kept.entry, b"moving pictures", camera=scene.kept.door)
        await have_it_be(scene.hass, 22, days=day)
        assert scene.said(f"Clips of the front door: {said}")


async def _opened(scene: Scene) -> None:
    record = await receive(scene.kept.entry)
    tell(scene.kept.entry, record, Happening.COLLECTED)
    await scene.settle()
    assert scene.said(f"Footage was fetched. [The request](/footage-guard/request/{record.id})")


async def _evening(scene: Scene) -> None:
    await shared(scene.client, scene.kept.entry, scene.clip_id)
    await scene.settle()
    assert desk(scene.kept.entry).overview.active_shares == 1
    await have_it_be(scene.hass, 21)
    assert desk(scene.kept.entry).overview.active_shares == 0
    await have_it_be(scene.hass, 21, days=2)


async def test_a_link_that_still_cools_is_taken_back_in_the_evening_too(
    kept: Kept, client: Any, clip_id: ClipId
) -> None:
    """It was left, for it is not active yet, and could be opened ten minutes later."""
    example = examples()["Take back every link in the evening"]
    assert await async_setup_component(kept.hass, "automation", {"automation": [example]})
    allow_links(kept.entry, cooling_minutes=10)
    made = await shared(client, kept.entry, clip_id)
    assert made.answer["status"] == "cooling"
    await have_it_be(kept.hass, 21)
    await kept.hass.async_block_till_done()
    assert (await states(kept.entry, made.share_id))[0] is ReleaseState.VOID


async def _armed(scene: Scene) -> None:
    await unlock(scene.client)
    scene.turn("alarm_control_panel.home", "disarmed", "armed_away")
    await scene.settle()
    assert not scene.kept.runtime.unlocks.is_unlocked


async def _button(scene: Scene) -> None:
    # A helper that is made, renamed or deleted was not pressed.
    for seen in (("unknown",), (), ("unavailable", "unknown"), ("unavailable", "1")):
        scene.turn("input_button.lock_down", *seen)
        if not seen:
            scene.hass.states.async_remove("input_button.lock_down")
        await scene.settle()
    assert scene.kept.runtime.lockdown is None
    for at in ("1", "2", "3"):
        scene.turn("input_button.lock_down", at)
        await scene.settle()
    assert scene.kept.runtime.lockdown is not None


async def test_a_button_locks_down_also_while_the_vault_is_loaded_anew(kept: Kept) -> None:
    kept.hass.states.async_set("input_button.lock_down", "unknown")
    example = examples()["Lock down by a button"]
    assert await async_setup_component(kept.hass, "automation", {"automation": [example]})
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    kept.hass.states.async_set("input_button.lock_down", "2026-11-24T08:00:00+00:00")
    await kept.hass.async_block_till_done()
    assert await kept.hass.config_entries.async_setup(kept.entry.entry_id)
    await kept.hass.async_block_till_done()
    assert kept.runtime.lockdown is not None


async def _history(scene: Scene) -> None:
    LedgerIssue(scene.hass).async_tell("rolled_back", is_checked=True)
    await scene.settle()
    assert scene.said("The history of the vault: rolled_back")


EFFECTS: Final[dict[str, Effect]] = {
    "Switch a light on when somebody asks": _light,
    "Decline while we are away for long": _vacation,
    "Say every morning whether somebody waits": _morning,
    "Ask me for consent, and go on with my answer": _parcel,
    "Ask for footage without naming a clip": _fence,
    "Keep the clips of the last five rings": _rings,
    "Count the clips of a day": _count,
    "Tell me when a link is opened": _opened,
    "Take back every link in the evening": _evening,
    "Lock the vault when the alarm is armed": _armed,
    "Lock down by a button": _button,
    "Tell me when something is wrong with the history": _history,
}


def test_each_example_has_an_effect_to_look_for() -> None:
    assert list(examples()) == list(EFFECTS)
    assert PAGE.read_text().count("```yaml") == len(EFFECTS)


@pytest.mark.parametrize("heading", EFFECTS)
async def test_an_example_does_what_its_heading_says(kept: Kept, client: Any, clip_id: ClipId, heading: str) -> None:
    example = examples()[heading]
    assert await async_setup_component(kept.hass, "automation", {"automation": [example]})
    await kept.hass.async_block_till_done()
    (state,) = kept.hass.states.async_all("automation")
    assert state.state == "on"
    await EFFECTS[heading](Scene(kept=kept, client=client, clip_id=clip_id))


def test_the_page_names_every_blueprint_by_its_address() -> None:
    page = PAGE.read_text()
    for path in sorted((ROOT / "blueprints").glob("*/footage_guard/*.yaml")):
        (address,) = re.findall(r"source_url: (\S+)", path.read_text())
        assert f"`{address}`" in page
    assert set(actions_in([*examples().values()])).isdisjoint({"footage_guard.release_hold"})
