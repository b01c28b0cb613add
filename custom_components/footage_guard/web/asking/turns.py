"""Who comes next, where many strangers wait for the vault: one at a time, and each door in its turn.

Whoever lives here waits behind one of them, and whoever was given a link of their own behind one of each other door.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from weakref import WeakValueDictionary


class Turns:
    """The turns of all doors."""

    def __init__(self) -> None:
        """Begin with nobody waiting."""
        self._in_all = asyncio.Lock()
        self._of_doors: WeakValueDictionary[str, asyncio.Lock] = WeakValueDictionary()
        """Of those doors alone before which somebody waits."""

    @asynccontextmanager
    async def of(self, door: str) -> AsyncIterator[None]:
        """Wait for a turn of a door, and have it."""
        first = self._of_doors.setdefault(door, asyncio.Lock())
        async with first, self._in_all:
            yield
