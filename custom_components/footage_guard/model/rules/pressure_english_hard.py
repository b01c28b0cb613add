"""What people write in English who press by force: threats, urgency, obligation, rank."""

from typing import Final

HARD: Final = """
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
    expedite|expedited
    as ~2 top|high|absolute priority
    treat ~3 priority
    is|are ~1 crucial|vital|critical|imperative that|we|you|to
    urge|urges|urged|urging|implore|beg|begging ~1 you|all|everyone|residents|neighbors|owners
    strongly advise|recommend|encourage|suggest|urge
urgency.now
    ^ ?please @ask|open|tap|click|check|call ~4 @soon
    ^ ?please @ask|open|tap|click|check|call ~4 right away|now
    please|must|should|need|and|you ~2 @ask ~4 now|immediately|instantly|promptly
    @ask ~4 right|straight away
    @ask ~3 at once
    right now
    act|respond immediately|now|fast|quickly
    sharing|sending|helping|responding|answering now|today
    drop whatever|everything
    @ask ~3 same day
    immediate|immediately upload|reply|response|action|submission required|needed|requested
    the sooner
    while you ~1 can
    need|want|must|get|have ~8 right|straight away|now
    limited|exclusive time|offer|spots|places
    miss out
    miss ~1 your|this|the chance|opportunity
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
    any|every|further|your|more delay|hesitation
    minutes|seconds|hours matter|count|matters
    waiting|waits on|for your ~1 upload|reply|answer|response|video|footage|clip|clips|decision|help
    sit|sitting on ~2 video|footage|evidence|recording
    every|each day|hour|minute|second|moment ~2 you ~1 wait|hesitate|delay|stall|hold|say|keep
    of the essence
    you|your hesitate|hesitation|hesitating
    slow|slows|slowing ~3 things|us|investigation|it ~1 down
    slow|slows|slowing down ~2 things|us|investigation
urgency.harm
    may|might|could|will ~1 strike|kill|attack|offend ~1 again|tonight|next
    next victim
    someone|somebody|people|others|child|children ~2 will|could|may|might ~1 get|be ~1 hurt|killed|harmed
    lives ~1 depend|are|may|could
    life|lives ~1 at|in stake|risk|danger
    trail|leads|case|scent ~2 go|goes|gone|going|gets|turns cold
    let|lets|letting|help|helps|helping ~2 @culprit ~8 away|free|escape|unpunished|loose
    suspect|killer|man|he|criminal|she|they|predator ~2 still out|loose|free
    wait|waiting for ~2 another|next
    prevent|stop|avoid another|further|more|next|future
        attack|attacks|victim|victims|crime|crimes|tragedy|deaths|death|burglary
    save|saves|saved|saving ~1 life|lives
    could have ~1 prevented|stopped|saved
    puts|put|putting ~3 in|at danger|risk
deadline.hours
    you ~1 have|got ~1 until|till
    you ~1 have|got ~1 #|one|two|three|ten hours|hour|days|day|minutes
    only|just ~1 have|got|gives ~1 # ~1 hours|days|minutes
    only # hours|days|minutes
    need|want|expect|require|needed|expected ~6 within|in|by ~2
        hour|hours|minutes|noon|midnight|tonight|today|tomorrow|morning
    offer|chance|opportunity ~3 disappears|expires|ends|gone|lapses
    @ask ~3 by|before ~3 or
    unless|until ~6 arrives|arrive|received|sent|shared ~2 by|before
    your|response|answer|reply ~2 overdue
    your deadline|deadline ~2 to ~1 @ask
    needed|required|expected|due|need|answer|reply|respond ~6 by|before ~1 close|end of ~1 day|business
    window|offer|link|chance|opportunity|form|portal ~3
        closes|expires|ends|stops|close|expire ~1 tonight|today|soon|midnight|tomorrow|working|shortly
    no extensions|exceptions|excuses
    i|we ~2 expect|expecting ~3 within|by|answer|reply|response|cooperation|file|video|footage|clip
    within ~1 # ~1 hours|days|minutes ~2 you|or|shall|must
    until you ~1 @ask|do
deadline.nagging
    second|third|fourth|another|final|last|friendly|repeated reminder
    still waiting|await|awaiting ~4 you|your|answer|reply|response
    asked you ~2 times|already|repeatedly|before|twice|again
    you have ~2 not ~3 responded|answered|replied|returned|reacted
    you =2 not ~3 responded|answered|replied
    written|wrote|called|emailed ~1 you ~2 times|already|repeatedly|twice|again
    ignored|ignoring ~2 us|me|again|request|requests|message|messages|letter|letters|email|emails|calls
    ignore ~1 us|me
    ignore|refuse|decline ~2 again
    out of patience
    been|being patient
    asked|ask|told twice|nicely|again
    how many ~1 times ~2 do|must|should|have ~1 we|i


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
    you|your|installing|buying ~2 already consented|agreed|accepted
    consented|agreed|agree ~2 by|when installing|installed|buying|bought|signing|you
    signed ~4 that|which requires|obliges|binds
    is|are ~1 your obligation|duty|responsibility to|as
    you|your shall|must ~1 transmit|hand|provide|deliver|surrender|grant|allow|permit
    you shall
    you will ~1 @ask ~2 us|me|it|this|that|the|your|all|them
    you need to @ask|do|understand|think|decide|consider|realize|let|get|take|start|stop|come
    you|are hereby
    hereby ~2 notified|required|ordered|commanded|requested
obligation.law
    law|laws|statute|ordinance|rules|code|regulations ~1
        says|requires|require|obliges|demands|states|compels|mandates ~4
        you|your|owner|@people|all|camera|doorbell|doorbells
    by|under|per law|order|statute ~1 you
    by|under|per|pursuant ~3 law|rules|ordinance|statute|code|policy|agreement|contract|conditions ~2 you ~1
        must|shall|are|have
    order|ordered|orders|instructed|directed ~2 you|all|every|everyone|residents|households ~3 to
    law|laws|statute|ordinance|code|contract|agreement|terms|policy ~1
        compels|obliges|binds|requires|forces|obligates you|owners|residents
    against the law
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
    declining|refusing|refusal|opting ~1 is not
    no ~1 legal|lawful|valid|good way|grounds|basis|excuse|reason ~2 to|for
    consent|agreement|permission ~1 is ~1 assumed|implied|deemed|presumed
    deemed to ~1 agree|agreed|consent|consented|accepted|have
    unless you object|opt
    only ~1 one choice|option
    us|me|we ~2 no choice but
    left ~1 with no
    not|no ~1 up for ~1 discussion|debate|negotiation
    not ~2 have ~1 say
obligation.comply
    comply with ~1 this|our|order|request|instructions|demand
    you|every|household|households|all ~6 comply
    we|i|hereby ~1 demand|insist|command
    obey|obeyed
    when ~4 police|chief|officer|law|detective ~2 ask|asks|call|calls|knocks ~1 you


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
    take it from
    be|are on ~1 our|my|right side
    in your ~1 best|own|interest interest|interests|to|if
    better for you
    wise to ~1 cooperate|share|comply|help|answer|send
    you would ~2 well|better|wise to|advised
    easier|better for ~1 you|yourself|everyone|all
    for your own ~1 good|sake|safety|protection|benefit
    do us|me|yourself|everyone ~2 favor
    any|every ~1 reasonable|decent|normal|sane|sensible|rational person|citizen|neighbor|adult|one
    you can|may ~1 trust
    that is on you
authority.rank
    mayor|chief|governor|sheriff|president|commissioner|judge|attorney|minister|captain|lieutenant|council ~2
        expects|demands|insists|wants|ordered|requires|asked ~3 you|all|every|everyone|residents|households|that
    himself|herself|personally ~1 asked|asks|expects|wants|demands|ordered|requested|insists|requests
    judge|court|jury|prosecutor ~1 would|will ~2 side|agree|force|compel
    outrank|outranks
    you ~2 complain to
    i|we decide|decides what|who|when
    i am the law
    i am in charge
    lieutenant|captain|sergeant|chief|boss|commander|supervisor is waiting|watching|asking
    my|our authority|rank
    questioning|challenging ~1 me|my|us|authority
    what part of =8 not ~2 understand
"""
