"""What a door is lies on the disk once it was proven who agrees to it, and goes where it is none."""

from pathlib import Path

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.ids import IntakeId
from custom_components.footage_guard.model.intake import parse_intake
from tests.decided import decide
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import WRONG, code, runtime_of
from .conftest import Connect
from .household import Two, agree
from .test_intake_commands import GENERAL, POLICE, doors, opened
from .unlocking import ask, send_to


@pytest.fixture
async def public(vault: MockConfigEntry, connect: Connect) -> MockConfigEntry:
    """A vault whose policy lets somebody outside ask."""
    await agree(await connect(OWNER_ID), "policy/apply", PASSPHRASE, policy={"public_intake": True})
    return vault


def kept(vault: MockConfigEntry) -> set[str]:
    """Return digests of all that is on the disk."""
    return {*runtime_of(vault)._opened.state.intakes.all()}


async def test_what_nobody_proved_was_kept_for_ever(public: MockConfigEntry, connect: Connect) -> None:
    client = await connect(OWNER_ID)
    shown = await ask(client, "intake/create", **GENERAL)
    for wrong in ({"challenge": "another"}, {"challenge": shown["challenge"], "secret": WRONG}):
        proof = {"method": "passphrase", "secret": PASSPHRASE, "statement_sha256": shown["statement_sha256"], **wrong}
        assert not (await send_to(client, "intake/create", **proof))["success"]
    assert not kept(public)
    assert not doors(public)._kept
    assert await opened(client, intake_id=shown["intake"]["intake_id"])
    assert len(kept(public)) == len(doors(public)._kept) == 1


@pytest.mark.parametrize("is_right", [True, False], ids=["right", "rolled back"])
async def test_what_is_no_door_was_kept_for_ever(
    hass: HomeAssistant, public: MockConfigEntry, connect: Connect, two: Two, data_folder: Path, is_right: bool
) -> None:
    closed = await opened(two.one, **GENERAL)
    await ask(two.one, "intake/close", intake_id=closed)
    decide(runtime_of(public)._opened, public_intake=True, quorum=2)
    assert (await agree(two.one, "intake/create", PASSPHRASE, **POLICE))["result"]["status"] == "waiting"
    before = kept(public)
    stray = parse_intake({**GENERAL, "label": "Nobody's"}, intake_id=IntakeId("0" * 26), now_ms=0)
    runtime_of(public)._opened.state.intakes.keep(stray, 0)
    assert await hass.config_entries.async_unload(public.entry_id)
    for name in () if is_right else ("checkpoint",):
        (data_folder / "ledger" / name).write_bytes(b"")
    assert await hass.config_entries.async_setup(public.entry_id)
    assert (runtime_of(public).ledger_problem is None) is is_right
    assert kept(public) == (before if is_right else before | {stray.digest.hex()})
    assert len(before) == 2


async def test_what_was_lost_took_the_room_of_others_for_good(
    hass: HomeAssistant, public: MockConfigEntry, connect: Connect, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A door without its words is in no list, so that nobody could close it to make room."""
    monkeypatch.setattr("custom_components.footage_guard.bridge.requests.intakes.MOST", 1)
    client = await connect(OWNER_ID)
    lost = await opened(client, **GENERAL)
    assert code(await send_to(client, "intake/create", **GENERAL)) == "too_many_intakes"
    runtime_of(public)._opened.state.intakes.keep_only(set())
    assert await hass.config_entries.async_reload(public.entry_id)
    client = await connect(OWNER_ID)
    assert (await ask(client, "intake/list"))["intakes"] == []
    assert code(await send_to(client, "intake/close", intake_id=lost)) == "intake_unknown"
    assert await opened(client, **GENERAL) != lost
