"""The page on triggers and conditions names what they say, and its examples do what they look like."""

from pathlib import Path
import re
from typing import Any, Final

from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser, async_mock_service
import yaml

from custom_components.footage_guard.bridge.cameras.clip_news import ClipNews, async_tell_of_clip
from custom_components.footage_guard.bridge.keeping.ledger_issue import LedgerIssue
from custom_components.footage_guard.bridge.requests.told_json import told_as_json
from custom_components.footage_guard.condition import async_get_conditions
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.account import TriggerKind
from custom_components.footage_guard.model.happening import Happening
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.request.words import RequesterType
from custom_components.footage_guard.trigger import REASONS, _clip_as_json as clip_as_json, async_get_triggers
from tests.people import OWNER_ID, PASSPHRASE

from .asked import insurer, police, receive
from .kept import START_MS, Kept
from .test_triggers import tell

ROOT: Final = Path(__file__).parents[2]
PAGE: Final = ROOT.joinpath("docs", "ref", "triggers.md").read_text("utf-8")
NOTIFICATIONS: Final = ROOT.joinpath("docs", "ref", "notifications.md").read_text("utf-8")
FORMS: Final = yaml.safe_load((ROOT / "custom_components" / DOMAIN / "triggers.yaml").read_text("utf-8"))
SECTIONS: Final = dict(re.findall(r"^## `footage_guard\.(\w+)`\n(.*?)(?=^#|\Z)", PAGE, re.DOTALL | re.MULTILINE))
CLIP: Final = ClipId("01KB0000000000000000000000")


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path) -> Kept:
    """A loaded vault with a front door."""
    return await Kept.load(home)


def example(text: str) -> dict[str, Any]:
    """Return the one example in a text."""
    (found,) = re.findall(r"```yaml\n(.*?)```", text, re.DOTALL)
    return dict(yaml.safe_load(found))


def words(text: str) -> set[str]:
    """Return what the table of what `trigger` holds names."""
    (rows,) = re.findall(r"\| Of `trigger` \|.*?\n\|---\|---\|\n((?:\|.*\n)+)", text)
    return {word for row in rows.splitlines() for word in re.findall(r"`(\w+)`", row.split("|")[1])}


async def run(home: HomeAssistant, automation: dict[str, Any], action: str) -> list[Any]:
    """Have an automation, and return the calls of its action."""
    domain, name = action.split(".")
    calls: list[Any] = async_mock_service(home, domain, name)
    assert await async_setup_component(home, "automation", {"automation": [{"alias": "example", **automation}]})
    await home.async_block_till_done()
    state = home.states.get("automation.example")
    assert state is not None
    assert state.state == "on"
    return calls


def clip_of(camera: CameraId, *reasons: TriggerKind) -> ClipNews:
    """Return that a clip is whole."""
    return ClipNews(clip_id=CLIP, camera=camera, start_ms=START_MS, end_ms=START_MS + 1, reasons=frozenset(reasons))


async def test_the_page_has_a_section_for_each_trigger_and_names_each_condition(home: HomeAssistant) -> None:
    assert {*SECTIONS} == {*await async_get_triggers(home)}
    conditions = PAGE.partition("# Conditions")[2].partition("##")[0]
    assert set(re.findall(r"^\| `footage_guard\.(\w+)`", conditions, re.MULTILINE)) == {
        *await async_get_conditions(home)
    }


@pytest.mark.parametrize(
    ("name", "option", "there_are"),
    [
        ("clip_recorded", "reason", REASONS),
        ("request_received", "requester_type", tuple(RequesterType)),
        ("request_decided", "decision", (Happening.APPROVED, Happening.DECLINED)),
    ],
)
def test_page_and_form_name_all_that_can_be_chosen(name: str, option: str, there_are: tuple[str, ...]) -> None:
    row = next(line for line in SECTIONS[name].splitlines() if line.startswith(f"| `{option}` |"))
    assert re.findall(r"`(\w+)`", row)[1:] == [*there_are]
    assert FORMS[name]["fields"][option]["selector"]["select"]["options"] == [*there_are]


def test_nothing_else_can_be_chosen() -> None:
    fields = {name: {*(form or {}).get("fields", ())} for name, form in FORMS.items()}
    chosen = {
        "clip_recorded": {"reason"},
        "request_received": {"requester_type", "verification_level"},
        "request_decided": {"decision"},
    }
    assert {name: found for name, found in fields.items() if found} == chosen


async def test_the_page_names_all_that_a_trigger_holds(kept: Kept) -> None:
    record = await receive(kept.entry)
    assert words(SECTIONS["request_received"]) == {"happened", *told_as_json(record)}
    clip = clip_as_json(kept.hass, clip_of(kept.door, TriggerKind.BELL))
    assert words(SECTIONS["clip_recorded"]) == {*clip}


async def test_clips_of_rings_are_held(kept: Kept) -> None:
    calls = await run(kept.hass, example(SECTIONS["clip_recorded"]), "footage_guard.hold_clips")
    for news in (
        clip_of(kept.door, TriggerKind.MOTION),
        clip_of(kept.gate, TriggerKind.BELL),
        clip_of(kept.door, TriggerKind.BELL, TriggerKind.MOTION),
    ):
        async_tell_of_clip(kept.hass, news)
        await kept.hass.async_block_till_done()
    assert [call.data for call in calls] == [{"clip_ids": CLIP}]


async def test_what_an_authority_asks_is_told(kept: Kept) -> None:
    calls = await run(kept.hass, example(SECTIONS["request_received"]), "persistent_notification.create")
    await receive(kept.entry, insurer())
    told = told_as_json(await receive(kept.entry, police()))
    await kept.hass.async_block_till_done()
    message = f"law_enforcement asks for {told['window_from']} to {told['window_to']}."
    assert [call.data["message"] for call in calls] == [message]


@pytest.mark.parametrize(
    ("name", "others", "happening", "says"),
    [
        ("request_decided", [Happening.DECLINED], Happening.APPROVED, "Request {} was approved."),
        ("share_opened", [Happening.RELEASED], Happening.COLLECTED, "A recipient opened footage of request {}."),
        ("share_ended", [Happening.ENDED], Happening.REVOKED, "A share of request {} was revoked."),
    ],
)
async def test_what_happens_to_a_request_is_told(
    kept: Kept, name: str, others: list[Happening], happening: Happening, says: str
) -> None:
    record = await receive(kept.entry)
    calls = await run(kept.hass, example(SECTIONS[name]), "persistent_notification.create")
    for each in (*others, happening):
        tell(kept.entry, record, each)
        await kept.hass.async_block_till_done()
    assert [call.data["message"] for call in calls] == [says.format(record.id)]


async def test_a_wrong_history_locks_down(kept: Kept) -> None:
    calls = await run(kept.hass, example(SECTIONS["ledger_problem"]), "footage_guard.lock_down")
    LedgerIssue(kept.hass).async_tell("rolled_back", is_checked=True)
    await kept.hass.async_block_till_done()
    assert len(calls) == 1


async def test_whoever_leaves_locks_the_vault_unless_it_is_locked_down(kept: Kept) -> None:
    kept.hass.states.async_set("alarm_control_panel.home", "disarmed")
    calls = await run(kept.hass, example(PAGE.partition("## A condition")[2]), "footage_guard.lock_vault")

    async def leave() -> int:
        for state in ("disarmed", "armed_away"):
            kept.hass.states.async_set("alarm_control_panel.home", state)
            await kept.hass.async_block_till_done()
        return len(calls)

    assert await leave() == 0, "nobody has unlocked it"
    await kept.runtime.async_unlock((OWNER_ID, "login"), PASSPHRASE)
    assert await leave() == 1
    await kept.runtime.async_lock_down(LockdownReason.ASKED)
    assert await leave() == 1


async def test_the_example_of_the_event_entity_hears_of_what_happens_and_not_of_a_reload(kept: Kept) -> None:
    """It ran once more at each reload, when the entity shows its last event again."""
    calls = await run(kept.hass, example(NOTIFICATIONS), "light.turn_on")
    await receive(kept.entry, police())
    await kept.hass.async_block_till_done()
    assert len(calls) == 1
    assert await kept.hass.config_entries.async_reload(kept.entry.entry_id)
    await kept.hass.async_block_till_done()
    state = kept.hass.states.get("event.footage_guard_footage_request")
    assert state is not None
    assert state.attributes["event_type"] == "needs_decision"
    assert len(calls) == 1
    await receive(kept.entry, insurer())
    await kept.hass.async_block_till_done()
    assert len(calls) == 2
