"""Builds a release into a folder: the archive, its bill of materials, programs for others, and the digests of all."""

from hashlib import sha256
import json
from pathlib import Path
import shutil
import sys
from typing import Final

from .archive import NotForRelease, pack
from .sbom import INTEGRATION, bill

ROOT: Final = Path(__file__).resolve().parents[2]
FOR_OTHERS: Final = ("request_file.py", "verify_receipt.py")
"""Programs of one file for whoever asks for footage or was given some, who has nothing else of this project."""


def main(target: Path) -> None:
    """Write them."""
    target.mkdir(parents=True, exist_ok=True)
    archive, materials = target / "footage_guard.zip", target / "footage_guard.cdx.json"
    try:
        pack(ROOT / INTEGRATION, ROOT / "LICENSE", archive)
    except NotForRelease as err:
        sys.exit(f"error: {err}")
    materials.write_text(json.dumps(bill(ROOT, archive.read_bytes()), indent=2) + "\n", encoding="utf-8", newline="\n")
    programs = [Path(shutil.copyfile(ROOT / "tools" / name, target / name)) for name in FOR_OTHERS]
    files = (materials, archive, *programs)
    sums = [f"{sha256(path.read_bytes()).hexdigest()}  {path.name}\n" for path in files]
    (target / "SHA256SUMS").write_text("".join(sums), encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main(Path(sys.argv[1]))
