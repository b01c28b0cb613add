"""A household of two approvers, set up once: each file of tests has it begin anew from what then lay on the disk."""

from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
import shutil
from typing import Any, Final

from tests.system.moved_clocks import DAY_MS, MovedClocks
from tools.demo.cameras import Camera, start_cameras
from tools.demo.household import (
    MEMBER,
    MEMBER_PASSPHRASE,
    OWNER,
    OWNER_PASSPHRASE,
    add_camera,
    new_doorbells,
    set_up_vault,
)
from tools.demo.watching import import_clip, long_footage, put_media
from tools.home.client import HomeClient
from tools.home.folder import write_folder
from tools.home.home import Place, launch
from tools.home.onboarding import add_household_member, onboard, sign_in, wait_until_running
from tools.home.process import Child

FOOTAGE_S: Final = 10


@dataclass(frozen=True, kw_only=True)
class Household:
    """What there is to begin with: a place, a camera that sends pictures, one clip, and two people who decide."""

    place: Place
    begun: Path
    """All that lay on the disk when it was set up."""
    camera: Camera
    clip_id: str
    tokens: dict[str, str | None]
    """Of the login of each, by passphrase."""
    member_id: str
    helpers: tuple[Child, ...]


@asynccontextmanager
async def household(folder: Path, clocks: MovedClocks) -> AsyncIterator[Household]:
    """Set a household up, stop its Home Assistant, and keep what lies on the disk."""
    async with AsyncExitStack() as stack:
        place = Place.take(folder / "homes")
        stack.callback(place.folder.release)
        doorbells = new_doorbells()
        cameras = await start_cameras(place, doorbells, source=None)
        stack.push_async_callback(cameras.child.stop)
        write_folder(place.config_dir, port=place.port, doorbells=doorbells)
        source = put_media(place.config_dir, lambda path: path.write_bytes(long_footage(FOOTAGE_S)))
        clocks.set(wall_ms=-DAY_MS, up_ms=0)
        child = await launch(place)
        stack.push_async_callback(child.stop)
        async with HomeClient(place.url) as owner, HomeClient(place.url) as member:
            await onboard(owner, OWNER)
            member_id = await add_household_member(owner, MEMBER)
            await wait_until_running(owner)
            await add_camera(owner, await set_up_vault(owner), cameras.all[0])
            await sign_in(member, MEMBER)
            await let_in(owner, member, member_id)
            clocks.set(wall_ms=0, up_ms=DAY_MS)
            await _decide(owner, place.url)
            clip_id = await import_clip(owner, source)
            tokens = {OWNER_PASSPHRASE: owner.token, MEMBER_PASSPHRASE: member.token}
        await child.stop()
        begun = folder / "begun"
        shutil.copytree(place.config_dir, begun)
        yield Household(
            place=place,
            begun=begun,
            camera=cameras.all[0],
            clip_id=clip_id,
            tokens=tokens,
            member_id=member_id,
            helpers=(cameras.child,),
        )


async def let_in(owner: HomeClient, member: HomeClient, member_id: str) -> None:
    """Have somebody be let in by the owner, and choose a passphrase; they decide after a day."""
    await prove(owner, "approvers/invite", person_id=member_id)
    await prove(owner, "vault/unlock")
    words = {"passphrase": MEMBER_PASSPHRASE, "passphrase_repeat": MEMBER_PASSPHRASE}
    await member.command("footage_guard/approvers/enrol", **words)
    await owner.command("footage_guard/vault/lock")


async def _decide(owner: HomeClient, url: str) -> None:
    """Have links and doors be allowed by one, and both be needed from then on: what is stricter is at once."""
    wanted = {"public_links": True, "public_intake": True, "share_origin": url, "cooling_minutes": 0}
    shown = await owner.command("footage_guard/policy/challenge", policy=wanted)
    await owner.command("footage_guard/policy/apply", **proof(shown, OWNER_PASSPHRASE))
    await owner.command("footage_guard/policy/apply", policy={"quorum": 2})


async def prove(client: HomeClient, command: str, secret: str = OWNER_PASSPHRASE, **fields: object) -> Any:
    """Have a person see what they agree to, and agree by their passphrase; return the answer."""
    shown = await client.command(f"footage_guard/{command}", **fields)
    return await client.command(f"footage_guard/{command}", **fields, **proof(shown, secret))


def proof(shown: dict[str, Any], secret: str) -> dict[str, str]:
    """Return what agrees to what was shown."""
    named = {name: str(shown[name]) for name in ("challenge", "statement_sha256")}
    return named | {"method": "passphrase", "secret": secret}
