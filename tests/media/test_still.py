"""A picture of what is in memory is a JPEG of the camera's size, and nothing more."""

from dataclasses import replace
import io
from typing import Any

import numpy as np
from PIL import Image
import pytest

from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.still import first_still_of, still_of
from custom_components.footage_guard.media.virtual import lay_out
from custom_components.footage_guard.model.errors import CameraOffline, NotPlayableHere

from .made import SMALL, made, number_of, read
from .test_mp4 import clip
from .test_virtual import Bytes


def number(still: bytes) -> int:
    """Return which picture a still shows; its range of brightness is wider than that of video."""
    with Image.open(io.BytesIO(still)) as image:
        return number_of(16 + np.asarray(image.convert("L")) * (219 / 255))


def damaged(packet: Packet) -> Packet:
    return replace(packet, data=b"\x00\x00\x01\x65" + b"\xff" * 40)


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("container", ["mpegts", "mp4"])
def test_a_still_is_a_jpeg_in_the_size_of_the_stream_without_metadata(codec: str, container: str) -> None:
    with Image.open(io.BytesIO(still_of(read(made(codec, container=container))[:3]))) as image:
        assert (image.format, image.size) == ("JPEG", SMALL)
        assert not image.getexif()


@pytest.mark.parametrize("count", [1, 2, 10])
def test_a_still_shows_the_last_of_a_group(count: int) -> None:
    assert number(still_of(read(made())[10 : 10 + count])) == 9 + count


def test_a_still_shows_the_last_picture_also_where_they_are_sent_out_of_order() -> None:
    packets = read(made(b_frames=2))[:10]
    last = max(range(10), key=lambda index: packets[index].pts)
    shown = sorted(packet.pts for packet in packets).index(packets[last].pts)
    assert number(still_of(packets)) == shown


def test_a_damaged_last_picture_leaves_the_one_before() -> None:
    group = read(made())[10:15]
    assert number(still_of([*group[:-1], replace(group[-1], data=b"\x00\x00\x01")])) == 13


def test_a_damaged_first_picture_is_passed_over() -> None:
    group = read(made())[:20]
    assert number(still_of([damaged(group[0]), *group[10:15]])) == 14


def test_no_still_where_nothing_can_be_decoded() -> None:
    with pytest.raises(CameraOffline):
        still_of([damaged(packet) for packet in read(made())[:5]])


def test_what_is_in_memory_is_only_read() -> None:
    group = read(made())[:5]
    assert still_of(group) == still_of(group)


def thumbnail(data: bytes) -> bytes:
    return first_still_of(lay_out(Bytes(data)))


@pytest.mark.parametrize("kind", [{}, {"codec": "libx265"}, {"b_frames": 2}, {"b_frames": 2, "pictures": 1}])
def test_a_thumbnail_is_the_first_picture_of_a_clip(kind: dict[str, Any]) -> None:
    still = thumbnail(clip(read(made(**kind))))
    assert number(still) == 0
    with Image.open(io.BytesIO(still)) as image:
        assert (image.format, image.size) == ("JPEG", SMALL)
        assert not image.getexif()


@pytest.mark.parametrize(
    ("size", "small"), [((1280, 720), (640, 360)), ((642, 480), (640, 478)), ((640, 480), (640, 480))]
)
def test_a_thumbnail_is_small(size: tuple[int, int], small: tuple[int, int]) -> None:
    with Image.open(io.BytesIO(thumbnail(clip(read(made(size=size, pictures=2)))))) as image:
        assert image.size == small


def test_a_thumbnail_passes_over_pictures_that_are_damaged() -> None:
    packets = read(made())
    assert number(thumbnail(clip([damaged(packets[0]), *packets[10:15]]))) == 10


def test_a_thumbnail_reads_the_beginning_alone() -> None:
    content = Bytes(clip(read(made(size=(640, 480), pictures=160, fps=40))))
    file = lay_out(content)
    content.bytes_read = 0
    first_still_of(file)
    assert content.bytes_read < len(content.data) / 2


@pytest.mark.parametrize("junk", [b"\xff" * 40, b""])
def test_a_clip_without_a_whole_picture_has_no_thumbnail(junk: bytes) -> None:
    packets = [replace(packet, data=b"\x00\x00\x01\x65" + junk) for packet in read(made())]
    with pytest.raises(NotPlayableHere):
        thumbnail(clip(packets))


def test_content_that_is_no_clip_has_no_thumbnail() -> None:
    with pytest.raises(NotPlayableHere):
        first_still_of(Bytes(b"moving pictures" * 100))
