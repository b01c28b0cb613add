"""What people call gatherings, and what they call incidents, by language. How tables are read: `phrase_table.py`."""

from collections.abc import Mapping
from typing import Final

_GATHERINGS: Final = """
@persons people|persons|crowd|crowds|supporters|residents|workers|teachers|students|nurses|tenants|women|men|
        activists|protesters|members|worshippers|participants|attendees|mourners|individuals|everybody|everyone
@workers workers|teachers|nurses|drivers|employees|students|staff|tenants

assembly.protest
    protest|protests|protester|protesters|protestor|protestors|protesting|counterprotest|counterprotesters
    demonstrators|demonstrator|demonstrating
    demonstration|demonstrations -of|model|unit|kit|mode|video|bike
    antiwar|peace|street|mass|public|political demo|demos
    anti war|government|police|racism|abortion|fascist|immigration demo|demos
    activist|activists|dissident|dissidents|picketers
    first|1st amendment
    civil unrest|disobedience
    black lives matter
    blm
    sit in|ins -the|a|front
    human chain
assembly.march
    the|this|that|a|their|peace|protest|freedom|pride|womens|memorial march ~1
        that|on|in|along|through|to|past|from|for|against|passed|passing|of|by|went|outside
    marchers|marcher
    marching|marched -band
    @persons ~1 march -#
    parade|parades -of
    parade of ~1 @persons
    procession|processions
assembly.rally
    rally|rallies -driver|drivers|car|cars|race|bike|championship
    rallying
    vigil|vigils
    walkout|walkouts -basement|door|patio
    picket|pickets -fence|fences
    picketing
    on strike
    strikers
    striking @workers
    workers|climate|general|school|rent|hunger|labor|teachers|nurses|students|union strike|strikes -fund
assembly.crowd
    crowd|crowds ~2 gathered|assembled|chanting|marching|protesting|outside
    @persons ~3 chanting|assembled|assembling|rallied|gathering
    @persons ~2 gathered -to|around
    chant|chants|chanting
    the|any|public|mass|large|peaceful|political|religious|recent|lawful|unlawful gathering|gatherings
    peaceful|lawful|unlawful|public|political|right|freedom ~2 assembly|assemblies
    freedom of speech|expression
    holding|carrying|with|waving|held|raising ~2 sign|signs|banner|banners|placard|placards|flags
    placard|placards
    identify|find|name|list ~3 participants|attendees|organizers|supporters
    those|everyone|everybody|persons|people ~1 who took|taking part
    who ~1 organized|organised|led|attended|spoke
    attendees|attendee
assembly.politics
    political|campaign|union|party|election|electoral|council|activist rally|meeting|meetings|event|events|organizers
    town hall -street|road
    union members|organizers|activists
assembly.worship
    worshippers|worshipers|congregants|parishioners|churchgoers
    prayer|prayers|religious|church|worship service|services|meeting|meetings|circle|gathering
    eid|friday|public|open|morning|evening|communal prayers|prayer
    attend|attends|attending|attended ~2 mosque|synagogue|temple|sermon|prayers|shrine|church
    @persons ~2 entering|leaving|visiting ~2 mosque|synagogue|temple|shrine|church
"""
_INCIDENTS: Final = """
incident.crime
    stole|stolen|steal|stealing|theft|thefts|thief|thieves|shoplifting|looted|looting
    burglary|burglaries|burglar|burgled|robbery|robbed|mugged|mugging|broken|broke|break
    assault|assaulted|attacked|attack|beaten|punched|stabbed|stabbing|shot|shots|shooting|gunshots|gunfire
    killed|murder|murdered|homicide|kidnapped|abducted|abduction|threatened|harassed|stalked|exposed
    vandalism|vandalized|graffiti|smashed|arson|fraud|scam|trespassing|trespassed|prowler|dumped|dumping
incident.harm
    crash|crashed|collision|collided|accident|hit|struck|ran|scratched|dented|damage|damaged|destroyed
    injured|injury|injuries|wounded|hurt|fell|bitten|bite|collapsed|drowned|died
    fire|smoke|burned|burnt|explosion|flood|flooded|leak|burst|storm
incident.loss
    missing|lost|disappeared|vanished|escaped|strayed
"""
ASSEMBLY: Final[Mapping[str, str]] = {"en": _GATHERINGS}
INCIDENTS: Final[Mapping[str, str]] = {"en": _INCIDENTS}
