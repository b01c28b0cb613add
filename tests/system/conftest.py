"""A running demo, as a person starts it."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
import json
from pathlib import Path
import signal
import subprocess
import time

import pytest

ROOT = Path(__file__).resolve().parents[2]
DEMO = ROOT / "scripts" / "demo"
START_S = 120
LONGEST = ("test_panel_interrupted.py", "test_demo.py", "test_watching.py")
"""They begin first: one of them alone, at the end, has the other processes wait for minutes."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what takes longest."""
    items.sort(key=lambda item: item.path.name not in LONGEST)


@contextmanager
def started_demo(folder: Path, *arguments: str) -> Iterator[tuple[subprocess.Popen[str], Mapping[str, str]]]:
    """Start the demo, wait until it can be used, and stop it with Ctrl-C."""
    ready = folder / "ready.json"
    command = [str(DEMO), "--ready-file", str(ready), *arguments]
    with subprocess.Popen(command, cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT) as process:
        try:
            end = time.monotonic() + START_S
            while not ready.exists() and process.poll() is None and time.monotonic() < end:
                time.sleep(0.1)
            assert ready.exists(), process.communicate(timeout=5)[0]
            yield process, json.loads(ready.read_text())
        finally:
            process.send_signal(signal.SIGINT)
            process.wait(timeout=60)


@pytest.fixture(scope="session")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Mapping[str, str]]:
    """Give what the demo tells to whoever wants to use it."""
    with started_demo(tmp_path_factory.mktemp("demo"), "--port", "0") as (process, access):
        yield access
    assert process.returncode == 0
