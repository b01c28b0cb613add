"""Whatever decodes pictures has their size limited: a few bytes of a camera say that they are any number of them."""

import ast
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from tests.architecture.tree import calls, integration, modules, name_of, of_kind

OPENS: Final = "media/limited.py"
CREATES: Final = frozenset({"media/decoder.py"})
"""It tells the decoder the limit, which tests/media/test_limited.py shows."""

_FILES: Final = dict.fromkeys(("av", "container"), f"what is read is opened by open_limited in {OPENS}")
_TOLD: Final = _FILES | {"CodecContext": "a decoder is made by decoder_for, or is one of what was opened"}


def problems(tree: Path) -> list[str]:
    """Tell where something is opened, or made to decode, without the limit."""
    return [
        f"{name}:{line}: {what}"
        for path, module in modules(integration(tree))
        for name in [path.relative_to(integration(tree)).as_posix()]
        if name != OPENS
        for line, what in _unlimited(name, module)
    ]


def _unlimited(name: str, module: ast.Module) -> Iterator[tuple[int, str]]:
    for call in calls(module, "open", "create"):
        of = name_of(call.func.value) if isinstance(call.func, ast.Attribute) else ""
        if (told := _TOLD.get(of)) and not _writes(call) and (of in _FILES or name not in CREATES):
            yield call.lineno, told
    for assignment in of_kind(module, ast.Assign):
        decoders = any(ast.unparse(target).endswith("decoder.options") for target in assignment.targets)
        if decoders and "LIMITED" not in ast.unparse(assignment.value):
            yield assignment.lineno, "options of a decoder are added to what it has, which is the limit"


def _writes(call: ast.Call) -> bool:
    given = call.args[1] if len(call.args) > 1 else None
    return isinstance(given, ast.Constant) and given.value == "w"
