"""A passphrase that arrives is in no log at any level, in no answer, in no event and in no file."""

import logging
from pathlib import Path
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.proof.proving import Proof
from custom_components.footage_guard.bridge.screen import message_log
from custom_components.footage_guard.bridge.screen.message_log import without_contents
from custom_components.footage_guard.model.errors import StepUpFailed, StepUpLocked
from tests.people import OWNER_ID

from .conftest import Connect

COMMAND = "footage_guard/ledger/accept_rollback"
CANARY = "canary-lantern-biscuit-harbor"
MESSAGE_LOG = "homeassistant.components.websocket_api.http.connection"

MESSAGES: dict[str, dict[str, Any]] = {
    "as it should be": {"challenge": "x", "statement_sha256": "x", "method": "passphrase", "secret": CANARY},
    "within": {"challenge": "x", "statement_sha256": "x", "method": "passphrase", "secret": {"is": [CANARY]}},
    "without a challenge": {"secret": CANARY},
    "in each field": {"challenge": CANARY, "statement_sha256": CANARY, "method": CANARY},
    "under another name": {"challenge": "x", "passphrase": CANARY, "pin": 1},
}


@pytest.fixture(autouse=True)
def everything(caplog: pytest.LogCaptureFixture) -> None:
    """Log whatever anybody has to say."""
    caplog.set_level(logging.DEBUG)
    caplog.set_level(logging.DEBUG, logger=MESSAGE_LOG)


@pytest.mark.parametrize("fields", MESSAGES.values(), ids=MESSAGES)
@pytest.mark.parametrize("is_in_a_list", [False, True])
async def test_nothing_shows_it(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    connect: Connect,
    caplog: pytest.LogCaptureFixture,
    fields: dict[str, Any],
    is_in_a_list: bool,
) -> None:
    told: list[str] = []

    @callback
    def listen(event: Event) -> None:
        told.append(repr(event.as_dict()))

    hass.bus.async_listen("*", listen)
    client = await connect(OWNER_ID)
    message = {"id": 5, "type": COMMAND, **fields}
    await client.send_json([message] if is_in_a_list else message)
    told.append(repr(await client.receive_json()))
    await hass.async_block_till_done()
    assert f"'type': '{COMMAND}'" in caplog.text, "it was logged that it came"
    for shown in (caplog.text, *told, *(record.exc_text or "" for record in caplog.records)):
        assert CANARY not in shown
    files = await hass.async_add_executor_job(_files, Path(hass.config.config_dir))
    assert not any(CANARY.encode() in content for content in files)


def _files(folder: Path) -> list[bytes]:
    return [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


async def test_a_real_attempt_shows_nothing_either(
    hass: HomeAssistant, vault: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    for error in [StepUpFailed] * 5 + [StepUpLocked]:
        with pytest.raises(error):
            await vault.runtime_data.vault.step_up.async_open(OWNER_ID, CANARY)
    assert "5 wrong secrets" in caplog.text
    assert CANARY not in caplog.text


async def test_without_the_filter_home_assistant_would_show_it(
    vault: MockConfigEntry, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    logger = logging.getLogger(MESSAGE_LOG)
    logger.removeFilter(message_log._FILTER)
    try:
        client = await connect(OWNER_ID)
        await client.send_json({"id": 5, "type": COMMAND, "secret": CANARY})
        await client.receive_json()
    finally:
        logger.addFilter(message_log._FILTER)
    assert CANARY in caplog.text


async def test_a_message_without_a_number_is_shown_without_its_contents(
    vault: MockConfigEntry, connect: Connect, caplog: pytest.LogCaptureFixture
) -> None:
    client = await connect(OWNER_ID)
    await client.send_json({"type": COMMAND, "secret": CANARY})
    await client.receive_json()
    assert "Received invalid command" in caplog.text
    assert CANARY not in caplog.text


def test_messages_of_others_stay_as_they_are() -> None:
    others: list[Any] = [
        {"id": 1, "type": "ping", "secret": "x"},
        {"type": 5},
        {},
        "text",
        None,
        5,
        [{"type": "x/y"}],
        [],
    ]
    assert all(without_contents(other) is other for other in others)
    assert without_contents([others[0], {"id": 2, "type": COMMAND, "secret": "x"}]) == [
        others[0],
        {"id": 2, "type": COMMAND, "secret": "**REDACTED**"},
    ]


def test_a_proof_shows_no_secret() -> None:
    assert CANARY not in repr(Proof(challenge="x", statement_sha256="x", method="passphrase", secret=CANARY))
