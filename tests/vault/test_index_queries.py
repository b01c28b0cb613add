"""Every question to the index has the answer a plain list gives."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path
import tempfile

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.clip import (
    MAX_CLIP_MS,
    NEWEST,
    NO_DIGEST,
    QUARTER_MS,
    Clip,
    ClipState,
    Count,
    Hold,
    HoldKind,
    Kept,
    KeptBy,
    Opened,
    Position,
)
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.vault.index.index import Index

CAMERAS = [CameraId(name) for name in ("back", "door", "gate")]
EPOCHS = ["2026-11", "2026-11.2", "2026-12"]
START = 1_795_507_200_000  # 2026-11-24T08:00Z
STEP = 450_000
"""Half a quarter of an hour: edges meet often."""


def clip_of(number: int, *, start_ms: int = START, length_ms: int = 30_000, state: str = "sealed") -> Clip:
    """Return a clip whose id, camera and epoch follow from its number."""
    return Clip(
        id=ClipId(f"01KAZ{number:021}"),
        camera=CAMERAS[number % len(CAMERAS)],
        start_ms=start_ms,
        end_ms=start_ms + length_ms,
        epoch=EPOCHS[number // 2 % len(EPOCHS)],
        size_bytes=1 << number % 20,
        digest=NO_DIGEST if state == "open" else b"d" * 32,
        header_digest=b"h" * 32,
        state=ClipState(state),
        imported=number % 5 == 0,
        leaf=number,
    )


def hold_of(number: int, clip_id: ClipId, *, kind: str = "request", until_ms: int | None = None) -> Hold:
    """Return a hold whose id and beginning follow from its number."""
    return Hold(
        id=HoldId(f"01KB0{number:021}"), kind=HoldKind(kind), clip_id=clip_id, made_ms=number, until_ms=until_ms
    )


@contextmanager
def opened_index() -> Iterator[Index]:
    """Yield an empty index in a folder of its own."""
    with tempfile.TemporaryDirectory() as folder, Index.open(Path(folder) / "index.sqlite") as index:
        yield index


def refill(index: Index, clips: Iterable[Clip]) -> None:
    """Have nothing but these clips in an index, or what was there before."""
    with index.transaction():
        index.clear()
        for clip in clips:
            index.put(clip)


@dataclass
class Plain:
    """What an index holds, as two dictionaries, with every question answered by looking at all of it."""

    clips: dict[ClipId, Clip] = field(default_factory=dict)
    holds: dict[tuple[HoldId, ClipId], Hold] = field(default_factory=dict)

    def of(self, camera: CameraId | None) -> list[Clip]:
        """Return a camera's clips, oldest first."""
        found = (clip for clip in self.clips.values() if camera in (None, clip.camera))
        return sorted(found, key=lambda clip: clip.position)

    def unheld(self, camera: CameraId | None, *without: ClipState) -> list[Clip]:
        """Return a camera's clips that nothing holds and that are in none of the states."""
        held = {hold.clip_id for hold in self.holds.values()}
        return [clip for clip in self.of(camera) if clip.id not in held and clip.state not in without]

    def page(self, camera: CameraId | None, before: Position, from_ms: int = 0) -> list[Clip]:
        """Return the clips before a position that show something from a time on, newest first."""
        found = [clip for clip in reversed(self.of(camera)) if clip.position < before]
        return [clip for clip in found if clip.overlaps(from_ms, clip.start_ms + MAX_CLIP_MS + 1)]

    def page_of_hold(self, hold_id: HoldId, before: Position) -> list[Clip]:
        """Return what a hold keeps before a position, newest first."""
        return [clip for clip in self.page(None, before) if (hold_id, clip.id) in self.holds]

    def all_holds(self) -> list[KeptBy]:
        """Return what each hold keeps, oldest first."""
        return sorted(
            (
                KeptBy(
                    kept.hold_id,
                    kind,
                    kept.made_ms,
                    kept.until_ms,
                    len(self.page_of_hold(kept.hold_id, NEWEST)),
                    kept.size_bytes,
                )
                for kind in HoldKind
                for kept in self.kept_by(kind)
            ),
            key=lambda hold: (hold.made_ms, hold.hold_id),
        )

    def by_epoch(self) -> list[Opened]:
        """Return what each key opens."""
        found: dict[str, Opened] = {}
        for clip in self.of(None):
            _, clips, size = found.get(clip.epoch, (clip.epoch, 0, 0))
            there = clip.size_bytes if clip.state is not ClipState.MISSING else 0
            found[clip.epoch] = Opened(clip.epoch, clips + 1, size + there)
        return [found[epoch] for epoch in sorted(found)]

    def counts(self, camera: CameraId | None, from_ms: int, to_ms: int) -> list[Count]:
        """Return the clips per quarter of an hour."""
        starts = [clip.start_ms // QUARTER_MS * QUARTER_MS for clip in self.of(camera)]
        return [Count(start, starts.count(start)) for start in sorted({*starts}) if from_ms <= start < to_ms]

    def total(self, clips: Iterable[Clip]) -> int:
        """Return the size of the files that are there."""
        return sum(clip.size_bytes for clip in clips if clip.state is not ClipState.MISSING)

    def held_bytes(self, kinds: Collection[HoldKind]) -> int:
        """Return the size of the files held by one of the kinds."""
        held = {hold.clip_id for hold in self.holds.values() if hold.kind in kinds}
        return self.total(self.clips[clip_id] for clip_id in held)

    def kept_by(self, kind: HoldKind) -> list[Kept]:
        """Return what each hold of a kind keeps, oldest first."""
        found: dict[HoldId, Kept] = {}
        for hold in self.holds.values():
            if hold.kind is kind:
                size = found[hold.id].size_bytes if hold.id in found else 0
                size += self.total([self.clips[hold.clip_id]])
                found[hold.id] = Kept(hold.id, hold.made_ms, hold.until_ms, size)
        return sorted(found.values(), key=lambda kept: (kept.made_ms, kept.hold_id))

    def holds_by(self, key: Callable[[Hold], object]) -> list[Hold]:
        """Return all holds in an order."""
        return sorted(self.holds.values(), key=lambda hold: (key(hold), hold.id, hold.clip_id))


def assert_same(index: Index, plain: Plain) -> None:
    """Compare everything that can be asked without a time."""
    everything = len(plain.clips) + 1
    for camera in (None, *CAMERAS):
        assert index.page(camera, NEWEST, everything) == plain.page(camera, NEWEST)
        assert index.total_bytes(camera) == plain.total(plain.of(camera))
        assert index.counts_per_quarter(camera, 0, 10**14) == plain.counts(camera, 0, 10**14)
    assert index.oldest_unheld(everything) == plain.unheld(None, ClipState.OPEN, ClipState.MISSING)
    for epoch in EPOCHS:
        assert index.clips_of_epoch(epoch) == sum(clip.epoch == epoch for clip in plain.clips.values())
    for clip_id, clip in plain.clips.items():
        assert index.get(clip_id) == clip
        made = plain.holds_by(lambda hold: hold.made_ms)
        assert index.holds_of(clip_id) == [hold for hold in made if hold.clip_id == clip_id]
    for kind in HoldKind:
        assert index.held_bytes([kind]) == plain.held_bytes([kind])


LENGTHS = st.sampled_from([0, 1, 1_000, STEP, 2 * STEP, MAX_CLIP_MS - 1, MAX_CLIP_MS])
MOMENTS = st.builds(
    lambda step, shift: START + step * STEP + shift, st.integers(-12, 12), st.sampled_from([-1, 0, 0, 0, 1])
)
CLIPS = st.lists(
    st.builds(
        lambda number, start_ms, length_ms, state: clip_of(number, start_ms=start_ms, length_ms=length_ms, state=state),
        st.integers(0, 10**6),
        MOMENTS,
        LENGTHS,
        st.sampled_from([*ClipState]),
    ),
    unique_by=lambda clip: clip.id,
    max_size=30,
)


@st.composite
def vaults(draw: st.DrawFn) -> Plain:
    """Draw clips in any order, and holds on some of them."""
    clips = {clip.id: clip for clip in draw(CLIPS)}
    number = st.integers(0, 50)
    drawn = st.tuples(number, st.sampled_from([*clips]), st.sampled_from([*HoldKind]), st.none() | number)
    some = draw(st.lists(drawn, unique_by=lambda hold: hold[0], max_size=8)) if clips else []
    holds = [
        hold_of(made, held, kind=kind, until_ms=None if rest is None else made + rest)
        for made, clip_id, kind, rest in some
        # Every fourth one keeps all clips at once.
        for held in (clips if made % 4 == 0 else [clip_id])
    ]
    return Plain(clips, {(hold.id, hold.clip_id): hold for hold in holds})


def _fill(index: Index, plain: Plain) -> None:
    with index.transaction():
        for clip in plain.clips.values():
            index.put(clip)
        for hold in plain.holds.values():
            index.hold(hold)


@given(plain=vaults())
def test_what_is_there(plain: Plain) -> None:
    with opened_index() as index:
        _fill(index, plain)
        assert_same(index, plain)


@given(
    plain=vaults(),
    camera=st.sampled_from([None, *CAMERAS]),
    times=st.tuples(MOMENTS, MOMENTS),
    limit=st.integers(0, 40),
    kinds=st.sets(st.sampled_from([*HoldKind])),
)
def test_questions(
    plain: Plain, camera: CameraId | None, times: tuple[int, int], limit: int, kinds: set[HoldKind]
) -> None:
    from_ms, to_ms = times
    with opened_index() as index:
        _fill(index, plain)
        shown = [clip for clip in plain.of(camera) if clip.overlaps(from_ms, to_ms)]
        assert index.overlapping(camera, from_ms, to_ms, limit) == shown[:limit]
        assert index.page(camera, Position(from_ms), limit) == plain.page(camera, Position(from_ms))[:limit]
        both = plain.page(camera, Position(to_ms), from_ms)
        assert index.page(camera, Position(to_ms), limit, from_ms) == both[:limit]
        assert index.counts_per_quarter(camera, from_ms, to_ms) == plain.counts(camera, from_ms, to_ms)
        over = [clip for clip in plain.unheld(camera, ClipState.OPEN) if clip.end_ms <= from_ms]
        assert index.older_than(camera, from_ms, limit) == over[:limit]
        free = plain.unheld(None, ClipState.OPEN, ClipState.MISSING)
        assert index.oldest_unheld(limit) == free[:limit]
        ends = plain.holds_by(lambda hold: hold.until_ms or 0)
        assert index.expired_holds(limit) == [hold for hold in ends if hold.is_over(limit)]
        assert index.held_bytes(kinds) == plain.held_bytes(kinds)
        assert index.bytes_since(from_ms) == sum(
            clip.size_bytes
            for clip in plain.clips.values()
            if clip.start_ms >= from_ms and clip.state is not ClipState.MISSING
        )
        assert index.first_ms() == min((clip.start_ms for clip in plain.clips.values()), default=None)
        assert index.by_epoch() == plain.by_epoch()


@given(plain=vaults(), times=st.tuples(MOMENTS, MOMENTS))
def test_what_a_start_and_a_sweep_ask(plain: Plain, times: tuple[int, int]) -> None:
    with opened_index() as index:
        _fill(index, plain)
        assert index.cameras() == sorted({clip.camera for clip in plain.clips.values()})
        assert index.open_clips() == [clip for clip in plain.of(None) if clip.state is ClipState.OPEN]
        assert sorted(index.months()) == sorted({clip.month for clip in plain.clips.values()})
        from_ms, to_ms = times
        started = [clip for clip in plain.clips.values() if from_ms <= clip.start_ms < to_ms]
        assert index.states(from_ms, to_ms) == {clip.id: clip.state for clip in started}
        for kind in HoldKind:
            assert index.kept_by(kind) == plain.kept_by(kind)
            assert index.count_holds(kind) == len(plain.kept_by(kind))


@given(plain=vaults(), before_ms=MOMENTS, limit=st.integers(0, 5))
def test_what_is_asked_of_holds(plain: Plain, before_ms: int, limit: int) -> None:
    with opened_index() as index:
        _fill(index, plain)
        assert index.holds() == plain.all_holds()
        for hold in plain.holds.values():
            kept = plain.page_of_hold(hold.id, NEWEST)
            assert index.clips_of_hold(hold.id) == sorted(clip.id for clip in kept)
            assert index.kind_of_hold(hold.id) is hold.kind
            place = Position(before_ms)
            assert index.page_of_hold(hold.id, place, limit) == plain.page_of_hold(hold.id, place)[:limit]
        unknown = HoldId("01KB1000000000000000000000")
        assert (index.kind_of_hold(unknown), index.clips_of_hold(unknown)) == (None, [])


@pytest.mark.parametrize("month", ["1970-01", "2026-11", "2028-02", "9999-12"])
def test_a_clip_is_in_the_month_in_which_it_starts(month: str) -> None:
    first = int(datetime.strptime(month, "%Y-%m").replace(tzinfo=UTC).timestamp()) * 1000
    with opened_index() as index:
        clips = [clip_of(number, start_ms=first + shift) for number, shift in enumerate([0, 1, 27 * 86_400_000])]
        refill(index, clips)
        assert index.months() == [month]
        assert {clip.month for clip in clips} == {month}


def test_a_camera_whose_clips_are_gone_is_still_known() -> None:
    with opened_index() as index:
        index.put(clip_of(0))
        index.remove(clip_of(0).id)
        assert index.cameras() == [clip_of(0).camera]
        assert index.months() == []


def test_how_much_of_the_ledger_is_in_here() -> None:
    with opened_index() as index:
        assert index.taken() == 0
        index.set_taken(7)
        assert index.taken() == 7
        index.clear()
        assert index.taken() == 0


@given(plain=vaults(), camera=st.sampled_from([None, *CAMERAS]), size=st.integers(1, 5), late=CLIPS)
def test_pages_show_each_clip_once_whatever_is_put_meanwhile(
    plain: Plain, camera: CameraId | None, size: int, late: list[Clip]
) -> None:
    new = [clip for clip in late if clip.id not in plain.clips]
    with opened_index() as index:
        _fill(index, plain)
        seen: list[Clip] = []
        before = NEWEST
        while page := index.page(camera, before, size):
            seen += page
            before = page[-1].position
            for clip in new[:2]:
                index.put(clip)
            new = new[2:]
        assert [clip for clip in seen if clip.id in plain.clips] == plain.page(camera, NEWEST)
        assert len({clip.id for clip in seen}) == len(seen)


@pytest.mark.parametrize("edge", [1, -1])
def test_two_clips_that_touch(edge: int) -> None:
    first, second = clip_of(0), clip_of(3, start_ms=START + 30_000)
    with opened_index() as index:
        refill(index, [second, first])
        middle = first.end_ms
        assert index.overlapping(first.camera, middle - 1, middle, 9) == [first]
        assert index.overlapping(first.camera, middle, middle + 1, 9) == [second]
        assert index.overlapping(None, middle - 1, middle + 1, 9) == [first, second]
        assert len(index.overlapping(None, middle - edge, middle + edge, 1)) == (edge > 0)


def test_the_longest_clip_is_found_by_its_last_moment() -> None:
    longest = clip_of(0, length_ms=MAX_CLIP_MS)
    with opened_index() as index:
        index.put(longest)
        assert index.overlapping(None, START + MAX_CLIP_MS - 1, START + MAX_CLIP_MS, 1) == [longest]


def test_nothing_is_found_in_an_empty_index() -> None:
    with opened_index() as index:
        assert_same(index, Plain())
        assert index.get(clip_of(0).id) is None
        assert index.holds_of(clip_of(0).id) == []


def test_a_negative_limit_is_no_limit_that_lets_everything_through() -> None:
    with opened_index() as index:
        index.put(clip_of(0))
        assert index.page(None, NEWEST, -1) == []
        assert index.oldest_unheld(-1) == []
