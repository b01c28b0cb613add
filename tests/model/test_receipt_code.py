"""A digest becomes the QR code that two other encoders make of it, module for module."""

from hashlib import sha256

import pytest

from custom_components.footage_guard.model.receipt_code import SIZE, dark_modules, digest_svg

# What qrcode 8.2 and segno 1.6.6 agree on for version 4, M, mask 0: SHA-256 of the rows, "#" for dark, "." for light.
KNOWN = {
    b"": "649acbb8c21581d45abd84c2a7eb6c85da5724d945020a06552b99b1ac06da96",
    b"abc": "e7c088c9fd3a78706efa9eda13ca824df7d65c3303dde7f6ed9c8baf402948b1",
    b"footage": "5e459c921de81547c57195b5ef6f82b1e4cdd56c5fd4432e7dcc151b196d338c",
}


def rows(digits: str) -> list[str]:
    dark = dark_modules(digits)
    return ["".join(".#"[(row, column) in dark] for column in range(SIZE)) for row in range(SIZE)]


@pytest.mark.parametrize(("content", "known"), KNOWN.items())
def test_it_is_what_other_encoders_make(content: bytes, known: str) -> None:
    digits = sha256(content).hexdigest().upper()
    assert sha256("\n".join(rows(digits)).encode()).hexdigest() == known


def test_every_digit_changes_it() -> None:
    digits = "0" * 64
    codes = {tuple(rows(digits))}
    codes |= {tuple(rows(f"{digits[:at]}F{digits[at + 1 :]}")) for at in range(64)}
    assert len(codes) == 65


@pytest.mark.parametrize("digits", ["", "0" * 63, "0" * 65, "G" * 64])
def test_nothing_but_a_digest_has_a_code(digits: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        dark_modules(digits)


def test_it_is_drawn_with_white_around_it() -> None:
    drawn = digest_svg(bytes(32), "a label")
    assert 'viewBox="0 0 41 41"' in drawn
    assert 'role="img" aria-label="a label"' in drawn
    # The corner of the first square, and no module in the white.
    assert "M4 4h1v1h-1z" in drawn
    assert not any(f"M{at} " in drawn or f" {at}h" in drawn for at in (0, 3, 37, 40) if at)
