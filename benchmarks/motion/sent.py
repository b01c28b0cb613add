"""What a camera sent, as it comes into a ring: for what chooses by itself which of its pictures it decodes."""

from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final

import av

from custom_components.footage_guard.media.arrivals import Arrivals
from custom_components.footage_guard.media.layout import layout_of
from custom_components.footage_guard.media.packet import Packet, Run
from custom_components.footage_guard.model.account import GapReason

_SOUND_TICK_S: Final = 1 / 90_000


def sent(film: Path | BinaryIO) -> Iterator[Packet]:
    """Yield the packets of a film, whose first picture is at 0 s of the steady clock."""
    arrivals = Arrivals()
    arrivals.see(0.0, 0.0)
    run: Run | None = None
    with av.open(film, "r") as container:
        stream = container.streams.video[0]
        for packet in container.demux(stream):
            data = bytes(packet)
            if not data:
                continue
            if run is None:
                run = Run(
                    layout=layout_of(stream, data, None),
                    why=GapReason.NOT_YET,
                    picture_tick_s=float(stream.time_base or 0),
                    sound_tick_s=_SOUND_TICK_S,
                    arrivals=arrivals,
                )
            yield Packet(
                run=run,
                data=data,
                pts=packet.pts or 0,
                dts=packet.dts or 0,
                duration=packet.duration or 0,
                is_picture=True,
                is_key=packet.is_keyframe,
            )
