"""Which folders may hold clips."""

from collections.abc import Iterable
from pathlib import Path

from homeassistant.core import HomeAssistant

from ..model.errors import VaultPathNotAllowed
from .executor import run_blocking


async def may_hold_clips(hass: HomeAssistant, folder: str) -> None:
    """Pass a folder that Home Assistant itself neither serves nor writes to; raise VaultPathNotAllowed otherwise.

    Whoever may browse media, open /local or call an action that takes an allowlisted path would reach the
    clips there, and an update replaces the folder of an integration.
    """
    await run_blocking(hass, _may_hold_clips, folder, tuple(_reachable_folders(hass)))


def _reachable_folders(hass: HomeAssistant) -> Iterable[str]:
    yield from (hass.config.path(name) for name in ("www", "media", "custom_components", ".storage", "deps", "tts"))
    yield from hass.config.media_dirs.values()
    yield from hass.config.allowlist_external_dirs


def _may_hold_clips(folder: str, reachable: tuple[str, ...]) -> None:
    path = Path(folder)
    if not path.is_absolute():
        raise VaultPathNotAllowed
    # Resolved first, so that neither a link nor ".." leads back into a reachable folder.
    target = path.resolve()
    if target == Path(target.anchor) or (target.exists() and not target.is_dir()):
        raise VaultPathNotAllowed
    for name in reachable:
        other = Path(name).resolve()
        if target.is_relative_to(other) or other.is_relative_to(target):
            raise VaultPathNotAllowed
