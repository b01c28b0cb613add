"""A home with more than one person in it."""

from dataclasses import dataclass
from typing import Final

from homeassistant.core import HomeAssistant
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.people import PASSPHRASE

from .accepting import Answer, Client, runtime_of
from .unlocking import ask, send_to, unlock

OTHER_ID: Final = "b2f90000000000000000000000000000"
THIRD_ID: Final = "c3aa0000000000000000000000000000"
OTHERS_PASSPHRASE: Final = "violin pepper harbor eleven candle"
CHALLENGES: Final = {"policy/apply": "policy/challenge"}
"""What gives the challenge, where it is not the command itself."""
DAY_MS: Final = 24 * 60 * 60 * 1000


async def agree(client: Client, command: str, passphrase: str, **wanted: object) -> Answer:
    """Ask for the statement of a change, and vote for it."""
    shown = await ask(client, CHALLENGES.get(command, command), **wanted)
    fields = {key: shown[key] for key in ("challenge", "statement_sha256")}
    return await send_to(client, command, **fields, method="passphrase", secret=passphrase)


async def enroll(owner: Client, other: Client, other_id: str, passphrase: str = OTHERS_PASSPHRASE) -> None:
    """Have one more person enroll, who waits then."""
    invited = await prove_invitation(owner, other_id)
    assert invited["result"]["status"] == "done", invited
    await unlock(owner)
    await ask(other, "approvers/enrol", passphrase=passphrase, passphrase_repeat=passphrase)


async def prove_invitation(owner: Client, other_id: str) -> Answer:
    """Invite a person with the vote of one approver."""
    return await agree(owner, "approvers/invite", PASSPHRASE, person_id=other_id)


def policy_of(entry: MockConfigEntry) -> object:
    """Return the policy in force."""
    return runtime_of(entry).people.policy


@dataclass(frozen=True, kw_only=True)
class Two:
    """Two approvers, both of whom have to agree to what a camera indoors saw."""

    one: Client
    other: Client


async def deactivate(hass: HomeAssistant, two: Two) -> None:
    """Have the other approver be somebody who may not sign in, as any administrator can."""
    user = await hass.auth.async_get_user(OTHER_ID)
    assert user is not None
    user.is_owner = False
    await hass.auth.async_update_user(user, is_active=False)
    await two.other.close()
