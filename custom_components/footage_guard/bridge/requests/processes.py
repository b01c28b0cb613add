"""Legal papers in a running Home Assistant: typed in, ticked and closed by people, and by nothing else."""

from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from homeassistant.core import HomeAssistant

from ...model.clip import HoldKind, KeptBy
from ...model.errors import ProcessAltered, ProcessInvalid, RequestInvalid
from ...model.ids import CameraId, ProcessId, RequestId
from ...model.policy import MB
from ...model.process import (
    CHECKLISTS,
    FIELD_OF,
    Process,
    ProcessOutcome,
    may_name_cameras,
    parse_checks,
    parse_process,
    request_of,
)
from ...model.request.plain import as_plain
from ...model.request.words import Channel
from ...model.retention import DAY_MS
from ...vault.processing import Marking, Processing, ProcessRecord
from ..common.clock import wall_ms
from ..common.new_ids import new_process_id
from ..common.problems import disk_refuses
from ..common.times import to_text
from ..keeping.opening import OpenVault
from ..loaded import loaded_cameras, loaded_requests
from ..proof.actor import Actor
from ..runtime import VaultRuntime

type Shown = dict[str, Any]


async def async_processes(vault: VaultRuntime) -> list[Shown]:
    """Return all papers, the newest first; raise DiskRefused or NotLoaded."""
    return await _async_show(vault, lambda processing, _now_ms: processing.records())


async def async_create(hass: HomeAssistant, vault: VaultRuntime, actor: Actor, raw: Mapping[str, Any]) -> Shown:
    """Note a paper and hold the clips of its window; of somebody who was filmed, where that is wished, a request, too.

    1. It is a paper, names cameras of this home, and there is room for it.
    2. The request comes like any other that was typed in, by the same rules, and waits for the same people.
    3. The clips are held, and the ledger is told. Nothing is prepared or released.

    Raises ProcessInvalid, TooManyProcesses, HoldTooLarge, DiskRefused or NotLoaded.
    """
    # 1
    process, is_to_ask = parse_process(raw, process_id=new_process_id(), loaded_ms=wall_ms())
    outdoor = {camera.id: not camera.settings.indoor for camera in loaded_cameras(hass)}
    with disk_refuses():
        known = await vault.async_do_in_turn(lambda inner: inner.index.cameras())
        may_name_cameras(process, outdoor.keys() | {*known})
        await vault.async_work(lambda opened: _processing(opened).may_load())
        # 2
        if is_to_ask:
            process = replace(process, request_id=await _async_ask(hass, process))
    # 3
    cameras = process.cameras or [camera for camera, is_outdoor in outdoor.items() if is_outdoor]
    (shown,) = await _async_show(vault, _loading(vault, process, cameras, actor.person_id))
    return shown


async def async_update(vault: VaultRuntime, actor: Actor, process_id: ProcessId, raw: Mapping[str, Any]) -> Shown:
    """Have a paper stand as a person says: `outcome`, `checks` and `review` of a version that they saw.

    Raises ProcessUnknown, ProcessChanged, ProcessAltered, ProcessInvalid, DiskRefused or NotLoaded.
    """

    def mark(processing: Processing, now_ms: int) -> list[ProcessRecord]:
        record = processing.record(process_id)
        marking = Marking(
            actor=actor.person_id,
            now_ms=now_ms,
            version=raw["version"],
            outcome=ProcessOutcome(raw["outcome"]) if "outcome" in raw else None,
            checks=parse_checks(record.kind, raw["checks"]) if "checks" in raw else None,
            is_reviewed=raw.get("review", False),
        )
        return [processing.mark(record.id, marking)]

    (shown,) = await _async_show(vault, mark)
    return shown


async def async_erase_processes(vault: VaultRuntime) -> None:
    """Erase the words of papers that were closed long ago, by a clock that has not jumped for a day.

    Raises OSError or NotLoaded; what is not done is done next time.
    """
    if vault.clock.steady_ms() < DAY_MS:
        return
    now_ms = wall_ms()

    def erase(opened: OpenVault) -> None:
        if _processing(opened).erase_due(now_ms):
            opened.state.requests.scrub()

    await vault.async_work(erase)


async def _async_ask(hass: HomeAssistant, process: Process) -> RequestId:
    try:
        record = await loaded_requests(hass).async_receive(request_of(process), Channel.PAPER)
    except RequestInvalid as err:
        problems = {FIELD_OF.get(field, field.removeprefix("legal_basis.")): why for field, why in err.problems.items()}
        raise ProcessInvalid(problems) from err
    return record.id


def _loading(
    vault: VaultRuntime, process: Process, cameras: Iterable[CameraId], actor: str
) -> Callable[[Processing, int], list[ProcessRecord]]:
    quota_bytes = vault.people.policy.vault_quota_mb * MB
    return lambda processing, _now_ms: [processing.load(process, cameras, actor=actor, quota_bytes=quota_bytes)]


async def _async_show(vault: VaultRuntime, doing: Callable[[Processing, int], list[ProcessRecord]]) -> list[Shown]:
    now_ms = wall_ms()

    def work(opened: OpenVault) -> list[Shown]:
        records = doing(_processing(opened), now_ms)
        opened.vault.catch_up()
        holds = {hold.hold_id: hold for hold in opened.vault.index.holds() if hold.kind is HoldKind.LEGAL}
        return [_as_json(each, holds.get(each.hold_id) if each.hold_id else None, now_ms) for each in records]

    with disk_refuses():
        return await vault.async_work(work)


def _processing(opened: OpenVault) -> Processing:
    return Processing(opened.vault, opened.state.processes, opened.ledger.of_process)


def _as_json(record: ProcessRecord, hold: KeptBy | None, now_ms: int) -> Shown:
    problem: str | None = ProcessAltered.code
    with suppress(ProcessAltered):
        record.may_be_shown()
        problem = None
    return {
        "process_id": record.id,
        "kind": record.kind.value,
        "problem": problem,
        "erased": record.is_erased,
        "process": as_plain(record.process) if record.process is not None else None,
        "hold": None if hold is None else {"hold_id": hold.hold_id, "clips": hold.clips, "size_bytes": hold.size_bytes},
        "had_hold": record.hold_id is not None,
        "review_at": to_text(record.review_ms),
        "is_review_due": hold is not None and now_ms >= record.review_ms,
        "request_id": record.request_id,
        "checklist": [{"check": each.value, "done": each in record.checks} for each in CHECKLISTS[record.kind]],
        "outcome": record.outcome.value,
        "version": record.version,
        "loaded": to_text(record.loaded_ms),
        "changed": to_text(record.changed_ms),
    }
