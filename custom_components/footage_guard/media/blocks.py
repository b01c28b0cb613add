"""Where packets lie while they are kept: in memory of their own, which goes back to the machine with them.

In the memory that everything else comes from and goes to, packets that live a minute leave holes among what lives as
long as a clip, and four cameras that are recorded take 10 MB more each hour.
"""

from contextlib import suppress
import mmap
from typing import Final

BLOCK_BYTES: Final = 262_144
"""Some pictures of a usual camera; of a ring, up to two blocks hold less than they could."""


class Blocks:
    """Keeps bytes one after another; a block goes when nothing of it is used any more. For one thread."""

    def __init__(self) -> None:
        """Take no memory before something is kept."""
        self._block: memoryview | None = None
        self._used = 0

    def keep(self, data: bytes | memoryview) -> memoryview:
        """Return a copy that can be read and not written. Raises OSError or MemoryError where there is no memory."""
        size = len(data)
        if size > BLOCK_BYTES:
            return _copied(data, _memory(size), 0)
        if self._block is None or self._used + size > BLOCK_BYTES:
            self._block, self._used = _memory(BLOCK_BYTES), 0
        start, self._used = self._used, self._used + size
        return _copied(data, self._block, start)


def _memory(size: int) -> memoryview:
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    # What a crash of the process leaves behind shows no pictures, where the system can do that.
    with suppress(AttributeError, OSError):
        memory.madvise(mmap.MADV_DONTDUMP)
    return memoryview(memory)


def _copied(data: bytes | memoryview, memory: memoryview, start: int) -> memoryview:
    view = memory[start : start + len(data)]
    view[:] = data
    return view.toreadonly()
