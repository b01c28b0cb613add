"""What the index tells (4), and what the ledger tells, in the same form."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

from ...disk.database import Row
from ...model.clip import Clip, Hold
from ...model.errors import IndexDamaged, VaultFileRefused
from ...model.ids import ClipId, HoldId
from ..index.rows import parse_clip, parse_hold
from .findings import Code, Finding, shown
from .snapshot import Snapshot, Tables, take_snapshot

type HoldKey = tuple[HoldId, ClipId]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """All clips and holds."""

    clips: Mapping[ClipId, Clip]
    holds: Mapping[HoldKey, Hold]
    taken: int
    """Number of the ledger below which everything is in here."""


def read_index(path: Path) -> tuple[Tables | None, list[Finding]]:
    """Return the rows of the index where they can be read, and what is wrong with it; raise OSError."""
    try:
        snapshot = take_snapshot(path)
    except FileNotFoundError:
        return None, [Finding(Code.INDEX_MISSING, path.name)]
    except VaultFileRefused:
        return None, [Finding(Code.INDEX_REFUSED, path.name)]
    except IndexDamaged:
        return None, [Finding(Code.INDEX_DAMAGED, path.name)]
    return snapshot.tables, [Finding(code, path.name) for code in _judge(snapshot)]


def parse_tables(tables: Tables) -> tuple[Told, list[Finding]]:
    """Return what the rows tell, and which of them cannot be."""
    clips, impossible_clips = _parsed(tables["clips"], parse_clip)
    holds, impossible_holds = _parsed(tables["holds"], parse_hold)
    told = Told(
        clips={clip.id: clip for clip in clips},
        holds={(hold.id, hold.clip_id): hold for hold in holds},
        taken=sum(facts for (facts,) in tables["progress"]),
    )
    return told, impossible_clips + impossible_holds


def _parsed[Parsed](rows: Iterable[Row], parse: Callable[[Row], Parsed]) -> tuple[list[Parsed], list[Finding]]:
    parsed: list[Parsed] = []
    impossible: list[Finding] = []
    for row in rows:
        try:
            parsed.append(parse(row))
        except IndexDamaged:
            impossible.append(Finding(Code.ROW_IMPOSSIBLE, shown(str(row[0]))))
    return parsed, impossible


def _judge(snapshot: Snapshot) -> list[Code]:
    codes = []
    if snapshot.is_too_new:
        codes.append(Code.INDEX_TOO_NEW)
    elif not snapshot.has_our_form:
        codes.append(Code.INDEX_FORM)
    if not snapshot.is_sound or (snapshot.has_our_form and snapshot.tables is None):
        codes.append(Code.INDEX_DAMAGED)
    return codes
