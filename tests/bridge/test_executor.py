"""Work beside: in order, never far ahead, told where it fails, and gone when it is closed."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import closing
from hashlib import sha256
import os
from pathlib import Path
import threading

from homeassistant.core import HomeAssistant
import pytest

from custom_components.footage_guard.bridge.common.executor import (
    SideThread,
    async_until_ended,
    run_blocking,
    run_until_closed,
)
from custom_components.footage_guard.vault.age.keys import X25519Identity
from custom_components.footage_guard.vault.age.reader import read_whole
from custom_components.footage_guard.vault.clip_file import Aside, ClipFile
from custom_components.footage_guard.vault.place import Place
from custom_components.footage_guard.vault.store import ClipStore
from tests.vault.cut_off import read_cut

KEY = X25519Identity.generate()
PLACE = Place(month="2026-11", clip_id="01KAZ0000000000000000000AA")
CONTENT = os.urandom(5 << 20)
PATIENCE_S = 10
"""How long a test waits for a thread that is right."""


@pytest.fixture
def side() -> Iterator[SideThread]:
    """A side thread, closed afterwards."""
    with closing(SideThread()) as thread:
        yield thread


@pytest.fixture
def store(tmp_path: Path) -> ClipStore:
    """An empty store."""
    return ClipStore(tmp_path / "vault")


async def test_blocking_code_runs_elsewhere_and_its_errors_come_back(hass: HomeAssistant) -> None:
    assert await run_blocking(hass, threading.get_ident) != threading.get_ident()
    with pytest.raises(ZeroDivisionError):
        await run_blocking(hass, divmod, 1, 0)


async def test_what_nobody_waits_for_any_more_is_closed_once_it_is_open(hass: HomeAssistant) -> None:
    began, may_end, closed = threading.Event(), threading.Event(), asyncio.Event()

    def open_slowly() -> str:
        began.set()
        assert may_end.wait(PATIENCE_S)
        return "opened"

    def close(opened: str) -> None:
        assert opened == "opened"
        hass.loop.call_soon_threadsafe(closed.set)

    task = hass.async_create_task(run_until_closed(hass, open_slowly, close))
    assert await run_blocking(hass, began.wait, PATIENCE_S)
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    assert not closed.is_set()
    may_end.set()
    async with asyncio.timeout(PATIENCE_S):
        await closed.wait()


async def test_what_cannot_be_opened_is_not_closed(hass: HomeAssistant) -> None:
    with pytest.raises(ZeroDivisionError):
        await run_until_closed(hass, lambda: 1 // 0, lambda _: pytest.fail("nothing was opened"))


def test_work_is_done_elsewhere_in_order_and_one_piece_at_a_time(side: SideThread) -> None:
    aside = side.aside()
    may_end, done = threading.Event(), list[object]()

    def slow() -> None:
        assert may_end.wait(PATIENCE_S)
        done.append(threading.get_ident())

    aside.start(slow)
    assert not done
    threading.Timer(0.05, may_end.set).start()
    aside.start(lambda: done.append("second"))
    # The second was not begun before the first was done.
    assert done[0] != threading.get_ident()
    assert aside.wait() is None
    assert done[1:] == ["second"]


def test_what_failed_beside_is_told_each_time_and_nothing_more_is_done(side: SideThread) -> None:
    aside, done = side.aside(), list[int]()
    aside.start(lambda: 1 // 0)
    for _ in range(2):
        assert isinstance(aside.wait(), ZeroDivisionError)
        with pytest.raises(ZeroDivisionError):
            aside.start(lambda: done.append(1))
    assert not done
    side.aside().start(lambda: done.append(2))
    side.close()
    assert done == [2]


def test_no_thread_is_left_and_work_goes_on_without_it(side: SideThread) -> None:
    before = threading.active_count()
    aside, done = side.aside(), list[int]()
    aside.start(lambda: done.append(threading.get_ident()))
    side.close()
    side.close()
    assert threading.active_count() == before
    aside.start(lambda: done.append(threading.get_ident()))
    assert done[1:] == [threading.get_ident()]


def test_a_clip_written_and_read_with_it_is_the_same(store: ClipStore, side: SideThread) -> None:
    clip = store.create(PLACE, [KEY.recipient], side.aside())
    for start in range(0, len(CONTENT), 1 << 20):
        clip.write(CONTENT[start : start + (1 << 20)])
        clip.write(b"small")
        clip.sync()
    stored = clip.finish()
    with store.open(PLACE) as source:
        assert stored.digest == sha256(source.read_at(0, source.size)).digest()
        whole = b"".join(read_whole(source, [KEY]))
    assert whole == b"".join(CONTENT[start : start + (1 << 20)] + b"small" for start in range(0, len(CONTENT), 1 << 20))


def test_a_buffer_is_not_written_over_before_it_was_digested(store: ClipStore) -> None:
    class Late:
        """Does everything as late as it may."""

        def __init__(self) -> None:
            self.works: list[object] = []

        def start(self, work: object, /) -> None:
            self.wait()
            self.works.append(work)

        def wait(self) -> None:
            while self.works:
                work = self.works.pop()
                assert callable(work)
                work()

    late: Aside = Late()
    clip = store.create(PLACE, [KEY.recipient], late)
    clip.write(CONTENT)
    stored = clip.finish()
    with store.open(PLACE) as source:
        assert stored.digest == sha256(source.read_at(0, source.size)).digest()


class Broken:
    """Fails at its nth work, as a thread does: told later."""

    def __init__(self, nth: int) -> None:
        """Fail then."""
        self._left = nth
        self._failed: MemoryError | None = None

    def start(self, work: object, /) -> None:
        if self._failed:
            raise self._failed
        assert callable(work)
        work()
        self._left -= 1
        self._failed = MemoryError() if self._left == 0 else None

    def wait(self) -> MemoryError | None:
        return self._failed


@pytest.mark.parametrize("nth", [1, 2, 5])
def test_what_fails_beside_is_told_by_the_end_at_the_latest_and_leaves_a_part(store: ClipStore, nth: int) -> None:
    clip = store.create(PLACE, [KEY.recipient], Broken(nth))
    with pytest.raises(MemoryError):
        _write_and_finish(clip, CONTENT)
    clip.abandon()
    assert (store.clips(), store.parts()) == ([], [PLACE])
    store.publish(PLACE)
    with store.open(PLACE) as source:
        assert CONTENT.startswith(b"".join(read_cut(source, [KEY])))


def _write_and_finish(clip: ClipFile, content: bytes) -> None:
    clip.write(content)
    clip.finish()


def test_a_clip_abandoned_while_it_is_digested_keeps_its_descriptor_until_then(
    store: ClipStore, side: SideThread, monkeypatch: pytest.MonkeyPatch
) -> None:
    order: list[str] = []

    def told(name: str, call: Callable[..., None]) -> Callable[..., None]:
        def calling(*arguments: int) -> None:
            call(*arguments)
            order.append(name)

        return calling

    monkeypatch.setattr(os, "posix_fadvise", told("advised", os.posix_fadvise))
    monkeypatch.setattr(os, "close", told("closed", os.close))
    clip = store.create(PLACE, [KEY.recipient], side.aside())
    order.clear()
    clip.write(CONTENT)
    clip.abandon()
    assert order == ["advised"] * 5 + ["closed"]


def test_a_kernel_that_takes_no_advice_loses_nothing(store: ClipStore, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(38, "Function not implemented")

    monkeypatch.setattr(os, "posix_fadvise", refuse)
    clip = store.create(PLACE, [KEY.recipient])
    clip.write(CONTENT)
    stored = clip.finish()
    with store.open(PLACE) as source:
        assert stored.digest == sha256(source.read_at(0, source.size)).digest()


async def test_what_has_to_end_is_waited_for_however_often_whoever_waits_is_cancelled() -> None:
    running = asyncio.get_running_loop().create_future()
    waiting = asyncio.ensure_future(async_until_ended(running))
    for _ in range(3):
        await asyncio.sleep(0)
        waiting.cancel()
    await asyncio.sleep(0)
    assert not waiting.done()
    running.set_result(None)
    await waiting
