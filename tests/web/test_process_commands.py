"""Legal papers over WebSocket: they keep footage, for persons in a login of theirs, and let out nothing."""

from datetime import UTC, datetime, timedelta
import sqlite3
from types import MappingProxyType
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.config_entries import ConfigSubentry
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common import clock
from custom_components.footage_guard.bridge.common.clock import wall_ms
from custom_components.footage_guard.bridge.common.times import to_text
from custom_components.footage_guard.bridge.requests import processes
from custom_components.footage_guard.bridge.requests.processes import async_erase_processes
from custom_components.footage_guard.model.clip import HoldKind
from custom_components.footage_guard.model.ids import CameraId, ClipId
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.process import CHECKLISTS, ProcessKind, ProcessOutcome
from custom_components.footage_guard.model.process_facts import ProcessErased, ProcessLoaded, ProcessMarked
from custom_components.footage_guard.model.request import Channel, RequesterType
from custom_components.footage_guard.vault import processing
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import PASSPHRASE
from tests.pictures import PICTURE

from .accepting import Client, code, proof, runtime_of
from .clocks import Clocks
from .conftest import Connect, SignIn
from .household import DAY_MS, OTHER_ID, OTHERS_PASSPHRASE, agree
from .requesting import desk
from .unlocking import ask, send_to, told, unlock

CANARY = "Amtsgericht Nordstadt"
UNKNOWN = "01KB0000000000000000000000"


@pytest.fixture
def days(clocks: Clocks, monkeypatch: pytest.MonkeyPatch) -> Clocks:
    """Clocks that go on for days."""
    monkeypatch.setattr(processes, "wall_ms", lambda: clock.wall_ms())  # noqa: PLW0108  # it is another one by then
    return clocks


@pytest.fixture
async def cameras(hass: HomeAssistant, vault: MockConfigEntry) -> dict[str, CameraId]:
    """A camera at the door, and one indoors."""
    found = {}
    for title, is_indoor in (("door", False), ("hall", True)):
        data = {"stream_url": f"rtsp://127.0.0.1:1/{title}", "indoor": is_indoor}
        added = ConfigSubentry(data=MappingProxyType(data), subentry_type="camera", title=title, unique_id=None)
        hass.config_entries.async_add_subentry(vault, added)
        await hass.async_block_till_done()
        found[title] = CameraId(added.subentry_id)
    return found


async def clip(entry: MockConfigEntry, camera: CameraId, ago: timedelta = timedelta(hours=1)) -> ClipId:
    """Record a clip of some time ago."""

    def do(vault: Vault) -> ClipId:
        start_ms = wall_ms() - round(ago.total_seconds() * 1000)
        begun = record(vault, camera, start_ms, datetime.now(UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(start_ms + 30_000)
        return begun.clip_id

    return await runtime_of(entry).async_do(do)


def paper(kind: str = "search_warrant", hours: int = 3, **typed: Any) -> dict[str, Any]:
    """Return what a person types of a paper about the last hours."""
    now_ms = wall_ms()
    window = {"window_from": to_text(now_ms - hours * 3_600_000), "window_to": to_text(now_ms - 1000)}
    return {"kind": kind, "issued_by": CANARY, **window, **typed}


async def held(entry: MockConfigEntry, clip_id: ClipId) -> list[HoldKind]:
    """Return what keeps a clip."""
    return [each.kind for each in await runtime_of(entry).async_do(lambda vault: vault.index.holds_of(clip_id))]


async def test_a_warrant_keeps_the_clips_of_its_window_of_outdoor_cameras(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId]
) -> None:
    door, hall = [await clip(vault, camera) for camera in cameras.values()]
    before = await clip(vault, cameras["door"], timedelta(hours=9))
    shown = await ask(client, "process/create", **paper(note="Two officers", nondisclosure=True))
    assert [await held(vault, each) for each in (door, hall, before)] == [[HoldKind.LEGAL], [], []]
    assert shown["hold"] | {"size_bytes": 0} == {"hold_id": shown["process_id"], "clips": 1, "size_bytes": 0}
    assert (shown["outcome"], shown["version"], shown["problem"], shown["request_id"]) == ("open", 0, None, None)
    assert [each["check"] for each in shown["checklist"]] == [*CHECKLISTS[ProcessKind.SEARCH_WARRANT]]
    assert not any(each["done"] for each in shown["checklist"])
    assert (shown["process"]["issued_by"], shown["process"]["note"]) == (CANARY, "Two officers")
    assert not shown["is_review_due"]
    assert (await ask(client, "process/list")) == {"processes": [shown]}


async def test_an_indoor_camera_is_kept_only_where_the_paper_names_it(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId]
) -> None:
    door, hall = [await clip(vault, camera) for camera in cameras.values()]
    await ask(client, "process/create", **paper(cameras=[cameras["hall"]]))
    assert (await held(vault, door), await held(vault, hall)) == ([], [HoldKind.LEGAL])


async def test_clips_of_a_camera_that_was_removed_can_be_named(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId]
) -> None:
    gone = await clip(vault, CameraId("gone"))
    await ask(client, "process/create", **paper(cameras=["gone"]))
    assert await held(vault, gone) == [HoldKind.LEGAL]
    answer = await send_to(client, "process/create", **paper(cameras=["never"]))
    assert answer["error"]["translation_placeholders"] == {"problems": "cameras.0: unknown_choice"}


@pytest.mark.parametrize("kind", ProcessKind)
async def test_no_command_on_papers_touches_a_release_a_draft_or_a_share(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId], kind: ProcessKind
) -> None:
    """All of them, in all their forms, with tables, leases and files before and after."""
    await clip(vault, cameras["door"])
    before = await _releasing(vault)
    as_request = {"as_request": True} if kind is ProcessKind.DATA_SUBJECT_REQUEST else {}
    shown = await ask(client, "process/create", **paper(kind.value, **as_request))
    for outcome in ProcessOutcome:
        change = {"process_id": shown["process_id"], "version": shown["version"], "outcome": outcome.value}
        shown = await ask(client, "process/update", **change, checks=[*CHECKLISTS[kind]], review=True)
        assert (shown["outcome"], all(each["done"] for each in shown["checklist"])) == (outcome.value, True)
    shown = await ask(client, "process/update", process_id=shown["process_id"], version=shown["version"], checks=[])
    assert not any(each["done"] for each in shown["checklist"])
    await ask(client, "process/list")
    assert await _releasing(vault) == before
    assert (await ask(client, "shares/list"))["shares"] == []
    assert shown["hold"]["clips"] == 1
    kinds = {type(fact).__name__ for _, fact in runtime_of(vault).ledger.facts()}
    assert not {name for name in kinds if name.startswith(("Draft", "Release", "Share", "Vote", "Hold"))} - {
        "HoldPlaced"
    }


async def _releasing(entry: MockConfigEntry) -> dict[str, list[Any]]:
    """Return all rows of what leads to a release, and all leases."""

    def read(opened: Any) -> dict[str, list[Any]]:
        state: Any = opened.state._database
        tables = [name for (name,) in state.rows("SELECT name FROM sqlite_schema WHERE type = 'table'")]
        wanted = [name for name in tables if name not in {"requests", "processes", "desk", "notified", "sqlite_stat1"}]
        rows = {name: state.rows(f"SELECT * FROM {name}") for name in wanted}  # noqa: S608  # our own names
        assert {"releases", "drafts", "votes"} <= rows.keys()
        return rows | {"leases": opened.leases.all()}

    return await runtime_of(entry).async_work(read)


async def test_a_person_who_was_filmed_asks_by_a_request_on_paper(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId]
) -> None:
    typed = paper("data_subject_request", reference="Letter 3", document_sha256="ab" * 32, as_request=True)
    shown = await ask(client, "process/create", **typed)
    request = (await desk(vault).async_get(shown["request_id"])).request
    assert (request.channel, request.requester.type) == (Channel.PAPER, RequesterType.DATA_SUBJECT)
    assert (request.requester.person_name, request.case_reference) == (CANARY, "Letter 3")
    assert told(vault, ProcessLoaded)[0].request_id == request.id
    assert (await ask(client, "requests/get", request_id=request.id))["drafts"] == []


async def test_no_request_comes_of_a_paper_for_which_there_is_no_room(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(processing, "MOST", 0)
    answer = await send_to(client, "process/create", **paper("data_subject_request", as_request=True))
    assert code(answer) == "too_many_processes"
    assert (await ask(client, "requests/list"))["requests"] == []


async def test_what_no_request_may_be_is_refused_with_the_field_of_the_paper(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId]
) -> None:
    answer = await send_to(client, "process/create", **paper("data_subject_request", hours=30, as_request=True))
    assert code(answer) == "process_invalid"
    assert answer["error"]["translation_placeholders"] == {"problems": "window_to: window_too_long"}
    assert told(vault, ProcessLoaded) == []
    # Of the paper itself the window has no limit.
    await ask(client, "process/create", **paper("data_subject_request", hours=30))


@pytest.mark.parametrize("command", ["process/list", "process/create", "process/update"])
@pytest.mark.parametrize("login", ["a token", "without a secret"])
async def test_no_token_keeps_footage_without_an_end(
    vault: MockConfigEntry, sign_in: SignIn, command: str, login: str
) -> None:
    token: dict[str, Any] = {"client_name": "a script", "token_type": TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN}
    kind = token | {"access_token_expiration": timedelta(days=1)} if login == "a token" else {}
    provider = {} if login == "a token" else {"provider": "trusted_networks"}
    client = await (await sign_in(**kind, **provider)).connect()
    size = runtime_of(vault).ledger.size
    update = {"process_id": UNKNOWN, "version": 0} if command == "process/update" else {}
    assert code(await send_to(client, command, **update)) == "not_interactive"
    assert runtime_of(vault).ledger.size == size


async def test_viewers_read_papers_and_note_none(
    vault: MockConfigEntry, client: Client, connect: Connect, clocks: Clocks
) -> None:
    other = await connect(OTHER_ID)
    await agree(client, "policy/apply", PASSPHRASE, viewers=[OTHER_ID])
    await unlock(client)
    await ask(other, "approvers/enrol", passphrase=OTHERS_PASSPHRASE, passphrase_repeat=OTHERS_PASSPHRASE)
    clocks.go_on(DAY_MS + 1)
    nobody = await connect("c3aa0000000000000000000000000000")
    assert code(await send_to(nobody, "process/list")) == "not_an_approver"
    assert await ask(other, "process/list") == {"processes": []}


async def test_marks_of_an_older_version_of_no_paper_or_of_another_list_are_refused(
    vault: MockConfigEntry, client: Client
) -> None:
    shown = await ask(client, "process/create", **paper())
    change = {"process_id": shown["process_id"], "version": 0}
    await ask(client, "process/update", **change, outcome="with_lawyer")
    assert code(await send_to(client, "process/update", **change, outcome="closed")) == "process_changed"
    assert code(await send_to(client, "process/update", process_id=UNKNOWN, version=0)) == "process_unknown"
    strange = await send_to(client, "process/update", **change | {"version": 1}, checks=["identity"])
    assert code(strange) == "process_invalid"
    assert len(told(vault, ProcessMarked)) == 1


async def test_what_was_typed_is_in_no_log_and_no_ledger(
    vault: MockConfigEntry, client: Client, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    await ask(client, "process/create", **paper(note="canary words"))
    wrong = await send_to(client, "process/create", **paper(note="canary words", window_to=CANARY))
    assert CANARY not in str(wrong)
    for word in (CANARY, "canary words"):
        assert word not in caplog.text
        assert not [fact for _, fact in runtime_of(vault).ledger.facts() if word in str(fact)]


async def test_a_lockdown_keeps_nobody_from_noting_a_paper(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId]
) -> None:
    clip_id = await clip(vault, cameras["door"])
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    await ask(client, "process/create", **paper())
    assert await held(vault, clip_id) == [HoldKind.LEGAL]


async def test_its_hold_ends_by_a_proof_alone_and_is_up_for_review_after_90_days(
    vault: MockConfigEntry, client: Client, cameras: dict[str, CameraId], days: Clocks
) -> None:
    await clip(vault, cameras["door"])
    shown = await ask(client, "process/create", **paper())
    days.go_on(90 * DAY_MS)
    (due,) = (await ask(client, "process/list"))["processes"]
    assert (due["is_review_due"], due["hold"]) == (True, shown["hold"])
    seen = await ask(client, "process/update", process_id=shown["process_id"], version=0, review=True)
    assert not seen["is_review_due"]
    challenge = await ask(client, "holds/lift", hold_id=shown["process_id"])
    assert (await send_to(client, "holds/lift", hold_id=shown["process_id"], **proof(challenge)))["success"]
    (lifted,) = (await ask(client, "process/list"))["processes"]
    assert (lifted["hold"], lifted["had_hold"], lifted["is_review_due"]) == (None, True, False)


async def test_words_of_a_closed_paper_go_from_the_file_itself(
    vault: MockConfigEntry, client: Client, days: Clocks
) -> None:
    shown = await ask(client, "process/create", **paper())
    await ask(client, "process/update", process_id=shown["process_id"], version=0, outcome="closed")
    runtime = runtime_of(vault)
    await async_erase_processes(runtime)
    days.go_on(91 * DAY_MS)
    runtime.clock.steady_ms()
    await vault.runtime_data.rounds.async_sweep()
    assert told(vault, ProcessErased)
    folder = runtime._opened._folders.data
    for file in folder.glob("state.db*"):
        assert CANARY.encode() not in file.read_bytes()
    (erased,) = (await ask(client, "process/list"))["processes"]
    assert (erased["erased"], erased["process"], erased["problem"], erased["outcome"]) == (True, None, None, "closed")


async def test_words_that_somebody_wrote_into_the_file_are_not_shown(vault: MockConfigEntry, client: Client) -> None:
    shown = await ask(client, "process/create", **paper())
    path = runtime_of(vault)._opened._folders.data / "state.db"
    with sqlite3.connect(path) as file:
        file.execute("UPDATE processes SET content = x'7b7d'")
    file.close()
    (altered,) = (await ask(client, "process/list"))["processes"]
    assert (altered["problem"], altered["process"]) == ("process_altered", None)
    change = {"process_id": shown["process_id"], "version": 0, "outcome": "closed"}
    assert code(await send_to(client, "process/update", **change)) == "process_altered"
