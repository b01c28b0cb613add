"""A playlist that grows while it is read: nothing comes for as long as a part of it is, and then all of it at once."""

import io
import time
from typing import override

import av
import pytest

from custom_components.footage_guard.media import clip_writer, source
from custom_components.footage_guard.media.reader import Flow, StreamState

from .live import watching
from .made import made
from .test_elsewhere import served

pytestmark = pytest.mark.usefixtures("socket_enabled")
PART_S = 2
FPS = 10
PARTS = 30
READ_S, GRACE_S = 1.2, 0.5
"""Less than a part, as it is of cameras whose parts take six seconds."""


def parts() -> list[bytes]:
    """Return parts of one stream that follow each other."""
    made_of = made(fps=FPS, pictures=PARTS * PART_S * FPS, group=PART_S * FPS, sound="aac", rate=48_000)
    found = list[bytes]()
    with av.open(io.BytesIO(made_of), "r") as container:
        packets = [packet for packet in container.demux() if packet.size]
        for number in range(PARTS):
            begin, end = number * PART_S, (number + 1) * PART_S
            held = io.BytesIO()
            with av.open(held, "w", format="mpegts") as output:
                streams = [output.add_stream_from_template(stream) for stream in container.streams]
                for packet in packets:
                    if begin <= (packet.dts or 0) * packet.time_base < end:
                        packet.stream = streams[packet.stream_index]
                        output.mux_one(packet)
            found.append(held.getvalue())
    return found


class Live(dict[str, tuple[int, dict[str, str], bytes]]):
    """What a camera answers whose playlist names the last three parts that are complete."""

    def __init__(self) -> None:
        super().__init__({f"/{number}.ts": (200, {}, part) for number, part in enumerate(parts())})
        self._began_s = time.monotonic()

    @override
    def get(self, path: str, default: object = None, /) -> tuple[int, dict[str, str], bytes]:
        if path != "/live.m3u8":
            return super().get(path, (404, {}, b""))
        newest = 3 + int((time.monotonic() - self._began_s) / PART_S)
        lines = ["#EXTM3U", f"#EXT-X-TARGETDURATION:{PART_S}", f"#EXT-X-MEDIA-SEQUENCE:{newest - 3}"]
        lines += [line for number in range(newest - 3, newest) for line in (f"#EXTINF:{PART_S},", f"{number}.ts")]
        return 200, {"Content-Type": "application/vnd.apple.mpegurl"}, "\n".join([*lines, ""]).encode()


def test_a_playlist_whose_parts_took_longer_than_a_read_could_not_be_recorded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(source, "READ_TIMEOUT_S", READ_S)
    monkeypatch.setattr(clip_writer, "GRACE_S", GRACE_S)
    with served(Live(), []) as port, watching(f"http://127.0.0.1:{port}/live.m3u8", with_sound=True) as watch:
        watch.look(2.5 * PART_S)
        (clip,) = watch.record(PART_S, 1.5 * PART_S).ended()
        assert watch.told == [StreamState(flow=Flow.RUNNING)]
    assert clip.gaps == []
    assert clip.written.end_s >= clip.written.asked_to_s
