"""The key of convenience mode: it lies on this machine, so that whoever is signed in watches without a passphrase."""

from contextlib import suppress
import os
from pathlib import Path
import secrets
from typing import Final

from ..disk.files import make_folder, opened_folder, read_whole, write_whole
from ..model.errors import StepUpFailed, VaultFileRefused, VaultLocked
from .keyring.keyring import Keyring
from .keyring.wrap import Credential, Secrets

DEVICE_KEY: Final = "device.key"
"""In the cache folder, which no backup of Home Assistant carries."""
DEVICE_KEY_BYTES: Final = 32


def device_key(cache: Path) -> bytes:
    """Return the key of this machine, made first where there is none; raise VaultFileRefused or OSError. Blocking."""
    try:
        return read_whole(cache / DEVICE_KEY)
    except FileNotFoundError:
        return new_device_key(cache)


def new_device_key(cache: Path) -> bytes:
    """Return another key, in place of any that there is; raise OSError. Blocking."""
    made = secrets.token_bytes(DEVICE_KEY_BYTES)
    make_folder(cache)
    write_whole(cache / DEVICE_KEY, made)
    return made


def forget_device_key(cache: Path, *, is_again: bool = False) -> None:
    """Remove the key of this machine, durably; raise OSError. Blocking.

    In sealed mode nothing may need it. Without this, whoever takes the disk opens with it what an older copy of the
    keys, in a backup, still holds behind it. Where there is none nothing is synced, for that is asked at each start,
    unless a try before may have failed at that.
    """
    with suppress(FileNotFoundError), opened_folder(cache) as folder:
        try:
            os.unlink(DEVICE_KEY, dir_fd=folder)
        except FileNotFoundError:
            if not is_again:
                return
        os.fsync(folder)


def open_by_device(keyring: Keyring, cache: Path, person_id: str) -> Secrets:
    """Return what the key opens of a person: never the half that votes. Blocking.

    Raises VaultLocked where there is no such key, or not of this vault: a backup of Home Assistant leaves it behind.
    Raises NotAnApprover.
    """
    try:
        return keyring.open(person_id, read_whole(cache / DEVICE_KEY), Credential.DEVICE)
    except (OSError, StepUpFailed, VaultFileRefused) as err:
        raise VaultLocked from err
