"""A loaded vault with two cameras and clips, for actions that find and hold them."""

from datetime import UTC, datetime
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.clip import Clip, HoldKind
from custom_components.footage_guard.model.facts import HoldPlaced
from custom_components.footage_guard.model.ids import CameraId, ClipId, HoldId
from custom_components.footage_guard.vault.recording import Recording, record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import OWNER_ID
from tests.pictures import PICTURE

from .conftest import camera_subentry

START_MS = 1_795_507_200_000
START = "2026-11-24T08:00:00+00:00"
MINUTE_MS = 60_000


class Kept:
    """What automations see of a vault."""

    def __init__(self, hass: HomeAssistant, entry: MockConfigEntry) -> None:
        """Use a loaded entry whose first camera is the front door, and whose second is the gate."""
        self.hass = hass
        self.entry = entry
        self.door, self.gate = map(CameraId, entry.subentries)

    @classmethod
    async def load(cls, hass: HomeAssistant) -> Kept:
        """Load the vault."""
        entry = MockConfigEntry(
            domain=DOMAIN,
            title="Footage Guard",
            data={"mode": "sealed", "approver": OWNER_ID},
            subentries_data=[camera_subentry(indoor=False), camera_subentry(title="Gate")],
        )
        entry.add_to_hass(hass)
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        return cls(hass, entry)

    @property
    def runtime(self) -> VaultRuntime:
        """The vault."""
        vault: VaultRuntime = self.entry.runtime_data.vault
        return vault

    def device(self, camera: CameraId) -> str:
        """Return the device of a camera."""
        device = dr.async_get(self.hass).async_get_device_by_identifier((DOMAIN, camera), self.entry.entry_id)
        assert device is not None
        return device.id

    async def begin(self, minute: int = 0, camera: CameraId | None = None) -> Recording:
        """Begin a clip so many minutes after the start."""

        def do(vault: Vault) -> Recording:
            start_ms = START_MS + minute * MINUTE_MS
            begun = record(vault, camera or self.door, start_ms, datetime.now(UTC), PICTURE)
            begun.write(b"moving pictures")
            return begun

        return await self.runtime.async_do(do)

    async def record(self, minute: int = 0, camera: CameraId | None = None) -> ClipId:
        """Record half a minute."""
        recording = await self.begin(minute, camera)
        end_ms = START_MS + minute * MINUTE_MS + MINUTE_MS // 2
        await self.runtime.async_do(lambda _vault: recording.finish(end_ms))
        return recording.clip_id

    async def clip(self, clip_id: ClipId) -> Clip:
        """Return a clip."""
        clip = await self.runtime.async_do(lambda vault: vault.index.get(clip_id))
        assert clip is not None
        return clip

    async def hold(self, clip_id: ClipId, kind: HoldKind) -> HoldId:
        """Hold a clip for somebody else."""
        hold_id = HoldId("01KB2000000000000000000000")
        fact = HoldPlaced(hold_id=hold_id, kind=kind, clip_ids=(clip_id,), made_ms=START_MS, until_ms=None)
        await self.runtime.async_do(lambda vault: vault.tell(fact))
        return hold_id

    async def holds(self) -> list[HoldId]:
        """Return all holds, the oldest first."""
        return [hold.hold_id for hold in await self.runtime.async_do(lambda vault: vault.index.holds())]

    async def call(self, action: str, context: Context | None = None, **data: Any) -> Any:
        """Call an action and return what it answers."""
        return await self.hass.services.async_call(
            DOMAIN, action, data, blocking=True, return_response=True, context=context
        )

    async def do(self, action: str, **data: Any) -> None:
        """Call an action that answers nothing."""
        await self.hass.services.async_call(DOMAIN, action, data, blocking=True)
