"""Requests over WebSocket: those who hold keys see and decline them; only a person who signed in takes a no back."""

from datetime import UTC, datetime, timedelta
from typing import Any

from homeassistant.auth.models import TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.flows.closing import close_due
from custom_components.footage_guard.model.clip import Clip
from custom_components.footage_guard.model.facts import HoldEnded
from custom_components.footage_guard.model.ids import CameraId, HoldId
from custom_components.footage_guard.model.lifecycle.request import RequestState
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.request import Level
from custom_components.footage_guard.model.request_facts import MuteEnded, RequestMoved, RequestsMuted
from custom_components.footage_guard.model.rules.rule import MuteScope
from custom_components.footage_guard.vault.recording import record
from custom_components.footage_guard.vault.vault import Vault
from tests.people import OWNER_ID
from tests.pictures import PICTURE
from tests.surface.asked import ago, insurer, neighbour, own, police, receive, with_canary

from .accepting import code, runtime_of
from .conftest import Connect, SignIn
from .requesting import RAISING, READING, UNKNOWN, Ask, declined, desk, send

SOMEBODY = "b2e80000000000000000000000000000"


@pytest.mark.parametrize(("command", "fields"), (READING | RAISING).items())
async def test_an_administrator_without_keys_gets_nothing(
    vault: MockConfigEntry, connect: Connect, command: str, fields: dict[str, Any]
) -> None:
    await receive(vault)
    assert code(await send(await connect(SOMEBODY), command, **fields)) == "not_an_approver"


@pytest.mark.parametrize(("command", "fields"), (READING | RAISING).items())
async def test_without_a_loaded_vault_the_answer_says_so(
    hass: HomeAssistant, vault: MockConfigEntry, client: MockHAClientWebSocket, command: str, fields: dict[str, Any]
) -> None:
    assert await hass.config_entries.async_unload(vault.entry_id)
    assert code(await send(client, command, **fields)) == "not_loaded"


@pytest.mark.parametrize(("command", "fields"), RAISING.items())
async def test_a_token_of_the_approver_raises_nothing_and_may_decline(
    vault: MockConfigEntry, sign_in: SignIn, command: str, fields: dict[str, Any]
) -> None:
    login = await sign_in(
        client_name="a script",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=1),
    )
    by_token = await login.connect()
    waiting = await receive(vault)
    answer = await send(by_token, "decline", request_id=waiting.id)
    version = answer["result"]["version"]
    fields = fields | {"request_id": waiting.id, "version": version}
    assert code(await send(by_token, command, **fields)) == "not_interactive"
    now = await desk(vault).async_get(waiting.id)
    assert (now.state, now.version, now.verification.level) == (RequestState.DECLINED, version, Level.NONE)


@pytest.mark.parametrize(("command", "fields"), RAISING.items())
async def test_in_a_lockdown_requests_are_read_and_declined_and_nothing_is_raised(
    vault: MockConfigEntry, client: MockHAClientWebSocket, ask: Ask, command: str, fields: dict[str, Any]
) -> None:
    old, waiting = await declined(vault), await receive(vault, police("Harbor Police"))
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert len((await ask("list"))["requests"]) == 2
    assert (await ask("get", request_id=waiting.id))["state"] == "pending"
    assert (await ask("decline", request_id=waiting.id))["state"] == "declined"
    await ask("mute", request_id=waiting.id, scope="everything")
    fields = fields | {"request_id": old.id, "version": old.version}
    assert code(await send(client, command, **fields)) == "locked_down"
    assert await desk(vault).async_get(old.id) == old


async def test_a_list_tells_who_asks_for_which_time(vault: MockConfigEntry, ask: Ask) -> None:
    found = await receive(vault)
    (line,) = (await ask("list"))["requests"]
    assert line == {
        "request_id": found.id,
        "state": "pending",
        "stage": "pending",
        "version": found.version,
        "problem": None,
        "received": line["received"],
        "closes": line["closes"],
        "changed": line["changed"],
        "erased": False,
        "channel": "form",
        "requester_type": "law_enforcement",
        "organisation": "City Police",
        "person_name": "Anna Example",
        "verification_level": 0,
        "case_reference": "2026/11-0815",
        "legal_basis": "voluntary",
        "window_from": str(found.request.scope.window_from),
        "window_to": str(found.request.scope.window_to),
        "recipient": None,
        "set_aside": [],
        "held": False,
    }
    assert line["closes"].endswith(":00:00.000+00:00")


async def test_a_list_tells_what_is_set_aside_why_and_how_much_of_it_there_is(
    vault: MockConfigEntry, client: MockHAClientWebSocket, ask: Ask
) -> None:
    for number in range(6):
        last = await receive(vault, insurer(f"Insurance {number}"))
    page = await ask("list", limit=1)
    assert page["set_aside"] == {"count": 1, "reasons": {"daily_limit": 1}}
    (line,) = page["requests"]
    assert (line["request_id"], line["state"], line["set_aside"]) == (last.id, "set_aside", ["daily_limit"])
    # A person can have it shown to everybody.
    assert (await send(client, "reopen", request_id=last.id, version=last.version))["result"]["state"] == "pending"
    page = await ask("list")
    assert page["set_aside"] == {"count": 0, "reasons": {}}
    assert not any(line["set_aside"] for line in page["requests"])


async def test_a_list_has_pages_and_is_the_newest_first(vault: MockConfigEntry, ask: Ask) -> None:
    ids = [(await receive(vault, insurer(f"Insurance {number}"))).id for number in range(5)]
    first = await ask("list", limit=2)
    second = await ask("list", limit=2, before=first["requests"][-1]["request_id"])
    third = await ask("list", limit=2, before=second["requests"][-1]["request_id"])
    pages = [[line["request_id"] for line in page["requests"]] for page in (first, second, third)]
    # Several can come within one millisecond: then their ids decide.
    assert sum(pages, []) == sorted(ids, reverse=True)  # noqa: RUF017  # three pages
    assert [page["more"] for page in (first, second, third)] == [True, True, False]


async def test_a_list_is_of_those_that_go_on_or_of_the_others(vault: MockConfigEntry, ask: Ask) -> None:
    waiting = await receive(vault)
    own_one = await desk(vault).async_ask(own(), caller="")
    await desk(vault).async_withdraw(own_one.id, actor=None)
    shown = [await ask("list", open=is_open) for is_open in (True, False)]
    assert [[line["request_id"] for line in page["requests"]] for page in shown] == [[waiting.id], [own_one.id]]


async def test_a_page_begins_behind_a_request_that_there_is(client: MockHAClientWebSocket) -> None:
    assert code(await send(client, "list", before=UNKNOWN)) == "request_unknown"


async def test_all_of_a_request_is_shown(vault: MockConfigEntry, ask: Ask) -> None:
    found = await receive(vault, with_canary())
    shown = await ask("get", request_id=found.id)
    assert shown["request"] == {"intake": None, **found.request.as_json()}
    assert shown["verification"] == {"level": 0, "method": "", "by_user": None, "at_ms": None}
    marks = [mark for finding in shown["findings"] for mark in finding["marks"]]
    assert {finding["rule"] for finding in shown["findings"]} >= {"pressure", "unverified_authority"}
    assert marks
    assert (shown["state"], shown["stage"], shown["standing"], shown["outside"]) == (
        "pending",
        "pending",
        "pending",
        "open",
    )
    assert not shown["matches"]
    assert "releases" not in shown


async def test_one_that_is_not_there_is_told(client: MockHAClientWebSocket) -> None:
    assert code(await send(client, "get", request_id=UNKNOWN)) == "request_unknown"


@pytest.fixture
async def cameras(vault: MockConfigEntry) -> tuple[CameraId, CameraId]:
    """A camera outdoors and one indoors."""
    outdoors, indoors = CameraId("door"), CameraId("hall")
    desk(vault)._outdoor, desk(vault)._own_desk = {outdoors: True, indoors: False}, None
    return outdoors, indoors


async def _clip(vault: MockConfigEntry, camera: CameraId, start_ms: int) -> Clip:
    def do(inner: Vault) -> Clip:
        begun = record(inner, camera, start_ms, datetime.now(UTC), PICTURE)
        begun.write(b"moving pictures")
        begun.finish(start_ms + 60_000)
        found = inner.index.get(begun.clip_id)
        assert found is not None
        return found

    return await runtime_of(vault).async_do(do)


async def test_a_request_tells_when_other_holds_have_pushed_its_clips_out(
    vault: MockConfigEntry, ask: Ask, cameras: tuple[CameraId, CameraId]
) -> None:
    """It used to look as if they were held."""

    async def shown() -> tuple[object, set[str]]:
        (line,) = (await ask("list", limit=1))["requests"]
        findings = (await ask("get", request_id=line["request_id"]))["findings"]
        return line["held"], {finding["rule"] for finding in findings} & {"not_held", "held_until"}

    first = await receive(vault)
    assert await shown() == (False, set())
    await _clip(vault, cameras[0], first.request.scope.window_from.ms)
    found = await receive(vault, police("Harbor Police"))
    assert await shown() == (True, set())
    await runtime_of(vault).async_do(lambda inner: inner.tell(HoldEnded(hold_id=HoldId(found.id))))
    assert await shown() == (False, {"not_held"})
    await desk(vault)._async_work(lambda inner, *, now_ms: close_due(inner, now_ms=found.request.closes_ms))  # noqa: ARG005  # closed early
    assert await shown() == (None, set())


async def test_clips_and_gaps_are_shown_and_indoors_only_where_it_is_named(
    vault: MockConfigEntry, ask: Ask, cameras: tuple[CameraId, CameraId]
) -> None:
    outdoors, indoors = cameras
    first = await receive(vault)
    from_ms = first.request.scope.window_from.ms
    clip = await _clip(vault, outdoors, from_ms)
    await _clip(vault, indoors, from_ms)
    found = await receive(vault, police("Harbor Police"))
    (match,) = (await ask("get", request_id=found.id))["matches"]
    assert match["camera"] == outdoors
    assert [(shown["clip_id"], shown["held"]) for shown in match["clips"]] == [(clip.id, True)]
    (gap,) = match["gaps"]
    assert gap["to"] == str(found.request.scope.window_to)
    both = (await ask("get", request_id=found.id, also=[indoors, "gone"]))["matches"]
    assert [match["camera"] for match in both] == [outdoors, indoors]
    assert [shown["held"] for shown in both[1]["clips"]] == [False]


async def test_a_person_declines_and_the_history_knows_who(vault: MockConfigEntry, ask: Ask) -> None:
    found = await receive(vault)
    answer = await ask("decline", request_id=found.id, version=found.version)
    assert (answer["state"], answer["stage"]) == ("declined", "decided")
    facts = await runtime_of(vault).async_do(lambda inner: [fact for _, fact in inner.journal.facts()])
    assert [fact.actor for fact in facts if isinstance(fact, RequestMoved)][-1] == OWNER_ID
    assert (await ask("get", request_id=found.id))["outside"] == "open"


@pytest.mark.parametrize("command", ["decline", *RAISING])
async def test_somebody_who_was_quicker_is_noticed(
    vault: MockConfigEntry, client: MockHAClientWebSocket, command: str
) -> None:
    found = await declined(vault)
    fields = RAISING.get(command, {}) | {"request_id": found.id, "version": found.version - 1}
    assert code(await send(client, command, **fields)) == "request_changed"
    assert await desk(vault).async_get(found.id) == found


async def test_a_no_is_taken_back(vault: MockConfigEntry, ask: Ask, client: MockHAClientWebSocket) -> None:
    found = await declined(vault)
    answer = await ask("reopen", request_id=found.id, version=found.version)
    assert (answer["state"], answer["version"]) == ("pending", found.version + 1)
    fields = {"request_id": found.id, "version": answer["version"]}
    assert code(await send(client, "reopen", **fields)) == "transition_refused"


@pytest.mark.parametrize(
    ("level", "method"),
    [(1, "answered"), (2, "called_back"), (2, "visited"), (4, "saw_document"), (0, "taken_back")],
)
async def test_a_person_says_how_they_know_who_asks(vault: MockConfigEntry, ask: Ask, level: int, method: str) -> None:
    found = await receive(vault)
    answer = await ask("verify", request_id=found.id, version=found.version, level=level, method=method)
    shown = await ask("get", request_id=found.id)
    assert shown["version"] == answer["version"] == found.version + 1
    known = shown["verification"]
    assert (known["level"], known["method"], known["by_user"]) == (level, method, OWNER_ID)
    assert shown["request"]["verification"]["level"] == 0


@pytest.mark.parametrize(("level", "method"), [(3, "called_back"), (4, "answered"), (2, "an official domain"), (5, "")])
async def test_a_person_cannot_say_what_they_cannot_know(
    vault: MockConfigEntry, client: MockHAClientWebSocket, level: int, method: str
) -> None:
    found = await receive(vault)
    fields = {"request_id": found.id, "version": found.version, "level": level, "method": method}
    assert code(await send(client, "verify", **fields)) == "verified_otherwise"
    assert await desk(vault).async_get(found.id) == found


@pytest.mark.parametrize("scope", MuteScope)
async def test_a_mute_sets_later_ones_aside(vault: MockConfigEntry, ask: Ask, scope: MuteScope) -> None:
    found = await receive(vault)
    shown = {"scope": scope.value, "until": None}
    assert await ask("mute", request_id=found.id, scope=scope.value) == {**shown, "ended": False}
    about = {"requester": found.request.requester.organisation, "case": found.request.case_reference}.get(scope)
    assert (await ask("list"))["mutes"] == [{**shown, "request_id": found.id, "about": about, "problem": None}]
    later = await receive(vault)
    assert (later.state, (await ask("get", request_id=found.id))["state"]) == (RequestState.SET_ASIDE, "pending")


@pytest.mark.parametrize("scope", MuteScope)
async def test_a_mute_is_ended_by_a_person(
    vault: MockConfigEntry, ask: Ask, client: MockHAClientWebSocket, scope: MuteScope
) -> None:
    found = await receive(vault)
    fields = {"request_id": found.id, "scope": scope.value}
    assert code(await send(client, "mute", **fields, end=True)) == "not_muted"
    await ask("mute", **fields)
    assert await ask("mute", **fields, end=True) == {"scope": scope.value, "until": None, "ended": True}
    assert (await ask("list"))["mutes"] == []
    facts = await runtime_of(vault).async_do(lambda inner: [fact for _, fact in inner.journal.facts()])
    assert facts[-2:] == [
        RequestsMuted(request_id=found.id, scope=scope, until_ms=None, actor=OWNER_ID),
        MuteEnded(request_id=found.id, scope=scope, actor=OWNER_ID),
    ]
    assert (await receive(vault, neighbour())).state is RequestState.PENDING


async def test_a_mute_that_cannot_be_read_is_shown_and_ended_by_a_person(vault: MockConfigEntry, ask: Ask) -> None:
    """It used to be shown as a sound one, and to end it changed nothing."""
    found = await receive(vault)
    await runtime_of(vault).async_work(
        lambda opened: opened.state._database.rows("INSERT INTO mutes (scope, key) VALUES ('nonsense', 'x')")
    )
    shown = {"request_id": None, "scope": "everything", "about": None, "until": None, "problem": "state_damaged"}
    assert (await ask("list"))["mutes"] == [shown]
    assert (await receive(vault, neighbour())).state is RequestState.SET_ASIDE
    answer = await ask("mute", request_id=found.id, scope="everything", end=True)
    assert answer == {"scope": "everything", "until": None, "ended": True}
    assert (await ask("list"))["mutes"] == []
    assert (await receive(vault, insurer())).state is RequestState.PENDING


async def test_a_token_mutes_for_a_while_and_ends_nothing(vault: MockConfigEntry, sign_in: SignIn, ask: Ask) -> None:
    login = await sign_in(
        client_name="a script",
        token_type=TOKEN_TYPE_LONG_LIVED_ACCESS_TOKEN,
        access_token_expiration=timedelta(days=1),
    )
    by_token = await login.connect()
    fields = {"request_id": (await receive(vault)).id, "scope": "everything"}
    assert code(await send(by_token, "mute", **fields)) == "not_interactive"
    assert code(await send(by_token, "mute", **fields, until=ago(-31 * 24))) == "not_interactive"
    assert (await ask("list"))["mutes"] == []
    assert (await send(by_token, "mute", **fields, until=ago(-29 * 24)))["success"]
    assert code(await send(by_token, "mute", **fields, end=True)) == "not_interactive"
    assert len((await ask("list"))["mutes"]) == 1


async def test_in_a_lockdown_no_mute_is_ended(vault: MockConfigEntry, ask: Ask, client: MockHAClientWebSocket) -> None:
    fields = {"request_id": (await receive(vault)).id, "scope": "everything"}
    await ask("mute", **fields)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send(client, "mute", **fields, end=True)) == "locked_down"
    assert len((await ask("list"))["mutes"]) == 1


async def test_a_mute_ends_where_it_is_said_to(vault: MockConfigEntry, ask: Ask, client: MockHAClientWebSocket) -> None:
    found = await receive(vault)
    until = ago(-24).replace("+00:00", ".000+00:00")
    assert (await ask("mute", request_id=found.id, scope="case", until=until))["until"] == until
    fields = {"request_id": found.id, "scope": "case", "until": ago(1)}
    assert code(await send(client, "mute", **fields)) == "span_invalid"
    nameless = await receive(vault, neighbour(""))
    fields = {"request_id": nameless.id, "scope": "requester"}
    assert code(await send(client, "mute", **fields)) == "nothing_to_mute"


@pytest.mark.parametrize(
    ("command", "fields"),
    [
        ("list", {"limit": 0}),
        ("list", {"limit": 201}),
        ("list", {"open": "yes"}),
        ("get", {"request_id": UNKNOWN, "also": "door"}),
        ("decline", {"request_id": UNKNOWN, "version": -1}),
        ("reopen", {"request_id": UNKNOWN}),
        ("verify", {"request_id": UNKNOWN, "level": 2, "method": "called_back"}),
        ("mute", {"request_id": UNKNOWN, "scope": "neighbors"}),
        ("mute", {"request_id": UNKNOWN}),
        ("mute", {"request_id": UNKNOWN, "scope": "case", "end": False}),
        ("mute", {"request_id": UNKNOWN, "scope": "case", "end": True, "until": ago(-1)}),
    ],
)
async def test_a_question_that_makes_no_sense_is_refused(
    client: MockHAClientWebSocket, command: str, fields: dict[str, Any]
) -> None:
    assert (await send(client, command, **fields))["error"]["code"] == "invalid_format"


@pytest.mark.parametrize("command", ["list", "get", "create", "decline"])
async def test_a_failing_disk_is_told(
    vault: MockConfigEntry, client: MockHAClientWebSocket, monkeypatch: pytest.MonkeyPatch, command: str
) -> None:
    def refuse(*_: object) -> None:
        raise OSError

    found = await receive(vault)
    monkeypatch.setattr(runtime_of(vault), "async_do_in_turn", refuse)
    fields = {"create": {"request": police()}, "list": {}}.get(command, {"request_id": found.id})
    assert code(await send(client, command, **fields)) == "disk_refused"
