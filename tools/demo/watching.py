"""A home with one long clip, and a person who watches it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import io
from pathlib import Path
from typing import Any

import av
from av.video.stream import VideoStream
import numpy as np

from ..home.client import HomeClient, ReplyError
from ..home.folder import write_folder
from ..home.home import Place, launch
from ..home.onboarding import onboard, wait_until_running
from ..home.process import Child
from .cameras import start_cameras
from .household import OWNER, OWNER_PASSPHRASE, add_camera, new_doorbells, set_up_vault

FPS = 15
_PART_S = 10
"""So much is encoded; longer footage repeats it."""
_SIZE = (1280, 720)
_LOADED_S = 20.0
_SETTINGS = "\nhomeassistant:\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class WatchedHome:
    """A running Home Assistant whose vault holds a long clip."""

    place: Place
    child: Child
    client: HomeClient
    clip_id: str
    source: Path
    """The file that was imported; Home Assistant serves it as media."""


@asynccontextmanager
async def home_with_clip(parent: Path, *, length_s: int, codec: str = "libx264") -> AsyncIterator[WatchedHome]:
    """Yield a home with one imported clip."""
    async with home_with_footage(parent, lambda path: path.write_bytes(long_footage(length_s, codec))) as home:
        yield home


@asynccontextmanager
async def home_with_footage(parent: Path, write: Callable[[Path], object]) -> AsyncIterator[WatchedHome]:
    """Yield a home that imported what `write` puts into a file."""
    async with AsyncExitStack() as stack:
        place = Place.take(parent)
        stack.callback(place.folder.release)
        doorbells = new_doorbells()
        cameras = await start_cameras(place, doorbells, source=None)
        stack.push_async_callback(cameras.child.stop)
        write_folder(place.config_dir, port=place.port, doorbells=doorbells)
        source = await asyncio.to_thread(put_media, place.config_dir, write)
        child = await launch(place)
        stack.push_async_callback(child.stop)
        client = await stack.enter_async_context(HomeClient(place.url))
        await onboard(client, OWNER)
        await wait_until_running(client)
        await add_camera(client, await set_up_vault(client), cameras.all[0])
        clip_id = await import_clip(client, source)
        # Home Assistant waits for open connections when it stops.
        stack.push_async_callback(client.close)
        yield WatchedHome(place=place, child=child, client=client, clip_id=clip_id, source=source)


def put_media(config_dir: Path, write: Callable[[Path], object]) -> Path:
    """Put footage where Home Assistant serves media from, which actions may read."""
    source = config_dir / "media" / "long.mp4"
    source.parent.mkdir()
    write(source)
    settings = config_dir / "configuration.yaml"
    settings.write_text(
        settings.read_text().replace(_SETTINGS, f"{_SETTINGS}  media_dirs:\n    local: {source.parent}\n")
    )
    return source


def long_footage(length_s: int, codec: str = "libx264") -> bytes:
    """Return an MP4 of about 4 Mbit/s that repeats a part with noise in it, which is no smaller than that."""
    part = _part(codec)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as output, av.open(io.BytesIO(part), "r") as source:
        stream = output.add_stream_from_template(source.streams.video[0])
        packets = [packet for packet in source.demux(video=0) if packet.size]
        (base,) = {packet.time_base for packet in packets}
        step = int(_PART_S / base)
        for number in range(-(-length_s // _PART_S)):
            for packet in packets:
                copy = av.Packet(bytes(packet))
                copy.pts, copy.dts = (packet.pts or 0) + number * step, (packet.dts or 0) + number * step
                copy.time_base, copy.is_keyframe, copy.stream = base, packet.is_keyframe, stream
                output.mux(copy)
    return buffer.getvalue()


def _part(codec: str) -> bytes:
    random = np.random.default_rng(11)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mp4") as output:
        video = output.add_stream(codec, rate=FPS)
        assert isinstance(video, VideoStream)  # noqa: S101  # narrows the type
        video.width, video.height = _SIZE
        video.bit_rate, video.gop_size, video.max_b_frames = 4_000_000, 2 * FPS, 0
        video.options = {"preset": "ultrafast", "bf": "0", "x265-params": "log-level=none"}
        for number in range(FPS * _PART_S):
            picture = np.full((_SIZE[1], _SIZE[0], 3), 40 + number, np.uint8)
            picture[200:520, 300:980] = random.integers(0, 256, (320, 680, 1), np.uint8)
            output.mux(video.encode(av.VideoFrame.from_ndarray(picture, "rgb24")))
        output.mux(video.encode(None))
    return buffer.getvalue()


async def wait_until_loaded(client: HomeClient) -> None:
    """Return when the vault is in use again: adding a camera loads it anew."""
    async with asyncio.timeout(_LOADED_S):
        while True:
            with suppress(ReplyError):
                await client.command("footage_guard/info")
                return
            await asyncio.sleep(0.05)


async def import_clip(client: HomeClient, source: Path) -> str:
    """Import footage of two hours ago, and return the clip."""
    await wait_until_loaded(client)
    answer = await client.post(
        "/api/services/footage_guard/import_clip?return_response",
        {
            "camera": "camera.front_door",
            "path": str(source),
            "started_at": (datetime.now(UTC) - timedelta(hours=2)).isoformat(),
        },
    )
    return str(answer["service_response"]["clip_id"])


async def unlock(client: HomeClient, passphrase: str = OWNER_PASSPHRASE) -> None:
    """Unlock the vault in the session of a client."""
    shown: dict[str, Any] = await client.command("footage_guard/vault/unlock")
    await client.command(
        "footage_guard/vault/unlock",
        challenge=shown["challenge"],
        statement_sha256=shown["statement_sha256"],
        method="passphrase",
        secret=passphrase,
    )


async def ticket(client: HomeClient, clip_id: str, kind: str = "ticket") -> str:
    """Return the address of a ticket for a clip."""
    return str((await client.command(f"footage_guard/clips/{kind}", clip_id=clip_id))["url"])
