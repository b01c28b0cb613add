"""A front door whose simulated doorbell is read and recorded by a real core, and what can be seen of it."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
import io
from pathlib import Path
import re
from threading import Thread
import time
from typing import Any, Final

import av
from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import NEWEST, Clip
from custom_components.footage_guard.model.facts import ClipAccounted, Fact
from custom_components.footage_guard.vault.opening import open_clip
from tests.cameras.device import Device, see
from tests.cameras.processes import SIMULATOR, running
from tests.people import OWNER_ID, PASSPHRASE
from tools.sim_doorbell import Stamp

from .conftest import camera_subentry

BELL, MOTION = "event.bell", "binary_sensor.hall"
FPS = 15
GROUP_MS = 2000
"""Between two key frames of the simulated doorbell."""
PRE_ROLL_S, POST_ROLL_S = 2, 1
WAIT_S = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One decoded picture of a clip: what is burnt in, and the time the clip gives it."""

    stamp: Stamp
    at_ms: float


@contextmanager
def doorbell(*traits: str, fps: int = FPS) -> Iterator[Device]:
    """Run a simulated doorbell."""
    spec = ":".join(["porch", *traits])
    with running(*SIMULATOR, "--camera", spec, "--fps", str(fps), "--size", "640x360") as ready:
        found = ready["cameras"]["porch"]
        yield Device(url=found["url"], stream=found["stream"])


class Doorstep:
    """A loaded vault with one camera."""

    def __init__(self, hass: HomeAssistant, device: Device) -> None:
        """Load nothing yet."""
        self.hass = hass
        self.device = device
        self.entry: MockConfigEntry | None = None

    async def load(self, **settings: Any) -> None:
        """Load a vault with the front door, and wait for its first picture."""
        self.hass.states.async_set(BELL, "unknown", {})
        self.hass.states.async_set(MOTION, "off")
        chosen: dict[str, Any] = {
            "stream_url": self.device.stream,
            "doorbell_entity": BELL,
            "motion_entity": MOTION,
            "pre_roll_s": PRE_ROLL_S,
            "post_roll_s": POST_ROLL_S,
        }
        self.entry = MockConfigEntry(
            domain=DOMAIN,
            title="Footage Guard",
            data={"mode": "sealed", "approver": OWNER_ID},
            subentries_data=[camera_subentry(**(chosen | settings))],
        )
        self.entry.add_to_hass(self.hass)
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.until(lambda: self.state("camera.front_door") == "idle")

    @property
    def runtime(self) -> VaultRuntime:
        """The vault."""
        assert self.entry is not None
        vault: VaultRuntime = self.entry.runtime_data.vault
        return vault

    def state(self, entity_id: str) -> str | None:
        """Return the state of an entity."""
        state = self.hass.states.get(entity_id)
        return state.state if state else None

    async def until(self, is_so: Callable[[], object]) -> None:
        """Wait for something."""
        async with asyncio.timeout(WAIT_S):
            while not is_so():  # noqa: ASYNC110  # what is waited for are states, which tell nobody here
                await asyncio.sleep(0.02)

    async def tell(self, path: str) -> Any:
        """Have something happen to the doorbell."""
        return await asyncio.to_thread(self.device.post, path)

    def ring(self, late_s: float = 0.0) -> int:
        """Tell Home Assistant of a press that was so long ago; return when it was."""
        now_ms = time.time_ns() // 1_000_000 - round(late_s * 1000)
        at = datetime.fromtimestamp(now_ms / 1000, UTC).isoformat(timespec="milliseconds")
        self.hass.states.async_set(BELL, at, {"event_type": "ring", "event_types": ["ring"]})
        return now_ms

    def move(self, *, is_on: bool) -> None:
        """Have the motion sensor tell something."""
        self.hass.states.async_set(MOTION, "on" if is_on else "off")

    async def recorded(self, clips: int = 1) -> list[Clip]:
        """Wait until so many clips have ended and none is being written; return all, oldest first."""
        async with asyncio.timeout(WAIT_S):
            while True:
                found = await self.clips()
                if len(found) >= clips and all(clip.state != "open" for clip in found) and not self.is_recording:
                    return found
                await asyncio.sleep(0.05)

    @property
    def is_recording(self) -> bool:
        """Whether a clip is being written."""
        return self.state("binary_sensor.front_door_recording") == "on"

    async def clips(self) -> list[Clip]:
        """Return all clips, oldest first."""
        return await self.runtime.async_do(lambda vault: vault.index.page(None, NEWEST, 100)[::-1])

    async def facts(self) -> list[Fact]:
        """Return all that was told."""
        return await self.runtime.async_do(lambda vault: [fact for _, fact in vault.journal.facts()])

    async def account(self, clip: Clip) -> ClipAccounted:
        """Return what was told of a clip's recording."""
        (account,) = [
            fact for fact in await self.facts() if isinstance(fact, ClipAccounted) and fact.clip_id == clip.id
        ]
        return account

    async def content(self, clip: Clip) -> bytes:
        """Unlock the vault, and return what a clip holds."""
        unlocked = await self.runtime.async_unlock((OWNER_ID, "login"), PASSPHRASE)

        def read(vault: Any) -> bytes:
            with open_clip(vault, clip.id, unlocked) as opened:
                return opened.read(0, opened.length)

        return await self.runtime.async_do(read)

    async def shown(self, clip: Clip) -> list[Shown]:
        """Return the pictures of a clip."""
        content = await self.content(clip)
        return await asyncio.to_thread(_decoded, content, clip.start_ms)

    def plaintext(self) -> list[Path]:
        """Return the files of this Home Assistant in which a piece of a video lies open."""
        files = [path for path in Path(self.hass.config.config_dir).rglob("*") if path.is_file()]
        return [path for path in files if is_video(path.read_bytes())]


_OF_VIDEO: Final = re.compile(
    rb"ftypiso|moof\x00\x00\x00\x10mfhd"  # how a file and each of its pieces begin
    rb"|\x00\x00\x01\x65\x88[\x80-\x8f]"  # and how the encoder of the cameras begins each whole picture
)


def is_video(content: bytes) -> bool:
    """Tell whether a piece of a video lies open.

    Words of four bytes come in what is sealed by chance, and of five in the numbers of a database.
    """
    return _OF_VIDEO.search(content) is not None


def _decoded(content: bytes, start_ms: int) -> list[Shown]:
    with av.open(io.BytesIO(content), mode="r") as container:
        base = container.streams.video[0].time_base
        assert base is not None
        return [
            Shown(stamp=seen.stamp, at_ms=start_ms + float((seen.frame.pts or 0) * base) * 1000)
            for seen in see(container)
        ]


def numbers(shown: list[Shown]) -> list[int]:
    """Return the burnt-in numbers of pictures."""
    return [picture.stamp.frame_number for picture in shown]


class Witness:
    """Watches a doorbell beside the recorder, to know what was sent: on a busy machine it leaves pictures out."""

    def __init__(self, device: Device) -> None:
        """Begin to watch."""
        self._device = device
        self._numbers: list[int] = []
        self._is_over = False
        self._thread = Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """Stop watching."""
        self._is_over = True
        self._thread.join()

    def must_agree(self, shown: list[Shown]) -> None:
        """Pass pictures of which none is missing, none comes twice, and each has its time.

        The stamp is drawn before it is encoded and sent, which takes up to 0.3 s on a busy machine.
        """
        found = numbers(shown)
        deadline = time.monotonic() + WAIT_S
        while not (self._numbers and self._numbers[-1] >= found[-1]) and time.monotonic() < deadline:
            time.sleep(0.05)
        sent = [number for number in self._numbers if found[0] <= number <= found[-1]]
        added, missing = [number for number in found if number not in sent], [*set(sent) - set(found)]
        assert found == sorted(set(found)), found
        assert not added, f"nobody else saw {added}"
        assert not missing, f"missing: {missing} of {found[0]} to {found[-1]}"
        assert all(-20 < picture.at_ms - picture.stamp.epoch_ms < 400 for picture in shown)

    def _watch(self) -> None:
        with self._device.watching() as pictures:
            for picture in pictures:
                self._numbers.append(picture.stamp.frame_number)
                if self._is_over:
                    return
