"""mypy, with the project's configuration; the whole repository is for scripts/check, as it takes longer."""

import pytest

from .planting import write
from .rules.strict_types import problems

PLANTED = {
    "no-untyped-def": "def planted(value):\n    return value\n",
    "assignment": 'value: int = "one"\n',
    "type-arg": "def planted(value: list) -> None:\n    value.clear()\n",
    "ignore-without-code": "value: int = str(1)  # type: ignore\n",
    "explicit-override": "class Planted(dict[str, str]):\n    def clear(self) -> None:\n        pass\n",
    "truthy-bool": "class Planted:\n    pass\n\n\nif Planted():\n    raise RuntimeError\n",
    "unreachable": "def planted(value: int) -> None:\n    if isinstance(value, str):\n        raise TypeError\n",
    "unused-ignore": "value: int = 1  # type: ignore[assignment]\n",
}


@pytest.fixture(scope="module")
def told(tmp_path_factory: pytest.TempPathFactory) -> list[str]:
    """Plant every mistake in a file of its own, and check once."""
    folder = tmp_path_factory.mktemp("types")
    write(folder / "good.py", "def good(value: int) -> int:\n    return value\n")
    for code, text in PLANTED.items():
        write(folder / f"{code.replace('-', '_')}.py", text)
    return problems(folder)


@pytest.mark.parametrize("code", PLANTED)
def test_planted(told: list[str], code: str) -> None:
    name = code.replace("-", "_")
    assert any(line.startswith(f"{name}.py:") and line.endswith(f"[{code}]") for line in told)


def test_a_good_file_passes(told: list[str]) -> None:
    assert not [line for line in told if line.startswith("good.py")]
