"""A camera's sound becomes AAC that keeps in step with the picture."""

from fractions import Fraction
import io
from itertools import pairwise

import av
from av.audio.stream import AudioStream
import pytest

from custom_components.footage_guard.media.sound import Piece, Sound

from .made import Raw, made, read

RATE = 8000


def of(data: bytes) -> tuple[Sound, AudioStream, list[Raw]]:
    container = av.open(io.BytesIO(data), "r")
    stream = container.streams.audio[0]
    return (
        Sound(stream),
        stream,
        [packet for packet in container.demux() if packet.size and packet.stream.index == stream.index],
    )


def taken(data: bytes) -> tuple[Sound, list[Piece]]:
    sound, _, sent = of(data)
    return sound, [piece for packet in sent for piece in sound.take(packet)]


def alone(codec: str, seconds: int, *, container: str = "nut", rate: int = RATE, gap_s: int = 0) -> bytes:
    """Return sound that is silent for a while, and missing for a while in the middle."""
    buffer = io.BytesIO()
    with av.open(buffer, "w", format=container) as output:
        stream = output.add_stream(codec, rate=rate, layout="mono")
        assert isinstance(stream, AudioStream)
        samples = stream.frame_size or rate // 50
        for number in range(seconds * rate // samples):
            frame = av.AudioFrame(format=stream.format.name, layout="mono", samples=samples)
            frame.planes[0].update(bytes(frame.planes[0].buffer_size))
            moved = gap_s * rate * (number * samples > seconds * rate // 2)
            frame.pts, frame.sample_rate, frame.time_base = number * samples + moved, rate, Fraction(1, rate)
            output.mux(stream.encode(frame))
        output.mux(stream.encode(None))
    return buffer.getvalue()


def silence_of(sound: Sound, pieces: list[Piece]) -> tuple[float, float]:
    """Return from when to when the pieces are heard, in seconds."""
    return pieces[0].pts * sound.tick_s, (pieces[-1].pts + pieces[-1].duration) * sound.tick_s


def again(packet: Raw, data: bytes) -> Raw:
    """Return a packet with other content."""
    other: Raw = av.Packet(data)
    other.stream, other.pts, other.duration = packet.stream, packet.pts, packet.duration
    return other


@pytest.mark.parametrize("header", [b"\xff\xf1" + bytes(5), b"\xff\xf0" + bytes(7)])
def test_aac_with_headers_of_its_own_used_to_end_each_clip(header: bytes) -> None:
    sound, _, sent = of(made(container="nut", sound="aac", rate=48_000))
    pieces = [piece for packet in sent for piece in sound.take(again(packet, header + bytes(packet)))]
    assert [piece.data for piece in pieces] == [bytes(packet) for packet in sent]
    assert [piece.pts for piece in pieces] == [packet.pts for packet in sent]


@pytest.mark.parametrize("data", [b"\xff\xf1", b"\xff\xff" * 6])
def test_what_is_a_header_alone_is_no_sound(data: bytes) -> None:
    sound, _, sent = of(made(container="nut", sound="aac", rate=48_000))
    assert list(sound.take(again(sent[0], data))) == []


def test_aac_is_copied_as_it_comes() -> None:
    sound, _, sent = of(made(container="nut", sound="aac", rate=48_000))
    pieces = [piece for packet in sent for piece in sound.take(packet)]
    assert [piece.data for piece in pieces] == [bytes(packet) for packet in sent]
    assert [piece.pts for piece in pieces] == [packet.pts for packet in sent]


def test_a_copied_piece_without_a_timestamp_is_left_out() -> None:
    sound, _, sent = of(made(container="nut", sound="aac", rate=48_000))
    sent[0].pts = None
    assert list(sound.take(sent[0])) == []


@pytest.mark.parametrize(
    ("codec", "container", "rate"),
    [("aac", "mpegts", 48_000), ("pcm_alaw", "nut", RATE), ("pcm_mulaw", "nut", RATE), ("mp2", "mpegts", 16_000)],
)
def test_anything_else_becomes_aac(codec: str, container: str, rate: int) -> None:
    sound, pieces = taken(alone(codec, 4, container=container, rate=rate))
    start_s, end_s = silence_of(sound, pieces)
    assert -0.2 < start_s < 0.2
    assert 3.7 < end_s - start_s < 4.2
    assert all(not piece.data.startswith(b"\xff\xf1") for piece in pieces)


def test_ten_minutes_keep_in_step() -> None:
    sound, pieces = taken(alone("pcm_alaw", 600))
    assert silence_of(sound, pieces) == pytest.approx((0.0, 600.0), abs=0.5)
    assert {after.pts - before.pts for before, after in pairwise(pieces)} == {1024}


def test_sound_after_a_silence_of_the_camera_is_where_it_was() -> None:
    sound, pieces = taken(alone("pcm_alaw", 8, gap_s=5))
    assert silence_of(sound, pieces)[1] == pytest.approx(13.0, abs=0.5)


@pytest.mark.parametrize("container", ["nut", "mpegts"])
def test_garbage_is_left_out_and_the_rest_is_kept(container: str) -> None:
    sound, stream, sent = of(made(container=container, sound="aac", rate=48_000))
    broken = av.Packet(b"\xde\xad\xbe\xef" * 20)
    broken.stream = stream
    assert list(sound.take(broken)) == []
    assert any(list(sound.take(packet)) for packet in sent)


def test_a_camera_that_changed_its_rate_used_to_lose_the_connection() -> None:
    data = alone("aac", 2, container="adts", rate=48_000) + alone("aac", 2, container="adts", rate=16_000)
    _, pieces = taken(data)
    assert len(pieces) > 100


@pytest.mark.parametrize(("codec", "rate"), [("pcm_alaw", 8000), ("aac", 48_000)])
def test_a_clip_gets_a_stream_of_it(codec: str, rate: int) -> None:
    data = made(container="nut", sound=codec, rate=rate)
    heard = read(data, with_sound=True)[0].run.layout.template.sound.codec_context
    assert (heard.name, heard.sample_rate, heard.channels) == ("aac", rate, 1)
    sound, stream, _ = of(data)
    assert sound.index == stream.index


def test_an_odd_rate_becomes_one_that_aac_knows() -> None:
    sound, pieces = taken(alone("pcm_mulaw", 2, rate=9000))
    assert sound.tick_s == 1 / 8000
    assert silence_of(sound, pieces) == pytest.approx((0.0, 2.0), abs=0.5)
