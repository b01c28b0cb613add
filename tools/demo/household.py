"""The household of the demo: two people, two doorbells, one vault."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
import secrets

from ..home.client import HomeClient
from ..home.folder import Doorbell, installed_archive
from ..home.home import Place, start_home
from ..home.onboarding import Person, add_household_member, onboard, run_flow, sign_in, wait_until_running
from ..home.process import Child
from ..steps import Steps
from .cameras import Camera, start_cameras
from .dashboard import add_dashboard

OWNER = Person(name="Alex Porter", user="alex", password="porch-light-on")  # noqa: S106  # printed by the demo
MEMBER = Person(name="Robin Porter", user="robin", password="garden-gate-shut")  # noqa: S106  # printed by the demo
OWNER_PASSPHRASE = "courier umbrella marble tuesday"  # noqa: S105  # printed by the demo
MEMBER_PASSPHRASE = "lantern biscuit harbor violin"  # noqa: S105  # printed by the demo
BUTTONS = {"Front door": "event", "Garden gate": "binary_sensor"}


class DemoFailed(Exception):
    """Something of the demo did not come up as it must."""


PRE_ROLL_S = 10
_LOADED_S = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Demo:
    """A running demo."""

    place: Place
    child: Child
    """Home Assistant's process."""
    client: HomeClient
    cameras: tuple[Camera, ...]
    port_was_taken: bool

    @property
    def access(self) -> Mapping[str, str]:
        """What a person or program needs to use it."""
        return {
            "url": self.place.url,
            "user": OWNER.user,
            "password": OWNER.password,
            "passphrase": OWNER_PASSPHRASE,
            "second_user": MEMBER.user,
            "second_password": MEMBER.password,
            "second_passphrase": MEMBER_PASSPHRASE,
            "config_dir": str(self.place.config_dir),
        }

    @property
    def hints(self) -> Mapping[str, str]:
        """Commands that make something happen."""
        base = self.cameras[0].url
        return {"ring": f"curl -X POST {base}/ring", "motion": f"curl -X POST {base}/motion/on"}


@asynccontextmanager
async def running_demo(parent: Path, *, port: int, source: str | None, steps: Steps) -> AsyncIterator[Demo]:
    """Start cameras and Home Assistant, set everything up, and stop all of it on the way out."""
    doorbells = new_doorbells()
    async with AsyncExitStack() as stack:
        place = Place.take(parent, port=port)
        stack.callback(place.folder.release)
        client = await stack.enter_async_context(HomeClient(place.url, heard=steps.hear))
        async with steps.step("Two simulated doorbells started"):
            cameras = await start_cameras(place, doorbells, source=source)
            stack.push_async_callback(cameras.child.stop)
            for camera in cameras.all:
                await client.request("GET", f"{camera.url}/state")
        async with steps.step("Home Assistant started") as note:
            if archive := installed_archive():
                note.text = f"with {archive.name} installed"
            home = await start_home(place, doorbells)
            stack.push_async_callback(home.stop)
            # Home Assistant waits for open connections when it stops.
            stack.push_async_callback(client.close)
            await client.request("GET", "/manifest.json")
        async with steps.step("Owner created", about="/api/onboarding/users"):
            await onboard(client, OWNER)
        # What approves later is a login like any other, and not the one that a new home begins with.
        async with steps.step("The owner signed in on the login page"):
            await sign_in(client, OWNER)
        async with steps.step("Household member created", about="WS config/auth/create"):
            await add_household_member(client, MEMBER)
            await wait_until_running(client)
        async with steps.step("Footage Guard set up by its own flow"):
            entry_id = await set_up_vault(client)
        for camera in cameras.all:
            async with steps.step(f"{camera.doorbell.name}: stream opened, camera added", about="/subentries/flow/"):
                await add_camera(client, entry_id, camera)
                # Sensors that report by push are unknown to Home Assistant until their first report.
                await client.request("POST", f"{camera.url}/motion/off")
        await add_dashboard(client, cameras.all)
        yield Demo(
            place=place,
            child=home,
            client=client,
            cameras=cameras.all,
            port_was_taken=port not in (0, place.port),
        )


async def set_up_vault(client: HomeClient) -> str:
    """Set Footage Guard up for the person who is signed in, and return the id of its entry."""
    me = await client.command("auth/current_user")
    done = await run_flow(
        client,
        "flow",
        "footage_guard",
        {"name": "Footage Guard", "mode": "sealed", "approver": me["id"]},
        {"passphrase": OWNER_PASSPHRASE, "passphrase_repeat": OWNER_PASSPHRASE},
    )
    if done["type"] != "create_entry":
        message = f"the vault was not set up: {done.get('errors') or done.get('reason')}"
        raise DemoFailed(message)
    return str(done["result"]["entry_id"])


async def add_camera(client: HomeClient, entry_id: str, camera: Camera) -> None:
    """Add a camera of the simulator to the vault."""
    answers = {
        "name": camera.doorbell.name,
        "stream_url": camera.stream,
        "doorbell_entity": camera.doorbell.doorbell_entity,
        "motion_entity": camera.doorbell.motion_entity,
        "indoor": False,
        # Short, so that a clip can be looked at soon after the bell.
        "pre_roll_s": PRE_ROLL_S,
        "post_roll_s": 5,
    }
    done = await run_flow(client, "subentries/flow", [entry_id, "camera"], answers)
    if done["type"] != "create_entry":
        message = f"{camera.doorbell.name} was not added: {done.get('errors') or done.get('reason')}"
        raise DemoFailed(message)
    # Adding a camera loads the vault anew.
    await until_it_is_there(client, f"camera.{camera.doorbell.key}")


async def until_it_is_there(client: HomeClient, entity_id: str) -> None:
    """Wait until an entity is available."""
    async with asyncio.timeout(_LOADED_S):
        while (await client.state(entity_id) or {}).get("state") in (None, "unavailable"):
            await asyncio.sleep(0.05)


def new_doorbells() -> list[Doorbell]:
    """Return the two doorbells, with secrets of their own."""
    return [
        Doorbell(name=name, key=_key(name), webhook_id=secrets.token_hex(16), button_domain=domain)
        for name, domain in BUTTONS.items()
    ]


def _key(name: str) -> str:
    return name.lower().replace(" ", "_")
