"""What leaves is the pictures of the approved time and no other, whatever the camera's encoder does."""

from fractions import Fraction
from hashlib import sha256
import io
from itertools import pairwise, product
import os
import random
from threading import Thread, get_native_id
from typing import Any, Final

import av
import pytest

from custom_components.footage_guard.media import rendering
from custom_components.footage_guard.media.cut import Footage, Seen
from custom_components.footage_guard.media.priority import lower_priority
from custom_components.footage_guard.media.soundtrack import Soundtrack
from custom_components.footage_guard.model.errors import NothingInInterval
from custom_components.footage_guard.model.redaction.recipe import Interval
from tests.model.redaction.made import recipe

from .filmed import film
from .made import made, read, which
from .shot import Kind, Shot, export, shot

KINDS: Final = [
    Kind(codec=codec, b_frames=b_frames, is_open=is_open, is_uneven=is_uneven, has_sound=has_sound)
    for codec, (b_frames, is_open), is_uneven, has_sound in product(
        ("libx264", "libx265"), ((0, False), (2, False), (3, True)), (False, True), (False, True)
    )
]
EACH: Final = 100 if os.environ.get("FOOTAGE_GUARD_LONG") else 9
"""Intervals of each of 24 kinds."""


@pytest.mark.parametrize("kind", KINDS, ids=str)
def test_exactly_the_pictures_of_the_time_leave(kind: Kind) -> None:
    clip = shot(kind)
    chance = random.Random(repr(kind))  # noqa: S311  # intervals, no secrets
    length_ms = clip.times[-1] // 90 + 200
    for _ in range(EACH):
        from_ms = chance.randrange(length_ms)
        to_ms = from_ms + chance.choice((1, chance.randrange(1, 500), chance.randrange(1, length_ms)))
        _try(clip, from_ms, to_ms, has_sound=kind.has_sound and chance.random() < 0.5)


def _try(clip: Shot, from_ms: int, to_ms: int, *, has_sound: bool) -> None:
    wanted = clip.within(from_ms, to_ms)
    if not wanted:
        with pytest.raises(NothingInInterval):
            export(clip, recipe(from_ms, to_ms))
        return
    made_of = export(clip, recipe(from_ms, to_ms, audio=has_sound))
    zero = clip.times[wanted[0]]
    assert made_of.numbers() == wanted
    for ignoring in (False, True):
        assert [at for at, _ in made_of.pictures(ignoring_edits=ignoring)] == [clip.times[n] - zero for n in wanted]
    with av.open(io.BytesIO(made_of.data), "r", options={"ignore_editlist": "1"}) as container:
        assert len([packet for packet in container.demux(video=0) if packet.size]) == len(wanted)
        assert len(container.streams) == 1 + has_sound
    assert made_of.told.sha256 == sha256(made_of.data).digest()
    assert made_of.told.size_bytes == len(made_of.data)
    assert (made_of.told.pictures, made_of.told.has_audio, made_of.told.missing) == (len(wanted), has_sound, 0)
    assert from_ms <= made_of.told.from_ms <= made_of.told.to_ms <= to_ms


@pytest.mark.parametrize("kind", KINDS[::5], ids=str)
def test_a_still_is_what_a_player_shows_at_that_time(kind: Kind) -> None:
    clip = shot(kind)
    for at_ms in (0, 1, 333, 1000, clip.times[-1] // 90, clip.times[-1] // 90 + 5000):
        footage = Footage(clip)
        (seen,) = list(footage.read(footage.find(recipe(at_ms=at_ms).cut), with_sound=False))
        assert isinstance(seen, Seen)
        assert seen.time - footage.find(recipe(at_ms=0).cut).zero == max(at for at in clip.times if at <= at_ms * 90)


def test_a_part_far_in_the_middle_is_not_read_from_the_beginning() -> None:
    clip = shot(Kind(pictures=160, group=10))
    cut = Footage(clip).find(Interval(from_ms=12_000, to_ms=12_500))
    assert cut.near is not None


def test_the_last_picture_is_shown_as_long_as_it_was() -> None:
    clip = shot(Kind())
    for to_ms, ticks in ((1_150, 4_500), (1_101, 90), (1_200, 9_000)):
        with av.open(io.BytesIO(export(clip, recipe(1_000, to_ms)).data)) as container:
            assert container.streams.video[0].duration == 9_000 + ticks


@pytest.mark.parametrize("to_ms", [2_001, 10_001])
def test_nothing_lasts_beyond_the_time_in_a_clip_that_counts_otherwise(
    to_ms: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The end was rounded up to a step of the clip: here by 0.1 ms, and so far beyond it sound was taken."""
    ends: list[Fraction] = []

    class Noted(Soundtrack):
        def __init__(self, *, end_s: Fraction, **rest: Any) -> None:
            ends.append(end_s)
            super().__init__(end_s=end_s, **rest)

    monkeypatch.setattr(rendering, "Soundtrack", Noted)
    data = bytearray(shot(Kind(has_sound=True)).data)
    steps = data.index(b"mdhd") + 16
    data[steps : steps + 4] = (900).to_bytes(4)
    file = export(Shot(bytes(data), ()), recipe(0, to_ms, audio=True))
    assert file.told.to_ms == to_ms
    assert ends == [Fraction(to_ms, 1000)]
    with av.open(io.BytesIO(file.data)) as container:
        assert container.streams.video[0].duration == to_ms * 90


def test_a_recorded_clip_is_cut_by_the_time_it_is_shown_with() -> None:
    recorded = film(read(made(b_frames=2, pictures=40)), 1.0, 3.0)
    clip = Shot(recorded.data, tuple(round(1000 * (at - recorded.start_s)) * 90 for at in recorded.times))
    shown = which(recorded.data)
    assert export(clip, recipe(450, 1_250)).numbers() == shown[5:13]


def test_a_rendering_lets_everything_else_go_first() -> None:
    found: list[int] = []

    def render_nothing() -> None:
        lower_priority(10)
        found.append(os.getpriority(os.PRIO_PROCESS, get_native_id()))

    thread = Thread(target=render_nothing)
    thread.start()
    thread.join()
    # 19 is the most there is.
    assert found[0] == min(19, os.getpriority(os.PRIO_PROCESS, get_native_id()) + 10)


def test_progress_goes_on_picture_by_picture() -> None:
    progress = export(shot(Kind()), recipe(0, 2_000)).progress
    assert [one.done for one in progress] == list(range(1, 21))
    assert {one.pictures for one in progress} == {20}
    assert progress[-1].percent == 100
    assert progress[-1].left_s == 0
    assert all(one.percent <= other.percent for one, other in pairwise(progress))
