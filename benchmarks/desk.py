"""A vault with requests in it, in a bare Home Assistant core: no server, no entities, the real files and lane."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path
import random
import secrets
from typing import Any, Final
from unittest.mock import patch

from homeassistant.core import HomeAssistant

from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.keeping.opening import OpenVault
from custom_components.footage_guard.bridge.requests.requests import UNVERIFIED, RequestDesk
from custom_components.footage_guard.bridge.runtime import VaultRuntime
from custom_components.footage_guard.model.ids import CameraId, RequestId, make_request_id
from custom_components.footage_guard.model.lifecycle.advance import advance
from custom_components.footage_guard.model.lifecycle.request import RequestInput, RequestState
from custom_components.footage_guard.model.mode import Mode
from custom_components.footage_guard.model.record import Keys, RequestRecord
from custom_components.footage_guard.model.request.parse import DEFAULT_OPEN_MS, parse_request
from custom_components.footage_guard.model.request.words import Channel
from custom_components.footage_guard.model.request_facts import RequestMoved, RequestReceived
from custom_components.footage_guard.model.rules.rule import case_key
from custom_components.footage_guard.vault.founding import Founder, found
from custom_components.footage_guard.vault.keyring.wrap import FLOOR

OUTDOOR: Final = {CameraId("door"): True, CameraId("gate"): True}
_HOUR_MS: Final = 3_600_000
_YEAR_MS: Final = 365 * 24 * _HOUR_MS
_OPEN: Final = 10
"""One of so many waits for a person."""


def new_vault(folder: Path) -> None:
    """Make the keys of a vault below a configuration folder."""
    founder = Founder(person_id="a1e8", passphrase=secrets.token_hex(), mode=Mode.SEALED)
    found(folder / "footage_guard", folder / ".cache" / "footage_guard", founder, datetime.now(UTC), lambda: FLOOR)


@asynccontextmanager
async def core(folder: Path) -> AsyncIterator[HomeAssistant]:
    """Yield a core that has this configuration folder."""
    hass = HomeAssistant(str(folder))
    try:
        yield hass
    finally:
        await hass.async_stop(force=True)


@asynccontextmanager
async def opened(
    hass: HomeAssistant, outdoor: dict[CameraId, bool] = OUTDOOR
) -> AsyncIterator[tuple[VaultRuntime, RequestDesk]]:
    """Yield the vault and its requests, begun as after a start."""
    runtime = await VaultRuntime.async_open(hass, {})
    desk = RequestDesk(hass, runtime, outdoor=outdoor, quiet_hours=None)
    stop = await desk.async_start()
    try:
        yield runtime, desk
    finally:
        stop()
        await runtime.async_close()


def asked(number: int, at_ms: int) -> dict[str, Any]:
    """Return what a requester of this number asks, every text as long as any other's."""
    text = f"A car left after a collision, and nobody saw its plate. Number {number:06}. "
    return {
        "requester": {
            "type": "law_enforcement",
            "organisation": f"Police of Town {number:06}",
            "person_name": "Anna Example",
            "email": "anna@police.example",
        },
        "case_reference": f"2026/{number:06}",
        "incident": {"type": "collision", "occurred_from": _text(at_ms - 3 * _HOUR_MS)},
        "scope": {"window_from": _text(at_ms - 3 * _HOUR_MS), "window_to": _text(at_ms - 2 * _HOUR_MS)},
        "purpose": (text * 5)[:400],
        "message": (text * 5)[:400],
    }


def request_of(number: int, received_ms: int, *, footage_ms: int | None = None) -> RequestRecord:
    """Return what a requester of this number asked then, of footage around a moment, and what no rule looked at."""
    request = parse_request(
        asked(number, received_ms if footage_ms is None else footage_ms),
        request_id=make_request_id(received_ms, secrets.randbits(80)),
        received_ms=received_ms,
        channel=Channel.FORM,
        verification=UNVERIFIED,
    )
    return RequestRecord(
        request=request,
        state=RequestState.RECEIVED,
        version=0,
        changed_ms=received_ms,
        verification=UNVERIFIED,
        findings=(),
    )


def keep(vault: OpenVault, record: RequestRecord) -> None:
    """Keep a request that the ledger is told of. Blocking, for the lane."""
    request = record.request
    book = vault.state.requests
    book.add(record, Keys(organisation=request.requester.organisation_key, case=case_key(request.case_reference)))
    fact = RequestReceived(
        request_id=request.id,
        channel=request.channel,
        digest=request.digest,
        received_ms=request.received_ms,
        closes_ms=request.closes_ms,
        supersedes=None,
    )
    number = vault.ledger.append(fact)
    book.tell(request.id, number)
    book.set_taken(number + 1)


def fill(vault: OpenVault, count: int, *, open_every: int = _OPEN) -> list[RequestId]:
    """Keep so many requests of the last year, most of them over; return those that wait. Blocking, for the lane.

    Nothing waits for the disk: how they got there is not what is measured.
    """
    plan, now_ms = random.Random(count), wall_ms()  # noqa: S311  # content, not a secret
    book, waiting = vault.state.requests, []
    with book.transaction(), patch("os.fdatasync"):
        for number in range(count):
            is_open = number % open_every == 0
            ago_ms = plan.randrange(_HOUR_MS, DEFAULT_OPEN_MS if is_open else _YEAR_MS)
            record = request_of(number, now_ms - ago_ms - (0 if is_open else DEFAULT_OPEN_MS + _HOUR_MS))
            keep(vault, record)
            by = RequestInput.SCREEN if is_open else RequestInput.CLOSE
            state = advance(record.state, by)
            fact = RequestMoved(request_id=record.id, version=1, by=by, state=state, actor=None)
            book.set_taken(vault.ledger.append(fact) + 1)
            book.move(record.id, state, was=0, version=1, now_ms=now_ms)
            waiting += [record.id] if is_open else []
    return waiting


def _text(ms: int) -> str:
    return datetime.fromtimestamp(ms / 1000, UTC).isoformat(timespec="milliseconds")
