"""What keys.json holds, and its only reader and writer. Nothing in it opens a clip without a credential."""

from base64 import b64decode, b64encode
from collections.abc import Mapping
from dataclasses import dataclass, field
import json
from typing import Any, Final

from ...model.errors import KeysDamaged, KeysTooNew
from ..age.keys import X25519Recipient
from .wrap import SALT_BYTES, Cost, Credential, Wrap, is_affordable

VERSION: Final = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """The public half of a person's keys, and the wraps around the private half."""

    root: X25519Recipient
    approver: bytes
    """Ed25519 public key: who may vote."""
    wraps: tuple[Wrap, ...]

    def bound_to(self, person_id: str) -> bytes:
        """Return what a wrap of this person belongs to, so that it opens nowhere else."""
        return b"\0".join([person_id.encode(), self.root.public, self.approver])


@dataclass(frozen=True, slots=True, kw_only=True)
class Epoch:
    """A month's key pair: the public half records, the private half lies sealed for the roots."""

    id: str
    """`2026-11`, or `2026-11.2` where the month already had one."""
    recipient: X25519Recipient
    sealed_identity: bytes
    """An age file to every root of that time, with the identity in the text form of age."""
    made_at: str
    """UTC, RFC 3339."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Keys:
    """All of keys.json."""

    people: Mapping[str, Person]
    """By user id."""
    epochs: tuple[Epoch, ...]
    """Oldest first."""
    deleted_epochs: Mapping[str, str] = field(default_factory=dict)
    """Id and time of deletion (UTC): clips of these cannot be opened any more."""


def dump_keys(keys: Keys) -> bytes:
    """Return the file's content."""
    return json.dumps(_dump(keys), indent=1, sort_keys=True).encode() + b"\n"


def _dump(keys: Keys) -> dict[str, Any]:
    return {
        "version": VERSION,
        "people": {person_id: _dump_person(person) for person_id, person in keys.people.items()},
        "epochs": [_dump_epoch(epoch) for epoch in keys.epochs],
        "deleted_epochs": dict(keys.deleted_epochs),
    }


def parse_keys(data: bytes) -> Keys:
    """Read the file's content; raise KeysTooNew, or KeysDamaged for anything else we would not have written."""
    try:
        document = json.loads(data)
        _may_be_read(document["version"])
        if not document["people"]:
            raise KeysDamaged
        keys = Keys(
            people={str(person_id): _parse_person(person) for person_id, person in document["people"].items()},
            epochs=tuple(_parse_epoch(epoch) for epoch in document["epochs"]),
            deleted_epochs={str(epoch_id): str(at) for epoch_id, at in document["deleted_epochs"].items()},
        )
        _may_be_ours(keys, document)
    except (ValueError, OverflowError, KeyError, TypeError, AttributeError, RecursionError) as err:
        raise KeysDamaged from err
    return keys


def _may_be_read(version: object) -> None:
    """Pass the only version there is; raise KeysTooNew for a later one, of which nobody here knows what it means."""
    if isinstance(version, int) and version > VERSION:
        raise KeysTooNew
    if version != VERSION or isinstance(version, bool):
        raise KeysDamaged


def _may_be_ours(keys: Keys, document: object) -> None:
    """Pass what has one meaning; raise KeysDamaged, or UnicodeEncodeError for an id that no wrap can be bound to."""
    credentials = [(person_id, wrap.credential) for person_id, person in keys.people.items() for wrap in person.wraps]
    epochs = [*(epoch.id for epoch in keys.epochs), *keys.deleted_epochs]
    # Of two with one name, one reader would take the first and another the last.
    is_twice = len({*credentials}) < len(credentials) or len({*epochs}) < len(epochs)
    if is_twice or _dump(keys) != document:
        raise KeysDamaged
    "".join(keys.people).encode()


def _dump_person(person: Person) -> dict[str, Any]:
    return {
        "root": str(person.root),
        "approver": _text(person.approver),
        "wraps": [
            {
                "credential": wrap.credential.value,
                "memory_kib": wrap.cost.memory_kib,
                "iterations": wrap.cost.iterations,
                "lanes": wrap.cost.lanes,
                "salt": _text(wrap.salt),
                "sealed": _text(wrap.sealed),
            }
            for wrap in person.wraps
        ],
    }


def _parse_person(data: Mapping[str, Any]) -> Person:
    approver = _bytes(data["approver"])
    if len(approver) != 32:  # noqa: PLR2004  # an Ed25519 public key
        raise KeysDamaged
    wraps = tuple(_parse_wrap(wrap) for wrap in data["wraps"])
    return Person(root=X25519Recipient.parse(data["root"]), approver=approver, wraps=wraps)


def _parse_wrap(data: Mapping[str, Any]) -> Wrap:
    cost = Cost(
        memory_kib=int(data["memory_kib"]),
        iterations=int(data["iterations"]),
        lanes=int(data["lanes"]),
    )
    salt = _bytes(data["salt"])
    # Whoever can write the file could otherwise make every try cheap, or the host run out of memory.
    if not is_affordable(cost) or len(salt) != SALT_BYTES:
        raise KeysDamaged
    return Wrap(
        credential=Credential(data["credential"]),
        cost=cost,
        salt=salt,
        sealed=_bytes(data["sealed"]),
    )


def _dump_epoch(epoch: Epoch) -> dict[str, str]:
    return {
        "id": epoch.id,
        "recipient": str(epoch.recipient),
        "identity": _text(epoch.sealed_identity),
        "made_at": epoch.made_at,
    }


def _parse_epoch(data: Mapping[str, Any]) -> Epoch:
    return Epoch(
        id=str(data["id"]),
        recipient=X25519Recipient.parse(data["recipient"]),
        sealed_identity=_bytes(data["identity"]),
        made_at=str(data["made_at"]),
    )


def _text(data: bytes) -> str:
    return b64encode(data).decode("ascii")


def _bytes(text: str) -> bytes:
    return b64decode(text, validate=True)
