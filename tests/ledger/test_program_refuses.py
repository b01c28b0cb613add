"""What `ledger.verify` says of files that somebody made to mislead it."""

from collections.abc import Callable
import os
from pathlib import Path

import pytest

from custom_components.footage_guard.ledger.verify import main

from .conftest import RECORDS
from .desk import Desk

HUGE = 1 << 40
"""Nothing of it lies on the disk; to read it whole there is no memory."""


@pytest.fixture
def tells(capsys: pytest.CaptureFixture[str]) -> Callable[..., tuple[int, list[str]]]:
    """Give what runs the program and tells its exit status and what it printed."""

    def run(*arguments: str | Path) -> tuple[int, list[str]]:
        status = main([*map(str, arguments)])
        return status, capsys.readouterr().out.splitlines()

    return run


type Tells = Callable[..., tuple[int, list[str]]]


@pytest.mark.parametrize("name", ["checkpoint", "key", "verifier", "kept"])
def test_a_file_that_is_too_long_is_refused_unread(written: Desk, name: str, tells: Tells) -> None:
    (written.ledger / "kept").write_bytes((written.ledger / "checkpoint").read_bytes())
    (written.ledger / name).touch()
    os.truncate(written.ledger / name, HUGE)
    status, lines = tells(written.ledger, "--kept", written.ledger / "kept")
    assert (status, lines[-1]) == (1, "failed: checkpoint_invalid")


def test_an_export_to_which_somebody_without_a_key_added_a_record_fails(
    written: Desk, tmp_path: Path, tells: Tells
) -> None:
    export = _exported(written, tmp_path)
    assert tells(export, "--facts")[0] == 0
    # What the home itself wrote would do as well, a second time.
    with (export / "log").open("ab") as log:
        log.write(written.frames()[0])
    status, lines = tells(export, "--kept", export / "checkpoint", "--facts")
    assert (status, lines[-1]) == (1, f"first unsigned record: {RECORDS}")
    assert not [line for line in lines if line.startswith("5 ")]


def test_in_a_home_records_behind_the_checkpoint_are_told(written: Desk, tells: Tells) -> None:
    with written.log.open("ab") as log:
        log.write(written.frames()[0])
    status, lines = tells(written.ledger)
    assert status == 0
    assert "note: 1 records are behind the checkpoint: no signature speaks of them yet" in lines


def test_a_history_that_another_key_signed_does_not_pass_as_that_of_a_home(
    written: Desk, tmp_path: Path, tells: Tells
) -> None:
    other = Desk(tmp_path / "other")
    other.tell(1, 2, 3)
    forged = _exported(other, tmp_path)
    for name in ("log", "checkpoint", "verifier"):
        (written.ledger / name).write_bytes((forged / name).read_bytes())
    assert tells(written.ledger) == (1, ["failed: checkpoint_invalid"])


def test_a_verifier_beside_its_key_does_no_harm(written: Desk, tmp_path: Path, tells: Tells) -> None:
    export = _exported(written, tmp_path)
    (export / "key").write_bytes((written.ledger / "key").read_bytes())
    assert tells(export)[0] == 0


def test_the_key_is_compared_with_one_from_elsewhere(written: Desk, tmp_path: Path, tells: Tells) -> None:
    key = (_exported(written, tmp_path) / "verifier").read_text()
    other = Desk(tmp_path / "other")
    other.tell(1)
    assert tells(written.ledger, "--ledger-key", key)[0] == 0
    assert tells(other.ledger, "--ledger-key", key) == (1, ["failed: checkpoint_invalid"])


def test_what_is_no_key_is_wrong_usage(written: Desk, tells: Tells) -> None:
    with pytest.raises(SystemExit) as ended:
        tells(written.ledger, "--ledger-key", "footage-guard/0+1+2")
    assert ended.value.code == 2


def test_without_a_kept_checkpoint_it_says_what_it_cannot_show(written: Desk, tells: Tells) -> None:
    said = "note: no kept checkpoint was given: nothing here shows a rewrite by whoever holds the key"
    assert said in tells(written.ledger)[1]
    assert said not in tells(written.ledger, "--kept", written.ledger / "checkpoint")[1]


def _exported(written: Desk, folder: Path) -> Path:
    export = folder / "export"
    export.mkdir()
    with written.opened() as ledger:
        (export / "log").write_bytes(ledger.piece(0, 1 << 20, ledger.size)[0])
        (export / "checkpoint").write_bytes(ledger.note(ledger.size))
        (export / "verifier").write_text(f"{ledger.verifier_key}\n")
    return export
