"""A person of the home collects what was approved as a file, to hand it on by themselves: once, and whole."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from contextvars import Context
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from hashlib import sha256
import secrets
from time import monotonic
from typing import Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later

from ...flows import sharing
from ...flows.booth import Booth
from ...flows.sharing import Visitor
from ...model.approval import ApprovalStatement
from ...model.ballot import Now
from ...model.draft import Delivery
from ...model.errors import ExportChanged, FootageGuardError, LockedDown, ShareUnknown, VaultLocked
from ...model.ids import ReleaseId
from ...model.passphrase import parse_passphrase
from ...model.share import Access, Client
from ...model.share_facts import ShareAccessed
from ...vault.age.keys import Passphrase, Recipient, X25519Recipient
from ...vault.age.writer import AgeWriter
from ...vault.bundle import Bundle, Entry, text_entry
from ...vault.exporting import PIECE, Exports
from ...vault.keyring.unlocked import Unlocked
from ...vault.sharing import measure
from ..common.lane import begin
from ..common.loaded_data import loaded_data
from ..proof.actor import Actor
from ..requests.requests import RequestDesk
from ..runtime import VaultRuntime
from .receipts import async_receipt, papers
from .share_files import BUNDLE
from .sharing import Sharing

LASTS_S: Final = 600
"""From when it was made to when the download has to be complete."""
_BYTES: Final = 32
_VISITOR: Final = Visitor("", Client.PANEL)


@dataclass(eq=False, slots=True, kw_only=True)
class FileTicket:
    """What one person may download once."""

    actor: Actor
    unlocked: Unlocked = field(repr=False)
    statement: ApprovalStatement = field(repr=False)
    receipt: bytes = field(repr=False)
    passphrase: str | None = field(repr=False)
    language: str
    ends_s: float
    is_counted: bool = False
    sent_bytes: int = 0
    """By the newest request."""
    is_finished: bool = False
    stop: Callable[[], None] = field(default=lambda: None, repr=False)
    """Ends the download that is under way."""
    one: asyncio.Lock = field(default_factory=asyncio.Lock, repr=False)

    @property
    def name(self) -> str:
        """What it is called where somebody saves it."""
        return BUNDLE if self.statement.delivery is Delivery.FILE else f"{BUNDLE}.age"


class Collecting:
    """The tickets to files that persons collect. All of them live in memory."""

    def __init__(
        self,
        hass: HomeAssistant,
        vault: VaultRuntime,
        requests: RequestDesk,
        shares: Sharing,
        exports: Exports,
        may_act: Callable[[ActiveConnection], object],
    ) -> None:
        """Begin without any; `may_act` raises for whoever may not."""
        self._hass = hass
        self._vault = vault
        self._requests = requests
        self._shares = shares
        self._exports = exports
        self._may_act = may_act
        self._given: dict[bytes, FileTicket] = {}
        self._stop_timer: CALLBACK_TYPE | None = None
        self._later = HassJob(self._look_later, cancel_on_shutdown=True)

    @callback
    def async_start(self) -> CALLBACK_TYPE:
        """End tickets when something happens by which they end; return what stops that, and ends them all."""
        self._shares.collected = lambda: {ticket.statement.draft_id for ticket in self._given.values()}
        stops = (
            self._vault.async_subscribe_lockdown(self._clear),
            self._vault.unlocks.async_subscribe(self._look_soon),
            self._shares.async_watch(self._look_soon),
            self._vault.async_before_close(self._async_clear),
        )

        @callback
        def stop() -> None:
            self._clear()
            for each in stops:
                each()

        return stop

    @callback
    def _clear(self) -> None:
        for ticket in list(self._given.values()):
            self._end(ticket)
        self._set_timer()

    async def _async_clear(self) -> None:
        self._clear()

    async def async_collect(
        self, actor: Actor, release_id: ReleaseId, typed: object, repeated: object, language: str
    ) -> tuple[str, FileTicket]:
        """Return a ticket for the files of a live release, for a person who voted for it and has unlocked the vault.

        Where the file is encrypted and no key was named, `typed` and `repeated` are the passphrase that opens it.
        Nothing is counted before the ticket is used. Raises LockedDown, LedgerRolledBack, VaultLocked, NotLiveYet,
        NotYourRelease, ShareUnknown, ShareUsedUp, what `parse_passphrase` and `async_receipt` raise, OSError or
        NotLoaded.
        """
        if self._vault.lockdown is not None:
            raise LockedDown
        unlocked, passphrase = self._vault.unlocks.get(actor.session), None
        statement = await self._requests.async_decide(
            lambda booth, now: sharing.may_collect(booth, release_id, actor.person_id, now_ms=now.ms)
        )
        is_for_passphrase = statement.delivery is Delivery.AGE_FILE and statement.age_recipient is None
        if is_for_passphrase:
            passphrase = parse_passphrase(typed, repeated)
        receipt = await async_receipt(self._vault, self._requests, release_id)
        ticket = FileTicket(
            actor=actor,
            unlocked=unlocked,
            statement=statement,
            receipt=receipt,
            passphrase=passphrase,
            language=language,
            ends_s=monotonic() + LASTS_S,
        )
        address = secrets.token_urlsafe(_BYTES)
        self._given[_key(address)] = ticket
        self._set_timer()
        return address, ticket

    @callback
    def find(self, address: str) -> FileTicket | None:
        """Return a ticket that is good; None for any other."""
        ticket = self._given.get(_key(address))
        return ticket if ticket is not None and self._is_good(ticket) else None

    async def async_begin(self, ticket: FileTicket) -> tuple[ExitStack, Iterator[bytes]]:
        """Return what is sent for a ticket, piece by piece, and what closes it.

        1. The files are read whole, and are those that were voted for. Without this, one that was changed is noticed
           when it has left.
        2. It is counted, once for a ticket, and the ledger is told; also of each time that it begins.

        Raises ExportChanged, VaultLocked, ShareUnknown, ShareUsedUp, OSError or NotLoaded.
        """
        beginning = self._hass.async_create_task(self._async_begin(ticket), "open a file", eager_start=False)
        try:
            return await asyncio.shield(beginning)
        except asyncio.CancelledError:
            # Whoever hung up meanwhile leaves nothing open.
            beginning.add_done_callback(partial(self._hung_up, ticket))
            raise

    async def _async_begin(self, ticket: FileTicket) -> tuple[ExitStack, Iterator[bytes]]:
        held = ExitStack()
        try:
            pieces = await self._vault.async_read(partial(self._open, ticket, held))
            await self._requests.async_decide(partial(self._count, ticket))
            ticket.sent_bytes = 0
            started = _accessed(ticket, Access.STARTED)
            await self._vault.async_do(lambda vault: vault.tell(started))
        except BaseException:
            self._close(held)
            raise
        return held, pieces

    def _count(self, ticket: FileTicket, booth: Booth, now: Now) -> None:
        """Count a ticket once, whoever waits for it: somebody hung up, and comes again. Blocking, for the lane."""
        if ticket.is_counted:
            return
        sharing.count_collected(booth, ticket.statement.draft_id, _VISITOR, now_ms=now.ms)
        ticket.is_counted = True

    @callback
    def _hung_up(self, ticket: FileTicket, begun: asyncio.Task[tuple[ExitStack, Iterator[bytes]]]) -> None:
        if not begun.cancelled() and begun.exception() is None:
            self.end_request(ticket, begun.result()[0])

    @callback
    def end_request(self, ticket: FileTicket, held: ExitStack) -> None:
        """A request for a file is over, however it ended: give back what it had open."""
        self._close(held)
        if not ticket.is_finished:
            self._shares.tell(_accessed(ticket, Access.BROKEN_OFF))

    def _close(self, held: ExitStack) -> None:
        _closing = begin(self._hass, held.close)

    @callback
    def may_go_on(self, ticket: FileTicket) -> None:
        """Pass a ticket of which the next piece may be sent; raise ShareUnknown."""
        if not self._is_good(ticket):
            raise ShareUnknown

    async def async_finish(self, ticket: FileTicket) -> None:
        """All of it was sent: the ticket is over, and so is the release."""
        ticket.is_finished = True
        self._shares.tell(_accessed(ticket, Access.FINISHED))
        self._end(ticket)
        try:
            await self._shares.async_tidy()
        except FootageGuardError, OSError:
            self._shares.look_soon()
        except asyncio.CancelledError:
            # Programs hang up as soon as they have all of it; that leaves the release no less over.
            self._shares.look_soon()
            raise

    @callback
    def _look_soon(self) -> None:
        """Look when whoever calls is done, and as nobody in particular.

        What Home Assistant knows of a request goes with whatever that request sets off, so that somebody far away
        would break off what is downloaded at home.
        """
        self._hass.loop.call_soon(self._look, context=Context())

    @callback
    def _look(self) -> None:
        """End those that are not good any more."""
        for ticket in list(self._given.values()):
            if not self._is_good(ticket):
                self._end(ticket)
        self._set_timer()

    @callback
    def _look_later(self, _now: datetime) -> None:
        self._stop_timer = None
        self._look_soon()

    def _end(self, ticket: FileTicket) -> None:
        self._given = {key: other for key, other in self._given.items() if other is not ticket}
        ticket.stop()
        if ticket.is_counted and not ticket.is_finished:
            # It may have been the last one of a release that is used up.
            self._shares.look_soon()

    def _set_timer(self) -> None:
        """Look again when the next one ends by itself: no passphrase waits in memory for somebody to ask."""
        if self._stop_timer is not None:
            self._stop_timer()
            self._stop_timer = None
        if self._given:
            next_s = min(ticket.ends_s for ticket in self._given.values()) - monotonic()
            self._stop_timer = async_call_later(self._hass, max(0.0, next_s), self._later)

    def _is_good(self, ticket: FileTicket) -> bool:
        if self._vault.lockdown is not None or ticket.unlocked.is_over or monotonic() >= ticket.ends_s:
            return False
        if ticket.statement.draft_id not in self._shares.going:
            return False
        try:
            self._may_act(ticket.actor.connection)
        except FootageGuardError:
            return False
        return True

    def _open(self, ticket: FileTicket, held: ExitStack) -> Iterator[bytes]:
        """Open all files and see that they are those of the statement. Blocking."""
        lent = ticket.unlocked.lent()
        if lent is None:
            raise VaultLocked
        statement, epochs = ticket.statement, self._vault.keyring.epochs
        entries = []
        for number, file in enumerate(statement.files, 1):
            reader = held.enter_context(self._exports.opened(statement.draft_id, number, epochs, lent.root))
            found = measure(reader, self._vault.may_go_on)
            if (found.sha256, found.size_bytes) != (file.sha256, file.size_bytes):
                raise ExportChanged
            entries.append(Entry(name=file.name, content=reader, crc32=found.crc32))
        entries += [text_entry(name, data) for name, data in papers(ticket.receipt, ticket.language).items()]
        pieces = _pieces(Bundle(entries))
        return pieces if statement.delivery is Delivery.FILE else _sealed(pieces, _recipient(ticket))


def _accessed(ticket: FileTicket, access: Access) -> ShareAccessed:
    """Return what the ledger is told of a download."""
    return ShareAccessed(
        release_id=ticket.statement.draft_id,
        access=access,
        file=0,
        size_bytes=ticket.sent_bytes,
        network=_VISITOR.network,
        client=_VISITOR.client,
    )


def _recipient(ticket: FileTicket) -> Recipient:
    if ticket.statement.age_recipient is not None:
        return X25519Recipient.parse(ticket.statement.age_recipient)
    return Passphrase(ticket.passphrase or "")


def _pieces(bundle: Bundle) -> Iterator[bytes]:
    for offset in range(0, bundle.length, PIECE):
        yield bundle.read(offset, min(PIECE, bundle.length - offset))


def _sealed(pieces: Iterator[bytes], recipient: Recipient) -> Iterator[bytes]:
    """Yield an age file of what is in the pieces."""
    made = _Made()
    writer = AgeWriter(made, [recipient])
    for piece in pieces:
        writer.write(piece)
        yield made.take()
    writer.finish()
    yield made.take()


class _Made:
    """What was written since somebody took it last."""

    def __init__(self) -> None:
        self._data = bytearray()

    def write(self, data: bytes | memoryview, /) -> int:
        self._data += data
        return len(data)

    def take(self) -> bytes:
        data = bytes(self._data)
        self._data.clear()
        return data


@callback
def loaded_collecting(hass: HomeAssistant) -> Collecting:
    """Return what is collected in the loaded entry; raise NotLoaded."""
    found: Collecting = loaded_data(hass).collecting
    return found


def _key(address: str) -> bytes:
    return sha256(address.encode(errors="replace")).digest()
