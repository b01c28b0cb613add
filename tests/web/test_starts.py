"""A start of the machine takes nobody's say away who had it, and has fewer decide nothing."""

from datetime import datetime, timedelta

from homeassistant.core import HomeAssistant
from homeassistant.util import dt as dt_util
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.bridge.common.clock import moment
from custom_components.footage_guard.bridge.notices.announcing import waiting_for_people
from custom_components.footage_guard.bridge.people.changes import async_do_due
from custom_components.footage_guard.model.people import Role
from custom_components.footage_guard.model.people_facts import WaitOver
from tests.people import OWNER_ID, PASSPHRASE
from tests.surface.asked import police, receive

from .accepting import code, runtime_of
from .clocks import Clocks
from .conftest import Connect
from .deciding import approve, frozen, reload, states
from .household import DAY_MS, OTHER_ID, Two, agree, enroll
from .unlocking import ask, send_to, told


@pytest.fixture
async def settled(vault: MockConfigEntry, two: Two) -> Two:
    """Two approvers, of whom the ledger was told that both have waited."""
    await async_do_due(runtime_of(vault))
    assert told(vault, WaitOver) == [WaitOver(person_id=OTHER_ID)]
    return two


async def start(hass: HomeAssistant, vault: MockConfigEntry, clocks: Clocks, up_ms: int = 1000) -> None:
    """Start the machine."""
    clocks.boot, clocks.up_ms = f"after {clocks.boot}", up_ms
    await reload(hass, vault)


async def test_whoever_has_waited_decides_after_a_start(
    hass: HomeAssistant, vault: MockConfigEntry, settled: Two, clocks: Clocks
) -> None:
    await start(hass, vault, clocks)
    people = runtime_of(vault).people
    assert (people.role_of(OTHER_ID), {*people.approvers()}) == (Role.APPROVER, {OWNER_ID, OTHER_ID})
    assert not waiting_for_people(runtime_of(vault))
    assert await ask(settled.one, "policy/apply", policy={"quorum": 2}) == {"status": "done"}
    draft_id = await frozen(settled.one, vault)
    assert (await approve(settled.one, draft_id))["result"] == {"status": "waiting", "votes": 1, "needed": 2}
    await async_do_due(runtime_of(vault))
    assert told(vault, WaitOver) == [WaitOver(person_id=OTHER_ID)], "once"


async def test_whoever_waits_anew_is_told_so(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, clocks: Clocks
) -> None:
    """They were said to have keys that are other ones, and they themselves to be able to act since yesterday."""
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    clocks.wall_ms += 2 * DAY_MS
    await start(hass, vault, clocks)
    (waits,) = [each for each in (await ask(owner, "approvers/list"))["people"] if each["person_id"] == OTHER_ID]
    until = dt_util.utc_from_timestamp((moment().at_ms + DAY_MS) / 1000)
    for told_from in (waits["usable_from"], (await ask(other, "info"))["usable_from"]):
        assert abs(datetime.fromisoformat(told_from) - until) < timedelta(minutes=1)


async def test_a_clock_that_was_set_back_announces_nobody_anew(
    vault: MockConfigEntry, settled: Two, clocks: Clocks
) -> None:
    assert not (await ask(settled.one, "approvers/list"))["removed"]
    clocks.wall_ms -= 365 * DAY_MS
    people = runtime_of(vault).people
    assert not people.roll.members[OTHER_ID].is_usable(moment()), "it asks for the wall clock each time"
    assert not waiting_for_people(runtime_of(vault))


async def test_a_record_that_nobody_signs_hid_that_somebody_is_let_in(
    vault: MockConfigEntry, connect: Connect, clocks: Clocks
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    waiting = waiting_for_people(runtime_of(vault))
    assert len(waiting) == 1
    # Whoever adds a record says in it when it was added.
    clocks.go_on(DAY_MS)
    runtime_of(vault)._opened.rolls.tell(WaitOver(person_id=OTHER_ID))
    clocks.go_on(-DAY_MS)
    people = runtime_of(vault).people
    assert people.roll.members[OTHER_ID].is_over
    assert people.role_of(OTHER_ID) is None
    assert waiting_for_people(runtime_of(vault)) == waiting


async def test_a_start_before_it_was_told_has_one_alone_decide_nothing(
    hass: HomeAssistant, vault: MockConfigEntry, two: Two, clocks: Clocks
) -> None:
    await start(hass, vault, clocks)
    assert not told(vault, WaitOver)
    assert {*runtime_of(vault).people.approvers()} == {OWNER_ID}
    draft_id = await frozen(two.one, vault)
    assert (await approve(two.one, draft_id))["result"] == {"status": "waiting", "votes": 1, "needed": 2}
    months_key = await ask(two.one, "vault/export_identity", epoch=runtime_of(vault).keyring.epochs[-1].id)
    assert months_key["statement"]["needed"] == 2
    await ask(two.one, "approvers/remove", person_id=OTHER_ID)
    (gone,) = (await ask(two.one, "approvers/list"))["removed"]
    assert gone["person_id"] == OTHER_ID
    assert (await approve(two.one, await frozen(two.one, vault)))["result"]["status"] == "waiting"


async def test_who_went_is_not_announced_anew_after_a_start(
    hass: HomeAssistant, vault: MockConfigEntry, settled: Two, clocks: Clocks
) -> None:
    await ask(settled.one, "approvers/remove", person_id=OTHER_ID)
    clocks.go_on(DAY_MS)
    await async_do_due(runtime_of(vault))
    assert len(told(vault, WaitOver)) == 2
    await start(hass, vault, clocks)
    assert (await ask(settled.one, "approvers/list"))["removed"] == []
    assert not waiting_for_people(runtime_of(vault))
    assert runtime_of(vault).people.roll.enrolled(moment()) == 1


async def test_a_start_while_somebody_waits_has_them_wait_anew(
    hass: HomeAssistant, vault: MockConfigEntry, connect: Connect, clocks: Clocks
) -> None:
    await enroll(await connect(OWNER_ID), await connect(OTHER_ID), OTHER_ID)
    clocks.go_on(DAY_MS // 2)
    await start(hass, vault, clocks)
    clocks.go_on(DAY_MS - 60_000)
    await async_do_due(runtime_of(vault))
    assert runtime_of(vault).people.role_of(OTHER_ID) is None
    clocks.go_on(60_000)
    await async_do_due(runtime_of(vault))
    assert told(vault, WaitOver) == [WaitOver(person_id=OTHER_ID)]
    await start(hass, vault, clocks)
    assert runtime_of(vault).people.role_of(OTHER_ID) is Role.APPROVER


async def test_whoever_waits_stops_what_is_under_way(vault: MockConfigEntry, connect: Connect, clocks: Clocks) -> None:
    owner, other = await connect(OWNER_ID), await connect(OTHER_ID)
    await enroll(owner, other, OTHER_ID)
    draft_id = await frozen(owner, vault)
    assert (await ask(other, "approval/veto", draft_id=draft_id))["state"] == "declined"
    assert (await states(vault, draft_id))[0].value == "declined"
    request = await receive(vault, police())
    assert (await ask(other, "requests/decline", request_id=request.id))["state"] == "declined"
    change_id = (await agree(owner, "policy/apply", PASSPHRASE, mode="convenience"))["result"]["change_id"]
    assert await ask(other, "policy/stop", change_id=change_id) == {}
    assert await ask(other, "shares/revoke_all") == {"ended": 0}
    assert await ask(other, "vault/lock") == {}
    for command in ("requests/list", "approvers/list", "vault/status"):
        assert code(await send_to(other, command)) == "not_an_approver"


async def test_nobody_else_stops_anything(vault: MockConfigEntry, connect: Connect) -> None:
    stranger = await connect(OTHER_ID)
    assert code(await send_to(stranger, "shares/revoke_all")) == "not_an_approver"
    draft_id = await frozen(await connect(OWNER_ID), vault)
    assert code(await send_to(stranger, "approval/veto", draft_id=draft_id)) == "not_an_approver"
