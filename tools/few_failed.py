"""Names the tests that failed in a run of pytest, and tells whether they are so few that the machine may be why.

    python -m tools.few_failed CACHE_DIR

Exits with 0 where tests of one to three files failed, which share a home or a camera each; with 1 where those of more
did, or where pytest noted none.
"""

import json
from pathlib import Path
import sys
from typing import Final

FEW: Final = 3


def failed(cache: Path) -> list[str]:
    """Return the names of the tests that failed, as pytest's cache provider kept them."""
    noted = cache / "v" / "cache" / "lastfailed"
    return sorted(json.loads(noted.read_bytes())) if noted.exists() else []


if __name__ == "__main__":
    names = failed(Path(sys.argv[1]))
    sys.stderr.write("\n".join(["Failed beside others:", *names, ""]))
    files = {name.partition("::")[0] for name in names}
    sys.exit(not 0 < len(files) <= FEW)
