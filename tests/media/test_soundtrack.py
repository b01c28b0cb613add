"""Sound leaves only where it was ticked, only of the time that was approved, and in step with the pictures."""

from fractions import Fraction
from functools import cache
import io
from typing import Any, Final

import av
from av import AudioFrame
from av.audio.stream import AudioStream
from av.video.stream import VideoStream
import numpy as np
import pytest

from custom_components.footage_guard.media.cut import Heard
from custom_components.footage_guard.media.soundtrack import RATE, Soundtrack
from custom_components.footage_guard.model.errors import FormatUnsupported
from custom_components.footage_guard.model.redaction.recipe import Mute, Why
from tests.model.redaction.made import recipe

from .shot import FRAGMENTED, RATE as CLIP_RATE, SIZE, TICKS, Shot, export, leveled, shot

SECRET, SAID, CLICK = 3_000, 400, 1_200
"""Hertz of what must not be heard, of what may be, and of a short sound."""
SECONDS: Final = 6
LOUD: Final = 0.02
"""Of full volume: more than an encoder leaves of silence."""

type Wave = np.ndarray[Any, Any]


def wave(hertz: int, seconds: float, start_s: float, length_s: float = SECONDS) -> Wave:
    """Return a tone that begins at a moment of a time."""
    at = np.arange(round(length_s * CLIP_RATE)) / CLIP_RATE
    return np.where((at >= start_s) & (at < start_s + seconds), 0.5 * np.sin(2 * np.pi * hertz * at), 0)


@cache
def clip(layout: str = "mono", codec: str = "aac") -> Shot:
    """Return a clip with a tone from 2 to 4 s, a click in it at 3 s, and another tone around."""
    sound = wave(SAID, 2, 2) + wave(CLICK, 0.05, 3) + wave(SECRET, 2, 0) + wave(SECRET, 2, 4)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4", options=FRAGMENTED | {"video_track_timescale": str(TICKS)}) as output:
        video = output.add_stream("libx264", rate=10, options={"bf": "0"})
        assert isinstance(video, VideoStream)
        video.width, video.height = SIZE
        video.codec_context.time_base = Fraction(1, TICKS)
        audio = output.add_stream(codec, rate=CLIP_RATE, layout=layout)
        assert isinstance(audio, AudioStream)
        for number in range(10 * SECONDS):
            frame = leveled(number)
            frame.pts, frame.time_base = number * 9_000, Fraction(1, TICKS)
            output.mux(video.encode(frame))
            for start in range(-(-number * 1600 // 1024) * 1024, (number + 1) * 1600, 1024):
                # The encoder puts a piece of its own in front.
                output.mux(audio.encode(piece(sound[start : start + 1024], start + 1024, layout, audio.format.name)))
        output.mux(video.encode(None))
        output.mux(audio.encode(None))
    return Shot(buffer.getvalue(), tuple(range(0, 10 * SECONDS * 9_000, 9_000)))


def piece(samples: Wave, start: int, layout: str = "mono", kind: str = "fltp") -> AudioFrame:
    channels = 1 if layout == "mono" else 2
    values = np.repeat(samples[None, :], channels, axis=0).astype(np.float32)
    if kind == "s16":
        values = (values.T.reshape(1, -1) * 32767).astype(np.int16)
    frame = AudioFrame.from_ndarray(values, format=kind, layout=layout)
    frame.sample_rate, frame.pts, frame.time_base = CLIP_RATE, start, Fraction(1, CLIP_RATE)
    return frame


def loudness(samples: Wave, hertz: int, from_s: float, to_s: float) -> float:
    """Return how loud a tone is in a part of what is heard."""
    part = samples[round(from_s * RATE) : round(to_s * RATE)]
    at = np.arange(len(part)) / RATE
    return float(np.abs(np.mean(part * np.exp(-2j * np.pi * hertz * at)))) * 2


# In the clip, the sound lies a piece later than the pictures it was made with.
DELAY_S: Final = 1024 / CLIP_RATE


@pytest.mark.parametrize("layout", ["mono", "stereo"])
def test_only_sound_of_the_approved_time_is_heard(layout: str) -> None:
    one = recipe(2_100, 3_900, audio=True)
    made = export(clip(layout), one)
    samples = made.samples()
    assert abs(len(samples) / RATE - 1.8) < 0.05
    assert loudness(samples, SAID, 0.1, 1.7) > 0.4
    for start in (number / 10 for number in range(18)):
        assert loudness(samples, SECRET, start, start + 0.1) < LOUD
    with av.open(io.BytesIO(made.data), "r") as container:
        assert container.streams.audio[0].codec_context.layout.name == layout
        assert container.streams.audio[0].start_time == 0


def test_sound_is_in_step_with_the_pictures() -> None:
    samples = export(clip(), recipe(2_100, 3_900, audio=True)).samples()
    heard = [loudness(samples, CLICK, start, start + 0.01) for start in (number / 100 for number in range(170))]
    first = next(number for number, volume in enumerate(heard) if volume > 0.2)
    assert first / 100 == pytest.approx(3 + DELAY_S - 2.1, abs=0.02)


def test_a_muted_time_is_silent() -> None:
    mutes = (Mute(from_ms=2_500, to_ms=3_500, why=Why.CONVERSATION),)
    samples = export(clip(), recipe(2_100, 3_900, audio=True, mutes=mutes)).samples()
    # An encoder smears a piece over the one beside it.
    assert np.abs(samples[round(0.45 * RATE) : round(1.35 * RATE)]).max() < 0.005
    assert loudness(samples, SAID, 0.1, 0.35) > 0.4
    assert loudness(samples, SAID, 1.45, 1.7) > 0.4


def test_a_short_part_has_its_sound() -> None:
    made = export(clip(), recipe(2_100, 2_101, audio=True))
    assert made.told.has_audio
    assert len(made.samples()) >= 1_024


def test_a_clip_without_sound_gives_none() -> None:
    made = export(shot(), recipe(0, 1_000, audio=True))
    assert not made.told.has_audio
    with av.open(io.BytesIO(made.data), "r") as container:
        assert len(container.streams) == 1


def test_sound_that_nobody_records_here_is_refused() -> None:
    with pytest.raises(FormatUnsupported):
        export(clip(codec="flac"), recipe(0, 1_000, audio=True))


class Given:
    """What is given to the encoder."""

    def __init__(self, begin_s: float, end_s: float, *mutes: Mute) -> None:
        self.pieces: list[Wave] = []
        self.times: list[int | None] = []
        self.track = Soundtrack(begin_s=Fraction(begin_s), end_s=Fraction(end_s), mutes=mutes, encode=self._encode)

    def _encode(self, frame: AudioFrame) -> None:
        self.pieces.append(frame.to_ndarray()[0])
        self.times.append(frame.pts)

    def take(self, start_s: Fraction, seconds: float = 0.5, level: float = 0.5) -> None:
        samples = np.full(round(seconds * CLIP_RATE), level)
        self.track.take(Heard(start_s, piece(samples, 0)))

    def heard(self) -> Wave:
        """Return all that is given, with what is left out in front as silence."""
        self.track.finish()
        return np.concatenate([np.zeros(1024), *self.pieces])

    def level(self, at_s: float, samples: Wave) -> float:
        return round(float(samples[round(at_s * RATE)]), 2)


def test_missing_sound_is_silence_and_what_follows_is_in_its_place() -> None:
    given = Given(1, 5)
    given.take(Fraction(1))
    given.take(Fraction(4))
    samples = given.heard()
    assert [given.level(at, samples) for at in (0.2, 1, 2.5, 3.2, 3.8)] == [0.5, 0, 0, 0.5, 0]
    assert len(samples) >= 4 * RATE
    assert given.times == list(range(1024, 1024 * (len(given.times) + 1), 1024))


def test_sound_that_comes_twice_is_heard_once() -> None:
    given = Given(0, 2)
    given.take(Fraction(0), 1.0, 0.25)
    given.take(Fraction(1, 2), 1.0, 0.5)
    samples = given.heard()
    assert [given.level(at, samples) for at in (0.3, 0.7, 1.2, 1.7)] == [0.25, 0.25, 0.5, 0]


def test_times_that_are_a_little_beside_leave_no_hole() -> None:
    given = Given(0, 2)
    for number in range(4):
        given.take(Fraction(number, 2) + Fraction(number % 2, 1000))
    assert given.heard()[RATE // 10 : RATE * 19 // 10].min() > 0.4


def test_no_sample_of_another_time_is_taken() -> None:
    given = Given(1, 2)
    for at_s in (Fraction(0), Fraction(1, 2), Fraction(2), Fraction(3)):
        given.take(at_s)
    assert not given.track.is_heard
    given.track.finish()
    assert given.pieces == []


def test_every_sample_that_is_partly_muted_is_silent() -> None:
    mute = Mute(from_ms=1, to_ms=2, why=Why.OTHER)
    given = Given(0, 2, mute)
    samples = np.full(64, 0.5)
    frame = piece(samples, 0)
    given.track._silence(heard := frame.to_ndarray(), Fraction(1, 3 * CLIP_RATE), given.track._kind_of(frame))
    silent = np.flatnonzero(heard[0] == 0)
    assert (silent[0], silent[-1]) == (15, 31)


def test_sound_that_changes_its_kind_is_refused() -> None:
    given = Given(0, 2)
    given.take(Fraction(0))
    other = piece(np.zeros(100), 0)
    other.sample_rate = 8_000
    with pytest.raises(FormatUnsupported):
        given.track.take(Heard(Fraction(1), other))
