"""Watching over HTTP, as a page and its player do it."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache
import io
from pathlib import Path
from typing import Any, Final

from aiohttp import ClientResponse
from aiohttp.test_utils import TestClient
import av
from av import VideoFrame
from av.video.stream import VideoStream
import numpy as np
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.media.virtual import lay_out
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.watch_facts import ClipWatched
from custom_components.footage_guard.vault.recording import Recording, record
from tests.damage import spoil
from tests.media.made import made, read
from tests.media.test_mp4 import clip
from tests.media.test_virtual import Bytes
from tests.people import OWNER_ID, PASSPHRASE
from tests.pictures import PICTURE

from .accepting import Answer, runtime_of
from .conftest import Login

START_MS: Final = 1_795_507_200_000
UNKNOWN: Final = "/api/footage_guard/unknown/address"
type Http = TestClient[Any, Any]


@cache
def footage(pictures: int = 40, codec: str = "libx264", **kind: Any) -> bytes:
    """Return a clip as it is stored."""
    return clip(read(made(codec, pictures=pictures, **kind)))


@cache
def noise(pictures: int = 30, size: tuple[int, int] = (320, 240)) -> bytes:
    """Return a clip of noise, which no encoder makes small."""
    random = np.random.default_rng(7)
    buffer = io.BytesIO()
    with av.open(buffer, "w", format="mpegts") as output:
        video = output.add_stream("libx264", rate=10)
        assert isinstance(video, VideoStream)
        video.width, video.height = size
        video.options = {"preset": "ultrafast", "bf": "0", "qp": "10"}
        video.gop_size = 10
        for _ in range(pictures):
            frame = VideoFrame.from_ndarray(random.integers(0, 256, (size[1], size[0], 3), np.uint8), "rgb24")
            output.mux(video.encode(frame))
        output.mux(video.encode(None))
    return clip(read(buffer.getvalue()))


def damage(data_folder: Path, clip_id: str) -> None:
    """Change the last byte of a clip's file."""
    (path,) = data_folder.rglob(f"{clip_id}.age")
    spoil(path)


def served(stored: bytes) -> bytes:
    """Return what a player gets of it."""
    file = lay_out(Bytes(stored))
    return file.read(0, file.length)


def begin(entry: MockConfigEntry, camera: str = "door") -> Recording:
    """Begin a clip."""
    return record(runtime_of(entry)._opened.vault, CameraId(camera), START_MS, datetime.now(UTC), PICTURE)


def keep(entry: MockConfigEntry, stored: bytes | None = None, camera: str = "door") -> ClipId:
    """Record a clip."""
    recording = begin(entry, camera)
    recording.write(footage() if stored is None else stored)
    recording.finish(START_MS + 4000)
    return recording.clip_id


def watched(entry: MockConfigEntry) -> list[ClipWatched]:
    """Return who watched what."""
    return [fact for _, fact in runtime_of(entry).ledger.facts() if isinstance(fact, ClipWatched)]


@dataclass(frozen=True, kw_only=True)
class Viewer:
    """A person who has unlocked the vault, with a page of theirs."""

    login: Login
    page: MockHAClientWebSocket
    person_id: str

    @property
    def session(self) -> tuple[str, str]:
        """What the unlock belongs to."""
        return self.person_id, self.login.token.id

    async def ask(self, clip_id: str, what: str = "ticket") -> Answer:
        """Ask for a ticket."""
        await self.page.send_json_auto_id({"type": f"footage_guard/clips/{what}", "clip_id": clip_id})
        answer: Answer = await self.page.receive_json()
        return answer

    async def ticket(self, clip_id: str, what: str = "ticket") -> str:
        """Return the address a ticket gives."""
        answer = await self.ask(clip_id, what)
        assert answer["success"], answer
        return str(answer["result"]["url"])


async def view(entry: MockConfigEntry, login: Login, person_id: str = OWNER_ID, passphrase: str = PASSPHRASE) -> Viewer:
    """Open a page and unlock the vault in it."""
    viewer = Viewer(login=login, page=await login.connect(), person_id=person_id)
    await runtime_of(entry).async_unlock(viewer.session, passphrase)
    return viewer


async def shape(answer: ClientResponse) -> tuple[int, bytes, dict[str, str]]:
    """Return all that somebody outside sees of an answer, but for the time it was given."""
    headers = {key.lower(): value for key, value in answer.headers.items() if key.lower() != "date"}
    return answer.status, await answer.read(), headers


def bytes_from(first: int, last: int | None = None) -> dict[str, str]:
    """Return the header that asks for a range."""
    return {"Range": f"bytes={first}-{'' if last is None else last}"}


type Watch = Callable[[], Awaitable[Viewer]]
