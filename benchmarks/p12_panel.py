"""P12: the size of the panel. Baseline: what a phone should have to load before it shows who asks for footage.

What else a page is made of is loaded with the page (decision 0023); all of it together has a limit of its own. Then its
long lists: when they are there, and how smoothly they are scrolled. Baseline: an empty page of the same length.
"""

from collections.abc import Iterable
import gzip
from pathlib import Path
import re

from benchmarks.measure import Line, line
from benchmarks.panel_lists import run_lists

BUILT = Path(__file__).resolve().parents[1] / "custom_components" / "footage_guard" / "frontend"
ENTRY = "panel.js"
TARGET_BYTES = 120_000
TARGET_GZIPPED_BYTES = 30_000
TARGET_GZIPPED_BYTES_OF_ALL = 142_000
_ANY = re.compile(rb"[\"'`]\./(panel[^\"'`]*\.js)[\"'`]")
_LANGUAGE = re.compile(r"panel-(?:pages-)?([a-z]{2})-")
_AT_ONCE = re.compile(rb"(?:from|import)\s*[\"'`]\./(panel[^\"'`]*\.js)[\"'`]")


def run(repetitions: int, *, is_quick: bool) -> list[Line]:
    """Measure the shipped files, and what they show."""
    first = _first()
    return [
        line("panel / 120 kB", ours=[sum(map(len, first.values()))], baseline=[TARGET_BYTES], target=1.0),
        line("panel, gzipped / 30 kB", ours=[_packed(first.values())], baseline=[TARGET_GZIPPED_BYTES], target=1.0),
        line(
            "all pages in one language, gzipped / 142 kB",
            ours=[_packed_for_one_person()],
            baseline=[TARGET_GZIPPED_BYTES_OF_ALL],
            target=1.0,
        ),
        *run_lists(BUILT, repetitions, is_quick=is_quick),
    ]


def _packed_for_one_person() -> int:
    """Return what all pages take with the largest of the languages: a person loads one."""
    paths = {path: _LANGUAGE.match(path.name) for path in BUILT.glob("panel*.js")}
    shared = _packed(path.read_bytes() for path, spoken in paths.items() if spoken is None)
    languages = {spoken[1] for spoken in paths.values() if spoken is not None}
    each = [
        _packed(path.read_bytes() for path, spoken in paths.items() if spoken is not None and spoken[1] == language)
        for language in languages
    ]
    return shared + max(each, default=0)


def _first() -> dict[str, bytes]:
    """Return what is loaded before anything is seen: the entry, what it brings, and what these stand on."""
    found: dict[str, bytes] = {}
    left = [ENTRY]
    while left:
        name = left.pop()
        if name in found:
            continue
        found[name] = (BUILT / name).read_bytes()
        wanted = (_ANY if name == ENTRY else _AT_ONCE).findall(found[name])
        left += [entry.decode() for entry in wanted]
    return found


def _packed(contents: Iterable[bytes]) -> int:
    return sum(len(gzip.compress(content, compresslevel=9, mtime=0)) for content in contents)
