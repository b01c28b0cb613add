"""Taking out whoever else decides is for a person, and leaves one alone with nothing for a day."""

from typing import Any

import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.footage_guard.model.people_facts import PersonRemoved
from tests.people import OWNER_ID

from .accepting import code, runtime_of
from .conftest import Connect, SignIn
from .household import OTHER_ID, Two, enroll, prove_invitation
from .unlocking import ask, send_to, told

LOGINS = pytest.mark.parametrize(
    "kind",
    [{"client_name": "script", "token_type": "long_lived_access_token"}, {"provider": "trusted_networks"}],
    ids=["token", "trusted network"],
)


@LOGINS
async def test_only_a_login_made_with_a_secret_takes_somebody_else_out(
    vault: MockConfigEntry, two: Two, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    script = await (await sign_in(OWNER_ID, **kind)).connect()
    assert code(await send_to(script, "approvers/remove", person_id=OTHER_ID)) == "not_interactive"
    assert not told(vault, PersonRemoved)
    assert set(runtime_of(vault).people.approvers()) == {OWNER_ID, OTHER_ID}


@LOGINS
async def test_whoever_waits_is_taken_out_by_a_person_too(
    vault: MockConfigEntry, connect: Connect, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    owner = await connect(OWNER_ID)
    await enroll(owner, await connect(OTHER_ID), OTHER_ID)
    script = await (await sign_in(OWNER_ID, **kind)).connect()
    assert code(await send_to(script, "approvers/remove", person_id=OTHER_ID)) == "not_interactive"
    assert await ask(owner, "approvers/remove", person_id=OTHER_ID) == {}


@LOGINS
async def test_any_login_leaves_and_takes_an_invitation_back(
    vault: MockConfigEntry, connect: Connect, two: Two, sign_in: SignIn, kind: dict[str, Any]
) -> None:
    leaving = await (await sign_in(OTHER_ID, **kind)).connect()
    assert await ask(leaving, "approvers/remove", person_id=OTHER_ID) == {}
    assert OTHER_ID not in runtime_of(vault).people.roll.members
    await prove_invitation(two.one, OTHER_ID)
    script = await (await sign_in(OWNER_ID, **kind)).connect()
    assert await ask(script, "approvers/remove", person_id=OTHER_ID) == {}
    assert not runtime_of(vault).people.roll.invitations
