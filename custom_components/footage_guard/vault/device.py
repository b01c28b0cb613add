"""The key of convenience mode: it lies on this machine, so that whoever is signed in watches without a passphrase."""

from pathlib import Path
import secrets

from ..disk.files import make_folder, read_whole, write_whole
from ..model.errors import StepUpFailed, VaultFileRefused, VaultLocked
from .founding import DEVICE_KEY, DEVICE_KEY_BYTES
from .keyring.keyring import Keyring
from .keyring.wrap import Credential, Secrets


def device_key(cache: Path) -> bytes:
    """Return the key of this machine, made first where there is none; raise VaultFileRefused or OSError. Blocking."""
    try:
        return read_whole(cache / DEVICE_KEY)
    except FileNotFoundError:
        made = secrets.token_bytes(DEVICE_KEY_BYTES)
        make_folder(cache)
        write_whole(cache / DEVICE_KEY, made)
        return made


def open_by_device(keyring: Keyring, cache: Path, person_id: str) -> Secrets:
    """Return what the key opens of a person: never the half that votes. Blocking.

    Raises VaultLocked where there is no such key, or not of this vault: a backup of Home Assistant leaves it behind.
    Raises NotAnApprover.
    """
    try:
        return keyring.open(person_id, read_whole(cache / DEVICE_KEY), Credential.DEVICE)
    except (OSError, StepUpFailed, VaultFileRefused) as err:
        raise VaultLocked from err
