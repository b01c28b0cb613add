"""Drafts over WebSocket: for approvers in a login of their own, prepared while somebody has unlocked and no longer."""

from pathlib import Path
from threading import Event
from typing import Any
from unittest.mock import patch

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.paths import cache_folder
from custom_components.footage_guard.bridge.decisions.decisions import FOLDER
from custom_components.footage_guard.model.approval_facts import DraftFrozen, DraftMade
from custom_components.footage_guard.model.errors import ClipDamaged
from custom_components.footage_guard.model.lifecycle.release import ReleaseState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.age.reader import SeekableReader
from custom_components.footage_guard.vault.exporting import Exports
from tests.people import OWNER_ID
from tests.surface.asked import receive

from .accepting import Client, code, runtime_of
from .conftest import Connect, SignIn
from .deciding import DRAFT, NOBODY, decisions, drafted, frozen, record_of, reload, rendered, states, written
from .unlocking import ask, send_to, told, unlock
from .watching import damage, keep

SOMEBODY = "b2e80000000000000000000000000000"


def exports(hass: HomeAssistant) -> list[Path]:
    """Return the finished files."""
    folder = cache_folder(hass) / FOLDER
    return sorted(folder.iterdir()) if folder.exists() else []


@pytest.mark.parametrize(("command", "fields"), DRAFT.items())
async def test_whoever_is_no_approver_gets_nothing(
    vault: MockConfigEntry, connect: Connect, command: str, fields: dict[str, Any]
) -> None:
    assert code(await send_to(await connect(SOMEBODY), command, **fields)) == "not_an_approver"


@pytest.mark.parametrize(("command", "fields"), DRAFT.items())
async def test_no_token_of_an_approver_prepares_or_decides(
    vault: MockConfigEntry, sign_in: SignIn, command: str, fields: dict[str, Any]
) -> None:
    login = await sign_in(client_name="script", token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN)
    assert code(await send_to(await login.connect(), command, **fields)) == "not_interactive"


@pytest.mark.parametrize(("command", "fields"), DRAFT.items())
async def test_nobody_whose_secret_was_not_typed_prepares_or_decides(
    vault: MockConfigEntry, sign_in: SignIn, command: str, fields: dict[str, Any]
) -> None:
    login = await sign_in(provider="trusted_networks")
    assert code(await send_to(await login.connect(), command, **fields)) == "not_interactive"


@pytest.mark.parametrize(("command", "fields"), [*DRAFT.items(), ("approval/veto", {"draft_id": NOBODY})])
async def test_without_a_loaded_vault_the_answer_says_so(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, command: str, fields: dict[str, Any]
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    assert code(await send_to(client, command, **fields)) == "not_loaded"


@pytest.mark.parametrize("draft_id", [NOBODY, "", "../state.db", "x" * 26])
@pytest.mark.parametrize("command", [*list(DRAFT)[1:], "approval/veto"])
async def test_what_is_no_draft_is_unknown(vault: MockConfigEntry, client: Client, command: str, draft_id: str) -> None:
    fields = DRAFT.get(command, {}) | {"draft_id": draft_id}
    if command in {"draft/render", "approval/collect"}:
        await unlock(client)
    assert code(await send_to(client, command, **fields)) in {"draft_unknown", "request_unknown", "share_unknown"}


@pytest.mark.parametrize("command", ["draft/create", "draft/update", "draft/render", "approval/challenge"])
async def test_in_a_lockdown_nothing_is_prepared(vault: MockConfigEntry, client: Client, command: str) -> None:
    made_ = await drafted(client, vault)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    fields = DRAFT[command] | {"draft_id": made_["draft_id"]}
    if command == "draft/create":
        del fields["draft_id"]
    assert code(await send_to(client, command, **fields)) == "locked_down"
    assert (await ask(client, "draft/cancel", draft_id=made_["draft_id"]))["state"] == "void"


async def test_a_draft_is_written_shown_changed_and_dropped(vault: MockConfigEntry, client: Client) -> None:
    made_ = await drafted(client, vault)
    assert (made_["state"], made_["version"]) == ("drafted", 0)
    shown = await ask(client, "draft/get", draft_id=made_["draft_id"])
    assert shown["draft"]["purpose"] == "A car left after a collision."
    assert shown["cameras"] == ["door"]
    assert [shown[name] for name in ("job", "statement", "votes", "needed", "live_from")] == [
        None,
        None,
        [],
        None,
        None,
    ]
    changed = await ask(
        client,
        "draft/update",
        draft_id=made_["draft_id"],
        version=0,
        draft=shown["draft"] | {"purpose": "Another purpose."},
    )
    assert changed["version"] == 1
    assert (await ask(client, "draft/get", draft_id=made_["draft_id"]))["draft"]["purpose"] == "Another purpose."
    assert (await ask(client, "draft/cancel", draft_id=made_["draft_id"]))["state"] == "void"
    assert [fact.actor for fact in told(vault, DraftMade)] == [OWNER_ID]


async def test_a_request_shows_its_drafts(vault: MockConfigEntry, client: Client) -> None:
    made_ = await drafted(client, vault)
    shown = await ask(client, "requests/get", request_id=made_["request_id"])
    assert shown["drafts"] == [made_]


async def test_each_wrong_field_is_named_and_its_content_is_not(vault: MockConfigEntry, client: Client) -> None:
    request = await receive(vault)
    draft = written(keep(vault), purpose="", delivery="pigeon", quorum=0)
    answer = await send_to(client, "draft/create", request_id=request.id, draft=draft)
    assert code(answer) == "draft_invalid"
    problems = answer["error"]["translation_placeholders"]["problems"]
    assert problems == "base: unknown_field, delivery: unknown_choice, purpose: required"


@pytest.mark.parametrize(
    ("fields", "problem"),
    [
        ({"secret": "x"}, "base: unknown_field"),
        ({"version": None}, "version: required"),
        ({"version": True}, "version: wrong_type"),
        ({"version": "1"}, "version: wrong_type"),
    ],
)
async def test_a_change_says_what_it_changes(
    vault: MockConfigEntry, client: Client, fields: dict[str, Any], problem: str
) -> None:
    made_ = await drafted(client, vault)
    wanted = {"draft_id": made_["draft_id"], "version": 0, "draft": written(keep(vault)), **fields}
    answer = await send_to(client, "draft/update", **wanted)
    assert answer["error"]["translation_placeholders"]["problems"] == problem
    assert code(await send_to(client, "draft/create", request_id=made_["request_id"], more=1)) == "draft_invalid"


async def test_nobody_prepares_files_who_has_not_unlocked(vault: MockConfigEntry, client: Client) -> None:
    made_ = await drafted(client, vault)
    answer = await send_to(client, "draft/render", draft_id=made_["draft_id"], version=0)
    assert code(answer) == "vault_locked"
    assert (await ask(client, "draft/get", draft_id=made_["draft_id"]))["job"] is None


async def test_files_are_made_with_progress_and_freeze_the_draft(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    first, *steps = await rendered(client, made_)
    assert first["result"]["job"]["state"] == "queued"
    assert [step["state"] for step in steps] == [*["running"] * (len(steps) - 1), "finished"]
    assert (steps[0]["percent"], steps[0]["files"], steps[0]["pictures"], steps[0]["left_s"]) == (0, 1, 0, None)
    done = {"percent": 100, "file": 1, "files": 1, "pictures_done": 40, "pictures": 40, "left_s": 0}
    assert steps[-2] == {"state": "running", "missing": 0, "problem": None, **done}
    shown = await ask(client, "draft/get", draft_id=made_["draft_id"])
    (file,) = shown["statement"]["files"]
    assert (shown["state"], shown["job"]) == ("frozen", None)
    (fact,) = told(vault, DraftFrozen)
    assert fact.files[0].hex() == file["sha256"]
    assert [path.name for path in exports(hass)] == [f"{made_['draft_id']}.1.age"]
    assert exports(hass)[0].stat().st_mode & 0o777 == 0o600
    assert b"moov" not in exports(hass)[0].read_bytes()


async def test_a_draft_of_several_clips_has_a_file_of_each(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client
) -> None:
    draft_id = await frozen(client, vault, keep(vault), keep(vault))
    statement = (await ask(client, "draft/get", draft_id=draft_id))["statement"]
    assert [file["name"] for file in statement["files"]] == ["footage-1.mp4", "footage-2.mp4"]
    assert len(exports(hass)) == 2


async def test_a_clip_that_is_damaged_makes_no_file(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, data_folder: Path
) -> None:
    await unlock(client)
    clip_id = keep(vault)
    made_ = await drafted(client, vault, clip_id)
    damage(data_folder, clip_id)
    last = (await rendered(client, made_))[-1]
    assert (last["state"], last["problem"]) == ("failed", "clip_damaged")
    assert (await states(vault, made_["draft_id"]))[0] is ReleaseState.DRAFTED
    assert not exports(hass)


async def test_what_the_disk_refuses_is_told(vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    with patch.object(Exports, "write", side_effect=OSError(28, "no room")):
        last = (await rendered(client, made_))[-1]
    assert (last["state"], last["problem"]) == ("failed", "disk_refused")
    assert (await rendered(client, made_))[-1]["state"] == "finished"


async def test_damage_in_the_middle_leaves_no_file(hass: HomeAssistant, vault: MockConfigEntry, client: Client) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    with patch.object(SeekableReader, "read", side_effect=ClipDamaged):
        assert (await rendered(client, made_))[-1]["problem"] == "clip_damaged"
    assert not exports(hass)


@pytest.mark.parametrize("how", ["lock", "lockdown"])
async def test_a_lock_ends_the_making_of_files(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, how: str
) -> None:
    """It waits for the next unlock, and then begins anew; after a lockdown nothing begins."""
    await unlock(client)
    made_ = await drafted(client, vault)
    await client.send_json_auto_id({"type": "footage_guard/draft/render", "draft_id": made_["draft_id"], "version": 0})
    assert (await client.receive_json())["success"]
    if how == "lock":
        runtime_of(vault).unlocks.lock()
    else:
        await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    while (event := (await client.receive_json())["event"])["state"] in {"queued", "running"}:
        pass
    assert event["state"] == "waiting_for_unlock"
    assert (await states(vault, made_["draft_id"]))[0] is ReleaseState.DRAFTED
    if how == "lock":
        await client.send_json_auto_id({"type": "footage_guard/vault/unlock"})
        await hass.async_block_till_done(wait_background_tasks=True)
        assert decisions(vault).rendering.view(made_["draft_id"]) is not None


async def last_of(client: Client) -> dict[str, Any]:
    """Return how the making of files ended."""
    while (event := (await client.receive_json())["event"])["state"] in {"queued", "running"}:
        pass
    found: dict[str, Any] = event
    return found


class Held:
    """Has the writing of the first file wait, as it does on a slow disk."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.begun, self.may_go_on = Event(), Event()
        write = Exports.write

        def slow(exports_: Exports, *arguments: Any) -> Any:
            self.begun.set()
            assert self.may_go_on.wait(30)
            return write(exports_, *arguments)

        monkeypatch.setattr(Exports, "write", slow)

    async def until_begun(self, hass: HomeAssistant) -> None:
        assert await hass.async_add_executor_job(self.begun.wait, 30)


async def test_whoever_unlocks_before_a_lock_has_ended_it_has_it_begin_anew(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch, connect: Connect
) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    held = Held(monkeypatch)
    page = await connect(OWNER_ID)
    await ask(client, "draft/render", draft_id=made_["draft_id"], version=0)
    await held.until_begun(hass)
    runtime_of(vault).unlocks.lock()
    await unlock(page)
    held.may_go_on.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, made_["draft_id"]))[0] is ReleaseState.FROZEN


@pytest.mark.parametrize("command", ["draft/cancel", "requests/decline"])
async def test_what_is_dropped_meanwhile_leaves_no_file(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    monkeypatch: pytest.MonkeyPatch,
    connect: Connect,
    command: str,
) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    held = Held(monkeypatch)
    page = await connect(OWNER_ID)
    await ask(client, "draft/render", draft_id=made_["draft_id"], version=0)
    await held.until_begun(hass)
    key = {"draft/cancel": "draft_id", "requests/decline": "request_id"}[command]
    await ask(page, command, **{key: made_[key]})
    held.may_go_on.set()
    event = await last_of(client)
    assert event["state"] == "failed"
    await decisions(vault).async_look()
    assert not exports(hass)
    assert not told(vault, DraftFrozen)
    assert decisions(vault).rendering.view(made_["draft_id"]) is None


async def test_closing_the_vault_waits_until_no_file_is_written(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    held = Held(monkeypatch)
    await ask(client, "draft/render", draft_id=made_["draft_id"], version=0)
    await held.until_begun(hass)
    hass.loop.call_later(0.2, held.may_go_on.set)
    await reload(hass, vault)
    assert not exports(hass)
    assert not told(vault, DraftFrozen)


async def test_after_a_restart_it_waits_for_an_unlock_and_begins_anew(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, connect: Connect
) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    with patch.object(Exports, "write", side_effect=OSError(28, "no room")):
        await rendered(client, made_)
    await reload(hass, vault)
    page = await connect(OWNER_ID)
    shown = await ask(page, "draft/get", draft_id=made_["draft_id"])
    assert (shown["job"]["state"], shown["job"]["percent"]) == ("waiting_for_unlock", 0)
    await unlock(page)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert (await states(vault, made_["draft_id"]))[0] is ReleaseState.FROZEN


async def test_a_change_meanwhile_freezes_nothing(vault: MockConfigEntry, client: Client, connect: Connect) -> None:
    await unlock(client)
    clip_id = keep(vault)
    made_ = await drafted(client, vault, clip_id)
    other = await connect(OWNER_ID)
    await client.send_json_auto_id({"type": "footage_guard/draft/render", "draft_id": made_["draft_id"], "version": 0})
    changed = written(clip_id, purpose="Another purpose.")
    await ask(other, "draft/update", draft_id=made_["draft_id"], version=0, draft=changed)
    told_: list[Any] = [await client.receive_json()]
    while "event" not in told_[-1] or told_[-1]["event"]["state"] in {"queued", "running"}:
        told_.append(await client.receive_json())
    assert told_[-1]["event"]["state"] != "finished"
    assert (await states(vault, made_["draft_id"]))[0] is ReleaseState.DRAFTED
    assert not told(vault, DraftFrozen)


async def test_files_go_with_their_draft(hass: HomeAssistant, vault: MockConfigEntry, client: Client) -> None:
    draft_id = await frozen(client, vault)
    assert exports(hass)
    version = (await record_of(vault, draft_id)).version
    draft = (await ask(client, "draft/get", draft_id=draft_id))["draft"]
    await ask(client, "draft/update", draft_id=draft_id, version=version, draft=draft)
    assert not exports(hass)


async def test_files_go_in_a_lockdown(hass: HomeAssistant, vault: MockConfigEntry, client: Client) -> None:
    await frozen(client, vault)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    await hass.async_block_till_done(wait_background_tasks=True)
    await decisions(vault).async_look()
    assert not exports(hass)


@pytest.mark.parametrize(("version", "expected"), [(1, "request_changed"), (2, "transition_refused")])
async def test_only_what_somebody_saw_is_prepared(
    vault: MockConfigEntry, client: Client, version: int, expected: str
) -> None:
    await unlock(client)
    made_ = await drafted(client, vault)
    if expected == "transition_refused":
        await rendered(client, made_)
    answer = await send_to(client, "draft/render", draft_id=made_["draft_id"], version=version)
    assert code(answer) == expected
