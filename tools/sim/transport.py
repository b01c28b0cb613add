"""Looking into MPEG transport packets just enough to find where a newcomer may join."""

PACKET_BYTES = 188
_VIDEO_PID = 0x100
_HAS_ADAPTATION, _RANDOM_ACCESS, _PID_MASK = 0x20, 0x40, 0x1FFF


def has_keyframe(data: bytes) -> bool:
    """Tell whether these whole packets contain the start of a picture that decodes by itself."""
    return any(
        data[at + 3] & _HAS_ADAPTATION
        and data[at + 4] > 0
        and data[at + 5] & _RANDOM_ACCESS
        and int.from_bytes(data[at + 1 : at + 3]) & _PID_MASK == _VIDEO_PID
        for at in range(0, len(data), PACKET_BYTES)
    )
