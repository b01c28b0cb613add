"""Every change to the index does to it what it does to a plain list, and none is done by halves."""

from collections.abc import Callable, Iterator
from dataclasses import replace

from hypothesis import settings, strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule
import pytest

from custom_components.footage_guard.model.clip import NEWEST, NO_DIGEST, Clip, ClipInvalid, ClipState
from custom_components.footage_guard.model.errors import ClipUnknown
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.vault.index.index import Index

from .test_index_queries import (
    CAMERAS,
    LENGTHS,
    MOMENTS,
    Plain,
    assert_same,
    clip_of,
    hold_of,
    opened_index,
    refill,
)

NUMBERS = st.integers(0, 7)
"""Few, so that the same clip is met again."""


class Undone(Exception):
    """Ends a transaction."""


class Changes(RuleBasedStateMachine):
    """Changes the index and a plain list alike."""

    def __init__(self) -> None:
        """Begin with nothing."""
        super().__init__()
        self._holder = opened_index()
        self._index = self._holder.__enter__()
        self._plain = Plain()

    def teardown(self) -> None:  # type: ignore[explicit-override]  # Hypothesis is not typed here
        """Remove the index."""
        self._holder.__exit__(None, None, None)

    @rule(number=NUMBERS, camera=NUMBERS, start_ms=MOMENTS, length_ms=LENGTHS, state=st.sampled_from([*ClipState]))
    def put(self, number: int, camera: int, start_ms: int, length_ms: int, state: ClipState) -> None:
        clip = clip_of(number, start_ms=start_ms, length_ms=length_ms, state=state)
        clip = replace(clip, camera=CAMERAS[camera % len(CAMERAS)], size_bytes=camera)
        self._index.put(clip)
        self._plain.clips[clip.id] = clip

    @rule(number=NUMBERS, state=st.sampled_from([*ClipState]))
    def mark(self, number: int, state: ClipState) -> None:
        clip = self._plain.clips.get(clip_of(number).id)
        if clip is None or (clip.digest == NO_DIGEST and state in (ClipState.SEALED, ClipState.CUT)):
            with pytest.raises((ClipUnknown, ClipInvalid)):
                self._index.mark(clip_of(number).id, state)
            return
        self._index.mark(clip.id, state)
        self._plain.clips[clip.id] = replace(clip, state=state)

    @rule(number=NUMBERS)
    def remove(self, number: int) -> None:
        self._index.remove(clip_of(number).id)
        self._plain.clips.pop(clip_of(number).id, None)
        self._forget_holds()

    @rule(number=NUMBERS, clip=NUMBERS, kind=st.sampled_from(["action", "request", "owner", "legal"]))
    def hold(self, number: int, clip: int, kind: str) -> None:
        hold = hold_of(number, clip_of(clip).id, kind=kind)
        if hold.clip_id not in self._plain.clips:
            with pytest.raises(ClipUnknown):
                self._index.hold(hold)
            return
        self._index.hold(hold)
        self._plain.holds[hold.id, hold.clip_id] = hold

    @rule(number=NUMBERS)
    def end_hold(self, number: int) -> None:
        hold_id = hold_of(number, clip_of(0).id).id
        self._index.end_hold(hold_id)
        holds = self._plain.holds.items()
        self._plain.holds = {key: hold for key, hold in holds if hold.id != hold_id}

    @rule(numbers=st.sets(NUMBERS))
    def rebuild(self, numbers: set[int]) -> None:
        self._plain.clips = {clip.id: clip for clip in map(clip_of, numbers)}
        refill(self._index, self._plain.clips.values())
        self._plain.holds = {}

    @rule(number=NUMBERS)
    def undo(self, number: int) -> None:
        with pytest.raises(Undone):
            _undone(
                self._index,
                lambda: self._index.remove(clip_of(number).id),
                lambda: refill(self._index, [clip_of(9)]),
            )

    @rule(number=NUMBERS)
    def undo_a_part(self, number: int) -> None:
        with self._index.transaction():
            self.remove(number)
            with pytest.raises(Undone):
                refill(self._index, _interrupted(clip_of(9)))

    @invariant()
    def is_the_same(self) -> None:
        assert_same(self._index, self._plain)

    def _forget_holds(self) -> None:
        holds = self._plain.holds.items()
        self._plain.holds = {key: hold for key, hold in holds if hold.clip_id in self._plain.clips}


def _undone(index: Index, *changes: Callable[[], None]) -> None:
    with index.transaction():
        for change in changes:
            change()
        raise Undone


def _interrupted(*clips: Clip) -> Iterator[Clip]:
    yield from clips
    raise Undone


TestChanges = Changes.TestCase
TestChanges.settings = settings(max_examples=settings.default.max_examples // 2, stateful_step_count=25)  # type: ignore[union-attr]  # a profile is loaded


@pytest.fixture
def index() -> Iterator[Index]:
    """An index with a held clip."""
    with opened_index() as opened:
        opened.put(clip_of(0))
        opened.hold(hold_of(0, clip_of(0).id))
        yield opened


def test_a_hold_stays_when_more_is_known_of_its_clip(index: Index) -> None:
    index.put(replace(clip_of(0), size_bytes=99))
    assert index.holds_of(clip_of(0).id) == [hold_of(0, clip_of(0).id)]


def test_a_rebuild_that_fails_changes_nothing(index: Index) -> None:
    with pytest.raises(Undone):
        refill(index, _interrupted(clip_of(1), clip_of(2)))
    assert index.page(None, NEWEST, 9) == [clip_of(0)]
    assert index.holds_of(clip_of(0).id) == [hold_of(0, clip_of(0).id)]


def test_several_changes_are_one(index: Index) -> None:
    with pytest.raises(Undone):
        _undone(index, lambda: index.put(clip_of(1)), lambda: index.mark(clip_of(0).id, ClipState.MISSING))
    assert index.page(None, NEWEST, 9) == [clip_of(0)]
    with index.transaction():
        index.put(clip_of(1))
        index.remove(clip_of(0).id)
    assert index.page(None, NEWEST, 9) == [clip_of(1)]


@pytest.mark.parametrize(
    "change",
    [
        lambda index: index.mark(clip_of(1).id, ClipState.MISSING),
        lambda index: index.hold(hold_of(1, clip_of(1).id)),
    ],
    ids=["marked but not known", "held but not known"],
)
def test_what_is_not_there_is_not_changed(index: Index, change: Callable[[Index], None]) -> None:
    with pytest.raises(ClipUnknown):
        change(index)


def test_what_has_gone_is_gone(index: Index) -> None:
    gone = ClipId("01KAZ0000000000000000000ZZ")
    index.remove(gone)
    index.end_hold(hold_of(8, gone).id)
    assert index.page(None, NEWEST, 9) == [clip_of(0)]
