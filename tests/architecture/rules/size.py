"""A file is never over 400 lines and a function never over 50."""

from pathlib import Path

from tests.architecture.tree import PYTHON, TYPESCRIPT, files, functions, modules

FILE_LINES = 400
FUNCTION_LINES = 50

type Sizes = list[tuple[int, str]]


def problems(tree: Path) -> list[str]:
    """Tell which files and functions are too long."""
    return [
        *(f"{name}: {lines} lines, more than {FILE_LINES}" for lines, name in file_sizes(tree) if lines > FILE_LINES),
        *(
            f"{name}: {lines} lines, more than {FUNCTION_LINES}"
            for lines, name in function_sizes(tree)
            if lines > FUNCTION_LINES
        ),
    ]


def file_sizes(tree: Path) -> Sizes:
    """Return the lines of every source file, the longest first."""
    python = [path for folder in PYTHON for path in files(tree / folder, ".py")]
    typescript = [path for folder in TYPESCRIPT for path in files(tree / folder, ".ts")]
    return sorted(
        ((len(path.read_text().splitlines()), str(path.relative_to(tree))) for path in (*python, *typescript)),
        reverse=True,
    )


def function_sizes(tree: Path) -> Sizes:
    """Return the lines of every Python function, the longest first."""
    return sorted(
        (
            ((node.end_lineno or node.lineno) - node.lineno + 1, f"{path.relative_to(tree)}:{node.name}")
            for folder in PYTHON
            for path, module in modules(tree / folder)
            for node in functions(module)
        ),
        reverse=True,
    )


def report(tree: Path) -> str:
    """Return a table of the ten longest files and functions."""
    tables = (("Longest files", file_sizes(tree)), ("Longest functions", function_sizes(tree)))
    return "\n".join(
        line for title, sizes in tables for line in (title, *(f"{lines:>5}  {name}" for lines, name in sizes[:10]))
    )
