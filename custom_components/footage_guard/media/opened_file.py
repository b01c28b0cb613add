"""Opens a file of anybody's making, and nothing but that file. Blocking."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
import os
from typing import Any, Final, NoReturn, Protocol

from av import Packet as AvPacket
from av.audio.stream import AudioStream
from av.container import InputContainer
from av.error import ArgumentError, FFmpegError
from av.stream import Disposition, Stream
from av.video.stream import VideoStream

from ..model.errors import ImportDamaged, ImportNotPlayable, ImportNotVideo, ImportUnavailable, UnsupportedCodec
from .claims import check_claims
from .limited import UNSEEN, is_too_large, open_limited
from .probe import CODECS
from .sound import Sound

_OPTIONS: Final = {
    # No playlist, no list of files, no picture. AVI is left out: it does not say in which order pictures are shown.
    "format_whitelist": "mov,matroska",
    # A file may name others, of this machine or elsewhere. Nothing is opened for it.
    "protocol_whitelist": "",
    "fflags": "+genpts",
}
_LATE: Final = {**_OPTIONS, **UNSEEN, "format_whitelist": "mpegts,flv"}
"""For files that may name their streams anywhere."""
_CUT_ANYWHERE: Final = "mpegts"
"""A kind of file that is made to be cut anywhere; pieces that were lost on the way show in it for a moment."""


class SeekableFile(Protocol):
    """What is read from: memory, or a file that is open."""

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, or what is left of them; raise OSError."""

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place, and return it; raise OSError."""

    def tell(self) -> int:
        """Return the place."""


class _Given:
    """All that FFmpeg gets of a file: no name to guess by, and nothing it could close."""

    name = ""

    def __init__(self, file: SeekableFile) -> None:
        self.read, self.seek, self.tell = file.read, file.seek, file.tell


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenedFile:
    """A file that holds pictures of a kind the vault stores."""

    container: InputContainer
    picture: VideoStream
    sound: Sound | None
    size: int
    """Bytes of the file."""

    def packets(self) -> Iterator[AvPacket[Stream]]:
        """Yield what the file holds, in its order; raise ImportDamaged or ImportUnavailable."""
        streams = [self.picture.index] if self.sound is None else [self.picture.index, self.sound.index]
        packets = self.container.demux([self.container.streams[index] for index in streams])
        while True:
            with _reading(ImportDamaged):
                packet = next(packets, None)
            if packet is None:
                return
            if packet.is_corrupt and self.container.format.name != _CUT_ANYWHERE:
                # The file ends in the middle of it.
                raise ImportDamaged
            if packet.size:
                yield packet


@contextmanager
def opened_file(file: SeekableFile, *, with_sound: bool, is_ours: bool = False) -> Iterator[OpenedFile]:
    """Yield an opened file; it stays open, and is read from its beginning.

    What its tables claim is looked at first, which reads a little of every part. A clip that is ours claims nothing
    else than it holds, and can be shown before all of it was read.

    Raises ImportNotVideo, UnsupportedCodec, ImportNotPlayable, ImportDamaged or ImportUnavailable.
    """
    with _reading(ImportNotVideo):
        size = file.seek(0, os.SEEK_END)
        if not is_ours:
            check_claims(partial(_read_at, file), size)
        file.seek(0)
        container = _opened(file)
    with container:
        with _reading(ImportNotPlayable):
            picture = _picture(container)
            if any(entry.pos + entry.size > size for entry in picture.index_entries or ()):
                raise ImportDamaged
            sound = _sound(container) if with_sound else None
            opened = OpenedFile(container=container, picture=picture, sound=sound, size=size)
        yield opened


@contextmanager
def _reading(what: type[ImportDamaged | ImportNotPlayable | ImportNotVideo]) -> Iterator[None]:
    try:
        yield
    except FFmpegError as err:
        raise what from err
    except OSError as err:
        raise ImportUnavailable from err


def _read_at(file: SeekableFile, place: int, length: int) -> bytes:
    file.seek(place)
    return file.read(length)


def _opened(file: SeekableFile) -> InputContainer:
    try:
        return open_limited(_Given(file), options=_OPTIONS, io_open=_open_nothing)
    except ArgumentError:
        # It is of another kind.
        file.seek(0)
        return open_limited(_Given(file), options=_LATE, io_open=_open_nothing)


def _open_nothing(*_arguments: Any) -> NoReturn:
    raise PermissionError


def _picture(container: InputContainer) -> VideoStream:
    found = [stream for stream in container.streams.video if not stream.disposition & Disposition.attached_pic]
    if not found:
        raise ImportNotVideo
    # FFmpeg knows kinds of streams that it has no decoder for; such a stream has no context.
    kept = [stream for stream in found if getattr(stream.codec_context, "name", None) in CODECS]
    if not kept:
        raise UnsupportedCodec
    context = kept[0].codec_context
    if not context.width * context.height or is_too_large(context.width, context.height):
        raise ImportNotPlayable
    return kept[0]


def _sound(container: InputContainer) -> Sound | None:
    """Return the sound of a file; none where it is of a kind that nobody here can read."""
    return next((Sound(stream) for stream in container.streams.audio if _is_readable(stream)), None)


def _is_readable(stream: AudioStream) -> bool:
    context = stream.codec_context
    return getattr(context, "sample_rate", 0) > 0 and context.channels > 0
