"""Abuse cases A9 and H85: whoever is deleted, renamed or made anew has the rights of their id, and no others."""

import pytest

from tools.demo.household import MEMBER, OWNER
from tools.home.client import HomeClient
from tools.home.onboarding import Person, add_household_member, sign_in

from .house import House

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_name_gives_no_right(home: House) -> None:
    """Two people change names, and a third takes that of the owner."""
    for user_id, name in ((home.household.member_id, OWNER.name), (await _id(home.owner), MEMBER.name)):
        await home.owner.command("config/auth/update", user_id=user_id, name=name)
    stranger = Person(name=OWNER.name, user="alexander", password="porch-light-on")
    await add_household_member(home.owner, stranger)
    async with HomeClient(home.url) as client:
        await sign_in(client, stranger)
        assert await home.refusal(client, "approvers/list") == "not_an_approver"
        assert await home.refusal(client, "vault/unlock") == "not_an_approver"
    people = (await home.member.command("footage_guard/approvers/list"))["people"]
    assert {each["person_id"]: each["role"] for each in people} == {
        home.household.member_id: "approver",
        await _id(home.owner): "approver",
    }


async def test_the_vote_of_whoever_was_deleted_is_void_and_nobody_votes_in_their_place(home: House) -> None:
    draft_id = (await home.frozen())["draft_id"]
    assert (await home.votes(home.member, draft_id))["votes"] == 1
    await home.owner.command("config/auth/delete", user_id=home.household.member_id)
    again = Person(name=MEMBER.name, user=MEMBER.user, password=MEMBER.password)
    await add_household_member(home.owner, again)
    async with HomeClient(home.url) as client:
        await sign_in(client, again)
        for command in ("approvers/list", "vault/unlock", "requests/list"):
            assert await home.refusal(client, command) == "not_an_approver"
        assert await home.refusal(client, "approval/challenge", draft_id=draft_id) == "not_an_approver"
    waiting = {"status": "waiting", "votes": 1, "needed": 2}
    assert await home.votes(home.owner, draft_id) == waiting
    found = await home.owner.command("footage_guard/draft/get", draft_id=draft_id)
    assert (len(found["votes"]), found["needed"], found["state"]) == (1, 2, "voting")


async def _id(client: HomeClient) -> str:
    return str((await client.command("auth/current_user"))["id"])
