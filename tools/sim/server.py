"""The HTTP face of the simulated doorbells: one port each, as separate devices have."""

from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import asdict
from http import HTTPStatus

from aiohttp import ClientConnectionResetError, web
from yarl import URL

from .camera import Camera, CameraOfflineError
from .options import parse_size
from .webhook import parse_webhook

_MOST_DELAY_MS = 60_000
_MOST_STALL_SECONDS, _USUAL_STALL_SECONDS = 600.0, 10.0
_NO_STORE = {"Cache-Control": "no-store"}


class Device:
    """The routes of one camera."""

    def __init__(self, camera: Camera) -> None:
        """Serve this camera."""
        self._camera = camera

    def application(self) -> web.Application:
        """Return the application with every path this camera answers."""
        application = web.Application(middlewares=[_answer_errors_as_json])
        router = application.router
        router.add_get("/stream.ts", self._stream, allow_head=False)
        router.add_get("/still.jpg", self._still, allow_head=False)
        router.add_get("/state", self._state, allow_head=False)
        router.add_post("/ring", self._ring)
        router.add_post("/motion/{switch:on|off}", self._motion)
        router.add_post("/{plug:online|offline}", self._plug)
        router.add_post("/stall", self._stall)
        router.add_post("/restart", self._restart)
        router.add_post("/webhook", self._webhook)
        return application

    async def _stream(self, request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": "video/mp2t", **_NO_STORE}
        response = web.StreamResponse(headers=headers)
        with self._camera.watching() as feed, suppress(ClientConnectionResetError):
            await response.prepare(request)
            async for chunk in feed:
                await response.write(chunk)
        return response

    async def _still(self, _: web.Request) -> web.Response:
        picture = await self._camera.still()
        return web.Response(body=picture, content_type="image/jpeg", headers=_NO_STORE)

    async def _state(self, _: web.Request) -> web.Response:
        return web.json_response(asdict(self._camera.state()), headers=_NO_STORE)

    async def _ring(self, request: web.Request) -> web.Response:
        delay_ms = _number(request.query, "delay_ms", usual=0, most=_MOST_DELAY_MS)
        return web.json_response(asdict(self._camera.ring(round(delay_ms))))

    async def _motion(self, request: web.Request) -> web.Response:
        on = request.match_info["switch"] == "on"
        return web.json_response({"motion": on, "at_ms": self._camera.set_motion(on=on)})

    async def _plug(self, request: web.Request) -> web.Response:
        online = request.match_info["plug"] == "online"
        self._camera.set_online(online=online)
        return web.json_response({"online": online})

    async def _stall(self, request: web.Request) -> web.Response:
        fields = {**await _body(request), **request.query}
        most, usual = _MOST_STALL_SECONDS, _USUAL_STALL_SECONDS
        seconds = _number(fields, "seconds", usual=usual, most=most)
        self._camera.stall(seconds)
        return web.json_response({"stalled_seconds": seconds})

    async def _restart(self, request: web.Request) -> web.Response:
        size = parse_size(request.query["size"]) if "size" in request.query else None
        self._camera.restart(size)
        return web.json_response({"restarted": True})

    async def _webhook(self, request: web.Request) -> web.Response:
        url: URL = parse_webhook(str((await _body(request)).get("url", "")))
        self._camera.announcer.url = url
        return web.json_response({"webhook": True})


async def open_port(camera: Camera, host: str, port: int) -> tuple[web.AppRunner, int]:
    """Serve a camera and return its port; 0 asks for any free one."""
    runner = web.AppRunner(Device(camera).application(), access_log=None, handler_cancellation=True, shutdown_timeout=1)
    await runner.setup()
    try:
        await web.TCPSite(runner, host, port).start()
    except OSError:
        await runner.cleanup()
        raise
    return runner, int(runner.addresses[0][1])


type _Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


@web.middleware
async def _answer_errors_as_json(request: web.Request, handler: _Handler) -> web.StreamResponse:
    try:
        return await handler(request)
    except web.HTTPException as err:
        headers = {"Allow": err.headers["Allow"]} if "Allow" in err.headers else {}
        return web.json_response({"error": err.reason}, status=err.status, headers=headers)
    except ValueError as err:
        return web.json_response({"error": str(err)}, status=HTTPStatus.BAD_REQUEST)
    except CameraOfflineError:
        status = HTTPStatus.SERVICE_UNAVAILABLE
        return web.json_response({"error": "the camera is offline"}, status=status)


async def _body(request: web.Request) -> dict[str, object]:
    """Return the JSON object in the body; an empty body counts as an empty object."""
    body = await request.json() if request.can_read_body else {}
    if not isinstance(body, dict):
        msg = "the body is not a JSON object"
        raise ValueError(msg)  # noqa: TRY004 - the client's mistake, answered with 400
    return body


def _number(fields: Mapping[str, object], name: str, *, usual: float, most: float) -> float:
    text = str(fields.get(name, usual))
    number = float(text)
    if not 0 <= number <= most:
        msg = f"{name} is between 0 and {most:g}, not {text}"
        raise ValueError(msg)
    return number
