"""The bill of materials (CycloneDX 1.6): what of others is in the archive, or is installed because of it.

It has no date and no random number: the same archive has the same bill.
"""

from base64 import b64decode
from collections.abc import Iterable, Mapping
from hashlib import sha256
from importlib.metadata import metadata
import json
from pathlib import Path
from typing import Any, Final
from urllib.parse import quote
from uuid import NAMESPACE_URL, uuid5

from packaging.requirements import Requirement

INTEGRATION: Final = Path("custom_components", "footage_guard")
_ADDRESS: Final = "https://github.com/footage-guard/footage-guard"
_SCRIPTS: Final = INTEGRATION / "frontend" / "panel.js.LICENSE.txt"
"""Names each package that the panel's scripts contain, above its license; the build of the panel writes it."""
_LOCK: Final = Path("frontend", "package-lock.json")

type Component = dict[str, Any]


def bill(root: Path, archive: bytes) -> dict[str, Any]:
    """Return the bill of an archive that was packed from a checkout."""
    manifest = json.loads((root / INTEGRATION / "manifest.json").read_text())
    needs_home_assistant = json.loads((root / "hacs.json").read_text())["homeassistant"]
    scripts = _scripts(root)
    installed = [_installed(each) for each in manifest["requirements"]]
    product = {
        "type": "application",
        "bom-ref": f"pkg:github/footage-guard/footage-guard@v{manifest['version']}",
        "name": manifest["domain"],
        "version": manifest["version"],
        "purl": f"pkg:github/footage-guard/footage-guard@v{manifest['version']}",
        "licenses": [{"license": {"id": "Apache-2.0"}}],
        "hashes": [{"alg": "SHA-256", "content": sha256(archive).hexdigest()}],
        "externalReferences": [{"type": "vcs", "url": _ADDRESS}],
        "properties": [{"name": "footage-guard:runs-in", "value": f"Home Assistant {needs_home_assistant} or newer"}],
    }
    top = [component["bom-ref"] for component in (*scripts.values(), *installed)]
    return {
        "$schema": "http://cyclonedx.org/schema/bom-1.6.schema.json",
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "serialNumber": f"urn:uuid:{uuid5(NAMESPACE_URL, f'{_ADDRESS}#{sha256(archive).hexdigest()}')}",
        "version": 1,
        "metadata": {"component": product},
        "components": [*scripts.values(), *installed],
        "dependencies": [{"ref": product["bom-ref"], "dependsOn": top}, *_edges(root, scripts)],
    }


def _locked(root: Path) -> Mapping[str, Mapping[str, Any]]:
    """Return the locked packages of the front end by their names."""
    packages = json.loads((root / _LOCK).read_text())["packages"]
    return {path.removeprefix("node_modules/"): locked for path, locked in packages.items()}


def _scripts(root: Path) -> dict[str, Component]:
    """Return what the panel's scripts contain, by name."""
    locked = _locked(root)
    lines = (root / _SCRIPTS).read_text().splitlines()
    return {name: _script(name, locked[name]) for name in lines if name in locked and name}


def _script(name: str, locked: Mapping[str, Any]) -> Component:
    algorithm, _, digest = locked["integrity"].partition("-")
    address = f"pkg:npm/{quote(name)}@{locked['version']}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": name,
        "version": locked["version"],
        "purl": address,
        "licenses": [{"license": {"id": locked["license"]}}],
        "hashes": [{"alg": algorithm.upper().replace("SHA", "SHA-"), "content": b64decode(digest).hex()}],
    }


def _edges(root: Path, scripts: Mapping[str, Component]) -> Iterable[Mapping[str, Any]]:
    """Yield which of the scripts' packages stands on which, of those that are in."""
    locked = _locked(root)
    for name, component in scripts.items():
        needed = [scripts[other]["bom-ref"] for other in locked[name].get("dependencies", ()) if other in scripts]
        yield {"ref": component["bom-ref"], "dependsOn": needed}


def _installed(requirement: str) -> Component:
    """Return what Home Assistant installs for the integration."""
    parsed = Requirement(requirement)
    (version,) = {each.version for each in parsed.specifier if each.operator == "=="}
    address = f"pkg:pypi/{parsed.name.lower()}@{version}"
    return {
        "type": "library",
        "bom-ref": address,
        "name": parsed.name,
        "version": version,
        "purl": address,
        "licenses": [{"expression": metadata(parsed.name)["License-Expression"]}],
    }
