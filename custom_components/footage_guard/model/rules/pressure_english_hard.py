"""What people write in English who leave no time and no choice."""

from typing import Final

HARD: Final = """
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
