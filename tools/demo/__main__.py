"""Entry point of scripts/demo; uses nothing of the integration but its public surface."""

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import suppress
import json
import os
from pathlib import Path
import signal
import sys

from aiohttp import ClientError

from ..home.client import ReplyError
from ..home.process import HomeError
from ..steps import Steps
from .checks import run_checks
from .household import Demo, DemoFailed, running_demo
from .leaving import clear

PORTS = range(65536)
FIRST_STEPS = """
Footage Guard runs at {url}
  Owner              {user} / {password}
  Household member   {second_user} / {second_password}
  Config folder      {config_dir}

What to try
  - Open the address, sign in, and choose Doorbells or Footage Guard in the sidebar.
  - Settings > Devices & services > Footage Guard: two cameras with bell and motion sensor.
  - Ring a bell:  {ring}
  - Start motion: {motion}

Ctrl-C stops everything.
"""


def main() -> int:
    """Run the demo and return the exit code."""
    options = _parse(sys.argv[1:])
    with suppress(KeyboardInterrupt):
        return asyncio.run(_run(options))
    return 0


def _parse(arguments: Sequence[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="scripts/demo", description="Footage Guard with two simulated doorbells")
    parser.add_argument("--once", action="store_true", help="run the checks without a person, then stop")
    parser.add_argument("--port", type=int, default=8123, help="port of Home Assistant; a taken one is replaced")
    parser.add_argument("--ready-file", type=Path, help="file that gets the line of JSON when the demo can be used")
    parser.add_argument(
        "--out",
        type=Path,
        help="folder for what the run leaves, in place of what an earlier one left there (with --once)",
    )
    parser.add_argument("--source", help="video file or stream address in place of the drawn scene")
    options = parser.parse_args(arguments)
    if options.port not in PORTS:
        parser.error(f"a port is a number from 0 to {PORTS.stop - 1}")
    if options.source and "://" not in options.source and not Path(options.source).is_file():
        parser.error(f"there is no file {options.source}")
    return options


async def _run(options: argparse.Namespace) -> int:
    ended = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, ended.set)
    work = asyncio.create_task(_demonstrate(options, ended))
    stop = asyncio.create_task(ended.wait())
    await asyncio.wait([work, stop], return_when=asyncio.FIRST_COMPLETED)
    if not work.done():
        work.cancel()
    with suppress(asyncio.CancelledError):
        return await work
    return 130 if options.once else 0


async def _demonstrate(options: argparse.Namespace, ended: asyncio.Event) -> int:
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = Path(os.environ.get("FOOTAGE_GUARD_CACHE") or caches / "footage-guard")
    steps = Steps()
    try:
        if options.once and options.out is not None:
            await asyncio.to_thread(clear, options.out)
        async with running_demo(cache / "demo", port=options.port, source=options.source, steps=steps) as demo:
            _announce(demo, options.ready_file)
            steps.show()
            if options.once:
                return await run_checks(demo, steps, options.out)
            _print(FIRST_STEPS.format(**demo.access, **demo.hints))
            await ended.wait()
    except (DemoFailed, HomeError, ReplyError, ClientError, TimeoutError) as err:
        steps.show()
        _print(f"The demo stopped: {str(err) or type(err).__name__}", to_error=True)
        return 1
    return 0


def _announce(demo: Demo, ready_file: Path | None) -> None:
    line = json.dumps(demo.access)
    _print(line)
    if demo.port_was_taken:
        _print("The port is taken; another one is used.", to_error=True)
    if ready_file is not None:
        draft = ready_file.with_name(f"{ready_file.name}.new")
        draft.write_text(line + "\n")
        draft.replace(ready_file)


def _print(text: str, *, to_error: bool = False) -> None:
    print(text, file=sys.stderr if to_error else sys.stdout, flush=True)  # a program for people


if __name__ == "__main__":
    sys.exit(main())
