"""Clips and holds as rows. What comes back is parsed again: the file may have been changed by somebody else."""

from ...disk.database import Row, Values
from ...model.clip import Clip, ClipState, Hold, HoldKind, KeptBy
from ...model.errors import IndexDamaged
from ...model.ids import CameraId, parse_clip_id, parse_hold_id


def clip_values(clip: Clip) -> Values:
    """Return the columns of a clip."""
    return {
        "id": clip.id,
        "camera": clip.camera,
        "start_ms": clip.start_ms,
        "end_ms": clip.end_ms,
        "epoch": clip.epoch,
        "size_bytes": clip.size_bytes,
        "digest": clip.digest,
        "header_digest": clip.header_digest,
        "state": clip.state.value,
        "imported": int(clip.imported),
        "leaf": clip.leaf,
    }


def hold_values(hold: Hold) -> Values:
    """Return the columns of a hold."""
    return {
        "id": hold.id,
        "kind": hold.kind.value,
        "clip": hold.clip_id,
        "made_ms": hold.made_ms,
        "until_ms": hold.until_ms,
    }


def parse_clip(row: Row) -> Clip:
    """Return the clip of a row; raise IndexDamaged."""
    try:
        return Clip(
            id=parse_clip_id(row[0]),
            camera=CameraId(row[1]),
            start_ms=row[2],
            end_ms=row[3],
            epoch=row[4],
            size_bytes=row[5],
            digest=row[6],
            header_digest=row[7],
            state=ClipState(row[8]),
            imported=bool(row[9]),
            leaf=row[10],
        )
    except (TypeError, ValueError) as err:
        raise IndexDamaged from err


def parse_hold(row: Row) -> Hold:
    """Return the hold of a row; raise IndexDamaged."""
    try:
        return Hold(
            id=parse_hold_id(row[0]),
            kind=HoldKind(row[1]),
            clip_id=parse_clip_id(row[2]),
            made_ms=row[3],
            until_ms=row[4],
        )
    except (TypeError, ValueError) as err:
        raise IndexDamaged from err


def parse_kept_by(row: Row) -> KeptBy:
    """Return the hold of a row that sums up what it keeps; raise IndexDamaged."""
    hold_id, kind, made_ms, until_ms, clips, size_bytes = row
    try:
        return KeptBy(parse_hold_id(hold_id), HoldKind(kind), made_ms, until_ms, clips, size_bytes)
    except (TypeError, ValueError) as err:
        raise IndexDamaged from err


def parse_kind(row: Row) -> HoldKind:
    """Return the kind of a hold; raise IndexDamaged."""
    try:
        return HoldKind(row[0])
    except ValueError as err:
        raise IndexDamaged from err
