"""The one place where blocking code of the layers below is called, and where a thread of ours is started."""

import asyncio
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from threading import Thread
from typing import Any

from homeassistant.core import HomeAssistant


async def run_blocking[*Args, Result](
    hass: HomeAssistant, function: Callable[[*Args], Result], *arguments: *Args
) -> Result:
    """Run blocking code on Home Assistant's executor; its errors come back unchanged."""
    return await hass.async_add_executor_job(function, *arguments)


async def run_until_closed[Result](
    hass: HomeAssistant, opening: Callable[[], Result], closing: Callable[[Result], None]
) -> Result:
    """Open something as `run_blocking` does; where nobody waits for it any more, it is closed once it is open.

    Home Assistant gives up a set-up that takes too long, and what it then opens would be locked until a restart.
    """
    opened = asyncio.ensure_future(run_blocking(hass, opening))

    def close(done: asyncio.Future[Result]) -> None:
        if not done.cancelled() and done.exception() is None:
            _closing = hass.async_add_executor_job(closing, done.result())

    try:
        return await asyncio.shield(opened)
    except asyncio.CancelledError:
        opened.add_done_callback(close)
        raise


def run_in_thread[*Args, Result](
    loop: asyncio.AbstractEventLoop, name: str, function: Callable[[*Args], Result], *arguments: *Args
) -> asyncio.Future[Result]:
    """Run in a thread of its own what lasts, such as reading a camera; return its end as the event loop sees it.

    Such a thread never keeps the process from ending: what it must not be torn from is waited for by whoever began it.
    """
    ended: asyncio.Future[Result] = loop.create_future()

    def settle(result: Callable[[], None]) -> None:
        # The loop may have ended, or whoever waited been cancelled.
        with suppress(RuntimeError):
            loop.call_soon_threadsafe(lambda: None if ended.done() else result())

    def run() -> None:
        try:
            result = function(*arguments)
        except BaseException as err:  # noqa: BLE001  # it is raised where it is waited for
            settle(lambda err=err: ended.set_exception(err))  # type: ignore[misc]  # bound now, for `err` is unset later
        else:
            settle(lambda: ended.set_result(result))

    Thread(target=run, name=f"footage_guard {name}", daemon=True).start()
    return ended


async def async_until_ended(running: asyncio.Future[Any]) -> None:
    """Return once something has ended, however often whoever waits is cancelled meanwhile; for what holds a file.

    For whoever was cancelled already, and says so afterwards.
    """
    while not running.done():
        with suppress(asyncio.CancelledError):
            await asyncio.wait([running])


class SideThread:
    """One thread for what blocking code can have done meanwhile; all but `close` is called by such code.

    It belongs to one loaded entry, which closes it when the last file is. It begins with the first work.
    """

    def __init__(self) -> None:
        """Start nothing yet."""
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="footage_guard_side")

    def aside(self) -> SideWork:
        """Return what does the work of one file."""
        return SideWork(self._pool)

    def close(self) -> None:
        """Wait for what is under way and end the thread. What is still written goes on without it. Blocking."""
        self._pool.shutdown()


class SideWork:
    """The work of one file. One piece is under way at most, so nobody runs ahead of it."""

    def __init__(self, pool: ThreadPoolExecutor) -> None:
        """Do nothing yet."""
        self._pool = pool
        self._under_way: Future[object] | None = None

    def start(self, work: Callable[[], object], /) -> None:
        """Do the work meanwhile, once what was started before is done; raise what that raised."""
        if err := self.wait():
            raise err
        try:
            self._under_way = self._pool.submit(work)
        except RuntimeError:
            # The thread has ended, before the last file has.
            work()

    def wait(self) -> BaseException | None:
        """Return when nothing is under way; and what was raised meanwhile, each time."""
        # What failed stays under way for ever: a digest that lacks a piece must never look like one.
        return self._under_way.exception() if self._under_way is not None else None
