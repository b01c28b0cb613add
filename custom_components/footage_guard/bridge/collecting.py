"""A person of the home collects what was approved as a file, to hand it on by themselves: once, and whole."""

import asyncio
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from functools import partial
from hashlib import sha256
import secrets
from time import monotonic
from typing import Final

from homeassistant.components.websocket_api import ActiveConnection
from homeassistant.core import HomeAssistant, callback

from ..const import DOMAIN
from ..flows import sharing
from ..flows.sharing import Visitor
from ..model.approval import ApprovalStatement
from ..model.draft import Delivery
from ..model.errors import ExportChanged, FootageGuardError, LockedDown, NotLoaded, ShareUnknown, VaultLocked
from ..model.ids import ReleaseId
from ..model.passphrase import parse_passphrase
from ..model.share import Client
from ..vault.age.keys import Passphrase, Recipient, X25519Recipient
from ..vault.age.writer import AgeWriter
from ..vault.bundle import Bundle, Entry, text_entry
from ..vault.exporting import PIECE, Exports
from ..vault.keyring.unlocked import Unlocked
from ..vault.sharing import measure
from .actor import Actor
from .receipts import async_receipt, papers
from .requests import RequestDesk
from .runtime import VaultRuntime
from .sharing import BUNDLE, Sharing

LASTS_S: Final = 600.0
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

    async def async_collect(
        self, actor: Actor, release_id: ReleaseId, typed: object, repeated: object, language: str
    ) -> tuple[str, FileTicket]:
        """Return a ticket for the files of a release that is live, for a person who has unlocked the vault.

        Where the file is encrypted and no key was named, `typed` and `repeated` are the passphrase that opens it.
        Nothing is counted before the ticket is used. Raises LockedDown, LedgerRolledBack, VaultLocked, NotLiveYet,
        ShareUnknown, ShareUsedUp, what `parse_passphrase` and `async_receipt` raise, OSError or NotLoaded.
        """
        if self._vault.lockdown is not None:
            raise LockedDown
        unlocked, passphrase = self._vault.unlocks.get(actor.session), None
        statement = await self._requests.async_decide(
            lambda booth, now: sharing.may_be_collected(booth, release_id, now_ms=now.ms)
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
        self._given = {key: other for key, other in self._given.items() if self._is_good(other)}
        self._given[_key(address)] = ticket
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
        2. It is counted, once for a ticket, and the ledger is told.

        Raises ExportChanged, VaultLocked, ShareUnknown, ShareUsedUp, OSError or NotLoaded.
        """
        held = ExitStack()
        try:
            pieces = await self._vault.async_read(partial(self._open, ticket, held))
            if not ticket.is_counted:
                await self._requests.async_decide(
                    lambda booth, now: sharing.count_collected(
                        booth, ticket.statement.draft_id, _VISITOR, now_ms=now.ms
                    )
                )
                ticket.is_counted = True
        except BaseException:
            held.close()
            raise
        return held, pieces

    @callback
    def may_go_on(self, ticket: FileTicket) -> None:
        """Pass a ticket of which the next piece may be sent; raise ShareUnknown."""
        if not self._is_good(ticket):
            raise ShareUnknown

    async def async_finish(self, ticket: FileTicket) -> None:
        """All of it was sent: the ticket is over, and so is the release."""
        self._given = {key: other for key, other in self._given.items() if other is not ticket}
        await self._shares.async_tidy()

    def _go_on(self, _done_bytes: int) -> None:
        if self._vault.lockdown is not None:
            raise LockedDown

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
            found = measure(reader, self._go_on)
            if (found.sha256, found.size_bytes) != (file.sha256, file.size_bytes):
                raise ExportChanged
            entries.append(Entry(name=file.name, content=reader, crc32=found.crc32))
        entries += [text_entry(name, data) for name, data in papers(ticket.receipt, ticket.language).items()]
        pieces = _pieces(Bundle(entries))
        return pieces if statement.delivery is Delivery.FILE else _sealed(pieces, _recipient(ticket))


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
    for entry in hass.config_entries.async_loaded_entries(DOMAIN):
        found: Collecting = entry.runtime_data.collecting
        return found
    raise NotLoaded


def _key(address: str) -> bytes:
    return sha256(address.encode(errors="replace")).digest()
