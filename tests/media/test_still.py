"""A picture of what is in memory is a JPEG of the camera's size, and nothing more."""

from dataclasses import replace
import io

import numpy as np
from PIL import Image
import pytest

from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.media.still import still_of
from custom_components.footage_guard.model.errors import CameraOffline

from .made import SMALL, made, number_of, read


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
