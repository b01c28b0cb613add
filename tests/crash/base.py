"""The home that everything happens in: three approvers, two clips, and links that are allowed."""

from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Final

from custom_components.footage_guard.bridge.common.clock import moment, wall_ms
from custom_components.footage_guard.bridge.keeping.opening import LEDGER, Folders, OpenVault
from custom_components.footage_guard.ledger.ledger import Ledger
from custom_components.footage_guard.model.change import InviteChange
from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.ids import CameraId, ClipId, make_change_id
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import WAIT_MS, Role
from custom_components.footage_guard.model.people_facts import (
    ChangeDone,
    ChangeProposed,
    ChangeVoted,
    PersonEnrolled,
    VaultFounded,
)
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.vault.founding import Founder, found
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Cost, Secrets
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.roll import admission
from custom_components.footage_guard.vault.signing import sign
from custom_components.footage_guard.vault.state.state import State
from tests.flows.office import HOUR_MS
from tests.people import PASSPHRASE
from tests.pictures import PICTURE

from .times import set_clocks

ADA, BEN, CLEO = "ada", "ben", "cleo"
PEOPLE: Final = (ADA, BEN, CLEO)
DOOR, HALL = CameraId("door"), CameraId("hall")
OUTDOOR: Final = {DOOR: True, HALL: False}
"""What the hall shows needs the vote of each of the three."""
DECIDED: Final = Decided(policy=Policy(public_links=True, share_origin="https://home.example"), mode=Mode.SEALED)
SHOWN: Final = b"what a clip shows " * 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Base:
    """What is known of it."""

    folder: Path
    clips: dict[CameraId, ClipId]
    held: dict[str, Secrets]
    """What each person unlocks."""


def made(folder: Path) -> Base:
    """Found the home."""
    set_clocks(-5 * WAIT_MS)
    places = folders(folder)
    found(places.data, places.cache, Founder(person_id=ADA, passphrase=PASSPHRASE, mode=Mode.SEALED), _now(), _cost)
    keyring = Keyring.load(places.data, _cost)
    root, approver_key = keyring.public_keys(ADA)
    state = State.load(places.data, wall_ms())
    state.decide(DECIDED.policy, DECIDED.mode)
    state.close()
    ledger = Ledger.open(places.data / LEDGER, places.cache, moment)
    ledger.append(VaultFounded(person_id=ADA, root=root, approver_key=approver_key, decided=DECIDED.as_text()))
    ledger.close()
    held = {ADA: keyring.open(ADA, PASSPHRASE)}
    for number, name in enumerate((BEN, CLEO)):
        keyring.add_person(name, PASSPHRASE, held[ADA], _now())
        held[name] = keyring.open(name, PASSPHRASE)
        opened = _opened(places)
        _enroll(opened, name, number, held[ADA])
        opened.close()
    set_clocks(-18 * HOUR_MS)
    opened = _opened(places)
    clips = {camera: _clip(opened, camera) for camera in (DOOR, HALL)}
    opened.close()
    return Base(folder=folder, clips=clips, held=held)


def folders(config: Path) -> Folders:
    """Return where a vault lies below the configuration of Home Assistant."""
    data = config / "footage_guard"
    return Folders(data=data, cache=config / ".cache" / "footage_guard", clips=data / "vault")


def _opened(places: Folders) -> OpenVault:
    opened = OpenVault(places)
    opened.rolls.begin()
    return opened


def _enroll(opened: OpenVault, name: str, number: int, admitting: Secrets) -> None:
    change = InviteChange(
        change_id=make_change_id(wall_ms(), number),
        ledger=opened.ledger.newest().origin,
        by=ADA,
        needed=1,
        nonce=f"{number:032x}",
        person_id=name,
    )
    key, signature = sign(admitting, change.as_json())
    root, approver_key = opened.keyring.public_keys(name)
    enrolled = {
        "person_id": name,
        "root": root,
        "approver_key": approver_key,
        "change_id": change.change_id,
        "role": Role.APPROVER,
        "usable_from_ms": wall_ms() + WAIT_MS,
        "admitted_by": ADA,
    }
    unsigned = PersonEnrolled(**enrolled, signature=bytes(64))  # type: ignore[arg-type]  # each is of its field
    opened.rolls.tell(
        ChangeProposed(change_id=change.change_id, statement=change.as_text()),
        ChangeVoted(change_id=change.change_id, person_id=ADA, public_key=key, signature=signature),
        ChangeDone(change_id=change.change_id),
        PersonEnrolled(**enrolled, signature=sign(admitting, admission(unsigned))[1]),  # type: ignore[arg-type]  # the same
    )


def _clip(opened: OpenVault, camera: CameraId) -> ClipId:
    recording = record(opened.vault, camera, wall_ms(), _now(), PICTURE)
    recording.write(SHOWN)
    recording.finish(wall_ms() + 30_000)
    return recording.clip_id


def _cost() -> Cost:
    return FLOOR


def _now() -> datetime:
    return datetime.fromtimestamp(wall_ms() / 1000, UTC)
