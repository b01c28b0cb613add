"""A release holds what HACS installs, says what is in it, and is the same wherever and whenever it is built."""

from hashlib import sha256
from importlib.metadata import version
import json
import os
from pathlib import Path
import re
import shutil
import subprocess
import sys
import tomllib
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from jsonschema_rs import Draft7Validator, Registry, validator_for
import pytest
import yaml

from tools.release.archive import NotForRelease, pack
from tools.release.sbom import bill

ROOT = Path(__file__).resolve().parents[2]
INTEGRATION = Path("custom_components", "footage_guard")
LOCK = Path("frontend", "package-lock.json")
PROGRAMS = ("request_file.py", "verify_receipt.py")
TOOLS = tuple(Path("tools", name) for name in ("release", "__init__.py", *PROGRAMS))
PARTS = (INTEGRATION, *TOOLS, LOCK, Path("LICENSE"), Path("hacs.json"))
SCHEMAS = ROOT / "tests" / "vectors" / "cyclonedx"
MANIFEST = json.loads((ROOT / INTEGRATION / "manifest.json").read_text())
WORKFLOW = ROOT / ".github" / "workflows" / "release.yml"
PAGE = ROOT / "docs" / "guide" / "verify-release.md"
ARCHIVE, BILL, SUMS = "footage_guard.zip", "footage_guard.cdx.json", "SHA256SUMS"


def _copied(target: Path, *, backwards: bool) -> Path:
    """Copy what a release is made of, in an order of its own."""
    for part in PARTS:
        whole = ROOT / part
        files = [path for path in whole.rglob("*") if path.is_file()] if whole.is_dir() else [whole]
        for path in sorted(files, reverse=backwards):
            if "__pycache__" not in path.parts:
                (target / path.relative_to(ROOT)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(path, target / path.relative_to(ROOT))
    return target


def _built(checkout: Path, out: Path, umask: int = 0o022, **environment: str) -> dict[str, bytes]:
    """Build a release in a process of its own and return its files."""
    command = [sys.executable, "-m", "tools.release", str(out)]
    subprocess.run(command, cwd=checkout, check=True, umask=umask, env={**os.environ, **environment}, timeout=120)
    return {path.name: path.read_bytes() for path in out.iterdir()}


@pytest.fixture(scope="module")
def checkout(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return _copied(tmp_path_factory.mktemp("checkout"), backwards=False)


@pytest.fixture(scope="module")
def release(checkout: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("release")
    _built(checkout, out, TZ="UTC", LC_ALL="C.UTF-8", PYTHONHASHSEED="1")
    return out


def test_it_is_the_same_from_another_folder_in_another_order_zone_language_and_umask(
    checkout: Path, release: Path, tmp_path: Path
) -> None:
    other = tmp_path / "a folder elsewhere"
    for path in sorted(checkout.rglob("*"), reverse=True):
        if path.is_file():
            (other / path.relative_to(checkout)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(path, other / path.relative_to(checkout))
    for path in other.rglob("*"):
        os.utime(path, (0, 0))
        path.chmod(0o700)
    environment = {"TZ": "Pacific/Kiritimati", "LC_ALL": "C", "PYTHONHASHSEED": "7", "HOME": str(tmp_path)}
    files = _built(other, tmp_path / "out", umask=0o077, **environment)
    assert files == {path.name: path.read_bytes() for path in release.iterdir()}
    assert set(files) == {ARCHIVE, BILL, SUMS, *PROGRAMS}


def test_what_is_in_it_is_the_folder_and_the_license(checkout: Path, release: Path, tmp_path: Path) -> None:
    with ZipFile(release / ARCHIVE) as archive:
        archive.extractall(tmp_path)
        assert archive.testzip() is None
        entries = archive.infolist()
    assert [entry.filename for entry in entries] == sorted(entry.filename for entry in entries)
    assert {(entry.date_time, entry.create_system, entry.compress_type) for entry in entries} == {
        ((1980, 1, 1, 0, 0, 0), 3, ZIP_STORED)
    }
    assert (tmp_path / "LICENSE").read_bytes() == (ROOT / "LICENSE").read_bytes()
    (tmp_path / "LICENSE").unlink()
    compared = ["diff", "--recursive", "--exclude=__pycache__", str(tmp_path), str(checkout / INTEGRATION)]
    assert subprocess.run(compared, check=False, capture_output=True, text=True).stdout == ""


def test_it_is_laid_out_for_hacs(release: Path) -> None:
    hacs = json.loads((ROOT / "hacs.json").read_text())
    assert hacs["zip_release"] is True
    assert hacs["filename"] == ARCHIVE
    with ZipFile(release / ARCHIVE) as archive:
        names = archive.namelist()
        assert json.loads(archive.read("manifest.json")) == MANIFEST
    assert {"__init__.py", "brand/icon.png", "frontend/panel.js", "translations/en.json"} <= set(names)
    assert not [name for name in names if name.startswith(("/", "custom_components")) or ".." in name]


def test_whoever_checks_it_as_the_page_says_finds_it_right_and_a_spoiled_one_wrong(
    release: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "downloads"
    shutil.copytree(release, folder)
    whole, unpacking, comparing = [line for line in _lines() if not line.startswith(("gh ", "scripts/"))]
    assert _shell(whole, folder).stdout.count(": OK\n") == len((ARCHIVE, BILL, *PROGRAMS))
    with ZipFile(folder / ARCHIVE) as archive:
        archive.extractall(folder / "installed")
    (folder / "installed" / "__pycache__").mkdir()
    assert _shell(unpacking, folder).returncode == 0
    assert (_shell(comparing, folder).returncode, _shell(comparing, folder).stdout) == (0, "")
    (folder / "installed" / "const.py").write_text("DOMAIN = 'other'\n")
    assert "const.py" in _shell(comparing, folder).stdout
    spoiled = bytearray((folder / ARCHIVE).read_bytes())
    spoiled[1000] ^= 1
    (folder / ARCHIVE).write_bytes(spoiled)
    assert _shell(whole, folder).returncode != 0


def _lines() -> list[str]:
    """Return the commands of the page."""
    blocks = re.findall(r"^```sh\n(.*?)\n```", PAGE.read_text(), re.MULTILINE | re.DOTALL)
    return [line for block in blocks for line in block.splitlines()]


def _shell(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["bash", "-c", command], cwd=folder, check=False, capture_output=True, text=True, timeout=60)


def test_its_bill_keeps_the_schema(release: Path) -> None:
    validator = _validator()
    materials = json.loads((release / BILL).read_text())
    assert [str(error) for error in validator.iter_errors(materials)] == []
    for spoiled in ({"bomFormat": "SPDX"}, {"serialNumber": "one"}, {"components": [{"name": "lit"}]}):
        assert not validator.is_valid({**materials, **spoiled}), spoiled
    spoiled_license = json.loads(json.dumps(materials))
    spoiled_license["components"][0]["licenses"] = [{"license": {"id": "Nobody-1.0"}}]
    assert not validator.is_valid(spoiled_license)


def _validator() -> Draft7Validator:
    read = {path.name: json.loads(path.read_text()) for path in SCHEMAS.glob("*.json")}
    registry = Registry([(f"http://cyclonedx.org/schema/{name}", schema) for name, schema in read.items()])
    found = validator_for(read["bom-1.6.SNAPSHOT.schema.json"], registry=registry)
    assert isinstance(found, Draft7Validator)
    return found


def test_its_bill_names_what_the_panel_is_made_of(release: Path) -> None:
    materials = json.loads((release / BILL).read_text())
    product = materials["metadata"]["component"]
    assert product["hashes"] == [{"alg": "SHA-256", "content": sha256((release / ARCHIVE).read_bytes()).hexdigest()}]
    assert product["version"] == MANIFEST["version"]
    named = {component["name"]: component for component in materials["components"]}
    assert set(named) == {"lit", "lit-html", "lit-element", "@lit/reactive-element"}
    locked = json.loads((ROOT / LOCK).read_text())["packages"]
    for name, component in named.items():
        assert component["version"] == locked[f"node_modules/{name}"]["version"]
        assert component["licenses"] == [{"license": {"id": "BSD-3-Clause"}}]
        assert component["purl"].startswith(f"pkg:npm/{name.replace('@', '%40')}@")
    edges = {edge["ref"]: edge["dependsOn"] for edge in materials["dependencies"]}
    assert set(edges[named["lit"]["purl"]]) == {named[name]["purl"] for name in named if name != "lit"}
    assert set(edges[product["bom-ref"]]) == {component["purl"] for component in named.values()}


def test_its_bill_names_what_home_assistant_would_install_for_it(tmp_path: Path) -> None:
    root = _copied(tmp_path, backwards=False)
    wanted = f"cryptography=={version('cryptography')}"
    (root / INTEGRATION / "manifest.json").write_text(json.dumps({**MANIFEST, "requirements": [wanted]}))
    materials = bill(root, b"archive")
    assert _validator().is_valid(materials)
    (found,) = [each for each in materials["components"] if each["purl"].startswith("pkg:pypi/")]
    assert found["purl"] == f"pkg:pypi/{wanted.replace('==', '@')}"
    assert found["licenses"] == [{"expression": "Apache-2.0 OR BSD-3-Clause"}]


@pytest.mark.parametrize("left", ["manifest.json~", "a.py.orig", ".hidden.json", "model/core", "state.db"])
def test_what_an_editor_or_a_crash_left_stops_it(tmp_path: Path, left: str) -> None:
    folder, target = _small(tmp_path)
    (folder / left).write_text("left behind")
    with pytest.raises(NotForRelease, match=re.escape(left)):
        pack(folder, ROOT / "LICENSE", target)


def test_a_link_out_of_the_folder_stops_it(tmp_path: Path) -> None:
    folder, target = _small(tmp_path)
    (folder / "model" / "b.py").symlink_to(ROOT / "pyproject.toml")
    with pytest.raises(NotForRelease, match=re.escape("model/b.py")):
        pack(folder, ROOT / "LICENSE", target)


def _small(tmp_path: Path) -> tuple[Path, Path]:
    folder = tmp_path / "integration"
    (folder / "model" / "__pycache__").mkdir(parents=True)
    (folder / "manifest.json").write_text("{}")
    (folder / "model" / "__pycache__" / "a.pyc").write_bytes(b"compiled")
    pack(folder, ROOT / "LICENSE", tmp_path / "good.zip")
    assert ZipFile(tmp_path / "good.zip").namelist() == ["LICENSE", "manifest.json"]
    return folder, tmp_path / "spoiled.zip"


def test_the_manifest_names_the_version_and_others_follow() -> None:
    project: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]
    newest = re.search(r"^## \[(\d\S*)\]\n(.*?)^### ", (ROOT / "CHANGELOG.md").read_text(), re.MULTILINE | re.DOTALL)
    assert newest is not None
    assert project["version"] == MANIFEST["version"]
    # A candidate stands for the version that it is to become, and has no section of its own.
    version, _, candidate = MANIFEST["version"].partition("-")
    assert newest[1] == version
    assert re.findall(r"`(\d\S+-\S+)`", newest[2]) == ([MANIFEST["version"]] if candidate else [])
    assert "version" not in json.loads((ROOT / "frontend" / "package.json").read_text())


def test_the_programs_for_others_need_nothing_beside_them(release: Path) -> None:
    for name in PROGRAMS:
        command = [sys.executable, "-I", name, "--help"]
        done = subprocess.run(command, cwd=release, check=True, capture_output=True, text=True, timeout=60)
        assert done.stdout.startswith("usage: "), name


def test_what_is_published_is_what_is_built(release: Path) -> None:
    steps = yaml.safe_load(WORKFLOW.read_text())["jobs"]
    uploaded = steps["build"]["steps"][-1]["with"]["path"].split()
    attested = steps["attest"]["steps"][-1]["with"]["subject-path"].split()
    created = re.search(r"gh release create (.*?) --verify-tag", WORKFLOW.read_text(), re.DOTALL)
    assert created is not None
    built = {path.name for path in release.iterdir()}
    assert {Path(name).name for name in uploaded} == built
    assert set(attested) == built
    assert {name for name in created[1].split() if "." in name or name == SUMS} == built


def test_a_candidate_is_no_release_for_everybody() -> None:
    workflow = WORKFLOW.read_text()
    assert "*-*) kind=--prerelease ;;" in workflow
    assert re.fullmatch(r"\d+\.\d+\.\d+(-rc\.\d+)?", MANIFEST["version"])
