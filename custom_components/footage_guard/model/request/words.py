"""What a request can say of itself, in the words that are stored."""

from enum import IntEnum, StrEnum
from typing import Final


class RequesterType(StrEnum):
    """Who asks."""

    LAW_ENFORCEMENT = "law_enforcement"
    COURT = "court"
    INSURER = "insurer"
    NEIGHBOUR = "neighbour"
    DATA_SUBJECT = "data_subject"
    """Somebody who was filmed."""
    JOURNALIST = "journalist"
    LAWYER = "lawyer"
    HOUSEHOLD = "household"
    OTHER = "other"


NEVER_OUTSIDE: Final = (RequesterType.HOUSEHOLD,)
"""What nobody outside is: whoever lives here asks in the panel."""


class Channel(StrEnum):
    """The way a request came."""

    UI = "ui"
    FORM = "form"
    FILE = "file"
    API = "api"
    PAPER = "paper"
    AUTOMATION = "automation"


class Level(IntEnum):
    """How sure the owner can be of who asks."""

    NONE = 0
    CONTACT = 1
    """The owner wrote or phoned to the stated contact and got the right answer; an official domain is no more."""
    CALLED_BACK = 2
    """The owner called back a number that they found themselves, or went there."""
    SIGNED = 3
    """By a key that the owner had pinned; no person says so."""
    SERVED = 4
    """The owner saw the document that was served."""


class IncidentType(StrEnum):
    """What is said to have happened."""

    BURGLARY = "burglary"
    THEFT = "theft"
    ROBBERY = "robbery"
    ASSAULT = "assault"
    DAMAGE = "damage"
    COLLISION = "collision"
    FIRE = "fire"
    MISSING_PERSON = "missing_person"
    ANIMAL = "animal"
    OTHER = "other"
    NONE = "none"
    """The request names no incident."""


class Media(StrEnum):
    """What kind of footage is asked for."""

    VIDEO = "video"
    STILL = "still"


class Basis(StrEnum):
    """The legal basis a requester claims; whether it holds is the owner's to judge."""

    VOLUNTARY = "voluntary"
    SUBPOENA = "subpoena"
    SEARCH_WARRANT = "search_warrant"
    COURT_ORDER = "court_order"
    PRESERVATION_REQUEST = "preservation_request"
    EMERGENCY = "emergency"
    GDPR_ACCESS = "gdpr_access"
    DPA2018_SCH2 = "dpa2018_sch2"
    """United Kingdom, Data Protection Act 2018, schedule 2: it permits, and obliges nobody."""
    CIVIL_PRESERVATION_LETTER = "civil_preservation_letter"
    OTHER = "other"
