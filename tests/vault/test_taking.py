"""The index is what the ledger tells: fact by fact, after a pause, or made anew."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, override

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.model.account import Account
from custom_components.footage_guard.model.clip import NEWEST, ClipState, HoldKind
from custom_components.footage_guard.model.errors import FactUnknown, IndexDamaged
from custom_components.footage_guard.model.facts import (
    ClipAccounted,
    ClipCut,
    ClipFound,
    ClipMissing,
    ClipOpened,
    ClipRemoved,
    ClipSealed,
    EpochErased,
    Fact,
    HoldEnded,
    HoldLifted,
    HoldPlaced,
    NothingRecorded,
    Removal,
    ended,
)
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.vault.index.index import Index
from custom_components.footage_guard.vault.index.taking import catch_up, rebuild, take
from tests.pictures import PICTURE

from .home import rows
from .test_index_queries import START, opened_index

CLIPS = [ClipId(f"01KAZ{number:021}") for number in range(4)]
ACCOUNT = Account(asked_from_ms=1, asked_to_ms=2, triggers=(), gaps=())
HOLDS = [HoldId(f"01KB0{number:021}") for number in range(3)]


@dataclass
class Told:
    """A ledger in memory."""

    told: list[Fact] = field(default_factory=list)

    @property
    def size(self) -> int:
        return len(self.told)

    def append(self, fact: Fact) -> int:
        self.told.append(fact)
        return len(self.told) - 1

    def read(self, number: int) -> Fact:
        if not 0 <= number < len(self.told):
            raise FactUnknown
        return self.told[number]

    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        yield from list(enumerate(self.told))[start:]


def opened(clip_id: ClipId, camera: str = "door") -> ClipOpened:
    """Return the beginning of a clip."""
    return ClipOpened(
        clip_id=clip_id,
        camera=CameraId(camera),
        start_ms=START,
        epoch="2026-11",
        picture=PICTURE,
        header_digest=b"h" * 32,
        imported=False,
    )


def closed(clip_id: ClipId, kind: Any = ClipSealed) -> ClipSealed | ClipCut:
    """Return the end of a clip."""
    end: ClipSealed | ClipCut = ended(kind, opened(clip_id), end_ms=START + 5, size_bytes=99, digest=b"d" * 32)
    return end


def placed(*clip_ids: ClipId, hold_id: HoldId = HOLDS[0]) -> HoldPlaced:
    """Return a hold."""
    return HoldPlaced(hold_id=hold_id, kind=HoldKind.OWNER, clip_ids=clip_ids, made_ms=START, until_ms=None)


def removed(clip_id: ClipId) -> ClipRemoved:
    """Return the removal of a clip."""
    return ClipRemoved(clip_id=clip_id, reason=Removal.AGE)


@pytest.fixture
def index() -> Iterator[Index]:
    """An empty index."""
    with opened_index() as made:
        yield made


FIRST = CLIPS[0]
SEALED = [opened(FIRST), closed(FIRST)]


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        (SEALED[:1], ClipState.OPEN),
        (SEALED, ClipState.SEALED),
        ([opened(FIRST), closed(FIRST, ClipCut)], ClipState.CUT),
        ([opened(FIRST), ClipMissing(clip_id=FIRST)], ClipState.MISSING),
        ([opened(FIRST), ClipMissing(clip_id=FIRST), closed(FIRST, ClipCut)], ClipState.CUT),
        ([*SEALED, ClipMissing(clip_id=FIRST)], ClipState.MISSING),
        (
            [*SEALED, ClipMissing(clip_id=FIRST), ClipFound(clip_id=FIRST, state=ClipState.SEALED)],
            ClipState.SEALED,
        ),
        ([*SEALED, EpochErased(epoch="2026-10")], ClipState.SEALED),
    ],
)
def test_what_becomes_of_a_clip(index: Index, facts: Sequence[Fact], state: ClipState) -> None:
    for number, fact in enumerate(facts):
        take(index, number, fact)
    clip = index.get(FIRST)
    assert clip is not None
    assert clip.state is state
    assert index.taken() == len(facts)


def test_a_clip_knows_the_fact_that_tells_it(index: Index) -> None:
    catch_up(index, Told([EpochErased(epoch="2026-10"), *SEALED, ClipMissing(clip_id=FIRST)]))
    clip = index.get(FIRST)
    assert clip is not None
    assert clip.leaf == 2


def test_a_removed_clip_is_forgotten_with_its_holds(index: Index) -> None:
    catch_up(index, Told([*SEALED, placed(FIRST), removed(FIRST)]))
    assert index.page(None, NEWEST, 9) == []
    assert index.holds_of(FIRST) == []


def test_a_hold_ends_for_all_its_clips(index: Index) -> None:
    ledger = Told([opened(CLIPS[0]), opened(CLIPS[1]), placed(CLIPS[0], CLIPS[1])])
    catch_up(index, ledger)
    assert [len(index.holds_of(clip_id)) for clip_id in CLIPS[:2]] == [1, 1]
    ledger.append(HoldEnded(hold_id=HOLDS[0]))
    catch_up(index, ledger)
    assert [len(index.holds_of(clip_id)) for clip_id in CLIPS[:2]] == [0, 0]


@pytest.mark.parametrize(
    "fact",
    [
        ClipMissing(clip_id=CLIPS[1]),
        ClipFound(clip_id=CLIPS[1], state=ClipState.SEALED),
        ClipFound(clip_id=FIRST, state=ClipState.SEALED),
        placed(FIRST, CLIPS[1]),
    ],
    ids=["missing", "found", "found without an end", "held"],
)
def test_an_index_that_lacks_something_is_damaged_and_stays_as_it_is(index: Index, fact: Fact) -> None:
    ledger = Told([opened(FIRST)])
    catch_up(index, ledger)
    before = rows(index)
    with pytest.raises(IndexDamaged):
        take(index, 1, fact)
    ledger.append(fact)
    with pytest.raises(IndexDamaged):
        catch_up(index, ledger)
    assert rows(index) == before


@pytest.mark.parametrize(
    "nonsense",
    [
        ClipMissing(clip_id=FIRST),
        ClipFound(clip_id=FIRST, state=ClipState.SEALED),
        placed(FIRST),
        removed(FIRST),
    ],
    ids=["missing", "found", "held", "removed"],
)
def test_what_was_told_of_a_clip_that_is_gone_used_to_prevent_every_later_index(index: Index, nonsense: Fact) -> None:
    after = [nonsense, opened(CLIPS[1]), placed(FIRST, CLIPS[1], hold_id=HOLDS[1])]
    ledger = Told([*SEALED, removed(FIRST), *after])
    catch_up(index, ledger)
    assert [clip.id for clip in index.page(None, NEWEST, 9)] == [CLIPS[1]]
    assert [hold.id for hold in index.holds_of(CLIPS[1])] == [HOLDS[1]]
    assert index.taken() == ledger.size


def test_an_index_of_another_history_is_made_anew(index: Index) -> None:
    catch_up(index, Told([opened(clip_id) for clip_id in CLIPS]))
    catch_up(index, Told(list(SEALED)))
    assert [clip.id for clip in index.page(None, NEWEST, 9)] == [FIRST]
    assert index.taken() == len(SEALED)


def test_rows_that_nobody_told_go_when_an_index_begins(index: Index) -> None:
    index.put(opened(CLIPS[1]).clip(5))
    catch_up(index, Told(list(SEALED)))
    assert [clip.id for clip in index.page(None, NEWEST, 9)] == [FIRST]


def test_nothing_is_taken_twice(index: Index) -> None:
    ledger = Told([*SEALED, placed(FIRST)])
    catch_up(index, ledger)
    before = rows(index)
    catch_up(index, ledger)
    assert rows(index) == before


class Torn(Told):
    """A ledger that cannot be read to its end."""

    @override
    def facts(self, start: int = 0) -> Iterator[tuple[int, Fact]]:
        yield from list(super().facts(start))[:2]
        raise OSError(5, "input/output error")


def test_a_rebuild_that_fails_changes_nothing(index: Index) -> None:
    ledger = Told([*SEALED, placed(FIRST)])
    catch_up(index, ledger)
    before = rows(index)
    for make in (rebuild, catch_up):
        with pytest.raises(OSError, match="input/output"):
            make(index, Torn([opened(CLIPS[1])]))
        assert rows(index) == before


SOME = st.sampled_from(CLIPS)
FACTS = st.lists(
    st.one_of(
        st.builds(opened, SOME, st.sampled_from(["door", "gate"])),
        st.builds(closed, SOME, st.sampled_from([ClipSealed, ClipCut])),
        st.builds(removed, SOME),
        st.builds(ClipMissing, clip_id=SOME),
        st.builds(ClipFound, clip_id=SOME, state=st.sampled_from([ClipState.SEALED, ClipState.CUT])),
        st.builds(lambda clip_ids, hold: placed(*clip_ids, hold_id=hold), st.sets(SOME), st.sampled_from(HOLDS)),
        st.builds(HoldEnded, hold_id=st.sampled_from(HOLDS)),
        st.builds(HoldLifted, hold_id=st.sampled_from(HOLDS), actor=st.just("alex")),
        st.builds(ClipAccounted, clip_id=SOME, account=st.just(ACCOUNT)),
        st.just(NothingRecorded(camera=CameraId("door"), account=ACCOUNT)),
    ),
    max_size=20,
)


@pytest.fixture(scope="module")
def two() -> Iterator[tuple[Index, Index]]:
    """Two indexes that are made anew again and again."""
    with opened_index() as one, opened_index() as other:
        yield one, other


@given(facts=FACTS, stop=st.integers(0, 20))
def test_an_index_that_took_a_part_becomes_the_one_that_is_made_anew_or_says_that_it_cannot(
    two: tuple[Index, Index], facts: list[Fact], stop: int
) -> None:
    index, other = two
    rebuild(other, Told(facts))
    assert other.taken() == len(facts)
    rebuild(index, Told(facts[:stop]))
    try:
        catch_up(index, Told(facts))
    except IndexDamaged:
        rebuild(index, Told(facts))
    assert rows(index) == rows(other)


def test_a_full_disk_leaves_the_index_as_it_is(tmp_path: Path) -> None:
    with Index.open(tmp_path / "index.db") as index:
        catch_up(index, Told(list(SEALED)))
        before = rows(index)
        ((used,),) = index._database.rows("PRAGMA page_count")
        index._database.rows(f"PRAGMA max_page_count = {used}")
        ledger = Told([*SEALED, *(opened(ClipId(f"01KB1{number:021}")) for number in range(3000))])
        with pytest.raises(OSError, match="No space left"):
            catch_up(index, ledger)
        assert rows(index) == before
