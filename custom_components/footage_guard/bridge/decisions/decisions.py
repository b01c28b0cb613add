"""Drafts and votes in a running Home Assistant: what persons do with them, and what happens to them by itself."""

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime
from functools import partial
import logging
import secrets
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...flows import cooling, drafting, freezing, releasing, thawing, voting
from ...flows.booth import Booth, origin_of
from ...model.approval import ApprovalStatement, ApprovedFile
from ...model.ballot import Now
from ...model.draft import is_like_a_key, may_still_be_given
from ...model.errors import (
    DraftInvalid,
    FootageGuardError,
    LockedDown,
    NotFrozen,
    NotLoaded,
    Reason,
    RequestChanged,
    StatementChanged,
    TransitionRefused,
)
from ...model.ids import ReleaseId, RequestId, make_request_id
from ...model.lifecycle.release import ReleaseInput, ReleaseState
from ...model.record import ReleaseRecord
from ...model.vote import Vote
from ...vault.age.keys import X25519Recipient
from ...vault.exporting import Exports
from ...vault.keyring.wrap import Secrets
from ...vault.signing import sign
from ..common.clock import wall_ms
from ..common.loaded_data import loaded_data
from ..common.paths import cache_folder
from ..proof.actor import Actor
from ..proof.proving import Challenge, Proof, async_prove, challenge
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from ..shares.hand_over import Handed
from ..shares.sharing import Sharing
from .booths import voters_of
from .draft_json import DraftShown, shown
from .preparing import ReadyShares
from .rendering import Rendering
from .transport import transport_of

FOLDER: Final = "exports"
LONGEST_LOOK_S: Final = 3600.0
AGAIN_S: Final = 60.0
"""After something failed: a share may be due, and what failed may be over soon."""
_KEPT: Final = (ReleaseState.FROZEN, ReleaseState.VOTING, ReleaseState.COOLING, ReleaseState.LIVE)
_LOGGER = logging.getLogger(__name__)


class Decisions:
    """The drafts of a running vault."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime, requests: RequestDesk, sharing: Sharing) -> None:
        """Decide about requests of a vault, and share what was approved."""
        self._hass = hass
        self._vault = vault
        self._requests = requests
        self._sharing = sharing
        self._voting = asyncio.Lock()
        self._exports = Exports(cache_folder(hass) / FOLDER)
        self.rendering = Rendering(hass, vault, requests, self._exports, cache_folder(hass))
        self._stop_timer: CALLBACK_TYPE | None = None
        self._looking: asyncio.Task[None] | None = None

    async def async_start(self) -> CALLBACK_TYPE:
        """Go on with what was under way, and look whenever something is due, until the returned function is called."""
        stop_rendering = self.rendering.async_start()
        stop_sharing = self._sharing.async_start()
        self._sharing.look_soon = self._look_soon
        self.rendering.on_frozen = self._look_soon
        await self.async_look()
        stop_lockdown = self._vault.async_subscribe_lockdown(self._look_soon)
        # Whatever they decided may have turned links off, or is not what drafts were frozen under.
        stop_people = self._vault.people.async_subscribe(self._look_soon)

        @callback
        def stop() -> None:
            stop_lockdown()
            stop_people()
            stop_rendering()
            stop_sharing()
            self._cancel_timer()

        return stop

    async def async_create(self, actor: Actor, request_id: RequestId, raw: object) -> ReleaseRecord:
        """Begin a draft; raise LockedDown, NotLoaded or what `drafting.create` raises."""
        self._may_raise()
        _may_be_encrypted_for(raw)
        release_id = ReleaseId(make_request_id(wall_ms(), secrets.randbits(80)))
        return await self._requests.async_decide(
            lambda booth, now: drafting.create(
                booth, request_id, raw, release_id=release_id, actor=actor.person_id, now_ms=now.ms
            )
        )

    async def async_update(self, actor: Actor, release_id: ReleaseId, raw: object, version: int) -> ReleaseRecord:
        """Put another draft in the place of one; raise LockedDown, NotLoaded or what `drafting.update` raises."""
        self._may_raise()
        _may_be_encrypted_for(raw)
        record = await self._requests.async_decide(
            lambda booth, now: drafting.update(
                booth, release_id, raw, actor=actor.person_id, now_ms=now.ms, version=version
            )
        )
        self.rendering.forget(release_id)
        await self._async_tidy()
        return record

    async def async_cancel(self, actor: Actor, release_id: ReleaseId) -> ReleaseRecord:
        """Drop a draft; raise NotLoaded or what `drafting.cancel` raises."""
        record = await self._requests.async_decide(
            lambda booth, now: drafting.cancel(booth, release_id, actor=actor.person_id, now_ms=now.ms)
        )
        self.rendering.forget(release_id)
        await self._async_tidy()
        return record

    async def async_render(self, actor: Actor, release_id: ReleaseId, version: int) -> None:
        """Have the files of a draft be made, by what the person has unlocked.

        Raises LockedDown, VaultLocked, LedgerRolledBack, DraftUnknown, RequestChanged, TransitionRefused, DraftInvalid,
        LinksOff or NotLoaded.
        """
        self._may_raise()
        unlocked = self._vault.unlocks.get(actor.session)
        await self._requests.async_decide(partial(_want, release_id, version))
        self.rendering.begin(release_id, version, unlocked)

    async def async_show(self, release_id: ReleaseId) -> DraftShown:
        """Return all of a draft; raise DraftUnknown, StateDamaged, OSError or NotLoaded."""
        return await self._requests.async_decide(partial(shown, release_id, voters_of(self._vault)))

    @property
    def exports(self) -> Exports:
        """The finished files."""
        return self._exports

    async def async_files(self, release_id: ReleaseId) -> tuple[ApprovedFile, ...]:
        """Return the finished files of a draft; raise NotLoaded or what `freezing.finished_files` raises."""
        return await self._requests.async_decide(lambda booth, _now: freezing.finished_files(booth, release_id))

    async def async_challenge(self, actor: Actor, release_id: ReleaseId) -> Challenge:
        """Return what a person agrees to who votes; raise NotLoaded or what `voting.decidable` raises."""
        return challenge(self._vault, actor, await self._async_stated(release_id))

    async def async_approve(
        self, actor: Actor, release_id: ReleaseId, proof: Proof
    ) -> voting.Waiting | releasing.Released:
        """Take a person's vote, and release where it is the last one.

        1. What they were shown is what can be decided now, and they prove that it is them and that they mean it.
        2. They sign it. Without this, whoever can write state.db and the ledger makes votes.
        3. The finished files are read from the disk with their keys, beside the lane, and encrypted for a link by the
           same pass. Without this, what leaves is not what was looked at.
        4. The vote is cast, which looks at all of it once more: see `voting.cast`. One vote at a time: two would
           encrypt the same file for two links.

        Raises what `async_prove`, `sign`, `prepare` and `voting.cast` raise, and then the vote does not count. Where
        there is nothing to vote on any more, what they were shown has changed: StatementChanged.
        """
        with _as_shown():
            return await self._async_vote(actor, release_id, proof)

    async def _async_vote(
        self, actor: Actor, release_id: ReleaseId, proof: Proof
    ) -> voting.Waiting | releasing.Released:
        # 1
        statement = await self._async_stated(release_id)
        proven = await async_prove(self._vault, actor, lambda: statement, proof)
        # 2
        public_key, signature = sign(proven.secrets, statement.as_json())
        vote = Vote(
            person_id=actor.person_id,
            public_key=public_key,
            signature=signature,
            statement_sha256=statement.sha256,
            cast_ms=wall_ms(),
            method=proven.method,
            transport=transport_of(actor.connection),
        )
        # 3, 4
        async with self._voting:
            result = await self._async_cast(statement, vote, proven.secrets)
        if isinstance(result, releasing.Released):
            self._hand_over(statement, result)
            await self.async_look()
        return result

    @callback
    def _hand_over(self, statement: ApprovalStatement, released: releasing.Released) -> None:
        """Give the link to the call that asked it back, where that is a part of what was voted for."""
        url = released.share.url if statement.terms.hand_over else None
        handed = None if url is None else Handed(url=url, live_from_ms=released.live_from_ms)
        self._sharing.hand_overs.settle(statement.request_id, handed)

    async def _async_cast(
        self, statement: ApprovalStatement, vote: Vote, secrets: Secrets
    ) -> voting.Waiting | releasing.Released:
        result: voting.Waiting | releasing.Released | None = None
        try:
            # Whoever voted meanwhile may have released it: its files must not be encrypted for another link.
            if await self._async_stated(statement.draft_id) != statement:
                raise StatementChanged
            with self._sharing.preparing(statement.draft_id):
                # 3
                prepared = await self._sharing.async_prepare(self._exports, statement, secrets)
                # 4: who may vote is looked at in the lane, where whoever is removed is removed, too.
                self._vault.ledger.may_rely()
                result = await self._requests.async_decide(
                    lambda booth, now: voting.cast(
                        replace(booth, shares=ReadyShares(prepared, booth.leases)),
                        statement.draft_id,
                        vote,
                        voters=voters_of(self._vault),
                        on_disk=prepared.digests,
                        now=now,
                    )
                )
        finally:
            if not isinstance(result, releasing.Released):
                await self._async_tidy_shares()
        return result

    async def _async_tidy_shares(self) -> None:
        """Remove what was made ready and is not shared; what the disk refuses is removed with the next look."""
        try:
            await self._sharing.async_tidy()
        except NotLoaded:
            return
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("Could not remove files of a share, it is tried again: %r", err)

    async def async_veto(self, actor: str, release_id: ReleaseId) -> ReleaseRecord:
        """Stop a release before it is live; raise NotLoaded or what `releasing.veto` raises."""
        record = await self._requests.async_decide(
            lambda booth, now: releasing.veto(booth, release_id, actor=actor, now_ms=now.ms)
        )
        await self._async_tidy()
        return record

    async def async_look(self) -> None:
        """Have what is due happen, and look again when the next thing is; what fails is tried again soon."""
        self._cancel_timer()
        after_ms: int | None = None
        has_failed = False
        try:
            has_failed = not await self._async_has_found()
            after_ms = await self._requests.async_decide(cooling.go_on)
            await self._requests.async_decide(_thaw)
            await self._sharing.async_tidy()
            await self._async_tidy()
        except NotLoaded:
            return
        except (OSError, FootageGuardError) as err:
            has_failed = True
            _LOGGER.warning("Could not go on with releases, it is tried again: %r", err)
        longest_s = AGAIN_S if has_failed else LONGEST_LOOK_S
        after_s = longest_s if after_ms is None else min(longest_s, after_ms / 1000 + 1)
        self._cancel_timer()
        self._stop_timer = async_call_later(self._hass, after_s, self._on_time)

    async def _async_has_found(self) -> bool:
        """Know what somebody waits for, and tell whether that could be done; what is due does not wait for it."""
        try:
            await self.rendering.async_find()
        except NotLoaded:
            raise
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("Could not look for files that somebody waits for, it is tried again: %r", err)
            return False
        return True

    async def _on_time(self, _now: datetime) -> None:
        self._stop_timer = None
        await self.async_look()

    @callback
    def _look_soon(self) -> None:
        self._looking = self._hass.async_create_task(self.async_look(), "look at releases", eager_start=False)

    async def _async_stated(self, release_id: ReleaseId) -> ApprovalStatement:
        self._vault.ledger.may_rely()
        found = await self._requests.async_decide(lambda booth, now: voting.decidable(booth, release_id, now_ms=now.ms))
        return found.statement

    async def _async_tidy(self) -> None:
        """Remove finished files by which nothing leaves any more; what the disk refuses is removed next time."""
        self.rendering.keep_only(await self._requests.async_decide(_drafted))
        try:
            await self._requests.async_decide(self._remove_others)
        except OSError as err:
            _LOGGER.warning("Could not remove finished files, it is tried again: %r", err)

    def _remove_others(self, booth: Booth, _now: Now) -> None:
        """Remove finished files by which nothing leaves. Blocking, for the lane.

        There, for files that are finished meanwhile are frozen there: beside it, they could be removed right after.
        """
        fixed = {record.id for record in booth.desk.releases.in_states(_KEPT)}
        self._exports.keep_only(fixed | self.rendering.releases)

    def _may_raise(self) -> None:
        """Pass what raises; raise LockedDown, or LedgerRolledBack where the history is not what it was."""
        if self._vault.lockdown is not None:
            raise LockedDown
        self._vault.ledger.may_rely()

    def _cancel_timer(self) -> None:
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None


@callback
def loaded_decisions(hass: HomeAssistant) -> Decisions:
    """Return the drafts of the loaded entry; raise NotLoaded."""
    decisions: Decisions = loaded_data(hass).decisions
    return decisions


@contextmanager
def _as_shown() -> Iterator[None]:
    try:
        yield
    except NotFrozen as err:
        raise StatementChanged from err


def _thaw(booth: Booth, now: Now) -> None:
    """Have drafts be written on again that cannot be voted on any more, or are too large. Blocking, for the lane."""
    thawing.thaw_outdated(booth, now_ms=now.ms)
    thawing.thaw_oldest(booth, now_ms=now.ms)


def _drafted(booth: Booth, _now: Now) -> frozenset[ReleaseId]:
    """Return which drafts are written on. Blocking, for the lane."""
    return frozenset(record.id for record in booth.desk.releases.in_states((ReleaseState.DRAFTED,)))


def _want(release_id: ReleaseId, version: int, booth: Booth, now: Now) -> None:
    """Note that somebody waits for the files of a draft in a version, which may be given. Blocking, for the lane."""
    draft, policy = booth.drafts.get_draft(release_id), booth.policy()
    record = booth.desk.releases.get_release(release_id)
    if record.state is not ReleaseState.DRAFTED:
        raise TransitionRefused(record.state, ReleaseInput.FREEZE)
    if record.version != version:
        raise RequestChanged
    # What nobody could vote for is told before the files are made, which takes minutes.
    may_still_be_given(draft, policy, now.ms)
    origin_of(draft, policy)
    booth.drafts.want(release_id, is_wanted=True)


def _may_be_encrypted_for(raw: object) -> None:
    """Pass a draft that names no key, or one with nothing wrong in it; raise DraftInvalid.

    What makes a text no key at all is told with all the rest that is wrong with a draft.
    """
    key = raw.get("age_recipient") if isinstance(raw, dict) else None
    if isinstance(key, str) and is_like_a_key(key):
        try:
            X25519Recipient.parse(key)
        except ValueError as err:
            raise DraftInvalid({"age_recipient": Reason.MALFORMED}) from err
