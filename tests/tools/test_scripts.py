"""The scripts say in one sentence what is wrong, and repeat themselves cheaply."""

import os
from pathlib import Path
import shutil
import subprocess

import pytest

ROOT = Path(__file__).resolve().parents[2]


def _run(*command: str, folder: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command,
        cwd=folder,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
        stdin=subprocess.DEVNULL,
    )


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of what the panel is built from and of what is shipped."""
    integration = "custom_components/footage_guard"
    for name in ("scripts", "frontend", f"{integration}/frontend", f"{integration}/web/pages"):
        shutil.copytree(ROOT / name, tmp_path / name, ignore=shutil.ignore_patterns("node_modules", "dist", "coverage"))
    (tmp_path / "frontend" / "node_modules").symlink_to(ROOT / "frontend" / "node_modules")
    return tmp_path


def test_the_shipped_panel_is_the_one_the_sources_give_wherever_they_lie(copy: Path) -> None:
    done = _run("scripts/build-frontend", "--check", folder=copy)
    assert (done.returncode, done.stderr) == (0, "")


@pytest.mark.parametrize(
    "changed",
    [
        "frontend/src/localize/languages/en.json",
        "custom_components/footage_guard/frontend/panel.js",
        "custom_components/footage_guard/frontend/panel.js.sha256",
        "custom_components/footage_guard/frontend/panel.js.LICENSE.txt",
        "custom_components/footage_guard/frontend/card.js",
        "frontend/src/share/logic/address.ts",
        "custom_components/footage_guard/web/pages/share.js",
    ],
)
def test_another_panel_than_the_sources_give_is_told(copy: Path, changed: str) -> None:
    path = copy / changed
    path.write_text(
        path.read_text()
        .replace("Footage", "Footages")
        .replace("panel.js", "panels.js")
        .replace("panel-frame", "panel-frames")
        .replace("Google", "G")
        .replace("/open", "/opens")
    )
    done = _run("scripts/build-frontend", "--check", folder=copy)
    assert done.returncode == 1
    assert "is not what the sources give: run scripts/build-frontend" in done.stderr


def test_a_package_that_no_license_stands_for_gets_into_nothing_that_is_built(copy: Path) -> None:
    card = copy / "frontend" / "src" / "card" / "main.ts"
    card.write_text(f'import {{ html }} from "lit-html";\nconsole.log(html``);\n{card.read_text()}')
    done = _run("scripts/build-frontend", "--check", folder=copy)
    assert done.returncode == 1
    assert "card.js is made of lit-html" in done.stderr, done.stderr


def test_setting_up_again_does_nothing_and_says_nothing() -> None:
    _run("scripts/setup", "test")
    done = _run("scripts/setup", "test")
    assert (done.returncode, done.stdout + done.stderr) == (0, "")


@pytest.mark.parametrize("what", ["everything", "demo test"])
def test_an_unknown_set_is_one_sentence(what: str) -> None:
    done = _run("scripts/setup", what)
    assert done.returncode == 1
    assert done.stderr == "error: usage: scripts/setup [demo [clip]|newest|test]\n"


@pytest.mark.parametrize(
    ("version", "told"), [("20.18.9", True), ("18.20.0", True), ("20.19.0", False), ("24.1.0", False)]
)
def test_an_old_node_is_told(tmp_path: Path, version: str, told: bool) -> None:
    node = tmp_path / "node"
    real = shutil.which("node")
    code = f'Object.defineProperty(process.versions, "node", {{value: "{version}"}});'
    node.write_text(f'#!/bin/sh\n[ "$1" = --version ] && echo v{version} && exit\nexec {real} -e \'{code}\'"$2"\n')
    node.chmod(0o755)
    done = _run("bash", "-c", "source scripts/_common.sh; need_node", PATH=f"{tmp_path}:{os.environ['PATH']}")
    assert (done.returncode, done.stderr) == (
        (1, f"error: Node 20.19 or newer is needed, this is v{version}\n") if told else (0, "")
    )


def test_a_missing_npm_is_told(tmp_path: Path) -> None:
    for name in ("bash", "mkdir", "dirname", "basename"):
        (tmp_path / name).symlink_to(shutil.which(name) or "")
    done = _run("bash", "-c", "source scripts/_common.sh; need_node", PATH=str(tmp_path))
    assert done.returncode == 1
    assert "Node 20.19 or newer with npm is needed" in done.stderr


@pytest.fixture
def apt(tmp_path: Path) -> dict[str, str]:
    """A machine whose packages are those named in `there`, and whose archive has those named in `had`."""
    noted = f'#!/bin/sh\necho "$*" >>{tmp_path}/asked\n'
    programs = {
        "apt-get": f'{noted}[ "$1" = update ] || grep -qx "$4" {tmp_path}/had\n',
        "dpkg-query": f'#!/bin/sh\ngrep -qx "$4" {tmp_path}/there && echo installed\n',
        "sudo": '#!/bin/sh\nshift\n[ "$1" = true ] || exec "$@"\n',
    }
    for name, text in programs.items():
        (tmp_path / name).write_text(text)
        (tmp_path / name).chmod(0o755)
    for name in ("there", "had", "asked"):
        (tmp_path / name).touch()
    return {"PATH": f"{tmp_path}:{os.environ['PATH']}", "FOOTAGE_GUARD_CACHE": str(tmp_path)}


def _like(apt: dict[str, str]) -> tuple[str, list[str]]:
    done = _run("bash", "-c", "source scripts/_common.sh; like_debian one another; echo on", folder=ROOT, **apt)
    assert (done.returncode, done.stdout) == (0, "on\n")
    asked = Path(apt["FOOTAGE_GUARD_CACHE"], "asked")
    calls = [line.split()[-1] for line in asked.read_text().splitlines()]
    asked.write_text("")
    return done.stderr, calls


@pytest.mark.parametrize("name", ["one", "another"])
def test_either_name_of_a_package_will_do(tmp_path: Path, apt: dict[str, str], name: str) -> None:
    (tmp_path / "there").write_text(f"{name}\n")
    assert _like(apt) == ("", [])
    (tmp_path / "there").write_text("")
    (tmp_path / "had").write_text(f"{name}\n")
    said, asked = _like(apt)
    assert (said, asked[-1]) == ("Installing one, if it is to be had\n", name)


def test_apt_used_to_read_its_lists_at_each_start_for_what_is_not_to_be_had(
    tmp_path: Path, apt: dict[str, str]
) -> None:
    said, asked = _like(apt)
    assert (said.splitlines()[-1], asked) == ("Going on without one.", ["update", "one", "another"])
    assert _like(apt) == ("", [])
    os.utime(tmp_path / "without-one", (0, 0))
    assert _like(apt)[1] == asked


def test_a_step_that_fails_ends_in_one_sentence() -> None:
    done = _run("bash", "-c", "source scripts/_common.sh; quietly ls /nowhere/at-all; echo went on")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr.splitlines()[-1].startswith("error: 'ls at-all …' failed; its output is above")
