#!/usr/bin/env python3
"""A simulated doorbell for the demo and the tests: a drawn porch, a bell, and its troubles.

    python tools/sim_doorbell.py --camera front_door --camera garden:night:audio

Each camera listens on a port of its own. One line of JSON says where, once everything is up.
"""

import argparse
import asyncio
from collections.abc import Callable
from contextlib import AsyncExitStack
from errno import EADDRINUSE
import json
import logging
from pathlib import Path
import signal
import sys

import av
from yarl import URL

if __package__ in {None, ""}:
    sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from tools.sim.camera import Camera
from tools.sim.options import Look, parse_camera, parse_size
from tools.sim.server import open_port
from tools.sim.stamp import Stamp, read_stamp
from tools.sim.webhook import parse_webhook

__all__ = ["Stamp", "main", "read_stamp"]

_MOST_FPS = 60


def main(arguments: list[str] | None = None) -> int:
    """Run until a signal asks to stop; return the exit code."""
    options = _parse(arguments)
    logging.basicConfig(level=logging.WARNING, format="%(message)s")
    try:
        asyncio.run(_run(options))
    except (OSError, ValueError, av.FFmpegError) as err:
        sys.stderr.write(f"The simulated doorbell cannot start: {err}.\n")
        return 1
    return 0


async def _run(options: argparse.Namespace) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    look = Look(source=options.source, size=options.size, fps=options.fps)
    webhooks = dict(options.webhook)
    addresses: dict[str, dict[str, int | str]] = {}
    async with AsyncExitStack() as stack:
        for index, spec in enumerate(options.camera):
            camera = Camera(spec, look, webhooks.get(spec.name))
            port = options.port + index if options.port else 0
            addresses[spec.name] = await _serve(camera, options.host, port, stack)
        _announce(json.dumps({"cameras": addresses}), options.ready_file)
        await stop.wait()


async def _serve(camera: Camera, host: str, port: int, stack: AsyncExitStack) -> dict[str, int | str]:
    """Bring one camera up; the stack ends its streams first and closes its port after that."""
    try:
        runner, port = await open_port(camera, host, port)
    except OSError as err:
        reason = "is taken" if err.errno == EADDRINUSE else "cannot be used"
        msg = f"port {port} on {host} {reason}"
        raise OSError(msg) from err
    stack.push_async_callback(runner.cleanup)
    camera.start()
    stack.push_async_callback(camera.stop)
    url = f"http://{host}:{port}"
    return {"port": port, "url": url, "stream": f"{url}/stream.ts"}


def _announce(line: str, ready_file: Path | None) -> None:
    if ready_file is not None:
        draft = ready_file.with_name(f"{ready_file.name}.draft")
        draft.write_text(f"{line}\n", encoding="utf-8")
        draft.replace(ready_file)
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parse(arguments: list[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="A simulated doorbell for demo and tests.")
    add = parser.add_argument
    add("--camera", action="append", type=_explained(parse_camera), metavar="NAME[:night][:audio]")
    add("--source", type=Path, help="loop this video file instead of the drawn porch")
    add("--host", default="127.0.0.1", help="address to listen on (default: %(default)s)")
    add("--port", type=int, default=0, help="port of the first camera; the others follow")
    add("--webhook", action="append", type=_explained(_webhook), default=[], metavar="NAME=URL")
    add("--ready-file", type=Path, help="also write the line of JSON to this file")
    add("--size", type=_explained(parse_size), help="picture size, such as 1280x720")
    add("--fps", type=int, default=15, choices=range(1, _MOST_FPS + 1), metavar="N")
    options = parser.parse_args(arguments)
    options.camera = options.camera or [parse_camera("front_door")]
    names = [spec.name for spec in options.camera]
    if len(set(names)) < len(names) or not {name for name, _ in options.webhook} <= set(names):
        parser.error("each camera needs a name of its own, and each webhook a camera")
    return options


def _explained[T](parse: Callable[[str], T]) -> Callable[[str], T]:
    """Let argparse show the sentence of a ValueError instead of the name of a function."""

    def explained(text: str) -> T:
        try:
            return parse(text)
        except ValueError as err:
            raise argparse.ArgumentTypeError(str(err)) from err

    return explained


def _webhook(text: str) -> tuple[str, URL]:
    name, _, url = text.partition("=")
    return name, parse_webhook(url)


if __name__ == "__main__":
    sys.exit(main())
