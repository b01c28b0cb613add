"""The layers below bridge load without Home Assistant, and the model with Python alone."""

from collections.abc import Iterator
import json
from pathlib import Path
import sys

from tests.architecture.tools import run
from tests.architecture.tree import integration, packages

_LOADER = Path(__file__).parent.parent / "load_layer.py"
_ABOVE = frozenset({"bridge", "web"})
_FORBIDDEN = frozenset({"aiohttp", "homeassistant", "probatio", "voluptuous"})


def problems(tree: Path) -> list[str]:
    """Tell what each layer brings along that it must not."""
    return [problem for layer in packages(tree) if layer not in _ABOVE for problem in _judge(tree, layer)]


def _judge(tree: Path, layer: str) -> Iterator[str]:
    result = run("-I", str(_LOADER), str(integration(tree)), layer, cwd=tree)
    if result.returncode != 0:
        yield f"{layer} does not load alone: {result.stderr.strip().splitlines()[-1]}"
        return
    loaded = {name.split(".")[0] for name in json.loads(result.stdout)} - {"integration"}
    yield from (f"{layer} brings {name}" for name in sorted(loaded & _FORBIDDEN))
    if layer == "model":
        yield from (f"model brings {name}" for name in sorted(loaded - sys.stdlib_module_names - _FORBIDDEN))
