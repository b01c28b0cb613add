"""A history that was rolled back is accepted as a person was shown it, and the vault goes on from there."""

from datetime import datetime, timedelta
from hashlib import sha256
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import rfc8785

from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import NEWEST
from custom_components.footage_guard.model.errors import LedgerCopied
from custom_components.footage_guard.model.facts import HistoryAccepted
from custom_components.footage_guard.model.history import Finding
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from tests.damage import spoil
from tests.people import OWNER_ID

from .accepting import (
    FACT,
    accept,
    code,
    must_still_be_wrong,
    proof,
    record_clip,
    runtime_of,
    send,
    shown,
)
from .conftest import Connect

SENSOR = "binary_sensor.footage_guard_ledger"


def _issues(hass: HomeAssistant) -> set[str]:
    return {issue_id for domain, issue_id in ir.async_get(hass).issues if domain == DOMAIN}


def _sensor(hass: HomeAssistant) -> str:
    state = hass.states.get(SENSOR)
    assert state is not None
    return state.state


async def test_what_is_shown_is_what_is_known_of_the_loss(rolled_back: MockConfigEntry, connect: Connect) -> None:
    asked = await shown(await connect(OWNER_ID))
    ledger = runtime_of(rolled_back).ledger
    assert asked["statement"] == {
        "v": 1,
        "kind": "ledger/accept_rollback",
        "person": OWNER_ID,
        "ledger": ledger.newest().origin,
        "finding": "rolled_back",
        "size": ledger.size,
        "root": ledger.newest().root.hex(),
        "sound": 4,
        "known": 6,
    }
    assert asked["statement_sha256"] == sha256(rfc8785.dumps(asked["statement"])).hexdigest()
    left = datetime.fromisoformat(asked["expires_at"]) - dt_util.utcnow()
    assert timedelta(seconds=110) < left <= timedelta(seconds=120)
    must_still_be_wrong(rolled_back)


async def test_a_person_accepts_and_the_vault_goes_on(
    hass: HomeAssistant, rolled_back: MockConfigEntry, connect: Connect
) -> None:
    assert (_sensor(hass), _issues(hass)) == ("on", {"ledger_problem_rolled_back"})
    client = await connect(OWNER_ID)
    size = runtime_of(rolled_back).ledger.size
    answer = await accept(client)
    assert answer["result"] == {"number": size, "size": size + 1, "problem": None}
    vault = runtime_of(rolled_back)
    assert vault.ledger.read(size) == HistoryAccepted(finding=Finding.ROLLED_BACK, size=4, known=6)
    vault.ledger.may_rely()
    await hass.async_block_till_done()
    assert (_sensor(hass), _issues(hass)) == ("off", set())
    assert code(await send(client)) == "nothing_to_accept"
    clip_id = record_clip(rolled_back)
    assert clip_id in [clip.id for clip in vault._opened.vault.index.page(None, NEWEST, 9)]
    assert await hass.config_entries.async_reload(rolled_back.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert runtime_of(rolled_back).ledger_problem is None
    assert (_sensor(hass), _issues(hass)) == ("off", set())


async def test_the_index_is_made_from_the_history_that_was_accepted(
    rolled_back: MockConfigEntry, connect: Connect
) -> None:
    index = runtime_of(rolled_back)._opened.vault.index
    kept = [clip.id for clip in index.page(None, NEWEST, 9)]
    index._database.rows("UPDATE clips SET camera = 'gate'")
    index._database.rows("INSERT INTO epochs VALUES ('2031-01', 99)")
    assert (await accept(await connect(OWNER_ID)))["success"]
    assert [(clip.id, clip.camera) for clip in index.page(None, NEWEST, 9)] == [(kept[0], "door")]
    assert index.epoch_leaf("2031-01") is None
    assert index.taken() == runtime_of(rolled_back).ledger.size


async def test_a_missing_checkpoint_is_gone_on_from_in_the_same_way(
    hass: HomeAssistant, vault: MockConfigEntry, data_folder: Path, connect: Connect
) -> None:
    record_clip(vault)
    assert await hass.config_entries.async_unload(vault.entry_id)
    (data_folder / "ledger" / "checkpoint").unlink()
    assert await hass.config_entries.async_setup(vault.entry_id)
    client = await connect(OWNER_ID)
    assert (await shown(client))["statement"]["finding"] == "checkpoint_invalid"
    assert (await accept(client))["result"]["problem"] is None
    await hass.async_block_till_done()
    assert not _issues(hass)


async def test_a_lockdown_neither_prevents_it_nor_ends_by_it(rolled_back: MockConfigEntry, connect: Connect) -> None:
    await runtime_of(rolled_back).async_lock_down(LockdownReason.ASKED)
    assert (await accept(await connect(OWNER_ID)))["success"]
    assert runtime_of(rolled_back).lockdown is not None
    assert not runtime_of(rolled_back).unlocks.is_unlocked


async def test_nothing_is_accepted_while_files_are_copied(
    hass: HomeAssistant, rolled_back: MockConfigEntry, connect: Connect, data_folder: Path
) -> None:
    """The copy had a checkpoint of records that came after its log, and looked as if somebody had taken them away."""
    client, vault = await connect(OWNER_ID), runtime_of(rolled_back)
    shown_before = await shown(client)
    await vault.copying.async_begin()
    before = vault.ledger.known(), vault.ledger.size
    assert code(await send(client)) == "ledger_copied"
    assert code(await send(client, **proof(shown_before))) == "ledger_copied"
    with pytest.raises(LedgerCopied):
        vault.ledger.accept()
    assert (vault.ledger.known(), vault.ledger.size) == before
    must_still_be_wrong(rolled_back)
    await vault.copying.async_end()
    assert (await accept(client))["success"]


async def test_where_nothing_is_wrong_there_is_nothing_to_accept(vault: MockConfigEntry, connect: Connect) -> None:
    assert code(await send(await connect(OWNER_ID))) == "nothing_to_accept"


async def asked(client: Any, command: str) -> dict[str, Any]:
    """Return what a command on the history answers."""
    await client.send_json_auto_id({"type": f"footage_guard/ledger/{command}"})
    result: dict[str, Any] = (await client.receive_json())["result"]
    return result


async def test_what_nobody_accepted_is_signed_for_nobody(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client, ledger = await connect(OWNER_ID), runtime_of(rolled_back).ledger
    before = ledger.known()
    record_clip(rolled_back)
    found = await asked(client, "verify")
    assert (found["ok"], found["problem"], found["checkpoint"], found["code"]) == (False, "rolled_back", "", [])
    export = await asked(client, "export")
    assert (export["size"], export["checkpoint"]) == (ledger.size, before.decode())
    assert before != ledger.note()
    assert (await accept(client))["success"]
    assert (await asked(client, "export"))["checkpoint"] == ledger.note().decode()
    found = await asked(client, "verify")
    assert (found["ok"], found["checkpoint"]) == (True, ledger.note().decode())
    assert found["code"]


async def test_where_no_checkpoint_was_left_an_export_has_none(
    hass: HomeAssistant, vault: MockConfigEntry, data_folder: Path, connect: Connect
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    (data_folder / "ledger" / "checkpoint").unlink()
    assert await hass.config_entries.async_setup(vault.entry_id)
    export = await asked(await connect(OWNER_ID), "export")
    assert (export["checkpoint"], export["log"] != "") == ("", True)


async def test_a_damaged_record_cannot_be_accepted(vault: MockConfigEntry, connect: Connect, data_folder: Path) -> None:
    record_clip(vault)
    log = data_folder / "ledger" / "log"
    spoil(log)
    client = await connect(OWNER_ID)
    found = await asked(client, "verify")
    assert (found["problem"], found["checkpoint"]) == ("ledger_damaged", "")
    assert code(await send(client)) == "nothing_to_accept"


async def test_a_damaged_record_in_what_was_accepted_is_told(
    hass: HomeAssistant, rolled_back: MockConfigEntry, connect: Connect, data_folder: Path
) -> None:
    log = data_folder / "ledger" / "log"
    spoil(log)
    answer = await accept(await connect(OWNER_ID))
    assert answer["result"]["problem"] == "ledger_damaged"
    await hass.async_block_till_done()
    assert _issues(hass) == {"ledger_problem_record"}


async def test_without_a_loaded_vault_the_answer_says_so(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    assert code(await send(await connect(OWNER_ID))) == "not_loaded"


async def test_a_history_that_grew_is_another(rolled_back: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    asked = await shown(client)
    runtime_of(rolled_back).ledger.append(FACT)
    assert code(await send(client, **proof(asked))) == "statement_changed"
    must_still_be_wrong(rolled_back)
    assert not runtime_of(rolled_back)._opened.state.attempts.wrong(), "no counter was asked"


async def test_a_history_that_grew_while_the_passphrase_was_looked_at_is_another(
    rolled_back: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened = Keyring.open

    def slow(*arguments: Any) -> Any:
        runtime_of(rolled_back).ledger.append(FACT)
        return opened(*arguments)

    monkeypatch.setattr(Keyring, "open", slow)
    assert code(await accept(await connect(OWNER_ID))) == "statement_changed"
    must_still_be_wrong(rolled_back)


async def test_an_index_that_cannot_be_made_does_not_take_it_back(
    rolled_back: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(runtime_of(rolled_back)._opened.vault.index, "clear", refuse)
    assert (await accept(await connect(OWNER_ID)))["result"]["problem"] is None
    runtime_of(rolled_back).ledger.may_rely()


async def test_a_disk_that_refuses_leaves_it_as_it_was(
    rolled_back: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(runtime_of(rolled_back).ledger._folder, "write_checkpoint", refuse)
    assert code(await accept(await connect(OWNER_ID))) == "disk_refused"
    assert runtime_of(rolled_back).ledger_problem == "rolled_back"
