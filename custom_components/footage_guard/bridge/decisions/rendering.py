"""Files of drafts are made in the background: they begin while somebody who may has unlocked the vault.

A job has a thread of its own, to which all else goes first, and holds the keys of the clips of its own draft alone. A
lock or a lockdown ends it, and an unlock whose time is up does not: making files takes longer than anybody waits. What
was ended begins anew with the next unlock of an approver, also after a restart.
"""

import asyncio
from collections.abc import Callable, Collection
from contextlib import ExitStack, suppress
from dataclasses import dataclass, field
from functools import partial
import logging
from math import ceil
from pathlib import Path
import secrets
from threading import Event
from time import monotonic
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util import dt as dt_util

from ...disk.files import make_folder
from ...disk.scratch import Scratch
from ...flows.booth import Booth
from ...flows.drafting import written
from ...flows.freezing import Exported, Finished, freeze
from ...media.priority import lower_priority
from ...media.rendering import NICENESS, Progress, Rendered, Watch, render
from ...model.approval import NONCE_BYTES
from ...model.ballot import Now
from ...model.draft import Draft, Piece
from ...model.errors import (
    DiskRefused,
    FootageGuardError,
    LockedDown,
    NotLoaded,
    RenderFailed,
    RenderStopped,
    VaultLocked,
)
from ...model.happening import Happening
from ...model.ids import ReleaseId, RequestId
from ...model.job import JobState, JobView
from ...model.record import RequestRecord
from ...vault.age.keys import X25519Recipient
from ...vault.age.writer import AgeWriter
from ...vault.exporting import Exports
from ...vault.keyring.unlocked import Unlocked
from ...vault.opening import OpenClip, open_clip
from ...vault.vault import Vault
from ..common.executor import run_in_thread
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from .booths import voters_of
from .file_room import FileRoom, needed_bytes

_LOGGER = logging.getLogger(__name__)
_EACH_S: Final = 0.25
"""So often it is told how far a file is, at most: a page need not hear of each picture."""
_NO_MORE: Final = frozenset({Happening.DECLINED, Happening.WITHDRAWN, Happening.EXPIRED})
"""By which the drafts of a request end."""

_UNDER_WAY: Final = frozenset({JobState.QUEUED, JobState.RUNNING})

type Watcher = Callable[[JobView], None]


@dataclass(eq=False, slots=True)
class _Job:
    release_id: ReleaseId
    version: int
    view: JobView
    request_id: RequestId | None = None
    """For which request, once the draft was read."""
    unlocked: Unlocked | None = field(default=None, repr=False)
    missing: int = 0
    stop: Event = field(default_factory=Event, repr=False)
    watchers: list[Watcher] = field(default_factory=list, repr=False)

    def show(self, view: JobView) -> None:
        self.view = view
        for watcher in tuple(self.watchers):
            watcher(view)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Work:
    """What a job has open: it is closed by whoever makes the files."""

    held: ExitStack
    pieces: tuple[Piece, ...]
    clips: tuple[OpenClip, ...]
    """One for each piece."""
    recipient: X25519Recipient


class Rendering:
    """The jobs of a vault, one under way at a time."""

    def __init__(
        self, hass: HomeAssistant, vault: VaultRuntime, requests: RequestDesk, exports: Exports, scratch: Path
    ) -> None:
        """Begin without any; what is too large for memory waits, encrypted, in the folder `scratch`."""
        self._hass = hass
        self._vault = vault
        self._requests = requests
        self._exports = exports
        self._scratch = scratch
        self._jobs: dict[ReleaseId, _Job] = {}
        self._one = asyncio.Lock()
        self._has_found = False
        self._tasks: set[asyncio.Task[None]] = set()
        self.on_frozen: Callable[[], None] = lambda: None
        """Called when the files of a draft are finished."""

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """Begin files whenever an approver has the vault unlocked, until the returned function is called."""
        stops = (
            self._vault.unlocks.async_subscribe(self._look),
            self._vault.people.async_subscribe(self._look),
            self._vault.async_subscribe_lockdown(self._look),
            self._vault.async_before_close(self._async_end),
            self._requests.async_subscribe(self._on_request),
        )

        @callback
        def stop() -> None:
            for each in stops:
                each()

        return stop

    async def async_find(self) -> None:
        """Know of what somebody waits for since before the start; raise OSError or NotLoaded, and know it next time."""
        if self._has_found or self._one.locked():
            # What looks here has other things to do than to wait for files that are being made: it comes again.
            return
        async with self._one:
            await self._vault.async_read(self._exports.tidy)
        found = await self._requests.async_decide(_wanted)
        self._has_found = True
        for release_id, version in found:
            waiting = _Job(release_id, version, JobView(state=JobState.WAITING_FOR_UNLOCK))
            self._jobs.setdefault(release_id, waiting)
        self._look()

    @property
    def releases(self) -> frozenset[ReleaseId]:
        """Drafts of which files that are finished count, while others are being made. For any thread."""
        return frozenset(job.release_id for job in tuple(self._jobs.values()) if job.view.state in _UNDER_WAY)

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
        """Make the files of a draft, as somebody saw it who has unlocked the vault; what is under way goes on."""
        job = self._jobs.get(release_id)
        if job is None or job.version != version or job.view.state is JobState.FAILED:
            self.forget(release_id)
            job = self._jobs[release_id] = _Job(release_id, version, JobView(state=JobState.WAITING_FOR_UNLOCK))
        if job.unlocked is None:
            self._run(job, unlocked)

    @callback
    def forget(self, release_id: ReleaseId) -> None:
        """Make no files of a draft any more, which was changed or dropped."""
        job = self._jobs.pop(release_id, None)
        if job is not None:
            job.stop.set()
            if job.view.state in {JobState.QUEUED, JobState.WAITING_FOR_UNLOCK}:
                job.show(JobView(state=JobState.FAILED, problem=RenderStopped.code))

    @callback
    def keep_only(self, drafted: Collection[ReleaseId]) -> None:
        """Make no files of what is no draft any more."""
        for release_id in self._jobs.keys() - drafted:
            self.forget(release_id)

    @callback
    def _on_request(self, record: RequestRecord, happening: Happening) -> None:
        """Make no files any more for a request that is over."""
        if happening in _NO_MORE:
            for job in [job for job in self._jobs.values() if job.request_id == record.id]:
                self.forget(job.release_id)

    @callback
    def _look(self) -> None:
        """Stop what somebody locked, or what was begun by no approver any more, and begin what waits for one."""
        approvers = self._vault.people.approvers()
        for job in tuple(self._jobs.values()):
            if job.unlocked is not None:
                is_allowed = job.unlocked.person_id in approvers and not job.unlocked.is_locked
                if not is_allowed or self._vault.lockdown is not None:
                    job.stop.set()
            elif job.view.state is JobState.WAITING_FOR_UNLOCK and self._vault.lockdown is None:
                unlocked = self._vault.unlocks.held_by(approvers)
                if unlocked is not None:
                    self._run(job, unlocked)

    @callback
    def _run(self, job: _Job, unlocked: Unlocked) -> None:
        job.unlocked, job.stop, job.missing = unlocked, Event(), 0
        self._vault.unlocks.begin(unlocked)
        job.show(JobView(state=JobState.QUEUED))
        # Nothing of Home Assistant waits for it but the end of the vault.
        running = self._async_run(job, unlocked)
        task = self._hass.async_create_background_task(running, "prepare files", eager_start=False)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _async_run(self, job: _Job, unlocked: Unlocked) -> None:
        """Make the files and freeze the draft, or say why not. What was stopped waits for the next unlock."""
        try:
            async with self._one:
                await self._async_make(job, unlocked)
        except RenderStopped, VaultLocked, LockedDown:
            self._on_stopped(job)
        except NotLoaded:
            return
        except (FootageGuardError, OSError) as err:
            self._fail(job, err.code if isinstance(err, FootageGuardError) else DiskRefused.code)
        except Exception:
            # FFmpeg has errors of its own. Whoever waits is to know that it has ended.
            _LOGGER.exception("Making the files of draft %s", job.release_id)
            self._fail(job, RenderFailed.code)
        else:
            if self._jobs.get(job.release_id) is job:
                del self._jobs[job.release_id]
            job.show(JobView(state=JobState.FINISHED, percent=100, missing=job.missing))
            self.on_frozen()

    @callback
    def _on_stopped(self, job: _Job) -> None:
        """Have what was stopped wait for the next unlock, unless nobody wants it any more."""
        job.unlocked = None
        if self._jobs.get(job.release_id) is job:
            job.show(JobView(state=JobState.WAITING_FOR_UNLOCK))
            # Somebody may have unlocked before this had ended.
            self._look()
        elif job.view.state is JobState.RUNNING:
            job.show(JobView(state=JobState.FAILED, problem=RenderStopped.code))

    @callback
    def _fail(self, job: _Job, code: str) -> None:
        """It does not go on until somebody asks again."""
        job.unlocked = None
        _LOGGER.warning("The files of draft %s were not finished: %s", job.release_id, code)
        job.show(JobView(state=JobState.FAILED, problem=code))

    async def _async_make(self, job: _Job, unlocked: Unlocked) -> None:
        if job.stop.is_set():
            raise RenderStopped
        # Its request may have been declined while it waited, and nobody knew yet of which one it is.
        draft = await self._requests.async_decide(lambda booth, _now: written(booth, job.release_id, job.version))
        job.request_id = draft.request_id
        work = await self._vault.async_do_in_turn(partial(_open_all, draft, unlocked))
        job.show(JobView(state=JobState.RUNNING, files=len(work.pieces)))
        files = await self._async_in_thread(job, work)
        if job.stop.is_set():
            raise RenderStopped
        finished = Finished(files=files, version=job.version, missing=job.missing)
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

    async def _async_in_thread(self, job: _Job, work: _Work) -> tuple[Exported, ...]:
        """Have the files be made, and return when the thread has ended, whoever stops waiting for it."""
        ended = run_in_thread(self._hass.loop, "rendering", self._make_all, job, work)
        try:
            await asyncio.wait([ended])
        except asyncio.CancelledError:
            job.stop.set()
            await asyncio.wait([ended])
            # Nobody wants to hear of it any more.
            ended.exception()
            raise
        return ended.result()

    def _make_all(self, job: _Job, work: _Work) -> tuple[Exported, ...]:
        """Make all files, and close what was open for them. Blocking, for a thread of its own."""
        lower_priority(NICENESS)
        room = FileRoom(self._scratch)

        def is_cancelled() -> bool:
            room.may_go_on()
            return job.stop.is_set()

        with work.held:
            room.may_take(
                needed_bytes([(piece, clip.clip) for piece, clip in zip(work.pieces, work.clips, strict=True)])
            )
            make_folder(self._scratch)
            try:
                return tuple(self._make(job, work, number, is_cancelled) for number in range(1, len(work.pieces) + 1))
            except BaseException:
                # What was finished of it is of no use: all is made anew. Where the disk refuses, it goes later.
                with suppress(OSError):
                    self._exports.remove(job.release_id, len(work.pieces))
                raise

    def _make(self, job: _Job, work: _Work, number: int, is_cancelled: Callable[[], bool]) -> Exported:
        clip, recipe = work.clips[number - 1], work.pieces[number - 1].redaction
        watch = Watch(tell=self._teller(job, number, len(work.pieces)), is_cancelled=is_cancelled)

        def make(sink: AgeWriter) -> Rendered:
            with Scratch(self._scratch) as scratch:
                return render(clip, recipe, sink, scratch, watch)

        made = self._exports.write(job.release_id, number, [work.recipient], make)
        job.missing += made.missing
        return Exported(
            clip_id=clip.clip.id,
            source_sha256=clip.clip.digest,
            redactions_sha256=recipe.sha256,
            from_ms=made.from_ms,
            to_ms=made.to_ms,
            size_bytes=made.size_bytes,
            sha256=made.sha256,
            has_sound=made.has_audio,
        )

    def _teller(self, job: _Job, number: int, files: int) -> Callable[[Progress], None]:
        """Return what tells how far a file is, from the thread that makes it: now and then, and at its end."""
        next_s = monotonic()

        def tell(progress: Progress) -> None:
            nonlocal next_s
            if progress.done < progress.pictures and monotonic() < next_s:
                return
            next_s = monotonic() + _EACH_S
            view = JobView(
                state=JobState.RUNNING,
                percent=(100 * (number - 1) + progress.percent) // files,
                file=number,
                files=files,
                pictures_done=progress.done,
                pictures=progress.pictures,
                left_s=None if progress.left_s is None else ceil(progress.left_s),
            )
            self._hass.loop.call_soon_threadsafe(self._show_progress, job, view)

        return tell

    @callback
    def _show_progress(self, job: _Job, view: JobView) -> None:
        if job.view.state is JobState.RUNNING:
            job.show(view)

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


def _open_all(draft: Draft, unlocked: Unlocked, vault: Vault) -> _Work:
    """Open the clips of a draft, and return them with the key their files are written for. Blocking, for the lane.

    That key is one the ledger knows. Without this, whoever can write keys.json has the files written for their own.
    """
    epoch = vault.epoch_for(dt_util.utcnow())
    with ExitStack() as held:
        clips = tuple(held.enter_context(open_clip(vault, piece.clip_id, unlocked)) for piece in draft.pieces)
        return _Work(held=held.pop_all(), pieces=draft.pieces, clips=clips, recipient=epoch.recipient)
