"""The table of promises as a page of the documentation; `python -m tests.scenarios.promise_document` writes it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Final

from tests.architecture.tree import REPOSITORY

from .case import Case, Proof, Standing
from .cases import ABUSE, CASES, CRASHES
from .cases_of_promises import PROMISES

PAGE: Final = REPOSITORY / "docs" / "ref" / "promises.md"
HEAD: Final = """\
# What is promised, and what proves it

For whoever checks Footage Guard. Below is each promise, and each case of abuse or fault that was thought of, with the
tests that show it. Where they do not show all of it, it says what is missing; where a time or memory counts, it names
the benchmark that measures it ([results](../measurements.md)). Where it takes long to try all of it, it says how much
is tried without `--long`. Numbers have gaps: cases that were merged are left out.

"""
RUNNING: Final = """
## Run them

`scripts/test` runs all of them, and `scripts/test --long` tries as much as is said. One by itself:

```
scripts/test tests/web/test_approving.py::test_two_persons_decide
scripts/test -p no:homeassistant tests/system/test_power_loss.py
cd frontend && npm test
scripts/bench P13
```

What lies in `tests/system` and in `tests/scenarios/at_home` starts a real Home Assistant and talks to it as people,
phones and strangers do: by HTTP, WebSocket and a browser. It runs without the harness of Home Assistant's own tests,
which allows no connections; hence the option. Everything else runs inside of a Home Assistant core, or with nothing of
it where it cannot matter. A test compares this page with the table that it is made of, and fails where a case has no
proof or a proof is not there.

## Where a crash is tried

Processes are killed, or steps ended, at each place there is by:

"""


def document() -> str:
    """Return the page."""
    return "".join([HEAD, _counts(CASES), RUNNING, _crashes(), "\n".join(_chapters())])


def _counts(cases: Iterable[Case]) -> str:
    counted = Counter(each.standing for each in cases)
    lines = (f"| {standing} | {counted[standing]} |" for standing in Standing)
    return "\n".join(["| Cases | |", "|---|---|", *lines, ""])


def _crashes() -> str:
    return "".join(f"- `{path}`\n" for path in CRASHES) + "\n"


def _chapters() -> Iterator[str]:
    yield "## Promises\n"
    yield from (line for each in PROMISES for line in _case(each.id[0].upper() + each.id[1:], each))
    for title, cases in ABUSE.items():
        yield f"## {title}\n"
        yield from (line for each in cases for line in _case(f"Abuse case {each.id}", each))


def _case(title: str, of: Case) -> Iterator[str]:
    yield f"### {title}\n"
    yield f"{of.says}\n"
    yield from (_proof(each) for each in of.proofs)
    yield from (f"- measured: `scripts/bench {name}`" for name in of.measured)
    yield from (f"- without `--long`: {text}" for text in (of.short,) if text)
    yield from (f"- **not shown:** {text}" for text in (of.lacks,) if text)
    yield from (f"- **not built:** {text}" for text in (of.unbuilt,) if text)
    yield ""


def _proof(of: Proof) -> str:
    names = ", ".join(f"`{name}`" for name in of.names)
    return f"- [{of.path}](../../{of.path}): {names}"


if __name__ == "__main__":
    PAGE.write_text(document())
