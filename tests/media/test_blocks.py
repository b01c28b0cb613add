"""Packets that are kept lie in memory of their own, which goes with them."""

from pathlib import Path

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.blocks import BLOCK_BYTES, Blocks

SIZES = st.integers(1, 3 * BLOCK_BYTES)


@given(st.lists(SIZES, max_size=12))
def test_what_is_kept_stays_what_it_was(sizes: list[int]) -> None:
    blocks = Blocks()
    originals = [bytes([number]) * size for number, size in enumerate(sizes)]
    kept = [blocks.keep(original) for original in originals]
    assert [bytes(view) for view in kept] == originals


@pytest.mark.parametrize("size", [1, BLOCK_BYTES, BLOCK_BYTES + 1])
def test_what_is_kept_cannot_be_written(size: int) -> None:
    kept = Blocks().keep(bytes(size))
    with pytest.raises(TypeError):
        kept[0] = 1


def mapped() -> int:
    """Return how many bytes of memory that belongs to no file this process has."""
    lines = Path("/proc/self/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) * 1024 for line in lines if line.startswith("Anonymous:"))


def test_memory_goes_back_with_what_was_kept_in_it() -> None:
    blocks = Blocks()
    before = mapped()
    kept = [blocks.keep(b"x" * 20_000) for _ in range(2000)]
    full = mapped()
    assert full - before > 39_000_000
    # One that is still in use keeps its block, and no other.
    del kept[:-1]
    assert full - mapped() > 39_000_000
    assert bytes(kept[0]) == b"x" * 20_000
