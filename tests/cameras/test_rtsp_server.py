"""A real RTSP server serves the drawn scene, a surveillance clip and troubles."""

from collections.abc import Iterator
from itertools import islice, pairwise
from pathlib import Path
import signal
import subprocess
import time

import av
from av.container import InputContainer
import pytest

from tests.cameras.clips import write_clip
from tests.cameras.device import WAIT_SECONDS, see
from tests.cameras.processes import RTSP_SERVER, SIMULATOR, running


def watch(address: str) -> InputContainer:
    """Open an RTSP stream over TCP, as the recorder does."""
    options = {"rtsp_transport": "tcp", "analyzeduration": "500000"}
    return av.open(address, timeout=WAIT_SECONDS, options=options)


@pytest.fixture(scope="module")
def streams() -> Iterator[dict[str, str]]:
    """The addresses of a server that re-serves a simulated doorbell."""
    with running(*SIMULATOR, "--camera", "front_door") as simulated:
        scene = simulated["cameras"]["front_door"]["stream"]
        command = (*RTSP_SERVER, "--scene", scene, "--user", "owner", "--password", "let me in")
        with running(*command) as ready:
            yield ready["streams"]


def test_scene_carries_the_stamp_untouched(streams: dict[str, str]) -> None:
    """What the doorbell burnt in can be read behind RTSP, picture by picture and fresh."""
    with watch(streams["scene"]) as container:
        pictures = list(islice(see(container), 30))
    first = pictures[0].stamp.frame_number
    assert [p.stamp.frame_number for p in pictures] == list(range(first, first + 30))
    assert 0 <= pictures[-1].arrived_ms - pictures[-1].stamp.epoch_ms < 500


def test_surveillance_shows_the_clip(streams: dict[str, str]) -> None:
    """People walk in daylight: 768x576, bright, and no two pictures alike."""
    with watch(streams["surveillance"]) as container:
        frames = list(islice(container.decode(video=0), 10))
    pictures = [frame.to_ndarray(format="gray") for frame in frames]
    assert {picture.shape for picture in pictures} == {(576, 768)}
    assert all(80 < picture[:288].mean() < 170 for picture in pictures)
    assert len({picture.tobytes() for picture in pictures}) > 5


def test_clip_begins_again_when_it_ends(tmp_path: Path) -> None:
    """The loop has no hole, so that a test may watch longer than the clip lasts."""
    clip = tmp_path / "clip.avi"
    write_clip(clip, list(range(20, 220, 20)), width=768, height=576)
    with running(*RTSP_SERVER, "--clip", str(clip)) as ready, watch(ready["streams"]["surveillance"]) as container:
        shades = [int(memoryview(f.planes[0])[0]) for f in islice(container.decode(video=0), 25)]
    assert sum(after < before for before, after in pairwise(shades)) >= 2
    assert min(shades[10:]) < 60
    assert max(shades[10:]) > 190


def test_no_video_has_sound_only(streams: dict[str, str]) -> None:
    """A stream without pictures, which a recorder has to refuse with a reason."""
    with watch(streams["no_video"]) as container:
        assert [stream.type for stream in container.streams] == ["audio"]


@pytest.mark.parametrize("login", ["", "owner:guess@", "thief:let%20me%20in@"])
def test_locked_refuses_without_the_password(streams: dict[str, str], login: str) -> None:
    """Neither a guest nor a guess gets in."""
    with pytest.raises(av.error.HTTPUnauthorizedError):
        watch(streams["locked"].replace("rtsp://", f"rtsp://{login}"))


def test_locked_opens_with_the_password(streams: dict[str, str]) -> None:
    """The owner sees the clip."""
    address = streams["locked"].replace("rtsp://", "rtsp://owner:let%20me%20in@")
    with watch(address) as container:
        frame = next(container.decode(video=0))
    assert (frame.width, frame.height) == (768, 576)


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_signal_stops_cleanly(tmp_path: Path, number: int) -> None:
    """Exit code 0 within two seconds and nothing on standard error."""
    ready_file = tmp_path / "ready.json"
    command = (*RTSP_SERVER, "--ready-file", str(ready_file))
    with subprocess.Popen(command, stdout=-1, stderr=-1, text=True) as process:
        assert process.stdout is not None
        line = process.stdout.readline()
        started = time.monotonic()
        process.send_signal(number)
        output, errors = process.communicate(timeout=10)
    assert (process.returncode, output, errors) == (0, "", "")
    assert time.monotonic() - started < 2
    assert ready_file.read_text(encoding="utf-8") == line


def test_a_taken_port_is_explained(streams: dict[str, str]) -> None:
    """One sentence and exit code 1."""
    port = streams["scene"].split(":")[2].split("/")[0]
    outcome = _run("--port", port)
    assert (outcome.returncode, outcome.stdout) == (1, "")
    assert f"port {port} on 127.0.0.1 is taken" in outcome.stderr
    assert len(outcome.stderr.splitlines()) == 1


@pytest.mark.parametrize(
    "address",
    ["http://example.com/stream.ts", "http://127.0.0.1:1/x ! fakesink", "file:///etc/passwd"],
)
def test_scene_comes_from_this_computer(address: str) -> None:
    """The address ends up in a pipeline description and must not add to it."""
    assert _run("--scene", address).returncode == 2


def _run(*options: str) -> subprocess.CompletedProcess[str]:
    command = (*RTSP_SERVER, *options)
    return subprocess.run(command, capture_output=True, text=True, timeout=20, check=False)
