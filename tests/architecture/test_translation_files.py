"""Translation files, good and spoiled."""

from pathlib import Path

import pytest

from .planting import put, write
from .rules.translation_files import problems
from .tree import REPOSITORY, integration


def test_the_repository_keeps_the_rule() -> None:
    assert not problems(REPOSITORY)


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("The <b>vault</b>", "holds an HTML tag"),
        ("See https://example.org", "holds an address"),
        ("See www.example.org", "holds an address"),
        (" The vault", "holds a space at its begin"),
        ("The vault\n", "holds a space at its begin or end"),
        ("The camera '{name}'", "holds a placeholder in single quotes"),
        ("[%key:common::state::off%]", "holds a reference"),
        ("", "is empty"),
        (["The vault"], "is neither a text nor an object"),
    ],
)
def test_planted_text(tree: Path, text: str, problem: str) -> None:
    put(integration(tree) / "translations" / "en.json", "exceptions", "planted", "message", value=text)
    assert any(told.split(": ", 1)[1].startswith(f"exceptions.planted.message: {problem}") for told in problems(tree))


@pytest.mark.parametrize("key", ["Planted", "planted-key", "planted key", "_planted", "planted_"])
def test_planted_key(tree: Path, key: str) -> None:
    put(integration(tree) / "translations" / "en.json", "exceptions", key, "message", value="The vault")
    assert problems(tree) == [
        f"custom_components/footage_guard/translations/en.json: exceptions.{key}: the key is not a slug"
    ]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('{"a": "One", "a": "Two"}', "'a' stands twice in one object"),
        ('{"a": {"b": "One", "b": "Two"}}', "'b' stands twice in one object"),
        ('{"a": "One",}', "is not JSON"),
    ],
)
def test_planted_file(tree: Path, text: str, problem: str) -> None:
    write(integration(tree) / "translations" / "de.json", text)
    (told,) = problems(tree)
    assert problem in told
