"""The key pair of a month. It is made at any time without a person; only a person opens its private half."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Final

from ...model.errors import ClipError, KeysDamaged
from ..age.keys import X25519Identity, X25519Recipient
from ..age.small import open_sealed, seal
from .document import Epoch, Keys

MONTH: Final = "%Y-%m"
_DIGITS: Final = 9
"""Of a number that is read; nobody is taken out as often."""
_BEYOND: Final = 10 ** (_DIGITS - 1)
"""No number from here on is gone on from: one that is read has to be able to follow, or every clip has a new key."""


def current_epoch(keys: Keys, now: datetime) -> Epoch | None:
    """Return the newest epoch of the month, or None where there is none yet, or that one was erased.

    A clock that jumps ahead makes the epoch of that month early, and one that goes back finds the old one again; but
    none that another one followed, which somebody who was taken out since may be able to open.
    """
    month = _month(now)
    found = [epoch for epoch in keys.epochs if _month_of(epoch.id) == month]
    return found[-1] if found and _number(found[-1].id) > _newest(keys.deleted_epochs, month) else None


def nobodys(_epoch_id: str) -> bool:
    """Tell of no id that it is taken."""
    return False


def with_new_epoch(keys: Keys, now: datetime, is_taken: Callable[[str], bool] = nobodys) -> Keys:
    """Return the keys with one more epoch, sealed for everybody who is a person now.

    `is_taken` tells of an id whether an epoch had it of which these keys do not know.
    """
    return _with_new(keys, _month(now), now, is_taken)


def with_new_epochs(keys: Keys, now: datetime, is_taken: Callable[[str], bool] = nobodys) -> Keys:
    """Return the keys with one more epoch for every month that has any, and last for that of now.

    Without the others, whoever is taken out opens what is recorded in a month whose key was made before it began, for a
    backup or by a clock that ran ahead, and what is recorded while the clock is wrong.
    """
    current = _month(now)
    others = [month for month in dict.fromkeys(_month_of(epoch.id) for epoch in keys.epochs) if month != current]
    for month in (*others, current):
        keys = _with_new(keys, month, now, is_taken)
    return keys


def open_epoch(epoch: Epoch, root: X25519Identity) -> X25519Identity:
    """Return the private half; raise ClipKeyMissing for somebody it was not sealed for, KeysDamaged.

    The private half must belong to the public one, or somebody who can write the file could have clips recorded
    for a key of their own.
    """
    text = open_sealed(epoch.sealed_identity, [root])
    try:
        identity = X25519Identity.parse(text.decode("ascii"))
    except ValueError as err:
        raise KeysDamaged from err
    if identity.recipient != epoch.recipient:
        raise KeysDamaged
    return identity


def resealed(epoch: Epoch, opener: X25519Identity, roots: Iterable[X25519Recipient]) -> Epoch:
    """Return the epoch sealed for other roots, or unchanged where the opener cannot open it."""
    try:
        identity = open_epoch(epoch, opener)
    except ClipError:
        return epoch
    return replace(epoch, sealed_identity=_seal(identity, roots))


def _seal(identity: X25519Identity, roots: Iterable[X25519Recipient]) -> bytes:
    return seal(identity.reveal().encode("ascii"), roots)


def _with_new(keys: Keys, month: str, now: datetime, is_taken: Callable[[str], bool]) -> Keys:
    identity = X25519Identity.generate()
    epoch = Epoch(
        id=_free_id(keys, month, is_taken),
        recipient=identity.recipient,
        sealed_identity=_seal(identity, (person.root for person in keys.people.values())),
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
    )
    return replace(keys, epochs=(*keys.epochs, epoch))


def _free_id(keys: Keys, month: str, is_taken: Callable[[str], bool]) -> str:
    """Return an id that no epoch has or had, after all of its month: clips name theirs, and an erased one stays so."""
    taken = {epoch.id for epoch in keys.epochs} | set(keys.deleted_epochs)
    number = _newest(taken, month)
    while (found := f"{month}.{number + 1}" if number else month) in taken or is_taken(found):
        number += 1
    return found


def _month(now: datetime) -> str:
    return f"{now.astimezone(UTC):{MONTH}}"


def _month_of(epoch_id: str) -> str:
    return epoch_id.partition(".")[0]


def _newest(epoch_ids: Iterable[str], month: str) -> int:
    numbers = (_number(epoch_id) for epoch_id in epoch_ids if _month_of(epoch_id) == month)
    return max((number for number in numbers if number < _BEYOND), default=0)


def _number(epoch_id: str) -> int:
    """Return which of its month an epoch is, the first is 1; what we did not write counts as that."""
    number = epoch_id.partition(".")[2]
    return int(number) if number.isdecimal() and len(number) <= _DIGITS else 1
