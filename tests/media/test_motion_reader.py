"""A thread follows a ring, tells of motion, keeps where it was, and does less where it does not keep up."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from threading import Thread
from time import monotonic
from unittest.mock import Mock

import pytest

from custom_components.footage_guard.media import motion_reader
from custom_components.footage_guard.media.arrivals import Arrivals
from custom_components.footage_guard.media.backlog import BEHIND_S
from custom_components.footage_guard.media.motion_reader import SILENT_S, MotionReader, MotionState
from custom_components.footage_guard.media.motion_watch import Look, Looks, MotionWatch
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.ring import Ring
from custom_components.footage_guard.model.motion import HOLD_S, Point

from . import motion_scenes as scenes
from .live import until
from .motion_scenes import BEGIN_S, walker
from .motion_sent import sent

_WALKER = walker(0.3, 0.5)
"""Out of sight after four seconds."""
ALL = (tuple(Point(x, y) for x, y in ((0.0, 0.0), (1.0, 0.0), (1.0, 1.0), (0.0, 1.0))),)


class Eye:
    """A reader in its thread, whose clock can be set forward."""

    def __init__(self) -> None:
        self.added_s = 0.0
        self.ring = Ring(clock=self)
        self.told: list[MotionState] = []
        self.reader = MotionReader(
            self.ring, self.ring.heat, sensitivity=50, ignored=(), on_change=self.told.append, clock=self
        )
        self.begun_s = self()

    def __call__(self) -> float:
        return monotonic() + self.added_s

    def put(self, packets: Sequence[Packet]) -> None:
        arrivals = Arrivals()
        arrivals.see(0.0, self.begun_s)
        run = replace(packets[0].run, arrivals=arrivals)
        for packet in packets:
            self.ring.put(replace(packet, run=run))

    @property
    def moves(self) -> list[tuple[bool | None, float]]:
        """Each change of motion, and when it was since the beginning."""
        changes = [(state.is_moving, state.since_s - self.begun_s) for state in self.told]
        return [change for number, change in enumerate(changes) if not number or change != changes[number - 1]]


@contextmanager
def eye() -> Iterator[Eye]:
    """Run a reader."""
    made = Eye()
    thread = Thread(target=made.reader.run, daemon=True)
    thread.start()
    try:
        yield made
    finally:
        made.reader.stop()
        thread.join(10)
    assert not thread.is_alive()


def until_told(made: Eye, is_so: Callable[[MotionState], object]) -> MotionState:
    """Wait for a state; return it."""
    until(lambda: any(map(is_so, made.told)))
    return next(filter(is_so, made.told))


def test_motion_is_told_with_when_it_began_and_ended() -> None:
    with eye() as made:
        made.put(sent(_WALKER))
        until(lambda: [is_moving for is_moving, _ in made.moves] == [False, True, False])
        (_, first_s), (_, begin_s), (_, end_s) = made.moves
        assert first_s == pytest.approx(0, abs=0.1)
        assert BEGIN_S <= begin_s <= BEGIN_S + 1
        assert BEGIN_S + 1 + HOLD_S <= end_s <= 24
        heat = made.ring.heat.between(made.begun_s, made.begun_s + 24)
        assert heat
        assert all(BEGIN_S <= at_s - made.begun_s <= end_s for at_s, _ in heat)
        assert made.told[-1].looks is not Looks.ALL
        assert made.told[-1].share


def test_motion_ends_and_is_not_known_any_more_while_nothing_comes() -> None:
    with eye() as made:
        made.begun_s -= BEGIN_S + 2
        made.put([packet for packet in sent(_WALKER) if packet.at_s < BEGIN_S + 2])
        until_told(made, lambda state: state.is_moving)
        made.added_s += HOLD_S + 1
        until(lambda: made.told[-1].is_moving is False)
        made.added_s += SILENT_S
        until(lambda: made.told[-1].is_moving is None)
        made.begun_s = made()
        made.put(sent(scenes.nothing, end_s=2.0))
        until(lambda: made.told[-1].is_moving is False)


def test_zones_can_be_changed_while_it_looks() -> None:
    with eye() as made:
        made.reader.ignore(ALL)
        made.put(sent(_WALKER))
        until(lambda: made.told and made.told[-1].share)
        assert True not in [is_moving for is_moving, _ in made.moves]


def test_who_does_not_keep_up_does_less_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    taken: list[Packet] = []
    take = MotionWatch.take

    with eye() as made:

        def slow(watch: MotionWatch, packet: Packet) -> Sequence[Look]:
            if packet.run.layout.codec == "hevc":
                made.added_s += BEHIND_S / 4
            taken.append(packet)
            return take(watch, packet)

        monkeypatch.setattr(MotionWatch, "take", slow)
        made.put(sent(scenes.nothing, end_s=10.0))
        until(lambda: made.told and made.told[-1].share)
        assert not made.told[-1].is_overloaded
        made.begun_s = made()
        made.put(sent(_WALKER, codec="libx265"))
        until(lambda: made.told[-1].is_overloaded)
        assert len(taken) < 0.7 * (10 + 24) * 15, "what waits is left out"


def test_an_error_while_something_moved_used_to_leave_it_moving_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion_reader, "AGAIN_S", 0.05)
    with eye() as made, monkeypatch.context() as patch:
        made.begun_s -= BEGIN_S + 2
        made.put([packet for packet in sent(_WALKER) if packet.at_s < BEGIN_S + 2])
        until_told(made, lambda state: state.is_moving)
        patch.setattr(MotionWatch, "take", Mock(side_effect=MemoryError("of a secret camera")))
        made.put(sent(scenes.nothing, end_s=2.0))
        failed = until_told(made, lambda state: state.failed)
        assert (failed.is_moving, failed.failed) == (None, "MemoryError")
        assert failed.since_s == pytest.approx(made(), abs=10)
        told = len(made.told)
        until(lambda: MotionWatch.take.call_count > 2)  # type: ignore[attr-defined]  # it is a mock here
        assert len(made.told) == told, "it is told once"
        patch.undo()
        made.begun_s = made()
        made.put(sent(scenes.nothing, end_s=2.0))
        until(lambda: made.told[-1].is_moving is False and made.told[-1].failed is None)
        assert len(made.ring._cursors) == 1


def test_a_reader_that_failed_is_stopped_without_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(motion_reader, "AGAIN_S", 600.0)
    monkeypatch.setattr(MotionWatch, "take", Mock(side_effect=MemoryError))
    with eye() as made:
        made.put(sent(scenes.nothing, end_s=1.0))
        until_told(made, lambda state: state.failed)


def test_it_ends_with_the_ring() -> None:
    made = Eye()
    thread = Thread(target=made.reader.run, args=(0.05,), daemon=True)
    thread.start()
    made.ring.close()
    thread.join(10)
    assert not thread.is_alive()
    assert not made.ring._cursors


def test_a_zone_that_is_the_same_changes_nothing() -> None:
    with eye() as made:
        made.put([packet for packet in sent(_WALKER) if packet.at_s < BEGIN_S])
        until(lambda: made.told and made.told[-1].share)
        made.reader.ignore(())
        made.put([packet for packet in sent(_WALKER) if packet.at_s >= BEGIN_S])
        until_told(made, lambda state: state.is_moving)
