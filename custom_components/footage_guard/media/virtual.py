"""A clip as a player gets it: the stored bytes, with an index of all fragments in front. Pure.

    stored   ftyp  moov        moof mdat  moof mdat  …  mfra
    served   ftyp  moov' sidx  moof mdat  moof mdat  …

`moov'` tells how long the clip is (`mehd`), `sidx` where a player can begin. A clip is stored as it comes, so neither
is known when its head is written; without them a browser reads the head of every fragment before it shows anything.
Places within a fragment count from its own beginning, so that no stored byte changes. Of a clip that was cut the last
fragment that is whole is the last.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from statistics import median
from typing import Final, NamedTuple, Protocol

from ..model.errors import NotPlayableHere
from .boxes import HEADER, Box, box_at, boxes_in, fields_of, make_box, make_full_box, numbers, only, version_of
from .fragments import Shown, Track, picture_of, shown_in, tracks_of

_HEAD: Final = 4096
"""Bytes that are read of a fragment at first; the table of two seconds fits into it."""
_MOST_HEAD: Final = 1 << 20
"""Of `moov` or one `moof`; what is longer was not written by us."""
_STEP_S: Final = 1
"""Places where a player can begin are at least so far apart, whatever the camera sends."""
_BEGINS_WITH_SYNC: Final = 0x90000000
"""Of a reference in `sidx`: it begins with a picture that needs no other (SAP of type 1)."""


class Content(Protocol):
    """What is in a clip."""

    @property
    def length(self) -> int:
        """Bytes."""

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end."""

    def view(self, offset: int, length: int) -> memoryview:
        """Return what `read` does; quicker for long ranges."""


@dataclass(frozen=True, slots=True, kw_only=True)
class VirtualFile:
    """What is served of a clip; any range of it. It holds the head in memory and nothing else."""

    content: Content
    head: bytes
    body: range
    """Which bytes of the content follow the head."""
    codec: str
    """Of the pictures, as FFmpeg calls it."""
    picture_ms: float | None = None
    """How long one picture is shown, about; None where nobody counted."""
    size: tuple[int, int] | None = None
    """Pixels of a picture, across and down; None where nobody looked."""

    @property
    def length(self) -> int:
        """Bytes."""
        return len(self.head) + len(self.body)

    def read(self, offset: int, length: int) -> bytes:
        """Return a range, cut at the end; raise what reading the content raises. Blocking where that is."""
        head = self.head[offset : offset + length]
        begin = self.body.start + max(0, offset - len(self.head))
        left = min(length - len(head), self.body.stop - begin)
        return head + self.content.read(begin, left) if left > 0 else head

    def view(self, offset: int, length: int) -> memoryview:
        """Return what `read` does; quicker for long ranges."""
        if offset < len(self.head):
            return memoryview(self.read(offset, length))
        begin = self.body.start + offset - len(self.head)
        return self.content.view(begin, max(0, min(length, self.body.stop - begin)))


def lay_out(content: Content) -> VirtualFile:
    """Return what a player gets of a clip; raise NotPlayableHere, or what reading the content raises.

    A file with its tables in front, as one that is released, is served as it is.
    """
    boxes = _outer(content)
    head: list[bytes] = []
    for box in boxes:
        if box.kind == b"moov":
            moov = _read_whole(content, box)
            if all(inner.kind != b"mvex" for inner in boxes_in(moov, HEADER)):
                return VirtualFile(content=content, head=b"", body=range(content.length), codec=picture_of(moov))
            return _with_index(content, b"".join(head), moov, box.end)
        if box.kind != b"mdat":
            head.append(_read_whole(content, box))
    raise NotPlayableHere


class _Fragment(NamedTuple):
    start: int
    end: int
    shown: dict[int, Shown]


def _with_index(content: Content, before: bytes, moov: bytes, begin: int) -> VirtualFile:
    tracks = tracks_of(moov)
    picture = next((track for track in tracks.values() if track.codec is not None), None)
    fragments = list(_fragments(content, begin, tracks))
    if picture is None or picture.codec is None or not fragments:
        raise NotPlayableHere
    try:
        head = before + _with_duration(moov, tracks, fragments) + _index(picture, fragments)
    except OverflowError as err:
        # Times that no clip of ours has.
        raise NotPlayableHere from err
    return VirtualFile(
        content=content,
        head=head,
        body=range(fragments[0].start, fragments[-1].end),
        codec=picture.codec,
        picture_ms=_picture_ms(picture, fragments),
        size=picture.size,
    )


def _outer(content: Content, begin: int = 0) -> Iterator[Box]:
    """Yield the boxes of a file that are whole."""
    while begin + HEADER <= content.length:
        box = box_at(content.read(begin, 2 * HEADER), begin)
        if box.end > content.length:
            return
        yield box
        begin = box.end


def _read_whole(content: Content, box: Box) -> bytes:
    if box.end - box.start > _MOST_HEAD:
        raise NotPlayableHere
    return content.read(box.start, box.end - box.start)


def _fragments(content: Content, begin: int, tracks: dict[int, Track]) -> Iterator[_Fragment]:
    """Yield the fragments that are whole."""
    while len(data := content.read(begin, _HEAD)) > HEADER and data[4:HEADER] == b"moof":
        head = box_at(data, begin)
        if head.end + HEADER > content.length:
            return
        if len(data) < head.end - begin + 2 * HEADER:
            data = _read_whole(content, head) + content.read(head.end, 2 * HEADER)
        moof, rest = data[: head.end - begin], data[head.end - begin :]
        pictures = box_at(rest[: 2 * HEADER], head.end)
        if pictures.end > content.length:
            return
        if pictures.kind != b"mdat":
            raise NotPlayableHere
        yield _Fragment(begin, pictures.end, {shown.track: shown for shown in shown_in(moof, tracks)})
        begin = pictures.end


def _with_duration(moov: bytes, tracks: dict[int, Track], fragments: list[_Fragment]) -> bytes:
    """Return the head of the file with how long it is."""
    whole = box_at(moov, 0)
    movie = only(moov, whole, b"mvhd")
    (timescale,) = numbers(moov, fields_of(movie) + (16 if version_of(moov, movie) else 8), 1)
    longest = 0
    for fragment in fragments:
        for shown in fragment.shown.values():
            end = shown.start + shown.duration + shown.delay
            longest = max(longest, -(-end * timescale // tracks[shown.track].timescale))
    extends = only(moov, whole, b"mvex")
    with_duration = make_box(b"mvex", make_full_box(b"mehd", 1, longest.to_bytes(8)), moov[extends.begin : extends.end])
    return make_box(b"moov", moov[whole.begin : extends.start], with_duration, moov[extends.end : whole.end])


def _picture_ms(picture: Track, fragments: list[_Fragment]) -> float | None:
    """Return how long one picture is shown in most fragments: a camera that was away for a while does not count."""
    held = [each for fragment in fragments if (each := fragment.shown.get(picture.id)) is not None]
    lengths = [each.duration / each.samples for each in held if each.duration and each.samples]
    return median(lengths) * 1000 / picture.timescale if lengths else None


def _index(picture: Track, fragments: list[_Fragment]) -> bytes:
    """Return where a player can begin: a reference to each group of pictures, or to several that are short."""
    first = fragments[0].shown.get(picture.id)
    if first is None:
        raise NotPlayableHere
    groups = _groups(picture, fragments)
    last = fragments[-1].shown.get(picture.id)
    starts = [fragments[group].shown[picture.id].start for group in groups]
    ends = [*starts[1:], max(starts[-1], last.start + last.duration if last is not None else 0)]
    places = [*(fragments[group].start for group in groups), fragments[-1].end]
    references = b"".join(
        (places[number + 1] - place).to_bytes(4)
        + (ends[number] - starts[number]).to_bytes(4)
        + _BEGINS_WITH_SYNC.to_bytes(4)
        for number, place in enumerate(places[:-1])
    )
    return make_full_box(
        b"sidx",
        1,
        picture.id.to_bytes(4),
        picture.timescale.to_bytes(4),
        (first.start + first.delay).to_bytes(8),
        bytes(8 + 2),
        len(groups).to_bytes(2),
        references,
    )


def _groups(picture: Track, fragments: list[_Fragment]) -> list[int]:
    """Return the numbers of the fragments that are referred to."""
    groups = [0]
    begun = fragments[0].shown[picture.id].start
    for number, fragment in enumerate(fragments):
        shown = fragment.shown.get(picture.id)
        if shown is not None and shown.is_sync and shown.start - begun >= _STEP_S * picture.timescale:
            groups.append(number)
            begun = shown.start
    return groups
