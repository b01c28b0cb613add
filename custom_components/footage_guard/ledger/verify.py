"""Checks the ledger of a vault, or an export of it, without Home Assistant and without writing anything.

    python3 -m custom_components.footage_guard.ledger.verify DIR [--kept FILE …] [--fingerprint N HEX …]
        [--ledger-key KEY] [--facts]

1. The files are there: `log`, `checkpoint`, and `key` or `verifier`; where both are, they agree, and with --ledger-key
   it is that key.
2. The checkpoint is signed by that key, and so is every one that was kept.
3. Every record is what its frame says.
4. The records have the root of the checkpoint, and of every one that was kept. Which of them was changed, the file
   `hashes` tells where it is there and has the root of the checkpoint. The first N have the fingerprint HEX that was
   copied from the panel, with N: one letter that was copied wrong looks like a rewrite. Spaces and upper case are fine.
   An export has no record behind its checkpoint. In the folder of a home up to 256 may be: no signature speaks of them
   yet, and a line says how many.
5. With --facts: every record is one that Footage Guard would have written. Records are in the order of their numbers; a
   line more says how many show an earlier time than one before them, as after a clock was set. That fails nothing.

Exit status: 0; 1 where a step fails, with the number of the first bad or unsigned record where there is one; 2 where
nothing could be checked. A checkpoint that was kept was saved from the panel, or lies in an older export, or in a
receipt, which is taken as it is. Without one, or a fingerprint, nobody can tell a history that was rewritten and signed
anew by whoever holds the key, and a line says so. A key to compare with comes from a receipt or an older export,
`verifier`: it tells a history that another key signed.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress
import os
from pathlib import Path
import sys
from typing import Final

from ..disk.files import open_file, opened_folder, read_start
from ..model.errors import (
    CheckpointInvalid,
    FootageGuardError,
    LedgerDamaged,
    LedgerTooNew,
    ProofInvalid,
    VaultFileRefused,
)
from .checkpoint import READ_BYTES, Checkpoint, key_name, open_note, parse_verifier_key
from .folder import CHECKPOINT, HASHES, VERIFIER
from .kept import FingerprintInvalid, parse_fingerprint, read_kept
from .leaves import LeafInvalid, parse_leaf
from .nodes import NodeFile
from .reading import opened_log, public_key
from .records import Record, read_records
from .verifying import Verified, first_changed, verify_history

_UNCHECKED: Final = 2
_LOOKS: Final = 5
"""At a log that grows meanwhile."""


class _UnsignedError(Exception):
    """In an export: records that no signature speaks of. Who holds no key can add them."""

    def __init__(self, index: int) -> None:
        super().__init__()
        self.index = index


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps and print each; return the exit status."""
    chosen = _chosen(arguments)
    folder = chosen.folder / "ledger" if (chosen.folder / "ledger").is_dir() else chosen.folder
    try:
        verified = _run(folder, chosen)
    except OSError as err:
        _say(f"cannot be checked: {err.strerror}: {err.filename or folder}")
        return _UNCHECKED
    except LedgerDamaged as err:
        _say(f"first bad record: {err.index}")
        return 1
    except _UnsignedError as err:
        _say(f"first unsigned record: {err.index}")
        return 1
    except FootageGuardError as err:
        _say(f"failed: {err.code}")
        return 1
    if not (chosen.kept or chosen.fingerprint):
        _say("note: no kept checkpoint was given: nothing here shows a rewrite by whoever holds the key")
    _say(f"{verified.size} records, root {verified.root.hex()}, {verified.unsigned} of them behind the checkpoint")
    return 0


def _chosen(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="verify", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder ledger, or the one that holds it")
    parser.add_argument(
        "--kept", type=Path, action="append", default=[], metavar="FILE", help="a kept checkpoint, or a receipt"
    )
    parser.add_argument(
        "--fingerprint",
        nargs="+",
        action="append",
        default=[],
        metavar=("N", "HEX"),
        help="a number of records, and the fingerprint that was copied with it",
    )
    parser.add_argument(
        "--ledger-key", type=_ledger_key, metavar="KEY", help="the text form of its key, from elsewhere"
    )
    parser.add_argument("--facts", action="store_true", help="read what each record says, too")
    chosen = parser.parse_args(arguments)
    try:
        chosen.fingerprint = [parse_fingerprint(words) for words in chosen.fingerprint]
    except FingerprintInvalid:
        parser.error("argument --fingerprint: not a number of records, and behind it 64 letters a to f and digits")
    return chosen


def _ledger_key(text: str) -> bytes:
    try:
        return parse_verifier_key(text.strip())
    except CheckpointInvalid as err:
        message = "not the text form of a ledger's key"
        raise argparse.ArgumentTypeError(message) from err


def _run(folder: Path, chosen: argparse.Namespace) -> Verified:
    with opened_log(folder) as log:
        # 1
        public = public_key(folder)
        if chosen.ledger_key not in {None, public}:
            raise CheckpointInvalid
        note = read_start(folder / CHECKPOINT, READ_BYTES)
        _say("1 the files are there")
        # 2
        newest = open_note(note, key_name(public), public)
        others = [read_kept(path, public) for path in chosen.kept]
        _say(f"2 {len(others) + 1} checkpoints are signed by {key_name(public)}")
        # 3, 4
        copied = [Checkpoint(origin=newest.origin, size=size, root=root) for size, root in chosen.fingerprint]
        try:
            verified, length = _verify(log, newest, [*others, *copied])
        except (LedgerDamaged, ProofInvalid) as err:
            if (index := _first_changed(folder, log, newest)) is None:
                raise
            raise LedgerDamaged(index) from err
        _say("3 every record is what its frame says")
        _say("4 the records have the roots of all checkpoints")
        _say_copied(copied)
        if verified.unsigned:
            _may_be_unsigned(folder, verified)
        # 5
        if chosen.facts:
            _say_facts(_read_facts(read_records(log, 0, 0, length)))
    return verified


def _verify(log: int, newest: Checkpoint, kept: Sequence[Checkpoint]) -> tuple[Verified, int]:
    """Return what the log is now, and its length.

    A running Home Assistant may add to it meanwhile: the length is taken after the checkpoint was read, and a record
    that was only half there is looked at again once there is more.
    """
    length = os.fstat(log).st_size
    for _ in range(_LOOKS):
        try:
            return verify_history(log, length, newest, kept), length
        except LedgerDamaged as err:
            before, length = length, os.fstat(log).st_size
            if err.index < newest.size or length == before:
                raise
    return verify_history(log, length, newest, kept), length


def _say_copied(copied: Sequence[Checkpoint]) -> None:
    for checkpoint in copied:
        _say(f"4 the first {checkpoint.size} records have the fingerprint that was copied")


def _may_be_unsigned(folder: Path, verified: Verified) -> None:
    if (folder / VERIFIER).exists():
        raise _UnsignedError(verified.size - verified.unsigned)
    _say(f"note: {verified.unsigned} records are behind the checkpoint: no signature speaks of them yet")


def _first_changed(folder: Path, log: int, newest: Checkpoint) -> int | None:
    with suppress(OSError, VaultFileRefused), opened_folder(folder) as within:
        hashes = open_file(within, HASHES)
        try:
            return first_changed(log, os.fstat(log).st_size, NodeFile(hashes, hashes), newest)
        finally:
            os.close(hashes)
    return None


def _read_facts(records: Iterator[Record]) -> list[int]:
    """Read what each record says; return the numbers of those with an earlier time than one before them."""
    set_back, newest_ms = list[int](), 0
    for index, record in enumerate(records):
        try:
            at_ms = parse_leaf(record.data).moment.at_ms
        except (LeafInvalid, LedgerTooNew) as err:
            raise LedgerDamaged(index) from err
        if at_ms < newest_ms:
            set_back.append(index)
        newest_ms = max(newest_ms, at_ms)
    return set_back


def _say_facts(set_back: Sequence[int]) -> None:
    _say("5 every record is one that Footage Guard writes")
    if set_back:
        _say(f"note: {len(set_back)} records show an earlier time than one before them, first {set_back[0]}")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
