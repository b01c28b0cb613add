"""Whatever is done to the records, `verify` names the first bad one, or that the roots do not agree."""

from collections.abc import Callable, Sequence
from dataclasses import replace
import json
import os
from pathlib import Path

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
import pytest

from custom_components.footage_guard.ledger.checkpoint import key_name, open_note
from custom_components.footage_guard.ledger.verify import main
from custom_components.footage_guard.ledger.verifying import verify_history
from custom_components.footage_guard.model.canonical import canonical
from custom_components.footage_guard.model.errors import CheckpointInvalid, LedgerDamaged

from . import independent
from .conftest import RECORDS
from .desk import Desk, fact

pytestmark = pytest.mark.usefixtures("quick_disk")
FLIPS = (0x01, 0x80, 0xFF) if os.environ.get("FOOTAGE_GUARD_LONG") else (0x41,)

type Verify = Callable[..., tuple[int, str]]
type Frames = list[bytes]


@pytest.fixture
def verified(capsys: pytest.CaptureFixture[str]) -> Verify:
    """Give what runs the program here and returns its status and its last line."""

    def run(desk: Desk, *arguments: str) -> tuple[int, str]:
        status = main([str(desk.ledger), *arguments])
        return status, capsys.readouterr().out.splitlines()[-1]

    return run


def _framed(record: bytes) -> bytes:
    return len(record).to_bytes(4, "big") + independent.leaf_of(record) + record


def _first_bad(index: int) -> tuple[int, str]:
    return 1, f"first bad record: {index}"


WRONG_ROOT = (1, "failed: proof_invalid")


def _as_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere"))
    path.symlink_to(path.with_name("elsewhere"))


def test_a_flipped_byte_anywhere_names_its_record(written: Desk, verified: Verify) -> None:
    data, ends = written.log.read_bytes(), written.ends()
    for offset in range(len(data)):
        for flip in FLIPS:
            written.log.write_bytes(data[:offset] + bytes([data[offset] ^ flip]) + data[offset + 1 :])
            assert _found(written) == sum(end <= offset for end in ends)
    assert verified(written) == _first_bad(RECORDS - 1)


def test_a_cut_anywhere_names_the_first_record_that_is_gone(written: Desk, verified: Verify) -> None:
    data, ends = written.log.read_bytes(), written.ends()
    for length in reversed(range(len(data))):
        written.log.write_bytes(data[:length])
        assert _found(written) == sum(end <= length for end in ends)
    assert verified(written) == _first_bad(0)


def _found(desk: Desk) -> int | None:
    """Return the first bad record; what the program does, without its start."""
    public = Ed25519PrivateKey.from_private_bytes((desk.ledger / "key").read_bytes()).public_key().public_bytes_raw()
    newest = open_note((desk.ledger / "checkpoint").read_bytes(), key_name(public), public)
    with desk.log.open("rb") as log:
        try:
            verify_history(log.fileno(), desk.log.stat().st_size, newest)
        except LedgerDamaged as err:
            return err.index
    return None


MOVES: dict[str, Callable[[Frames, int], Frames]] = {
    "deleted": lambda frames, place: [*frames[:place], *frames[place + 1 :]],
    "doubled": lambda frames, place: [*frames[:place], frames[place], *frames[place:]],
    "inserted": lambda frames, place: [*frames[:place], _framed(b"{}"), *frames[place:]],
    "rewritten": lambda frames, place: [*frames[:place], _framed(b"{}"), *frames[place + 1 :]],
    "swapped": lambda frames, place: [*frames[:place], *frames[place : place + 2][::-1], *frames[place + 2 :]],
}


def _told_of(frames: Frames, moved: Frames) -> tuple[int, str]:
    """Return what must be told; doubled at its end, a history has one record more that nobody signed yet."""
    for number, frame in enumerate(frames):
        if moved[number : number + 1] != [frame]:
            return _first_bad(number)
    return _passed(moved)


@pytest.mark.parametrize("place", range(RECORDS))
@pytest.mark.parametrize("name", MOVES)
def test_the_first_record_that_was_moved_is_named(written: Desk, verified: Verify, place: int, name: str) -> None:
    frames = written.frames()
    moved = MOVES[name](frames, place)
    written.write_frames(moved)
    assert verified(written) == _told_of(frames, moved)


SPOILED: dict[str, Callable[[Path], object]] = {
    "lost": Path.unlink,
    "zeros": lambda path: path.write_bytes(bytes(2000)),
    "short": lambda path: path.write_bytes(path.read_bytes()[:40]),
    "link": _as_link,
}


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED)
@pytest.mark.parametrize("place", [0, 3, RECORDS - 2])
@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("deleted", _first_bad(RECORDS - 1)),
        ("doubled", WRONG_ROOT),
        ("inserted", WRONG_ROOT),
        ("rewritten", WRONG_ROOT),
        ("swapped", WRONG_ROOT),
    ],
)
def test_without_the_tree_it_shows_all_the_same(
    written: Desk, verified: Verify, place: int, name: str, told: tuple[int, str], spoil: Callable[[Path], object]
) -> None:
    written.write_frames(MOVES[name](written.frames(), place))
    spoil(written.ledger / "hashes")
    assert verified(written) == told


def _passed(frames: Sequence[bytes]) -> tuple[int, str]:
    root = independent.mth([independent.leaf_of(frame[36:]) for frame in frames]).hex()
    return 0, f"{len(frames)} records, root {root}, {len(frames) - RECORDS} of them behind the checkpoint"


def _rewritten(desk: Desk) -> None:
    """Write record 3 anew and sign the history again, as whoever can read the key can."""
    kept = (desk.ledger / "key").read_bytes()
    frames = desk.frames()
    record = json.loads(frames[3][36:])
    record["at"] += 1
    desk.write_frames([*frames[:3], _framed(canonical(record)), *frames[4:]])
    for path in (desk.ledger / "checkpoint", desk.ledger / "hashes", desk.ledger / "places", desk.seen):
        path.unlink()
    with desk.opened() as ledger:
        ledger.accept()
    assert (desk.ledger / "key").read_bytes() == kept


def test_a_history_signed_anew_passes_unless_a_checkpoint_was_kept(
    written: Desk, verified: Verify, tmp_path: Path
) -> None:
    notes = []
    with written.opened() as ledger:
        for size in range(RECORDS + 1):
            notes.append(tmp_path / f"{size}")
            notes[-1].write_bytes(ledger.note(size))
    seen = written.seen.read_bytes()
    for size in range(RECORDS + 1):
        assert verified(written, "--kept", str(notes[size]))[0] == 0
    _rewritten(written)
    assert verified(written)[0] == 0
    for size in range(RECORDS + 1):
        # The first three records are what they were.
        assert verified(written, "--kept", str(notes[size]))[0] == (size > 3)
    assert verified(written, "--kept", str(notes[2]), "--kept", str(notes[5])) == WRONG_ROOT
    written.seen.write_bytes(seen)
    with written.opened() as ledger:
        assert ledger.trouble is not None


def test_a_history_signed_anew_shows_though_it_went_on(written: Desk, verified: Verify, tmp_path: Path) -> None:
    with written.opened() as ledger:
        (tmp_path / "kept").write_bytes(ledger.note())
    _rewritten(written)
    written.write_frames([*written.frames(), _framed(b"{}")])
    assert verified(written, "--kept", str(tmp_path / "kept")) == WRONG_ROOT


def test_a_checkpoint_of_another_origin_is_not_compared(written: Desk) -> None:
    with written.opened() as ledger, written.log.open("rb") as log:
        other = replace(ledger.newest(), origin="footage-guard/another")
        with pytest.raises(CheckpointInvalid):
            verify_history(log.fileno(), written.log.stat().st_size, ledger.newest(), [other])


def test_a_kept_checkpoint_of_more_records_names_the_first_that_is_gone(
    written: Desk, verified: Verify, tmp_path: Path
) -> None:
    with written.copy("more").opened() as ledger:
        ledger.append(fact(RECORDS))
        (tmp_path / "kept").write_bytes(ledger.note())
    assert verified(written, "--kept", str(tmp_path / "kept")) == _first_bad(RECORDS)


def test_a_checkpoint_of_another_ledger_is_refused(written: Desk, verified: Verify, tmp_path: Path) -> None:
    with Desk(tmp_path / "another").opened() as ledger:
        (tmp_path / "kept").write_bytes(ledger.note())
    assert verified(written, "--kept", str(tmp_path / "kept")) == (1, "failed: checkpoint_invalid")


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("checkpoint", b"", "failed: checkpoint_invalid"),
        ("key", b"short", "failed: checkpoint_invalid"),
        ("key", bytes(32), "failed: checkpoint_invalid"),
        ("verifier", b"", "failed: checkpoint_invalid"),
        ("verifier", b"\xff\xfe", "failed: checkpoint_invalid"),
        ("verifier", b"footage-guard/e3b0c44298fc1c14+00000000+AQ==", "failed: checkpoint_invalid"),
    ],
)
def test_a_key_or_checkpoint_that_is_none_is_refused(
    written: Desk, verified: Verify, name: str, content: bytes, told: str
) -> None:
    (written.ledger / name).write_bytes(content)
    assert verified(written) == (1, told)


@pytest.mark.parametrize("name", ["log", "checkpoint", "key"])
def test_where_a_file_is_missing_nothing_could_be_checked(written: Desk, verified: Verify, name: str) -> None:
    (written.ledger / name).unlink()
    assert verified(written) == (2, f"cannot be checked: No such file or directory: {name}")


@pytest.mark.parametrize("name", ["log", "checkpoint", "key"])
def test_a_link_is_not_followed(written: Desk, verified: Verify, tmp_path: Path, name: str) -> None:
    (written.ledger / name).rename(tmp_path / "elsewhere")
    (written.ledger / name).symlink_to(tmp_path / "elsewhere")
    assert verified(written) == (1, "failed: vault_file_refused")


def test_a_folder_that_is_none_cannot_be_checked(tmp_path: Path, verified: Verify) -> None:
    assert verified(Desk(tmp_path / "nowhere")) == (
        2,
        f"cannot be checked: No such file or directory: {tmp_path / 'nowhere' / 'ledger'}",
    )


@pytest.mark.parametrize(
    "record", [b"{}", canonical({"v": 2}), b'{"at":1,"boot":"","fact":{},"kind":"clip_praised","up":1,"v":1}']
)
def test_what_footage_guard_would_not_write_shows_with_facts(written: Desk, verified: Verify, record: bytes) -> None:
    written.write_frames([*written.frames(), _framed(record)])
    assert verified(written)[0] == 0
    assert verified(written, "--facts") == _first_bad(RECORDS)


def test_what_footage_guard_wrote_passes_with_facts(written: Desk, verified: Verify) -> None:
    assert verified(written, "--facts") == _passed(written.frames())


# Another process adds to it meanwhile.


def _grows(monkeypatch: pytest.MonkeyPatch, desk: Desk, parts: Sequence[bytes]) -> None:
    """Have a part be written right after each time the length was taken."""
    taken, left = os.fstat, [*parts]

    def fstat(descriptor: int) -> os.stat_result:
        found = taken(descriptor)
        if left and os.path.samestat(found, desk.log.stat()):
            with desk.log.open("ab") as file:
                file.write(left.pop(0))
        return found

    monkeypatch.setattr("os.fstat", fstat)


def test_a_record_of_which_a_half_is_there_used_to_be_a_bad_one(
    written: Desk, verified: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    frames = written.frames()
    frame = _framed(json.dumps({"more": 1}).encode())
    written.write_frames([*frames, frame[:20]])
    _grows(monkeypatch, written, [b"", frame[20:]])
    assert verified(written)[0] == 0


def test_a_bad_record_is_one_however_much_is_added(
    written: Desk, verified: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    data = bytearray(written.log.read_bytes())
    data[written.ends()[2] + 50] ^= 1
    written.log.write_bytes(data)
    _grows(monkeypatch, written, [b"x"] * 10)
    assert verified(written) == _first_bad(3)


def test_what_never_becomes_a_record_is_a_bad_one(
    written: Desk, verified: Verify, monkeypatch: pytest.MonkeyPatch
) -> None:
    _grows(monkeypatch, written, [b"\x00\x00\x0fx", *[b"x"] * 30])
    assert verified(written) == _first_bad(RECORDS)
