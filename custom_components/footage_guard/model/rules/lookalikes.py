"""Letters that look like Latin ones, and what words are compared by."""

from typing import Final
import unicodedata

_ALPHABETS: Final = (
    ("авгекмнпорстухһіјӏԁԛԝѕѵ", "abrekmhnopctyxhijldqwsv"),  # Cyrillic
    ("αβγεηικνοπρτυχω", "abyenikvonptuxw"),  # Greek
    ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "abezhikmnoptyx"),  # noqa: RUF001  # Greek capitals
    ("հոսցօ", "hnugo"),  # noqa: RUF001  # Armenian
    ("ıɑɡɩłøđᴀʙᴄᴅᴇꜰɢʜɪᴊᴋʟᴍɴᴏᴘʀꜱᴛᴜᴠᴡʏᴢ", "iagilodabcdefghijklmnoprstuvwyz"),  # Latin
)
"""Letters, each with the one it looks like; the common ones, not all of Unicode TR 39."""
_LETTERS: Final = {
    ord(letter): like for letters, likes in _ALPHABETS for letter, like in zip(letters, likes, strict=True)
}
_DIGITS: Final = str.maketrans("0134578", "oleastb")
_UNSEEN: Final = frozenset({"Cf", "Me", "Mn"})


def plain(char: str) -> str:
    """Return a character in lower-case Latin letters without accents where it looks like that; "" for an unseen one.

    Compatibility forms (bold, wide, circled) become what they stand for, so that one character can be several.
    """
    seen = [each for each in unicodedata.normalize("NFKD", char) if unicodedata.category(each) not in _UNSEEN]
    folded = "".join(seen).translate(_LETTERS).casefold()
    return unicodedata.normalize("NFKD", folded).translate(_LETTERS)


def skeleton(word: str) -> str:
    """Return what is equal for words that look alike; a number is itself."""
    if not any(char.isalpha() for char in word):
        return word
    return word.translate(_DIGITS).replace("i", "l").replace("rn", "m").replace("vv", "w")
