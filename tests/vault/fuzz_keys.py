"""The file with the keys, changed as whoever can write it could; and rows of the index."""

from collections.abc import Callable, Iterator
from copy import deepcopy
from dataclasses import replace
from datetime import UTC, datetime
from hashlib import sha256
import json
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from custom_components.footage_guard.model.errors import ClipError, IndexDamaged, KeysDamaged, KeysTooNew, StepUpFailed
from custom_components.footage_guard.vault.age.encoding import encode_bech32
from custom_components.footage_guard.vault.index.rows import clip_values, parse_clip, parse_hold
from custom_components.footage_guard.vault.keyring import wrap as module
from custom_components.footage_guard.vault.keyring.document import Keys, Person, dump_keys, parse_keys
from custom_components.footage_guard.vault.keyring.epochs import open_epoch, with_new_epoch
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Cost, Credential, Secrets, is_affordable, wrap

from .fuzz_plan import Plan
from .test_index_queries import clip_of

NOW = datetime(2026, 11, 24, tzinfo=UTC)
PASSPHRASE = b"courier umbrella marble tuesday"
DEVICE = bytes(range(32))


def _cheap(secret: bytes, salt: bytes, cost: Cost) -> bytes:
    """Refuse what Argon2 refuses, and cost nothing."""
    Argon2id(salt=salt, length=32, iterations=cost.iterations, lanes=cost.lanes, memory_cost=cost.memory_kib)
    return sha256(salt + secret).digest()


module._argon2 = _cheap


def _person(name: str, held: Secrets) -> Person:
    assert held.approver is not None
    person = Person(root=held.root.recipient, approver=held.approver.public_key().public_bytes_raw(), wraps=())
    wraps = (
        wrap(held, credential, secret, bound_to=person.bound_to(name), cost=FLOOR)
        for credential, secret in ((Credential.PASSPHRASE, PASSPHRASE), (Credential.DEVICE, DEVICE))
    )
    return replace(person, wraps=tuple(wraps))


HELD = {name: Secrets.generate() for name in ("alex", "robin")}
KEYS = with_new_epoch(
    with_new_epoch(Keys(people={name: _person(name, held) for name, held in HELD.items()}, epochs=()), NOW), NOW
)
FILE = dump_keys(replace(KEYS, deleted_epochs={"2026-10": NOW.isoformat()}))
VALUES: tuple[Any, ...] = (
    *(None, True, False, 0, 1, -1, 3, 4, 65536, 1 << 70, 0.5, 65536.0, float("inf"), float("nan"), "", "2026-11"),
    *([], {}, [[]], {"alex": {}}, "\ud800", "\0", "A" * 24, "AAAA", "passphrase", "device", "1" * 5000, "65536"),
    # Points of low order: no secret comes of them.
    *(encode_bech32("age", bytes([first, *bytes(31)])) for first in (0, 1)),
)


def keys(data: bytes) -> None:
    """What is read as keys can be used and written again; everything else is damage."""
    plan = Plan(data)
    try:
        found = parse_keys(_planned(plan))
    except KeysDamaged, KeysTooNew:
        return
    assert parse_keys(dump_keys(found)) == found
    assert len(with_new_epoch(found, NOW).epochs) == len(found.epochs) + 1
    ring = Keyring(Path("nowhere"), found, lambda: FLOOR)
    for person_id, person in found.people.items():
        assert all(is_affordable(wrapped.cost) for wrapped in person.wraps)
        _open(ring, person_id)
    assert len({epoch.id for epoch in found.epochs}) == len(found.epochs), "which of two is it?"


def _open(ring: Keyring, person_id: str) -> None:
    """Open as a person; whoever can write the file has nobody open another key."""
    for credential, secret in ((Credential.PASSPHRASE, PASSPHRASE), (Credential.DEVICE, DEVICE)):
        try:
            held = ring.open(person_id, secret, credential)
        except StepUpFailed:
            continue
        assert held.root.secret() == HELD[person_id].root.secret(), "another person's secret"
        assert credential is Credential.DEVICE or held.approver is not None
        for epoch in ring.epochs:
            try:
                assert open_epoch(epoch, held.root).recipient == epoch.recipient
            except KeysDamaged, ClipError:
                continue


def _planned(plan: Plan) -> bytes:
    """Return the file with other values, or with other bytes."""
    if plan.number(8) == 1:
        return plan.changed(FILE)
    document = json.loads(FILE)
    for _ in range(1 + plan.number(3)):
        if list(_places(document)):
            _change(plan, document)
    return json.dumps(document).encode()


def _change(plan: Plan, document: Any) -> None:
    """Put another value somewhere, take one away, or put one in two places."""
    holder, place = _place(plan, document)
    other, elsewhere = _place(plan, document)
    match plan.number(5):
        case 0:
            holder[place] = deepcopy(plan.choice(VALUES))
        case 1:
            del holder[place]
        case 2:
            holder[place] = deepcopy(other[elsewhere])
        case 3 if isinstance(holder, list):
            holder.append(deepcopy(other[elsewhere]))
        case 3:
            holder[plan.choice(("alex", "robin", "wraps", "\ud800", "new"))] = deepcopy(other[elsewhere])
        case _ if isinstance(holder[place], str):
            holder[place] = plan.changed(holder[place].encode(errors="replace")).decode(errors="replace")


def _place(plan: Plan, document: Any) -> tuple[Any, Any]:
    """Return where a value is: what holds it, and its key or number there."""
    return plan.choice(list(_places(document)))


def _places(holder: Any) -> Iterator[tuple[Any, Any]]:
    for place in list(holder) if isinstance(holder, dict) else range(len(holder)):
        yield holder, place
        if isinstance(holder[place], dict | list):
            yield from _places(holder[place])


CLIP = clip_of(0)
CELLS: tuple[Any, ...] = (
    *(None, 0, 1, -1, 2, 1 << 62, 1_795_507_200_000, 253_402_300_800_000, 0.5, float("nan"), float("inf"), "", "door"),
    *("01KAZ0000000000000000000AA", "81KAZ0000000000000000000AA", "2026-11", "2026-11.2", "2026-13", "open", "sealed"),
    *("cut", "request", b"", bytes(32), b"d" * 32, b"d" * 33, "d" * 32, True),
)


def rows(data: bytes) -> None:
    """A row is a clip or hold that can exist, or damage."""
    plan = Plan(data)
    _parsed(parse_clip, tuple(plan.choice(CELLS) for _ in clip_values(CLIP)))
    _parsed(parse_hold, tuple(plan.choice(CELLS) for _ in range(5)))


def _parsed[Parsed](parse: Callable[[tuple[Any, ...]], Parsed], row: tuple[Any, ...]) -> Parsed | None:
    try:
        return parse(row)
    except IndexDamaged:
        return None
