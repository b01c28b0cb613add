"""What nobody may read is in no file, log, trace, event, backup, report or argument of a home that used all of it.

Home Assistant logs at debug level here, everything that anybody has to say.
"""

import asyncio
from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any, Final
from urllib.request import urlopen

from aiohttp import ClientSession, ClientWebSocketResponse, WSMsgType
import av
import pytest

from tools.demo.household import MEMBER_PASSPHRASE, OWNER_PASSPHRASE, until_it_is_there
from tools.demo.sharing import prove
from tools.home import folder as home_folder
from tools.home.client import HomeClient, ReplyError
from tools.home.onboarding import run_flow

from .canaries import Canaries
from .handed_over import is_film, opened
from .panel_home import PanelHome, panel_home

WORDS_OF_REQUESTS: Final = ("state.db", "state.db-wal", "state.db-shm")
"""Where what a requester and a draft say may be read, until it is erased: SECURITY.md says so."""
SETTINGS_OF_CAMERAS: Final = ("core.config_entries",)
"""Where Home Assistant keeps addresses of cameras, in clear."""
SEQUENCE: Final = 7
"""The kind of a sequence parameter set."""
PIN: Final = "canary-quince-42"
WRONG: Final = "canary marmalade of a wrong passphrase"
ON_NEWS: Final = {
    "id": "on_news",
    "alias": "Something happens to a request",
    "mode": "queued",
    "triggers": [{"trigger": f"footage_guard.{name}"} for name in ("request_decided", "share_opened", "share_ended")],
    "actions": [{"event": "something_happened", "event_data": {"all": "{{ trigger }}"}}],
}


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Iterator[PanelHome]:
    """Give a home that logs everything, and keeps what is only there for a moment where it can be found."""
    folder = tmp_path_factory.mktemp("canaries")
    loud = home_folder._HEAD.replace("default: warning", "default: debug") + "backup:\ndiagnostics:\n"
    for_a_moment = folder / "tmp"
    for_a_moment.mkdir()
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(home_folder, "_HEAD", loud)
        patch.setenv("TMPDIR", str(for_a_moment))
        with panel_home(folder) as home:
            yield home


def test_nobody_can_read_what_nobody_may(home: PanelHome) -> None:
    canaries = Canaries()
    config = Path(home.owner["config_dir"])
    for name, word in (("passphrase", OWNER_PASSPHRASE), ("other passphrase", MEMBER_PASSPHRASE), ("wrong", WRONG)):
        canaries.add(name, word)
    for name, picture in zip(("main", "side"), _pictures(home), strict=True):
        canaries.add(f"pictures of the {name} camera", picture)
    events = home.run(Events.begin(home.client))
    try:
        with canaries.in_processes() as in_arguments:
            said = _use_everything(home, canaries)
    finally:
        heard = home.run(events.end())
    assert b"something_happened" in heard
    said.append(("events", heard))
    found = [*in_arguments, *(each for where, text in said for each in canaries.found(text, where))]
    home.stop()
    found += canaries.in_folder(config) + canaries.in_folder(config.parents[1] / "tmp")
    assert sorted(set(found)) == []
    assert [*config.rglob("backups/*.tar")] != []
    # What may hold them does: the search sees what is there.
    assert _seen(config, canaries) >= {"message", "name of the recipient", "password of a camera"}


def _seen(config: Path, canaries: Canaries) -> set[str]:
    """Return what stands where it may."""
    allowed = [path for name in (*WORDS_OF_REQUESTS, *SETTINGS_OF_CAMERAS) for path in config.rglob(name)]
    return {found.partition(" in ")[0] for path in allowed for found in canaries.found(path.read_bytes(), "anywhere")}


def _use_everything(home: PanelHome, canaries: Canaries) -> list[tuple[str, bytes]]:
    """Plant words wherever a person or a stranger puts some, and return what this home says of itself."""
    _add_a_camera_with_a_password(home, canaries)
    _listen_to_news(home)
    request_id = _ask(home, canaries)
    _prove_wrongly(home)
    home.run(_proven(home.client, "vault/unlock"))
    _set_pin(home, canaries)
    _make_a_recovery_code(home, canaries)
    _watch(home, canaries)
    _hand_over(home, canaries, request_id)
    return _said(home)


def _listen_to_news(home: PanelHome) -> None:
    """Have an automation run with what happens to requests, so that there are traces."""
    file = Path(home.owner["config_dir"]) / "configuration.yaml"
    # JSON is YAML, too.
    file.write_text(file.read_text().replace("automation: []", f"automation: {json.dumps([ON_NEWS])}"))
    home.run(home.client.post("/api/services/automation/reload"))


def _add_a_camera_with_a_password(home: PanelHome, canaries: Canaries) -> None:
    (entry,) = home.run(home.client.command("config_entries/get", domain="footage_guard"))
    camera = home.demo.cameras[1]
    scheme, _, rest = camera.stream.partition("://")
    word = "canary-rhubarb-of-the-camera"
    canaries.add("password of a camera", word, allowed=SETTINGS_OF_CAMERAS)
    answers = {"name": "Side gate", "stream_url": f"{scheme}://viewer:{word}@{rest}?again", "indoor": False}
    done = home.run(run_flow(home.client, "subentries/flow", [entry["entry_id"], "camera"], answers))
    assert done["type"] == "create_entry", done
    # Adding a camera loads the vault anew.
    home.run(until_it_is_there(home.client, "camera.side_gate"))


def _ask(home: PanelHome, canaries: Canaries) -> str:
    names = ("message", "purpose", "case_reference", "organisation", "person_name", "role", "unit", "badge")
    words = {name: f"canary {name} quince" for name in names} | {"email": "canary.medlar@example.org"}
    for name, word in words.items():
        canaries.add(name, word, allowed=WORDS_OF_REQUESTS)
    of_requester = ("organisation", "person_name", "role", "unit", "badge", "email")
    changes = {name: words[name] for name in ("message", "purpose", "case_reference")}
    requester = {"type": "law_enforcement"} | {name: words[name] for name in of_requester}
    return home.asked(requester=requester, **changes)


def _prove_wrongly(home: PanelHome) -> None:
    for secret in (WRONG, {"pin": WRONG}, [WRONG]):
        with pytest.raises(ReplyError):
            home.run(_proven(home.client, "vault/unlock", secret))


async def _proven(client: HomeClient, kind: str, secret: object = OWNER_PASSPHRASE, **fields: object) -> Any:
    """Ask what would be done, and have it be done over the same connection."""
    shown = await client.command(f"footage_guard/{kind}")
    proof = {name: shown[name] for name in ("challenge", "statement_sha256")}
    return await client.command(f"footage_guard/{kind}", **proof, method="passphrase", secret=secret, **fields)


def _set_pin(home: PanelHome, canaries: Canaries) -> None:
    """Have a PIN of letters: digits alone stand in some time by chance."""
    canaries.add("PIN", PIN)
    home.run(_proven(home.client, "vault/set_pin", pin=PIN, pin_repeat=PIN))


def _make_a_recovery_code(home: PanelHome, canaries: Canaries) -> None:
    async def make() -> str:
        code = str((await _proven(home.client, "vault/new_recovery_code"))["recovery_code"])
        await home.client.command("footage_guard/vault/new_recovery_code", typed_back=code)
        return code

    canaries.add("recovery code", home.run(make()))


def _watch(home: PanelHome, canaries: Canaries) -> None:
    made = home.command("clips/ticket", clip_id=home.clip["clip_id"])
    canaries.add("ticket of a clip", made["url"].rpartition("/")[2])
    film = _get(f"{home.demo.place.url}{made['url']}")
    assert is_film(film)
    # The search knows the pictures where it sees them.
    assert canaries.found(film, "what a person watches") != []


def _get(address: str) -> bytes:
    with urlopen(address) as answer:  # noqa: S310  # our own loopback address
        return bytes(answer.read())


def _hand_over(home: PanelHome, canaries: Canaries, request_id: str) -> None:
    """Prepare, approve, fetch and revoke, with a code beside the link."""
    words = {"name": "canary medlar of the recipient", "organisation": "canary quince of the recipient"}
    for name, word in words.items():
        canaries.add(f"{name} of the recipient", word, allowed=WORDS_OF_REQUESTS)
    draft_id = home.prepared(request_id, recipient={**words, "level": 0}, access_code=True)
    done = home.run(prove(home.client, "approval/challenge", "approval/approve", draft_id=draft_id))
    canaries.add("secret of a link", done["url"].partition("#")[2])
    canaries.add("access code", done["access_code"])
    page = opened(done["url"], access_code=done["access_code"])
    canaries.add("ticket of a download", page["ticket"])
    base = done["url"].partition("/footage_guard/")[0]
    assert is_film(_get(f"{base}/footage_guard/d/{page['ticket']}/1"))
    home.command("shares/revoke", share_id=done["share_id"])


def _said(home: PanelHome) -> list[tuple[str, bytes]]:
    """Return what a home says of itself to whoever asks for a report of a problem."""

    async def ask() -> list[tuple[str, Any]]:
        client = home.client
        (entry,) = await client.command("config_entries/get", domain="footage_guard")
        said = [
            ("states", await client.get("/api/states")),
            *[("diagnostics", await client.get(each)) for each in await _diagnostics(client, entry["entry_id"])],
            ("system log", await client.command("system_log/list")),
            ("issues", await client.command("repairs/list_issues")),
            ("traces", await _traces(client)),
        ]
        await client.command("backup/generate", agent_ids=["backup.local"])
        while not (await client.command("backup/info"))["backups"]:  # noqa: ASYNC110  # another process makes it
            await asyncio.sleep(0.2)
        return said

    return [(where, json.dumps(what).encode()) for where, what in home.run(ask())]


async def _diagnostics(client: HomeClient, entry_id: str) -> list[str]:
    """Return where a home tells of the vault, and of each of its devices."""
    path = f"/api/diagnostics/config_entry/{entry_id}"
    listed = await client.command("config/device_registry/list")
    devices = [f"{path}/device/{each['id']}" for each in listed if entry_id in each["config_entries"]]
    assert devices
    return [path, *devices]


async def _traces(client: HomeClient) -> list[Any]:
    listed = await client.command("trace/list", domain="automation", item_id="on_news")
    assert listed, "the automation did not run"
    return [
        await client.command("trace/get", domain="automation", item_id="on_news", run_id=each["run_id"])
        for each in listed
    ]


class Events:
    """All that is told on the bus of a home."""

    def __init__(self, session: ClientSession, socket: ClientWebSocketResponse) -> None:
        """Listen on a connection that is subscribed."""
        self._session, self._socket = session, socket
        self._heard: list[str] = []
        self._task = asyncio.create_task(self._listen())

    @classmethod
    async def begin(cls, client: HomeClient) -> Events:
        """Subscribe to everything."""
        session = ClientSession()
        socket = await session.ws_connect(f"{client.url}/api/websocket", max_msg_size=0, heartbeat=20)
        await socket.receive_json()
        await socket.send_json({"type": "auth", "access_token": client.token})
        assert (await socket.receive_json())["type"] == "auth_ok"
        await socket.send_json({"id": 1, "type": "subscribe_events"})
        assert (await socket.receive_json())["success"]
        return cls(session, socket)

    async def end(self) -> bytes:
        """Return all that was heard."""
        await self._socket.close()
        await self._task
        await self._session.close()
        return "\n".join(self._heard).encode()

    async def _listen(self) -> None:
        async for message in self._socket:
            if message.type is WSMsgType.TEXT:
                self._heard.append(message.data)


def _pictures(home: PanelHome) -> Iterator[bytes]:
    """Yield what stands in front of every picture of a camera, and of no other: how it is encoded."""
    for camera in home.demo.cameras:
        with av.open(camera.stream) as stream:
            data = stream.streams.video[0].codec_context.extradata
        # A parameter set as of ITU-T H.264, which every file of these pictures begins with, however it is packed.
        (found,) = [unit for unit in re.split(b"\0\0\0?\1", data or b"") if unit and unit[0] & 31 == SEQUENCE]
        yield found
