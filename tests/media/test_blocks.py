"""Packets that are kept lie in memory of their own, which goes with them."""

from collections.abc import Iterator
import gc
from pathlib import Path
from unittest.mock import Mock

from hypothesis import example, given, strategies as st
import pytest

from custom_components.footage_guard.media import blocks as memory
from custom_components.footage_guard.media.blocks import BLOCK_BYTES, SPARE_BLOCKS, Blocks

SIZES = st.integers(1, 3 * BLOCK_BYTES)


@given(st.lists(SIZES, max_size=12))
def test_what_is_kept_stays_what_it_was(sizes: list[int]) -> None:
    blocks = Blocks()
    originals = [bytes([number]) * size for number, size in enumerate(sizes)]
    kept = [blocks.keep(original) for original in originals]
    assert [bytes(view) for view in kept] == originals


@example([(BLOCK_BYTES, gone) for gone in (0, 0, 0, 8, 0, 0, 0, 0)])
@given(st.lists(st.tuples(st.integers(1, BLOCK_BYTES), st.sampled_from([0, 0, 0, 8])), max_size=60))
def test_what_is_kept_stays_while_others_come_and_go(steps: list[tuple[int, int]]) -> None:
    blocks = Blocks()
    kept = list[tuple[int, memoryview]]()
    for number, (size, gone) in enumerate(steps):
        kept.append((number, blocks.keep(bytes([number]) * size)))
        del kept[:gone]
        assert all(set(view.tobytes()) == {mark} for mark, view in kept)


@pytest.mark.parametrize("size", [1, BLOCK_BYTES, BLOCK_BYTES + 1])
def test_what_is_kept_cannot_be_written(size: int) -> None:
    kept = Blocks().keep(bytes(size))
    with pytest.raises(TypeError):
        kept[0] = 1


def mapped() -> int:
    """Return how many bytes of memory that belongs to no file this process has."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Anonymous:"))


PACKET = b"x" * 20_000
MOST_SPARE = SPARE_BLOCKS * BLOCK_BYTES


@pytest.fixture
def _tidied_by_nobody() -> Iterator[None]:
    """Leave to the garbage collector whatever waits for it."""
    gc.disable()
    yield
    gc.enable()


def test_memory_goes_back_with_what_was_kept_in_it() -> None:
    blocks = Blocks()
    before = mapped()
    kept = [blocks.keep(PACKET) for _ in range(2000)]
    full = mapped()
    assert full - before > 39_000_000
    # One that is still in use keeps its block, and some are kept for what comes next.
    del kept[:-1]
    assert full - mapped() > 39_000_000 - MOST_SPARE
    assert bytes(kept[0]) == PACKET


@pytest.mark.usefixtures("_tidied_by_nobody")
@pytest.mark.parametrize("is_used_longer", [False, True])
def test_nothing_is_kept_for_a_camera_that_is_gone(is_used_longer: bool) -> None:
    before = mapped()
    blocks = Blocks()
    kept = [blocks.keep(PACKET) for _ in range(2000)]
    if is_used_longer:
        del blocks
        kept.clear()
    else:
        kept.clear()
        del blocks
    assert mapped() - before < MOST_SPARE / 2


def test_what_comes_next_takes_the_memory_of_what_is_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    blocks, ask = Blocks(), Mock(wraps=memory._memory)
    monkeypatch.setattr(memory, "_memory", ask)
    one_block = [BLOCK_BYTES // 4] * 4
    for _ in range(20):
        kept = [blocks.keep(bytes(size)) for size in one_block * SPARE_BLOCKS]
        del kept
    assert ask.call_count <= SPARE_BLOCKS + 1


class _Cycle:
    """Packets that nobody can reach and that point at themselves, as the traceback of an error leaves them."""

    def __init__(self, kept: list[memoryview]) -> None:
        self.kept = kept
        self.itself = self


def test_packets_in_a_cycle_go_without_a_word() -> None:
    before = mapped()
    blocks = Blocks()
    cycle = _Cycle([blocks.keep(PACKET) for _ in range(2000)])
    del cycle, blocks
    with pytest.MonkeyPatch.context() as patched:
        unraised = Mock()
        patched.setattr("sys.unraisablehook", unraised)
        gc.collect()
    unraised.assert_not_called()
    assert mapped() - before < MOST_SPARE / 2
