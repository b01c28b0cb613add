"""A bitmap font of five by seven dots, so that the clock in the picture needs no font file."""

from functools import cache

GLYPH_ROWS = 7
GLYPH_COLUMNS = 6
"""Five dots and the gap to the next glyph."""

# One hexadecimal byte per row, the leftmost dot in bit 4.
_ROWS = {
    " ": "00000000000000",
    "#": "0A0A1F0A1F0A0A",
    "-": "0000001F000000",
    ".": "00000000000C0C",
    ":": "000C0C000C0C00",
    "0": "0E11131519110E",
    "1": "040C040404040E",
    "2": "0E11010204081F",
    "3": "1F02040201110E",
    "4": "02060A121F0202",
    "5": "1F101E0101110E",
    "6": "0608101E11110E",
    "7": "1F010204080808",
    "8": "0E11110E11110E",
    "9": "0E11110F01020C",
    "A": "0E11111F111111",
    "B": "1E11111E11111E",
    "C": "0E11101010110E",
    "D": "1C12111111121C",
    "E": "1F10101E10101F",
    "F": "1F10101E101010",
    "G": "0E11101711110F",
    "H": "1111111F111111",
    "I": "0E04040404040E",
    "J": "0702020202120C",
    "K": "11121418141211",
    "L": "1010101010101F",
    "M": "111B1515111111",
    "N": "11111915131111",
    "O": "0E11111111110E",
    "P": "1E11111E101010",
    "Q": "0E11111115120D",
    "R": "1E11111E141211",
    "S": "0F10100E01011E",
    "T": "1F040404040404",
    "U": "1111111111110E",
    "V": "11111111110A04",
    "W": "1111111515150A",
    "X": "11110A040A1111",
    "Y": "1111110A040404",
    "Z": "1F01020408101F",
    "_": "0000000000001F",
}


@cache
def glyph_row(character: str, row: int, scale: int, ink: int, paper: int) -> bytes:
    """Return the luma of one dot row of a glyph, each dot `scale` pixels wide."""
    packed = _ROWS.get(character.upper(), _ROWS[" "])
    dots = int(packed[row * 2 : row * 2 + 2], 16)
    shades = (ink if dots >> bit & 1 else paper for bit in (4, 3, 2, 1, 0))
    return b"".join(bytes([shade]) * scale for shade in shades) + bytes([paper]) * scale


def text_rows(text: str, *, scale: int, ink: int, paper: int) -> list[bytes]:
    """Return the seven dot rows of a line of text; each is repeated `scale` times on screen."""
    return [b"".join(glyph_row(character, row, scale, ink, paper) for character in text) for row in range(GLYPH_ROWS)]
