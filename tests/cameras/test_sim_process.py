"""Starting and stopping the simulator, as scripts do."""

from itertools import islice
import json
from pathlib import Path
import signal
import subprocess
import time
from urllib.request import urlopen

import av
import pytest

from tests.cameras.clips import write_clip
from tests.cameras.device import Device
from tests.cameras.processes import SIMULATOR, running
from tools.sim_doorbell import main


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_stops_cleanly_while_somebody_watches(tmp_path: Path, number: int) -> None:
    """Exit code 0 within two seconds, nothing on standard error, and one line on the other."""
    ready_file = tmp_path / "ready.json"
    command = (*SIMULATOR, "--camera", "a:audio", "--camera", "b", "--ready-file", str(ready_file))
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        with urlopen(json.loads(line)["cameras"]["a"]["stream"]) as stream:  # noqa: S310 - loopback
            stream.read(1000)
            started = time.monotonic()
            process.send_signal(number)
            output, errors = process.communicate(timeout=10)
    assert (process.returncode, output, errors) == (0, "", "")
    assert time.monotonic() - started < 2
    assert ready_file.read_text(encoding="utf-8") == line
    assert [file.name for file in tmp_path.iterdir()] == ["ready.json"]


def test_ports_follow_each_other_and_a_taken_one_is_explained() -> None:
    """One sentence and exit code 1, no traceback."""
    with running(*SIMULATOR, "--camera", "a", "--camera", "b") as ready:
        port = ready["cameras"]["b"]["port"]
        outcome = _run("--port", str(port))
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert outcome.stderr.splitlines() == [f"The simulated doorbell cannot start: port {port} on 127.0.0.1 is taken."]


@pytest.mark.parametrize(
    "options",
    [
        ("--camera", "Front Door"),
        ("--camera", "a:loud"),
        ("--camera", "a", "--camera", "a"),
        ("--webhook", "nobody=http://127.0.0.1/"),
        ("--webhook", "front_door=http://example.com/"),
        ("--size", "1281x720"),
        ("--fps", "0"),
    ],
)
def test_wrong_options_are_refused(options: tuple[str, ...], capsys: pytest.CaptureFixture[str]) -> None:
    """Nothing starts on a misunderstanding."""
    with pytest.raises(SystemExit) as caught:
        main(list(options))
    assert caught.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("content", [b"", b"not a video at all"])
def test_a_broken_source_is_explained(tmp_path: Path, content: bytes) -> None:
    """A file that cannot be played stops the start with one sentence."""
    clip = tmp_path / "clip.mp4"
    clip.write_bytes(content)
    outcome = _run("--source", str(clip))
    assert outcome.returncode == 1
    assert len(outcome.stderr.splitlines()) == 1


def test_source_file_loops_at_its_own_pace_with_the_stamp(tmp_path: Path) -> None:
    """An odd size is made even, and after the last picture comes the first."""
    clip = tmp_path / "clip.avi"
    shades = list(range(20, 220, 20))
    write_clip(clip, shades, width=401, height=301)
    with running(*SIMULATOR, "--camera", "a", "--source", str(clip)) as ready:
        address = ready["cameras"]["a"]
        device = Device(url=address["url"], stream=address["stream"])
        with device.watching() as stream:
            pictures = list(islice(stream, 25))
    frames = [picture.frame for picture in pictures]
    assert {(frame.width, frame.height) for frame in frames} == {(400, 300)}
    assert [_nearest(_middle(frame), shades) for frame in frames] == (shades * 3)[:25]
    span_ms = pictures[-1].stamp.epoch_ms - pictures[0].stamp.epoch_ms
    assert span_ms == pytest.approx(24 * 100, abs=80)


def _run(*options: str) -> subprocess.CompletedProcess[str]:
    command = (*SIMULATOR, *options)
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)


def _middle(frame: av.VideoFrame) -> int:
    """Return the luma in the middle of the lower half, where no stamp is."""
    plane = frame.planes[0]
    return memoryview(plane)[frame.height * 3 // 4 * plane.line_size + frame.width // 2]


def _nearest(value: int, shades: list[int]) -> int:
    return min(shades, key=lambda shade: abs(shade - value))
