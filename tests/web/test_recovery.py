"""A recovery code replaces one person's passphrase, a day later, unless anybody stops it; and it does nothing else."""

from datetime import datetime, timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.notices.announcing import ISSUE
from custom_components.footage_guard.bridge.proof.actor import Actor
from custom_components.footage_guard.const import DOMAIN
from custom_components.footage_guard.model.errors import LedgerRolledBack, StepUpFailed
from custom_components.footage_guard.model.lockdown import Lockdown, LockdownReason
from custom_components.footage_guard.model.people import WAIT_MS
from custom_components.footage_guard.model.people_facts import RecoveryAsked, RecoveryDone, RecoveryStopped
from custom_components.footage_guard.model.step_up import ALLOWED
from custom_components.footage_guard.model.vault_statement import Recover
from custom_components.footage_guard.vault.keyring.keyring import Keyring
from custom_components.footage_guard.vault.keyring.wrap import Credential
from custom_components.footage_guard.vault.state.recoveries import Recoveries
from custom_components.footage_guard.vault.state.state import State
from tests.bridge.test_rolls_full import FullDisk
from tests.people import OWNER_ID, PASSPHRASE

from .accepting import WRONG, Answer, Client, code, runtime_of
from .clocks import Clocks, moved_clocks
from .conftest import Connect
from .unlocking import ask, is_unlocked, prove, send_to, told, unlock

NEW = "seven lanterns above a quiet harbor"
STRANGER = "b2e80000000000000000000000000000"


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> Clocks:
    """Give clocks that a test may move."""
    return moved_clocks(monkeypatch)


@pytest.fixture
async def client(vault: MockConfigEntry, connect: Connect, clocks: Clocks) -> Client:
    """A connection of the approver."""
    return await connect(OWNER_ID)


@pytest.fixture
async def paper(client: Client) -> str:
    """The approver's recovery code."""
    made = (await prove(client, "vault/new_recovery_code"))["result"]["recovery_code"]
    assert await ask(client, "vault/new_recovery_code", typed_back=made) == {}
    return str(made)


async def _recover(client: Client, paper: object, **changed: Any) -> Answer:
    fields = {"method": "recovery_code", "passphrase": NEW, "passphrase_repeat": NEW, **changed}
    return await prove(client, "vault/recover", paper, **fields)


async def _begin(client: Client, paper: str) -> str:
    answer = await _recover(client, paper)
    assert answer["success"], answer
    return str(answer["result"]["change_id"])


async def _look(entry: MockConfigEntry) -> None:
    await entry.runtime_data.recovering.async_look()


def _opens(entry: MockConfigEntry, *secrets: str) -> list[bool]:
    def opens(secret: str) -> bool:
        try:
            runtime_of(entry).keyring.open(OWNER_ID, secret)
        except StepUpFailed:
            return False
        return True

    return [opens(secret) for secret in secrets or (PASSPHRASE, NEW)]


def _issues(hass: HomeAssistant) -> list[str]:
    return [issue for domain, issue in ir.async_get(hass).issues if domain == DOMAIN and issue.startswith(ISSUE)]


async def test_what_is_shown_says_whose_and_how_long_it_waits(vault: MockConfigEntry, client: Client) -> None:
    assert (await ask(client, "vault/recover"))["statement"] == {
        "v": 1,
        "kind": "vault/recover",
        "person": OWNER_ID,
        "ledger": runtime_of(vault).ledger.newest().origin,
        "wait_ms": WAIT_MS,
    }


async def test_a_day_later_the_new_passphrase_opens_and_the_code_is_spent(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks
) -> None:
    await unlock(client)
    change_id = await _begin(client, paper)
    (shown,) = (await ask(client, "vault/status"))["recoveries"]
    assert (shown["change_id"], shown["person"]) == (change_id, OWNER_ID)
    assert _issues(hass) == [f"{ISSUE}_{change_id}"]
    clocks.go_on(WAIT_MS - 60_000)
    await _look(vault)
    assert _opens(vault) == [True, False]
    clocks.go_on(60_000)
    await _look(vault)
    assert _opens(vault) == [False, True]
    assert not runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.RECOVERY)
    assert not await is_unlocked(client), "whoever knew the old one is out"
    assert not _issues(hass)
    assert [fact.change_id for fact in told(vault, RecoveryDone)] == [change_id]
    assert not runtime_of(vault)._opened.state._database.rows("SELECT * FROM recoveries")
    assert code(await _recover(client, paper)) == "step_up_failed"
    assert (await prove(client, "vault/unlock", NEW))["success"]


async def test_a_code_that_nobody_typed_back_ends_with_the_old_passphrase(
    vault: MockConfigEntry, client: Client, connect: Connect, paper: str, clocks: Clocks
) -> None:
    await _begin(client, paper)
    elsewhere = await connect(OWNER_ID)
    clocks.go_on(WAIT_MS)
    made = (await prove(elsewhere, "vault/new_recovery_code"))["result"]["recovery_code"]
    await _look(vault)
    assert _opens(vault) == [False, True]
    assert code(await send_to(elsewhere, "vault/new_recovery_code", typed_back=made)) == "recovery_code_over"
    assert not runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.RECOVERY)


async def test_a_recovery_that_cannot_be_done_drops_no_code(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Of a history that was rolled back it was dropped every five minutes, so that nobody typed it back in time."""

    def refuse() -> None:
        raise LedgerRolledBack

    await _begin(client, paper)
    clocks.go_on(WAIT_MS)
    made = (await prove(client, "vault/new_recovery_code"))["result"]["recovery_code"]
    with monkeypatch.context() as rolled_back:
        rolled_back.setattr(runtime_of(vault).ledger, "may_rely", refuse)
        await _look(vault)
    assert _opens(vault) == [True, False]
    assert await ask(client, "vault/new_recovery_code", typed_back=made) == {}


async def test_it_survives_a_reload_and_is_done_at_a_start(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks
) -> None:
    change_id = await _begin(client, paper)
    assert await hass.config_entries.async_unload(vault.entry_id)
    clocks.go_on(WAIT_MS)
    assert await hass.config_entries.async_setup(vault.entry_id)
    assert _opens(vault) == [False, True]
    assert [fact.change_id for fact in told(vault, RecoveryDone)] == [change_id]


@pytest.mark.parametrize(
    "moved",
    [
        Clocks(wall_ms=10 * WAIT_MS),
        Clocks(up_ms=10 * WAIT_MS),
        Clocks(wall_ms=10 * WAIT_MS, up_ms=WAIT_MS - 1, boot="after a restart"),
    ],
    ids=["the wall clock was set", "the wall clock was set back", "the machine has just started"],
)
async def test_both_clocks_have_to_agree(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, moved: Clocks
) -> None:
    await _begin(client, paper)
    vars(clocks).update(vars(moved))
    await _look(vault)
    assert _opens(vault) == [True, False]


async def test_after_a_start_of_the_machine_it_waits_the_whole_day_again(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks
) -> None:
    await _begin(client, paper)
    clocks.wall_ms, clocks.up_ms, clocks.boot = WAIT_MS, 1000, "after a restart"
    (waiting,) = (await ask(client, "vault/status"))["recoveries"]
    asked, due = (datetime.fromisoformat(waiting[name]) for name in ("asked", "due"))
    assert due - asked > timedelta(hours=47, minutes=59)
    clocks.up_ms = WAIT_MS
    await _look(vault)
    assert _opens(vault) == [False, True]


async def test_anybody_enrolled_stops_it(
    hass: HomeAssistant, vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, connect: Connect
) -> None:
    change_id = await _begin(client, paper)
    other = await connect(STRANGER)
    assert code(await send_to(other, "vault/stop_recovery", change_id=change_id)) == "not_an_approver"
    nobodys = "01KB0000000000000000000000"
    assert code(await send_to(client, "vault/stop_recovery", change_id=nobodys)) == "change_unknown"
    with pytest.MonkeyPatch.context() as patched:
        FullDisk(patched, Recoveries, "drop")
        assert code(await send_to(client, "vault/stop_recovery", change_id=change_id)) == "disk_refused"
    assert told(vault, RecoveryStopped) == [
        RecoveryStopped(change_id=told(vault, RecoveryAsked)[0].change_id, actor=OWNER_ID)
    ]
    assert not _issues(hass)
    clocks.go_on(WAIT_MS)
    await _look(vault)
    assert _opens(vault) == [True, False]
    assert not runtime_of(vault)._opened.state._database.rows("SELECT * FROM recoveries")
    assert runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.RECOVERY), "the code is not spent"


@pytest.mark.parametrize("command", ["vault/change_passphrase", "vault/new_recovery_code"])
async def test_whoever_knows_the_passphrase_stops_it_by_using_it(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, command: str
) -> None:
    await _begin(client, paper)
    third = "nine otters under the long bridge"
    answer = await prove(client, command, passphrase=third, passphrase_repeat=third)
    if made := answer["result"].get("recovery_code"):
        await ask(client, command, typed_back=made)
    clocks.go_on(WAIT_MS)
    await _look(vault)
    assert _opens(vault, NEW) == [False]
    assert len(told(vault, RecoveryStopped)) == 1


@pytest.mark.parametrize("secret", ["0000-" * 7 + "0000", PASSPHRASE, "", None, 5, ["x"], "x" * 10**6, "a\0b"])
async def test_whatever_is_not_the_code_counts_as_wrong(
    vault: MockConfigEntry, client: Client, paper: str, secret: object
) -> None:
    assert code(await _recover(client, secret)) == "step_up_failed"
    assert runtime_of(vault)._opened.state.attempts.wrong()[OWNER_ID].count == 1
    assert not told(vault, RecoveryAsked)


async def test_passphrases_and_codes_are_counted_together(client: Client, paper: str) -> None:
    for number in range(ALLOWED):
        await (prove(client, "vault/unlock", WRONG) if number % 2 else _recover(client, "x"))
    assert code(await _recover(client, paper)) == "step_up_locked"
    assert code(await prove(client, "vault/unlock")) == "step_up_locked"


@pytest.mark.parametrize(
    ("changed", "refusal"),
    [
        ({"method": "passphrase"}, "step_up_failed"),
        ({"passphrase": "short", "passphrase_repeat": "short"}, "passphrase_too_weak"),
        ({"passphrase_repeat": PASSPHRASE}, "passphrase_mismatch"),
    ],
)
async def test_it_does_not_begin_otherwise(
    vault: MockConfigEntry, client: Client, paper: str, changed: dict[str, Any], refusal: str
) -> None:
    assert code(await _recover(client, paper, **changed)) == refusal
    assert not told(vault, RecoveryAsked)


async def test_without_a_code_there_is_nothing_to_recover_with(client: Client) -> None:
    assert code(await _recover(client, "0000-" * 7 + "0000")) == "step_up_failed"


async def test_another_passphrase_is_not_asked_for_while_one_waits(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks
) -> None:
    """The answer of the first was given to the second, which counted for nothing, and the code was spent."""
    first = await _begin(client, paper)
    assert code(await send_to(client, "vault/recover")) == "recovery_waits"
    assert len(told(vault, RecoveryAsked)) == 1
    await ask(client, "vault/stop_recovery", change_id=first)
    other = "nine otters under the long bridge"
    assert (await _recover(client, paper, passphrase=other, passphrase_repeat=other))["success"]
    clocks.go_on(WAIT_MS)
    await _look(vault)
    assert _opens(vault, PASSPHRASE, NEW, other) == [False, False, True]


async def test_of_two_that_are_asked_for_at_once_the_second_is_refused(
    vault: MockConfigEntry, client: Client, paper: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    def looked_before(actor: Actor) -> Recover:
        ledger = runtime_of(vault).ledger.newest().origin
        return Recover(person_id=actor.person_id, ledger=ledger, wait_ms=WAIT_MS)

    monkeypatch.setattr(vault.runtime_data.recovering, "would_recover", looked_before)
    await _begin(client, paper)
    assert code(await _recover(client, paper)) == "recovery_waits"
    assert len(told(vault, RecoveryAsked)) == 1


async def test_it_neither_begins_nor_ends_in_a_lockdown(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks
) -> None:
    await _begin(client, paper)
    await runtime_of(vault).async_lock_down(LockdownReason.ASKED)
    assert code(await send_to(client, "vault/recover")) == "locked_down"
    clocks.go_on(WAIT_MS)
    await _look(vault)
    assert _opens(vault) == [True, False]


@pytest.mark.parametrize(
    "harm", ["UPDATE recoveries SET salt = x'00'", "UPDATE recoveries SET sealed = salt", "DELETE FROM recoveries"]
)
async def test_what_is_not_what_the_ledger_was_told_is_not_put_in_place(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, harm: str
) -> None:
    await _begin(client, paper)
    runtime_of(vault)._opened.state._database.rows(harm)
    clocks.go_on(WAIT_MS)
    await _look(vault)
    assert _opens(vault) == [True, False]
    assert [fact.actor for fact in told(vault, RecoveryStopped)] == [None]


async def test_a_crash_after_the_ledger_was_told_leaves_the_old_passphrase_and_the_code(
    hass: HomeAssistant,
    vault: MockConfigEntry,
    client: Client,
    paper: str,
    clocks: Clocks,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await _begin(client, paper)
    clocks.go_on(WAIT_MS)

    def refuse(*_: object) -> None:
        raise OSError

    with monkeypatch.context() as broken:
        broken.setattr(Keyring, "_store", refuse)
        await _look(vault)
    assert await hass.config_entries.async_reload(vault.entry_id)
    assert _opens(vault) == [True, False]
    assert runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.RECOVERY)
    assert not runtime_of(vault)._opened.state._database.rows("SELECT * FROM recoveries")


async def test_what_the_disk_refused_is_in_place_once_there_is_room(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The history said that it was done; the passphrase that was lost stayed the one that opens, and nobody looked."""
    await _begin(client, paper)
    clocks.go_on(WAIT_MS)
    disk = FullDisk(monkeypatch, Keyring, "_store")
    await _look(vault)
    await unlock(client)
    await _look(vault)
    assert _opens(vault) == [True, False]
    disk.is_full = False
    with monkeypatch.context() as locked_down:
        locked_down.setattr(State, "lockdown", Lockdown(reason=LockdownReason.ASKED, since_ms=1))
        await _look(vault)
    assert _opens(vault) == [True, False]
    await _look(vault)
    assert _opens(vault) == [False, True]
    assert not runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.RECOVERY)
    assert not await is_unlocked(client), "whoever knew the old one is out"
    assert len(told(vault, RecoveryDone)) == 1


@pytest.mark.parametrize("command", ["vault/change_passphrase", "vault/new_recovery_code", "vault/set_pin"])
async def test_the_old_passphrase_proves_nothing_before_the_disk_took_a_recovery(
    vault: MockConfigEntry,
    client: Client,
    paper: str,
    clocks: Clocks,
    monkeypatch: pytest.MonkeyPatch,
    command: str,
) -> None:
    """Whoever knew it had another passphrase, PIN or code by it, and what they had unlocked stayed so."""
    await _begin(client, paper)
    clocks.go_on(WAIT_MS)
    disk = FullDisk(monkeypatch, Keyring, "_store")
    await _look(vault)
    await unlock(client)
    disk.is_full = False
    third = "nine otters under the long bridge"
    typed = {"passphrase": third, "passphrase_repeat": third, "pin": "815293", "pin_repeat": "815293"}
    assert code(await prove(client, command, **typed)) == "challenge_used"
    await _look(vault)
    assert _opens(vault, PASSPHRASE, NEW, third) == [False, True, False]
    assert not runtime_of(vault).keyring.has_credential(OWNER_ID, Credential.RECOVERY)
    assert runtime_of(vault)._opened.state.pins.of(OWNER_ID) is None
    assert not await is_unlocked(client)


async def test_what_the_disk_refused_is_nothing_to_other_keys_of_the_person(
    vault: MockConfigEntry, client: Client, paper: str, clocks: Clocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    await _begin(client, paper)
    clocks.go_on(WAIT_MS)
    disk = FullDisk(monkeypatch, Keyring, "_store")
    await _look(vault)
    disk.is_full = False
    monkeypatch.setattr(Keyring, "public_keys", lambda *_: (b"other", b"keys"))
    await _look(vault)
    assert _opens(vault) == [True, False]
    assert not runtime_of(vault)._opened.recovered
