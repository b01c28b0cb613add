"""Whatever moment a record names, a wait is asked for by the clock of now as well; no wrong clock loses anything."""

from dataclasses import replace

import pytest

from custom_components.footage_guard.ledger.leaves import Moment
from custom_components.footage_guard.model.change import Change
from custom_components.footage_guard.model.dated import Dated
from custom_components.footage_guard.model.decided import Decided
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.people import WAIT_MS, Role
from custom_components.footage_guard.model.people_facts import (
    ChangeDone,
    ChangeStopped,
    PeopleFact,
    PersonRemoved,
    RecoveryAsked,
    RecoveryDone,
    VaultFounded,
    WaitOver,
)
from custom_components.footage_guard.model.policy import Policy
from custom_components.footage_guard.vault.late import undone, wait_anew
from custom_components.footage_guard.vault.roll import Roll

from .test_roll import (
    AGAIN,
    ALEX,
    ID,
    NEW,
    NOW,
    OPEN,
    ROBIN,
    Home,
    after,
    before,
    both,
    decision,
    home,
    invitation,
    proposed,
    public,
)

__all__ = ["both", "home"]

type Records = list[tuple[PeopleFact, Moment]]
GONE = PersonRemoved(person_id=ROBIN, actor=ALEX)
YEARS = 1000 * WAIT_MS


def read(records: Records, now: Moment) -> Roll:
    """Return what records add up to that are read at a moment; before each lies one of the last, too."""
    roll, latest_ms = Roll(), 0
    for fact, at in records:
        roll.take(fact, Dated.of(at, latest_ms, now))
        latest_ms = max(latest_ms, at.at_ms if at.at_ms <= now.at_ms else 0)
    wait_anew(roll, now)
    return roll


def founded(home: Home) -> Records:
    """Return the first record of a home."""
    return [(VaultFounded(person_id=ALEX, **public(home.alex), decided=NEW.as_text()), before(YEARS))]


def agreed(home: Home, change: Change, at: Moment = NOW) -> Records:
    """Return the records of a change that Alex agreed to."""
    return [(proposed(change), at), (home.vote(change), at)]


def robins(home: Home, invited: Moment, enrolled: Moment) -> Records:
    """Return the records of Robin, who is invited and enrolls."""
    change = invitation()
    done = (ChangeDone(change_id=ID), invited)
    return [*agreed(home, change, invited), done, (home.enrolled(change_id=ID), enrolled)]


def test_what_is_done_tomorrow_is_not_done_today(home: Home) -> None:
    done = (ChangeDone(change_id=ID), after(WAIT_MS))
    records = [*founded(home), *agreed(home, decision(OPEN)), done]
    roll = read(records, after(WAIT_MS - 1))
    assert (roll.decided.mode, [*roll.changes], [*roll.early]) == (Mode.SEALED, [ID], [ID])
    assert roll.changes[ID].agreed == Dated.of(NOW, NOW.at_ms, after(WAIT_MS - 1))
    assert read(records, after(WAIT_MS)).decided == OPEN


@pytest.mark.parametrize("now", [before(1), replace(NOW, at_ms=0)], ids=["a little behind", "since 1970"])
def test_a_clock_that_is_behind_loses_nothing(home: Home, now: Moment) -> None:
    done = (ChangeDone(change_id=ID), after(WAIT_MS))
    assert read([*founded(home), *agreed(home, decision(OPEN)), done], now).decided == OPEN


def test_a_clock_that_was_ahead_loses_nothing(home: Home) -> None:
    """While its day lasts, whatever was told after it waits anew; before and after, it is as it was told."""
    ahead = (PersonRemoved(person_id="nobody", actor=ALEX), after(YEARS))
    change = decision(OPEN, change_id=AGAIN)
    later = after(3 * WAIT_MS)
    done = (ChangeDone(change_id=AGAIN), after(4 * WAIT_MS))
    over = (WaitOver(person_id=ROBIN), later)
    records = [*founded(home), ahead, *robins(home, NOW, NOW), over, *agreed(home, change, later), done]
    for now in (after(5 * WAIT_MS), after(YEARS - 1), after(YEARS + WAIT_MS)):
        roll = read(records, now)
        assert ([*roll.approvers(now)], roll.decided) == ([ALEX, ROBIN], OPEN)
    meanwhile = after(YEARS + 1)
    roll = read(records, meanwhile)
    assert ([*roll.approvers(meanwhile)], roll.decided) == ([ALEX], NEW)


def test_whoever_is_let_in_by_a_record_of_the_past_waits(home: Home) -> None:
    past, now = before(2 * WAIT_MS), after(WAIT_MS - 1)
    last = (PersonRemoved(person_id="nobody", actor=ALEX), NOW)
    records = [*founded(home), last, *robins(home, past, past), (WaitOver(person_id=ROBIN), before(WAIT_MS))]
    roll = read(records, now)
    assert roll.members[ROBIN].role is Role.APPROVER
    assert roll.approvers(now).keys() == {ALEX}
    assert roll.approvers(after(WAIT_MS)).keys() == {ALEX, ROBIN}, "a day after the last record before it"


def test_whoever_is_taken_out_by_one_is_counted(home: Home) -> None:
    past, now = before(2 * WAIT_MS), after(1)
    last = (PersonRemoved(person_id="nobody", actor=ALEX), NOW)
    records = [*founded(home), *robins(home, before(5 * WAIT_MS), before(5 * WAIT_MS)), last, (GONE, past)]
    assert (read(records, now).enrolled(now), [*read(records, now).departed(now)]) == (2, [ROBIN])
    never = [*records[:-1], (GONE, before(5 * WAIT_MS))]
    assert read(never, now).enrolled(now) == 2, "by the moment of the record they did not count yet"
    assert read(records, after(WAIT_MS)).enrolled(after(WAIT_MS)) == 1


def test_a_recovery_is_not_done_before_its_time(home: Home) -> None:
    past, last = before(2 * WAIT_MS), (PersonRemoved(person_id="nobody", actor=ALEX), NOW)
    asked = RecoveryAsked(change_id=ID, person_id=ALEX, wrap_sha256=bytes(32))
    records = [*founded(home), last, (asked, past)]
    roll = read(records, after(1))
    assert not roll.recoveries[ALEX].is_due(after(1))
    early = read([*records, (RecoveryDone(change_id=ID), after(WAIT_MS))], after(1))
    assert [*early.recoveries] == [ALEX]


@pytest.mark.parametrize(
    "wanted",
    [
        OPEN,
        replace(OPEN, policy=Policy(link_days=31, retention_days=3), viewers=("kim",)),
        replace(NEW, policy=Policy(quorum=2)),
    ],
    ids=["mode", "more of it", "stricter in part"],
)
def test_what_was_stopped_is_taken_back_where_it_was_done_too_early(home: Home, wanted: Decided) -> None:
    change = decision(wanted)
    done = (ChangeDone(change_id=ID), after(WAIT_MS))
    stopped = (ChangeStopped(change_id=ID, actor=ALEX), after(1))
    records = [*founded(home), *agreed(home, change), done, stopped, (undone(change, NEW, ALEX), after(1))]
    for now in (after(2), after(9 * WAIT_MS)):
        roll = read(records, now)
        assert not roll.decided.raised_from(NEW)
        assert not roll.decided.raised_from(wanted)
        assert not roll.invitations
