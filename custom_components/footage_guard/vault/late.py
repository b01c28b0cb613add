"""What waits anew where a record names a moment before that of an earlier one, and what takes back one of tomorrow."""

from dataclasses import replace

from ..model.change import PolicyChange
from ..model.dated import waiting_from
from ..model.decided import Decided
from ..model.mode import Mode
from ..model.people import WAIT_MS
from ..model.people_facts import PolicyLowered
from ..model.policy import stricter
from ..model.step_up import Clocks
from .roll import Roll


def wait_anew(roll: Roll, now: Clocks) -> None:
    """Have each wait that is under way begin no earlier than what was told before it, in a history that was read now.

    Once a day has passed since then it is as the records say, also where it was a clock that was ahead for a while.
    """
    roll.members = {
        person_id: replace(each, since=waiting_from(each.wait_ms, each.since, now))
        for person_id, each in roll.members.items()
    }
    roll.departures = {
        person_id: replace(each, since=waiting_from(WAIT_MS, each.since, now))
        for person_id, each in roll.departures.items()
    }
    roll.recoveries = {
        person_id: replace(each, since=waiting_from(WAIT_MS, each.since, now))
        for person_id, each in roll.recoveries.items()
    }
    roll.changes = {
        change_id: replace(each, agreed=each.agreed and waiting_from(each.change.wait_ms, each.agreed, now))
        for change_id, each in roll.changes.items()
    }


def undone(change: PolicyChange, now: Decided, person_id: str) -> PolicyLowered:
    """Return what takes back all that a change exposes, also where the history says later that it was done."""
    then = change.decided
    mode = now.mode if then.mode is Mode.CONVENIENCE else Mode.SEALED
    viewers = tuple(each for each in now.viewers if each in then.viewers)
    both = Decided(policy=stricter(now.policy, then.policy), mode=mode, viewers=viewers)
    return PolicyLowered(decided=both.as_text(), actor=person_id)
