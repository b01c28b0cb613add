"""Every promise and every case of abuse, with the tests that prove it."""

from typing import Final

from .case import Case
from .cases_of_deciding import AUTHORITY, SECRETS, SHOWN
from .cases_of_keeping import HISTORY, VAULT
from .cases_of_life import LIFE
from .cases_of_outside import PAGES, WORDS
from .cases_of_promises import PROMISES

ABUSE: Final[dict[str, tuple[Case, ...]]] = {
    "A. Who may decide": AUTHORITY,
    "B. What is shown is what leaves": SHOWN,
    "C. The secret that proves a person": SECRETS,
    "D. The vault and its keys": VAULT,
    "E. Links and public pages": PAGES,
    "F. What somebody writes": WORDS,
    "G. The history": HISTORY,
    "H. The life of a home": LIFE,
}
CASES: Final[tuple[Case, ...]] = (*PROMISES, *(each for cases in ABUSE.values() for each in cases))
CRASHES: Final = (
    "tests/bridge/killed.py",
    "tests/crash/table.py",
    "tests/flows/test_every_crash.py",
    "tests/flows/test_vote_crash.py",
    "tests/ledger/test_crash.py",
    "tests/system/test_power_loss.py",
    "tests/vault/crash.py",
    "tests/vault/test_index_crash.py",
)
"""Where processes are killed, or steps ended, at each place there is."""
