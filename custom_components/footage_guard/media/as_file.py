"""Content as a file that FFmpeg can seek in, and can do nothing else with."""

import os

from .virtual import Content


class ContentFile:
    """Reads content from a place that moves. Blocking where reading the content is."""

    name = ""

    def __init__(self, content: Content) -> None:
        """Begin at the beginning."""
        self._content = content
        self._place = 0

    def read(self, size: int, /) -> bytes:
        """Return so many bytes, or what is left of them."""
        data = self._content.read(self._place, size)
        self._place += len(data)
        return data

    def seek(self, offset: int, whence: int = 0, /) -> int:
        """Go to a place, and return it."""
        self._place = offset + {os.SEEK_SET: 0, os.SEEK_CUR: self._place, os.SEEK_END: self._content.length}[whence]
        return self._place

    def tell(self) -> int:
        """Return the place."""
        return self._place
