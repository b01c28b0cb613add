"""The first half of the main job: a ring becomes a clip in the vault that begins before it."""

import asyncio
from pathlib import Path
from typing import Any

from ..home.client import HomeClient
from ..steps import CheckFailed
from .cameras import Camera
from .household import PRE_ROLL_S, Demo

_CLIP_S = 60.0
_RINGS = 4
"""So often at most."""
_HEARD_MS = range(-50, 2000)
"""Home Assistant hears of a press a moment later, where the doorbell does not say when it was."""
_AGE = b"age-encryption.org/v1\n-> X25519 "
_PLAIN = (b"ftyp", b"moof", b"mdat")
"""What an MP4 file is made of."""


async def check_recording(demo: Demo, camera: Camera) -> tuple[dict[str, Any], str]:
    """Ring once there is enough to look back on, and return the clip and what became of it.

    A machine that is busy may keep its own doorbell waiting, which the clip then says: it is rung at again.
    """
    for _ in range(_RINGS):
        rang, account, sealed = await _ring(demo, camera)
        if not account["gaps"]:
            break
    clip = sealed["fact"]
    before_s = (rang - clip["start_ms"]) / 1000
    if before_s < PRE_ROLL_S or account["gaps"]:
        message = f"the clip begins {before_s:.1f} s before the bell: {account}"
        raise CheckFailed(message)
    size = await asyncio.to_thread(_must_be_encrypted, demo.place.config_dir, clip)
    length_s = (clip["end_ms"] - clip["start_ms"]) / 1000
    return (
        clip,
        f"clip recorded, {before_s:.1f} s before the bell, {length_s:.1f} s long, encrypted ({size // 1000} kB)",
    )


async def _ring(demo: Demo, camera: Camera) -> tuple[int, dict[str, Any], dict[str, Any]]:
    """Ring when nothing is recorded; return when it rang, and the account and the record of the clip."""
    client, key = demo.client, camera.doorbell.key
    async with asyncio.timeout(_CLIP_S):
        while ((await client.state(f"binary_sensor.{key}_recording")) or {}).get("state") != "off":
            await asyncio.sleep(0.2)
    rang = (await client.request("POST", f"{camera.url}/ring")).json()["rang_at_ms"]
    return rang, *await clip_of(client, rang)


async def clip_of(client: HomeClient, rang_ms: int) -> tuple[dict[str, Any], dict[str, Any]]:
    """Wait until the history tells of the whole clip that a ring asked for; return its account and its record."""
    async with asyncio.timeout(_CLIP_S):
        while True:
            told = await client.command("footage_guard/ledger/list")
            accounts = {
                fact["fact"]["clip_id"]: fact["fact"]["account"]
                for fact in told["facts"]
                if fact["kind"] == "clip_accounted" and _is_asked_by(fact["fact"]["account"], rang_ms)
            }
            for fact in told["facts"]:
                if fact["kind"] == "clip_sealed" and fact["fact"]["clip_id"] in accounts:
                    return accounts[fact["fact"]["clip_id"]], fact
            await asyncio.sleep(0.2)


def _is_asked_by(account: dict[str, Any], rang_ms: int) -> bool:
    """Tell whether a bell at that time asked for it."""
    return any(asked["kind"] == "bell" and asked["at_ms"] - rang_ms in _HEARD_MS for asked in account["triggers"])


def _must_be_encrypted(config_dir: Path, clip: dict[str, Any]) -> int:
    (path,) = (config_dir / "footage_guard" / "vault").rglob(f"{clip['clip_id']}.*")
    content = path.read_bytes()
    if path.suffix != ".age" or not content.startswith(_AGE) or any(word in content for word in _PLAIN):
        message = f"{path.name} is not an encrypted clip"
        raise CheckFailed(message)
    return len(content)
