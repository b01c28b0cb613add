"""Takes a new Home Assistant through its first steps over REST, and signs people in."""

import asyncio
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientError

from .client import HomeClient

START_S = 120.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody of the household."""

    name: str
    user: str
    password: str


async def wait_until_answering(client: HomeClient) -> None:
    """Return when Home Assistant answers HTTP; raise TimeoutError after two minutes."""
    async with asyncio.timeout(START_S):
        while True:
            try:
                if (await client.request("GET", "/manifest.json")).status == 200:  # noqa: PLR2004  # HTTP OK
                    return
            except ClientError, TimeoutError:
                pass
            await asyncio.sleep(0.1)


async def wait_until_running(client: HomeClient) -> None:
    """Return when everything Home Assistant was told to set up has been set up."""
    async with asyncio.timeout(START_S):
        while (await client.get("/api/config"))["state"] != "RUNNING":
            await asyncio.sleep(0.1)


async def onboard(client: HomeClient, owner: Person) -> None:
    """Create the owner, leave the steps that are open at their defaults, and sign the client in as the owner."""
    client_id = f"{client.url}/"
    created = await client.post(
        "/api/onboarding/users",
        {
            "client_id": client_id,
            "name": owner.name,
            "username": owner.user,
            "password": owner.password,
            "language": "en",
        },
    )
    await _take_token(client, created["auth_code"])
    await client.post("/api/onboarding/analytics")
    await client.post("/api/onboarding/integration", {"client_id": client_id, "redirect_uri": client_id})


async def sign_in(client: HomeClient, person: Person) -> None:
    """Sign the client in by name and password, as the login page does."""
    client_id = f"{client.url}/"
    flow = await client.post(
        "/auth/login_flow", {"client_id": client_id, "handler": ["homeassistant", None], "redirect_uri": client_id}
    )
    answer = {"client_id": client_id, "username": person.user, "password": person.password}
    done = await client.post(f"/auth/login_flow/{flow['flow_id']}", answer)
    await _take_token(client, done["result"])


async def add_household_member(client: HomeClient, person: Person) -> str:
    """Create a person without administrator rights and return the user id."""
    user = (await client.command("config/auth/create", name=person.name, group_ids=["system-users"]))["user"]
    await client.command(
        "config/auth_provider/homeassistant/create",
        user_id=user["id"],
        username=person.user,
        password=person.password,
    )
    return str(user["id"])


async def run_flow(client: HomeClient, kind: str, handler: object, *answers: dict[str, Any]) -> dict[str, Any]:
    """Walk through a flow and return its last step; `kind` is the part of the path that names the flow manager."""
    path = f"/api/config/config_entries/{kind}"
    step = await client.post(path, {"handler": handler, "show_advanced_options": False})
    for answer in answers:
        step = await client.post(f"{path}/{step['flow_id']}", answer)
    return dict(step)


async def _take_token(client: HomeClient, code: str) -> None:
    form = {"grant_type": "authorization_code", "code": code, "client_id": f"{client.url}/"}
    client.token = (await client.request("POST", "/auth/token", form=form)).json()["access_token"]
