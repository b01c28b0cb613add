"""What somebody kept of a ledger outside of it: checkpoints, alone or in a receipt, and fingerprints copied by hand."""

from collections.abc import Sequence
from contextlib import suppress
import errno
from json import loads
from pathlib import Path
import re
from typing import Final

from .checkpoint import Checkpoint, key_name, open_note

_READ_BYTES: Final = 4 << 20
"""No receipt is longer."""
_BEGIN: Final = b"footage-guard/"
_SIGNED: Final = "\n\n\u2014 ".encode()
_NUMBER = re.compile(r"\d{1,19}")
_ROOT = re.compile(r"[0-9A-Fa-f]{64}")


class FingerprintInvalid(ValueError):
    """What is no number of records with the root of so many."""


def read_kept(path: Path, public: bytes) -> Checkpoint:
    """Return the checkpoint of a note, or of a receipt; raise CheckpointInvalid, and OSError where the file is neither.

    Of a receipt nothing else is looked at.
    """
    with path.open("rb") as file:
        data = file.read(_READ_BYTES)
    # However it was kept: a mail ends lines its own way, and what a phone reads from a code may lack the last end.
    note = _note_in(data).replace(b"\r\n", b"\n").rstrip(b"\n")
    if not note.startswith(_BEGIN) or _SIGNED not in note:
        raise OSError(errno.EINVAL, "neither a checkpoint nor a receipt", str(path))
    return open_note(note + b"\n", key_name(public), public)


def parse_fingerprint(words: Sequence[str]) -> tuple[int, bytes]:
    """Return number of records and root, as the panel shows both and somebody copied them; raise FingerprintInvalid."""
    number, *groups = map(_bare, words)
    root = "".join(groups)
    if not _NUMBER.fullmatch(number) or not int(number) or not _ROOT.fullmatch(root):
        raise FingerprintInvalid
    return int(number), bytes.fromhex(root)


def _note_in(data: bytes) -> bytes:
    """Return the note that a receipt holds, or what is no receipt as it is."""
    with suppress(ValueError, RecursionError):
        match loads(data):
            case {"receipt": {"ledger": {"checkpoint": str(note)}}}:
                return note.encode()
    return data


def _bare(text: str) -> str:
    """Leave out what only parts letters and digits: languages part thousands each in their own way."""
    return "".join(filter(str.isalnum, text))
