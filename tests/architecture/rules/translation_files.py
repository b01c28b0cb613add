"""Translation files as hassfest wants them."""

from collections.abc import Iterator
import json
from pathlib import Path
import re
from typing import Any

from tests.architecture.tree import files, integration

_SLUG = re.compile(r"[a-z0-9]+(_[a-z0-9]+)*")
_FORBIDDEN = {
    "an HTML tag": re.compile(r"</?[a-zA-Z][^>]*>"),
    "an address; give it as a placeholder": re.compile(r"\w+://|\bwww\."),
    "a space at its begin or end": re.compile(r"\A\s|\s\Z"),
    "a placeholder in single quotes": re.compile(r"'\{\w+\}'"),
    "a reference to another text": re.compile(r"\[%key:"),
}


def problems(tree: Path) -> list[str]:
    """Tell what hassfest would refuse, in every language."""
    return [
        f"{path.relative_to(tree)}: {problem}"
        for path in files(integration(tree) / "translations", ".json")
        for problem in _judge(path.read_text())
    ]


def _judge(text: str) -> Iterator[str]:
    twice: list[str] = []

    def collect(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
        keys = [key for key, _ in pairs]
        twice.extend(key for key in set(keys) if keys.count(key) > 1)
        return dict(pairs)

    try:
        data = json.loads(text, object_pairs_hook=collect)
    except json.JSONDecodeError as err:
        yield f"is not JSON: {err}"
        return
    yield from (f"{key!r} stands twice in one object" for key in sorted(twice))
    yield from _judge_object(data, "")


def _judge_object(data: dict[str, Any], above: str) -> Iterator[str]:
    for key, value in data.items():
        where = f"{above}{key}"
        if not _SLUG.fullmatch(key):
            yield f"{where}: the key is not a slug"
        match value:
            case dict():
                yield from _judge_object(value, f"{where}.")
            case str():
                yield from (f"{where}: holds {what}" for what, shape in _FORBIDDEN.items() if shape.search(value))
                if not value:
                    yield f"{where}: is empty"
            case _:
                yield f"{where}: is neither a text nor an object"
