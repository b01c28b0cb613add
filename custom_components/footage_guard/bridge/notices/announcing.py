"""Whoever decides is told of what would let somebody or something in, while they can still stop it.

It is told to the targets that the owner chose, to every user within Home Assistant, and as a repair issue for as long
as it waits. After a start it is told once more: rather twice than never.
"""

from collections.abc import Sequence, Set as AbstractSet
from datetime import datetime, timedelta
from hashlib import sha256
import logging
from typing import Final

from homeassistant.components import persistent_notification
from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_track_time_interval
from homeassistant.helpers.start import async_at_started
from homeassistant.util.hass_dict import HassKey

from ...const import DOMAIN
from ...model.errors import FootageGuardError, NotLoaded
from ..common.clock import moment
from ..common.words import PANEL, async_words
from ..health.issues import async_hide_issue, async_show_issue, async_shown_issues, issue_id
from ..people.changes import async_do_due
from ..runtime import VaultRuntime
from .notifying import PEOPLE, PeopleNotice, async_notify

ISSUE: Final = "people_change"
POLICY_ISSUE: Final = "policy_not_believed"
VOTES_ISSUE: Final = "too_few_approvers"
NOBODY_ISSUE: Final = "no_approver_here"
EVERY: Final = timedelta(minutes=5)
"""What waits a day needs no better clock."""
_NOTES: HassKey[set[str]] = HassKey(f"{DOMAIN}_notes_of_changes")
"""Of what there are notifications; they stay where the entry is disabled, which takes the issues away."""
_LOGGER = logging.getLogger(__name__)


class Announcing:
    """Tells of what waits, and has it be in force when its time has come."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, vault: VaultRuntime, targets: Sequence[str]) -> None:
        """Tell nobody until `async_start`."""
        self._hass = hass
        self._entry = entry
        self._vault = vault
        self._targets = tuple(targets)
        self._told: set[str] = set()

    async def async_start(self) -> CALLBACK_TYPE:
        """Tell of what waits and of what comes, and do what is due, until the returned function is called."""
        await self._async_look()
        stops = [
            self._vault.people.async_subscribe(self._show),
            async_track_time_interval(self._hass, self._async_look, EVERY, cancel_on_shutdown=True),
            # Not before: the services of others are not there yet.
            async_at_started(self._hass, self._on_started),
        ]

        @callback
        def stop() -> None:
            for each in stops:
                each()

        return stop

    @callback
    def _on_started(self, _hass: HomeAssistant) -> None:
        self._show()

    async def _async_look(self, _now: datetime | None = None) -> None:
        try:
            await async_do_due(self._vault)
        except NotLoaded:
            return
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("What was decided could not be told, it is tried again: %r", err)
        self._show()

    @callback
    def _show(self) -> None:
        """Have issues and notifications be those of what waits now."""
        people = self._vault.people
        waiting = waiting_for_people(self._vault)
        if people.is_read:
            # Before, nobody knows what is over, nor whether what somebody chose to ignore still waits.
            self._take_away_all_but(waiting)
        for each in waiting:
            self._show_issue(ISSUE, each.removeprefix(f"{ISSUE}_"))
        # While the history is not what it was, that is what is wrong, and it has an issue of its own.
        can_decide = people.can_decide or self._vault.ledger_problem is not None
        is_here = people.has_approver_here or can_decide
        standing = {
            POLICY_ISSUE: people.is_believed,
            VOTES_ISSUE: can_decide or not is_here,
            NOBODY_ISSUE: is_here,
        }
        for key, is_well in standing.items():
            if people.is_read and not is_well:
                self._show_issue(key)
            else:
                async_hide_issue(self._hass, key, is_over=people.is_read)
        if self._hass.is_running and (new := waiting - self._told):
            self._told |= new
            _task = self._entry.async_create_background_task(self._hass, self._async_tell(new), "tell of changes")

    def _take_away_all_but(self, waiting: set[str]) -> None:
        shown = {issue_id(ISSUE, of) for of in async_shown_issues(self._hass, ISSUE)}
        for each in shown - waiting:
            async_hide_issue(self._hass, ISSUE, of=each.removeprefix(f"{ISSUE}_"))
        _dismiss_all_but(self._hass, waiting)
        # What is over and comes again is told again: somebody can enroll anew, and be removed anew.
        self._told &= waiting

    def _show_issue(self, key: str, of: str = "") -> None:
        people = self._vault.people
        counts = {"voters": str(len(people.approvers())), "needed": str(people.roll.decided.policy.quorum)}
        async_show_issue(self._hass, key, of=of, placeholders=counts)

    async def _async_tell(self, new: set[str]) -> None:
        words = await async_words(self._hass, PANEL)
        for each in new:
            self._hass.data.setdefault(_NOTES, set()).add(each)
            persistent_notification.async_create(
                self._hass,
                words[f"notification.text_{PEOPLE}"],
                words[f"notification.title_{PEOPLE}"],
                f"{DOMAIN}_{each}",
            )
        await async_notify(self._hass, self._targets, PeopleNotice())


def waiting_for_people(vault: VaultRuntime) -> set[str]:
    """Return a name for each thing that waits: what is proposed, who enrolled and may not act yet, and who went."""
    roll, now = vault.people.roll, moment()
    return {
        *(f"{ISSUE}_{change_id}" for change_id, under_way in roll.changes.items() if under_way.is_open(now)),
        *(
            f"{ISSUE}_{known_as(person_id)}"
            for person_id, member in roll.members.items()
            # Whoever has waited is not let in anew by a clock that is set back. That it was told is not enough: nobody
            # signs that record, and whoever adds one would hide that somebody is let in.
            if not (member.is_usable(now) or (member.is_over and now.at_ms < member.since.at_ms))
        ),
        *(
            f"{ISSUE}_invited_{known_as(person_id)}"
            for person_id, each in roll.invitations.items()
            if each.is_open(now)
        ),
        *(f"{ISSUE}_{recovery.change_id}" for recovery in roll.recoveries.values()),
        *(f"{ISSUE}_removed_{known_as(person_id)}" for person_id in roll.departed(now)),
    }


def known_as(person_id: str) -> str:
    """Return what tells people apart: the ids of issues are in each diagnostics file, which somebody may publish."""
    return sha256(person_id.encode()).hexdigest()[:12]


@callback
def async_remove_announcements(hass: HomeAssistant) -> None:
    """Take all of them away: there is no vault any more in which anything waits."""
    for key in (ISSUE, POLICY_ISSUE, VOTES_ISSUE, NOBODY_ISSUE):
        for of in async_shown_issues(hass, key):
            async_hide_issue(hass, key, of=of)
    _dismiss_all_but(hass, frozenset())


def _dismiss_all_but(hass: HomeAssistant, waiting: AbstractSet[str]) -> None:
    notes = hass.data.get(_NOTES, set())
    for each in notes - waiting:
        persistent_notification.async_dismiss(hass, f"{DOMAIN}_{each}")
    notes &= waiting
