"""The two text encodings of age: unpadded canonical base64, and Bech32 (BIP 173) for keys."""

from base64 import b64decode, b64encode
import binascii

_CHARSET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l"
_GENERATOR = (0x3B6A57B2, 0x26508E6D, 0x1EA119FA, 0x3D4233DD, 0x2A1462B3)
_CHECKSUM_LENGTH = 6


def encode_base64(data: bytes) -> str:
    """Return RFC 4648 base64 without padding."""
    return b64encode(data).rstrip(b"=").decode("ascii")


def decode_base64(text: str) -> bytes:
    """Return the bytes of the one text that stands for them; raise ValueError for every other spelling.

    Two spellings of one value would let somebody change a file without a change of its meaning.
    """
    if "=" in text:
        message = "padded"
        raise ValueError(message)
    try:
        data = b64decode(text + "=" * (-len(text) % 4), validate=True)
    except binascii.Error as err:
        message = "not base64"
        raise ValueError(message) from err
    if encode_base64(data) != text:
        message = "not canonical"
        raise ValueError(message)
    return data


def encode_bech32(prefix: str, data: bytes) -> str:
    """Return the Bech32 text of a key, in lower case."""
    values = _regroup(data, 8, 5, is_padded=True)
    checksum = _polymod(_expand(prefix) + values + [0] * _CHECKSUM_LENGTH) ^ 1
    values += [(checksum >> 5 * (_CHECKSUM_LENGTH - 1 - place)) & 31 for place in range(_CHECKSUM_LENGTH)]
    return f"{prefix}1" + "".join(_CHARSET[value] for value in values)


def decode_bech32(prefix: str, text: str) -> bytes:
    """Return the bytes of a key, written all in lower or all in upper case; raise ValueError otherwise."""
    # The sign of the kelvin is a k in lower case, and would be a second spelling.
    if not text.isascii() or text not in (text.lower(), text.upper()):
        message = "mixed case, or not ASCII"
        raise ValueError(message)
    found, _, encoded = text.lower().rpartition("1")
    if found != prefix or len(encoded) < _CHECKSUM_LENGTH:
        message = "another kind of key"
        raise ValueError(message)
    values = [_CHARSET.index(character) for character in encoded]
    if _polymod(_expand(prefix) + values) != 1:
        message = "wrong checksum"
        raise ValueError(message)
    return bytes(_regroup(values[:-_CHECKSUM_LENGTH], 5, 8, is_padded=False))


def _polymod(values: list[int]) -> int:
    checksum = 1
    for value in values:
        top = checksum >> 25
        checksum = (checksum & 0x1FFFFFF) << 5 ^ value
        for bit, generator in enumerate(_GENERATOR):
            checksum ^= generator if top >> bit & 1 else 0
    return checksum


def _expand(prefix: str) -> list[int]:
    codes = [ord(character) for character in prefix]
    return [code >> 5 for code in codes] + [0] + [code & 31 for code in codes]


def _regroup(data: bytes | list[int], old: int, new: int, *, is_padded: bool) -> list[int]:
    """Cut the bits of groups of `old` into groups of `new`."""
    bits, width, groups = 0, 0, []
    for value in data:
        bits, width = (bits << old | value) & 0xFFF, width + old
        while width >= new:
            width -= new
            groups.append(bits >> width & (1 << new) - 1)
    rest = bits & (1 << width) - 1
    if is_padded:
        return groups + ([rest << new - width] if width else [])
    if width >= old or rest:
        message = "bits left over"
        raise ValueError(message)
    return groups
