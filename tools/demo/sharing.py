"""The second half of the main job: a request is answered with exactly one file, proven, and taken back."""

import asyncio
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from http import HTTPStatus
import io
import json
from pathlib import Path
import subprocess
import sys
from tempfile import TemporaryDirectory
from typing import Any, Final, override
from zipfile import ZipFile

from aiohttp import ClientSession, DummyCookieJar
import av

from ..home.client import HomeClient, Reply, ReplyError
from ..steps import CheckFailed, Steps
from .household import OWNER_PASSPHRASE, Demo

_RENDERED_S: Final = 180.0
_VERIFIER: Final = Path(__file__).resolve().parents[1] / "verify_receipt.py"
_BOX: Final = {"left": 100_000, "top": 100_000, "right": 400_000, "bottom": 500_000}
_BLACK: Final = 20
"""What an encoder makes of black, at most."""
RECIPIENT: Final = {"name": "B. Wood", "organisation": "Northtown Police", "level": 2, "method": "called_back"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the recipient downloaded, and where it lay."""

    bundle: Mapping[str, bytes]
    share_id: str


async def run_sharing(demo: Demo, steps: Steps, clip: dict[str, Any]) -> Given:
    """Answer a request about a clip, as people do it; raise CheckFailed where a step does not show what it must."""
    client = demo.client
    async with steps.step("A request for footage arrived") as note:
        request_id = await _ask(client, clip)
        note.text = request_id
    async with steps.step("It is held, and matched with the clip") as note:
        note.text = await _must_be_matched(client, request_id, clip["clip_id"])
    async with steps.step("The owner unlocked the vault"):
        await prove(client, "vault/unlock", "vault/unlock")
    async with steps.step("The owner allowed links that work on this machine") as note:
        note.text = await _allow_links(client, demo.place.url)
    async with steps.step("A draft with a blacked-out box was rendered") as note:
        draft_id, note.text = await _draft(client, request_id, clip)
    async with (
        steps.step("An automation that tried to approve was refused", about="/approval/approve") as note,
        await _automation(demo, steps) as automation,
    ):
        note.text = await _must_refuse_automations(automation, draft_id, clip["clip_id"])
    async with steps.step("The owner approved exactly this") as note:
        released, note.text = await _approve(client, draft_id)
    async with _Recipient(steps) as recipient:
        async with steps.step("The recipient downloaded it with a plain client") as note:
            bundle = await _download(recipient, released["url"])
            note.text = f"{len(bundle['footage-1.mp4']) // 1000} kB"
        async with steps.step("The receipt was verified without Home Assistant", about=" footage-1.mp4") as note:
            note.text = await asyncio.to_thread(_verify, bundle, steps.hear)
        async with steps.step("The owner revoked the link, and it is gone") as note:
            await client.command("footage_guard/shares/revoke", share_id=released["share_id"])
            note.text = await _must_be_gone(recipient, demo, released["url"])
    return Given(bundle=bundle, share_id=released["share_id"])


async def prove(client: HomeClient, asking: str, doing: str, **fields: object) -> Any:
    """Have a person see what they agree to, and agree by their passphrase; return the answer."""
    shown = await client.command(f"footage_guard/{asking}", **fields)
    named = {} if doing != asking and doing.startswith("policy/") else fields
    proof = {"challenge": shown["challenge"], "statement_sha256": shown["statement_sha256"]}
    proof |= {"method": "passphrase", "secret": OWNER_PASSPHRASE}
    return await client.command(f"footage_guard/{doing}", **named, **proof)


async def _ask(client: HomeClient, clip: dict[str, Any]) -> str:
    """Have the home be asked for what was recorded, as an automation that reads mail would."""
    now = datetime.now(UTC)
    begin = datetime.fromtimestamp(clip["start_ms"] / 1000, UTC) - timedelta(minutes=20)
    asked = {
        "scope": {"window_from": begin.isoformat(), "window_to": now.isoformat()},
        "purpose": "A car hit the fence.",
    }
    answer = await client.post("/api/services/footage_guard/create_request?return_response", asked)
    return str(answer["service_response"]["request_id"])


async def _must_be_matched(client: HomeClient, request_id: str, clip_id: str) -> str:
    found = await client.command("footage_guard/requests/get", request_id=request_id)
    matched = [clip["clip_id"] for match in found["matches"] for clip in match["clips"]]
    # A request keeps its clips by a hold of its own name.
    listed = await client.command("footage_guard/clips/list", hold_id=request_id)
    held = [clip["clip_id"] for clip in listed["clips"]]
    if clip_id not in matched or clip_id not in held:
        message = f"the clip was not matched ({matched}) or is not held ({held})"
        raise CheckFailed(message)
    return f"{len(matched)} clips in the window"


async def _allow_links(client: HomeClient, url: str) -> str:
    policy = {"public_links": True, "share_origin": url, "cooling_minutes": 0}
    done = await prove(client, "policy/challenge", "policy/apply", policy=policy)
    if done["status"] != "done":
        message = f"the policy is not in force: {done}"
        raise CheckFailed(message)
    return f"links on, {url}, no cooling-off"


async def _draft(client: HomeClient, request_id: str, clip: dict[str, Any]) -> tuple[str, str]:
    """Write a draft of the middle of the clip with a box in it, and wait until its file is finished."""
    length_ms = clip["end_ms"] - clip["start_ms"]
    cut = {"from_ms": length_ms // 4, "to_ms": length_ms * 3 // 4}
    box = {"track": {"keys": [{"at_ms": 0, "area": _BOX}]}, "why": "bystander"}
    draft = {
        "clips": [{"clip_id": clip["clip_id"], "redaction": {"cut": cut, "boxes": [box]}}],
        "recipient": RECIPIENT,
        "sender": "The house with the two doorbells",
        "purpose": "A car hit the fence.",
        "legal_basis": "voluntary",
        "delivery": "link",
        "max_downloads": 1,
    }
    made = await client.command("footage_guard/draft/create", request_id=request_id, draft=draft)
    await client.command("footage_guard/draft/render", draft_id=made["draft_id"], version=made["version"])
    async with asyncio.timeout(_RENDERED_S):
        while True:
            found = await client.command("footage_guard/draft/get", draft_id=made["draft_id"])
            if found["state"] == "frozen":
                break
            if found["job"] is None or found["job"]["state"] == "failed":
                message = f"the file was not made: {found['job']}"
                raise CheckFailed(message)
            await asyncio.sleep(0.2)
    (file,) = found["statement"]["files"]
    return str(made["draft_id"]), f"{(cut['to_ms'] - cut['from_ms']) / 1000:.1f} s, {file['size_bytes'] // 1000} kB"


async def _automation(demo: Demo, steps: Steps) -> HomeClient:
    token = await demo.client.command("auth/long_lived_access_token", client_name="automations", lifespan=1)
    return HomeClient(demo.place.url, token=token, heard=steps.hear)


async def _must_refuse_automations(automation: HomeClient, draft_id: str, clip_id: str) -> str:
    """Try what an automation has: a long-lived token of the owner, and the actions."""
    tried: dict[str, dict[str, object]] = {
        "approval/challenge": {"draft_id": draft_id},
        "approval/approve": {"draft_id": draft_id, "challenge": "x", "method": "passphrase", "secret": "x"},
        "approval/collect": {"draft_id": draft_id},
        "draft/cancel": {"draft_id": draft_id},
        "vault/unlock": {},
        "policy/challenge": {"policy": {"public_links": True}},
    }
    for command, fields in tried.items():
        code = await _refusal(automation, command, fields)
        if code != "not_interactive":
            message = f"{command} answered an automation with {code}"
            raise CheckFailed(message)
    asked = {"clip_ids": [clip_id], "recipient": "Anybody", "purpose": "An automation wants it."}
    answer = await automation.post("/api/services/footage_guard/share_clip?return_response", asked)
    found = answer["service_response"]
    if (found["status"], found["share_id"]) != ("pending", None) or "url" in found:
        message = f"an automation that shares got {found}"
        raise CheckFailed(message)
    services = {each["domain"]: each["services"] for each in await automation.get("/api/services")}
    await automation.post("/api/services/footage_guard/decline_request", {"request_id": found["request_id"]})
    names = [name for name in services["footage_guard"] if "approve" in name or "unlock" in name]
    if names:
        message = f"there are actions that raise: {names}"
        raise CheckFailed(message)
    return f"{len(tried)} commands and an action"


async def _refusal(client: HomeClient, command: str, fields: Mapping[str, object]) -> str:
    try:
        await client.command(f"footage_guard/{command}", **fields)
    except ReplyError as err:
        return str(json.loads(err.reply.body)["error"]["code"])
    return "nothing"


async def _approve(client: HomeClient, draft_id: str) -> tuple[dict[str, Any], str]:
    released = await prove(client, "approval/challenge", "approval/approve", draft_id=draft_id)
    if released["status"] != "released" or not released["url"]:
        message = f"nothing was released: {released['status']}"
        raise CheckFailed(message)
    return released, "a link, shown once"


class _Recipient(HomeClient):
    """Somebody with a link: no login, no cookie, and nothing of this home."""

    def __init__(self, steps: Steps) -> None:
        super().__init__("", heard=steps.hear)
        self._plain = ClientSession(cookie_jar=DummyCookieJar())

    async def fetch(self, method: str, address: str, json_body: object = None) -> Reply:
        """Send one request; what is kept of it names no secret."""
        async with self._plain.request(method, address, json=json_body) as response:
            body = await response.read()
        path = address.partition("/footage_guard/")[2].split("/")
        path[1:2] = ["…"] * len(path[1:2])
        reply = Reply(request=f"{method} /footage_guard/{'/'.join(path)}", status=response.status, body=body)
        self._heard(reply)
        return reply

    @override
    async def close(self) -> None:
        """Close all connections."""
        await self._plain.close()
        await super().close()


async def _download(recipient: _Recipient, link: str) -> dict[str, bytes]:
    """Open a link as the page does, and return the evidence bundle; what counts is counted once."""
    address, _, secret = link.partition("#")
    page = await recipient.fetch("GET", address)
    about = (await recipient.fetch("POST", address, {"secret": secret})).json()
    opened = (await recipient.fetch("POST", f"{address}/open", {"secret": secret})).json()
    base = address.partition("/footage_guard/")[0]
    alone = await recipient.fetch("GET", f"{base}/footage_guard/d/{opened['ticket']}/1")
    whole = await recipient.fetch("GET", f"{base}/footage_guard/d/{opened['ticket']}/0")
    if page.status != HTTPStatus.OK or about["downloads_left"] != 1 or whole.status != HTTPStatus.OK:
        message = f"the link gave {page.status}, {about}, {whole.status}"
        raise CheckFailed(message)
    with ZipFile(io.BytesIO(whole.body)) as found:
        bundle = {name: found.read(name) for name in found.namelist()}
    if bundle["footage-1.mp4"] != alone.body or json.loads(bundle["receipt.json"]) != opened["receipt"]:
        message = "the bundle holds something else than the page gives"
        raise CheckFailed(message)
    return bundle


def _verify(bundle: Mapping[str, bytes], hear: Callable[[Reply], None]) -> str:
    """Run the verifier on what was downloaded, in a process of its own; a byte that is another must fail."""
    film = bundle["footage-1.mp4"]
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file, data in bundle.items():
            (folder / file).write_bytes(data)
        (folder / "changed.mp4").write_bytes(film[:-1] + bytes([film[-1] ^ 1]))
        done, changed = (_run_verifier(folder, file, hear) for file in ("footage-1.mp4", "changed.mp4"))
    if done.returncode:
        message = f"the receipt was not verified: {done.stdout}{done.stderr}"
        raise CheckFailed(message)
    if not changed.returncode:
        message = "a file with another last byte was verified"
        raise CheckFailed(message)
    return _must_be_black(film)


def _run_verifier(folder: Path, file: str, hear: Callable[[Reply], None]) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, str(_VERIFIER), "receipt.json", file]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)  # our own program
    hear(Reply(request=f"{_VERIFIER.name} receipt.json {file}", status=done.returncode, body=done.stdout.encode()))
    return done


def _must_be_black(file: bytes) -> str:
    """Decode what the recipient has, and look at the box in each picture."""
    count = 0
    with av.open(io.BytesIO(file), "r") as opened:
        if opened.streams.audio:
            message = "there is sound in the file"
            raise CheckFailed(message)
        for frame in opened.decode(video=0):
            picture = frame.to_ndarray(format="gray")
            rows, columns = picture.shape
            inside = picture[_of(rows, "top") : _of(rows, "bottom"), _of(columns, "left") : _of(columns, "right")]
            if inside.max() > _BLACK:
                message = f"picture {count} shows something in the box"
                raise CheckFailed(message)
            count += 1
    return f"all steps passed, {count} pictures with a black box"


def _of(length: int, side: str) -> int:
    return length * _BOX[side] // 1_000_000


async def _must_be_gone(recipient: _Recipient, demo: Demo, link: str) -> str:
    """Whatever the recipient tries, they get what an address gives that there never was."""
    address, _, secret = link.partition("#")
    unknown = await recipient.fetch("GET", f"{demo.place.url}/footage_guard/nothing")
    for reply in (
        await recipient.fetch("GET", address),
        await recipient.fetch("POST", address, {"secret": secret}),
        await recipient.fetch("POST", f"{address}/open", {"secret": secret}),
    ):
        if (reply.status, reply.body) != (HTTPStatus.NOT_FOUND, unknown.body):
            message = f"{reply.request} gave {reply.status} after it was revoked"
            raise CheckFailed(message)
    return "404, as for an address that never was"
