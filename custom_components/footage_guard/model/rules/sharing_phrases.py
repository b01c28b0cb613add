"""What people write who would pass footage on widely, by language. How tables are read: `phrase_table.py`."""

from collections.abc import Mapping
from typing import Final

_ENGLISH: Final = """
@pass share|shared|sharing|give|given|pass|passed|send|sent|forward|forwarded|release|released|provide|provided|
        distribute|distributed|disseminate|disseminated|circulate|circulated|disclose|disclosed

sharing.public
    ! social media|networks
    ! facebook|twitter|instagram|tiktok|youtube|nextdoor|telegram|whatsapp|reddit
    ! post|posted|publish|published|publishing|upload|uploaded|show|shown|broadcast|air|aired ~5
        online|website|internet|web|publicly|page|media|public|television|tv|news|feed
    ! @pass ~4 press|media|public|newspaper|newspapers|television|tv|news|journalists|reporters|community
    ! make|made|making ~2 public
    ! press release|releases|conference
    ! public appeal|broadcast|record|records
sharing.agencies
    ! other|partner|federal|all|any|several|neighboring|state|outside|foreign|local|cooperating|various
        agencies|agency|departments|authorities|forces|jurisdictions|bureaus|governments
    ! fusion center|centers
    ! immigration|homeland|intelligence authorities|enforcement|security|service|services|agencies|officials
    ! fbi|interpol|europol|dhs
    ! @pass ~3 immigration|ice
sharing.third_parties
    ! third party|parties
    ! @pass ~4 partners|affiliates|subsidiaries|contractors|vendors|insurers|sponsors|brokers|landlords|employers
    ! our|business|trusted|commercial|corporate|technology|data partners|affiliates
    ! any|all|other|further|additional|various|interested recipients|parties|persons|organizations|companies
    ! @pass ~2 widely|broadly|freely|further|onward|onwards
    ! whoever|anyone|anybody|everyone|everybody ~2 asks|wants|needs|interested|involved|concerned
    ! as ~1 we see|deem fit|necessary|appropriate
    ! at ~1 our|their|its ~1 discretion
    without ~1 limit|limits|limitation|restriction|restrictions
sharing.databases
    ! added|entered|stored|uploaded|kept|fed|add|enter|upload|store ~4 database|databases|registry|platform|cloud
    ! face|facial recognition|matching
    ! train|training ~3 model|models|software|ai|algorithm|algorithms
"""
SHARING: Final[Mapping[str, str]] = {"en": _ENGLISH}
