"""Every action in one table: what it takes, what it answers, and what it says where the vault is not loaded."""

import json
from pathlib import Path
from typing import Any, Final, NamedTuple

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, SupportsResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers.selector import selector
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockUser
import voluptuous as vol
import yaml

from custom_components.footage_guard.const import DOMAIN

from .kept import START, Kept

FOLDER: Final = Path(__file__).parents[2] / "custom_components" / DOMAIN
TEXTS: Final = json.loads((FOLDER / "translations" / "en.json").read_text("utf-8"))
FIELDS: Final[dict[tuple[str, str], dict[str, Any]]] = {
    (name, field): about
    for name, action in yaml.safe_load((FOLDER / "services.yaml").read_text("utf-8")).items()
    for field, about in (action or {}).get("fields", {}).items()
}
"""What the form of each action has, by action and field."""
REQUIRED: Final = frozenset(each for each, about in FIELDS.items() if about.get("required"))
ID: Final = "01KB0000000000000000000000"
CAMERA: Final = "switch.front_door_recording"
END: Final = "2026-11-24T08:15:00+00:00"
SPAN: Final = {"camera": CAMERA, "from": START, "to": END}
NONE, OPTIONAL, ONLY = SupportsResponse.NONE, SupportsResponse.OPTIONAL, SupportsResponse.ONLY


class Action(NamedTuple):
    """How an action is called, whether it answers, and the code of the error for what it cannot do."""

    data: dict[str, Any]
    answers: SupportsResponse
    wrong: tuple[dict[str, Any], str] | None = None


ACTIONS: Final = {
    "create_request": Action({"scope": {"window_from": START, "window_to": END}}, OPTIONAL, ({}, "request_invalid")),
    "decline_request": Action({"request_id": ID}, NONE, ({"request_id": ID}, "request_unknown")),
    "find_clips": Action(SPAN, ONLY, ({"from": END, "to": START}, "span_invalid")),
    "hold_clips": Action(SPAN, OPTIONAL, ({"clip_ids": ID, "from": START}, "clips_ambiguous")),
    "import_clip": Action(
        {"camera": CAMERA, "started_at": START, "path": "/media/door.mp4"},
        OPTIONAL,
        ({"camera": CAMERA, "started_at": START}, "import_source_ambiguous"),
    ),
    "lock_down": Action({}, OPTIONAL),
    "lock_vault": Action({}, NONE),
    "record_clip": Action(
        {"entity_id": CAMERA, "duration": "00:00:10"}, OPTIONAL, ({"entity_id": "switch.elsewhere"}, "camera_ambiguous")
    ),
    "release_hold": Action({"hold_id": ID}, NONE, ({"hold_id": "no id"}, "hold_unknown")),
    "revoke_all_shares": Action({}, NONE),
    "revoke_share": Action({"share_id": ID}, NONE, ({"share_id": "no id"}, "share_unknown")),
    "share_clip": Action(
        {**SPAN, "recipient": "Parcel service"},
        OPTIONAL,
        ({"recipient": "x", "clip_ids": ID, "hand_over": True}, "hand_over_unheard"),
    ),
    "transparency_report": Action({}, ONLY, ({"from": "2026-06-30", "to": "2026-01-01"}, "span_invalid")),
    "verify_ledger": Action({}, ONLY),
    "wait_for_decision": Action({"request_id": ID}, ONLY, ({"request_id": ID}, "request_unknown")),
    "withdraw_request": Action({"request_id": ID}, NONE, ({"request_id": ID}, "request_unknown")),
}
ANYTHING: Final = frozenset({"create_request"})
"""The request looks at its fields itself."""
SIMPLE: Final[dict[str, dict[str, Any]]] = {
    "find_clips": {},
    "transparency_report": {},
    "verify_ledger": {},
    "lock_down": {},
}
"""What answers at once in any vault."""
REQUIRED_BY_REQUEST: Final = frozenset({("create_request", "scope"), ("share_clip", "recipient")})


@pytest.fixture
async def kept(home: HomeAssistant, owner: MockUser, data_folder: Path, freezer: FrozenDateTimeFactory) -> Kept:
    """A loaded vault with two cameras, on the day after that of the examples."""
    freezer.move_to("2026-11-25T12:00:00+00:00")
    return await Kept.load(home)


@pytest.fixture
async def schemas(home: HomeAssistant) -> dict[str, Any]:
    """What each action takes, where there is no vault."""
    assert await async_setup_component(home, DOMAIN, {})
    return {name: each.schema for name, each in home.services.async_services_for_domain(DOMAIN).items()}


def without(name: str, field: str) -> dict[str, Any]:
    """Return what an action is called with, but one field."""
    return {key: value for key, value in ACTIONS[name].data.items() if key != field}


async def call(home: HomeAssistant, name: str, data: dict[str, Any]) -> Any:
    """Call an action, for its answer where it has one."""
    has_answer = ACTIONS[name].answers is not NONE
    return await home.services.async_call(DOMAIN, name, data, blocking=True, return_response=has_answer)


async def refused(home: HomeAssistant, name: str, data: dict[str, Any]) -> HomeAssistantError:
    """Return why an action is refused."""
    with pytest.raises(HomeAssistantError) as found:
        await call(home, name, data)
    return found.value


def is_said(err: HomeAssistantError, code: str) -> bool:
    """Tell whether an error is this one, in words of ours."""
    template = TEXTS["exceptions"][code]["message"]
    said = template.format(**(err.translation_placeholders or {})).removesuffix(".")
    return (err.translation_domain, err.translation_key, str(err)) == (DOMAIN, code, said)


async def test_all_are_there_before_a_vault_is(home: HomeAssistant) -> None:
    assert await async_setup_component(home, DOMAIN, {})
    found = home.services.async_services_for_domain(DOMAIN)
    assert {name: each.supports_response for name, each in found.items()} == {
        name: each.answers for name, each in ACTIONS.items()
    }


async def test_without_a_loaded_vault_each_says_so(kept: Kept) -> None:
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    names = {*ACTIONS} - {"lock_down"}
    told = {name: await refused(kept.hass, name, ACTIONS[name].data) for name in names}
    assert {name: err for name, err in told.items() if not is_said(err, "not_loaded")} == {}


async def test_a_vault_that_is_unloaded_is_locked_down_all_the_same(kept: Kept) -> None:
    assert await kept.hass.config_entries.async_unload(kept.entry.entry_id)
    assert {*(await call(kept.hass, "lock_down", {}))} == {"survives_restart"}


async def test_where_there_is_no_vault_each_says_so(home: HomeAssistant) -> None:
    assert await async_setup_component(home, DOMAIN, {})
    told = {name: await refused(home, name, action.data) for name, action in ACTIONS.items()}
    assert {name: err for name, err in told.items() if not is_said(err, "not_loaded")} == {}


async def test_each_says_in_words_what_is_wrong(kept: Kept) -> None:
    wrong = {name: action.wrong for name, action in ACTIONS.items() if action.wrong is not None}
    told = {name: await refused(kept.hass, name, data) for name, (data, _) in wrong.items()}
    assert {name: err for name, err in told.items() if not is_said(err, wrong[name][1])} == {}
    assert {type(err) for err in told.values()} == {ServiceValidationError}


async def test_what_nobody_knows_is_refused(kept: Kept) -> None:
    for name in {*ACTIONS} - ANYTHING:
        with pytest.raises(vol.Invalid, match="whim"):
            await call(kept.hass, name, {**ACTIONS[name].data, "whim": True})


async def test_the_form_has_every_field_that_is_taken(schemas: dict[str, Any]) -> None:
    for name in {*ACTIONS} - ANYTHING - {"record_clip"}:
        taken = {str(field) for field in schemas[name].schema}
        assert taken == {field for action, field in FIELDS if action == name}, name


async def test_a_field_that_is_marked_is_needed(schemas: dict[str, Any]) -> None:
    for name, field in REQUIRED - REQUIRED_BY_REQUEST:
        with pytest.raises(vol.Invalid, match=field):
            schemas[name](without(name, field))


async def test_another_field_may_be_left_out_and_its_default_is_the_one_that_is_shown(schemas: dict[str, Any]) -> None:
    for name, field in FIELDS.keys() - REQUIRED:
        shown = [about["default"] for about in [FIELDS[name, field]] if "default" in about]
        usual = schemas[name](without(name, field))
        assert (field in usual) is bool(shown), (name, field)
        read = [schemas[name]({**without(name, field), field: default})[field] for default in shown]
        assert [usual[field] for _ in shown] == read, (name, field)


async def test_the_request_itself_asks_for_a_recipient(kept: Kept) -> None:
    err = await refused(kept.hass, "share_clip", {"clip_ids": await kept.record()})
    assert is_said(err, "request_invalid")
    assert "recipient" in str(err)


def test_every_field_has_a_form_that_takes_its_example() -> None:
    for where, about in FIELDS.items():
        check: Any = selector(about["selector"])
        examples = [about[given] for given in ("example", "default") if given in about]
        read: Any = {True: json.loads, False: lambda example: example}["object" in about["selector"]]
        assert [check(read(example)) for example in examples] == [read(example) for example in examples], where


async def test_what_the_example_of_a_request_says_is_a_request(kept: Kept) -> None:
    asked = {field: json.loads(FIELDS["create_request", field]["example"]) for field in ("scope", "incident")}
    assert {*(await call(kept.hass, "create_request", asked))} == {"request_id"}


async def test_each_answers_with_what_the_contract_names(kept: Kept) -> None:
    clip_id = await kept.record()
    hold = await call(kept.hass, "hold_clips", {"clip_ids": clip_id})
    asked = await call(kept.hass, "share_clip", {"clip_ids": clip_id, "recipient": "Parcel service"})
    await call(kept.hass, "decline_request", {"request_id": asked["request_id"]})
    told = await call(kept.hass, "wait_for_decision", {"request_id": asked["request_id"]})
    assert (asked["status"], told) == ("pending", {"status": "declined", "share_id": None})
    answers = {name: {*(await call(kept.hass, name, data))} for name, data in SIMPLE.items()}
    assert answers | {"hold_clips": {*hold}, "share_clip": {*asked}} == {
        "find_clips": {"clips", "more"},
        "hold_clips": {"hold_id", "clip_ids", "until", "ended"},
        "lock_down": {"survives_restart"},
        "share_clip": {"request_id", "status", "share_id"},
        "transparency_report": {"from", "to", "months"},
        "verify_ledger": {"ok", "size", "root", "problem"},
    }
