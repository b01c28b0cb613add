"""A clip only ever grows while it is written, and plays in anything."""

import gc
import io
from pathlib import Path
from weakref import ref

import av
import pytest

from custom_components.footage_guard.media.mp4 import TICKS, Mp4Writer
from custom_components.footage_guard.media.packet import Packet

from .made import boxes, made, probed, read, shown, steps, which


class Tape:
    """Takes what is written, and can do nothing else."""

    def __init__(self, room: int = 10**9, error: Exception | None = None) -> None:
        self.data = bytearray()
        self.refused = 0
        self._room, self._error = room, error or OSError(28, "no room")

    def write(self, data: bytes) -> None:
        if len(self.data) + len(data) > self._room:
            self.refused += 1
            raise self._error
        self.data += data


def put(writer: Mp4Writer, packets: list[Packet]) -> None:
    start_s = packets[0].at_s
    for packet in packets:
        pts = packet.at_s - start_s
        dts = pts - (packet.pts - packet.dts) * packet.tick_s
        writer.put(
            packet.data,
            pts=round(pts * TICKS),
            dts=round(dts * TICKS),
            duration=round(packet.duration * packet.tick_s * TICKS),
            is_picture=packet.is_picture,
            is_key=packet.is_key,
        )


def clip(packets: list[Packet]) -> bytes:
    tape = Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    put(writer, packets)
    writer.close()
    return bytes(tape.data)


@pytest.mark.parametrize("codec", ["libx264", "libx265"])
@pytest.mark.parametrize("sound", [None, "aac"])
def test_ffprobe_finds_everything_and_nothing_odd(codec: str, sound: str | None, tmp_path: Path) -> None:
    packets = read(made(codec, sound=sound, rate=48_000), with_sound=bool(sound))
    found = probed(clip(packets), tmp_path)
    assert sorted(found) == sorted([{"libx264": "h264", "libx265": "hevc"}[codec], *([sound] if sound else [])])
    counts = {name: int(stream["nb_read_frames"]) for name, stream in found.items()}
    assert found.get("hevc", {"codec_tag_string": "hvc1"})["codec_tag_string"] == "hvc1"
    assert counts.pop("aac", 0) == sum(not packet.is_picture for packet in packets)
    assert [*counts.values()] == [40]


@pytest.mark.parametrize("container", ["nut", "flv", "mp4"])
def test_pictures_of_any_origin_can_be_played(container: str, tmp_path: Path) -> None:
    made_of = clip(read(made(container=container)))
    assert which(made_of) == [*range(40)]
    assert "h264" in probed(made_of, tmp_path)


def test_sound_in_a_format_no_browser_knows_is_aac(tmp_path: Path) -> None:
    packets = read(made(container="nut", sound="pcm_alaw"), with_sound=True)
    assert probed(clip(packets), tmp_path)["aac"]["sample_rate"] == "8000"


@pytest.mark.parametrize(("group", "fragments"), [(5, 8), (10, 4), (40, 2)])
def test_there_is_a_fragment_for_each_group_and_for_two_seconds_at_most(group: int, fragments: int) -> None:
    kinds = [kind for kind, _ in boxes(clip(read(made(group=group))))]
    assert kinds == [b"ftyp", b"moov", *[b"moof", b"mdat"] * fragments, b"mfra"]


def test_a_clip_ends_with_how_long_its_table_is() -> None:
    made_of = clip(read(made()))
    *_, (kind, size) = boxes(made_of)
    assert (kind, made_of[-16:-4], made_of[-4:]) == (b"mfra", b"\x00\x00\x00\x10mfro" + bytes(4), size.to_bytes(4))


def test_a_fragment_is_written_as_soon_as_it_ends() -> None:
    packets, tape = read(made()), Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    put(writer, packets[:31])
    assert which(bytes(tape.data)) == [*range(30)]
    writer.close()


def test_pictures_that_are_sent_out_of_order_are_shown_in_order_and_in_time(tmp_path: Path) -> None:
    made_of = clip(read(made(b_frames=2)))
    assert which(made_of) == [*range(40)]
    assert steps([at_s for at_s, _ in shown(made_of)]) == [0.1] * 39
    assert probed(made_of, tmp_path)["h264"]["has_b_frames"] == 2


def test_times_that_do_not_grow_are_made_to(tmp_path: Path) -> None:
    packets, tape = read(made()), Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    for number, packet in enumerate(packets):
        ticks = 9000 * (number - 7 * (10 <= number < 20))
        writer.put(packet.data, pts=ticks, dts=ticks, duration=0, is_picture=True, is_key=packet.is_key)
    writer.close()
    assert which(bytes(tape.data)) == [*range(40)]
    assert min(steps([at_s for at_s, _ in shown(bytes(tape.data))])) >= 0
    assert probed(bytes(tape.data), tmp_path)["h264"]["nb_read_frames"] == "40"


def test_sound_has_no_place_in_a_clip_without_it() -> None:
    packets, tape = read(made(sound="aac", rate=48_000), with_sound=True), Tape()
    writer = Mp4Writer(read(made())[0].run.layout, tape.write)
    put(writer, packets)
    writer.close()
    with av.open(io.BytesIO(bytes(tape.data))) as container:
        assert [stream.type for stream in container.streams] == ["video"]


@pytest.mark.parametrize("room", [0, 10, 1500, 4000])
def test_what_the_disk_says_comes_back_as_it_was(room: int) -> None:
    error = OSError(28, "no room")
    packets, tape = read(made()), Tape(room, error)
    writer = None
    with pytest.raises(OSError, match="no room") as caught:  # noqa: PT012  # opening may write as well
        writer = Mp4Writer(packets[0].run.layout, tape.write)
        put(writer, packets)
        writer.close()
    assert caught.value is error
    assert tape.refused == 1
    assert writer is not None
    writer.abandon()
    writer.close()
    del writer
    assert tape.refused == 1


def test_the_end_may_be_what_the_disk_refuses() -> None:
    packets = read(made())
    tape = Tape(len(clip(packets)) - 1)
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    put(writer, packets)
    with pytest.raises(OSError, match="no room"):
        writer.close()
    writer.close()


def test_nothing_is_written_to_a_file_that_was_given_up() -> None:
    packets, tape = read(made()), Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    put(writer, packets[:15])
    written = len(tape.data)
    writer.abandon()
    del writer
    assert len(tape.data) == written


def test_what_was_written_until_the_power_went_can_be_played() -> None:
    whole = clip(read(made()))
    assert which(whole[: whole.rindex(b"moof") + 20]) == [*range(30)]


@pytest.mark.parametrize("until_s", [0.0, 3.0], ids=["from the first picture on", "later"])
def test_sound_that_was_announced_and_does_not_come_used_to_hold_back_ten_seconds_of_pictures(until_s: float) -> None:
    packets = read(made(sound="aac", rate=48_000, container="nut", pictures=100), with_sound=True)
    tape = Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    begun_s = packets[0].at_s
    put(writer, [packet for packet in packets if packet.is_picture or packet.at_s < begun_s + until_s])
    # The last fragment, and a second before it.
    assert which(bytes(tape.data)) == [*range(80)]
    writer.close()
    assert which(bytes(tape.data)) == [*range(100)]


def test_sound_that_comes_again_after_a_silence_is_heard_at_its_time() -> None:
    packets = read(made(sound="aac", rate=48_000, container="nut", pictures=60), with_sound=True)
    begun_s = packets[0].at_s
    kept = [packet for packet in packets if packet.is_picture or not 1 < packet.at_s - begun_s < 4]
    with av.open(io.BytesIO(clip(kept)), "r") as container:
        heard = [float(packet.pts * packet.time_base) for packet in container.demux(audio=0) if packet.pts is not None]
    wanted = [packet.at_s - begun_s for packet in kept if not packet.is_picture]
    assert heard == pytest.approx(wanted, abs=0.01)


def test_each_picture_keeps_a_time_of_its_own_whatever_the_camera_counts_in() -> None:
    packets = read(made(container="flv"))
    tape = Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    for number, packet in enumerate(packets):
        # One tick apart, which a camera that counts in milliseconds cannot say.
        writer.put(packet.data, pts=number, dts=number, duration=1, is_picture=True, is_key=packet.is_key)
    writer.close()
    with av.open(io.BytesIO(tape.data), mode="r") as container:
        stamps = [packet.pts for packet in container.demux(video=0) if packet.size]
    assert stamps == list(range(len(packets)))


def test_what_it_wrote_to_is_let_go_with_it() -> None:
    packets, tape = read(made()), Tape()
    gc.disable()
    try:
        writer = Mp4Writer(packets[0].run.layout, tape.write)
        put(writer, packets)
        writer.close()
        kept = ref(tape)
        del writer, tape
        # PyAV's part of it waits for the garbage collector; the buffers of an encrypted file must not.
        assert kept() is None
    finally:
        gc.enable()
