"""What somebody kept outside: checkpoints, receipts, fingerprints copied by hand, and files that are none of these."""

import json
from pathlib import Path
import re

import pytest

from custom_components.footage_guard.ledger.checkpoint import key_name
from custom_components.footage_guard.ledger.kept import FingerprintInvalid, parse_fingerprint, read_kept
from custom_components.footage_guard.ledger.reading import public_key
from custom_components.footage_guard.ledger.verify import main

from .conftest import RECORDS
from .desk import Desk

RECEIPT = Path(__file__).parents[1] / "golden" / "receipt-v1" / "receipt.json"
ROOT = "db486810141f9db3300b8832225b980994fd4a262ae01898b02c593c7b949674"
GROUPS = re.findall("....", ROOT)


def _tells(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[str]]:
    status = main([*map(str, arguments)])
    return status, capsys.readouterr().out.splitlines()


def _root(desk: Desk, size: int) -> str:
    with desk.opened() as ledger:
        return ledger.newest(size).root.hex()


def _receipt(note: str) -> str:
    """Return a receipt that the program wrote, with another checkpoint in it."""
    receipt = json.loads(RECEIPT.read_bytes())
    receipt["receipt"]["ledger"]["checkpoint"] = note
    return json.dumps(receipt)


def _rewritten(written: Desk, folder: Path) -> Desk:
    """Return another history of as many records, signed with the same key."""
    other = Desk(folder / "rewritten")
    other.ledger.mkdir(parents=True)
    (other.ledger / "key").write_bytes((written.ledger / "key").read_bytes())
    other.tell(*range(1, RECORDS + 1))
    return other


@pytest.mark.parametrize("as_copied", ["groups", "one argument", "upper case"])
def test_a_fingerprint_copied_by_hand_is_compared(
    written: Desk, capsys: pytest.CaptureFixture[str], as_copied: str
) -> None:
    groups = re.findall("....", _root(written, 3))
    copied = {
        "groups": groups,
        "one argument": [" ".join(groups)],
        "upper case": ["-".join(groups).upper()],
    }[as_copied]
    status, lines = _tells(capsys, written.ledger, "--fingerprint", "3", *copied, "--facts")
    assert (status, [line[0] for line in lines[:-1]]) == (0, ["1", "2", "3", "4", "4", "5"])
    assert lines[1] == f"2 1 checkpoints are signed by {key_name(public_key(written.ledger))}"
    assert lines[4] == "4 the first 3 records have the fingerprint that was copied"


def test_a_fingerprint_shows_a_history_that_was_rewritten_and_signed_anew(
    written: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    copied = [str(RECORDS), _root(written, RECORDS)]
    other = _rewritten(written, tmp_path)
    assert _tells(capsys, other.ledger)[0] == 0
    status, lines = _tells(capsys, other.ledger, "--fingerprint", *copied)
    assert (status, lines[-1]) == (1, "failed: proof_invalid")


def test_a_history_that_is_shorter_than_its_fingerprint_fails(
    written: Desk, capsys: pytest.CaptureFixture[str]
) -> None:
    status, lines = _tells(
        capsys, written.ledger, "--fingerprint", str(RECORDS + 1), _root(written, RECORDS), "--facts"
    )
    assert (status, lines[-1]) == (1, f"first bad record: {RECORDS}")


def test_one_wrong_fingerprint_of_several_fails(written: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    right = ["--fingerprint", "3", _root(written, 3)]
    assert _tells(capsys, written.ledger, *right, "--fingerprint", "4", _root(written, 4))[0] == 0
    assert _tells(capsys, written.ledger, *right, "--fingerprint", "4", _root(written, 3))[0] == 1


@pytest.mark.parametrize(
    "words",
    [["12", *GROUPS], ["12", ROOT.upper()], ["1.2", ROOT], ["1\u202f2", *GROUPS], ["\u0661\u0662", ROOT]],
    ids=["groups", "upper case", "a point", "a thin space", "Arabic digits"],
)
def test_number_and_fingerprint_are_read_as_the_panel_shows_them(words: list[str]) -> None:
    assert parse_fingerprint(words) == (12, bytes.fromhex(ROOT))


@pytest.mark.parametrize(
    "words",
    [
        ["12"],
        ["12", ROOT[1:]],
        ["12", ROOT, "00"],
        ["12", "o" + ROOT[1:]],
        ["12", "\u0661" + ROOT[1:]],
        ["0", ROOT],
        ["", ROOT],
        ["\u00b2", ROOT],
        ["1" * 20, ROOT],
        [ROOT],
        ["1", "200", ROOT],
    ],
)
def test_what_is_no_fingerprint_is_wrong_usage(
    written: Desk, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    with pytest.raises(FingerprintInvalid):
        parse_fingerprint(words)
    with pytest.raises(SystemExit) as ended:
        main([str(written.ledger), "--fingerprint", *words])
    assert ended.value.code == 2
    assert "not a number of records" in capsys.readouterr().err


def test_a_receipt_is_taken_for_the_checkpoint_in_it(
    written: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with written.opened() as ledger:
        (tmp_path / "receipt.json").write_text(_receipt(ledger.note(5).decode()))
    status, lines = _tells(capsys, written.ledger, "--kept", tmp_path / "receipt.json")
    assert (status, lines[1][:15]) == (0, "2 2 checkpoints")
    assert _tells(capsys, _rewritten(written, tmp_path).ledger, "--kept", tmp_path / "receipt.json")[0] == 1


def test_a_receipt_of_another_home_fails(written: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    status, lines = _tells(capsys, written.ledger, "--kept", RECEIPT)
    assert (status, lines[-1]) == (1, "failed: checkpoint_invalid")


def test_a_checkpoint_that_was_changed_fails(written: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with written.opened() as ledger:
        note = ledger.note(5).decode()
    for number, changed in enumerate((note.replace("\n5\n", "\n4\n"), note[:-4] + "\n")):
        for name, text in (("note", changed), ("receipt", _receipt(changed))):
            (kept := tmp_path / f"{name}{number}").write_text(text)
            assert _tells(capsys, written.ledger, "--kept", kept)[0] == 1


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        ROOT.encode(),
        b"{}",
        b'{"receipt":{"ledger":{"checkpoint":1}}}',
        b'{"receipt":{"ledger":{"checkpoint":"x"}}}',
        b'{"receipt":{"ledger":{"checkpoint":"\\ud800"}}}',
        b"[" * 100_000,
        b'{"receipt":{"ledger":{"checkpoint":"footage-guard/0123456789abcdef',
        "footage-guard/0123456789abcdef\n1\n".encode("utf-16"),
        b"footage-guard/0123456789abcdef+01234567+AbC=\n",
    ],
    ids=["empty", "x", "root", "object", "number", "text", "half", "deep", "torn", "utf-16", "verifier"],
)
def test_what_is_no_checkpoint_and_no_receipt_has_the_status_of_what_cannot_be_checked(
    written: Desk, tmp_path: Path, capsys: pytest.CaptureFixture[str], data: bytes
) -> None:
    (kept := tmp_path / "kept").write_bytes(data)
    status, lines = _tells(capsys, written.ledger, "--kept", kept)
    assert (status, lines[-1]) == (2, f"cannot be checked: neither a checkpoint nor a receipt: {kept}")
    with pytest.raises(OSError, match="neither a checkpoint nor a receipt"):
        read_kept(kept, public_key(written.ledger))
