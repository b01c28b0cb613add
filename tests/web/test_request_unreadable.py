"""A request that is not what was received: it hides no other, shows no word, and can be declined."""

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard.model.ids import RequestId
from tests.surface.asked import insurer, police, receive
from tests.surface.spoiling import alter, pretend, spoil

from .accepting import code, runtime_of
from .deciding import frozen
from .requesting import Ask, desk, send
from .unlocking import send_to

PROBLEMS = ["state_damaged", "request_altered"]


async def _harmed(vault: MockConfigEntry, problem: str) -> RequestId:
    found = (await receive(vault)).id
    if problem == "state_damaged":
        await spoil(runtime_of(vault), found)
    else:
        await alter(runtime_of(vault), found, "Whatever you like.")
    return found


@pytest.mark.parametrize("problem", PROBLEMS)
async def test_it_is_in_the_list_without_a_word_and_hides_no_other(
    vault: MockConfigEntry, ask: Ask, caplog: pytest.LogCaptureFixture, problem: str
) -> None:
    whole = await receive(vault, insurer())
    harmed = await _harmed(vault, problem)
    lines = {line["request_id"]: line for line in (await ask("list"))["requests"]}
    assert lines.keys() == {whole.id, harmed}
    assert lines[whole.id]["problem"] is None
    line = lines[harmed]
    assert line == {
        "request_id": harmed,
        "state": "pending",
        "stage": "pending",
        "version": 1,
        "received": line["received"],
        "closes": line["closes"],
        "problem": problem,
    }
    assert line["closes"].endswith(":00:00.000+00:00")
    for _ in range(2):
        await ask("list")
    assert caplog.text.count(f"Request {harmed} cannot be read") == 1


@pytest.mark.parametrize("problem", PROBLEMS)
async def test_its_words_are_not_shown(vault: MockConfigEntry, client: MockHAClientWebSocket, problem: str) -> None:
    harmed = await _harmed(vault, problem)
    answer = await send(client, "get", request_id=harmed)
    assert code(answer) == problem
    assert "Whatever you like" not in str(answer)


@pytest.mark.parametrize("problem", PROBLEMS)
async def test_it_is_declined_and_stays_so(vault: MockConfigEntry, ask: Ask, problem: str) -> None:
    harmed = await _harmed(vault, problem)
    for _ in range(2):
        assert await ask("decline", request_id=harmed) == {
            "request_id": harmed,
            "state": "declined",
            "stage": "decided",
            "version": 2,
        }
    assert desk(vault).overview.pending == 0


async def test_a_page_begins_behind_one_that_cannot_be_read(vault: MockConfigEntry, ask: Ask) -> None:
    older = await receive(vault, police("Harbor Police"))
    harmed = await _harmed(vault, "state_damaged")
    (line,) = (await ask("list", before=harmed))["requests"]
    assert line["request_id"] == older.id


async def test_one_whose_state_cannot_be_read_is_listed_too_and_declined(vault: MockConfigEntry, ask: Ask) -> None:
    found = await receive(vault)
    sql = "UPDATE requests SET state = 'nonsense'"
    await runtime_of(vault).async_work(lambda opened: opened.state._database.rows(sql))
    (line,) = (await ask("list"))["requests"]
    assert (line["request_id"], line["state"], line["stage"], line["problem"]) == (
        found.id,
        None,
        None,
        "state_damaged",
    )
    assert await ask("decline", request_id=found.id) == {
        "request_id": found.id,
        "state": "declined",
        "stage": "decided",
        "version": 2,
    }


async def test_one_that_nobody_knows_how_it_stands_is_declined_by_nobody(
    vault: MockConfigEntry, client: MockHAClientWebSocket
) -> None:
    found = await receive(vault)
    sql = "UPDATE requests SET state = 'nonsense', leaf = leaf + 1"
    await runtime_of(vault).async_work(lambda opened: opened.state._database.rows(sql))
    assert code(await send(client, "decline", request_id=found.id)) == "request_altered"


_SERVED = b'{"at_ms":1795507200000,"by_user":"anna","level":4,"method":"saw_document"}'


@pytest.mark.parametrize(
    ("column", "value"),
    [("verification", _SERVED), ("findings", b"[]"), ("state", "declined"), ("version", 7)],
)
async def test_what_somebody_wrote_beside_its_words_is_shown_to_nobody_who_decides(
    vault: MockConfigEntry, client: MockHAClientWebSocket, ask: Ask, column: str, value: object
) -> None:
    found = (await receive(vault)).id
    assert (await ask("get", request_id=found))["verification"]["level"] == 0
    await pretend(runtime_of(vault), found, column, value)
    version = (await ask("list"))["requests"][0]["version"]
    assert code(await send(client, "get", request_id=found)) == "request_altered"
    draft = {"type": "footage_guard/draft/create", "request_id": found, "draft": {}}
    await client.send_json_auto_id(draft)
    assert code(await client.receive_json()) == "request_altered"
    # A person is told so where they look first, and may still say no.
    assert desk(vault).overview.pending == 0 or desk(vault).overview.waiting[0].asked is None
    if column == "verification":
        known = {"request_id": found, "version": version, "level": 2, "method": "called_back"}
        assert code(await send(client, "verify", **known)) == "request_altered"
        assert (await ask("decline", request_id=found))["state"] == "declined"


@pytest.mark.parametrize(
    "sql",
    [
        "UPDATE releases SET state = 'voting'",
        "UPDATE releases SET version = version + 1",
        "UPDATE frozen SET statement = CAST(replace(CAST(statement AS TEXT), 'collision', 'burglary') AS BLOB)",
    ],
)
async def test_a_draft_that_somebody_changed_beside_us_is_not_shown_and_can_be_dropped(
    vault: MockConfigEntry, client: MockHAClientWebSocket, sql: str
) -> None:
    draft_id = await frozen(client, vault)
    await runtime_of(vault).async_work(lambda opened: opened.state._database.rows(sql))
    for command in ("draft/get", "approval/challenge"):
        assert code(await send_to(client, command, draft_id=draft_id)) == "statement_changed"
    assert (await send_to(client, "draft/cancel", draft_id=draft_id))["success"]
