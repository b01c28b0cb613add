"""What a run leaves behind for whoever wants to look at it with other tools."""

import asyncio
from pathlib import Path
import shutil
from typing import Any

from ..steps import Steps
from .household import OWNER_PASSPHRASE, Demo
from .identity import identities, open_with
from .sharing import Given


def leave(steps: Steps, demo: Demo, out: Path) -> None:
    """Leave the steps and Home Assistant's log."""
    out.mkdir(parents=True, exist_ok=True)
    steps.write(out / "steps.json")
    shutil.copy(demo.place.log, out / "home-assistant.log")


async def leave_evidence(demo: Demo, clip: dict[str, Any], given: Given, out: Path) -> None:
    """Leave vault, ledger, the keys in clear, the clip as it was recorded, and what the recipient got."""
    person = await demo.client.command("auth/current_user")
    await asyncio.to_thread(_leave_evidence, demo, str(person["id"]), clip, given, out)


def _leave_evidence(demo: Demo, person_id: str, clip: dict[str, Any], given: Given, out: Path) -> None:
    data = demo.place.config_dir / "footage_guard"
    for name in ("vault", "ledger"):
        shutil.copytree(data / name, out / name, dirs_exist_ok=True)
    found = identities(data / "keys.json", person_id, OWNER_PASSPHRASE)
    (out / "identity.txt").write_text("".join(f"{identity}\n" for identity in found))
    (stored,) = (out / "vault").rglob(f"{clip['clip_id']}.age")
    (out / "clip.mp4").write_bytes(open_with(stored.read_bytes(), found))
    bundle = out / "bundle"
    bundle.mkdir(exist_ok=True)
    for name, content in given.bundle.items():
        (bundle / name).write_bytes(content)
