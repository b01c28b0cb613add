"""What people write in English who threaten."""

from typing import Final

THREATS: Final = """
# What is said to happen to whoever refuses.
threat.warrant
    come|return|coming|returning|back|get|obtain|seek|request|applying ~5 warrant|subpoena|subpoenas
    with|without ~2 warrant ~4 you|your|anyway|take|search
    you|@people ~3 be|get|being ~2 @worry
    you|people|those|refusing|withholding|who ~6 can|could|may|will|might be ~1 @worry
    people|you|others|neighbors|residents ~6 have been fined|sued|penalized
    have|get|ask|asking ~1 judge ~2 sign|order|issue
    you ~2 hear|hearing from ~2 attorney|attorneys|lawyer|lawyers|court|judge
    not ~2 involve|go ~3 court|courts|judge|lawyers|police|authorities
    be|is|it|this|could|may a|an crime|felony|offense|misdemeanor to|if
    could|may|might|can be ~1 crime|felony|offense|misdemeanor|illegal|criminal
    you ~6 jail|prison|custody|handcuffs|lawsuit|litigation|prosecution|felony
    in a ~1 cell -phone|number
    avoid|facing|prevent|escape|clear ~3 litigation|lawsuit|proceedings|jail|arrest|prosecution|fines
    warrant ~3 your|you ~1 name|arrest|home|house|address|camera|cameras
    formal|final|legal demand
    proceedings ~2 opened|initiated|started|underway
    you ~4 held|be ~2 liable|responsible|accountable
    subject to ~3 fine|fines|penalty|penalties|prosecution|sanctions
    punishable|noncompliance
threat.force
    will|can|could|may|must|shall ~2 take|seize|confiscate|impound ~3
        recorder|system|device|devices|equipment|phone|everything|camera|cameras
    take|seize|confiscate ~1 the whole|entire system|recorder|house
    easy|hard way ?or
    not ~1 make this|it|things ~1 difficult|hard|harder|worse
    make ~1 your life difficult|hard|harder|worse
    make|force|forces us|me ~1 to|come|go|do|take
    forced to ~1 take|come|seize|go|involve|obtain|escalate
    without ~1 court|judge
    or else
threat.visit
    will|be|shall|are ~2 sent|come|coming|visit|knock|knocking|stop|standing ~4 your ~1 @home
    will|shall ~2 knocking|knock ~3 @home
    know where ~1 you live
    next visit ~1 will
    battering ram
    officer|officers|detective|deputy|deputies|team|somebody|someone|unit|patrol ~2 will|shall be ~1 dispatched|sent
    be|waiting at|outside your ~1 @home
    will ~2 come|stop|swing|be ~2 by|over|round ~4 collect|pick|get ~3 it|them|footage|video|recording|clip|file|files
    will|shall keep asking|calling|coming|writing|knocking|trying
threat.refusal
    refusal|refusing|declining|decision|silence|noncooperation ~8
        noted|recorded|reported|remembered|logged|considered|treated
    report|note|record|remember|log ~2 your refusal|decision|silence|name
    your name ~4 added|listed|list|published
    if|unless|should you ~3 refuse|refused|decline|ignore|withhold|no|fail ~12
        take|seize|arrest|charge|escalate|assume|force|sent|warrant|subpoenaed|consequences|trouble|suspect
    if|when we =2 not =3 hear|heard|receive|received|get|got =12
        sent|visit|come|assume|escalate|conclude|charge|close
    refuse|refusing|refusal ~3 will|would|could|may|makes|make -not|never|have|be
    if|should|before you ~1 turn|turned us|me|down|away
    uncooperative
    take|taking|took note|notes of|who|that
    keep|keeping|make|making|have ~1 list|record|track|note of ~2
        who|those|households|homes|residents|people|tenants|owners
    remember|remembers ~1 who
    treat|treated|regard|consider|view|see|seen ~3 as ~1
        tampering|refusal|obstruction|guilt|admission|destruction|hostile
    tell|inform|notify|report|mention|told ~5 that|which you|tenants|residents|households =2
        not|refused|declined|hold
    we|i ~3 ask|contact|inform|notify|call|tell|involve your ~1
        employer|landlord|boss|insurer|school|family|wife|husband|association|hoa|manager
    explaining|explain ~2 to ~2 judge|jury|court|boss|parents|police
    hold|holds|holding|held ~1 back video|footage|evidence|recordings
    on hold until you
    suspended|frozen|stopped until you
    if you ~2 not =8
        bad|worse|serious|robbed|hurt|die|suffer|arrest|custody|jail|court|regret|blame|responsible|escalate|force
    your ~2 address|name|home|house|account ~2 flagged|blacklisted|marked|watched|suspended|recorded|reported
    will|would|could|may ~1 follow|haunt|cost you
    go|goes any|much further
    bad|worse|unpleasant things ~1 will|can|could|may|happen
    be ~1 shame|unfortunate|pity if
    hate to ~1 see|have|think
    consider this|yourself ~2 warned|warning|notice
    be warned
    fair warning
    am|are warning you
    you|home|house|family could|may|might be ~1 next -to|week|month|door
    your ~1 reputation|career|visa|immigration|tenancy
threat.suspicion
    person of interest
    will|would|might|could|makes|make ~2 look ~1 suspicious|guilty|bad|odd
    will|would|must|shall|can|could|have|only ~2 assume|conclude|presume|infer ~8
        you|your|refuse|silence|hiding|guilty
    you are|were ~1 protecting|shielding|covering|hiding
    we|i|police ~1 already know|see|saw
    we|i|police know|see ~1 you ~1 have|are|were|own
    think|consider ~1 carefully|twice|hard|again before
    is that|this what you ~1 want
    do you really
    reconsider
    what|why are|do you ~2 hiding|hide|afraid|scared|refusing|so
    people|neighbors|everyone|they will|would ~1 talk|wonder
    our|the records|system|systems|data ~1 show|shows|indicate|indicates ~3 you|your
    we ~1 have proof|evidence|records ~2 that|of you|your
threat.obstruction
    obstructing|obstruction ~2 justice|investigation|police|officer
    withhold|withholds|withholding|withheld ~2 evidence|information|footage|video|recording|recordings
    interfere|interfering|interference with|in ~2 investigation|police|officers
    fail|failing|failure|fails to ~1 respond|cooperate|comply|answer|act|reply
    not cooperate|cooperating|cooperated|complying
    accessory|accomplice to
    fail|failing|failure|fails to ~1
        produce|provide|submit|share|do|send|hand|supply|preserve|help|assist|release
    help|helping|aid|aiding|shield|shielding ~1 criminal|criminals|thief|thieves|burglar|burglars|killer
threat.secrecy
    do|must|should|can not|never ~1 tell|inform|warn ~1 anyone|anybody|others|family|neighbors|lawyer|person
    tell ~1 no|nobody|noone
    keep|keeping this|it ~2 between|secret|confidential|quiet|private
    do|must|should not|never ~1 call|contact|talk|speak|consult|involve|ask ~3
        lawyer|attorney|anyone|anybody|family|neighbors
threat.consequences
    serious|severe|legal|grave|real|unpleasant|negative|have|face|facing|without consequences|repercussions
    get|be|end|land|stay ~3 in|into|out ~1 trouble
    legal|court action|proceedings ~4 follow|follows|against you|will|unless|if
    action|proceedings ~1 will|may ~1 follow|taken
    avoid ~1 complications|consequences|problems|trouble|escalation|unpleasantness
    you will|would|may|might ~1 regret
    not want ~4 angry|upset|cross|mad
    your ~1 premium|deductible|payment|policy|coverage|claim|benefits|record ~3
        rise|increase|denied|declined|closed|suffer|cancelled|canceled|rejected|withheld|delayed|void|affected
    close|drop|reject|void ~1 the claim against you
    before|or|will|must|to|would ~2 escalate
threat.last
    this|your|is|our ~2 last|final chance|warning|notice|opportunity|reminder

"""
