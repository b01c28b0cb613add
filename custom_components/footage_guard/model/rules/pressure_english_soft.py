"""What people write in English who press kindly: conscience, praise, gain, belittling."""

from typing import Final

SOFT: Final = """
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
    real|true|decent|honest|good|caring|fellow folks|neighbors|citizens|patriots|americans
    without being asked
    what is right
    be ~1 selfish|cruel
    selfish|shameful|cowardly|heartless|unpatriotic|irresponsible
    disappointed|ashamed|proud ~1 in|of you
    support|supporting|back|backing ~1 police|officers|troops|law|blue
    un american|patriotic
    unamerican|patriot|patriots
    samaritan|samaritans
    greater|common good
    good of ~1 community|neighborhood|public|all|everyone|town|city
    in this together
    fight|fights|fighting|battle|war ~1 crime|criminals|against
    join|joining ~2 fight|effort|movement|program
    be|become part of ~2 effort|movement|something|program|solution
    take a stand
    return the favor
    after all ~3 done
    helped you ~3 when|last|before
guilt.safety
    help|helps|helping|you|and|us|together keep|make|keeping ~4 safe|safer
    if|because you ~2 care|cared|love|value|respect
    whole|entire community|neighborhood|street|town|block ~2 is|are|will|depends|counts|needs|wants
    down ~2 whole|entire community|neighborhood|street|town|block
    your|our ~1 community|country|city|neighbors|street|town|neighborhood|police ~2
        needs|need|counts|expects|deserves ~1 you
    step up
    needs|need you to
    look|looking|looks out for ~1 one|each
    need|needs your ~1 help|support|cooperation|assistance|video|footage
    keep ~3 families|family|kids|children|community|streets|homes|neighborhood ~1 safe|safer
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
    grieving|desperate|heartbroken|devastated|worried|frightened ~1
        mother|father|family|parents|widow|couple|child|children|neighbors
    crying|cries|cry|weeping ~4 because|sleep|nobody|until
    deserve|deserves ~1 justice|closure|answers|better|know
    bring him|her|them ~1 home|justice
    mean|means ~1 world|everything|lot ~1 to
    you of all
    imagine explaining|telling|losing|being|living|how
    thought we|you ~1 were|would|cared
    expected more|better from|of you
    how can|could you
    let|letting ~2 grief|family|mother|victim ~3 wait|suffer|down
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
    doing|do|did nothing ~1 means|is|makes|helps|makes|protects
    turn|turned|turning ~1 blind eye
    siding|side|sided with ~1 burglars|criminals|thieves|killer|suspect|them
    nobody|noone wants|want to
    no one|body wants|want to
    no one|body|nobody ~3 come|comes|came|coming|speaks|step|steps forward|up
    if|because everyone|everybody|nobody|people ~4 like you
    you had ~2 video|clip|footage ~1 all
    be|being ~1 one|neighbor|person|house|home who|that ~1 looked|looks|refused|refuses|said|says|did|does
    feel|feels|feeling guilty|ashamed|bad|terrible|remorse
    keep|keeps|keeping|kept ~3 to yourself|yourselves
    keeping|staying|remaining quiet|silent
    not|never think|thought twice
    do not be ~2 difficult|silly|naive|paranoid|stubborn|afraid|scared|shy|foolish|unreasonable|like|that
    paranoid|stubborn|unreasonable
    will|would|could be on you
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
    every|all|most ~1 other|others camera|cameras|house|houses|home|homes|neighbor|neighbors|household|owner|owners ~6
        has|have|sent|shared|gave|contributed|agreed|did|said
    please|do not|never be one of them|those
    most|all|many|other|plenty|several|everyone|homeowners|neighbors ~6 are|is|were ~2 happy|glad|willing|proud to
    street|block|road|neighbors have|has ~2 come|stepped|pitched
    come|came|coming through for


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
    top|best|valued|star|loyal|favorite contributor|contributors|partner|partners|member|members|sharer|helper
    celebrated|featured|mentioned|honored|thanked on|in ~2 page|website|wall|newsletter|list|feed
    well done
    proud of you|your
    let us make it
    each|every time you approve|share|help|accept
    your|every ~1 approval|approvals|sharing ~1 brings|earns|counts|makes|saves
    real|huge|enormous|world|big difference
    first ~2 on|in your ~1 street|block|road|neighborhood|town
    missing piece|link
    you seem|strike ~4 good|nice|reasonable|kind|decent|smart
    as ~1 thoughtful|kind|responsible|smart|generous|caring as you
    someone|people|person like|as ~2 you|yourself
    congratulations
    taken into account
    in your favor
    we|i ~2 admire|applaud|commend ~1 your|you


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
    your ~2 score|rating|streak|rank|points|level|status ~2 goes|rises|increases|improves|up|grows|waiting
    next badge|level|tier|reward
    closer to ~2 badge|reward|level|goal|prize
    entered ~1 to ~1 win
    at no|zero cost|charge
    as ~2 thank|token ~1 you|appreciation|gratitude
    send|give|gift|offer|pay|mail you ~3 free|complimentary|gift|voucher|card|month|months|credit|discount
    you|who ~3 qualify|qualifies|eligible for
    first ~6 qualify|qualifies|eligible
    bonus|bonuses
    first # households|people|residents|homes|neighbors|customers|owners
    first ~1 five|ten|twenty|fifty|hundred ~1 households|people|residents|homes|neighbors|customers|owners
    worth your ~1 while|time|trouble
    been ~1 selected|chosen|preselected
    unlock|unlocks|unlocked ~3 reward|rewards|badge|feature|features|level|tier|bonus|perks
    your ~2 response|approval|participation|acceptance|sharing rate|rates|ranking|rank|streak


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
    small|little|tiny|quick|simple favor|peek|thing|ask|effort|look|glance
    costs|cost you ~1 nothing|little
    not even have|need|see|know|look
    whole thing|process is|takes
    all you ~1 need|have ~1 to do
    all we|i ~1 need|ask|want is
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
    what|how could|can|would ~1 it|this ~1 hurt|harm
    what is the harm|problem|matter|downside
    no ~1 downside|drawback|disadvantage
    no ~2 reason to ~1 no|refuse|decline|object|hesitate|say|worry
    never mind showing|sharing
    no liability|downsides|risk|consequences for|to ~1 you
    where|what is the problem|harm|risk|issue
    stay|stays|just|only between us

"""
