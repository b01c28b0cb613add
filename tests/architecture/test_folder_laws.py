"""What each folder says of itself, said and left out."""

from pathlib import Path
import shutil

import pytest

from .planting import write
from .rules.folder_laws import problems
from .tree import REPOSITORY, integration

SILENT = "neither a README.md nor the docstring of a package says what belongs there"


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("folder", "files"),
    [
        ("custom_components/footage_guard/model/new", {"one.py": "ONE = 1\n"}),
        ("custom_components/footage_guard/model/new", {"__init__.py": "", "one.py": "ONE = 1\n"}),
        ("custom_components/footage_guard/model/new", {"__init__.py": '"""New."""\n'}),
        ("tests/new", {"test_one.py": "ONE = 1\n"}),
        ("tools/new", {"one.py": "ONE = 1\n"}),
        ("benchmarks/new", {"one.py": "ONE = 1\n"}),
        ("frontend/src/new", {"one.ts": "export const one = 1;\n"}),
        ("frontend/src/new", {"one.ts": "export const one = 1;\n", "README.md": "# new\n"}),
        ("frontend/src/new", {"words.json": "{}\n"}),
    ],
)
def test_planted_folder(tree: Path, folder: str, files: dict[str, str]) -> None:
    for name, text in files.items():
        write(tree / folder / name, text)
    # Of tests and benchmarks a copy holds nothing else.
    assert [each for each in problems(tree) if each.endswith(SILENT)] == [f"{folder}: {SILENT}"]


def test_a_folder_that_says_it_may_be_there(tree: Path) -> None:
    write(tree / "frontend" / "src" / "new" / "README.md", "# new\n\nWhat is new.\n")
    write(tree / "frontend" / "src" / "new" / "one.ts", "export const one = 1;\n")
    write(tree / "tools" / "new" / "__init__.py", '"""What is new here."""\n')
    assert not problems(tree)


def test_planted_folder_of_data_that_is_gone(tree: Path) -> None:
    shutil.rmtree(integration(tree) / "brand")
    assert problems(tree) == ["custom_components/footage_guard/brand: there is no such folder"]
