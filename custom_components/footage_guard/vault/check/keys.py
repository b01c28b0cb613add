"""The keys, as far as anybody can look at them without a secret (2), and whether they fit the clips (11)."""

from collections import Counter
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from ...disk.files import read_whole
from ...model.errors import ClipHeaderInvalid, KeysDamaged, KeysTooNew, VaultFileRefused
from ..age.header import parse_header
from ..age.keys import X25519Identity
from ..age.stream import PAYLOAD_NONCE_BYTES, TAG, sealed_length
from ..keyring.document import Epoch, Keys, Person, dump_keys, parse_keys
from ..keyring.keyring import FILE
from ..keyring.wrap import SECRET_BYTES, Credential
from .findings import Code, Finding, shown
from .headers import are_x25519

_IDENTITY_BYTES: Final = len(X25519Identity(bytes(SECRET_BYTES)).reveal())
_SEALED_BYTES: Final = {
    Credential.PASSPHRASE: 2 * SECRET_BYTES + TAG,
    Credential.RECOVERY: 2 * SECRET_BYTES + TAG,
    Credential.DEVICE: SECRET_BYTES + TAG,
}
"""A device key opens no key to vote with."""


def read_keys(folder: Path) -> tuple[Keys | None, list[Finding]]:
    """Return the keys where they can be read, and what is wrong with them; raise OSError."""
    try:
        data = read_whole(folder / FILE)
        keys = parse_keys(data)
    except FileNotFoundError:
        return None, [Finding(Code.KEYS_MISSING, FILE)]
    except KeysDamaged, KeysTooNew, VaultFileRefused:
        return None, [Finding(Code.KEYS_DAMAGED, FILE)]
    found = []
    if dump_keys(keys) != data:
        # Whatever a reader ignores may be what somebody hides there.
        found.append(Finding(Code.KEYS_UNUSUAL, FILE))
    if not all(map(_are_wraps_usual, keys.people.values())):
        found.append(Finding(Code.WRAP_UNUSUAL, FILE))
    return keys, found


def check_epochs(keys: Keys, needed: Collection[str], erased: Collection[str] | None) -> Iterator[Finding]:
    """Yield what does not fit: `needed` are the epochs of clips, `erased` those the ledger tells, None without one."""
    held = {epoch.id for epoch in keys.epochs}
    for epoch_id in sorted({*needed} - held):
        is_told = epoch_id in keys.deleted_epochs
        yield Finding(Code.MONTH_ERASED if is_told else Code.MONTH_WITHOUT_KEY, shown(epoch_id))
    recipients = Counter(epoch.recipient for epoch in keys.epochs)
    for epoch in keys.epochs:
        people = len(keys.people) if epoch is _newest(keys) else None
        if recipients[epoch.recipient] > 1:
            yield Finding(Code.MONTH_SHARES_KEY, shown(epoch.id))
        yield from _judge_identity(epoch, people)
    if erased is not None:
        yield from (Finding(Code.MONTH_NOT_ERASED, shown(epoch_id)) for epoch_id in sorted(held & {*erased}))
        untold = sorted({*keys.deleted_epochs} - {*erased})
        yield from (Finding(Code.MONTH_ERASED_UNTOLD, shown(epoch_id)) for epoch_id in untold)


def _are_wraps_usual(person: Person) -> bool:
    return all(len(wrap.sealed) == _SEALED_BYTES[wrap.credential] for wrap in person.wraps)


def _newest(keys: Keys) -> Epoch | None:
    """Return the epoch of which it is known who the people were when it was sealed: all that there are now.

    Whoever comes is given the months that the person who adds them can open, and whoever goes ends a month; but where
    that month was erased since, an older one is the newest.
    """
    if not keys.epochs:
        return None
    newest = keys.epochs[-1]
    return None if any(_month(epoch_id) >= _month(newest.id) for epoch_id in keys.deleted_epochs) else newest


def _month(epoch_id: str) -> str:
    return epoch_id.partition(".")[0]


def _judge_identity(epoch: Epoch, people: int | None) -> Iterator[Finding]:
    try:
        header = parse_header(epoch.sealed_identity)
    except ClipHeaderInvalid:
        yield Finding(Code.MONTH_UNUSUAL, shown(epoch.id))
        return
    length = header.length + PAYLOAD_NONCE_BYTES + sealed_length(_IDENTITY_BYTES)
    if not are_x25519(header.stanzas) or len(epoch.sealed_identity) != length:
        yield Finding(Code.MONTH_UNUSUAL, shown(epoch.id))
    elif people not in (None, len(header.stanzas)):
        yield Finding(Code.MONTH_PEOPLE, shown(epoch.id))
