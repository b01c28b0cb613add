"""Looks at what the tables of an MP4 claim before FFmpeg believes it. Blocking where reading is.

FFmpeg keeps an entry of each sample that a file claims, and a few bytes may claim millions of samples of one size, or
show the same ones once for each of many edits. What is claimed is counted here, box by box and without keeping any:
boxes are found as FFmpeg finds them, wherever they lie, or one could lie where only one of both looks. What is wrong
otherwise, FFmpeg refuses (ISO/IEC 14496-12).
"""

from collections.abc import Callable, Iterator
from typing import Final

from ..model.errors import ImportDamaged, ImportNotPlayable
from .boxes import HEADER, Box, fields_of

_MOST_ENTRIES: Final = 2_000_000
"""Kept in memory of one file, in some 50 bytes each: 70 minutes of 240 pictures a second, with sound, take half."""
_MOST_LOOKS: Final = 2_000_000
"""At boxes of one file; a recording of 70 minutes in fragments of a second has a twentieth of them."""
_DEEPEST: Final = 10
"""FFmpeg goes no deeper."""
_TOGETHER: Final = 160
"""Samples of raw sound of which FFmpeg keeps one entry, at least."""
_PIECE: Final = 4096
_HOLDING: Final = frozenset(
    {
        *(b"moov", b"hoov", b"trak", b"mdia", b"minf", b"dinf", b"edts", b"stbl", b"mvex", b"moof", b"traf"),
        *(b"tref", b"udta", b"sinf", b"schi", b"ilst", b"wave"),
    }
)
"""Boxes in which FFmpeg looks for others."""
_UNKNOWN: Final = frozenset({b"cmov", b"senc", b"saiz", b"iprp"})
"""Packed tables, encrypted pictures, and those of a photo: they claim more, and no camera records them."""
_HIDDEN: Final = (*_UNKNOWN, b"stsz", b"stz2", b"stsc", b"stts", b"trun", b"elst", b"moof")
"""Words that have no place in what describes: where boxes begin in it depends on its kind."""
_ROWS: Final = {b"stts": 8, b"ctts": 8, b"stss": 4, b"stps": 4, b"stsc": 12, b"stco": 4, b"co64": 8}
"""Tables, and the bytes of one row."""
_ROW: Final = 12
_KINDS: Final = frozenset({b"vide", b"soun", b"m1a ", b"subp", b"clcp"})
_COLUMNS: Final = 0xF00
"""Of `trun`: what it tells of each sample, in four bytes."""


def check_claims(read: Callable[[int, int], bytes], size: int) -> None:
    """Pass a file that claims what it may hold, or that is no MP4.

    `read` returns so many bytes from a place on, or what is left of them. Raises what it raises, ImportDamaged or
    ImportNotPlayable.
    """
    claims = _Claims(read)
    claims.look(0, size)
    claims.conclude(size)


class _Track:
    """What the tables of one track claim."""

    def __init__(self) -> None:
        self.samples = self.chunks = self.longest = self.edits = self.steps = 0
        self.is_step_one = True
        self.kinds: set[bytes] = set()

    def entries(self) -> int:
        """Return how many entries FFmpeg keeps."""
        kept = self.samples
        if self.kinds == {b"soun"} and self.steps == 1 and self.is_step_one:
            # Raw sound: a sample of it is one of thousands a second, and FFmpeg takes chunks apart instead.
            kept = self.chunks * -(-self.longest // _TOGETHER)
        return kept * max(1, self.edits)


class _Claims:
    """What a file claims."""

    def __init__(self, read: Callable[[int, int], bytes]) -> None:
        self._read_at = read
        self._held, self._held_from = b"", 0
        self._looked = self._tracks = self._fragments = self._samples = self._entries = 0
        self._track = _Track()
        self._looks: dict[bytes, Callable[[Box], None]] = {
            b"stsz": self._see_sizes,
            b"stz2": self._see_small_sizes,
            b"trun": self._see_run,
            b"sidx": self._see_index,
            b"elst": self._see_edits,
            b"hdlr": self._see_kind,
            b"stsd": self._see_descriptions,
            b"meta": self._see_words_about,
            **dict.fromkeys(_ROWS, self._see_rows),
            **dict.fromkeys(_UNKNOWN, self._refuse),
        }

    def look(self, begin: int, end: int, depth: int = 0) -> None:
        """Look at the boxes of a part."""
        if depth > _DEEPEST:
            raise ImportNotPlayable
        for box in self._boxes_in(begin, end):
            self._fragments += box.kind == b"moof"
            if box.kind == b"trak":
                self._close_track()
                self._tracks += 1
            if box.kind in _HOLDING or self._is_replaced(box):
                self.look(box.begin, box.end, depth + 1)
            elif (see := self._looks.get(box.kind)) is not None:
                see(box)
            if box.kind == b"trak":
                # FFmpeg makes its entries here, of what it knows by now.
                self._close_track()

    def conclude(self, size: int) -> None:
        """Pass; raise ImportDamaged or ImportNotPlayable."""
        self._close_track()
        if self._samples > size:
            raise ImportDamaged
        # FFmpeg keeps something of each track for each fragment.
        if self._entries + self._fragments * self._tracks > _MOST_ENTRIES:
            raise ImportNotPlayable

    def _close_track(self) -> None:
        self._samples += self._track.samples
        self._entries += self._track.entries()
        self._track = _Track()

    def _count(self, looks: int) -> None:
        self._looked += looks
        if self._looked > _MOST_LOOKS:
            raise ImportNotPlayable

    def _boxes_in(self, begin: int, end: int) -> Iterator[Box]:
        while begin + HEADER <= end:
            self._count(1)
            head = self._read(begin, 2 * HEADER)
            size, place = int.from_bytes(head[:4]), begin + HEADER
            if size == 1 and place + HEADER <= end:
                size, place = int.from_bytes(head[HEADER:], signed=True) - HEADER, place + HEADER
            if size and size < HEADER:
                return
            # None ends behind what it lies in, and one without a size ends there.
            stop = min(place + size - HEADER, end) if size else end
            yield Box(head[4:HEADER], begin, place, stop)
            begin = stop

    def _is_replaced(self, box: Box) -> bool:
        """Tell whether a free box is an index that was to be filled in; FFmpeg takes it where there is no other."""
        return box.kind == b"free" and self._read(box.begin + 4, 4) in {b"mvhd", b"cmov"}

    def _read(self, place: int, length: int) -> bytes:
        """Return bytes, and zeros behind the end: FFmpeg reads on where a box is too short for what it tells."""
        begin = place - self._held_from
        if begin < 0 or begin + length > len(self._held):
            self._held, self._held_from, begin = self._read_at(place, max(length, _PIECE)), place, 0
        return self._held[begin : begin + length].ljust(length, b"\0")

    def _numbers(self, box: Box, count: int) -> list[int]:
        data = self._read(fields_of(box), 4 * count)
        return [int.from_bytes(data[at : at + 4]) for at in range(0, 4 * count, 4)]

    def _hold(self, box: Box, behind: int, length: int) -> None:
        """Pass a table that its box can hold, behind some bytes; raise ImportDamaged."""
        if length > max(0, box.end - fields_of(box) - behind):
            raise ImportDamaged

    def _see_sizes(self, box: Box) -> None:
        each, count = self._numbers(box, 2)
        self._hold(box, 8, 0 if each else 4 * count)
        self._track.samples += count

    def _see_small_sizes(self, box: Box) -> None:
        bits, count = self._numbers(box, 2)
        self._hold(box, 8, count * (bits & 0xFF) // 8)
        self._track.samples += count

    def _see_rows(self, box: Box) -> None:
        count, _, step = self._numbers(box, 3)
        self._hold(box, 4, count * _ROWS[box.kind])
        match box.kind:
            case b"stco" | b"co64":
                self._track.chunks += count
            case b"stts":
                self._track.steps += count
                self._track.is_step_one &= step == 1
            case b"stsc":
                self._see_chunks(fields_of(box) + 4, count)

    def _see_chunks(self, begin: int, count: int) -> None:
        self._count(count)
        for row in range(count):
            data = self._read(begin + row * _ROW + 4, 4)
            self._track.longest = max(self._track.longest, int.from_bytes(data))

    def _see_run(self, box: Box) -> None:
        flags = int.from_bytes(self._read(box.begin, 4)) & _COLUMNS
        (count,) = self._numbers(box, 1)
        self._hold(box, 4, 4 * count * flags.bit_count())
        self._samples += count
        self._entries += count

    def _see_index(self, box: Box) -> None:
        is_long = self._read(box.begin, 1) != b"\0"
        # FFmpeg knows of a fragment for each of its references.
        self._fragments += int.from_bytes(self._read(fields_of(box) + (26 if is_long else 18), 2))

    def _see_edits(self, box: Box) -> None:
        (count,) = self._numbers(box, 1)
        self._hold(box, 4, count * (20 if self._read(box.begin, 1) == b"\1" else 12))
        self._track.edits += count

    def _see_kind(self, box: Box) -> None:
        self._track.kinds |= _KINDS & {self._read(fields_of(box) + 4, 4)}

    def _see_descriptions(self, box: Box) -> None:
        (count,) = self._numbers(box, 1)
        begin = fields_of(box) + 4
        for _ in range(count):
            self._count(1)
            # FFmpeg looks for boxes up to the end of each, wherever that is.
            size = int.from_bytes(self._read(begin, 4))
            begin += size
            if size < HEADER or begin > box.end:
                raise ImportDamaged
        self._see_words(box, *_HIDDEN, b"hdlr")

    def _see_words_about(self, box: Box) -> None:
        # It has a kind of its own, which FFmpeg may take for the kind of the track.
        self._track.kinds.add(box.kind)
        self._see_words(box, *_HIDDEN)

    def _see_words(self, box: Box, *hidden: bytes) -> None:
        for begin in range(box.begin, box.end, _PIECE - 3):
            data = self._read(begin, min(_PIECE, box.end - begin))
            if any(word in data for word in hidden):
                raise ImportNotPlayable

    def _refuse(self, _box: Box) -> None:
        raise ImportNotPlayable
