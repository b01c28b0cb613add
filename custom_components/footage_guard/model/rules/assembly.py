"""The request touches a gathering, such as a protest: to attend one is no incident."""

from ..request import FootageRequest
from .assembly_phrases import ASSEMBLY
from .rule import Context, Finding, FindingKind, is_of_home
from .texts import marked, prose


def check(request: FootageRequest, context: Context) -> Finding | None:
    """Mark the words that name it, also where an incident is named: others were there too."""
    marks = () if is_of_home(request) else marked(ASSEMBLY, prose(request))
    return Finding(rule="assembly", kind=FindingKind.NOTE, marks=marks) if marks else None
