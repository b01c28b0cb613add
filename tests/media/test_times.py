"""Whatever times a camera or a file tells, no clip breaks off for them, and the process goes on."""

from dataclasses import replace
import io

import av
import pytest

from custom_components.footage_guard.media.mp4 import TICKS, Mp4Writer
from custom_components.footage_guard.media.packet import Packet, Run

from .filmed import Tape, film
from .made import made, read, run_of, which

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
    second = replace(run_of(first.layout, offset_s=offset_s), **ticks_of(first))
    return [*packets, *(replace(packet, run=second) for packet in packets)]


def ticks_of(run: Run) -> dict[str, float]:
    return {"picture_tick_s": run.picture_tick_s, "sound_tick_s": run.sound_tick_s}


@pytest.mark.parametrize("late_s", [0.0, -0.045, -0.1])
def test_a_camera_with_sound_that_is_connected_to_anew_used_to_be_recorded_no_more(late_s: float) -> None:
    one = film(reconnected(read(made(container="nut", **SOUND), with_sound=True), late_s), 0.0, 7.5)
    times = heard(one.data)
    assert times == sorted(set(times))
    assert times[-1] > 7
