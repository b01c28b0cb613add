"""Answers at full seconds, so that the clock tells nothing of what there was to do."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import floor
from time import monotonic


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """A monotonic clock in seconds, and how to wait by it."""

    clock: Callable[[], float] = monotonic
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep

    async def at_full_second[Result](self, doing: Awaitable[Result], since_s: float) -> Result:
        """Return what is done, or raise what it raised, at the first full second after `since_s` by which it is done.

        Without this, whoever asks by the clock could tell whether others ask, how much is kept, and whether it was
        asked before.
        """
        (outcome,) = await asyncio.gather(doing, return_exceptions=True)
        passed_s = self.clock() - since_s
        await self.sleep(floor(passed_s) + 1 - passed_s)
        if isinstance(outcome, BaseException):
            raise outcome
        return outcome
