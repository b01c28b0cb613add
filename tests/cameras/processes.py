"""Starting the tools as processes of their own."""

from collections.abc import Iterator
from contextlib import contextmanager
import json
from pathlib import Path
import subprocess
import sys
from typing import Any

_TOOLS = Path(__file__).resolve().parents[2] / "tools"
SIMULATOR = (sys.executable, str(_TOOLS / "sim_doorbell.py"))
RTSP_SERVER = ("/usr/bin/python3", str(_TOOLS / "rtsp_server.py"))


@contextmanager
def running(*command: str) -> Iterator[Any]:
    """Run a server until the end of the block, and give what its line of JSON says."""
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield json.loads(process.stdout.readline())
        finally:
            process.terminate()
