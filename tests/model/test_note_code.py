"""A signed note becomes the QR code that another encoder makes of it, module for module, and reads back as itself."""

from hashlib import sha256

import pytest

from custom_components.footage_guard.model.note_code import note_rows
from custom_components.footage_guard.model.qr_code import NOTE

SIGNED = "footage-guard/5c1a000000000000\n1042\nmBxG\n\n\u2014 footage-guard/5c1a Nq3f=\n".encode()
# What qrcode 8.2 makes for version 11, M, mask 0: SHA-256 of the rows, "1" for dark, "0" for light.
KNOWN = {
    b"": "55006541d43184b1e4270ba384a895f7936220a6a750c309f073fb758cc3a9bf",
    b"footage": "ba53195e2e9ba05154e1fe3de716ba896fe405f210485bd7da78e8599bf77712",
    SIGNED: "ce97df962ba9db6e542f434d392e07a1cbf4450be31a3223c2b3881b326963c5",
    b"a" * 251: "375210236e57ff975cfcda7eca54f50e8eafa82a55220f7096b171bf65a83f6c",
}


@pytest.mark.parametrize(("note", "known"), KNOWN.items())
def test_it_is_what_another_encoder_makes(note: bytes, known: str) -> None:
    assert sha256("\n".join(note_rows(note)).encode()).hexdigest() == known


def test_it_is_a_square_with_a_row_for_each_line() -> None:
    rows = note_rows(SIGNED)
    assert {len(rows), *map(len, rows)} == {NOTE.size}
    assert [rows[0][:8], rows[0][-8:], rows[-1][:8]] == ["11111110", "01111111", "11111110"]


def test_what_does_not_fit_has_no_code() -> None:
    with pytest.raises(ValueError, match="2036"):
        note_rows(b"a" * 252)
