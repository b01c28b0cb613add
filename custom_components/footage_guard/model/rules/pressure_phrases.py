"""What people write who press, by language.

Each phrase marks words for the owner and does nothing else: one too many costs a look, one too few costs the owner's
ease. How a table is read is told in `phrases.py`.
"""

from collections.abc import Mapping
from typing import Final

_ENGLISH: Final = """
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

# What is said to happen to whoever refuses.
threat.warrant
    come|return|coming|returning|back|get|obtain|seek|request|applying ~5 warrant|subpoena|subpoenas
    with|without ~2 warrant ~4 you|your|anyway|take|search
    you|@people ~3 be|get|being ~2 @worry
    you|people|those|refusing|withholding|who ~6 can|could|may|will|might be ~1 @worry
threat.force
    will|can|could|may|must|shall ~2 take|seize|confiscate|impound ~3
        recorder|system|device|devices|equipment|phone|everything|camera|cameras
    take|seize|confiscate ~1 the whole|entire system|recorder|house
    easy|hard way ?or
    not ~1 make this|it|things ~1 difficult|hard|harder|worse
    make ~1 your life difficult|hard|harder|worse
threat.visit
    will|be|shall|are ~2 sent|come|coming|visit|knock|knocking|stop|standing ~4 your ~1 @home
    will|shall ~2 knocking|knock ~3 @home
    know where ~1 you live
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
threat.suspicion
    person of interest
    will|would|might|could|makes|make ~2 look ~1 suspicious|guilty|bad|odd
    will|would|must|shall|can|could|have|only ~2 assume|conclude|presume|infer ~8
        you|your|refuse|silence|hiding|guilty
    you are|were ~1 protecting|shielding|covering|hiding
    we|i|police ~1 already know|see|saw
    we|i|police know|see ~1 you ~1 have|are|were|own
threat.obstruction
    obstructing|obstruction ~2 justice|investigation|police|officer
    withhold|withholds|withholding|withheld ~2 evidence|information|footage|video|recording|recordings
    interfere|interfering|interference with|in ~2 investigation|police|officers
    fail|failing|failure|fails to ~1 respond|cooperate|comply|answer|act|reply
    not cooperate|cooperating|cooperated|complying
    accessory|accomplice to
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

# That there is no time to think.
urgency.word
    is|are|very|extremely|most|highly|so|really|super urgent -care|clinic
    urgent request|appeal|need|matter|help|action|response|reply|attention|plea|notice|message
    ^ urgent -care|clinic|letter|parcel
    urgently need|needs|needed|ask|asking|request|require|required|seek|seeking|want|looking
    asap
    as soon|quickly|fast|promptly as ~2 possible|possibly|can
    please ~2 hurry
    ^ hurry
    hurry up
    quick|swift|prompt|immediate action|reply|cooperation|attention|upload
    immediate|prompt response|answer|help
urgency.now
    ^ ?please @ask|open|tap|click|check|call ~4 @soon
    ^ ?please @ask|open|tap|click|check|call ~4 right away|now
    please|must|should|need|and|you ~2 @ask ~4 now|immediately|instantly|promptly
    @ask ~4 right|straight away
    @ask ~3 at once
    right now
    act|respond immediately|now|fast|quickly
    sharing|sending|helping|responding|answering now|today
urgency.delay
    without ?any|further delay
    do not ~1 delay|stall|postpone|procrastinate
    do not ~1 hesitate|wait -to
    can|must not wait
    can|must not be delayed|postponed
    no time to
    time|moment|minute|second to lose|waste|spare
    clock|time is|are ~1 ticking|running|short|critical|essence
    running|run out of time
    every|each second|minute|moment|hour ~2 counts|matters|wait|delay|waste|helps|lost
    before it is too late
    race|racing against
urgency.harm
    may|might|could|will ~1 strike|kill|attack|offend ~1 again|tonight|next
    next victim
    someone|somebody|people|others|child|children ~2 will|could|may|might ~1 get|be ~1 hurt|killed|harmed
    lives ~1 depend|are|may|could
    life|lives ~1 at|in stake|risk|danger
    trail|leads|case|scent ~2 go|goes|gone|going|gets|turns cold
    let|lets|letting|help|helps|helping ~2 @culprit ~8 away|free|escape|unpunished|loose
deadline.hours
    you ~1 have|got ~1 until|till|#|one|two|three
    only|just ~1 have|got|gives ~1 # ~1 hours|days|minutes
    only # hours|days|minutes
    need|want|expect|require|needed|expected ~6 within|in|by ~2
        hour|hours|minutes|noon|midnight|tonight|today|tomorrow|morning
    offer|chance|opportunity ~3 disappears|expires|ends|gone|lapses
    @ask ~3 by|before ~3 or
    unless|until ~6 arrives|arrive|received|sent|shared ~2 by|before
    your|response|answer|reply ~2 overdue
    your deadline|deadline ~2 to ~1 @ask
deadline.nagging
    second|third|fourth|another|final|last|friendly|repeated reminder
    still waiting|await|awaiting ~4 you|your|answer|reply|response
    asked you ~2 times|already|repeatedly|before|twice|again
    you have ~2 not ~3 responded|answered|replied|returned|reacted
    you =2 not ~3 responded|answered|replied

# That a good person would.
guilt.duty
    civic|moral|patriotic|public|neighborly|community duty|responsibility|obligation
    your ~1 duty|responsibility|obligation
    good|decent|honest|great|caring|upstanding|responsible|concerned|model|abiding|true ~1 @somebody -of|at|in|on
    good|decent|honest|caring people
    do|doing|did|does ~2 right|decent|honorable thing
    least you can|could
    do|play|doing|playing your part|share|bit
    stand|side|standing|siding with ~1 law|police|us|officers|victims|justice
    with|have ~2 duty|obligation to ~1 assist|help|support|share|cooperate
guilt.safety
    help|helps|helping|you|and|us|together keep|make|keeping ~4 safe|safer
    if|because you ~2 care|cared|love|value|respect
    whole|entire community|neighborhood|street|town|block ~2 is|are|will|depends|counts|needs|wants
    down ~2 whole|entire community|neighborhood|street|town|block
guilt.empathy
    think|imagine ~2 of|about|how|what ~3 victim|victims|family|families|child|children|mother|parents|kids
    imagine if|you|your
    if ~1 it were|happened ~2 your|you
    if|were|was ~2 your|own child|daughter|son|kid|kids|mother|family|grandmother|loved
    if ~1 this happened ~3 your|you
    how would you ~2 feel
    surely you
    you ~1 would|should|must ~1 want ~1 others|people|someone|us|neighbors|help|somebody|to ~2
        help|share|know|act|send|this
    should want to
guilt.blame
    depend|depends|depending|counting|relying|count|rely on|upon you
    you owe
    you ~4 let|letting ~5 down
    let us|them|everyone|everybody down
    your silence|inaction|hesitation|refusal
    silence ~2 makes|helps|protects|is|means
    you ~3 kept|keep|stay|stayed|remain|remained|are|were quiet|silent
    part of the problem|solution
    blood|death|fate ~8 your ~1 hands|conscience
    your|a|bad|guilty|clear conscience
    sleep at night|live with yourself|yourselves
    what kind|sort|type of ~1 neighbor|person|citizen|parent|human|people ~2 would|refuses|says|does|are
guilt.others
    @people|others|neighbor|houses ~4 have|has|are ~1 already ?all
        sent|shared|given|agreed|helped|helping|responded|signed|joined|uploaded
    @people|others|neighbor|houses|residents|# ~4 have|has ~1
        shared|agreed|helped|cooperated|participated|joined|contributed
    everyone|everybody ~1 does|shares|helps
    nine|eight|seven|most|# ~1 out|in|percent ~2 of|ten|# ~2 @people
    you|your ~5 last|only|one one|house|home|household|resident|person|neighbor ~3
        left|has|have|who|that|remaining|refusing =3 not|left|turned|refused|answered|silent|remaining
    only house|home|household|one left
    will|would|can|do|not you|not ~1 join them|us|your|in
    @people|list ~3 who|that ~1 did|do|have|has not ~1 cooperate|answer|respond|share|help

# That whoever helps is admired.
praise.hero
    be|become|are ~2 hero|heroes|champion|champions|guardian
    hero|heroes|champion|champions|people|citizens|neighbors|residents like you|yourself|yourselves
    community|local|neighborhood|everyday|true|real hero|heroes|champion|champions|guardian|guardians
    great|good|excellent|amazing|fantastic|wonderful|outstanding|impressive job|work|effort|contribution
    keep it up
    thank|thanks ~2 for ~1 being|making|keeping|caring|choosing
    great|unique|wonderful|excellent|rare|perfect opportunity|chance|way to
    direct action against
    make|making|makes ~1 real|a|all|big difference
    make|makes|making ~3 partnership|program|community|neighborhood ~2 success|great|proud|better
    public|publicly|personally|officially ~1 recognized|thanked|honored|credited|recognition
    recognized|honored|thanked|rewarded for your
    crack|solve|solves|break ~1 this|the case|crime
    could|can|may|might be|hold|holds ~1 the key

# That there is something to gain.
reward.gain
    earn|win|receive|receives|get|gets|collect|claim|redeem|enjoy|given|gain ~5
        credit|credits|points|gift|reward|rewards|prize|voucher|coupon|discount|badge|bonus|cash|rebate
    free ~2 camera|cameras|doorbell|month|months|plan|subscription|gift|gifts|year|storage|upgrade
    free ~1 months|month|weeks|year
    complimentary
    free of charge
    entered|enrolled|entry ~3 raffle|draw|lottery|sweepstakes|drawing|contest
    gold|silver|platinum|bronze|vip|premium|elite status|tier|level|member|members|membership
    reward|prize|gift|bonus ~3 waiting|yours|you
    in return|exchange for ~3 access|clip|clips|video|footage|sharing|recordings|your|it
    waive|reduce|refund|lower|cut ~2 your|the ~1 deductible|premium|fee|fees|fine|rent|rate
    # dollar|dollars|euro|euros|percent ~2 reward|credit|voucher|card|rebate|discount
    dollar|dollars|euro|pound reward|credit|gift
    earn|earned|collect|collected ~2 # points
    badge is|awaits|waiting

# That there is no choice.
obligation.required
    you|owner|customers|policyholders|insured|@people ~4 are|is|be ?legally|hereby|therefore ~1
        required|obliged|obligated|compelled|bound|mandated
    you are ~1 ordered|directed|instructed|summoned|expected to
    you|@people ~2 must|shall ~2 @ask
    you ~1 have|need|got to ~1 @ask
    obliged|obligated|required|bound by ~1 law
    bound to ~1 release|share|provide|give|hand|cooperate|comply
    legal|statutory|lawful duty|obligation|requirement to
    under ~2 duty|obligation to
obligation.law
    law|laws|statute|ordinance|rules|code|regulations ~1
        says|requires|require|obliges|demands|states|compels|mandates ~4
        you|your|owner|@people|all|camera|doorbell|doorbells
    by|under|per law|order|statute ~1 you
    by|under|per|pursuant ~3 law|rules|ordinance|statute|code|policy|agreement|contract|conditions ~2 you ~1
        must|shall|are|have
    order|ordered|orders|instructed|directed ~2 you|all|every|everyone|residents|households ~3 to
obligation.no_choice
    no|not|any ~2 right to ~1 refuse|decline|object|withhold
    not ?an optional|option|voluntary
    you =2 no ~2 choice|option|alternative|say
    leave|leaves|leaving us|me no choice|option|alternative
    can|may|must not ~1 refuse|decline|ignore|opt
    this|it|request|all|compliance|cooperation|participation|response is ~1
        mandatory|compulsory|obligatory|required|imperative -by|on|for
    mandatory|compulsory|obligatory|required for ~1 all|you|every|everyone|owners|residents
    your|owner ~1 consent|permission|agreement|approval ~1 is|are =1 not ~2 needed|required|necessary
    no|not|without|need ~2 warrant ~1 is|needed|necessary|required
    warrant ~2 not ~1 needed|necessary|required
    we|police|officers|i ~1 are|am|have ~1 entitled|authorized|authority to
    right to ~2 your
obligation.comply
    comply with ~1 this|our|order|request|instructions|demand
    you|every|household|households|all ~6 comply
    we|i|hereby ~1 demand|insist|command

# That it is nothing.
minimizing.easy
    only|just|merely|simply takes|take|needs|need|requires|require ~3
        minute|minutes|second|seconds|moment|tap|taps|click|clicks|step|steps
    takes|take|is ~1 only|just|less|under ~4 minute|minutes|second|seconds|moment|tap|taps|click|clicks|step
    ^ simply|just tap|click|press|sign|upload|send|share|forward|open|swipe|reply|say
    so|and|then|to ~1 simply|just tap|click|press|sign|upload|send|share|forward|open|swipe|reply|say
    could|can not ~1 be easier|simpler
    in|with ~1 one|two|three|few|couple ~1 clicks|taps|steps|click|tap
    simple|easy|quick|small yes|favor|thing|step|tap|click -to
    we ~4 care of the rest
    do the rest
    mere|just|only|simple|pure ~1 formality
    might as well
minimizing.nothing_to_hide
    nothing|something|anything ~1 to ~1 hide|fear|lose
    nothing to worry
    if you ~2 innocent|guilty
    if you ~2 done|did|have nothing wrong
    you ~2 done|did nothing wrong
    why ~1 would|not|should you|anyone|someone ~1 object|refuse|mind|hesitate|say
    no point|use|sense in|to
minimizing.harmless
    no|not|any|a ~1 big deal
    no|any|what harm in|sharing|sending|giving
    no risk|danger to|for ~1 you
    is|it|are just|only a|an|one ~1 doorbell|short|little|small|quick|tiny
    nobody|noone ~2 will|needs|need|has|would|else ~3 know|find|learn|notice|hear|see
    no one|body ~1 will|needs|need|has|would|else|ever ~3 know|find|learn|notice|hear|see
    not even notice
    bothered|contacted|disturbed again|anymore|further
    not ~1 overthink
    no need to ~3 lawyer|attorney|think|overthink|consult
    no|without|need|not ~3 lawyer|attorney ~2 necessary|needed|required

# That whoever writes must be obeyed.
authority.trust
    trust me|us|our
    take ~1 my|our word|advice|it from
    believe me|us
    years|decades on the job|force|beat
    do ~1 as i|we|you|told
    do ~1 what i|we ~2 say|tell|ask|are
    i|we am|are ~1 telling|ordering|warning|instructing|commanding you
    as ~4 officer|captain|agent|detective|sergeant|chief|judge|prosecutor|sheriff|lieutenant i|we ~1
        am|are|expect|order|demand|tell|insist|require
authority.rank
    mayor|chief|governor|sheriff|president|commissioner|judge|attorney|minister|captain|lieutenant|council ~2
        expects|demands|insists|wants|ordered|requires|asked ~3 you|all|every|everyone|residents|households|that
    himself|herself|personally ~1 asked|asks|expects|wants|demands|ordered|requested|insists|requests
    judge|court|jury|prosecutor ~1 would|will ~2 side|agree|force|compel
"""
PRESSURE: Final[Mapping[str, str]] = {"en": _ENGLISH}
"""By language code. Every table is tried, as nobody says in which language they press."""
