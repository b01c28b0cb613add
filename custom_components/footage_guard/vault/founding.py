"""How a vault begins: with new keys, or by taking over those that lie in its folder. Nothing here replaces a key."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Final

from ..disk.files import make_folder
from ..model.errors import KeysExist, KeysMissing
from ..model.lockdown import LockdownReason
from ..model.mode import Mode
from .device import forget_device_key, new_device_key
from .keyring.keyring import FILE as KEYS, Keyring
from .keyring.wrap import Cost, calibrated
from .mark import forget_mark
from .state.state import State

_LEDGER: Final = "ledger"


class Found(StrEnum):
    """What lies in a data folder."""

    NOTHING = "nothing"
    VAULT = "vault"
    LEDGER_ALONE = "ledger_alone"
    """A history without keys: its clips open for nobody."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Adopted:
    """What a vault that was taken over says of itself."""

    mode: Mode
    people: tuple[str, ...]
    """User ids."""


def look(folder: Path) -> Found:
    """Tell what lies in a folder; raise OSError where that cannot be told, for nothing may then be made there."""
    if _is_there(folder / KEYS):
        return Found.VAULT
    return Found.LEDGER_ALONE if _is_there(folder / _LEDGER) else Found.NOTHING


@dataclass(frozen=True, slots=True, kw_only=True)
class Founder:
    """The first approver of a vault, and how it is to be watched."""

    person_id: str
    """User id."""
    passphrase: str = field(repr=False)
    mode: Mode


def found(folder: Path, cache: Path, founder: Founder, now: datetime, cost: Callable[[], Cost] = calibrated) -> None:
    """Make the keys and the state of a new vault; raise KeysExist or OSError.

    The keys come last: until they are there, there is no vault, and the next try begins anew.
    """
    if look(folder) is not Found.NOTHING:
        raise KeysExist
    make_folder(folder)
    forget_mark(cache)
    device = None
    if founder.mode is Mode.CONVENIENCE:
        device = new_device_key(cache)
    else:
        # One of an earlier vault; a try before may have removed it.
        forget_device_key(cache, is_again=True)
    State.found(folder, founder.mode).close()
    try:
        Keyring.create(folder, founder.person_id, founder.passphrase, now, cost, device=device)
    except FileExistsError as err:
        raise KeysExist from err


def adopt(folder: Path, now: datetime) -> Adopted:
    """Take over a vault, locked down; raise what opening keys or state raises, KeysMissing or OSError.

    Whoever put the folder there is not known, so nobody watches before a person with a passphrase ends the lockdown.
    """
    try:
        keyring = Keyring.load(folder)
    except FileNotFoundError as err:
        raise KeysMissing from err
    state = State.load(folder, _ms(now))
    try:
        state.lock_down(LockdownReason.ADOPTED, _ms(now))
        return Adopted(mode=state.mode, people=keyring.people)
    finally:
        state.close()


def _is_there(path: Path) -> bool:
    with suppress(FileNotFoundError):
        path.lstat()
        return True
    return False


def _ms(moment: datetime) -> int:
    return int(moment.timestamp() * 1000)
