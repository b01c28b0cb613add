"""Shares in a running Home Assistant: made by the last vote, opened by whoever holds the link, ended from within."""

import asyncio
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Set as AbstractSet
from contextlib import contextmanager
from functools import partial
from hmac import compare_digest
import logging
from typing import Final

from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback

from ...flows import sharing
from ...flows.booth import Booth
from ...flows.deciding import lock_down
from ...flows.sharing import Going, Held, Shared, Visitor
from ...model.approval import ApprovalStatement
from ...model.ballot import Now
from ...model.errors import AccessCodeWrong, CodesUsedUp, FootageGuardError, NotLoaded, ShareUnknown, ShareUsedUp
from ...model.ids import ReleaseId
from ...model.record import ReleaseRecord
from ...model.share import Access, Lease
from ...model.share_facts import ShareAccessed
from ...vault.exporting import Exports
from ...vault.keyring.wrap import Secrets
from ...vault.sharing import FOLDER, SharedFiles, digest_of_code, digest_of_secret, identity_of
from ..common.counted import counted
from ..common.lane import begin
from ..common.loaded_data import loaded_data
from ..common.paths import cache_folder
from ..common.streamed import Streamed
from ..decisions.preparing import Prepared, prepare
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from .hand_over import hand_overs_of
from .receipts import async_read_receipt, async_receipt
from .share_files import open_shared
from .share_tickets import Opened, ShareTicket, ShareTickets

_LOGGER = logging.getLogger(__name__)
MOST_REFUSALS: Final = 20
"""Of which the ledger is told, for one share and start: whoever holds a link must not fill the history with them."""


class Sharing:
    """The shares of a running vault."""

    def __init__(self, hass: HomeAssistant, vault: VaultRuntime, requests: RequestDesk) -> None:
        """Share what was approved."""
        self._hass = hass
        self._vault = vault
        self._requests = requests
        self._files = SharedFiles(cache_folder(hass) / FOLDER)
        self._told: set[asyncio.Task[None]] = set()
        self._refused: dict[ReleaseId, int] = {}
        self._opening, self._preparing = Counter[ReleaseId](), Counter[ReleaseId]()
        self._revoked: set[ReleaseId] = set()
        """Taken back, and perhaps the disk does not know it yet: whatever it says, nothing of them leaves."""
        # Of one from before a start nobody knows whether it ended all leases.
        self._lockdowns, self._ended_for, self._is_tidied = int(vault.lockdown is not None), 0, False
        self._watchers: list[Callable[[], None]] = []
        self.collected: Callable[[], AbstractSet[ReleaseId]] = frozenset
        """Releases whose files somebody of the home may still fetch."""
        self.look_soon: Callable[[], None] = lambda: None
        """Has whoever looks after releases look, because something of them is due."""
        self.going: frozenset[ReleaseId] = frozenset()
        """What may leave now or will, as of the newest look."""
        self.public: Mapping[ReleaseId, bytes] = {}
        """Links that are live, each with the digest of its secret; of all else nobody outside hears anything."""
        self.tickets = ShareTickets(hass, self._on_ticket_end)
        self.hand_overs = hand_overs_of(hass)

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """End what goes out by a lockdown, and when the vault is closed, until the returned function is called."""
        stops = (
            self._vault.async_subscribe_lockdown(self._lock_down),
            self._vault.async_before_leaving(self._async_end_owed),
            self._vault.async_before_close(self._async_end),
        )

        @callback
        def stop() -> None:
            self.tickets.clear()
            for each in stops:
                each()

        return stop

    @callback
    def async_watch(self, watcher: Callable[[], None]) -> CALLBACK_TYPE:
        """Call the watcher when something goes out no more, until the returned function is called."""
        self._watchers.append(watcher)
        return lambda: self._watchers.remove(watcher)

    @callback
    def _lock_down(self) -> None:
        """Let nothing out, and have all leases end; where the disk refuses that, nothing goes out before it did."""
        self._lockdowns += 1
        self._drop(self.going | self.public.keys())

    @callback
    def _drop(self, releases: AbstractSet[ReleaseId]) -> None:
        """Have nothing of some releases leave from now on."""
        self.going -= releases
        self.public = {known: digest for known, digest in self.public.items() if known not in releases}
        for release_id in releases:
            self.tickets.end(release_id)
        for watcher in tuple(self._watchers):
            watcher()

    @contextmanager
    def preparing(self, release_id: ReleaseId) -> Iterator[None]:
        """Have the files of a release stay while they are made ready and voted for.

        Whatever fails then is taken back, also what the disk does not know yet: nobody was told of its link.
        """
        # What failed before is no reason to end what is voted for anew.
        self._revoked.discard(release_id)
        with counted(self._preparing, release_id):
            try:
                yield
            except BaseException:
                self._revoke({release_id})
                raise

    async def async_prepare(self, exports: Exports, statement: ApprovalStatement, secrets: Secrets) -> Prepared:
        """Read the finished files of a draft and make them ready to be shared; raise what `prepare` raises."""
        epochs, root, go_on = tuple(self._vault.keyring.epochs), secrets.root, self._vault.may_go_on
        return await self._vault.async_read(
            lambda: prepare(exports, self._files, statement, epochs=epochs, root=root, go_on=go_on)
        )

    async def async_may_be_opened(self, release_id: ReleaseId) -> None:
        """Pass a share that is live; raise what `sharing.may_be_opened` raises, or NotLoaded."""
        await self._requests.async_decide(lambda booth, now: sharing.may_be_opened(booth, release_id, now_ms=now.ms))

    @callback
    def is_secret_of(self, release_id: ReleaseId, secret: str) -> bool:
        """Tell whether a secret is that of a live link, in the same time whatever it is."""
        return compare_digest(self.public.get(release_id, b""), digest_of_secret(secret))

    async def async_look_at(self, release_id: ReleaseId, secret: str) -> Shared:
        """Return what a link leads to; nothing is counted. Raises what `sharing.look_at` raises, or NotLoaded.

        A wrong secret is told at once, as an unknown id is: how long it takes tells neither.
        """
        if not self.is_secret_of(release_id, secret):
            raise ShareUnknown
        held = Held(release_id=release_id, secret_sha256=digest_of_secret(secret), code_sha256=None)
        return await self._requests.async_decide(lambda booth, now: sharing.look_at(booth, held, now_ms=now.ms))

    async def async_open(
        self, release_id: ReleaseId, secret: str, code: str | None, visitor: Visitor, language: str
    ) -> tuple[str, Opened]:
        """Count a download, and return a ticket for it; raise what `sharing.open_share` raises, or NotLoaded.

        1. The key is derived, a file opened by it, and the receipt read, before anything is counted: ExportChanged, or
           what `async_read_receipt` raises. Without this, what fails each time uses up all downloads.
        2. It is counted, and the ledger is told: see `sharing.open_share`.
        3. The receipt is written, with this opening in it.
        4. It is still live: all of that took a while. Without this, whoever opens it while somebody takes it back gets
           a ticket that nobody ends.
        """
        code_sha256 = None if code is None else digest_of_code(secret, code)
        held = Held(release_id=release_id, secret_sha256=digest_of_secret(secret), code_sha256=code_sha256)
        with counted(self._opening, release_id):
            # 1
            identity = identity_of(secret, release_id)
            await self.async_look_at(release_id, secret)
            await self._vault.async_read(lambda: self._files.opened(release_id, 1, identity).close())
            await async_read_receipt(self._vault, self._requests, release_id)
            with self._looking_after():
                # 2
                shared, number = await self._async_count(held, visitor)
                # 3
                receipt = await async_receipt(self._vault, self._requests, release_id, opened=number)
                # 4
                latest = await self.async_look_at(release_id, secret)
                if release_id not in self.public:
                    raise ShareUnknown
            opened = Opened(
                statement=shared.statement,
                not_after_ms=latest.not_after_ms,
                identity=identity,
                crcs=latest.lease.crcs,
                receipt=receipt,
                language=language,
                visitor=visitor,
            )
            return self.tickets.give(opened), opened

    @contextmanager
    def _looking_after(self) -> Iterator[None]:
        """Have somebody look where a download fails once it may be counted: it may have been the last one."""
        try:
            yield
        except BaseException as err:
            if not isinstance(err, AccessCodeWrong | ShareUsedUp):
                self.look_soon()
            raise

    async def _async_count(self, held: Held, visitor: Visitor) -> tuple[Shared, int]:
        def count(booth: Booth, now: Now) -> tuple[Shared, int]:
            try:
                return sharing.open_share(booth, held, visitor, now_ms=now.ms)
            except (AccessCodeWrong, ShareUsedUp) as err:
                # From here: else whoever tries codes and hangs up before the answer is in no history.
                self._hass.loop.call_soon_threadsafe(self._on_refused, held.release_id, visitor, err)
                raise

        return await self._requests.async_decide(count)

    @callback
    def _on_refused(self, release_id: ReleaseId, visitor: Visitor, err: FootageGuardError) -> None:
        """Tell the ledger that somebody with the link was refused, unless that was told often already."""
        told = self._refused.get(release_id, 0)
        if told < MOST_REFUSALS:
            self._refused[release_id] = told + 1
            fact = ShareAccessed(
                release_id=release_id,
                access=Access.REFUSED,
                file=None,
                size_bytes=0,
                network=visitor.network,
                client=visitor.client,
            )
            self.tell(fact)
        if isinstance(err, CodesUsedUp):
            self._revoke({release_id})

    async def async_stream(self, ticket: ShareTicket, number: int) -> Streamed:
        """Return a file of a share for a request that is counted, once the ledger knows that it is fetched.

        The same for each request of a ticket, so that it is opened and told once. Whoever hangs up meanwhile leaves
        nothing open. Raises ShareUnknown, ExportChanged, OSError or NotLoaded.
        """
        opening = self._hass.async_create_task(self._async_stream(ticket, number), "open a share", eager_start=False)
        # Where nobody waits for it any more, nobody wants to hear of it: a shield would have the log say why it failed.
        opening.add_done_callback(lambda done: done.cancelled() or done.exception())
        await asyncio.wait([opening])
        return opening.result()

    async def _async_stream(self, ticket: ShareTicket, number: int) -> Streamed:
        async with ticket.opening:
            self._may_go_on(ticket)
            if (known := ticket.streams.get(number)) is not None:
                return known
            streamed = await self._vault.async_read(partial(open_shared, self._files, ticket.share, number))
            try:
                if number not in ticket.sent:
                    started = ticket.accessed(Access.STARTED, number, 0)
                    await self._vault.async_do(lambda vault: vault.tell(started))
                # Telling took a while.
                self._may_go_on(ticket)
            except BaseException:
                _closing = begin(self._hass, streamed.close)
                raise
            for other in ticket.keep(number, streamed):
                _closing = begin(self._hass, other.close)
            return streamed

    @callback
    def note_end(self, ticket: ShareTicket, number: int) -> None:
        """A request for a file is over, however it ended; the ledger is told once that each byte was sent."""
        sent = ticket.sent[number]
        if not sent.is_whole and not ticket.is_over and sent.coverage.is_all_of(sent.length):
            sent.is_whole = True
            self.tell(ticket.accessed(Access.FINISHED, number, sent.sent_bytes))

    async def async_revoke(self, release_id: ReleaseId, *, actor: str | None) -> ReleaseRecord:
        """Take a share back, first of all what is being sent; raise what `sharing.revoke` raises, or NotLoaded.

        Whatever the disk says then, nothing of it leaves while this runs, and it is taken back with the next look.
        """
        self._revoke({release_id})
        return await self._requests.async_decide(
            lambda booth, now: sharing.revoke(booth, release_id, actor=actor, now_ms=now.ms)
        )

    async def async_revoke_all(self, *, actor: str | None) -> int:
        """Take back all that is live or will be, first of all what is being sent, and return how many these were.

        Raises OSError or NotLoaded.
        """
        self._revoke(self.going | self.public.keys())
        return await self._requests.async_decide(
            lambda booth, now: sharing.revoke_all(booth, actor=actor, now_ms=now.ms)
        )

    @callback
    def _revoke(self, releases: AbstractSet[ReleaseId]) -> None:
        self._revoked |= releases
        self._drop(releases)
        self.look_soon()

    async def async_shorten(
        self, release_id: ReleaseId, *, left: int | None, not_after_ms: int | None, actor: str | None
    ) -> Lease:
        """Have less be left of a share, or end it earlier; what is being sent then is broken off.

        Raises what `sharing.shorten` raises, or NotLoaded.
        """
        try:
            lease = await self._requests.async_decide(
                lambda booth, _: sharing.shorten(booth, release_id, left=left, not_after_ms=not_after_ms, actor=actor)
            )
        except OSError:
            # How much of it holds is not known here.
            self.tickets.end(release_id)
            raise
        self.tickets.shorten(release_id, lease.not_after_ms)
        if not lease.left:
            self.tickets.end(release_id)
        self.look_soon()
        return lease

    async def async_tidy(self) -> None:
        """End what is used up or has no lease, and remove the files of what is over; raise OSError or NotLoaded.

        What was taken back or locked down and is not on the disk yet comes first: if that is refused, nothing that was
        let go goes out again.
        """
        lockdowns, revoked = self._lockdowns, frozenset(self._revoked)
        in_use = self.tickets.in_use | self._opening.keys() | self.collected()

        def tidy(booth: Booth, now: Now) -> Going:
            for release_id in revoked:
                booth.leases.end(release_id)
            if lockdowns > self._ended_for:
                sharing.end_leases(booth)
                lock_down(booth.desk, actor=None, now_ms=now.ms)
            going = sharing.end_idle(booth, in_use, now_ms=now.ms)
            # In the lane, where what is being voted for is either being prepared or going out.
            self._remove_all_but(going.kept | self._preparing.keys())
            return going

        going = await self._requests.async_decide(tidy)
        self._ended_for = max(self._ended_for, lockdowns)
        self._revoked -= revoked
        served = going.served - self._revoked if lockdowns == self._lockdowns else frozenset()
        self.public = {known: digest for known, digest in going.public.items() if known in served}
        self._drop(self.going - served)
        self.going = served
        self.tickets.keep_only(served)

    async def _async_end_owed(self) -> None:
        if self._lockdowns > self._ended_for:
            await self.async_tidy()

    def _remove_all_but(self, releases: AbstractSet[ReleaseId]) -> None:
        """Remove files of what is over; what the disk refuses is removed next time. Blocking."""
        try:
            if not self._is_tidied:
                self._files.tidy()
                self._is_tidied = True
            self._files.keep_only(releases)
        except OSError as err:
            _LOGGER.warning("Could not remove files of a share, it is tried again: %r", err)

    def _may_go_on(self, ticket: ShareTicket) -> None:
        if not self.tickets.is_good(ticket):
            raise ShareUnknown

    @callback
    def _on_ticket_end(self, ticket: ShareTicket) -> None:
        # It may have been the last one of a share that is used up.
        self.look_soon()
        for fact in ticket.not_told():
            self.tell(fact)

    @callback
    def tell(self, fact: ShareAccessed) -> None:
        """Tell the ledger what became of a file, soon."""
        task = self._hass.async_create_task(self._async_try_to_tell(fact), "tell of a share", eager_start=False)
        self._told.add(task)
        task.add_done_callback(self._told.discard)

    async def _async_try_to_tell(self, fact: ShareAccessed) -> None:
        try:
            await self._vault.async_do(lambda vault: vault.tell(fact))
        except NotLoaded:
            return
        except (OSError, FootageGuardError) as err:
            _LOGGER.warning("The history was not told that a download was %s: %r", fact.access, err)

    async def _async_end(self) -> None:
        await self.tickets.async_end()
        if self._told:
            await asyncio.wait(self._told)


@callback
def loaded_sharing(hass: HomeAssistant) -> Sharing:
    """Return the shares of the loaded entry; raise NotLoaded."""
    found: Sharing = loaded_data(hass).sharing
    return found
