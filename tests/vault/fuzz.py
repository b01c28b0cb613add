"""Feeds the vault's readers with files that a fuzzer makes up, guided by which branches of ours they reach.

    python -m tests.vault.fuzz TARGET FOLDER [--planted BUG] [options of libFuzzer, such as -runs=1000000]

It ends with status 0, or tells the input that broke a promise: a byte that is not what was sealed, an error that is
not ours, or more memory or time than there should be. The target `all` takes turns. What is worth going on from is
kept in FOLDER; it begins with right inputs, and the published test kit of age where that lies beside the repository.
"""

from collections.abc import Callable, Mapping
import importlib
from pathlib import Path
import sys
from types import ModuleType

import atheris

ROOT = Path(__file__).resolve().parents[2]
PACKAGE = "custom_components.footage_guard"
KIT = ROOT.parent / "shared" / "vectors" / "age"
LIMITS = ("-timeout=20", "-rss_limit_mb=1024", "-max_len=4096", "-len_control=20", "-print_final_stats=1")
TARGETS = {
    "age": ("fuzz_age", "age"),
    "rage": ("fuzz_age", "rage"),
    "header": ("fuzz_age", "header"),
    "file": ("fuzz_age", "anything"),
    "text": ("fuzz_age", "text"),
    "keys": ("fuzz_keys", "keys"),
    "rows": ("fuzz_keys", "rows"),
}


def main(arguments: list[str]) -> None:
    """Fuzz until the options say that it is enough; does not return."""
    name, folder, *options = arguments
    _skip_home_assistant()
    with atheris.instrument_imports(include=[f"{PACKAGE}.{layer}" for layer in ("disk", "model", "vault")]):
        modules = {module: importlib.import_module(f"{__package__}.{module}") for module, _ in TARGETS.values()}
    tests = [getattr(modules[module], function) for module, function in TARGETS.values()]
    if options[:1] == ["--planted"]:
        importlib.import_module(f"{__package__}.fuzz_planted").plant(options[1])
        options = options[2:]
    seeds = modules["fuzz_age"].seeds(KIT)
    _write_seeds(Path(folder), seeds if name == "all" else {name: seeds.get(name, [])}, is_mixed=name == "all")
    test = _in_turns(tests) if name == "all" else tests[list(TARGETS).index(name)]
    atheris.Setup([sys.argv[0], *LIMITS, f"-artifact_prefix={folder}/broken-", *options, folder], test)
    atheris.Fuzz()


def _in_turns(tests: list[Callable[[bytes], None]]) -> Callable[[bytes], None]:
    return lambda data: tests[data[0] % len(tests)](data[1:]) if data else None


def _write_seeds(folder: Path, seeds: Mapping[str, list[bytes]], *, is_mixed: bool) -> None:
    for target, inputs in seeds.items():
        turn = bytes([list(TARGETS).index(target)]) if is_mixed else b""
        for number, data in enumerate([b"", *inputs]):
            (folder / f"{target}-{number}").write_bytes(turn + data)


def _skip_home_assistant() -> None:
    """Have the vault imported without the integration above it, which takes seconds and is not what is looked at."""
    package = ModuleType(PACKAGE)
    package.__path__ = [str(ROOT / PACKAGE.replace(".", "/"))]
    sys.modules[PACKAGE] = package


if __name__ == "__main__":
    main(sys.argv[1:])
