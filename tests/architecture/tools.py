"""Runs the project's tools as a developer would."""

import os
from pathlib import Path
import subprocess
import sys

_WIDE = {"COLUMNS": "400", "NO_COLOR": "1"}
"""Keeps a message on one line."""


def run(*command: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    """Run a Python module or script; the caller judges the outcome."""
    return subprocess.run(
        [sys.executable, *command],
        cwd=cwd,
        env={**os.environ, **_WIDE},
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
