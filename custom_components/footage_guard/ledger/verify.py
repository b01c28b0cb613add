"""Checks the ledger of a vault, or an export of it, without Home Assistant and without writing anything.

    python3 -m custom_components.footage_guard.ledger.verify DIR [--kept NOTE …] [--facts]

1. The files are there: `log`, `checkpoint`, and `key` or `verifier`.
2. The checkpoint is signed by that key, and so is every one that was kept.
3. Every record is what its frame says.
4. The records have the root of the checkpoint, and of every one that was kept. Which of them was changed, the file
   `hashes` tells where it is there and has the root of the checkpoint.
5. With --facts: every record is one that Footage Guard would have written.

Exit status: 0; 1 where a step fails, with the number of the first bad record where there is one; 2 where nothing could
be checked. A checkpoint that was kept comes from a receipt, a notification or an older export: without one, nobody can
tell a history that was rewritten and signed anew.
"""

import argparse
from collections.abc import Iterator, Sequence
from contextlib import suppress
import os
from pathlib import Path
import sys
from typing import Final

from ..disk.files import open_file, opened_folder, read_whole
from ..model.errors import (
    FootageGuardError,
    LedgerDamaged,
    LedgerTooNew,
    ProofInvalid,
    VaultFileRefused,
)
from .checkpoint import Checkpoint, key_name, open_note
from .folder import CHECKPOINT, HASHES
from .leaves import LeafInvalid, parse_leaf
from .nodes import NodeFile
from .reading import opened_log, public_key
from .records import Record, read_records
from .verifying import Verified, first_changed, verify_history

_UNCHECKED: Final = 2
_LOOKS: Final = 5
"""At a log that grows meanwhile."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the steps and print each; return the exit status."""
    parser = argparse.ArgumentParser(prog="verify", description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("folder", type=Path, metavar="DIR", help="the folder ledger, or the one that holds it")
    parser.add_argument("--kept", type=Path, action="append", default=[], metavar="NOTE", help="a kept checkpoint")
    parser.add_argument("--facts", action="store_true", help="read what each record says, too")
    chosen = parser.parse_args(arguments)
    folder = chosen.folder / "ledger" if (chosen.folder / "ledger").is_dir() else chosen.folder
    try:
        verified = _run(folder, chosen.kept, with_facts=chosen.facts)
    except OSError as err:
        _say(f"cannot be checked: {err.strerror}: {err.filename or folder}")
        return _UNCHECKED
    except LedgerDamaged as err:
        _say(f"first bad record: {err.index}")
        return 1
    except FootageGuardError as err:
        _say(f"failed: {err.code}")
        return 1
    _say(f"{verified.size} records, root {verified.root.hex()}, {verified.unsigned} of them behind the checkpoint")
    return 0


def _run(folder: Path, kept: Sequence[Path], *, with_facts: bool) -> Verified:
    with opened_log(folder) as log:
        # 1
        public = public_key(folder)
        note = read_whole(folder / CHECKPOINT)
        _say("1 the files are there")
        # 2
        newest = open_note(note, key_name(public), public)
        others = [_kept(path, public) for path in kept]
        _say(f"2 {len(others) + 1} checkpoints are signed by {key_name(public)}")
        # 3, 4
        try:
            verified, length = _verify(log, newest, others)
        except (LedgerDamaged, ProofInvalid) as err:
            if (index := _first_changed(folder, log, newest)) is None:
                raise
            raise LedgerDamaged(index) from err
        _say("3 every record is what its frame says")
        _say("4 the records have the roots of all checkpoints")
        # 5
        if with_facts:
            _read_facts(read_records(log, 0, 0, length))
            _say("5 every record is one that Footage Guard writes")
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


def _first_changed(folder: Path, log: int, newest: Checkpoint) -> int | None:
    with suppress(OSError, VaultFileRefused), opened_folder(folder) as within:
        hashes = open_file(within, HASHES)
        try:
            return first_changed(log, os.fstat(log).st_size, NodeFile(hashes, hashes), newest)
        finally:
            os.close(hashes)
    return None


def _kept(path: Path, public: bytes) -> Checkpoint:
    return open_note(path.read_bytes(), key_name(public), public)


def _read_facts(records: Iterator[Record]) -> None:
    for index, record in enumerate(records):
        try:
            parse_leaf(record.data)
        except (LeafInvalid, LedgerTooNew) as err:
            raise LedgerDamaged(index) from err


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


if __name__ == "__main__":
    sys.exit(main())
