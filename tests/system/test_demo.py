"""The demo runs, again and again, whatever happened to the one before."""

from collections.abc import Mapping
from http import HTTPStatus
import json
import os
from pathlib import Path
import re
import signal
import socket
import subprocess
import sys
import time
from typing import Any
from urllib.request import urlopen

import pytest

from .conftest import DEMO, ROOT, started_demo

SECRET = re.compile(r"#[A-Za-z0-9_-]{43}\b")
DIGEST = re.compile(r"[0-9a-f]{64}")
COMMANDS = (
    "approval/challenge",
    "approval/approve",
    "approval/collect",
    "draft/cancel",
    "vault/unlock",
    "policy/challenge",
)
REFUSED = "An automation that tried to approve was refused"
REVOKED = "The owner revoked the link, and it is gone"
ABOUT = {
    "Owner created": ("POST", "/api/onboarding/users", 200),
    "The owner signed in on the login page": ("POST", "/auth/token", 200),
    "Front door: the bell rang": ("POST", "/ring", 200),
    "Garden gate: the bell rang": ("POST", "/ring", 200),
    "Front door: motion was seen": ("POST", "/motion/on", 200),
    REFUSED: ("WS", "/approval/approve", 400),
    "The owner approved exactly this": ("WS", "/approval/approve", 200),
    "The recipient downloaded it with a plain client": ("GET", "/footage_guard/d/…/0", 200),
    "The receipt was verified without Home Assistant": ("verify_receipt.py", " footage-1.mp4", 0),
    REVOKED: ("POST", "/footage_guard/s/…/open", 404),
    "The vault's history is what was written": ("POST", "/verify_ledger?return_response", 200),
}
STEP = re.compile(r"^  ✓ .* \d+\.\d\d s", re.MULTILINE)
ACCESS = {
    "url",
    "user",
    "password",
    "passphrase",
    "second_user",
    "second_password",
    "second_passphrase",
    "config_dir",
}


def _run_once(out: Path, *arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    command = [str(DEMO), "--once", "--out", str(out), *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env={**os.environ, **environment},
        text=True,
        capture_output=True,
        timeout=240,
        check=False,
    )


def _processes_of(config_dir: str) -> list[str]:
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            command = (folder / "cmdline").read_bytes().decode(errors="replace")
        except OSError:
            continue
        found += [folder.name] if config_dir in command else []
    return found


def test_once_passes_on_real_footage_with_what_a_release_installs_its_port_taken_and_leaves_its_steps(
    tmp_path: Path,
) -> None:
    subprocess.run([sys.executable, "-m", "tools.release", str(tmp_path / "release")], cwd=ROOT, check=True)
    archive = tmp_path / "release" / "footage_guard.zip"
    _leave_as_an_earlier_run(tmp_path)
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        arguments = ("--port", str(port), "--source", "vtest.avi")
        done = _run_once(tmp_path, *arguments, FOOTAGE_GUARD_ARCHIVE_OF_HOME=str(archive))
    assert done.returncode == 0, done.stdout + done.stderr
    first, _, table = done.stdout.partition("\n")
    access = json.loads(first)
    assert set(access) == ACCESS
    assert not access["url"].endswith(f":{port}")
    steps = json.loads((tmp_path / "steps.json").read_text())
    assert len(STEP.findall(table)) == len(steps)
    assert all(step["ok"] for step in steps)
    names = [step["name"] for step in steps]
    assert "with footage_guard.zip installed" in [step["note"] for step in steps]
    for camera in ("Front door", "Garden gate"):
        for what in ("stream opened, camera added", "the camera streams", "a still was fetched", "the bell rang"):
            assert f"{camera}: {what}" in names
        assert f"{camera}: motion was seen" in names
    assert "The vault's history is what was written" in names
    for what in (
        "It is held, and matched with the clip",
        "A draft with a blacked-out box was rendered",
        REFUSED,
        "The recipient downloaded it with a plain client",
        "The receipt was verified without Home Assistant",
        REVOKED,
    ):
        assert what in names
    _must_be_about_what_they_say({step["name"]: step for step in steps})
    shown = json.dumps(steps)
    assert "password" not in shown
    assert access["passphrase"] not in shown
    assert SECRET.search(shown) is None
    _must_be_evidence(tmp_path)
    assert (tmp_path / "home-assistant.log").stat().st_size
    assert not _processes_of(access["config_dir"])


def _leave_as_an_earlier_run(out: Path) -> None:
    (out / "steps.json").write_text("[]")
    for name in ("vault/earlier.age", "bundle/earlier.mp4"):
        (out / name).parent.mkdir()
        (out / name).write_bytes(b"earlier")


def _must_be_about_what_they_say(steps: Mapping[str, Mapping[str, Any]]) -> None:
    """Each step holds the request it is about, and the others of whoever asked in it."""
    assert all(step["status"] is not None and DIGEST.fullmatch(step["reply_sha256"]) for step in steps.values())
    about = {name: (step["request"].partition(" ")[0], step["request"], step["status"]) for name, step in steps.items()}
    for name, (method, end, status) in ABOUT.items():
        assert about[name][0] == method
        assert about[name][1].endswith(end)
        assert about[name][2] == status
    refused = [each["request"] for each in steps[REFUSED]["requests"] if each["status"] == HTTPStatus.BAD_REQUEST]
    assert refused == [f"WS footage_guard/{command}" for command in COMMANDS]
    revoked = [(each["request"], each["status"]) for each in steps[REVOKED]["requests"]]
    assert ("WS footage_guard/shares/revoke", 200) in revoked
    assert ("POST /footage_guard/s/…/open", 404) in revoked
    rang = [each["request"] for each in steps["Front door: a ring was recorded"]["requests"]]
    assert any(request.startswith("POST ") and request.endswith("/ring") for request in rang)


def _must_be_evidence(out: Path) -> None:
    """What the run leaves can be looked at with other tools."""
    found = [
        subprocess.run(["age", "-d", "-i", out / "identity.txt", stored], capture_output=True, check=True).stdout
        for stored in (out / "vault").rglob("*.age")
    ]
    assert (out / "clip.mp4").read_bytes() in found
    bundle = out / "bundle"
    assert {each.name for each in bundle.iterdir()} == {"footage-1.mp4", "receipt.json", "receipt.html", "README.txt"}
    verifier = [sys.executable, str(ROOT / "tools" / "verify_receipt.py")]
    subprocess.run([*verifier, str(bundle / "receipt.json"), str(bundle / "footage-1.mp4")], check=True)
    ledger = [sys.executable, "-m", "custom_components.footage_guard.ledger.verify", str(out / "ledger")]
    subprocess.run(ledger, check=True, cwd=ROOT)


def test_it_starts_after_a_killed_run_that_leaves_no_process(tmp_path: Path) -> None:
    with started_demo(tmp_path, "--port", "0") as (process, access):
        os.kill(process.pid, signal.SIGKILL)
        process.wait()
        end = time.monotonic() + 60
        while _processes_of(access["config_dir"]) and time.monotonic() < end:
            time.sleep(0.2)
        assert not _processes_of(access["config_dir"])
    (tmp_path / "ready.json").unlink()
    with started_demo(tmp_path, "--port", "0") as (process, access):
        assert urlopen(access["url"]).status == HTTPStatus.OK  # noqa: S310  # our own loopback address
    assert process.returncode == 0


def test_it_answers_on_the_loopback_interface_only(demo: Mapping[str, str]) -> None:
    port = int(demo["url"].rpartition(":")[2])
    # A machine without IPv6 has no second file.
    listening = subprocess.run(
        ["/usr/bin/env", "cat", "/proc/net/tcp", "/proc/net/tcp6"], capture_output=True, text=True, check=False
    )
    sockets = re.findall(rf"^\s*\d+: ([0-9A-F]+):{port:04X} \S+ 0A", listening.stdout, re.MULTILINE)
    assert sockets == ["0100007F"]


@pytest.mark.parametrize("argument", ["--nonsense", "--port=many", "--port=99999", "--port=-5"])
def test_a_wrong_argument_is_one_sentence(tmp_path: Path, argument: str) -> None:
    done = _run_once(tmp_path, argument)
    assert done.returncode != 0
    assert "Traceback" not in done.stderr


def test_a_source_that_does_not_exist_is_one_sentence(tmp_path: Path) -> None:
    done = _run_once(tmp_path, "--port", "0", "--source", str(tmp_path / "nothing.mp4"))
    assert done.returncode == 2
    assert "there is no file" in done.stderr.splitlines()[-1]
