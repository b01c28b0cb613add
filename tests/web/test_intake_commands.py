"""Doors to the outside: opened by approvers, shut by anybody enrolled, and none that `state.db` alone knows of."""

from datetime import UTC, datetime
from typing import Any

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common import clock
from custom_components.footage_guard.bridge.requests.intake_json import _code
from custom_components.footage_guard.bridge.requests.intakes import MOST, Intakes
from custom_components.footage_guard.model.errors import IntakeFull, IntakeUnknown, RequestInvalid
from custom_components.footage_guard.model.intake import ONE_DAY_MS
from custom_components.footage_guard.model.lockdown import LockdownReason
from custom_components.footage_guard.model.people_facts import ChangeProposed, IntakeClosed, IntakePaused
from custom_components.footage_guard.model.request.words import Channel, Level
from custom_components.footage_guard.model.request_facts import RequestReceived
from custom_components.footage_guard.model.signature import Flaw
from tests.decided import decide
from tests.people import OWNER_ID, PASSPHRASE
from tests.surface.asked import neighbour, police
from tests.vault.test_request_signature import OKP as SIGNER, public as public_key, sign

from .accepting import WRONG, Client, code, record_clip, runtime_of
from .clocks import moved_clocks
from .conftest import Connect, SignIn
from .household import OTHER_ID, OTHERS_PASSPHRASE, Two, agree
from .requesting import send as send_about_requests
from .unlocking import ask, send_to, told

GENERAL = {"kind": "general", "label": "Sign at the gate"}
KEY = {"kty": "OKP", "crv": "Ed25519", "x": "11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}
"""RFC 8037, appendix A.2."""
POLICE = {
    "kind": "organisation",
    "label": "Detectives, river case",
    "requester_type": "law_enforcement",
    "organisation": "Springfield Police Department",
    "key": KEY,
}


def doors(vault: MockConfigEntry) -> Intakes:
    """Return the doors of the vault."""
    found: Intakes = vault.runtime_data.intakes
    return found


@pytest.fixture
async def public(vault: MockConfigEntry, connect: Connect) -> MockConfigEntry:
    """A vault whose policy lets somebody outside ask."""
    policy = {"public_intake": True, "share_origin": "https://home.example"}
    answer = await agree(await connect(OWNER_ID), "policy/apply", PASSPHRASE, policy=policy)
    assert answer["result"]["status"] == "done"
    return vault


async def opened(client: Client, **fields: Any) -> str:
    """Open a door and return its id."""
    shown = await ask(client, "intake/create", **fields)
    proof = {key: shown[key] for key in ("challenge", "statement_sha256")}
    answer = await send_to(client, "intake/create", **proof, method="passphrase", secret=PASSPHRASE)
    assert answer["result"]["status"] == "done", answer
    intake_id: str = shown["intake"]["intake_id"]
    return intake_id


async def test_an_approver_opens_a_door(public: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    assert not doors(public).is_open
    shown = await ask(client, "intake/create", **POLICE)
    intake = shown["intake"]
    assert (shown["statement"]["kind"], shown["statement"]["intake_sha256"]) == (
        "intake/create",
        intake["intake_sha256"],
    )
    assert shown["statement"]["key_sha256"] == "90facafea9b1556698540f70c0117a22ea37bd5cf3ed3c47093c1707282b4b89"
    assert not doors(public).find(intake["intake_id"]), "nobody agreed yet"
    proof = {key: shown[key] for key in ("challenge", "statement_sha256")}
    assert code(await send_to(client, "intake/create", **proof, method="passphrase", secret=WRONG)) == "step_up_failed"
    assert not doors(public).find(intake["intake_id"])
    again = await ask(client, "intake/create", intake_id=intake["intake_id"])
    assert again["intake"] == intake, "what was shown is shown again, and is the same"
    assert await opened(client, intake_id=intake["intake_id"]) == intake["intake_id"]
    assert doors(public).find(intake["intake_id"])
    await ask(client, "intake/close", intake_id=intake["intake_id"])
    intake_id = await opened(client, **POLICE)
    found = doors(public).find(intake_id)
    assert found is not None
    assert found.organisation == POLICE["organisation"]
    (listed,) = (await ask(client, "intake/list"))["intakes"]
    assert {len(row) for row in listed["code"]} == {len(listed["code"])}
    assert (listed["url"], listed["status"]) == (f"https://home.example/footage_guard/ask/{intake_id}", "open")
    assert doors(public).is_open
    statements = "".join(fact.statement for fact in told(public, ChangeProposed))
    assert not any(text in statements for text in (intake_id, "Springfield", "river")), "no word of it is in the ledger"


async def test_it_is_there_after_a_start(hass: HomeAssistant, public: MockConfigEntry, connect: Connect) -> None:
    intake_id = await opened(await connect(OWNER_ID), **GENERAL)
    assert await hass.config_entries.async_reload(public.entry_id)
    assert doors(public).find(intake_id)


async def test_nothing_opens_without_policy_or_in_a_lockdown(public: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    intake_id = await opened(client, **GENERAL)
    await ask(client, "policy/apply", policy={"public_intake": False})
    assert not doors(public).find(intake_id)
    assert not doors(public).is_open
    decide(runtime_of(public)._opened, public_intake=True)
    assert doors(public).find(intake_id)
    await runtime_of(public).async_lock_down(LockdownReason.ASKED)
    assert not doors(public).find(intake_id)
    assert code(await send_to(client, "intake/create", **GENERAL)) == "locked_down"


@pytest.mark.parametrize("command", ["pause", "close"])
async def test_any_login_shuts_it(public: MockConfigEntry, connect: Connect, sign_in: SignIn, command: str) -> None:
    owner = await connect(OWNER_ID)
    intake_id = await opened(owner, **GENERAL)
    token = {"client_name": "script", "token_type": "long_lived_access_token"}
    client = await (await sign_in(OWNER_ID, **token)).connect()
    await ask(client, f"intake/{command}", intake_id=intake_id)
    assert not doors(public).find(intake_id)
    assert len(told(public, IntakePaused if command == "pause" else IntakeClosed)) == 1
    if command == "close":
        assert code(await send_to(client, "intake/close", intake_id=intake_id)) == "intake_unknown"
        assert code(await send_to(owner, "intake/create", intake_id=intake_id)) == "intake_unknown"
        assert not (await ask(owner, "intake/list"))["intakes"]
        return
    assert code(await send_to(client, "intake/create", intake_id=intake_id)) == "not_interactive"
    assert (await ask(owner, "intake/list"))["intakes"][0]["status"] == "paused"
    assert await opened(owner, intake_id=intake_id) == intake_id
    assert doors(public).find(intake_id)


async def test_a_door_needs_as_many_votes_as_a_release(public: MockConfigEntry, connect: Connect, two: Two) -> None:
    decide(runtime_of(public)._opened, public_intake=True, quorum=2)
    shown = await ask(two.one, "intake/create", **GENERAL)
    proof = {key: shown[key] for key in ("challenge", "statement_sha256")}
    answer = await send_to(two.one, "intake/create", **proof, method="passphrase", secret=PASSPHRASE)
    assert answer["result"]["status"] == "waiting"
    intake_id = shown["intake"]["intake_id"]
    assert not doors(public).find(intake_id)
    assert (await ask(two.other, "intake/list"))["intakes"][0]["status"] == "waiting"
    change_id = answer["result"]["change_id"]
    again = await ask(two.other, "intake/create", change_id=change_id)
    assert again["intake"]["label"] == GENERAL["label"], "the other one sees what it is"
    answer = await agree(two.other, "intake/create", OTHERS_PASSPHRASE, change_id=change_id)
    assert answer["result"]["status"] == "done"
    assert doors(public).find(intake_id)


async def test_a_door_that_waits_to_be_turned_on_says_so(public: MockConfigEntry, connect: Connect, two: Two) -> None:
    intake_id = await opened(two.one, **GENERAL)
    await ask(two.one, "intake/pause", intake_id=intake_id)
    decide(runtime_of(public)._opened, public_intake=True, quorum=2)
    assert (await ask(two.other, "intake/list"))["intakes"][0]["status"] == "paused"
    change_id = (await agree(two.one, "intake/create", PASSPHRASE, intake_id=intake_id))["result"]["change_id"]
    assert (await ask(two.other, "intake/list"))["intakes"][0]["status"] == "waiting"
    assert not doors(public).find(intake_id)
    await ask(two.other, "policy/stop", change_id=change_id)
    assert (await ask(two.other, "intake/list"))["intakes"][0]["status"] == "paused"


@pytest.mark.parametrize("command", ["pause", "close"])
async def test_a_vote_from_before_a_door_was_shut_opens_it_no_more(
    public: MockConfigEntry, connect: Connect, two: Two, command: str
) -> None:
    intake_id = await opened(two.one, **GENERAL)
    await ask(two.one, "intake/pause", intake_id=intake_id)
    decide(runtime_of(public)._opened, public_intake=True, quorum=2)
    votes = [(await agree(two.one, "intake/create", PASSPHRASE, intake_id=intake_id))["result"] for _ in range(2)]
    assert [vote["status"] for vote in votes] == ["waiting", "waiting"]
    if command == "pause":
        again = {"change_id": votes[1]["change_id"]}
        assert (await agree(two.other, "intake/create", OTHERS_PASSPHRASE, **again))["result"]["status"] == "done"
    await ask(two.one, f"intake/{command}", intake_id=intake_id)
    assert code(await send_to(two.other, "intake/create", change_id=votes[0]["change_id"])) == "change_unknown"
    assert not runtime_of(public).people.roll.changes


async def test_what_state_alone_knows_is_no_door(
    hass: HomeAssistant, public: MockConfigEntry, connect: Connect
) -> None:
    intake_id = await opened(await connect(OWNER_ID), **POLICE)
    database = runtime_of(public)._opened.state.intakes._database
    ((content,),) = database.rows("SELECT content FROM intakes")
    forged = content.replace(b"Springfield Police Department", b"Shelbyville Police Department")
    database.rows("UPDATE intakes SET content = :content", {"content": forged})
    assert await hass.config_entries.async_reload(public.entry_id)
    assert not doors(public).find(intake_id)
    database = runtime_of(public)._opened.state.intakes._database
    database.rows("INSERT INTO intakes VALUES ('00', x'7b7d', 0)")
    assert await hass.config_entries.async_reload(public.entry_id)
    assert not doors(public).doors()


async def test_one_day_is_a_day(public: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch) -> None:
    clocks = moved_clocks(monkeypatch)
    client = await connect(OWNER_ID)
    intake_id = await opened(client, kind="one_day", label="Scratched car")
    clocks.go_on(ONE_DAY_MS - 60_000)
    assert doors(public).find(intake_id)
    clocks.go_on(60_000)
    assert not doors(public).find(intake_id)
    assert (await ask(client, "intake/list"))["intakes"][0]["status"] == "over"


@pytest.mark.parametrize("is_restarted", [False, True])
async def test_a_clock_that_is_set_back_opens_no_door(
    hass: HomeAssistant, public: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch, is_restarted: bool
) -> None:
    """After a start of the machine, too, whose other clock knows of nothing that was before."""
    clocks = moved_clocks(monkeypatch)
    intake_id = await opened(await connect(OWNER_ID), kind="one_day", label="Scratched car")
    clocks.go_on(2 * ONE_DAY_MS)
    if is_restarted:
        record_clip(public)
        clocks.boot, clocks.up_ms = "another", 1000
    clocks.wall_ms = 1000
    if is_restarted:
        assert await hass.config_entries.async_reload(public.entry_id)
    assert not doors(public).find(intake_id)
    client = await connect(OWNER_ID)
    assert (await ask(client, "intake/list"))["intakes"][0]["status"] == "over"
    assert code(await send_to(client, "intake/create", intake_id=intake_id)) == "intake_unknown"


async def test_there_are_no_more_than_anybody_keeps_an_eye_on(
    public: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.footage_guard.bridge.requests.intakes.MOST", 2)
    client = await connect(OWNER_ID)
    first = await opened(client, **GENERAL)
    await opened(client, **GENERAL)
    assert MOST == 20
    assert code(await send_to(client, "intake/create", **GENERAL)) == "too_many_intakes"
    await ask(client, "intake/close", intake_id=first)
    await opened(client, **GENERAL)


async def test_who_asks_by_a_door_of_one_asks_under_its_name(public: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    found = doors(public).find(await opened(client, **POLICE))
    assert found is not None
    requester = {"type": "neighbour", "organisation": "Somebody else", "person_name": "A", "phone": "123456"}
    record = await doors(public).async_submit(
        found, {**neighbour(), "requester": requester, "case_reference": "7"}, Channel.FORM, None
    )
    who = record.request.requester
    assert (who.type, who.organisation) == ("law_enforcement", POLICE["organisation"])
    assert (record.verification.level, record.request.intake) == (Level.NONE, found.id)
    answer = await send_about_requests(client, "get", request_id=record.id)
    assert answer["result"]["door"] == POLICE["label"]
    await ask(client, "intake/close", intake_id=found.id)
    answer = await send_about_requests(client, "get", request_id=record.id)
    assert answer["result"]["door"] == POLICE["label"], "also when it has closed"


async def test_sent_again_it_is_the_same_request(public: MockConfigEntry, connect: Connect) -> None:
    found = doors(public).find(await opened(await connect(OWNER_ID), **GENERAL))
    assert found is not None
    first = await doors(public).async_submit(found, neighbour(), Channel.API, "order 66 of 1")
    again = await doors(public).async_submit(found, {**neighbour(), "message": "changed"}, Channel.API, "order 66 of 1")
    other = await doors(public).async_submit(found, neighbour(), Channel.API, "order 66 of 2")
    assert first.id == again.id != other.id
    assert len(told(public, RequestReceived)) == 2


async def test_a_day_has_room_for_as_many_as_was_agreed(
    public: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    found = doors(public).find(await opened(await connect(OWNER_ID), **GENERAL, per_day=2))
    assert found is not None
    for _ in range(2):
        await doors(public).async_submit(found, neighbour(), Channel.FORM, None)
    with pytest.raises(IntakeFull):
        await doors(public).async_submit(found, neighbour(), Channel.FORM, None)
    clocks.go_on(ONE_DAY_MS + 1)
    await doors(public).async_submit(found, neighbour(), Channel.FORM, None)


async def test_nobody_sends_what_is_ours_to_say(public: MockConfigEntry, connect: Connect) -> None:
    found = doors(public).find(await opened(await connect(OWNER_ID), **GENERAL))
    assert found is not None
    with pytest.raises(RequestInvalid) as refused:
        await doors(public).async_submit(found, {**neighbour(), "intake": found.id}, Channel.API, None)
    assert refused.value.problems == {"intake": "set_elsewhere"}


async def test_a_file_is_taken_in_once_and_known_by_its_signature(public: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    key = public_key(SIGNER)
    await opened(client, **{**POLICE, "key": key.as_jwk()})
    raw = {**police(), "requester": {**police()["requester"], "organisation": "Anything"}}
    now_s = clock.wall_ms() // 1000
    signed = {**raw, "signature": sign(SIGNER, raw, iat=now_s, exp=now_s + 3600, aud=None)}
    first = (await send_about_requests(client, "create", channel="file", request=signed))["result"]
    shown = (await send_about_requests(client, "get", request_id=first["request_id"]))["result"]
    assert (shown["request"]["channel"], shown["verification"]["level"]) == ("file", 3)
    assert shown["request"]["requester"]["organisation"] == POLICE["organisation"], "the name that the key stands for"
    again = (await send_about_requests(client, "create", channel="file", request=signed))["result"]
    assert again["request_id"] == first["request_id"]
    changed = {**signed, "purpose": "Something else."}
    other = (await send_about_requests(client, "create", channel="file", request=changed))["result"]
    shown = (await send_about_requests(client, "get", request_id=other["request_id"]))["result"]
    assert shown["verification"]["level"] == 0
    assert {"why": "wrong"} in [finding["values"] for finding in shown["findings"] if finding["rule"] == "signature"]
    wrongs: list[object] = ["text", None, [], {"requester": 7}]
    for wrong in wrongs:
        assert code(await send_about_requests(client, "create", channel="file", request=wrong)) == "request_invalid"


async def test_no_token_imports_a_file(public: MockConfigEntry, sign_in: SignIn) -> None:
    token = {"client_name": "script", "token_type": "long_lived_access_token"}
    client = await (await sign_in(OWNER_ID, **token)).connect()
    answer = await send_about_requests(client, "create", channel="file", request=neighbour())
    assert code(answer) == "not_interactive"


async def test_a_machine_that_signs_is_known(public: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    found = doors(public).find(await opened(client, **{**POLICE, "key": public_key(SIGNER).as_jwk()}))
    assert found is not None
    now_s = clock.wall_ms() // 1000
    raw = police()
    signed = {**raw, "signature": sign(SIGNER, raw, iat=now_s, exp=now_s + 3600, aud=found.id)}
    record = await doors(public).async_submit(found, signed, Channel.API, "one")
    assert record.verification.level is Level.SIGNED
    record = await doors(public).async_submit(found, signed, Channel.API, "two")
    assert (record.verification.level, record.verification.method) == (Level.NONE, Flaw.REPLAYED)
    record = await doors(public).async_submit(found, raw, Channel.API, "three")
    assert record.verification.method == Flaw.MISSING


@pytest.mark.parametrize("command", ["pause", "close", "lockdown", "policy"])
async def test_who_waited_while_a_door_was_shut_comes_too_late(
    public: MockConfigEntry, connect: Connect, command: str
) -> None:
    client = await connect(OWNER_ID)
    found = doors(public).find(await opened(client, **GENERAL))
    assert found is not None
    if command == "lockdown":
        await runtime_of(public).async_lock_down(LockdownReason.ASKED)
    elif command == "policy":
        decide(runtime_of(public)._opened, public_intake=False)
    else:
        await ask(client, f"intake/{command}", intake_id=found.id)
    with pytest.raises(IntakeUnknown):
        await doors(public).async_submit(found, neighbour(), Channel.FORM, "one")
    assert not told(public, RequestReceived)


async def test_a_key_of_two_doors_stands_for_the_name_of_the_one_that_is_meant(
    public: MockConfigEntry, connect: Connect
) -> None:
    client, key = await connect(OWNER_ID), public_key(SIGNER).as_jwk()
    names = ("Springfield Police Department", "Springfield Parking Office")
    ids = [await opened(client, **{**POLICE, "organisation": name, "key": key}) for name in names]
    raw, now_s = police(), clock.wall_ms() // 1000
    for number, (intake_id, name) in enumerate(zip(ids, names, strict=True)):
        header: dict[str, Any] = {"iat": now_s, "exp": now_s + 3600, "aud": intake_id, "jti": f"{number}" * 16}
        record = await doors(public).async_import({**raw, "signature": sign(SIGNER, raw, **header)})
        assert (record.verification.level, record.request.requester.organisation) == (Level.SIGNED, name)


async def test_the_key_of_a_door_that_is_over_proves_nothing(
    public: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = moved_clocks(monkeypatch)
    closes = datetime.fromtimestamp(clock.wall_ms() / 1000 + 3600, UTC).isoformat()
    await opened(await connect(OWNER_ID), **{**POLICE, "key": public_key(SIGNER).as_jwk()}, closes=closes)
    raw, now_s = police(), clock.wall_ms() // 1000
    signed = {**raw, "signature": sign(SIGNER, raw, iat=now_s, exp=now_s + 86_400, aud=None)}
    clocks.go_on(3_600_000)
    record = await doors(public).async_import(signed)
    assert (record.verification.level, record.verification.method) == (Level.NONE, Flaw.NO_KEY)
    assert record.request.requester.organisation == raw["requester"]["organisation"]


def test_an_address_that_is_too_long_has_no_code() -> None:
    assert _code(f"https://{'x' * 300}.example") is None


async def test_viewers_and_strangers_open_none(vault: MockConfigEntry, connect: Connect) -> None:
    assert code(await send_to(await connect(OTHER_ID), "intake/create", **GENERAL)) == "not_an_approver"
    assert code(await send_to(await connect(OTHER_ID), "intake/list")) == "not_an_approver"
