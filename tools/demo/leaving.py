"""What a run leaves behind for whoever wants to look at it with other tools."""

import asyncio
from pathlib import Path
import shutil
from typing import Any

from ..steps import Steps
from .household import OWNER_PASSPHRASE, Demo, DemoFailed
from .identity import identities, open_with
from .sharing import Given

_STEPS = "steps.json"
"""The first that a run leaves; nothing else is removed where it is not."""
_LEFT = ("vault", "ledger", "identity.txt", "clip.mp4", "bundle", "home-assistant.log", _STEPS)


def clear(out: Path) -> None:
    """Remove what an earlier run left, and nothing else; raise DemoFailed where something lies that none left."""
    found = [path for name in _LEFT if (path := out / name).exists() or path.is_symlink()]
    if found and found[-1].name != _STEPS:
        message = f"{found[0]} is not from a demo; choose another folder"
        raise DemoFailed(message)
    for path in found:
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def leave(steps: Steps, demo: Demo, out: Path) -> None:
    """Leave the steps and Home Assistant's log."""
    out.mkdir(parents=True, exist_ok=True)
    steps.write(out / _STEPS)
    shutil.copy(demo.place.log, out / "home-assistant.log")


async def leave_evidence(demo: Demo, clip: dict[str, Any], given: Given, out: Path) -> None:
    """Leave vault, ledger, the keys in clear, the clip as it was recorded, and what the recipient got."""
    person = await demo.client.command("auth/current_user")
    await asyncio.to_thread(_leave_evidence, demo, str(person["id"]), clip, given, out)


def _leave_evidence(demo: Demo, person_id: str, clip: dict[str, Any], given: Given, out: Path) -> None:
    data = demo.place.config_dir / "footage_guard"
    for name in ("vault", "ledger"):
        shutil.copytree(data / name, out / name)
    found = identities(data / "keys.json", person_id, OWNER_PASSPHRASE)
    (out / "identity.txt").write_text("".join(f"{identity}\n" for identity in found))
    (stored,) = (out / "vault").rglob(f"{clip['clip_id']}.age")
    (out / "clip.mp4").write_bytes(open_with(stored.read_bytes(), found))
    bundle = out / "bundle"
    bundle.mkdir()
    for name, content in given.bundle.items():
        (bundle / name).write_bytes(content)
