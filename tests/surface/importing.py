"""A home that imports footage, and what it is left with."""

from datetime import UTC, datetime, timedelta
import io
from pathlib import Path
from typing import Any

import av
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import NEWEST, Clip
from custom_components.footage_guard.model.facts import Fact
from custom_components.footage_guard.vault.opening import open_clip
from tests.footage import footage
from tests.people import OWNER_ID, PASSPHRASE

STARTED = datetime.now(UTC).replace(microsecond=0) - timedelta(hours=1)
CAMERA = "binary_sensor.front_door_recording"


class Importer:
    """A loaded vault with one camera, and a folder that actions may read."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry, folder: Path) -> None:
        self.hass = hass
        self.entry = entry
        self.folder = folder

    @property
    def runtime(self) -> VaultRuntime:
        """The vault."""
        vault: VaultRuntime = self.entry.runtime_data.vault
        return vault

    def put(self, name: str = "clip.mp4", content: bytes | None = None) -> str:
        """Put a file into the folder; return its path."""
        path = self.folder / name
        path.write_bytes(footage(sound="aac") if content is None else content)
        return str(path)

    async def ask(self, **fields: Any) -> Any:
        """Call the action, and return its answer."""
        usual = {"camera": CAMERA, "started_at": STARTED.isoformat()}
        return await self.hass.services.async_call(
            DOMAIN, "import_clip", usual | fields, blocking=True, return_response=True
        )

    async def clip_id(self, **fields: Any) -> str:
        """Import a clip, and return its id."""
        answer = await self.ask(**fields)
        assert set(answer) == {"clip_id"}
        return str(answer["clip_id"])

    async def refusal(self, **fields: Any) -> str:
        """Return why an import is refused; nothing of it may stay."""
        facts = await self.facts()
        with pytest.raises(HomeAssistantError) as refused:
            await self.ask(**fields)
        assert await self.facts() == facts
        assert not [path for path in self.files() if path.suffix in {".age", ".part"}]
        return str(refused.value.translation_key)

    async def clips(self) -> list[Clip]:
        """Return all clips, oldest first."""
        return await self.runtime.async_do(lambda vault: vault.index.page(None, NEWEST, 100)[::-1])

    async def facts(self) -> list[Fact]:
        """Return all that was told."""
        return await self.runtime.async_do(lambda vault: [fact for _, fact in vault.journal.facts()])

    async def content(self, clip: Clip) -> bytes:
        """Unlock the vault, and return what a clip holds."""
        unlocked = await self.runtime.async_unlock((OWNER_ID, "login"), PASSPHRASE)

        def read(vault: Any) -> bytes:
            with open_clip(vault, clip.id, unlocked) as opened:
                return opened.read(0, opened.length)

        return await self.runtime.async_do(read)

    def files(self) -> list[Path]:
        """Return all files below the configuration, apart from those that were there to be imported."""
        found = Path(self.hass.config.config_dir).rglob("*")
        return [path for path in found if path.is_file() and not path.is_relative_to(self.folder)]

    def plaintext(self) -> list[Path]:
        """Return the files that hold a piece of the footage."""
        return [path for path in self.files() if any(piece in path.read_bytes() for piece in _pieces())]


def _pieces() -> list[bytes]:
    """Return what every copy of the footage holds, in whatever kind of file."""
    with av.open(io.BytesIO(footage(sound="aac")), "r") as container:
        packets = [bytes(packet) for packet in container.demux(video=0) if packet.is_keyframe]
    return [b"ftypiso", b"moof", *(packet[-24:] for packet in packets)]
