"""A home that has no camera, by whose doors somebody outside asks."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from ..home.client import HomeClient
from ..home.home import Place, start_home
from ..home.onboarding import onboard, wait_until_running
from ..home.process import Child
from .household import OWNER, set_up_vault
from .sharing import prove

SIGN: Final = {"kind": "general", "label": "Sign at the gate"}


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedHome:
    """A running Home Assistant that may be asked from outside."""

    place: Place
    child: Child
    client: HomeClient
    entry_id: str


@asynccontextmanager
async def asked_home(parent: Path) -> AsyncIterator[AskedHome]:
    """Yield a home whose policy allows doors; none is open yet."""
    async with AsyncExitStack() as stack:
        place = Place.take(parent)
        stack.callback(place.folder.release)
        child = await start_home(place)
        stack.push_async_callback(child.stop)
        client = await stack.enter_async_context(HomeClient(place.url))
        await onboard(client, OWNER)
        await wait_until_running(client)
        entry_id = await set_up_vault(client)
        await allow_doors(client)
        # Home Assistant waits for open connections when it stops.
        stack.push_async_callback(client.close)
        yield AskedHome(place=place, child=child, client=client, entry_id=entry_id)


async def allow_doors(client: HomeClient) -> None:
    """Have a policy in force by which doors can be opened; their links work on this machine alone."""
    policy = {"public_intake": True, "share_origin": client.url}
    await prove(client, "policy/challenge", "policy/apply", policy=policy)


async def open_door(client: HomeClient, **door: object) -> dict[str, Any]:
    """Open a door, and return it as it is listed."""
    known = {each["intake_id"] for each in await doors(client)}
    await prove(client, "intake/create", "intake/create", **(door or SIGN))
    (made,) = [each for each in await doors(client) if each["intake_id"] not in known]
    return made


async def open_own_door(client: HomeClient, organisation: str, **door: object) -> dict[str, Any]:
    """Open a door for one insurer."""
    of = {"kind": "organisation", "label": organisation, "requester_type": "insurer", "organisation": organisation}
    return await open_door(client, **of, **door)


async def doors(client: HomeClient) -> list[dict[str, Any]]:
    """Return all doors that are open or paused."""
    found: list[dict[str, Any]] = (await client.command("footage_guard/intake/list"))["intakes"]
    return found
