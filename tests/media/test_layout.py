"""What a decoder has to know is taken from the stream, or from its first picture."""

from dataclasses import replace
import io

import av
from hypothesis import given, strategies as st
import pytest

from custom_components.footage_guard.media.layout import formats, layout_of, parameter_sets
from custom_components.footage_guard.media.packet import Layout

from .made import START_S, connect, made, read

H264_SPS, H264_PPS, H264_SEI, H264_SLICE = b"\x67\x42\x01", b"\x68\xce\x3c", b"\x06\x05\x10", b"\x65\x88\x80"
HEVC_VPS, HEVC_SPS, HEVC_PPS, HEVC_SLICE = b"\x40\x01\x0c", b"\x42\x01\x02", b"\x44\x01\xc0", b"\x26\x01\xaf"
LONG, SHORT = b"\x00\x00\x00\x01", b"\x00\x00\x01"


@pytest.mark.parametrize("start", [LONG, SHORT])
@pytest.mark.parametrize(
    ("codec", "sets", "others"),
    [
        ("h264", [H264_SPS, H264_PPS], [b"\x09\x10", H264_SEI]),
        ("hevc", [HEVC_VPS, HEVC_SPS, HEVC_PPS], [b"\x46\x01\x50"]),
    ],
)
def test_parameter_sets_are_found_after_every_start_code(
    start: bytes, codec: str, sets: list[bytes], others: list[bytes]
) -> None:
    picture = {"h264": H264_SLICE, "hevc": HEVC_SLICE}[codec]
    data = b"".join(start + unit for unit in [*others, *sets, *others, picture])
    assert parameter_sets(codec, data) == tuple(sets)
    assert formats(codec, data) == {*sets[:-1]}


def test_a_long_message_before_the_sets_used_to_hide_them() -> None:
    data = b"".join(LONG + unit for unit in (H264_SEI + b"\x55" * 10_000, H264_SPS, H264_PPS, H264_SLICE))
    assert parameter_sets("h264", data) == (H264_SPS, H264_PPS)


def test_what_stands_within_a_picture_is_no_parameter_set() -> None:
    assert parameter_sets("h264", LONG + H264_SLICE + LONG + H264_SPS) == ()


def test_another_quality_is_not_another_format() -> None:
    one, other = (LONG + H264_SPS + LONG + pps for pps in (H264_PPS, b"\x68\xce\x3d"))
    assert parameter_sets("h264", one) != parameter_sets("h264", other)
    assert formats("h264", one) == formats("h264", other)


@pytest.mark.parametrize("data", [b"", SHORT, LONG, LONG + LONG, b"\x67\x42", SHORT + SHORT + SHORT])
def test_a_stream_of_start_codes_alone_has_none(data: bytes) -> None:
    assert parameter_sets("h264", data) == parameter_sets("hevc", data) == ()


@given(st.binary(max_size=200), st.sampled_from(["h264", "hevc"]))
def test_no_bytes_are_too_odd(data: bytes, codec: str) -> None:
    assert all(one in data for one in parameter_sets(codec, data))


def test_units_with_lengths_in_front_have_none() -> None:
    _, sent = connect(made(container="flv"))
    assert parameter_sets("h264", bytes(sent[0])) == ()


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("container", ["mpegts", "nut", "mp4"])
def test_a_layout_tells_what_a_decoder_needs(codec: str, container: str) -> None:
    layout = read(made(codec, container=container, pictures=3))[0].run.layout
    assert (layout.codec, layout.width, layout.height) == ({"libx264": "h264", "libx265": "hevc"}[codec], 64, 48)
    stream = layout.template.picture
    assert (stream.width, stream.height) == (64, 48)
    assert stream.codec_context.extradata


def later(original: bytes) -> bytes:
    """Return a stream whose first seconds have no key picture, as a camera sends to who connects in between."""
    buffer = io.BytesIO()
    with av.open(io.BytesIO(original), "r") as source, av.open(buffer, "w", format="mpegts") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for number, packet in enumerate(source.demux(video=0)):
            if packet.size and number:
                packet.stream = stream
                target.mux_one(packet)
    return buffer.getvalue()


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
def test_a_camera_with_a_long_group_used_to_be_read_only_by_luck(codec: str) -> None:
    whole = made(codec, pictures=80, group=60)
    with av.open(io.BytesIO(later(whole)), "r", options={"analyzeduration": "3000000"}) as container:
        picture = container.streams.video[0]
        key = next(packet for packet in container.demux() if packet.is_keyframe)
        layout = layout_of(picture, bytes(key), None)
    assert (layout.width, layout.height) == (64, 48)
    assert layout == read(whole)[0].run.layout


def test_layouts_of_the_same_stream_are_equal_whatever_the_first_picture_is() -> None:
    one, other = (read(made(pictures=count))[0].run.layout for count in (12, 14))
    assert one == other
    assert one.template.content == other.template.content


@pytest.mark.parametrize("other", [made(size=(96, 64)), made("libx265")])
def test_another_size_or_codec_is_another_layout(other: bytes) -> None:
    assert read(made())[0].run.layout != read(other)[0].run.layout


def test_with_sound_is_another_layout_than_without() -> None:
    silent, loud = (read(made(sound="aac", rate=48_000), with_sound=wanted)[0].run.layout for wanted in (False, True))
    assert silent != loud
    assert silent.parameters == loud.parameters[: len(silent.parameters)]


def test_sound_of_another_rate_used_to_be_the_same_layout() -> None:
    one, other = (layout_with_sound(rate) for rate in (16_000, 48_000))
    assert one != other
    assert replace(one, parameters=b"") == replace(other, parameters=b"")


def layout_with_sound(rate: int) -> Layout:
    return read(made(sound="aac", rate=rate), with_sound=True, now_s=START_S)[0].run.layout
