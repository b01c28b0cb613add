"""The history over WebSocket: listed, checked and taken along by those who hold keys, and by nobody else."""

from base64 import b64decode
from datetime import UTC, datetime
from pathlib import Path
import subprocess
import sys
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.ledger.merkle import leaf_hash
from custom_components.footage_guard.ledger.records import FRAME_BYTES
from custom_components.footage_guard.model.ids import CameraId
from custom_components.footage_guard.model.note_code import note_rows
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.web.commands import ledger as ledger_commands
from tests.damage import spoil
from tests.people import OWNER_ID
from tests.pictures import PICTURE
from tests.sector import spoil_sector

from .conftest import Connect

COMMANDS = ["list", "verify", "export"]


def _record(vault: MockConfigEntry, clips: int) -> None:
    for _ in range(clips):
        opened = vault.runtime_data.vault._opened.vault
        begun = record(opened, CameraId("door"), 1_795_507_200_000, datetime.now(UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(1_795_507_201_000)


async def _ask(connect: Connect, command: str, user_id: str = OWNER_ID, **fields: Any) -> dict[str, Any]:
    client = await connect(user_id)
    await client.send_json_auto_id({"type": f"footage_guard/ledger/{command}", **fields})
    answer: dict[str, Any] = await client.receive_json()
    return answer


@pytest.mark.parametrize("command", COMMANDS)
async def test_an_administrator_without_keys_sees_nothing(connect: Connect, command: str) -> None:
    answer = await _ask(connect, command, "b2e80000000000000000000000000000")
    assert not answer["success"]
    assert answer["error"]["code"] == answer["error"]["translation_key"] == "not_an_approver"


@pytest.mark.parametrize("command", COMMANDS)
async def test_without_a_loaded_vault_the_answer_says_so(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, command: str
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    assert (await _ask(connect, command))["error"]["code"] == "not_loaded"


async def test_facts_are_listed_newest_first(vault: MockConfigEntry, connect: Connect) -> None:
    _record(vault, 3)
    first = (await _ask(connect, "list", limit=4))["result"]
    assert (first["size"], first["problem"]) == (8, None)
    assert [fact["number"] for fact in first["facts"]] == [7, 6, 5, 4]
    assert [fact["kind"] for fact in first["facts"]] == ["clip_sealed", "clip_opened"] * 2
    rest = (await _ask(connect, "list", before=2))["result"]
    assert [(fact["number"], fact["kind"]) for fact in rest["facts"]] == [
        (1, "epoch_made"),
        (0, "people_vault_founded"),
    ]
    assert (await _ask(connect, "list", before=0))["result"]["facts"] == []


async def test_of_some_kinds_others_are_passed_over(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    _record(vault, 4)
    sealed = (await _ask(connect, "list", kinds=["clip_sealed"], limit=3))["result"]
    assert [fact["number"] for fact in sealed["facts"]] == [9, 7, 5]
    assert sealed["next"] == 5
    rest = (await _ask(connect, "list", kinds=["clip_sealed", "epoch_made"], limit=3, before=5))["result"]
    assert ([fact["number"] for fact in rest["facts"]], rest["next"]) == ([3, 1], None)
    monkeypatch.setattr(ledger_commands, "MOST_LOOKED_AT", 6)
    few = (await _ask(connect, "list", kinds=["epoch_made"], limit=4))["result"]
    assert (few["facts"], few["next"]) == ([], 4)
    assert (await _ask(connect, "list", kinds=["anything"]))["error"]["code"] == "invalid_format"


async def test_a_fact_comes_with_its_hash_in_the_tree(vault: MockConfigEntry, connect: Connect) -> None:
    _record(vault, 1)
    (newest,) = (await _ask(connect, "list", limit=1))["result"]["facts"]
    proof = vault.runtime_data.vault.ledger.prove(newest["number"])
    assert newest["leaf_hash"] == leaf_hash(proof.record).hex()


@pytest.mark.parametrize("fields", [{"limit": 0}, {"limit": 201}, {"before": -1}, {"before": "x"}])
async def test_a_question_that_makes_no_sense_is_refused(connect: Connect, fields: dict[str, Any]) -> None:
    assert (await _ask(connect, "list", **fields))["error"]["code"] == "invalid_format"


async def test_a_check_answers_with_a_checkpoint_to_keep(vault: MockConfigEntry, connect: Connect) -> None:
    _record(vault, 2)
    found = (await _ask(connect, "verify"))["result"]
    assert (found["ok"], found["size"], found["problem"]) == (True, 6, None)
    assert found["checkpoint"].splitlines()[1] == "6"
    assert found["code"] == note_rows(found["checkpoint"].encode())


async def test_a_check_tells_what_is_wrong(vault: MockConfigEntry, connect: Connect, data_folder: Path) -> None:
    _record(vault, 2)
    log = data_folder / "ledger" / "log"
    spoil(log)
    found = (await _ask(connect, "verify"))["result"]
    assert (found["ok"], found["problem"]) == (False, "ledger_damaged")


@pytest.mark.parametrize("damaged", [1, 3, 5])
async def test_one_record_that_cannot_be_read_hides_none_of_the_others(
    vault: MockConfigEntry, connect: Connect, data_folder: Path, damaged: int
) -> None:
    _record(vault, 2)
    log = data_folder / "ledger" / "log"
    begins = vault.runtime_data.vault.ledger._log.begin_of(damaged)
    spoil(log, begins + FRAME_BYTES)
    found = (await _ask(connect, "list"))["result"]
    assert [fact["number"] for fact in found["facts"]] == [number for number in range(5, -1, -1) if number != damaged]
    assert (found["unreadable"], found["next"]) == ([damaged], None)
    page = (await _ask(connect, "list", before=damaged + 1, limit=1))["result"]
    assert (page["facts"], page["unreadable"], page["next"]) == ([], [damaged], damaged)
    # Which kind it was, nobody knows.
    found = (await _ask(connect, "list", kinds=["people_vault_founded"]))["result"]
    assert ([fact["number"] for fact in found["facts"]], found["unreadable"]) == ([0], [damaged])


async def test_a_sector_that_cannot_be_read_hides_none_of_the_others(
    vault: MockConfigEntry, connect: Connect, data_folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The whole list went away with it."""
    _record(vault, 2)
    begin, end = map(vault.runtime_data.vault.ledger._log.begin_of, (2, 4))
    spoil_sector(monkeypatch, data_folder / "ledger" / "log", begin + 10, end + 10)
    found = (await _ask(connect, "list"))["result"]
    assert ([fact["number"] for fact in found["facts"]], found["unreadable"]) == ([5, 1, 0], [4, 3, 2])


async def test_one_record_that_cannot_be_read_keeps_nobody_from_seeing_what_would_be_accepted(
    rolled_back: MockConfigEntry, connect: Connect, data_folder: Path
) -> None:
    spoil(data_folder / "ledger" / "log")
    found = (await _ask(connect, "list"))["result"]
    assert (found["problem"], found["unreadable"]) == ("rolled_back", [found["size"] - 1])


async def test_a_history_that_was_rolled_back_is_listed_as_that(rolled_back: MockConfigEntry, connect: Connect) -> None:
    found = (await _ask(connect, "list"))["result"]
    assert (found["problem"], len(found["facts"])) == ("rolled_back", found["size"])
    assert (await _ask(connect, "verify"))["result"]["problem"] == "rolled_back"


async def test_a_disk_that_does_not_answer_is_told(
    vault: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    monkeypatch.setattr(vault.runtime_data.vault.ledger, "leaves", refuse)
    assert (await _ask(connect, "list"))["error"]["code"] == "disk_refused"


async def test_an_export_is_checked_by_the_program(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ledger_commands, "EXPORT_BYTES", 700)
    _record(vault, 3)
    log, piece = b"", (await _ask(connect, "export"))["result"]
    _record(vault, 1)
    while piece["next"] is not None:
        log += b64decode(piece["log"])
        piece = (await _ask(connect, "export", offset=piece["next"], size=piece["size"]))["result"]
    log += b64decode(piece["log"])
    export = tmp_path / "export"
    export.mkdir()
    for name, content in (
        ("log", log),
        ("checkpoint", piece["checkpoint"].encode()),
        ("verifier", piece["verifier"].encode()),
    ):
        (export / name).write_bytes(content)
    command = [sys.executable, "-m", "custom_components.footage_guard.ledger.verify", str(export), "--facts"]
    done = await hass.async_add_executor_job(
        lambda: subprocess.run(command, capture_output=True, text=True, check=False, cwd=Path(__file__).parents[2])
    )
    assert (done.returncode, done.stdout.splitlines()[-1][:9]) == (0, "8 records"), done.stdout + done.stderr


async def test_beyond_the_end_of_an_export_there_is_nothing(vault: MockConfigEntry, connect: Connect) -> None:
    _record(vault, 1)
    piece = (await _ask(connect, "export", offset=10**6))["result"]
    assert (piece["log"], piece["next"]) == ("", None)
