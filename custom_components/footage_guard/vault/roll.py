"""The ledger's facts on people and policy, taken one after the other: what they add up to, and what they do not.

Each fact that lets somebody or something in is looked at anew here, with the signatures it rests on. Whoever can write
the ledger's files can add a record, and gains nothing but time by one that no approver signed: it names its own moment.
"""

from collections.abc import Callable, Mapping
from copy import copy
from dataclasses import replace
from enum import Enum, auto
from typing import Final, cast

from ..model.canonical import Json
from ..model.change import Change, ChangeInvalid, ExportChange, IntakeChange, InviteChange, PolicyChange, parse_change
from ..model.decided import Decided, DecidedInvalid, parse_decided
from ..model.ids import ChangeId
from ..model.mode import Mode
from ..model.people import (
    WAIT_MS,
    Closing,
    Departure,
    Invitation,
    Member,
    Recovery,
    Role,
)
from ..model.people_facts import (
    ChangeDone,
    ChangeProposed,
    ChangeStopped,
    ChangeVoted,
    IntakeClosed,
    IntakePaused,
    PeopleAssumed,
    PeopleFact,
    PersonAssumed,
    PersonEnrolled,
    PersonRemoved,
    PolicyLowered,
    RecoveryAsked,
    RecoveryDone,
    RecoveryStopped,
    VaultAdopted,
    VaultFounded,
    VaultRemoved,
    WaitOver,
)
from ..model.policy import STRICTEST
from ..model.statement import VERSION
from ..model.step_up import Clocks
from .signing import is_signed
from .under_way import Open

UNKNOWN: Final = Decided(policy=STRICTEST, mode=Mode.SEALED)
"""What is in force where it is not known what was decided."""


class Door(Enum):
    """How a door to the outside is."""

    OPEN = auto()
    PAUSED = auto()
    CLOSED = auto()
    """For good."""


class _Doubtful(Exception):
    """A fact that rests on nothing."""


class Roll:
    """Who is enrolled, what is in force, and what is under way.

    A change makes each of its tables anew, so that whoever reads one beside the lane has it whole.
    """

    def __init__(self) -> None:
        """Know of nothing."""
        self.is_founded = False
        self.members: dict[str, Member] = {}
        self.invitations: dict[str, Invitation] = {}
        """By user id."""
        self.removed: frozenset[str] = frozenset()
        """User ids of those who were enrolled or invited, and are not any more."""
        self.departures: dict[str, Departure] = {}
        """The last one of each approver, by user id; also of those who enrolled again."""
        self.changes: dict[ChangeId, Open] = {}
        """Those under way."""
        self.proposed: frozenset[ChangeId] = frozenset()
        """All there ever were: signatures for one that was stopped or done are good for nothing else."""
        self.recoveries: dict[str, Recovery] = {}
        """Those under way, by user id."""
        self.doors: dict[str, Door] = {}
        """How each door that approvers opened is, by the digest of what it is, in hex."""
        self.closings: dict[str, Closing] = {}
        """Of those doors that close by themselves."""
        self.decided = UNKNOWN
        self.before = UNKNOWN
        """What was in force before that."""
        self.doubtful = 0
        """Facts that rest on nothing."""

    def take(self, fact: PeopleFact, at: Clocks) -> None:
        """Take the next fact; one that rests on nothing changes nothing."""
        self.see(at)
        try:
            self._takers[type(fact)](self, fact, at)
        except _Doubtful, ChangeInvalid, DecidedInvalid:
            self.doubtful += 1

    def see(self, now: Clocks) -> None:
        """Have what is over by now stay over, wherever the clock is set to later."""
        self.changes = _seen(self.changes, now)
        self.invitations = _seen(self.invitations, now)
        self.closings = _seen(self.closings, now)

    def would_take(self, fact: PeopleFact, at: Clocks) -> bool:
        """Tell whether a fact rests on what holds now."""
        trial = copy(self)
        trial.take(fact, at)
        return trial.doubtful == self.doubtful

    def approvers(self, now: Clocks) -> dict[str, bytes]:
        """Return the keys of all approvers whose wait is over, by user id."""
        return {
            member.person_id: member.approver_key
            for member in self.members.values()
            if member.role is Role.APPROVER and member.is_usable(now)
        }

    def departed(self, now: Clocks) -> dict[str, Departure]:
        """Return the approvers who went less than a day ago and are none now, by user id."""
        gone = self.departures.keys() - self._counted(now)
        return {
            person_id: each for person_id, each in self.departures.items() if person_id in gone and each.counts(now)
        }

    def enrolled(self, now: Clocks) -> int:
        """Return how many agree where all approvers have to: those who are, and who went less than a day ago."""
        return len(self._counted(now)) + len(self.departed(now))

    def waited(self, now: Clocks) -> set[str]:
        """Return the user ids of those whose wait is over, after enrolling or going, of which nothing was told yet."""
        usable = {each.person_id for each in self.members.values() if each.is_usable(now) and not each.is_over}
        return usable | {gone.person_id for gone in self.departures.values() if not (gone.is_over or gone.counts(now))}

    def needed(self, change: Change, now: Clocks) -> int:
        """Return how many have to agree to a change as things are now; never fewer than when it was proposed.

        Without this, what was proposed under a smaller quorum is done under a larger one, which was to prevent it.
        """
        needed = max(change.needed, self.decided.policy.quorum)
        # Also those who became approvers since it was proposed.
        return max(needed, self.enrolled(now)) if isinstance(change, ExportChange) else needed

    def _counted(self, now: Clocks) -> set[str]:
        members = self.members.values()
        return {each.person_id for each in members if each.role is Role.APPROVER and each.is_counted(now)}

    def _found(self, fact: VaultFounded, at: Clocks) -> None:
        _may(not self.is_founded and not self.members)
        self._decide(parse_decided(fact.decided))
        self._enroll(fact, Role.APPROVER, at, wait_ms=0)
        self.is_founded = True

    def _assume_person(self, fact: PersonAssumed, at: Clocks) -> None:
        _may(not self.is_founded)
        self._enroll(fact, Role.APPROVER, at, wait_ms=WAIT_MS)

    def _assume(self, fact: PeopleAssumed, _at: Clocks) -> None:
        _may(not self.is_founded and bool(self.members))
        self._decide(parse_decided(fact.decided))
        self.is_founded = True

    def _propose(self, fact: ChangeProposed, at: Clocks) -> None:
        change = parse_change(fact.statement)
        _may(change.change_id == fact.change_id and change.change_id not in self.proposed)
        # Without this, whoever adds a record has one vote do what two are needed for.
        _may(change.by in self.approvers(at) and change.needed >= self.decided.policy.quorum)
        if isinstance(change, PolicyChange):
            _may(change.before == self.decided.digest.hex())
            _may(change.raised == change.decided.raised_from(self.decided))
            # Whoever decides watches anyhow; to be named again is only of use for taking them out unseen.
            _may(not self.members.keys() & ({*change.decided.viewers} - {*self.decided.viewers}))
        if isinstance(change, ExportChange):
            # What opens a whole month is nobody's to give while one approver has not agreed.
            _may(change.needed >= self.enrolled(at))
        if isinstance(change, IntakeChange):
            _may(self.doors.get(change.intake_sha256) is not Door.CLOSED)
        self.proposed |= {change.change_id}
        self.changes = {**self.changes, change.change_id: Open(change=change, proposed=at)}

    def _vote(self, fact: ChangeVoted, at: Clocks) -> None:
        found = self._open(fact.change_id, at)
        approvers = self.approvers(at)
        _may(approvers.get(fact.person_id) == fact.public_key and fact.public_key not in found.voters.values())
        _may(is_signed(fact.public_key, fact.signature, found.change.as_json()))
        voters = {**found.voters, fact.person_id: fact.public_key}
        voted = replace(found, voters=voters)
        needed = self.needed(found.change, at)
        # Where more are needed than agreed, everybody has the whole wait after the vote that was lacking.
        agreed = found.agreed if found.count(approvers) >= needed else None
        agreed = agreed or (at if voted.count(approvers) >= needed else None)
        self.changes = {**self.changes, fact.change_id: replace(voted, agreed=agreed)}

    def _stop(self, fact: ChangeStopped, _at: Clocks) -> None:
        _may(fact.change_id in self.changes)
        self.changes = without(self.changes, fact.change_id)

    def _do(self, fact: ChangeDone, at: Clocks) -> None:
        found = self._open(fact.change_id, at)
        _may(found.is_due(at) and found.count(self.approvers(at)) >= self.needed(found.change, at))
        self.changes = without(self.changes, fact.change_id)
        match found.change:
            case InviteChange():
                _may(found.change.person_id not in self.members)
                self._invite(found.change.person_id, Role.APPROVER, fact.change_id, at)
            case PolicyChange():
                _may(found.change.before == self.decided.digest.hex())
                self._set(found.change.decided)
                for person_id in {*found.change.decided.viewers} - self.members.keys():
                    self._invite(person_id, Role.VIEWER, fact.change_id, at)
            case IntakeChange():
                _may(self.doors.get(found.change.intake_sha256) is not Door.CLOSED)
                self._open_door(found.change, at)
            case ExportChange():
                # Nothing changes here: the key leaves.
                pass

    def _open_door(self, change: IntakeChange, at: Clocks) -> None:
        door = change.intake_sha256
        self.doors = {**self.doors, door: Door.OPEN}
        if change.closes_ms is not None and door not in self.closings:
            self.closings = {**self.closings, door: Closing(closes_ms=change.closes_ms, since=at)}

    def _lower(self, fact: PolicyLowered, _at: Clocks) -> None:
        decided = parse_decided(fact.decided)
        _may(self.is_founded and not decided.raised_from(self.decided))
        self._set(decided)

    def _enrolled(self, fact: PersonEnrolled, at: Clocks) -> None:
        invitation = self.invitations.get(fact.person_id)
        _may(invitation is not None and invitation.is_open(at) and fact.person_id not in self.members)
        _may(invitation is not None and (invitation.role, invitation.change_id) == (fact.role, fact.change_id))
        keys = {fact.root, fact.approver_key}
        # Two names for one key would be two votes of one person.
        _may(not any(keys & {member.root, member.approver_key} for member in self.members.values()))
        key = self.approvers(at).get(fact.admitted_by)
        _may(key is not None and is_signed(key, fact.signature, admission(fact)))
        self._enroll(fact, fact.role, at, wait_ms=WAIT_MS)
        self.invitations = without(self.invitations, fact.person_id)

    def _remove(self, fact: PersonRemoved, at: Clocks) -> None:
        approvers = {member.person_id for member in self.members.values() if member.role is Role.APPROVER}
        _may(fact.person_id in self.members.keys() | self.invitations.keys() and approvers != {fact.person_id})
        if fact.person_id in self._counted(at):
            departure = Departure(person_id=fact.person_id, actor=fact.actor, since=at)
            self.departures = {**self.departures, fact.person_id: departure}
        self._drop(fact.person_id)
        viewers = tuple(viewer for viewer in self.decided.viewers if viewer != fact.person_id)
        self._decide(replace(self.decided, viewers=viewers))

    def _end_wait(self, fact: WaitOver, at: Clocks) -> None:
        _may(fact.person_id in self.waited(at))
        member, departure = self.members.get(fact.person_id), self.departures.get(fact.person_id)
        if member is not None and member.is_usable(at):
            self.members = {**self.members, fact.person_id: replace(member, is_over=True)}
        if departure is not None and not departure.counts(at):
            self.departures = {**self.departures, fact.person_id: replace(departure, is_over=True)}

    def _ask_recovery(self, fact: RecoveryAsked, at: Clocks) -> None:
        # Asking again would not begin the wait anew for whoever looks at the first.
        _may(fact.person_id in self.members and fact.person_id not in self.recoveries)
        recovery = Recovery(change_id=fact.change_id, person_id=fact.person_id, wrap_sha256=fact.wrap_sha256, since=at)
        self.recoveries = {**self.recoveries, fact.person_id: recovery}

    def _end_recovery(self, fact: RecoveryStopped | RecoveryDone, at: Clocks) -> None:
        found = [each for each in self.recoveries.values() if each.change_id == fact.change_id]
        _may(bool(found) and (isinstance(fact, RecoveryStopped) or found[0].is_due(at)))
        self.recoveries = without(self.recoveries, found[0].person_id)

    def _end_intake(self, fact: IntakePaused | IntakeClosed, _at: Clocks) -> None:
        door = fact.intake_sha256.hex()
        to = Door.PAUSED if isinstance(fact, IntakePaused) else Door.CLOSED
        _may(self.doors.get(door) in {Door.OPEN, Door.PAUSED} - {to})
        self.doors = {**self.doors, door: to}
        # Whoever agreed before did not know that somebody would shut it.
        self.changes = {change_id: each for change_id, each in self.changes.items() if not each.opens(door)}

    def _note(self, _fact: VaultAdopted | VaultRemoved, _at: Clocks) -> None:
        """Change nothing: it is told for whoever reads the history."""

    def _enroll(self, keys: _Keys, role: Role, at: Clocks, *, wait_ms: int) -> None:
        member = Member(
            person_id=keys.person_id,
            role=role,
            root=keys.root,
            approver_key=keys.approver_key,
            since=at,
            wait_ms=wait_ms,
            is_over=not wait_ms,
        )
        self.members = {**self.members, keys.person_id: member}
        self.removed -= {keys.person_id}

    def _invite(self, person_id: str, role: Role, change_id: ChangeId, at: Clocks) -> None:
        invitation = Invitation(change_id=change_id, person_id=person_id, role=role, since=at)
        self.invitations = {**self.invitations, person_id: invitation}

    def _set(self, decided: Decided) -> None:
        """Have something else be in force; whoever is no viewer any more is not enrolled any more.

        An approver who was named as a viewer once is none by that, and is not taken out so: it takes no votes, and is
        announced to nobody.
        """
        for person_id in {*self.decided.viewers} - {*decided.viewers}:
            known = self.members.get(person_id) or self.invitations.get(person_id)
            if known is not None and known.role is Role.VIEWER:
                self._drop(person_id)
        self._decide(decided)

    def _drop(self, person_id: str) -> None:
        self.members = without(self.members, person_id)
        self.invitations = without(self.invitations, person_id)
        self.removed |= {person_id}
        self.recoveries = without(self.recoveries, person_id)

    def _decide(self, decided: Decided) -> None:
        if decided == self.decided:
            return
        self.before, self.decided = self.decided, decided
        self.changes = {change_id: each.after(decided) for change_id, each in self.changes.items()}

    def _open(self, change_id: ChangeId, at: Clocks) -> Open:
        found = self.changes.get(change_id)
        if found is None or not found.is_open(at):
            raise _Doubtful
        return found

    _takers: Final = cast(
        "Mapping[type[PeopleFact], Callable[[Roll, PeopleFact, Clocks], None]]",
        {
            VaultFounded: _found,
            VaultAdopted: _note,
            VaultRemoved: _note,
            PersonAssumed: _assume_person,
            PeopleAssumed: _assume,
            ChangeProposed: _propose,
            ChangeVoted: _vote,
            ChangeStopped: _stop,
            ChangeDone: _do,
            PolicyLowered: _lower,
            PersonEnrolled: _enrolled,
            PersonRemoved: _remove,
            WaitOver: _end_wait,
            RecoveryAsked: _ask_recovery,
            RecoveryStopped: _end_recovery,
            RecoveryDone: _end_recovery,
            IntakePaused: _end_intake,
            IntakeClosed: _end_intake,
        },
    )


type _Keys = VaultFounded | PersonAssumed | PersonEnrolled


def admission(fact: PersonEnrolled) -> dict[str, Json]:
    """Return what the approver signs whose unlock lets a person in."""
    return {
        "v": VERSION,
        "kind": "approvers/enrol",
        "change": fact.change_id,
        "person": fact.person_id,
        "role": fact.role.value,
        "root": fact.root.hex(),
        "approver_key": fact.approver_key.hex(),
        "usable_from_ms": fact.usable_from_ms,
    }


def _seen[Key, Ending: (Open, Invitation, Closing)](table: dict[Key, Ending], now: Clocks) -> dict[Key, Ending]:
    """Return a table in which whatever is over by now is so for good; the same one where nothing is."""
    if all(each.is_over or each.is_open(now) for each in table.values()):
        return table
    return {key: each if each.is_open(now) else replace(each, is_over=True) for key, each in table.items()}


def without[Key, Value](table: Mapping[Key, Value], key: Key) -> dict[Key, Value]:
    """Return a table without one of its keys."""
    return {other: value for other, value in table.items() if other != key}


def _may(holds: bool) -> None:  # noqa: FBT001  # the one thing it is about
    if not holds:
        raise _Doubtful
