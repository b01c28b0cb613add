"""Talks to a Home Assistant over HTTP and WebSocket, as a browser does."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
import json
from time import monotonic
from types import TracebackType
from typing import Any, Self

from aiohttp import ClientSession, ClientTimeout, ClientWebSocketResponse

REQUEST_S = 60.0
IDLE_S = 45.0
"""Home Assistant sends a ping every 55 s."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """One answer: what was asked, the status, the bytes."""

    request: str
    status: int
    body: bytes

    def json(self) -> Any:
        """Return the parsed body; raise ReplyError where the request failed."""
        if self.status >= 400:  # noqa: PLR2004  # every client and server error of HTTP
            raise ReplyError(self)
        return json.loads(self.body)


class ReplyError(Exception):
    """Home Assistant refused a request."""

    def __init__(self, reply: Reply) -> None:
        """Show what was asked and the beginning of the answer."""
        super().__init__(f"{reply.request} → {reply.status}: {reply.body[:300].decode(errors='replace')}")
        self.reply = reply


class HomeClient:
    """One person's session with one Home Assistant."""

    def __init__(
        self, url: str, *, token: str | None = None, heard: Callable[[Reply], object] = lambda _: None
    ) -> None:
        """Talk to the Home Assistant at `url` (without a slash at the end); tell `heard` each answer."""
        self.url = url
        self.token = token
        self._heard = heard
        self._session = ClientSession(timeout=ClientTimeout(total=REQUEST_S))
        self._socket: ClientWebSocketResponse | None = None
        self._message_id = 0
        self._used_s = 0.0

    async def __aenter__(self) -> Self:
        """Return the client itself."""
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, err: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close all connections."""
        await self.close()

    async def close(self) -> None:
        """Close all connections."""
        await self.hang_up()
        await self._session.close()

    async def hang_up(self) -> None:
        """Close the connection for commands; the next one opens another."""
        if self._socket is not None:
            await self._socket.close()

    async def request(
        self, method: str, path: str, *, json_body: object = None, form: Mapping[str, str] | None = None
    ) -> Reply:
        """Send one request; `path` may also be a whole address."""
        headers = {"Authorization": f"Bearer {self.token}"} if self.token and not path.startswith("http") else {}
        url = path if path.startswith("http") else f"{self.url}{path}"
        async with self._session.request(method, url, json=json_body, data=form, headers=headers) as response:
            body = await response.read()
        reply = Reply(request=f"{method} {path}", status=response.status, body=body)
        self._heard(reply)
        return reply

    async def get(self, path: str) -> Any:
        """Return the JSON at a path."""
        return (await self.request("GET", path)).json()

    async def post(self, path: str, json_body: object = None) -> Any:
        """Send JSON and return the JSON that comes back."""
        return (await self.request("POST", path, json_body=json_body if json_body is not None else {})).json()

    async def state(self, entity_id: str) -> dict[str, Any] | None:
        """Return an entity's state, or None where there is none."""
        reply = await self.request("GET", f"/api/states/{entity_id}")
        return dict(reply.json()) if reply.status == 200 else None  # noqa: PLR2004  # HTTP OK

    async def command(self, kind: str, /, **fields: object) -> Any:
        """Send one WebSocket command and return its result; raise ReplyError where it is refused."""
        socket = await self._connected()
        self._message_id += 1
        number = self._message_id
        await socket.send_json({"id": number, "type": kind, **fields})
        while (message := await socket.receive_json(timeout=REQUEST_S))["id"] != number or message["type"] != "result":
            pass
        body = json.dumps(message).encode()
        reply = Reply(request=f"WS {kind}", status=200 if message["success"] else 400, body=body)
        self._heard(reply)
        return reply.json()["result"]

    async def _connected(self) -> ClientWebSocketResponse:
        # It answers Home Assistant's pings only while it waits for something; who does not answer is cut off.
        if self._socket is not None and monotonic() - self._used_s > IDLE_S:
            await self._socket.close()
        if self._socket is None or self._socket.closed:
            socket = await self._session.ws_connect(f"{self.url}/api/websocket", max_msg_size=0)
            await socket.receive_json(timeout=REQUEST_S)
            await socket.send_json({"type": "auth", "access_token": self.token})
            answer = await socket.receive_json(timeout=REQUEST_S)
            if answer["type"] != "auth_ok":
                raise ReplyError(Reply(request="WS auth", status=401, body=json.dumps(answer).encode()))
            self._socket, self._message_id = socket, 0
        self._used_s = monotonic()
        return self._socket
