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


def current_epoch(keys: Keys, now: datetime) -> Epoch | None:
    """Return the newest epoch of the month, or None where there is none yet.

    A clock that jumps ahead makes the epoch of that month early, and one that goes back finds the old one again.
    """
    month = f"{now.astimezone(UTC):{MONTH}}"
    found = [epoch for epoch in keys.epochs if epoch.id.partition(".")[0] == month]
    return found[-1] if found else None


def nobodys(_epoch_id: str) -> bool:
    """Tell of no id that it is taken."""
    return False


def with_new_epoch(keys: Keys, now: datetime, is_taken: Callable[[str], bool] = nobodys) -> Keys:
    """Return the keys with one more epoch, sealed for everybody who is a person now.

    `is_taken` tells of an id whether an epoch had it of which these keys do not know.
    """
    identity = X25519Identity.generate()
    epoch = Epoch(
        id=_free_id(keys, now, is_taken),
        recipient=identity.recipient,
        sealed_identity=_seal(identity, (person.root for person in keys.people.values())),
        made_at=now.astimezone(UTC).isoformat(timespec="seconds"),
    )
    return replace(keys, epochs=(*keys.epochs, epoch))


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


def _free_id(keys: Keys, now: datetime, is_taken: Callable[[str], bool]) -> str:
    """Return an id that no epoch has or had: clips name theirs, and an erased one must stay erased."""
    month = f"{now.astimezone(UTC):{MONTH}}"
    taken = {epoch.id for epoch in keys.epochs} | set(keys.deleted_epochs)
    number = sum(1 for epoch_id in taken if epoch_id.partition(".")[0] == month)
    while (found := f"{month}.{number + 1}" if number else month) in taken or is_taken(found):
        number += 1
    return found
