"""Words that are no names although they begin a sentence, or are written in capitals: whatever else does either may be one.

No usual name stands here, also where it is a word as well: a test holds that.
"""

BEGINNINGS = frozenset(
    """about above according across active actively actual actually addressing advice affected after afterwards again against
    age aged agreed agreement aim all allegations almost alone along already also although always amongst among any anyone
    anything anyway apart apparently appointments appropriate approach are area areas around arrangements as aside at attempts
    attendance aware away back barriers because been before began begins behaviour behind being below beside besides best better
    between beyond bigger both boundaries brief briefly brother brothers building but by can cannot care careful carefully
    caring cases cause certain certainly chances changes choices clear clearer clearly close closely closer closing
    comments commitment communication community complex concern concerned concerning concerns conclusion conclusions
    consequently considerable considering consistent consistently conversations cooperation copies could couple crucially
    culture current currently daily dates days delay delays demands depending desired despite detail detailed details did
    different difficult difficulties direct directly disabled discussion discussions does doing domestic done down due during
    earlier early easily effective effectively effort efforts eight eighteen either eleven else elsewhere emotional emotionally
    enough ensuring entries equally especially essential even events eventually ever every everything evidently exactly
    example examples excellent exception expectations experience experiences explicit express extended external extra
    face facts fairly family's far father's feelings feel feels felt few fewer fifteen fifth final finally financial first
    firstly five focus focused following follows food for four fourteen fourth frequent frequently friends from full
    fully further furthermore future gaps general generally generic given gives giving goals going greater greatly group
    guidance had half hardly has have having health healthy hence her here hers herself hidden high higher him himself his
    holistic home hours house household how however i ideally if immediate immediately impact important importantly impressive
    improved improvement improvements improving in included including incidents increased indeed information initial
    initially input insight insights instead intervention interventions into involved involvement is issues it itself just keep
    keeping kept key knowledge known lack lacking lacks language largely last lastly late lately later latter learning least
    led less lessons let life like likewise limited listening lived lives living local longer looking looks lots low
    lower made main mainly making management many marked maybe mealtimes meaningful meanwhile measurable medical men mental
    middle might milestones minutes missed missing mixed moderate month months more moreover mornings mostly mothers moving
    much multi multiple mum's must my myself namely naturally nearly necessary needed needing needs neglect neither
    never nevertheless new next night nights nine nineteen no nobody none nonetheless nor normally not notably noted nothing
    now numerous objectives observation observations observed obviously occasional occasionally of off often old older
    on once one only onto openly opinion opportunities opportunity options or order originally ought ourselves outcome
    outcomes outside over overall own paper parental parenting part partial partly past patterns people per perhaps period
    permanent permission persistent person persons physical picture place placement plainly plans play pleasing plenty point
    points poor poorly positive positively possible possibly practical practice practitioners predecessor present previous
    previously primarily prior probably problems professional prompt promptly proper properly provision purpose purposeful
    quality questions quickly quite rapid rarely rather ready real really reason reasons recent recently recommendations
    recorded regarding regular regularly regulation relations relationship relationships relevant repeated repeatedly
    respectful responses responsibility result results rightly robust roles routine routines safe safety said same saw
    school's second secondly sections seeing seems seen self sensitive sensitively separate seven seventeen several severe
    shared she should show shows significant significantly similar similarly simple simply since single sister sisters
    six sixteen sixth skilled skills sleep slow slowly small so social some sometimes soon special specific specifically spoken
    stability stable standard started starting statements status still stories story strength strengths strong stronger
    strongly subsequent subsequently substance successful such sufficient sufficiently summary supervisor supportive
    surely sustained swift swiftly systemic taken taking targets tasks teacher teachers ten tenth than thanks themes then
    thereafter therefore thinking third thirdly thirteen thorough thoroughly though thought thoughtful through throughout thus
    tidy time timely times timescales to together told too took top total towards trauma trust try trying twelve twenty twice
    two under understanding unfortunately unless unlike until up upon urgent us used useful usually vague various verbal very
    via violence vulnerability vulnerable warm was weak weaker weaknesses week weekends weeks well went were whatever whenever
    where whereas wherever whether whichever while whilst whoever whole whom whose why wider wishing with within without woman
    women word words workers working worries worrying would writing written wrong year years yes yet younger your youth
    and allowing asking bed bringing brought building call came capacity carrying celebrating chance changing checking
    choosing class comes coming completed concise continued continuity contributions creative critical curiosity deaf decisive
    declined dental describes development developmental diary diet disability distress diversity drift drugs drug dynamics
    eating educational email emails engagement ethnicity evaluation every exclusion expected exploration exploring faith
    feeding finances fortnightly found funding gender getting go gone hearing held helpful heritage holiday honest housing
    humour hygiene hypotheses hypothesis identity income independence informed inquiry intelligence interests interim interview
    interviews joint journey knowing leadership letters lifestyle links love loss lunch maintaining managerial meals means
    medication medicine messages misuse money monthly mood motivation moves naming nappy national network networks nobody's
    nursing nutrition observed opening ordinary parallel patience pace passport peers permanence placements planned pocket
    poverty powers pregnancy prepared presenting preventative preventing principles priorities priority privacy process
    protective psychology pupil race reading reality recommended reduced referrals reflective refusal religion removal required
    research resilience resources respect respite responsive rights routines sadly saying school's screening seeking
    seldom self-harm sense separation services settled settling sexual shame sibling sight silence situation skill
    sleeping smoking solutions speech stated stating stays stress structure subject substance successes suitable summaries
    support supported supporting supports talking teaching telephone tension text thank themes theory there therapy
    timescale timetable toys training transition transport travel treatment triangulation twins unborn uncertainty unclear
    understood unknown urgency using valued values view virtual visit vocabulary waiting wants warmth weekly weight
    wellbeing whatever wherever willing wise wonder workload yearly
    co pre post re non ex un inter""".split()
)
ALSO_NAMES = frozenset(
    """abbot amber angel april archer art august autumn baker ball banks barber barker barn bath bay beach bean bear bell
    berry best bill bird bishop black bloom bond book booth bow bower bowl bowman branch brewer bridge bright broad broker
    brook brooks brown buck bull bush butcher butler cage carpenter carter case cash chance chapel chapman chase cherry church
    clay close coach cole cook cooper cotton court cousin coward crane creed crisp crook cross crystal curry daisy dale dance
    dawn day days dean dear do dove down downs drake drew drink driver duke dusty dyer eagle earl early east ebony england
    english eve fair faith farmer farrow field fields finch fish fisher flint flood flower flowers ford forest fortune foster
    fox frank free freeman french frost fry fuller garden gardener gay gem gene german ginger glass glover gold good grace
    grand grant graves gray green grey ground grove guy hale hall hammer hand hard hardy harp harper harry hart hawk hazel
    head heath heather hero hill hills hogg hole holiday holland holly home honor honour hood hook hope horn horne house hunt
    hunter ireland iris iron ivory ivy jack jade jay jean jewel jolly joy judge july june just justice keen key kind king kit
    kitchen knight lake lamb lance land lane lark last law lawn leaf light lily little lock long lord love low lucky major man
    mark marsh marshal mason mast may mayor mead meadow mercy merry mile miles mill miller mint monk moody moon moor more morn
    moss mount myrtle nanny nation neat need new nice nick noble noon norm north nun oak old olive opal organ pace paddy page
    palmer pan parish park parker parson pat patience paws peace pearl penny pepper pet petty pike pilgrim pine pitcher pitt
    plain player plum pole pollard pond pool pope poppy porter post potter pound power powers price pride prince prior prophet
    proud prudence purse quail quick rain rainbow ranger raven ray read reader reed reef rich ride ridge ring river rivers rob
    robin rock rode root rose rouse royal ruby rule rush russet rusty sage sailor sales salt sand sandy sargent savage sawyer
    scholar scone scot scott seal shade sharp shaw shepherd sheriff sherry shore short silver singer skinner skip sky slater
    sleet small smart smile smith snow south spark sparks sparrow speed spencer spice spring spry squire stable stamp star
    stark steel stern stew sting stock stone stones storm stout street strong sue summer summers sun swain swan sweet swift
    table tailor tanner tapper teal temple terry thatcher thorn tide tiger tiller tom town towns trader travers trent trick
    trip truth tucker turner tyler underwood usher vale van verity vicar victor victory viner viola violet wade wait wales
    walker wall walls ward warden warm water waterman waters wave way weaver webb webster weeks well wells welsh west whale
    wheat wheel wheeler whisky white wick wild wilder will willow wills winner winter wise witch wolf wonder wood woods
    woodward wool worth wren wright yard yeoman york young younger zone""".split()
)
"""Words that are names as well: in small letters they are words."""
ABBREVIATIONS = frozenset(
    """abe ace aces acp adhd ado am asap asb asc asd asw aswo asye atm bsl ca caf cafcass camhs cas cce ccg cd cda
    cdop ce ceo cgl cic cin cjs cme cmht covid cp cpc cpn cpp cps cqc cse ctp cv cwd cyp dash dfe dna dob doh dols dp
    dsl dv dva dvd dvla dwp ecm edt eet eg eh ehcp ehe ehm ep epo eu ewo fas fasd fft fgc fgm fii ft gbh gcse gdpr gp
    gps hiv hmp hv ias ico icpc id ie iep iro iros isa isw it kpi la lac lado lados lca lcs lea lgbt lgbtq lscb mappa
    marac mash mca mh mht mp nai nb neet nfa nhs nice nn nps nrpf nscp nspcc nvq ofsted ok oos ot pa pcf pdf pep pfa
    pip pips plo plt pm pmld pms po ppi pru ptsd pwp qa qc rag rcpc salt sats scb scr scrs sdq sen senco send sgo sla
    slt smart ssw sudi sw swet sws tac taf tafs tba tbc tm tms tv uasc uk uks us usb vaw yjs ymca yos yot yots yp""".split()
)
