"""Content as a file that can be sought in."""

import io
import os

from hypothesis import given, strategies as st

from custom_components.footage_guard.media.as_file import ContentFile

from .test_virtual import Bytes

DATA = bytes(range(200))
_moves = st.tuples(st.sampled_from([os.SEEK_SET, os.SEEK_CUR, os.SEEK_END]), st.integers(0, 60), st.integers(0, 90))


@given(st.lists(_moves))
def test_it_reads_as_any_file_does(moves: list[tuple[int, int, int]]) -> None:
    ours, other = ContentFile(Bytes(DATA)), io.BytesIO(DATA)
    for whence, offset, size in moves:
        # From the end backwards, as nobody reads behind it.
        way = -offset if whence == os.SEEK_END else offset
        assert ours.seek(way, whence) == other.seek(way, whence)
        assert ours.read(size) == other.read(size)
        assert ours.tell() == other.tell()
