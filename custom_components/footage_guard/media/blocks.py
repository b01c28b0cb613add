"""Where packets lie while they are kept: in memory of their own, which goes back to the machine with them.

In the memory that everything else comes from and goes to, packets that live a minute leave holes among what lives as
long as a clip, and four cameras that are recorded take 10 MB more each hour.
"""

from collections import deque
from contextlib import suppress
import mmap
from typing import Final

BLOCK_BYTES: Final = 262_144
"""Some pictures of a usual camera; of a ring, up to two blocks hold less than they could."""
SPARE_BLOCKS: Final = 8
"""Kept for the next packets. A ring drops a whole group of pictures at once, a megabyte of a usual camera; asking the
machine for as much anew cost a twelfth of all the work for that camera."""


class Blocks:
    """Keeps bytes one after another; a block goes when nothing of it is used any more. `keep` is for one thread."""

    def __init__(self) -> None:
        """Take no memory before something is kept."""
        self._block: memoryview | None = None
        self._used = 0
        self._spare = deque[mmap.mmap](maxlen=SPARE_BLOCKS)

    def keep(self, data: bytes | memoryview) -> memoryview:
        """Return a copy that can be read and not written. Raises OSError or MemoryError where there is no memory."""
        size = len(data)
        if size > BLOCK_BYTES:
            return _copied(data, memoryview(_memory(size)), 0)
        if self._block is None or self._used + size > BLOCK_BYTES:
            self._block, self._used = memoryview(_Block(self._spare)), 0
        start, self._used = self._used, self._used + size
        return _copied(data, self._block, start)


class _Block:
    """Some memory, for as long as any view of it is used."""

    def __init__(self, spare: deque[mmap.mmap]) -> None:
        """Take a spare one, where there is one."""
        self._spare = spare
        self._memory = spare.pop() if spare else _memory(BLOCK_BYTES)

    def __buffer__(self, flags: int, /) -> memoryview:
        return memoryview(self._memory)

    def __release_buffer__(self, view: memoryview, /) -> None:
        """Give it to the next; of the last view, by whichever thread that was used."""
        # Part of a cycle, what is released by the collector was emptied before: its memory goes with it.
        with suppress(AttributeError):
            self._spare.append(self._memory)


def _memory(size: int) -> mmap.mmap:
    memory = mmap.mmap(-1, size, flags=mmap.MAP_PRIVATE | mmap.MAP_ANONYMOUS)
    # What a crash of the process leaves behind shows no pictures, where the system can do that.
    with suppress(AttributeError, OSError):
        memory.madvise(mmap.MADV_DONTDUMP)
    return memory


def _copied(data: bytes | memoryview, memory: memoryview, start: int) -> memoryview:
    view = memory[start : start + len(data)]
    view[:] = data
    return view.toreadonly()
