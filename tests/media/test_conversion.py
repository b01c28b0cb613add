"""A clip in H.265 is shown as H.264, as it goes."""

from contextlib import suppress
from pathlib import Path
import random
from threading import Thread
from typing import Any, Final, override

import pytest

from custom_components.footage_guard.media import conversion
from custom_components.footage_guard.media.conversion import can_convert, convert
from custom_components.footage_guard.media.virtual import lay_out
from custom_components.footage_guard.model.errors import NotPlayableHere, VaultLocked

from .made import made, probed, read, shown
from .shot import Kind, moved, shot
from .test_harmed_clips import HARMED, harmed
from .test_mp4 import clip
from .test_virtual import Bytes


def stored(codec: str = "libx265", sound: str | None = None, **kind: Any) -> bytes:
    return clip(read(made(codec, sound=sound, rate=48_000, **kind), with_sound=bool(sound)))


def converted(data: bytes) -> bytes:
    return b"".join(convert(lay_out(Bytes(data))))


def test_this_ffmpeg_can() -> None:
    assert can_convert()


@pytest.mark.parametrize("kind", [{}, {"sound": "aac"}, {"fps": 15, "pictures": 60}, {"pictures": 1}])
def test_every_picture_is_shown_at_its_time(kind: dict[str, Any], tmp_path: Path) -> None:
    source = stored(**kind)
    result = converted(source)
    assert shown(result) == shown(source)
    found = probed(result, tmp_path)
    assert found.keys() == ({"h264", "aac"} if "sound" in kind else {"h264"})
    if "sound" in kind:
        assert found["aac"]["nb_read_frames"] == probed(source, tmp_path)["aac"]["nb_read_frames"]


def test_pictures_come_before_all_is_read() -> None:
    content = Bytes(stored(size=(640, 480), pictures=400, fps=40))
    file = lay_out(content)
    content.bytes_read = 0
    pieces = convert(file)
    first = next(pieces)
    assert b"moov" in first
    assert content.bytes_read < len(content.data)
    pieces.close()


def test_sound_that_is_announced_and_does_not_come_used_to_hold_back_ten_seconds_of_pictures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    packets = read(made("libx265", sound="aac", rate=48_000, container="nut", pictures=200), with_sound=True)
    data = clip([packet for packet in packets if packet.is_picture])
    taken, take = list[object](), conversion._Conversion.take

    def counted(one: conversion._Conversion, packet: Any) -> None:
        taken.append(packet)
        take(one, packet)

    monkeypatch.setattr(conversion, "_PIECE", 1)
    monkeypatch.setattr(conversion._Conversion, "take", counted)
    pieces = convert(lay_out(Bytes(data)))
    assert any(b"moof" in piece for piece in pieces)
    assert len(taken) < 30
    assert len(shown(converted(data))) == 200


def test_a_large_picture_is_made_smaller(tmp_path: Path) -> None:
    result = converted(stored(size=(2560, 1440), pictures=2))
    assert [(found["width"], found["height"]) for found in probed(result, tmp_path).values()] == [(1920, 1080)]


@pytest.mark.parametrize("data", [b"moving pictures" * 100, b""])
def test_what_is_no_clip_is_refused(data: bytes) -> None:
    with pytest.raises(NotPlayableHere):
        list(convert(Bytes(data)))


@pytest.mark.parametrize("error", [VaultLocked, OSError])
@pytest.mark.parametrize("number", [3, 6])
def test_what_reading_says_comes_back(error: type[Exception], number: int) -> None:
    class Failing(Bytes):
        reads = 0

        @override
        def read(self, offset: int, length: int) -> bytes:
            self.reads += 1
            if self.reads >= number:
                raise error
            return super().read(offset, min(length, 500))

    with pytest.raises((error, NotPlayableHere)):
        list(convert(Failing(stored())))


def test_damaged_pictures_are_passed_over() -> None:
    source = bytearray(stored())
    place = source.rindex(b"mdat") + 30
    source[place : place + 40] = bytes(40)
    assert len(shown(converted(bytes(source)))) >= 30


@pytest.mark.parametrize("has_sound", [False, True])
def test_times_that_no_clip_has_end_the_conversion_and_nothing_else(*, has_sound: bool) -> None:
    """FFmpeg used to end the whole process."""
    data = moved(shot(Kind(codec="libx265", has_sound=has_sound)).data, 1 << 40)
    with pytest.raises(NotPlayableHere):
        converted(data)


HARMED_KIND: Final = Kind(codec="libx265", b_frames=3, is_open=True, has_sound=True)


def test_a_damaged_head_keeps_nobody_waiting() -> None:
    """With several pictures decoded at once, FFmpeg used to wait for ever in this clip."""
    clip = harmed(random.Random(3389), shot(HARMED_KIND))  # noqa: S311  # harm, no secrets

    def watch() -> None:
        with suppress(NotPlayableHere):
            b"".join(convert(clip))

    watching = Thread(target=watch, daemon=True)
    watching.start()
    watching.join(60)
    assert not watching.is_alive()


def test_a_clip_that_is_harmed_anywhere_is_shown_or_refused() -> None:
    chance = random.Random(3)  # noqa: S311  # harm, no secrets
    for _ in range(HARMED):
        with suppress(NotPlayableHere):
            b"".join(convert(harmed(chance, shot(HARMED_KIND))))
