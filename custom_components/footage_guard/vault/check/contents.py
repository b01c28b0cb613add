"""Whether a file is the clip it is told to be: its header (7) and every byte of it (8)."""

from collections.abc import Callable
from hashlib import sha256
from typing import Final

from ...model.clip import Clip, ClipState
from ...model.errors import ClipDamaged, ClipHeaderInvalid, VaultFileRefused
from ..age.header import MAX_HEADER_BYTES, Header, parse_header
from ..age.stream import PAYLOAD_NONCE_BYTES, plain_length
from ..clip_source import ClipSource, is_empty
from ..place import WHOLE, Place
from ..store import ClipStore
from .findings import Code
from .headers import are_x25519

_PIECE: Final = 1 << 20

type Progress = Callable[[int], None]
"""Is told how many more bytes were read."""


class Contents:
    """Looks into files. What was read once is not read again: the second look at a vault is a quick one."""

    def __init__(self, store: ClipStore, progress: Progress) -> None:
        """Look into the files of a store."""
        self._store = store
        self._progress = progress
        self._known: dict[tuple[Clip, str], Code | None] = {}

    def judge(self, place: Place, suffix: str, clip: Clip) -> Code | None:
        """Return the first thing that is wrong with a clip's file."""
        if clip.state is ClipState.OPEN:
            return self._looked_into(place, suffix, lambda source: _judge_header(source, clip))
        if (clip, suffix) not in self._known:
            code = self._looked_into(place, suffix, lambda source: self._judge(source, clip))
            self._known[clip, suffix] = code
        return self._known[clip, suffix]

    def judge_form(self, place: Place, suffix: str) -> Code | None:
        """Return what is wrong with a file of which nothing is told."""
        return self._looked_into(place, suffix, lambda source: _judge_header(source, None))

    def is_empty(self, place: Place) -> bool:
        """Tell whether nothing was written to a clip that was begun."""
        try:
            with self._store.open_part(place) as source:
                return is_empty(source)
        except OSError, VaultFileRefused:
            return False

    def _looked_into(self, place: Place, suffix: str, judge: Callable[[ClipSource], Code | None]) -> Code | None:
        try:
            with self._store.open(place) if suffix == WHOLE else self._store.open_part(place) as source:
                return judge(source)
        except VaultFileRefused:
            return Code.FILE_REFUSED
        except FileNotFoundError:
            # It was there when its name was read.
            return Code.REMOVED_OUTSIDE
        except OSError:
            return Code.FILE_UNREADABLE

    def _judge(self, source: ClipSource, clip: Clip) -> Code | None:
        if (code := _judge_header(source, clip)) is not None:
            return code
        if source.size != clip.size_bytes:
            return Code.SIZE_DIFFERS
        if self._digest(source) != clip.digest:
            return Code.DIGEST_DIFFERS
        # Whoever edits the index could have it tell of a shorter file; whether a missing one was cut, it does not know.
        if clip.state is ClipState.SEALED and not _has_end(source):
            return Code.LENGTH_IMPOSSIBLE
        return None

    def _digest(self, source: ClipSource) -> bytes:
        digest = sha256()
        position = 0
        while data := source.read_at(position, _PIECE):
            digest.update(data)
            position += len(data)
            self._progress(len(data))
        return digest.digest()


def _judge_header(source: ClipSource, clip: Clip | None) -> Code | None:
    head = source.read_at(0, MAX_HEADER_BYTES)
    try:
        header = parse_header(head)
    except ClipHeaderInvalid:
        return Code.NOT_AGE
    if not _is_for_one_key(header):
        return Code.STANZAS_UNEXPECTED
    if clip is not None and sha256(head[: header.length]).digest() != clip.header_digest:
        return Code.HEADER_DIFFERS
    return None


def _is_for_one_key(header: Header) -> bool:
    return len(header.stanzas) == 1 and are_x25519(header.stanzas)


def _has_end(source: ClipSource) -> bool:
    header = parse_header(source.read_at(0, MAX_HEADER_BYTES))
    try:
        plain_length(source.size - header.length - PAYLOAD_NONCE_BYTES)
    except ClipDamaged:
        return False
    return True
