"""What counts as a passphrase: it alone stands between a stolen disk and the footage."""

from collections import Counter
from itertools import pairwise
import unicodedata

from .errors import PassphraseMismatch, PassphraseTooWeak

MIN_CHARACTERS = 15
"""NIST SP 800-63B-4 §3.1.1.2 for a password that is the only factor."""
MAX_BYTES = 1024
"""Above this a key derivation could be used to keep the host busy."""
MIN_DISTINCT = 6
"""Refuses repeated characters and short patterns that only look long."""
_RUN_SHARE = 0.8
_WORDS_KNOWN_TO_EVERYONE = ("footageguard", "homeassistant", "passphrase", "password", "passwort")


def parse_passphrase(first: object, repeat: object) -> str:
    """Return the passphrase in NFC form.

    The input may be any JSON value: a schema that checked it would print it in its error.
    Raises PassphraseTooWeak or PassphraseMismatch.
    """
    if not isinstance(first, str):
        raise PassphraseTooWeak
    passphrase = unicodedata.normalize("NFC", first)
    if not is_strong_enough(passphrase):
        raise PassphraseTooWeak
    if not isinstance(repeat, str) or unicodedata.normalize("NFC", repeat) != passphrase:
        raise PassphraseMismatch
    return passphrase


def is_strong_enough(passphrase: str) -> bool:
    """Tell whether guessing is hard even for somebody who holds the disk."""
    if len(passphrase) < MIN_CHARACTERS or len(passphrase.encode()) > MAX_BYTES:
        return False
    if any(unicodedata.category(character) == "Cc" for character in passphrase):
        return False
    letters = "".join(character for character in passphrase.casefold() if character.isalnum())
    for word in _WORDS_KNOWN_TO_EVERYONE:
        letters = letters.replace(word, "")
    return len(set(letters)) >= MIN_DISTINCT and not _is_a_run(letters) and not _repeats(letters)


def _is_a_run(letters: str) -> bool:
    """Tell whether nearly every character follows from the one before it, as in abcdefgh or 98765432."""
    steps = Counter(ord(right) - ord(left) for left, right in pairwise(letters))
    return max(steps.values(), default=0) >= _RUN_SHARE * steps.total()


def _repeats(letters: str) -> bool:
    """Tell whether the second half is known from the first, as in qwertyqwertyqwerty."""
    return any(letters[period:] == letters[:-period] for period in range(1, len(letters) // 2 + 1))
