"""What `scripts/demo --once` tries, and how each step shows."""

import asyncio
from pathlib import Path
import re

from ..home.client import HomeClient, ReplyError
from ..steps import CheckFailed, Note, Steps
from .cameras import Camera
from .household import Demo
from .leaving import leave, leave_evidence
from .recording import check_recording
from .sharing import run_sharing

_ARRIVAL_S = 20.0
_SEGMENT = re.compile(rb"^(?!#)\S+", re.MULTILINE)
_COMPLAINT = re.compile(r"^\S+ \S+ (?:WARNING|ERROR|CRITICAL) .*", re.MULTILINE)
# What Home Assistant says on every machine like this one; everything else is a defect, whoever's it is.
_EXPECTED = re.compile(
    r"custom integration footage_guard which has not been tested"
    r"|Skipping pip installation of required modules"
    # No program of this name is needed here, and the demo installs none.
    r"|\[haffmpeg\."
    # On a machine without a network Home Assistant cannot make a web client of its own; we need none.
    r"|\[homeassistant\.components\.network\] Because the system does not have any enabled IPv4 addresses"
    r"|\[homeassistant\.components\.analytics\] Error setting up entry Analytics"
)


async def run_checks(demo: Demo, steps: Steps, out: Path | None) -> int:
    """Run every step, print the table, and return the exit code."""
    given = clip = None
    try:
        for camera in demo.cameras:
            await _check_camera(steps, demo.client, camera)
        async with steps.step(f"{demo.cameras[0].doorbell.name}: a ring was recorded") as note:
            clip, note.text = await check_recording(demo, demo.cameras[0])
        given = await run_sharing(demo, steps, clip)
        async with steps.step(
            "The vault's history is what was written", about="/verify_ledger?return_response"
        ) as note:
            note.text = await _check_history(demo.client)
        async with steps.step("Home Assistant's log holds no complaint"):
            await _check_log(demo.client)
    except (CheckFailed, TimeoutError) as err:
        print(f"Failed: {err}", flush=True)  # noqa: T201  # a program for people
        return 1
    finally:
        if out is not None:
            await asyncio.to_thread(leave, steps, demo, out)
            if given is not None and clip is not None:
                await leave_evidence(demo, clip, given, out)
    print("All steps passed.", flush=True)  # noqa: T201  # a program for people
    return 0


async def _check_camera(steps: Steps, client: HomeClient, camera: Camera) -> None:
    name, key = camera.doorbell.name, camera.doorbell.key
    async with steps.step(f"{name}: the camera streams") as note:
        await _check_stream(client, f"camera.{key}", note)
    async with steps.step(f"{name}: a still was fetched") as note:
        await _check_still(client, f"camera.{key}", note)
    async with steps.step(f"{name}: the bell rang", about="/ring"):
        before = await client.state(f"event.{key}_doorbell")
        await client.request("POST", f"{camera.url}/ring")
        await _until_changed(client, f"event.{key}_doorbell", before)
    async with steps.step(f"{name}: motion was seen", about="/motion/on"):
        await client.request("POST", f"{camera.url}/motion/on")
        await _until_state(client, f"binary_sensor.{key}_motion", "on")
        await client.request("POST", f"{camera.url}/motion/off")
        await _until_state(client, f"binary_sensor.{key}_motion", "off")


async def _check_stream(client: HomeClient, entity_id: str, note: Note) -> None:
    """Play the live stream as a browser does: the list of streams, one stream's list, one piece of video."""
    path = (await client.command("camera/stream", entity_id=entity_id))["url"]
    async with asyncio.timeout(_ARRIVAL_S):
        for _ in range(2):
            folder = path.rpartition("/")[0]
            reply = await client.request("GET", path)
            while reply.status != 200 or not _SEGMENT.search(reply.body):  # noqa: PLR2004  # HTTP OK
                await asyncio.sleep(0.2)
                reply = await client.request("GET", path)
            last = _SEGMENT.findall(reply.body)[-1].decode()
            path = last if last.startswith("/") else f"{folder}/{last.removeprefix('./')}"
    segment = await client.request("GET", path)
    if segment.status != 200 or b"moof" not in segment.body[:4096]:  # noqa: PLR2004  # HTTP OK
        message = f"{entity_id} sent no video ({segment.request} → {segment.status})"
        raise CheckFailed(message)
    note.text = f"{len(segment.body) // 1000} kB of video"


async def _check_still(client: HomeClient, entity_id: str, note: Note) -> None:
    reply = await client.request("GET", f"/api/camera_proxy/{entity_id}")
    if reply.status != 200 or not reply.body.startswith(b"\xff\xd8"):  # noqa: PLR2004  # HTTP OK
        message = f"{entity_id} gave no picture ({reply.status})"
        raise CheckFailed(message)
    note.text = f"{len(reply.body) // 1000} kB"


async def _check_history(client: HomeClient) -> str:
    """Have the vault read its history, and take the checkpoint that its owner would keep."""
    found = await client.post("/api/services/footage_guard/verify_ledger?return_response", {})
    answer = found["service_response"]
    kept = await client.command("footage_guard/ledger/verify")
    problem = await client.state("binary_sensor.footage_guard_ledger")
    if not (answer["ok"] and kept["ok"] and problem is not None and problem["state"] == "off"):
        message = f"the history has a problem: {answer['problem']}"
        raise CheckFailed(message)
    return f"{answer['size']} records, checkpoint of {kept['checkpoint'].splitlines()[0]}"


async def _until_changed(client: HomeClient, entity_id: str, before: dict[str, object] | None) -> None:
    if before is None:
        message = f"{entity_id} does not exist"
        raise CheckFailed(message)
    async with asyncio.timeout(_ARRIVAL_S):
        while ((now := await client.state(entity_id)) or before)["state"] == before["state"]:
            await asyncio.sleep(0.05)
    if now is None or now["attributes"]["event_type"] != "ring":
        message = f"{entity_id} told something other than a ring"
        raise CheckFailed(message)


async def _until_state(client: HomeClient, entity_id: str, wanted: str) -> None:
    async with asyncio.timeout(_ARRIVAL_S):
        while ((await client.state(entity_id)) or {}).get("state") != wanted:
            await asyncio.sleep(0.05)


async def _check_log(client: HomeClient) -> None:
    reply = await client.request("GET", "/api/error_log")
    if reply.status != 200:  # noqa: PLR2004  # HTTP OK
        raise ReplyError(reply)
    complaints = [line for line in _COMPLAINT.findall(reply.body.decode()) if not _EXPECTED.search(line)]
    if complaints:
        message = "\n  ".join(["Home Assistant complained:", *complaints[:10]])
        raise CheckFailed(message)
