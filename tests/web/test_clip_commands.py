"""Clips and holds over WebSocket: listed and kept by those who hold keys, and by nobody else."""

from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.account import Account, Gap, GapReason, Trigger, TriggerKind
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.facts import HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.retention import ACTION_HOLDS, ACTION_HOLDS_AN_HOUR, OWNER_HOLDS
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import OWNER_ID
from tests.pictures import PICTURE

from .accepting import runtime_of
from .conftest import Connect, SignIn

START_MS = 1_795_507_200_000
START, LATER = "2026-11-24T08:00:00+00:00", "2026-11-24T09:00:00+00:00"
UNKNOWN = "01KB0000000000000000000000"
COMMANDS: dict[str, dict[str, Any]] = {"clips/list": {}, "holds/list": {}, "holds/place": {"clip_ids": [UNKNOWN]}}
ACCOUNT = Account(
    asked_from_ms=START_MS,
    asked_to_ms=START_MS + 1000,
    triggers=(Trigger(kind=TriggerKind.BELL, at_ms=START_MS + 500),),
    gaps=(Gap(from_ms=START_MS + 100, to_ms=START_MS + 200, why=GapReason.STALLED),),
)


async def _record(
    entry: MockConfigEntry, minute: int = 0, camera: str = "door", account: Account | None = None
) -> ClipId:
    def do(vault: Vault) -> ClipId:
        start_ms = START_MS + minute * 60_000
        begun = record(vault, CameraId(camera), start_ms, datetime.now(UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(start_ms + 30_000, account)
        return begun.clip_id

    return await runtime_of(entry).async_do(do)


async def _ask(connect: Connect, command: str, user_id: str = OWNER_ID, **fields: Any) -> dict[str, Any]:
    client = await connect(user_id)
    await client.send_json_auto_id({"type": f"footage_guard/{command}", **fields})
    answer: dict[str, Any] = await client.receive_json()
    return answer


async def _result(connect: Connect, command: str, **fields: Any) -> dict[str, Any]:
    answer = await _ask(connect, command, **fields)
    assert answer["success"], answer
    result: dict[str, Any] = answer["result"]
    return result


def _ids(result: dict[str, Any]) -> list[str]:
    return [clip["clip_id"] for clip in result["clips"]]


@pytest.mark.parametrize("command", COMMANDS)
async def test_an_administrator_without_keys_sees_and_keeps_nothing(
    vault: MockConfigEntry, connect: Connect, command: str
) -> None:
    size = runtime_of(vault).ledger.size
    answer = await _ask(connect, command, "b2e80000000000000000000000000000", **COMMANDS[command])
    assert answer["error"]["code"] == answer["error"]["translation_key"] == "not_an_approver"
    assert runtime_of(vault).ledger.size == size


@pytest.mark.parametrize("command", COMMANDS)
async def test_without_a_loaded_vault_the_answer_says_so(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, command: str
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    assert (await _ask(connect, command, **COMMANDS[command]))["error"]["code"] == "not_loaded"


async def test_a_clip_is_listed_with_why_it_was_recorded_and_where_it_has_no_pictures(
    vault: MockConfigEntry, connect: Connect
) -> None:
    clip_id = await _record(vault, account=ACCOUNT)
    placed = await _result(connect, "holds/place", clip_ids=clip_id)
    (clip,) = (await _result(connect, "clips/list"))["clips"]
    assert clip.pop("size_bytes") > 0
    assert clip == {
        "clip_id": clip_id,
        "camera": "door",
        "start": "2026-11-24T08:00:00.000+00:00",
        "end": "2026-11-24T08:00:30.000+00:00",
        "state": "sealed",
        "imported": False,
        "held": True,
        "holds": [placed["hold_id"]],
        "triggers": [{"kind": "bell", "at": "2026-11-24T08:00:00.500+00:00"}],
        "gaps": [{"from": "2026-11-24T08:00:00.100+00:00", "to": "2026-11-24T08:00:00.200+00:00", "why": "stalled"}],
    }


async def test_of_a_clip_nobody_told_about_nothing_is_made_up(vault: MockConfigEntry, connect: Connect) -> None:
    await _record(vault)
    (clip,) = (await _result(connect, "clips/list"))["clips"]
    assert (clip["held"], clip["holds"], clip["triggers"], clip["gaps"]) == (False, [], None, None)


async def test_pages_go_on_where_the_last_one_ended(vault: MockConfigEntry, connect: Connect) -> None:
    clips = [await _record(vault, minute, camera) for minute in range(3) for camera in ("door", "gate")]
    first = await _result(connect, "clips/list", limit=4)
    assert first["more"]
    rest = await _result(connect, "clips/list", limit=4, before=_ids(first)[-1])
    assert not rest["more"]
    assert sorted(_ids(first) + _ids(rest)) == sorted(clips)


async def test_a_list_is_of_cameras_a_time_or_a_hold(vault: MockConfigEntry, connect: Connect) -> None:
    door, gate, late = await _record(vault), await _record(vault, 1, "gate"), await _record(vault, 2)
    assert _ids(await _result(connect, "clips/list", camera="door")) == [late, door]
    assert _ids(await _result(connect, "clips/list", camera=["gate", "gone"])) == [gate]
    span = {"from": "2026-11-24T08:00:30+00:00", "to": "2026-11-24T08:02:00+00:00"}
    assert _ids(await _result(connect, "clips/list", **span)) == [gate]
    placed = await _result(connect, "holds/place", clip_ids=[door, gate])
    assert _ids(await _result(connect, "clips/list", hold_id=placed["hold_id"])) == [gate, door]
    assert _ids(await _result(connect, "clips/list", hold_id=UNKNOWN)) == []


@pytest.mark.parametrize(
    ("command", "fields", "error"),
    [
        ("clips/list", {"limit": 201}, "invalid_format"),
        ("clips/list", {"limit": 0}, "invalid_format"),
        ("clips/list", {"from": "soon"}, "invalid_format"),
        ("clips/list", {"from": LATER, "to": START}, "span_invalid"),
        ("clips/list", {"before": "../../keys"}, "clip_unknown"),
        ("clips/list", {"hold_id": "../../keys"}, "hold_unknown"),
        ("holds/place", {}, "clips_ambiguous"),
        ("holds/place", {"clip_ids": [UNKNOWN], "camera": "door"}, "clips_ambiguous"),
        ("holds/place", {"clip_ids": [UNKNOWN]}, "clip_unknown"),
        ("holds/place", {"clip_ids": []}, "invalid_format"),
        ("holds/place", {"camera": "gone", "from": START, "to": LATER}, "clip_unknown"),
        ("holds/place", {"clip_ids": [UNKNOWN], "until": START[:2] + "01" + START[4:]}, "span_invalid"),
    ],
)
async def test_what_makes_no_sense_is_refused(
    connect: Connect, command: str, fields: dict[str, Any], error: str
) -> None:
    assert (await _ask(connect, command, **fields))["error"]["code"] == error


async def test_an_owner_holds_clips_until_a_person_with_a_passphrase_ends_it(
    vault: MockConfigEntry, connect: Connect
) -> None:
    clips = [await _record(vault, minute) for minute in range(2)]
    placed = await _result(connect, "holds/place", camera="door", **{"from": START, "to": LATER})
    assert placed == {"hold_id": placed["hold_id"], "clip_ids": clips, "until": None, "ended": []}
    (hold,) = (await _result(connect, "holds/list"))["holds"]
    assert hold.pop("size_bytes") > 0
    assert hold.pop("made") > "2001"
    assert hold == {"hold_id": placed["hold_id"], "kind": "owner", "until": None, "clips": 2}


async def test_a_hold_may_end_by_itself(vault: MockConfigEntry, connect: Connect) -> None:
    until = datetime.now(UTC).replace(microsecond=0) + timedelta(days=400)
    placed = await _result(connect, "holds/place", clip_ids=[await _record(vault)], until=until.isoformat())
    assert placed["until"] == until.isoformat(timespec="milliseconds")


async def test_all_holds_are_listed_the_oldest_first(vault: MockConfigEntry, connect: Connect) -> None:
    clip_id = await _record(vault)
    for number, kind in enumerate(HoldKind):
        hold_id = HoldId(f"01KB{number}000000000000000000000")
        fact = HoldPlaced(hold_id=hold_id, kind=kind, clip_ids=(clip_id,), made_ms=number, until_ms=None)
        await runtime_of(vault).async_do(lambda vault, fact=fact: vault.tell(fact))  # type: ignore[misc]  # bound now
    listed = (await _result(connect, "holds/list"))["holds"]
    assert [hold["kind"] for hold in listed] == [*HoldKind]


async def test_a_token_of_a_person_with_keys_holds_and_cannot_fill_the_vault(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn
) -> None:
    token = {
        "client_name": "a script",
        "token_type": "long_lived_access_token",
        "access_token_expiration": timedelta(1),
    }
    client = await (await sign_in(OWNER_ID, **token)).connect()
    clips = [await _record(vault, minute) for minute in range(5)]
    for number in range(1, ACTION_HOLDS_AN_HOUR + 2):
        some = [clip_id for place, clip_id in enumerate(clips) if number >> place & 1]
        await client.send_json_auto_id({"type": "footage_guard/holds/place", "clip_ids": some})
        answer = await client.receive_json()
        assert answer["success"] is (number <= ACTION_HOLDS_AN_HOUR)
    assert answer["error"]["code"] == "too_many_holds"
    holds = (await _result(connect, "holds/list"))["holds"]
    assert [hold["kind"] for hold in holds] == ["action"] * ACTION_HOLDS
    assert all(hold["until"] for hold in holds), "it ends by itself"


async def test_a_person_with_keys_holds_no_more_than_there_is_room_for(
    vault: MockConfigEntry, connect: Connect
) -> None:
    client = await connect(OWNER_ID)
    clip_id = await _record(vault)
    for number in range(OWNER_HOLDS + 1):
        await client.send_json_auto_id({"type": "footage_guard/holds/place", "clip_ids": [clip_id]})
        answer = await client.receive_json()
        assert answer["success"] is (number < OWNER_HOLDS)
    assert answer["error"]["code"] == "too_many_holds"


async def test_a_lockdown_keeps_nobody_from_listing_and_holding(vault: MockConfigEntry, connect: Connect) -> None:
    clip_id = await _record(vault)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert _ids(await _result(connect, "clips/list")) == [clip_id]
    assert await _result(connect, "holds/place", clip_ids=clip_id)


@pytest.mark.parametrize("command", COMMANDS)
async def test_a_disk_that_does_not_answer_is_told(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    for question in ("page", "holds", "get"):
        monkeypatch.setattr(runtime_of(vault)._opened.vault.index, question, refuse)
    assert (await _ask(connect, command, **COMMANDS[command]))["error"]["code"] == "disk_refused"
