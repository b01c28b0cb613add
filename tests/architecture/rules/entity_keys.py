"""Names and icons of entities belong to entities that exist."""

import ast
from pathlib import Path

from tests.architecture.tree import (
    at,
    constants,
    english,
    integration,
    keyword,
    modules,
    name_of,
    parts,
    read_json,
    text_of,
)


def problems(tree: Path) -> list[str]:
    """Tell which names and icons no entity has, and which entities have neither."""
    keys = _keys(tree)
    texts, icons = english(tree).get("entity", {}), read_json(integration(tree) / "icons.json").get("entity", {})
    found = [
        f"{file}: entity.{platform}.{key} belongs to no entity"
        for file, entries in (("translations/en.json", texts), ("icons.json", icons))
        for platform, inner in entries.items()
        for key in inner
        if key not in keys.get(platform, set())
    ]
    return found + [
        f"{platform}.py: {key!r} has neither a name nor an icon"
        for platform, own in keys.items()
        for key in sorted(own - {*at(texts, platform), *at(icons, platform)})
    ]


def _keys(tree: Path) -> dict[str, set[str]]:
    """Return the translation keys that each platform file gives its entities."""
    names = constants(tree)
    return {
        path.stem: set(_keys_in(module, names)) for path, module in modules(integration(tree)) if _is_platform(module)
    }


def _is_platform(module: ast.Module) -> bool:
    """Tell a platform file by what each must say: how many updates may run at once."""
    return any(
        isinstance(node, ast.Assign) and "PARALLEL_UPDATES" in map(name_of, node.targets) for node in module.body
    )


def _keys_in(module: ast.Module, names: dict[str, str]) -> list[str]:
    given = [
        part.value
        for part in parts(module)
        if isinstance(part, ast.Assign) and "_attr_translation_key" in map(name_of, part.targets)
    ]
    described = [
        value
        for part in parts(module)
        if isinstance(part, ast.Call) and name_of(part.func).endswith("EntityDescription")
        for value in (keyword(part, "translation_key"),)
        if value is not None
    ]
    return [text_of(node, names) or "unknown" for node in (*given, *described)]
