#!/usr/bin/python3
"""A real RTSP server on the loopback interface, for tests against what cameras speak.

    /usr/bin/python3 tools/rtsp_server.py --scene http://127.0.0.1:8100/stream.ts

It runs with the system's Python, where Debian's GStreamer bindings live; the packages are
python3-gi, gir1.2-gst-rtsp-server-1.0, gstreamer1.0-libav and gstreamer1.0-plugins-{base,good,
bad,ugly}. Mounts: /scene (the simulated doorbell, bytes untouched, needs --scene), /surveillance
(the clip in a loop), /no_video (sound only) and, on the next port, /locked (with a password).
Clients should join one after the other: GStreamer crashed when eight came in at once.
"""

import argparse
import json
import os
from pathlib import Path
import re
import signal
import sys

import gi

gi.require_version("Gst", "1.0")
gi.require_version("GstRtspServer", "1.0")

from gi.repository import GLib, Gst, GstRtspServer  # noqa: E402 - the versions are chosen first

_HOST = "127.0.0.1"
_CHANNEL = "surveillance"
_PICTURE = "video/x-raw,format=I420,width=768,height=576,framerate=10/1"
_KEYFRAME_PICTURES = 30
_OWNER = "owner"
"""The role that may open what a password guards; without a password nobody asks for it."""

_SCENE = (
    "souphttpsrc location={location} is-live=true do-timestamp=true keep-alive=false"
    " ! tsdemux latency=0 ! h264parse config-interval=-1 ! rtph264pay name=pay0 pt=96"
)
_SURVEILLANCE = (
    f"intervideosrc channel={_CHANNEL} do-timestamp=true ! {_PICTURE}"
    f" ! x264enc tune=zerolatency speed-preset=ultrafast threads=1 key-int-max={_KEYFRAME_PICTURES}"
    " ! rtph264pay name=pay0 pt=96 config-interval=-1"
)
_NO_VIDEO = (
    "audiotestsrc is-live=true volume=0.05 ! audio/x-raw,rate=8000,channels=1 ! alawenc ! rtppcmapay name=pay0 pt=8"
)


class Loop:
    """The clip, played in real time for ever into a channel that the mounts read from."""

    def __init__(self, clip: Path) -> None:
        """Build the pipeline without playing it."""
        self._pipeline = Gst.parse_launch(
            f"filesrc name=clip ! decodebin ! videoconvert ! videoscale ! videorate ! {_PICTURE}"
            f" ! intervideosink channel={_CHANNEL} sync=true"
        )
        self._pipeline.get_by_name("clip").set_property("location", str(clip))
        bus = self._pipeline.get_bus()
        bus.add_signal_watch()
        bus.connect("message::eos", self._begin_again)
        bus.connect("message::error", self._explain)

    def play(self) -> None:
        """Start playing."""
        self._pipeline.set_state(Gst.State.PLAYING)

    def stop(self) -> None:
        """Stop playing and let go of the file."""
        self._pipeline.set_state(Gst.State.NULL)

    def _begin_again(self, *_: object) -> None:
        self._pipeline.seek_simple(Gst.Format.TIME, Gst.SeekFlags.FLUSH, 0)

    def _explain(self, _: object, message: Gst.Message) -> None:
        sys.stderr.write(f"The clip cannot be played: {message.parse_error()}\n")


def _publish(server: GstRtspServer.RTSPServer, path: str, launch: str) -> None:
    """Serve a launch line, one pipeline for all clients."""
    factory = GstRtspServer.RTSPMediaFactory()
    factory.set_launch(f"( {launch} )")
    factory.set_shared(True)
    permissions = GstRtspServer.RTSPPermissions()
    permissions.add_permission_for_role(_OWNER, "media.factory.access", True)
    permissions.add_permission_for_role(_OWNER, "media.factory.construct", True)
    factory.set_permissions(permissions)
    server.get_mount_points().add_factory(path, factory)


class PortTakenError(Exception):
    """Somebody else listens there."""


def main() -> int:
    """Serve until a signal asks to stop; return the exit code."""
    options = _parse()
    Gst.init(None)
    main_loop = _quit_on_signal()
    try:
        servers, streams = _open(options)
    except PortTakenError as err:
        sys.stderr.write(f"{err}\n")
        return 1
    loop = Loop(options.clip)
    loop.play()
    _announce(json.dumps({"streams": streams}), options.ready_file)
    main_loop.run()
    for server in servers:
        server.client_filter(lambda *_: GstRtspServer.RTSPFilterResult.REMOVE)
    loop.stop()
    return 0


def _open(
    options: argparse.Namespace,
) -> tuple[list[GstRtspServer.RTSPServer], dict[str, str]]:
    """Open the ports and return the servers and the address of each mount.

    /locked has a port of its own, the one after, because a server that also lets guests in
    answers 404 instead of asking for the password.
    """
    lines = {"surveillance": _SURVEILLANCE, "no_video": _NO_VIDEO}
    if options.scene:
        lines["scene"] = _SCENE.format(location=options.scene)
    server, port = _listen(options.port)
    streams = {name: f"rtsp://{_HOST}:{port}/{name}" for name in lines}
    for name, launch in lines.items():
        _publish(server, f"/{name}", launch)
    if not options.password:
        return [server], streams
    guarded, guarded_port = _listen(options.port and options.port + 1)
    guarded.set_auth(_password(options.user, options.password))
    _publish(guarded, "/locked", _SURVEILLANCE)
    return [server, guarded], {**streams, "locked": f"rtsp://{_HOST}:{guarded_port}/locked"}


def _listen(port: int) -> tuple[GstRtspServer.RTSPServer, int]:
    server = GstRtspServer.RTSPServer()
    server.set_address(_HOST)
    server.set_service(str(port))
    if not server.attach(None):
        msg = f"The RTSP server cannot start: port {port} on {_HOST} is taken."
        raise PortTakenError(msg)
    return server, server.get_bound_port()


def _password(user: str, password: str) -> GstRtspServer.RTSPAuth:
    owner = GstRtspServer.RTSPToken()
    owner.set_string("media.factory.role", _OWNER)
    auth = GstRtspServer.RTSPAuth()
    auth.add_basic(GstRtspServer.RTSPAuth.make_basic(user, password), owner)
    return auth


def _quit_on_signal() -> GLib.MainLoop:
    """Return the main loop, which a signal ends even if it comes before the loop runs."""
    main_loop = GLib.MainLoop()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: GLib.idle_add(main_loop.quit))
    return main_loop


def _announce(line: str, ready_file: Path | None) -> None:
    if ready_file is not None:
        draft = ready_file.with_name(f"{ready_file.name}.draft")
        draft.write_text(f"{line}\n", encoding="utf-8")
        draft.replace(ready_file)
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _parse() -> argparse.Namespace:
    caches = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache")
    cache = Path(os.environ.get("FOOTAGE_GUARD_CACHE") or caches / "footage-guard")
    parser = argparse.ArgumentParser(description="A real RTSP server for tests, loopback only.")
    add = parser.add_argument
    add("--scene", type=_loopback_url, help="stream address of a simulated doorbell")
    add("--clip", type=Path, default=cache / "vtest.avi")
    add("--port", type=int, default=0, help="0 takes any free port")
    add("--user", default="owner")
    add("--password", help="also serve /locked, for this user and password only")
    add("--ready-file", type=Path, help="also write the line of JSON to this file")
    options = parser.parse_args()
    if not options.clip.is_file():
        parser.exit(1, f"There is no clip at {options.clip}; scripts/setup fetches it.\n")
    return options


def _loopback_url(text: str) -> str:
    """Accept plain loopback addresses only; this text becomes part of a pipeline description."""
    if not re.fullmatch(r"http://127\.0\.0\.1:\d+/[\w./-]*", text):
        msg = "an address looks like http://127.0.0.1:8100/stream.ts"
        raise argparse.ArgumentTypeError(msg)
    return text


if __name__ == "__main__":
    sys.exit(main())
