"""Bytes that are read while somebody may have them, and nothing afterwards."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from threading import Lock
from typing import Final

from ...media.virtual import Content, VirtualFile
from ...model.errors import VaultLocked
from ...vault.age.stream import CHUNK

PIECE: Final = 16 * CHUNK
"""Bytes that are read at once: less has the event loop and a thread wait for each other more often than they work."""


class Streamed:
    """A content that is sent piece by piece."""

    def __init__(
        self, content: Content, *, content_type: str, name: str, close: Callable[[], None], tag: str | None = None
    ) -> None:
        """Own what `close` gives back."""
        self.content_type = content_type
        self.name = name
        """What it is called where somebody saves it."""
        self.tag = tag
        """A strong entity tag (RFC 9110 §8.8.3), by which a part that somebody has is known to be of this."""
        self.length = content.length
        self._shift = content.body.start - len(content.head) if isinstance(content, VirtualFile) else 0
        """From a place in it to that of the stored byte."""
        self._content: Content | None = content
        self._close = close
        self._lock = Lock()

    def piece(self, span: range) -> range:
        """Return the first piece of a range: it ends where a chunk of the file does, which is opened as a whole."""
        end = (span.start + self._shift + PIECE) // CHUNK * CHUNK - self._shift
        return range(span.start, min(span.stop, end))

    def read(self, offset: int, length: int) -> bytes:
        """Return a range; raise VaultLocked once it is closed, or what reading it raises. Blocking."""
        with self._open() as content:
            return content.read(offset, length)

    def view(self, offset: int, length: int) -> memoryview:
        """Return what `read` does; quicker for long ranges."""
        with self._open() as content:
            return content.view(offset, length)

    @contextmanager
    def _open(self) -> Iterator[Content]:
        # A descriptor that is given back in the middle of a read may be that of another file by the next.
        with self._lock:
            if self._content is None:
                raise VaultLocked
            yield self._content

    def close(self) -> None:
        """Give everything back, the key of it with it. Blocking."""
        with self._lock:
            if self._content is not None:
                self._content = None
                self._close()
