"""Where pictures cannot be decoded, the one before stands and hides what it has to, and what is told is there."""

import io
from typing import Final

import av
import pytest

from custom_components.footage_guard.media.soundtrack import RATE
from tests.model.redaction.made import area, covered, recipe, staying

from .shot import Kind, Shot, export, shot
from .test_soundtrack import DELAY_S, LOUD, SAID, SECRET, clip, loudness

WHOLE: Final = area(0, 0, 1, 1)
SECONDS: Final = 6
EDGE_MS: Final = 30
"""What the last piece of sound may be longer than the pictures."""


def spoiled(whole: Shot, seconds: range) -> Shot:
    """Return a clip without the pictures of some of its seconds, of which each is a fragment; sound stays."""
    data, places, place = bytearray(whole.data), list[tuple[int, int]](), 0
    while place < len(data):
        size, kind = int.from_bytes(data[place : place + 4]), bytes(data[place + 4 : place + 8])
        if kind == b"mdat":
            places.append((place + 8, place + size))
        place += size
    assert len(places) >= SECONDS
    for first, last in places[seconds.start : seconds.stop]:
        with_pictures = min(last, first + _pictures_size(data, first))
        data[first:with_pictures] = b"\xff" * (with_pictures - first)
    return Shot(bytes(data), whole.times)


def _pictures_size(data: bytearray, mdat: int) -> int:
    """Return how many bytes of a fragment are pictures: those before the sound, which lies behind them."""
    begun = data.rindex(b"moof", 0, mdat)
    runs = [place for place in range(begun, mdat) if data[place : place + 4] == b"trun"]
    if len(runs) == 1:
        return mdat
    # The second run says where its first sample lies, counted from the box that holds it.
    return int.from_bytes(data[runs[1] + 12 : runs[1] + 16]) - (mdat - (begun - 4))


@pytest.mark.parametrize("kind", [Kind(), Kind(codec="libx265")], ids=["H.264", "H.265"])
def test_a_box_hides_the_picture_that_stands_through_a_gap(kind: Kind) -> None:
    made = export(spoiled(shot(kind), range(2, 4)), recipe(0, 6_000, staying(WHOLE, 2_500, 3_500)))
    assert made.told.missing >= 20
    pictures = made.pictures(ignoring_edits=True)
    ends = [*(at for at, _ in pictures[1:]), 6_000 * 90]
    hidden = [at < 3_500 * 90 and end > 2_500 * 90 for (at, _), end in zip(pictures, ends, strict=True)]
    black = [int(frame.to_ndarray()[: kind.size[1]].max()) <= 17 for _, frame in pictures]
    assert sum(hidden) == 1
    assert black == hidden


def test_a_hole_that_moves_through_a_gap_shows_nothing_it_does_not_show_all_the_time() -> None:
    whole = covered(staying(WHOLE, 0, 3_000))
    made = export(spoiled(shot(), range(2, 4)), recipe(0, 6_000, whole=whole))
    shown = [at // 90 for at, frame in made.pictures(ignoring_edits=True) if int(frame.to_ndarray()[:48].max()) > 17]
    assert shown == list(range(0, 1_900, 100))


@pytest.mark.parametrize("lost", [range(2, 4), range(4, 6), range(1, 6), range(2)], ids=str)
@pytest.mark.parametrize("has_sound", [False, True])
def test_what_is_told_of_the_time_is_in_the_file(lost: range, has_sound: bool) -> None:
    made = export(spoiled(clip(), lost), recipe(0, 6_000, audio=has_sound))
    from_ms = 1_000 * lost.stop if lost.start == 0 else 0
    to_ms = 1_000 * lost.start if lost.stop == SECONDS else 6_000
    assert (made.told.from_ms, made.told.to_ms, made.told.missing) == (from_ms, to_ms, 10 * len(lost))
    with av.open(io.BytesIO(made.data), "r") as container:
        assert container.duration is not None
        assert to_ms - from_ms <= container.duration / 1_000 <= to_ms - from_ms + (EDGE_MS if has_sound else 0)
        streams = container.streams.video[0]
        assert streams.duration is not None
        assert float(streams.duration * streams.time_base) == pytest.approx((to_ms - from_ms) / 1000)


def test_sound_goes_on_through_a_gap_and_ends_with_the_last_picture() -> None:
    through = export(spoiled(clip(), range(2, 4)), recipe(0, 6_000, audio=True)).samples()
    assert loudness(through, SAID, 2.2 + DELAY_S, 3.8 + DELAY_S) > LOUD
    assert loudness(through, SECRET, 4.2 + DELAY_S, 5.8) > LOUD
    ended = export(spoiled(clip(), range(4, 6)), recipe(0, 6_000, audio=True)).samples()
    assert loudness(ended, SAID, 2.2 + DELAY_S, 3.8) > LOUD
    assert len(ended) <= (4 + EDGE_MS / 1000) * RATE
