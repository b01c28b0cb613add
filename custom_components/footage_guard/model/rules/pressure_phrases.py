"""What people write who press, by language.

Each phrase marks words for the owner and does nothing else: one too many costs a look, one too few costs the owner's
ease. How a table is read is told in `phrase_table.py`.
"""

from collections.abc import Mapping
from typing import Final

from .pressure_english_hard import HARD
from .pressure_english_soft import SOFT
from .pressure_english_threats import THREATS

_WORDS: Final = """
@ask send|share|provide|give|hand|release|upload|submit|turn|forward|supply|deliver|
        respond|reply|answer|help|assist|cooperate|comply|act|surrender|produce
@footage footage|video|videos|clip|clips|recording|recordings|file|files|camera|cameras|
        recorder
@people residents|neighbors|households|homeowners|owners|citizens|people|families|tenants|
        everyone|everybody
@somebody neighbor|neighbors|resident|residents|citizen|citizens|homeowner|homeowners|parent|
        parents
@worry arrested|charged|fined|prosecuted|sued|penalized|jailed|subpoenaed|summoned|cited|
        investigated
@soon now|immediately|today|tonight|instantly|promptly|quickly|fast|asap
@home door|doors|doorstep|house|home|porch|address|workplace
@culprit killer|man|men|thief|thieves|criminal|criminals|suspect|burglar|burglars|attacker|
        shooter|him|them|who

"""
PRESSURE: Final[Mapping[str, str]] = {"en": _WORDS + THREATS + HARD + SOFT}
"""By language code. Every table is tried, as nobody says in which language they press."""
