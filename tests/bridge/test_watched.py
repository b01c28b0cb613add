"""What a ticket opens is read in pieces that end where the file's chunks do, and not at all once it is closed."""

from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.bridge.common.streamed import PIECE
from custom_components.footage_guard.bridge.watching.watched import Watched
from custom_components.footage_guard.media.virtual import VirtualFile
from custom_components.footage_guard.model.errors import VaultLocked
from custom_components.footage_guard.model.ids import ClipId
from custom_components.footage_guard.model.watch_facts import ClipWatched, View
from custom_components.footage_guard.vault.age.stream import CHUNK
from tests.media.test_virtual import Bytes

FACT = ClipWatched(clip_id=ClipId("01KB0000000000000000000000"), view=View.CLIP, actor="a")
STORED = 3_000_000
BEGIN = 800


def watched(closed: list[bool] | None = None, *, head: int = 2000) -> Watched:
    file = VirtualFile(content=Bytes(bytes(STORED)), head=bytes(head), body=range(BEGIN, STORED), codec="h264")
    noted = [] if closed is None else closed
    return Watched(file, content_type="video/mp4", name="clip.mp4", fact=FACT, close=lambda: noted.append(True))


@given(st.integers(0, 5000), st.data())
def test_pieces_make_the_range_and_end_where_chunks_do(head: int, data: st.DataObject) -> None:
    what = watched(head=head)
    start = data.draw(st.integers(0, what.length - 1))
    span = range(start, data.draw(st.integers(start + 1, what.length)))
    place = span.start
    while place < span.stop:
        piece = what.piece(range(place, span.stop))
        assert piece.start == place
        assert 0 < len(piece) <= PIECE
        assert piece.stop == span.stop or (piece.stop - head + BEGIN) % CHUNK == 0
        place = piece.stop
    assert place == span.stop


def test_once_it_is_closed_nothing_is_read() -> None:
    closed: list[bool] = []
    what = watched(closed)
    assert what.read(0, 10) == what.view(0, 10) == bytes(10)
    what.close()
    what.close()
    assert closed == [True]
    with pytest.raises(VaultLocked):
        what.read(0, 10)
    with pytest.raises(VaultLocked):
        what.view(0, 10)
