"""Whatever times a camera or a file tells, no clip breaks off for them, and the process goes on."""

from collections.abc import Callable
from dataclasses import replace
import io
import struct
import subprocess
import sys

import av
import pytest

from custom_components.footage_guard.media.importing import Importing
from custom_components.footage_guard.media.mp4 import TICKS, Mp4Writer
from custom_components.footage_guard.media.packet import Packet
from custom_components.footage_guard.model.clip import MAX_CLIP_MS

from .filmed import Tape, film
from .made import made, read, retimed, run_of, which

SOUND = {"sound": "aac", "rate": 48_000}
PIECE_S = 1024 / 48_000


def heard(clip: bytes) -> list[float]:
    """Return when each piece of sound of a clip begins, in seconds."""
    with av.open(io.BytesIO(clip), "r") as container:
        return [float(packet.pts * packet.time_base) for packet in container.demux(audio=0) if packet.pts is not None]


@pytest.mark.parametrize("back_ticks", [1, 1920, 3840, 90_000])
def test_sound_that_steps_back_used_to_end_the_clip(back_ticks: int) -> None:
    packets, tape = read(made(container="nut", **SOUND), with_sound=True), Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    for packet in packets:
        at = round((packet.at_s - packets[0].at_s) * TICKS)
        at -= back_ticks * (not packet.is_picture and at > 2 * TICKS)
        writer.put(packet.data, pts=at, dts=at, duration=0, is_picture=packet.is_picture, is_key=packet.is_key)
    writer.close()
    assert which(bytes(tape.data)) == [*range(40)]
    times = heard(bytes(tape.data))
    assert times == sorted(set(times))
    sent = sum(not packet.is_picture for packet in packets)
    assert len(times) >= sent - 1 - back_ticks // round(PIECE_S * TICKS)


def reconnected(packets: list[Packet], late_s: float) -> list[Packet]:
    """Return what a camera sends that is connected to anew at once, and is then so much later by our clock."""
    first = packets[0].run
    offset_s = first.arrivals.offset_s + 4.0 + late_s
    second = replace(first, arrivals=run_of(first.layout, offset_s=offset_s).arrivals)
    return [*packets, *(replace(packet, run=second) for packet in packets)]


@pytest.mark.parametrize("late_s", [0.0, -0.045, -0.1])
def test_a_camera_with_sound_that_is_connected_to_anew_used_to_be_recorded_no_more(late_s: float) -> None:
    one = film(reconnected(read(made(container="nut", **SOUND), with_sound=True), late_s), 0.0, 7.5)
    times = heard(one.data)
    assert times == sorted(set(times))
    assert times[-1] > 7


LATE_TICKS = 10 * 3600 * TICKS
"""More than MP4 has room for between two pictures."""


def in_a_process(work: Callable[[], None]) -> int:
    """Do what may end the process; return what it ended with."""
    command = [sys.executable, "-c", f"from {__name__} import {work.__name__}; {work.__name__}()"]
    return subprocess.run(command, check=False, timeout=120).returncode


def record(late: Callable[[bool], tuple[int, int]]) -> None:
    """Write a clip whose packets are so much later from some moment on, in ticks: as they are shown, and decoded."""
    packets, tape = read(made(**SOUND), with_sound=True), Tape()
    writer = Mp4Writer(packets[0].run.layout, tape.write)
    for number, packet in enumerate(packets):
        at = round((packet.at_s - packets[0].at_s) * TICKS)
        pts, dts = (at + by * (number > 20) for by in late(packet.is_picture))
        writer.put(packet.data, pts=pts, dts=dts, duration=0, is_picture=packet.is_picture, is_key=packet.is_key)
    writer.close()
    assert which(bytes(tape.data)) == [*range(40)]


def record_what_is_decoded_late() -> None:
    record(lambda is_picture: (0, LATE_TICKS * is_picture))


def record_what_comes_hours_later() -> None:
    for ticks in (LATE_TICKS, 1 << 62, 1 << 80):
        both, pictures = {True: (ticks, ticks), False: (ticks, ticks)}, {True: (ticks, ticks), False: (0, 0)}
        record(both.__getitem__)
        record(pictures.__getitem__)


def stamp(ticks: int) -> bytes:
    """Return when a picture is to be decoded, as MPEG-TS writes it (ISO/IEC 13818-1, 2.4.3.7)."""
    parts = (1 << 4 | ticks >> 29 & 0xE | 1, ticks >> 14 & 0xFFFE | 1, ticks << 1 & 0xFFFE | 1)
    return parts[0].to_bytes() + parts[1].to_bytes(2) + parts[2].to_bytes(2)


def decoded_late(stream: bytes) -> bytes:
    """Return a transport stream whose pictures from the second on are said to be decoded hours after they are shown."""
    dts, late = ([stamp(first + number * TICKS // 10) for number in range(40)] for first in (0, LATE_TICKS))
    for before, after in zip(dts[1:], late[1:], strict=True):
        # Beside its time, each header has a mark of its own before that.
        assert stream.count(before) == 1
        stream = stream.replace(before, after)
    return stream


def import_what_is_decoded_late() -> None:
    file, tape = io.BytesIO(decoded_late(made(b_frames=2, **SOUND))), Tape()
    one = Importing(file, with_sound=True, longest_ms=MAX_CLIP_MS, is_stopped=lambda: False)
    one.write(one.examine(), tape)
    assert sorted(which(bytes(tape.data))) == [*range(40)]


def sampled_too_fast() -> bytes:
    """Return a file that pauses for forty minutes, and claims to have two million samples of sound a second."""
    made_of, pause = io.BytesIO(), 2400 * TICKS
    with av.open(io.BytesIO(made(**SOUND)), "r") as source, av.open(made_of, "w", format="matroska") as output:
        streams = [output.add_stream_from_template(stream) for stream in source.streams]
        for packet in [packet for packet in source.demux() if packet.size]:
            late = pause if (packet.dts or 0) > 2 * TICKS else 0
            packet.pts, packet.dts = (packet.pts or 0) + late, (packet.dts or 0) + late
            packet.stream = streams[packet.stream_index]
            output.mux_one(packet)
    rate = struct.pack(">d", SOUND["rate"])
    assert rate in made_of.getvalue()
    return made_of.getvalue().replace(rate, struct.pack(">d", 2e6))


def import_what_is_sampled_too_fast() -> None:
    tape = Tape()
    one = Importing(io.BytesIO(sampled_too_fast()), with_sound=True, longest_ms=MAX_CLIP_MS, is_stopped=lambda: False)
    one.write(one.examine(), tape)
    assert which(bytes(tape.data)) == [*range(40)]
    # No decoder knows such a rate.
    assert heard(bytes(tape.data)) == []


def test_sound_of_a_rate_that_was_made_up_used_to_end_home_assistant() -> None:
    assert in_a_process(import_what_is_sampled_too_fast) == 0


@pytest.mark.parametrize(
    "work", [record_what_is_decoded_late, record_what_comes_hours_later, import_what_is_decoded_late]
)
def test_pictures_hours_from_those_before_used_to_end_home_assistant(work: Callable[[], None]) -> None:
    assert in_a_process(work) == 0


@pytest.mark.parametrize("ticks", [LATE_TICKS, 1 << 62, 1 << 80])
def test_pictures_that_are_shown_hours_after_they_are_decoded_used_to_end_the_clip(ticks: int) -> None:
    record(lambda is_picture: (ticks * is_picture, 0))


@pytest.mark.parametrize("ticks", [10 * 3_600_000, 1 << 62])
def test_a_picture_that_claims_to_be_shown_for_hours_used_to_end_the_clip(ticks: int) -> None:
    packets = read(made())
    run = run_of(packets[0].run.layout)
    one = film([replace(packet, duration=ticks) for packet in retimed(packets, run, [n / 10 for n in range(40)])], 0, 3)
    assert which(one.data) == [*range(30)]
