"""Files of drafts are made in the background: while somebody who may has unlocked the vault, and no longer.

A job holds the keys of the clips of its own draft alone. A lock or a lockdown ends it; it begins anew with the next
unlock of an approver, also after a restart.
"""

import asyncio
from collections.abc import Callable, Collection
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
import logging
import secrets
from threading import Event

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ..flows.booth import Booth
from ..flows.freezing import Exported, Finished, freeze
from ..media.virtual import has_sound
from ..model.approval import NONCE_BYTES
from ..model.ballot import Now
from ..model.draft import Draft
from ..model.errors import FootageGuardError, LockedDown, NotLoaded, RenderStopped, VaultLocked
from ..model.ids import ReleaseId
from ..model.job import JobState, JobView
from ..vault.age.keys import X25519Recipient
from ..vault.exporting import Exports
from ..vault.keyring.unlocked import Unlocked
from ..vault.opening import OpenClip, open_clip
from ..vault.vault import Vault
from .booths import voters_of
from .requests import RequestDesk
from .runtime import VaultRuntime

_LOGGER = logging.getLogger(__name__)

type Watcher = Callable[[JobView], None]


@dataclass(eq=False, slots=True)
class _Job:
    release_id: ReleaseId
    version: int
    view: JobView
    unlocked: Unlocked | None = field(default=None, repr=False)
    stop: Event = field(default_factory=Event, repr=False)
    watchers: list[Watcher] = field(default_factory=list, repr=False)

    def show(self, view: JobView) -> None:
        self.view = view
        for watcher in tuple(self.watchers):
            watcher(view)


class Rendering:
    """The jobs of a vault, one under way at a time."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime, requests: RequestDesk, exports: Exports) -> None:
        """Begin without any."""
        self._hass = hass
        self._vault = vault
        self._requests = requests
        self._exports = exports
        self._jobs: dict[ReleaseId, _Job] = {}
        self._one = asyncio.Lock()
        self._has_found = False
        self._tasks: set[asyncio.Task[None]] = set()

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Make files whenever an approver has the vault unlocked, until the returned function is called."""
        stops = (
            self._vault.unlocks.async_subscribe(self._look),
            self._vault.async_subscribe_lockdown(self._look),
            self._vault.async_before_close(self._async_end),
        )

        @callback
        def stop() -> None:
            for each in stops:
                each()

        return stop

    async def async_find(self) -> None:
        """Know of what somebody waits for since before the start; raise OSError or NotLoaded, and know it next time."""
        if self._has_found:
            return
        found = await self._requests.async_decide(_wanted)
        self._has_found = True
        for release_id, version in found:
            waiting = _Job(release_id, version, JobView(state=JobState.WAITING_FOR_UNLOCK))
            self._jobs.setdefault(release_id, waiting)
        self._look()

    @property
    def releases(self) -> frozenset[ReleaseId]:
        """Drafts whose files are being made, or will be."""
        return frozenset(self._jobs)

    def view(self, release_id: ReleaseId) -> JobView | None:
        """Return how far the files of a draft are; None where nobody asked for them."""
        job = self._jobs.get(release_id)
        return None if job is None else job.view

    @callback
    def watch(self, release_id: ReleaseId, watcher: Watcher) -> CALLBACK_TYPE:
        """Tell the watcher of each step of a job from now on, until the returned function is called."""
        job = self._jobs.get(release_id)
        if job is None:
            return lambda: None
        job.watchers.append(watcher)
        return lambda: job.watchers.remove(watcher) if watcher in job.watchers else None

    @callback
    def begin(self, release_id: ReleaseId, version: int, unlocked: Unlocked) -> None:
        """Make the files of a draft, as somebody saw it who has unlocked the vault."""
        self.forget(release_id)
        self._jobs[release_id] = _Job(release_id, version, JobView(state=JobState.WAITING_FOR_UNLOCK))
        self._run(self._jobs[release_id], unlocked)

    @callback
    def forget(self, release_id: ReleaseId) -> None:
        """Make no files of a draft any more, which was changed or dropped."""
        job = self._jobs.pop(release_id, None)
        if job is not None:
            job.stop.set()

    @callback
    def keep_only(self, drafted: Collection[ReleaseId]) -> None:
        """Make no files of what is no draft any more."""
        for release_id in self._jobs.keys() - drafted:
            self.forget(release_id)

    @callback
    def _look(self) -> None:
        """Stop what nobody has unlocked any more, and begin what waits where an approver has."""
        approvers = self._vault.people.approvers()
        for job in tuple(self._jobs.values()):
            if job.unlocked is not None:
                if job.unlocked.is_over or self._vault.lockdown is not None:
                    job.stop.set()
            elif job.view.state is JobState.WAITING_FOR_UNLOCK and self._vault.lockdown is None:
                unlocked = self._vault.unlocks.held_by(approvers)
                if unlocked is not None:
                    self._run(job, unlocked)

    @callback
    def _run(self, job: _Job, unlocked: Unlocked) -> None:
        job.unlocked, job.stop = unlocked, Event()
        task = self._hass.async_create_task(self._async_run(job, unlocked), "prepare files", eager_start=False)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _async_run(self, job: _Job, unlocked: Unlocked) -> None:
        """Make the files and freeze the draft, or say why not. What was stopped waits for the next unlock."""
        try:
            async with self._one:
                await self._async_make(job, unlocked)
        except RenderStopped, VaultLocked, LockedDown:
            job.unlocked = None
            if self._jobs.get(job.release_id) is not job:
                job.show(JobView(state=JobState.FAILED, problem=RenderStopped.code))
                return
            job.show(JobView(state=JobState.WAITING_FOR_UNLOCK))
            # Somebody may have unlocked before this had ended.
            self._look()
        except NotLoaded:
            return
        except (FootageGuardError, OSError) as err:
            job.unlocked = None
            code = err.code if isinstance(err, FootageGuardError) else "disk_refused"
            _LOGGER.warning("The files of draft %s were not finished: %s", job.release_id, code)
            job.show(JobView(state=JobState.FAILED, problem=code))
        else:
            if self._jobs.get(job.release_id) is job:
                del self._jobs[job.release_id]
            job.show(JobView(state=JobState.FINISHED))

    async def _async_make(self, job: _Job, unlocked: Unlocked) -> None:
        draft = await self._requests.async_decide(lambda booth, _now: booth.drafts.get_draft(job.release_id))
        with ExitStack() as held:
            clips, recipient = await self._vault.async_do_in_turn(partial(_open_all, held, draft, unlocked))
            job.show(JobView(state=JobState.RUNNING, total_bytes=sum(clip.length for clip in clips)))
            files = []
            for number, clip in enumerate(clips, 1):
                files.append(await self._vault.async_read(partial(self._make, job, number, clip, recipient)))
        finished = Finished(files=tuple(files), version=job.version)
        if job.stop.is_set():
            raise RenderStopped
        await self._requests.async_decide(
            lambda booth, now: freeze(
                booth,
                job.release_id,
                finished,
                voters=voters_of(self._vault),
                nonce=secrets.token_bytes(NONCE_BYTES),
                now_ms=now.ms,
            )
        )

    def _make(self, job: _Job, number: int, clip: OpenClip, recipient: X25519Recipient) -> Exported:
        """Make one file. Blocking."""
        sound = has_sound(clip)
        written = self._exports.write(job.release_id, number, clip, [recipient], partial(self._go_on, job))
        return Exported(
            clip_id=clip.clip.id,
            source_sha256=clip.clip.digest,
            size_bytes=written.size_bytes,
            sha256=written.sha256,
            has_sound=sound,
        )

    def _go_on(self, job: _Job, done_bytes: int) -> None:
        if job.stop.is_set():
            raise RenderStopped
        self._hass.loop.call_soon_threadsafe(self._show_progress, job, done_bytes)

    @callback
    def _show_progress(self, job: _Job, done_bytes: int) -> None:
        if job.view.state is JobState.RUNNING:
            done = job.view.done_bytes + done_bytes
            job.show(JobView(state=JobState.RUNNING, done_bytes=done, total_bytes=job.view.total_bytes))

    async def _async_end(self) -> None:
        """Stop all of them, and return once none is under way."""
        for job in self._jobs.values():
            job.stop.set()
        if self._tasks:
            await asyncio.wait(self._tasks)


def _wanted(booth: Booth, _now: Now) -> list[tuple[ReleaseId, int]]:
    """Return drafts whose files somebody waits for, with their versions. Blocking, for the lane."""
    wanted = booth.drafts.wanted()
    return [(release_id, booth.desk.releases.get_release(release_id).version) for release_id in wanted]


def _open_all(
    held: ExitStack, draft: Draft, unlocked: Unlocked, vault: Vault
) -> tuple[list[OpenClip], X25519Recipient]:
    """Open the clips of a draft, and return them with the key their files are written for. Blocking, for the lane.

    That key is one the ledger knows. Without this, whoever can write keys.json has the files written for their own.
    """
    epoch = vault.keyring.epoch_for(dt_util.utcnow())
    vault.may_record_for(epoch)
    return [held.enter_context(open_clip(vault, piece.clip_id, unlocked)) for piece in draft.pieces], epoch.recipient
