"""Doors to the outside in a running Home Assistant: opened by approvers, found by strangers, shut by anybody enrolled.

Which is open the ledger says; what each is lies in `state.db`, and counts only as long as its digest is the one that
approvers signed.
"""

from collections.abc import Iterable, Mapping
from dataclasses import replace
import secrets
from typing import Any, Final

from homeassistant.core import HomeAssistant, callback

from ...flows.booth import Booth
from ...flows.entering import Entry, enter, load
from ...model.ballot import Now
from ...model.change import IntakeChange
from ...model.errors import ChangeUnknown, IntakeUnknown, TooManyIntakes
from ...model.ids import IntakeId, make_intake_id
from ...model.intake import Intake, parse_intake, pinned
from ...model.people_facts import IntakeClosed, IntakePaused
from ...model.record import RequestRecord
from ...model.request.parse import parse_request
from ...model.request.words import Channel
from ...model.signature import Flaw, Signed, verified
from ...vault.request_signature import Wanted, check_signature
from ...vault.roll import Door, Roll
from ..common.clock import moment
from ..common.loaded_data import loaded_data
from ..common.new_ids import new_request_id
from ..common.noting import noted
from ..keeping.opening import OpenVault
from ..people.changes import Voted, async_vote, change_head, change_under_way, may_raise
from ..proof.actor import Actor
from ..proof.proving import Proof
from ..runtime import VaultRuntime
from .requests import RequestDesk

MOST: Final = 20
"""Doors that are open or paused: more nobody keeps an eye on."""
_MOST_SHOWN: Final = 32
_SHUT: Final = {IntakePaused: frozenset({Door.OPEN}), IntakeClosed: frozenset({Door.OPEN, Door.PAUSED})}


class Intakes:
    """The doors of a running vault."""

    def __init__(self, vault: VaultRuntime, desk: RequestDesk) -> None:
        """Know of none until `async_start`."""
        self._vault = vault
        self._desk = desk
        self._kept: Mapping[str, Intake] = {}
        """By digest; what the disk has, whatever became of it."""
        self._shown: dict[str, Intake] = {}
        """Those that were shown to an approver who has not voted yet."""

    async def async_start(self) -> None:
        """Read what there is. Where that cannot be read nobody asks by any of them, until the next start."""
        with noted("read the doors to the outside"):
            self._kept = await self._vault.async_work(_known)

    @property
    def is_open(self) -> bool:
        """Whether somebody may have asked by a door, and may look at what became of it."""
        return self._may_be_asked and bool(self._vault.people.roll.doors)

    @property
    def _may_be_asked(self) -> bool:
        people = self._vault.people
        return people.is_read and people.policy.public_intake and self._vault.lockdown is None and self._is_believed

    @property
    def _is_believed(self) -> bool:
        """Whether the history is what it was. Without this, an older one opens a door that was closed."""
        return self._vault.ledger.trouble is None

    @callback
    def find(self, intake_id: str) -> Intake | None:
        """Return the door of an address that is open now; None for whatever else it is."""
        if not self._may_be_asked:
            return None
        found = self._of_id(intake_id, frozenset({Door.OPEN}))
        return found if found is not None and not self.is_over(found) else None

    @callback
    def is_over(self, intake: Intake) -> bool:
        """Tell whether a door has closed by itself, which no clock takes back that is set."""
        now = moment()
        closing = self._vault.people.roll.closings.get(intake.digest.hex())
        return intake.is_over(now.at_ms) or (closing is not None and not closing.is_open(now))

    @callback
    def is_voted_on(self, intake: Intake) -> bool:
        """Tell whether somebody agreed to open a door, for which more have to agree."""
        now = moment()
        changes = self._vault.people.roll.changes.values()
        return any(each.opens(intake.digest.hex()) and each.is_open(now) for each in changes)

    @callback
    def doors(self) -> list[tuple[Intake, Door | None]]:
        """Return all that are not closed, the oldest first; None for what approvers have yet to agree to."""
        roll = self._vault.people.roll
        waiting = _waiting(roll)
        return [
            (intake, roll.doors.get(digest))
            for digest, intake in self._kept.items()
            if roll.doors.get(digest, Door.CLOSED) is not Door.CLOSED or digest in waiting
        ]

    @callback
    def label(self, intake_id: IntakeId | None) -> str | None:
        """Return what the owner calls the door that a request came by, also where it was closed meanwhile."""
        roll = self._vault.people.roll
        for digest, intake in self._kept.items():
            if intake.id == intake_id and digest in roll.doors:
                return intake.label
        return None

    def change(self, actor: Actor, raw: Mapping[str, object]) -> tuple[IntakeChange, Intake]:
        """Return what opens a door: a new one, one that was shown or is paused (`intake_id`), or waits (`change_id`).

        Raises LockedDown, LedgerRolledBack, IntakeInvalid, IntakeUnknown, ChangeUnknown or TooManyIntakes.
        """
        may_raise(self._vault)
        if "change_id" in raw:
            change = change_under_way(self._vault, raw["change_id"])
            if not isinstance(change, IntakeChange):
                raise ChangeUnknown
            return change, self._of_digest(change.intake_sha256)
        intake = self._named(raw["intake_id"]) if "intake_id" in raw else self._wanted(raw)
        digest = intake.digest.hex()
        self._show(digest, intake)
        change = IntakeChange(
            **change_head(self._vault, actor),
            intake_sha256=digest,
            door=intake.kind,
            key_sha256=intake.key.thumbprint.hex() if intake.key is not None else None,
            closes_ms=intake.closes_ms,
        )
        self._vault.people.proposals.show(change)
        return change, intake

    async def async_open(self, actor: Actor, proof: Proof) -> Voted:
        """Agree to a door that was shown; it is open once as many agree as are needed.

        What it is lies on the disk before the ledger is told, and no earlier than it was proven who agrees: without
        this, any login of an approver fills the disk. Raises IntakeUnknown and what `async_vote` raises.
        """
        change = self._vault.people.proposals.find(proof.statement_sha256)
        if not isinstance(change, IntakeChange):
            raise ChangeUnknown
        intake = self._of_digest(change.intake_sha256)

        def keep(opened: OpenVault) -> None:
            opened.state.intakes.keep(intake, moment().at_ms)
            self._kept = {**self._kept, change.intake_sha256: intake}

        voted = await async_vote(self._vault, actor, proof, IntakeChange, first=keep)
        # Whoever named the wrong passphrase tries again.
        self._shown.pop(change.intake_sha256, None)
        return voted

    async def async_shut(self, intake_id: object, person_id: str, kind: type[IntakePaused | IntakeClosed]) -> None:
        """Have nobody ask by a door, for now or for good; raise IntakeUnknown, OSError or NotLoaded."""
        found = self._of_id(intake_id, _SHUT[kind])
        if found is None:
            raise IntakeUnknown

        def shut(opened: OpenVault) -> None:
            opened.rolls.tell(kind(intake_sha256=found.digest, actor=person_id))

        await self._vault.async_work(shut)
        self._vault.people.tell_changed()

    async def async_submit(
        self, intake: Intake, raw: Mapping[str, Any], channel: Channel, sent_as: str | None
    ) -> RequestRecord:
        """Take in what somebody asks by a door, once for each name it is sent under.

        It is looked at later: whoever asks is answered before. Raises IntakeUnknown where it was shut meanwhile,
        RequestInvalid, IntakeFull, OSError or NotLoaded.
        """
        now_ms = moment().at_ms
        wanted = Wanted(keys=(intake.key,) if intake.key is not None else (), audiences=frozenset({intake.id}))
        found = check_signature(raw, wanted, now_ms=now_ms)
        if found is None and intake.key is not None:
            found = Flaw.MISSING
        request = parse_request(
            pinned(raw, intake),
            request_id=new_request_id(),
            received_ms=now_ms,
            channel=channel,
            verification=verified(found, now_ms),
        )
        entry = Entry(
            intake=intake,
            request=replace(request, intake=intake.id),
            sent_as=sent_as,
            signed=found if isinstance(found, Signed) else None,
        )

        def come(booth: Booth, now: Now) -> RequestRecord:
            # What is sent comes slowly and waits for its turn, and meanwhile somebody may shut the door.
            if self.find(intake.id) is None:
                raise IntakeUnknown
            return enter(booth.desk, entry, now_ms=now.ms)

        with self._desk.settling.expecting():
            return await self._desk.async_decide(come)

    async def async_import(self, raw: object) -> RequestRecord:
        """Take in a file that somebody gave to a person of this home, signed by whomever a door is for, or by nobody.

        Once: the same file is the same request. Raises RequestInvalid, OSError or NotLoaded.
        """
        now_ms, roll = moment().at_ms, self._vault.people.roll
        known = [
            intake
            for digest, intake in self._kept.items()
            # Approvers agreed to a key for no longer than to its door.
            if self._is_believed and roll.doors.get(digest) in {Door.OPEN, Door.PAUSED} and not self.is_over(intake)
        ]
        keys = tuple([intake.key for intake in known if intake.key is not None])
        wanted = Wanted(keys=keys, audiences=frozenset(each.id for each in known), may_be_for_anybody=True)
        found = check_signature(raw, wanted, now_ms=now_ms) if isinstance(raw, dict) else None
        signer = _signer(known, found) if isinstance(found, Signed) else None
        request = parse_request(
            pinned(raw, signer) if isinstance(raw, dict) and signer is not None else raw,
            request_id=new_request_id(),
            received_ms=now_ms,
            channel=Channel.FILE,
            verification=verified(found, now_ms),
        )
        signed = found if isinstance(found, Signed) else None
        return await self._desk.async_decide(lambda booth, now: load(booth.desk, request, signed, now_ms=now.ms))

    def _wanted(self, raw: Mapping[str, object]) -> Intake:
        doors = self._vault.people.roll.doors
        # One whose words are lost opens nothing, is in no list, and could never be closed to make room.
        if sum(door is not Door.CLOSED and digest in self._kept for digest, door in doors.items()) >= MOST:
            raise TooManyIntakes
        now_ms = moment().at_ms
        wanted = {name: value for name, value in raw.items() if name not in {"id", "type"}}
        return parse_intake(wanted, intake_id=make_intake_id(now_ms, secrets.randbits(80)), now_ms=now_ms)

    def _named(self, intake_id: object) -> Intake:
        """Return a door that may be opened: one that is paused, or was shown and that nobody has voted for."""
        shown = (intake for intake in self._shown.values() if intake.id == intake_id)
        found = self._of_id(intake_id, frozenset({Door.PAUSED})) or next(shown, None)
        if found is None or self.is_over(found):
            raise IntakeUnknown
        return found

    def _show(self, digest: str, intake: Intake) -> None:
        while len(self._shown) >= _MOST_SHOWN:
            del self._shown[next(iter(self._shown))]
        self._shown[digest] = intake

    def _of_digest(self, digest: str) -> Intake:
        found = self._kept.get(digest) or self._shown.get(digest)
        if found is None:
            raise IntakeUnknown
        return found

    def _of_id(self, intake_id: object, doors: frozenset[Door]) -> Intake | None:
        of_roll = self._vault.people.roll.doors
        for digest, intake in self._kept.items():
            if intake.id == intake_id and of_roll.get(digest) in doors:
                return intake
        return None


def _known(opened: OpenVault) -> Mapping[str, Intake]:
    """Return what is kept of doors, and forget what neither is one nor may become one. Blocking, for the lane.

    Not by a history that is not what it was: what it lacks may be there again.
    """
    roll = opened.rolls.roll
    if opened.rolls.is_read and opened.ledger.trouble is None:
        opened.state.intakes.keep_only(roll.doors.keys() | _waiting(roll))
    return opened.state.intakes.all()


def _waiting(roll: Roll) -> set[str]:
    """Return the digests of doors that approvers have yet to agree to."""
    return {each.change.intake_sha256 for each in roll.changes.values() if isinstance(each.change, IntakeChange)}


def _signer(known: Iterable[Intake], found: Signed) -> Intake:
    """Return the door whose key has signed: the one that is meant, where the same key was pinned to several."""
    of_key = [each for each in known if each.key is not None and each.key.thumbprint == found.kid]
    return next((each for each in of_key if each.id == found.meant), of_key[-1])


@callback
def loaded_intakes(hass: HomeAssistant) -> Intakes:
    """Return the doors of the loaded entry; raise NotLoaded."""
    intakes: Intakes = loaded_data(hass).intakes
    return intakes
