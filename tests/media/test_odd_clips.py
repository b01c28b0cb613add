"""Clips as nobody wants them: each is made into the right file, or refused in a word. See docs/design/rendering.md."""

from collections.abc import Callable
from fractions import Fraction
import io
import struct
from typing import Any, Final, override

import av
from av import VideoFrame
from av.video.stream import VideoStream
import numpy as np
import pytest

from custom_components.footage_guard.media import film
from custom_components.footage_guard.media.boxes import boxes_in, only
from custom_components.footage_guard.media.canvas import Turn, canvas_of
from custom_components.footage_guard.media.rendering import Watch, render
from custom_components.footage_guard.model.errors import (
    ClipDamaged,
    EncoderMissing,
    FootageGuardError,
    FootageUnreadable,
    FormatUnsupported,
    NothingInInterval,
)
from tests.footage import footage
from tests.model.redaction.made import area, recipe, staying
from tests.streams import clip as stream

from .made import made
from .shot import FRAGMENTED, Kind, Shot, encoded, export, leveled, moved, shot

WHOLE: Final = recipe(0, 60_000)
GOOD: Final = shot()


def changed(change: Callable[[bytes], bytes], base: Shot = GOOD) -> Shot:
    """Return a clip with other bytes."""
    return Shot(change(base.data), base.times)


def _spoiled(data: bytes) -> bytes:
    """Put noise into the pictures of the second fragment, as a camera that lost its way would."""
    fragments = [box for box in boxes_in(data) if box.kind == b"mdat"]
    begin, end = fragments[1].begin, fragments[1].end
    noise = np.random.default_rng(7).integers(0, 256, end - begin, np.uint8).tobytes()
    return data[:begin] + noise + data[end:]


def _lost(*fragments: int) -> Callable[[bytes], bytes]:
    """Return what makes of the pictures of some fragments nothing that could be decoded."""

    def lose(data: bytes) -> bytes:
        boxes = [box for box in boxes_in(data) if box.kind == b"mdat"]
        for box in [boxes[number] for number in fragments] or boxes:
            data = data[: box.begin] + b"\xff" * (box.end - box.begin) + data[box.end :]
        return data

    return lose


def _as_plain_mp4(data: bytes) -> bytes:
    buffer = io.BytesIO()
    with av.open(io.BytesIO(data), "r") as source, av.open(buffer, "w", format="mp4") as target:
        stream = target.add_stream_from_template(source.streams.video[0])
        for packet in source.demux(video=0):
            if packet.size:
                packet.stream = stream
                target.mux_one(packet)
    return buffer.getvalue()


REFUSED: Final[dict[str, tuple[Shot, type[FootageGuardError]]]] = {
    "empty": (changed(lambda _: b""), FormatUnsupported),
    "text": (changed(lambda _: b"no pictures here" * 20), FormatUnsupported),
    "header alone": (changed(lambda data: data[:600]), FormatUnsupported),
    "cut before the first fragment ends": (changed(lambda data: data[: data.find(b"moof") + 500]), FormatUnsupported),
    "sound alone": (changed(lambda _: stream(None, container="mp4", with_audio=True)), FormatUnsupported),
    "another codec": (changed(lambda _: footage("mpeg4")), FormatUnsupported),
    "another container": (changed(lambda _: footage(container="mpegts")), FormatUnsupported),
    "tables that lead nowhere": (changed(lambda data: _as_plain_mp4(data)[:-700]), FormatUnsupported),
    "pictures that are missing": (changed(lambda _: footage(fast_start=True)[:-700]), FootageUnreadable),
    "noise alone": (changed(_lost()), FootageUnreadable),
}


@pytest.mark.parametrize(("clip", "error"), REFUSED.values(), ids=REFUSED)
@pytest.mark.parametrize("one", [WHOLE, recipe(at_ms=1_000)])
def test_what_cannot_be_read_is_refused(clip: Shot, error: type[FootageGuardError], one: Any) -> None:
    with pytest.raises(error):
        export(clip, one)


def test_of_a_clip_that_was_cut_the_whole_fragments_leave() -> None:
    clip = changed(lambda data: data[: len(data) * 2 // 3])
    numbers = export(clip, WHOLE).numbers()
    assert numbers == list(range(len(numbers)))
    assert len(numbers) % 10 == 0
    assert 20 <= len(numbers) < 60
    with pytest.raises(NothingInInterval):
        export(clip, recipe(5_900, 6_000))


def test_pictures_that_are_damaged_are_left_out_and_counted() -> None:
    file = export(changed(_spoiled), WHOLE)
    numbers = file.numbers()
    assert {*range(10), *range(20, 60)} <= {*numbers}
    assert file.told.pictures == len(numbers) < 60
    assert file.told.missing == 60 - len(numbers)
    assert [at // 9_000 for at, _ in file.pictures()][-1] == 59


@pytest.mark.parametrize("has_sound", [False, True])
@pytest.mark.parametrize("lost", [1, 3])
def test_a_part_that_begins_with_damage_begins_with_what_can_be_seen(lost: int, has_sound: bool) -> None:
    # Sound lies behind the pictures of a fragment, and is lost with them.
    from_ms, to_ms = 1_000 * lost + 500, 1_000 * lost + 1_500
    file = export(changed(_lost(lost), shot(Kind(has_sound=has_sound))), recipe(from_ms, to_ms, audio=has_sound))
    assert file.numbers() == list(range(10 * lost + 10, 10 * lost + 15))
    assert (file.told.from_ms, file.told.has_audio) == (1_000 * lost + 1_000, has_sound)
    assert file.told.missing == 5


def test_a_clip_that_was_not_made_in_fragments_is_read() -> None:
    for clip in (changed(lambda _: footage(fast_start=True)), changed(_as_plain_mp4)):
        assert export(clip, recipe(500, 1_000)).told.pictures == 5


def test_an_error_of_the_vault_comes_through_unchanged() -> None:
    class Damaged(Shot):
        @override
        def read(self, offset: int, length: int) -> bytes:  # it breaks off
            if offset + length > len(self.data) // 2 and offset > 4_096:
                raise ClipDamaged
            return self.data[offset : offset + length]

    with pytest.raises(ClipDamaged):
        export(Damaged(GOOD.data, GOOD.times), WHOLE)


@pytest.mark.parametrize(("hours", "error"), [(7, FootageUnreadable), (23, FormatUnsupported)])
def test_pictures_that_are_hours_apart_are_refused(hours: int, error: type[FootageGuardError]) -> None:
    """No file has room for such a step: it used to be an error of FFmpeg's own."""
    with pytest.raises(error):
        export(changed(lambda data: moved(data, hours * 3600 * 90_000)), recipe(0, 86_400_000))


def test_a_full_disk_comes_through_unchanged() -> None:
    full = OSError(28, "no space left on device")

    class Full:
        length = 0

        def write(self, _: bytes) -> None:
            raise full

        def pieces(self) -> Any:
            raise full

    with pytest.raises(OSError, match="no space") as caught:
        render(GOOD, WHOLE, Full(), Full(), Watch(tell=lambda _: None, is_cancelled=lambda: False))
    assert caught.value is full


def test_a_machine_without_the_encoder_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(film, "ENCODER", "libnothing")
    with pytest.raises(EncoderMissing):
        export(GOOD, WHOLE)
    assert export(GOOD, recipe(at_ms=0)).told.pictures == 1


@pytest.mark.parametrize("fps", [1, 2, 30, 60])
def test_slow_and_fast_cameras(fps: int) -> None:
    clip = shot(Kind(fps=fps, pictures=40))
    file = export(clip, recipe(300, 5_700))
    wanted = clip.within(300, 5_700)
    assert file.numbers() == wanted
    assert [at for at, _ in file.pictures()] == [clip.times[n] - clip.times[wanted[0]] for n in wanted]


def test_one_picture_is_a_file() -> None:
    file = export(shot(Kind(pictures=1)), WHOLE)
    assert file.numbers() == [0]
    assert file.told.to_ms > 0
    assert export(shot(Kind(pictures=1)), recipe(at_ms=5_000)).told.pictures == 1


def test_a_picture_of_4k() -> None:
    size = (3840, 2160)
    clip = encoded(Kind(size=size, pictures=3), [leveled(number, size) for number in range(3)])
    file = export(clip, recipe(0, 300, staying()))
    assert (file.told.width, file.told.height, file.told.pictures) == (*size, 3)


@pytest.mark.parametrize("size", [(66, 50), (64, 48), (130, 98)])
def test_sizes_that_are_no_blocks(size: tuple[int, int]) -> None:
    clip = encoded(Kind(size=size, pictures=5), [leveled(number, size) for number in range(5)])
    file = export(clip, recipe(0, 500, staying(area(0.9, 0.9, 1, 1))))
    assert (file.told.width, file.told.height) == size
    (frame, *_) = [frame for _, frame in file.pictures()]
    assert frame.to_ndarray()[size[1] - 2, size[0] - 6 : size[0]].max() == 16


def test_interlaced_pictures_are_hidden_in_both_fields() -> None:
    kind = Kind(size=(320, 192), pictures=10, options=(("flags", "+ildct+ilme"), ("x264-params", "interlaced=1")))
    clip = encoded(kind, [_combed(number) for number in range(10)])
    with av.open(io.BytesIO(clip.data), "r") as container:
        assert next(container.decode(video=0)).interlaced_frame
    file = export(clip, recipe(0, 1_000, staying(area(0.3, 0.34, 0.6, 0.57))))
    assert file.told.pictures == 10
    for _, frame in file.pictures():
        planes = [np.frombuffer(plane, np.uint8).reshape(-1, plane.line_size) for plane in frame.planes]
        assert planes[0][65:110, 96:192].max() == 16
        assert np.abs(planes[1][32:55, 48:96].astype(int) - 128).max() <= 2


def _combed(number: int) -> VideoFrame:
    frame = leveled(number, (320, 192))
    for index, plane in enumerate(frame.planes):
        rows = np.asarray(memoryview(plane)).reshape(-1, plane.line_size)
        rows[0::2], rows[1::2] = 60 + 10 * index, 200
    return frame


TURNS: Final[dict[str, tuple[tuple[int, int, int, int], Turn]]] = {
    "upright": ((1, 0, 0, 1), Turn()),
    "to the right": ((0, 1, -1, 0), Turn(is_transposed=True, is_mirrored=True)),
    "upside down": ((-1, 0, 0, -1), Turn(is_mirrored=True, is_upside_down=True)),
    "to the left": ((0, -1, 1, 0), Turn(is_transposed=True, is_upside_down=True)),
    "mirrored": ((-1, 0, 0, 1), Turn(is_mirrored=True)),
}


def _turned(matrix: tuple[int, int, int, int]) -> Callable[[bytes], bytes]:
    """Return what makes a file say that its pictures are to be turned."""

    def turn(data: bytes) -> bytes:
        moov = next(box for box in boxes_in(data) if box.kind == b"moov")
        header = only(data, moov, b"trak", b"tkhd")
        a, b, c, d = (value << 16 for value in matrix)
        place = header.begin + 40
        return data[:place] + struct.pack(">9i", a, b, 0, c, d, 0, 0, 0, 1 << 30) + data[place + 36 :]

    return turn


@pytest.mark.parametrize(("matrix", "turn"), TURNS.values(), ids=TURNS)
def test_pictures_leave_as_they_are_shown(matrix: tuple[int, int, int, int], turn: Turn) -> None:
    size = (96, 64)
    clip = changed(_turned(matrix), encoded(Kind(size=size, pictures=5), [_corner(size)] * 5))
    file = export(clip, recipe(0, 500, staying(area(0, 0, 0.01, 0.01))))
    assert (file.told.width, file.told.height) == (size[::-1] if turn.is_transposed else size)
    ((_, frame), *_) = file.pictures()
    assert frame.side_data.get("DISPLAYMATRIX") is None
    shown = frame.to_ndarray()[: frame.height].astype(int)
    wanted = turn(np.asarray(_corner(size).to_ndarray()[: size[1]])).astype(int).copy()
    wanted[:16, :16] = 16
    assert np.abs(shown - wanted).max() < 12


def _corner(size: tuple[int, int]) -> VideoFrame:
    """Return a picture of which no two corners look the same."""
    frame = leveled(0, size)
    luma = np.asarray(memoryview(frame.planes[0])).reshape(-1, frame.planes[0].line_size)
    luma[:32, :48], luma[:32, 48:], luma[32:, :48], luma[32:, 48:] = 60, 100, 150, 220
    return frame


def test_pictures_that_are_turned_half_way_are_refused() -> None:
    for matrix in ((1, 1, -1, 1), (2, 0, 0, 2)):
        with pytest.raises(FormatUnsupported):
            export(changed(_turned(matrix)), WHOLE)


@pytest.mark.parametrize(
    ("codec", "pixels"),
    [
        ("libx264", "yuvj420p"),
        ("libx264", "yuv422p"),
        ("libx264", "yuv444p"),
        ("libx264", "yuv420p10le"),
        ("libx265", "yuv422p10le"),
        ("libx265", "yuv420p12le"),
    ],
)
def test_pictures_of_other_kinds_look_the_same(codec: str, pixels: str) -> None:
    kind = Kind(codec=codec, pixels=pixels, pictures=12, size=(96, 64), options=(("crf", "4"),))
    clip = encoded(kind, [_colored(number).reformat(format=pixels) for number in range(12)])
    with av.open(io.BytesIO(clip.data), "r") as container:
        assert container.streams.video[0].codec_context.pix_fmt == pixels
        theirs = [frame.to_ndarray(format="rgb24").astype(int) for frame in container.decode(video=0)]
    ours = [frame.to_ndarray(format="rgb24").astype(int) for _, frame in export(clip, WHOLE).pictures()]
    assert len(ours) == 12
    for one, other in zip(ours, theirs, strict=True):
        assert np.abs(one - other)[4:28, 4:44].max() < 12


def test_pictures_without_colors_stay_gray() -> None:
    kind = Kind(codec="libx265", pixels="gray", pictures=12)
    clip = encoded(kind, [leveled(number).reformat(format="gray") for number in range(12)])
    with av.open(io.BytesIO(clip.data), "r") as container:
        theirs = [frame.to_ndarray().astype(int) for frame in container.decode(video=0) if frame.format.name == "gray"]
    file = export(clip, WHOLE)
    assert len(theirs) == len(file.pictures()) == 12
    for (_, frame), other in zip(file.pictures(), theirs, strict=True):
        assert np.abs(frame.to_ndarray()[:48].astype(int) - other).max() < 8
        assert set(np.unique(frame.to_ndarray()[48:])) <= {127, 128, 129}


def _colored(number: int) -> VideoFrame:
    frame = leveled(number, (96, 64))
    for plane, value in zip(frame.planes[1:], (90, 170), strict=True):
        rows = np.asarray(memoryview(plane)).reshape(-1, plane.line_size)
        rows[:16, :24] = value
    return frame


def test_black_is_black_in_pictures_of_the_full_range() -> None:
    kind = Kind(pixels="yuvj420p", pictures=5, size=(96, 64))
    clip = encoded(kind, [_colored(number).reformat(format="yuvj420p") for number in range(5)])
    ((_, frame), *_) = export(clip, recipe(0, 500, staying(area(0, 0, 1, 1)))).pictures()
    assert frame.to_ndarray(format="rgb24").max() <= 1
    assert frame.format.name == "yuvj420p" or frame.color_range == 2


@pytest.mark.parametrize("pixels", ["rgb24", "gbrp", "pal8", "nv12"])
def test_pixels_that_are_none_of_a_camera_are_refused(pixels: str) -> None:
    with pytest.raises(FormatUnsupported):
        canvas_of(VideoFrame(16, 16, pixels), Turn())


@pytest.mark.parametrize(("width", "height"), [(65, 49), (3, 3), (64, 49)])
def test_half_a_color_sample_is_left_out(width: int, height: int) -> None:
    canvas = canvas_of(leveled(0, (width, height)), Turn())
    assert (canvas.width, canvas.height) == (width // 2 * 2, height // 2 * 2)
    assert canvas.blue.shape == (height // 2, width // 2)


def test_a_picture_of_one_pixel_is_refused() -> None:
    with pytest.raises(FormatUnsupported):
        canvas_of(leveled(0, (1, 1)), Turn())


@pytest.mark.parametrize(("turn", "aspect"), [("upright", Fraction(4, 3)), ("to the left", Fraction(3, 4))])
def test_pixels_that_are_no_squares_keep_their_shape(turn: str, aspect: Fraction) -> None:
    clip = changed(_turned(TURNS[turn][0]), shot(Kind(pictures=5, aspect=Fraction(4, 3))))
    with av.open(io.BytesIO(export(clip, recipe(0, 500)).data), "r") as container:
        assert container.streams.video[0].sample_aspect_ratio == aspect


def test_a_picture_that_changes_its_size_is_refused() -> None:
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4", options=FRAGMENTED) as target:
        video: VideoStream | None = None
        for number, size in enumerate(((64, 48), (96, 64))):
            with av.open(io.BytesIO(made(size=size, pictures=10)), "r") as source:
                video = video or target.add_stream_from_template(source.streams.video[0])
                for at, packet in enumerate(packet for packet in source.demux(video=0) if packet.size):
                    packet.pts = packet.dts = 9_000 * (10 * number + at)
                    packet.stream = video
                    target.mux_one(packet)
    clip = Shot(buffer.getvalue(), ())
    assert export(clip, recipe(0, 900)).told.pictures == 9
    with pytest.raises(FootageUnreadable):
        export(clip, WHOLE)
