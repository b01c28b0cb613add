"""A running home of the household, and what people, automations and strangers do with it."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
import json
import shutil
from typing import Any, Final
from urllib.parse import urlsplit

from tests.system.moved_clocks import DAY_MS, MovedClocks
from tests.system.naughty import sent
from tests.system.raw_http import Answer, exchange
from tools.demo.household import MEMBER_PASSPHRASE, OWNER_PASSPHRASE
from tools.home.client import HomeClient, ReplyError
from tools.home.home import launch
from tools.home.onboarding import wait_until_running
from tools.home.process import Child

from .household import Household, proof, prove

LIMIT_S: Final = 30
CUT: Final = {"from_ms": 1000, "to_ms": 1500}
UNKNOWN: Final = "/footage_guard/none"


@dataclass(frozen=True, kw_only=True)
class Link:
    """What the last voter was given."""

    path: str
    secret: str
    url: str

    @property
    def share_id(self) -> str:
        """Its name."""
        return self.path.rpartition("/")[2]


@dataclass(kw_only=True)
class House:
    """A home that runs, whose people are signed in."""

    household: Household
    clocks: MovedClocks
    child: Child
    owner: HomeClient
    member: HomeClient

    @property
    def url(self) -> str:
        """Where it answers."""
        return self.household.place.url

    @property
    def processes(self) -> set[int]:
        """Those that are there as long as it is."""
        return {self.child.process.pid, *(each.process.pid for each in self.household.helpers)}

    async def kill_and_start(self) -> None:
        """Kill Home Assistant as a power loss does, and start it anew."""
        self.child.process.kill()
        await self.child.process.wait()
        for client in (self.owner, self.member):
            await client.hang_up()
        self.child = await launch(self.household.place)
        await wait_until_running(self.owner)
        await until(self._is_loaded)

    async def reload(self) -> None:
        """Have the vault be loaded anew, which looks at all that is due."""
        (entry,) = await self.owner.command("config_entries/get", domain="footage_guard")
        await self.owner.post(f"/api/config/config_entries/entry/{entry['entry_id']}/reload")
        await until(self._is_loaded)

    async def _is_loaded(self) -> bool:
        try:
            await self.owner.command("footage_guard/vault/status")
        except ReplyError:
            return False
        return True

    async def asked(self, **changed: object) -> str:
        """Have the owner type in that somebody asks for the clip, and return the id of the request."""
        end = datetime.now(UTC) - timedelta(minutes=90)
        request = {
            "requester": {"type": "insurer", "organisation": "Example Insurance"},
            "case_reference": "CL-1",
            "scope": {"window_from": (end - timedelta(minutes=60)).isoformat(), "window_to": end.isoformat()},
            **changed,
        }
        made = await self.owner.command("footage_guard/requests/create", channel="paper", request=request)
        return str(made["request_id"])

    async def frozen(self, **changed: object) -> dict[str, Any]:
        """Have the files of a draft be made, and return what people are shown."""
        draft = {
            "clips": [{"clip_id": self.household.clip_id, "redaction": {"cut": changed.pop("cut", CUT)}}],
            "recipient": {"name": "B. Wood", "organisation": "Example Insurance", "level": 2, "method": "called_back"},
            "sender": "The house with the two doorbells",
            "purpose": "A car hit the fence.",
            "legal_basis": "voluntary",
            "delivery": "link",
            "max_downloads": 3,
            **changed,
        }
        command = self.owner.command
        made = await command("footage_guard/draft/create", request_id=await self.asked(), draft=draft)
        await prove(self.owner, "vault/unlock")
        await command("footage_guard/draft/render", draft_id=made["draft_id"], version=made["version"])

        async def is_frozen() -> bool:
            return bool((await command("footage_guard/draft/get", draft_id=made["draft_id"]))["state"] == "frozen")

        await until(is_frozen)
        return dict(await command("footage_guard/draft/get", draft_id=made["draft_id"]))

    async def votes(self, who: HomeClient, draft_id: str) -> dict[str, Any]:
        """Have a person agree, and return the answer."""
        shown = await who.command("footage_guard/approval/challenge", draft_id=draft_id)
        given = proof(shown, self.secret_of(who))
        return dict(await who.command("footage_guard/approval/approve", draft_id=draft_id, **given))

    def secret_of(self, who: HomeClient) -> str:
        """Return the passphrase of a person."""
        return OWNER_PASSPHRASE if who is self.owner else MEMBER_PASSPHRASE

    async def shared(self, **changed: object) -> Link:
        """Have both agree to a link."""
        draft_id = (await self.frozen(**changed))["draft_id"]
        await self.votes(self.owner, draft_id)
        return link_of(await self.votes(self.member, draft_id))

    async def send(self, path: str, body: object = None, *lines: str, method: str = "GET") -> Answer:
        """Send a request as a stranger does, and return all of the answer but its time."""
        data = b"" if body is None else json.dumps(body).encode()
        kind = None if body is None else "application/json"
        return await exchange(self.url, sent(path, data, *lines, method=method, kind=kind))

    async def look(self, link: Link) -> Answer:
        """Ask what a link leads to."""
        return await self.send(link.path, {"secret": link.secret}, method="POST")

    async def open(self, link: Link) -> Answer:
        """Open a link, which counts."""
        return await self.send(f"{link.path}/open", {"secret": link.secret}, method="POST")

    async def must_be_unknown(self, *answers: Answer, method: str = "GET", body: object = None) -> None:
        """Raise AssertionError where an answer is not that to an address that there never was."""
        known = await self.send(UNKNOWN, body, method=method)
        for answer in answers:
            head = tuple(line for line in answer.head if line != b"Cache-Control: no-store")
            assert (answer.status, head, answer.body) == (404, known.head, known.body)

    async def must_be_gone(self, link: Link) -> None:
        """Raise AssertionError where anything of a link is there."""
        await self.must_be_unknown(await self.send(link.path))
        body = {"secret": link.secret}
        await self.must_be_unknown(await self.look(link), await self.open(link), method="POST", body=body)

    async def refusal(self, who: HomeClient, command: str, /, **fields: object) -> str:
        """Return the code by which a command is refused."""
        try:
            await who.command(f"footage_guard/{command}", **fields)
        except ReplyError as err:
            return str(json.loads(err.reply.body)["error"]["code"])
        message = f"{command} was not refused"
        raise AssertionError(message)


def link_of(answer: Mapping[str, Any]) -> Link:
    """Return the link that the last voter was given."""
    address, _, secret = str(answer["url"]).partition("#")
    return Link(path=urlsplit(address).path, secret=secret, url=str(answer["url"]))


async def until(comes: Callable[[], Awaitable[bool]]) -> None:
    """Wait until another process has come so far."""
    async with asyncio.timeout(LIMIT_S):
        while not await comes():  # noqa: ASYNC110  # no event of ours can tell of another process
            await asyncio.sleep(0.05)


@asynccontextmanager
async def house(household: Household, clocks: MovedClocks) -> AsyncIterator[House]:
    """Have a home begin as it was set up, and kill it at the end: nobody needs it any more."""
    place = household.place
    shutil.rmtree(place.config_dir)
    shutil.copytree(household.begun, place.config_dir)
    clocks.set(wall_ms=0, up_ms=DAY_MS)
    owner, member = (HomeClient(place.url, token=token) for token in household.tokens.values())
    home = House(household=household, clocks=clocks, child=await launch(place), owner=owner, member=member)
    async with owner, member:
        try:
            await wait_until_running(owner)
            await until(home._is_loaded)
            yield home
        finally:
            home.child.process.kill()
            await home.child.process.wait()
