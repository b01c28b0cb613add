"""Loads one layer without the integration around it and prints every module that came with it.

Run as a script in a fresh interpreter: load_layer.py <folder of the integration> <layer>.
"""

from importlib import import_module
import json
from pathlib import Path
import sys
from types import ModuleType


def main(folder: Path, layer: str) -> None:
    """Load all modules of a layer below a stand-in for the integration, whose own start imports Home Assistant."""
    parent = ModuleType("integration")
    parent.__path__ = [str(folder)]
    sys.modules[parent.__name__] = parent
    before = {*sys.modules}
    for path in sorted((folder / layer).rglob("*.py")):
        parts = path.relative_to(folder).with_suffix("").parts
        import_module(".".join((parent.__name__, *parts)).removesuffix(".__init__"))
    json.dump(sorted({*sys.modules} - before), sys.stdout)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2])
