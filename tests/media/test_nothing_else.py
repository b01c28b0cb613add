"""A file that leaves holds pictures, sound where it was ticked, and no word of where it comes from."""

from collections.abc import Iterator
import gc
import io
from itertools import chain
from pathlib import Path
import re
from typing import Final

import av
from av.bitstream import BitStreamFilterContext
from av.stream import Stream
from av.video.codeccontext import VideoCodecContext
import numpy as np
import pytest

from custom_components.footage_guard.disk.scratch import Scratch
from custom_components.footage_guard.media.boxes import Box, box_at, boxes_in
from custom_components.footage_guard.media.faststart import Muxed
from custom_components.footage_guard.media.rendering import Progress, Watch, render
from custom_components.footage_guard.model.errors import RenderStopped
from custom_components.footage_guard.model.redaction.recipe import Recipe
from tests.model.redaction.made import area, full, recipe, staying

from .shot import Export, Kind, Shot, Taken, export, shot

CANARIES: Final = (
    ("title", "CANARY Front door"),
    ("comment", "CANARY 02:00:5e:10:00:01"),
    ("description", "CANARY +52.3731+004.8922/"),
    ("artist", "CANARY Robin"),
    ("encoder", "CANARY camera 1.2"),
    ("creation_time", "2026-03-01T10:11:12Z"),
    ("handler_name", "CANARY handler"),
    ("language", "nld"),
)
WITH_ALL: Final = shot(Kind(has_sound=True), CANARIES)
WORDS: Final = [b"CANARY", b"52.3731", b"Robin", b"x264", b"Lavc", b"Lavf", b"options", b"nld", b"crf", b"02:00:5e"]
HOLDING: Final = {b"moov", b"trak", b"mdia", b"minf", b"dinf", b"stbl"}
BOXES: Final = HOLDING | {
    *(b"ftyp", b"mdat", b"mvhd", b"tkhd", b"mdhd", b"hdlr", b"vmhd", b"smhd", b"dref"),
    *(b"stsd", b"stts", b"stss", b"stsc", b"stsz", b"stco", b"avc1", b"mp4a", b"avcC", b"colr", b"pasp", b"esds"),
}
UNITS: Final = {1, 5}
"""Of pictures (ITU-T H.264, table 7-1)."""


def boxes(data: bytes) -> Iterator[Box]:
    """Yield every box of a file."""
    for box in boxes_in(data):
        yield from _within(data, box)


def _within(data: bytes, box: Box) -> Iterator[Box]:
    yield box
    skipped = {b"stsd": 8, b"avc1": 78, b"mp4a": 28}.get(box.kind)
    if box.kind in HOLDING or skipped is not None:
        for inner in boxes_in(data, box.begin + (skipped or 0), box.end):
            yield from _within(data, inner)


def made_with(one: Recipe) -> Export:
    return export(WITH_ALL, one)


def test_the_clip_has_what_must_not_leave() -> None:
    with av.open(io.BytesIO(WITH_ALL.data), "r") as container:
        assert "CANARY" in container.metadata["title"]
    assert all(word in WITH_ALL.data for word in (b"CANARY Robin", b"52.3731", b"x264", b"options"))


@pytest.mark.parametrize("audio", [False, True])
def test_no_word_leaves(audio: bool) -> None:
    data = made_with(recipe(500, 2_500, staying(), audio=audio)).data
    assert [word for word in WORDS if word.lower() in data.lower()] == []
    with av.open(io.BytesIO(data), "r") as container:
        assert set(container.metadata) == {"major_brand", "minor_version", "compatible_brands"}
        assert {name for stream in container.streams for name in stream.metadata} == {"language", "handler_name"}
        assert {stream.metadata["language"] for stream in container.streams} == {"und"}
    table = data[: data.find(b"mdat")]
    assert set(re.findall(rb"[A-Za-z]{6,}", table)) <= {
        *(b"ftypisom", b"isomiso", b"VideoHandler", b"SoundHandler", b"hdlr", b"soun", b"vide", b"mvhd")
    }


def test_no_message_chapter_or_second_camera_leaves() -> None:
    one, other = shot(Kind(has_sound=True)), shot(Kind(pictures=10, size=(80, 64)))
    data = _with_more(one.data, other.data)
    assert data.count(b"CANARY message") == len(one.times) // 10
    with av.open(io.BytesIO(data), "r") as container:
        assert [chapter["metadata"]["title"] for chapter in container.chapters()] == ["CANARY chapter"]
        assert [stream.type for stream in container.streams] == ["video", "video", "audio", "data"]
    made = export(Shot(data, one.times), recipe(500, 2_500, audio=True))
    assert made.numbers() == one.within(500, 2_500)
    assert [word for word in WORDS if word.lower() in made.data.lower()] == []
    assert [box.kind for box in boxes(made.data)].count(b"trak") == 2


def _with_more(data: bytes, other: bytes) -> bytes:
    """Return a clip with a message before each group of pictures, a chapter, and a second stream of pictures."""
    buffer = io.BytesIO()
    words = f"h264_metadata=sei_user_data={'0' * 32}+CANARY message"
    with (
        av.open(io.BytesIO(data), "r") as source,
        av.open(io.BytesIO(other), "r") as second,
        av.open(buffer, "w", format="mp4") as output,
    ):
        (pictures,) = source.streams.video
        streams: dict[Stream, Stream] = {
            stream: output.add_stream_from_template(stream)
            for stream in (pictures, *second.streams.video, *source.streams.audio)
        }
        title = {"title": "CANARY chapter"}
        base = pictures.time_base
        assert base is not None
        output.set_chapters([{"id": 1, "start": 0, "end": 90_000, "time_base": base, "metadata": title}])
        message = BitStreamFilterContext(words, pictures)
        for packet in chain(source.demux(), second.demux()):
            target = streams[packet.stream]
            if packet.size:
                for each in message.filter(packet) if packet.stream is pictures else [packet]:
                    each.stream = target
                    output.mux_one(each)
    return buffer.getvalue()


@pytest.mark.parametrize("audio", [False, True])
def test_only_known_boxes_leave_with_the_tables_in_front(audio: bool) -> None:
    data = made_with(recipe(500, 2_500, audio=audio)).data
    found = [box.kind for box in boxes(data)]
    assert set(found) <= BOXES
    assert [box.kind for box in boxes_in(data)] == [b"ftyp", b"moov", b"mdat"]
    assert found.count(b"trak") == 1 + audio
    assert found.count(b"mp4a") == audio


def test_no_time_of_making_leaves() -> None:
    data = made_with(recipe(500, 2_500, audio=True)).data
    headers = [box for box in boxes(data) if box.kind in {b"mvhd", b"tkhd", b"mdhd"}]
    assert len(headers) == 5
    # Version and flags, then when it was made and when it was changed.
    assert {data[box.begin + 4 : box.begin + 12] for box in headers} == {bytes(8)}


def test_only_pictures_leave_in_the_stream_of_pictures() -> None:
    data = made_with(recipe(0, 6_000)).data
    with av.open(io.BytesIO(data), "r") as container:
        packets = [bytes(packet) for packet in container.demux(video=0) if packet.size]
    assert {kind for packet in packets for kind in _kinds(packet)} == UNITS


def _kinds(packet: bytes) -> Iterator[int]:
    while packet:
        length = int.from_bytes(packet[:4])
        yield packet[4] & 0x1F
        packet = packet[4 + length :]


def test_a_still_is_pixels_and_nothing_else() -> None:
    made = made_with(recipe(1, 2, staying(area(0, 0, 0.3, 0.4)), at_ms=1_050))
    kinds, place = [], 8
    while place < len(made.data):
        kinds.append(made.data[place + 4 : place + 8])
        place += 12 + int.from_bytes(made.data[place : place + 4])
    assert (kinds[0], set(kinds[1:-1]), kinds[-1]) == (b"IHDR", {b"IDAT"}, b"IEND")
    assert [word for word in WORDS if word in made.data] == []
    with av.open(io.BytesIO(made.data), "r", format="png_pipe") as container:
        (frame,) = container.decode(video=0)
    pixels = frame.to_ndarray(format="rgb24")
    assert pixels.shape == (48, 64, 3)
    assert pixels[:32, :32].max() == 0
    assert pixels[:, 32:].min() > 0
    assert (made.told.pictures, made.told.from_ms, made.told.has_audio) == (1, 1_000, False)


def test_a_still_has_the_colors_a_player_shows() -> None:
    made = made_with(recipe(at_ms=1_050))
    with av.open(io.BytesIO(made.data), "r", format="png_pipe") as container:
        ours = next(container.decode(video=0)).to_ndarray(format="rgb24").astype(int)
    with av.open(io.BytesIO(WITH_ALL.data), "r") as container:
        theirs = list(container.decode(video=0))[10].to_ndarray(format="rgb24").astype(int)
    assert np.abs(ours - theirs).max() <= 2


def test_what_leaves_is_the_same_whether_it_waited_in_memory_or_on_a_disk(tmp_path: Path) -> None:
    kind = Kind(size=(640, 360), pictures=40)
    rough = shot(kind)
    one = recipe(0, 4_000)
    in_memory = export(rough, one)
    on_disk = export(rough, one, in_memory=0, folder=tmp_path)
    assert in_memory.data == on_disk.data
    assert list(tmp_path.iterdir()) == []


def test_more_than_four_gigabytes_have_long_places() -> None:
    """A file is not made so large here: what FFmpeg would write of one is."""

    class Huge:
        length = 0

        def write(self, data: bytes) -> None:
            self.length += len(data)

        def pieces(self) -> Iterator[bytes]:
            yield from ()

    scratch = Huge()
    muxed = Muxed(scratch)
    muxed.write(bytes(48))
    muxed.write(b"pictures")
    scratch.length = 5 << 30
    muxed.seek(32)
    muxed.write((1).to_bytes(4) + b"mdat" + scratch.length.to_bytes(8))
    muxed.seek(48 + scratch.length)
    place = (48 + (4 << 30)).to_bytes(8)
    box = b"co64" + bytes(4) + (1).to_bytes(4) + place
    stbl = b"stbl" + (len(box) + 4).to_bytes(4) + box
    muxed.write((len(stbl) + 12).to_bytes(4) + b"moov" + (len(stbl) + 4).to_bytes(4) + stbl)
    taken = Taken()
    size, _ = muxed.send(taken, lambda: False)
    data = bytes(taken.data)
    assert size == len(data)
    assert data[-16:] == (1).to_bytes(4) + b"mdat" + (scratch.length + 16).to_bytes(8)
    assert int.from_bytes(data[data.find(b"co64") + 12 :][:8]) == (4 << 30) + len(data)
    assert box_at(data, 0).kind == b"ftyp"


def test_a_file_that_grows_beyond_four_gigabytes_by_its_tables_has_long_places() -> None:
    class Nearly:
        length = (1 << 32) - 60

        def write(self, data: bytes) -> None:
            """Drop it."""

        def pieces(self) -> Iterator[bytes]:
            yield from ()

    muxed = Muxed(Nearly())
    muxed.write(bytes(48))
    muxed.seek(40)
    muxed.write(bytes(4))
    muxed.seek(48 + Nearly.length)
    box = b"stco" + bytes(4) + (1).to_bytes(4) + (0xFFFFFFF0).to_bytes(4)
    muxed.write((len(box) + 12).to_bytes(4) + b"moov" + (len(box) + 4).to_bytes(4) + box)
    taken = Taken()
    muxed.send(taken, lambda: False)
    assert b"co64" in taken.data
    assert b"stco" not in taken.data


def test_what_waited_goes_out_piece_by_piece() -> None:
    """All of it used to be decrypted into memory before its first byte was written."""
    done: list[str] = []

    class Waiting:
        length = 3

        def write(self, data: bytes) -> None:
            """Drop it."""

        def pieces(self) -> Iterator[bytes]:
            for _ in range(3):
                done.append("read")
                yield b"p"

    class Told:
        def write(self, _data: bytes) -> None:
            done.append("written")

    muxed = Muxed(Waiting())
    muxed.write(bytes(48))
    muxed.seek(40)
    muxed.write(bytes(4))
    muxed.seek(48 + Waiting.length)
    muxed.write((8).to_bytes(4) + b"moov")
    muxed.send(Told(), lambda: False)
    assert done == ["written", *["read", "written"] * 3]


@pytest.mark.parametrize("one", [recipe(500, 2_500, staying(), audio=True), recipe(at_ms=500)], ids=["film", "still"])
def test_no_encoder_and_no_decoder_waits_for_the_garbage_collector(one: Recipe) -> None:
    """PyAV keeps what belongs to a stream: of 1080p each file left 150 MB."""
    gc.collect()
    gc.disable()
    try:
        export(WITH_ALL, one)
        assert [left for left in gc.get_objects() if isinstance(left, VideoCodecContext) and left.is_open] == []
    finally:
        gc.enable()


@pytest.mark.parametrize("after", [0, 5, 21])
def test_a_rendering_that_is_cancelled_ends(after: int) -> None:
    asked: list[int] = []
    told: list[Progress] = []
    taken = Taken()

    def is_cancelled() -> bool:
        asked.append(1)
        return len(asked) > after

    watch = Watch(tell=told.append, is_cancelled=is_cancelled)
    with pytest.raises(RenderStopped):
        render(WITH_ALL, recipe(0, 2_000), taken, Scratch(Path("/nowhere")), watch)
    assert len(told) == min(after, 20)
    # All pictures are there after 20; the first piece of the file is its tables.
    assert (b"mdat" in taken.data, taken.data == b"") == (after > 20, after <= 20)


def test_a_still_that_is_cancelled_is_none() -> None:
    taken = Taken()
    watch = Watch(tell=lambda _: None, is_cancelled=lambda: True)
    with pytest.raises(RenderStopped):
        render(WITH_ALL, recipe(at_ms=0), taken, Scratch(Path("/nowhere")), watch)
    assert taken.data == b""


def test_a_recipe_with_one_of_everything_makes_a_file() -> None:
    made = made_with(full())
    assert made.told.has_audio
    assert made.told.pictures == 40
