"""On a machine with nothing but a loopback interface everything works: nothing outside is asked for anything."""

import os
from pathlib import Path
import subprocess
import sys

from .conftest import ROOT

# A new network namespace holds one interface, and that is down.
LOOPBACK_UP = """
import fcntl, runpy, socket, struct, sys
SIOCSIFFLAGS, IFF_UP_RUNNING = 0x8914, 0x41
with socket.socket() as any_socket:
    fcntl.ioctl(any_socket, SIOCSIFFLAGS, struct.pack("16sh", b"lo", IFF_UP_RUNNING))
sys.argv = ["tools.demo", *sys.argv[1:]]
runpy.run_module("tools.demo", run_name="__main__")
"""
UNSHARE = ["unshare", "--net"] if os.geteuid() == 0 else ["unshare", "--map-root-user", "--net"]


def test_the_demo_needs_no_network(tmp_path: Path) -> None:
    command = [*UNSHARE, sys.executable, "-c", LOOPBACK_UP, "--once", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, text=True, capture_output=True, timeout=240, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "All steps passed." in done.stdout
