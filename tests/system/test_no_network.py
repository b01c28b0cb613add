"""Where every address leads nowhere everything works, and nothing of ours has tried to reach any.

All runs in a network namespace of its own, which shows whatever is sent, be it by Python, by FFmpeg or by another
program; what Python is asked for is refused, too, and noted with the code that asked.
"""

from collections.abc import Mapping, Sequence
import json
import os
from pathlib import Path
import subprocess
import sys
from typing import Any, Final

import pytest

from tests.pushes import is_as_published, without_app

from .conftest import ROOT
from .offline import BESIDE, CAMERA
from .reaching import WAYS
from .refusing import Attempt, refusing

UNSHARE: Final = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]
OF_HOME_ASSISTANT: Final = {
    "homeassistant/components/network/util.py": "asks the kernel by which address it is reached, and sends nothing",
    "zeroconf/_utils/net.py": "listens to names in the home, for the analytics that are set up and off",
}
"""What Home Assistant does by itself on every start."""
IGMP: Final = "protocol 2 224.0.0.22"
"""The kernel tells the home's router of that listening."""
OUR_FILE: Final = "/config/custom_components/footage_guard/bridge/planted.py"
OTHER_FILE: Final = "/config/custom_components/other/planted.py"


def _in_nowhere(module: str, *arguments: str) -> Any:
    command = [*UNSHARE, sys.executable, "-m", f"tests.system.{module}", *arguments]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Any]:
    """What happened in a home for which there is no network."""
    found: Mapping[str, Any] = _in_nowhere("offline", str(tmp_path_factory.mktemp("offline")))
    return found


@pytest.fixture(scope="module")
def attempts(told: Mapping[str, Any]) -> Sequence[Attempt]:
    """What Python was asked for meanwhile."""
    return [Attempt(what=each["what"], to=each["to"], stack=tuple(each["stack"])) for each in told["attempts"]]


def test_everything_works(told: Mapping[str, Any]) -> None:
    assert (told["failed"], len(told["done"])) == (0, len(BESIDE))


def test_nothing_was_sent_to_elsewhere(told: Mapping[str, Any]) -> None:
    assert [each for each in told["sent"] if each != IGMP] == []


def test_nothing_of_ours_tried_to(attempts: Sequence[Attempt]) -> None:
    assert [each for each in attempts if each.is_ours] == []


def test_whatever_else_did_is_known(attempts: Sequence[Attempt]) -> None:
    """Where a stack does not lead back to us, who asked is still one of those that do so without us."""
    assert {each.stack[0].rpartition("site-packages/")[2] for each in attempts} == OF_HOME_ASSISTANT.keys()


def test_what_a_phone_was_told_is_as_published(told: Mapping[str, Any]) -> None:
    pushes = [without_app(each) for each in told["pushes"]]
    assert sorted(each["title"] for each in pushes) == [
        "Footage request",
        "Footage request",
        "Somebody is changing who decides, or how",
    ]
    assert [each for each in pushes if not is_as_published(each)] == []


def test_a_camera_that_a_person_names_is_reached_and_nothing_beside_it(told: Mapping[str, Any]) -> None:
    assert told["sent_to_camera"] == [CAMERA]


def test_planted_ways_are_seen() -> None:
    """By whatever code, in C or of another program, and to a resolver."""
    seen = _in_nowhere("reaching")
    assert {name: [each for each in to if not each.endswith(":53")] for name, to in seen.items()} == {
        name: [to] if to else [] for name, (to, _) in WAYS.items()
    }
    assert [name for name, to in seen.items() if any(each.endswith(":53") for each in to)] == [
        name for name, (to, _) in WAYS.items() if not to
    ]


PLANTED: Final = {
    "s.connect(('192.0.2.1', 443))": "192.0.2.1",
    "s.connect_ex(('192.0.2.1', 443))": "192.0.2.1",
    "socket.create_connection(('192.0.2.1', 443))": "192.0.2.1",
    "u.sendto(b'?', ('192.0.2.1', 53))": "192.0.2.1",
    "socket.getaddrinfo('a.example', 443)": "a.example",
    "socket.gethostbyname('a.example')": "a.example",
    "u.bind(('', 5353))": "0.0.0.0",  # noqa: S104  # it is looked for
}
HERE: Final = (
    "s.connect(server.getsockname())",
    "s.connect_ex(server.getsockname())",
    "u.bind(('127.0.0.1', 0))",
    "socket.getaddrinfo('localhost', 80)",
    "socket.socketpair()",
)


def _tried(folder: Path, file: str, *lines: str) -> list[Attempt]:
    """Run lines as if they stood in a file, each as it may fail, and return what was noted of them."""
    source = "import socket\nserver = socket.create_server(('127.0.0.1', 0))\n"
    source += "s, u = socket.socket(), socket.socket(socket.AF_INET, socket.SOCK_DGRAM)\n"
    for line in lines:
        source += f"try:\n    {line}\nexcept OSError:\n    pass\n"
    with refusing(folder) as attempts:
        command = (sys.executable, "-c", f"exec(compile({source!r}, {file!r}, 'exec'))")
        subprocess.run(command, check=True)
        return attempts()


@pytest.mark.parametrize(("file", "is_ours"), [(OUR_FILE, True), (OTHER_FILE, False)])
def test_planted_lines_are_noted_with_their_author(tmp_path: Path, file: str, *, is_ours: bool) -> None:
    noted = _tried(tmp_path, file, *PLANTED)
    assert [(each.to, each.is_ours) for each in noted] == [(to, is_ours) for to in PLANTED.values()]


def test_what_stays_on_this_machine_is_let_pass(tmp_path: Path) -> None:
    assert _tried(tmp_path, OUR_FILE, *HERE) == []


def test_what_is_refused_fails_at_once(tmp_path: Path) -> None:
    line = "socket.create_connection(('192.0.2.1', 443))"
    with refusing(tmp_path):
        done = subprocess.run((sys.executable, "-c", f"import socket; {line}"), capture_output=True, check=False)
    assert b"Network is unreachable" in done.stderr
