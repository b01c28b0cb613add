"""Secrets of persons that arrive or are made are in no log at any level, and in no event, state, file or answer."""

from collections.abc import Awaitable, Callable
import logging
from pathlib import Path
import re
from time import time
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import MockHAClientWebSocket

from custom_components.footage_guard import web
from custom_components.footage_guard.bridge.people.made_codes import MadeCode
from custom_components.footage_guard.bridge.proof.proving import Proof
from custom_components.footage_guard.model.one_time_code import parse_typed
from custom_components.footage_guard.model.people import WAIT_MS
from custom_components.footage_guard.vault.keyring.wrap import FLOOR, Credential, Wrap
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import proof, runtime_of
from .clocks import moved_clocks
from .one_time import code_at, set_up_codes
from .unlocking import ask, prove, send_to, unlock

CANARY = "canary-lantern-biscuit-harbor"
CODE = "739164"
MESSAGE_LOG = "homeassistant.components.websocket_api.http.connection"
COMMANDS = (
    "vault/unlock",
    "vault/set_pin",
    "vault/change_passphrase",
    "vault/new_recovery_code",
    "vault/recover",
    "vault/export_identity",
    "lockdown/leave",
    "approval/approve",
    "approvers/invite",
    "approvers/enrol",
    "policy/apply",
    "ledger/accept_rollback",
    "holds/lift",
    "intake/create",
)
FIELDS: dict[str, dict[str, Any]] = {
    "a passphrase": {"method": "passphrase", "secret": CANARY, "challenge": "x", "statement_sha256": "x"},
    "a PIN and a code": {"method": "totp", "secret": {"pin": CANARY, "code": CODE}, "challenge": "x"},
    "a code": {"method": "recovery_code", "secret": CANARY, "challenge": "x"},
    "new ones": {
        "challenge": "x",
        "pin": CANARY,
        "pin_repeat": CANARY,
        "passphrase": CANARY,
        "passphrase_repeat": CANARY,
    },
    "two that differ": {
        "challenge": "x",
        "pin": CANARY,
        "pin_repeat": "x",
        "passphrase": CANARY,
        "passphrase_repeat": "x",
    },
    "typed back": {"typed_back": CANARY},
    "a month": {"epoch": CANARY},
    "a change": {"change_id": CANARY},
    "no challenge": {"secret": CANARY, "pin": CANARY, "passphrase": CANARY},
    "other types": {"challenge": [CANARY], "secret": [CANARY], "method": {"is": CANARY}, "pin": {"is": CANARY}},
}


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    """Log whatever anybody has to say."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=MESSAGE_LOG)


@pytest.fixture
def told(hass: HomeAssistant) -> list[str]:
    """Gather every event, the changes of states among them: it is what a recorder keeps."""
    events: list[str] = []

    @callback
    def listen(event: Event) -> None:
        events.append(repr(event.as_dict()))

    hass.bus.async_listen("*", listen)
    return events


def _files(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


type Nowhere = Callable[..., Awaitable[None]]


@pytest.fixture
def must_be_nowhere(hass: HomeAssistant, caplog: pytest.LogCaptureFixture, told: list[str]) -> Nowhere:
    """Raise AssertionError where anything shows one of some secrets."""

    async def look(*secrets: str) -> None:
        await hass.async_block_till_done(wait_background_tasks=True)
        files = await hass.async_add_executor_job(_files, Path(hass.config.config_dir))
        states = map(repr, hass.states.async_all())
        shown = [caplog.text, *told, *(record.exc_text or "" for record in caplog.records), *states]
        for secret in secrets:
            assert not any(secret in text for text in shown), secret
            assert secret.encode() not in files, secret

    return look


def test_every_command_that_takes_a_secret_is_tried() -> None:
    """Such a command takes it out of its message before anything else sees it."""
    found: set[str] = set()
    for path in (Path(web.__file__).parent / "commands").glob("*.py"):
        for command in path.read_text().split("@websocket_api.websocket_command(")[1:]:
            if "take_proof(" in command or "msg.pop(" in command:
                found.update(re.findall('"footage_guard/([a-z_/]+)"', command)[:1])
    assert found == {*COMMANDS}


@pytest.mark.parametrize("fields", FIELDS.values(), ids=FIELDS)
@pytest.mark.parametrize("command", COMMANDS)
async def test_what_arrives_is_nowhere(
    client: MockHAClientWebSocket,
    caplog: pytest.LogCaptureFixture,
    told: list[str],
    must_be_nowhere: Nowhere,
    command: str,
    fields: dict[str, Any],
) -> None:
    told.append(repr(await send_to(client, command, **fields)))
    assert f"'type': 'footage_guard/{command}'" in caplog.text, "it was logged that it came"
    await must_be_nowhere(CANARY, CODE)


async def test_what_is_right_is_nowhere_either(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: MockHAClientWebSocket,
    must_be_nowhere: Nowhere,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    clocks = moved_clocks(monkeypatch)
    await set_up_codes(hass, monkeypatch, OWNER_ID)
    await unlock(client)
    await ask_with_proof(client, "vault/set_pin", PASSPHRASE, pin=CANARY, pin_repeat=CANARY)
    typed = {"pin": CANARY, "code": code_at(time())}
    wanted = await ask(client, "policy/challenge", policy={"public_intake": True})
    assert (await send_to(client, "policy/apply", **proof(wanted, typed, method="totp")))["success"]
    made = await ask_with_proof(client, "vault/new_recovery_code", PASSPHRASE)
    paper, new = made["recovery_code"], f"{CANARY} over the bridge"
    await ask(client, "vault/new_recovery_code", typed_back=paper)
    news = {"passphrase": new, "passphrase_repeat": new}
    await ask_with_proof(client, "vault/recover", paper, method="recovery_code", **news)
    clocks.go_on(WAIT_MS)
    await vault.runtime_data.recovering.async_look()
    await ask_with_proof(client, "vault/unlock", new)
    await must_be_nowhere(CANARY, PASSPHRASE, paper, paper.replace("-", ""))
    runtime = runtime_of(vault)
    for each in (runtime, runtime.step_up, runtime.unlocks, runtime.made_codes):
        assert CANARY not in repr(vars(each))


async def ask_with_proof(client: MockHAClientWebSocket, command: str, secret: object, **fields: Any) -> Any:
    """Do something with a proof, and return the result."""
    answer = await prove(client, command, secret, **fields)
    assert answer["success"], answer
    return answer["result"]


def test_no_object_shows_what_it_holds() -> None:
    proof = Proof(challenge="x", statement_sha256="x", method="totp", secret={"pin": CANARY, "code": CODE})
    typed = parse_typed({"pin": CANARY, "code": CODE})
    wrap = Wrap(credential=Credential.RECOVERY, cost=FLOOR, salt=b"", sealed=CANARY.encode())
    made = MadeCode(actor=None, wrap=wrap, passphrase=wrap, ends_s=0.0)  # type: ignore[arg-type]  # nobody in particular
    for each in (proof, typed, made):
        assert CANARY not in repr(each)
        assert CODE not in repr(each)
