"""What holds a number in an English sentence and names or orders something: parts of laws and of
buildings, files of courts, norms, phrases.

Judgements made here: a number behind a singular noun of place or order (hole 7, Room 5B) is a name,
and so is a pair or a row of them behind the plural (berths 7 and 9, Seasons 5 through 8), which no
plural that is counted otherwise joins (units alone are counted). Written for folded texts.
"""

_NO_FIGURE_BEHIND = (
    r"(?![0-9A-Za-z%]|[.,][0-9]| (?:thousand|million|billion|trillion|per ?cent|km|mm|cm|kg|ft"
    r"|[GMk]Wh?)\b)"
)

_PLURALS = "|".join(
    f"(?<={word} )"
    for word in (
        "pages phases stages gates reactors zones chapters tables exhibits sections articles"
        " clauses routes rooms buildings platforms lanes berths piers terminals floors blocks bays"
        " wells holes lines units episodes seasons volumes paragraphs items slides runways tracks"
        " counts claims lots plots wards districts paras annexes footnotes questions games rounds"
    ).split()
)
_ROW = (
    "[0-9]{1,3}(?:(?:, [0-9]{1,3})*,? (?:and|&|or|to|through|thru) [0-9]{1,3}|[-–][0-9]{1,3})"
    + _NO_FIGURE_BEHIND
)

# Clauses of a law behind its number: 12(b)(6)
_CLAUSES = r"(?:\([0-9]{1,3}[a-z]?\)|\([A-Za-z]{1,4}\))*"
_CAPITAL_LAWS = (
    "Regulation|Directive|Decision|Resolution|Decree|Circular|Order|Ordinance|Law"
    "|Act|Bill|Statute|Proposition|Amendment|Measure|Petition|Proceeding|Notice"
    "|Advisory|Bulletin|Paragraph|Para|Recital|Article|Clause|Rule|Section|Part"
    "|Subsection|Subpart|Principle|Flight|Claim|Code|Treaty|Protocol|Convention"
)
_SMALL_LAWS = (
    "clause|sub-?clause|article|section|sub-?section|paragraph|para|recital"
    "|regulation|rule|annex|appendix|footnote|chapter"
)
_BEHIND_LAW = (
    r"(?=[.,;:)](?![0-9])|['’]s\b|$| (?:of|and|or|to|in|is|was|are|were|on|by|as|for|which|that|the"
    r"|this|says?|said|requires?|applies|applied|bars?|allows?|provides?|states?|sets?|defines?"
    r"|covers?|under|does|did|has|had|may|must|shall|would|will|gives?|lists?)\b)"
)

_REPORTERS = (
    r"(?:U\.S\.C\.?|USC|U\.S\.|C\.F\.R\.|CFR|F\.(?: ?(?:2d|3d|4th))?|F\. ?Supp\.(?: ?[23]d)?"
    r"|S\. ?Ct\.|Fed\. ?Reg\.|L\. ?Ed\.(?: ?2d)?|Stat\.|Cal\. ?(?:App\. ?)?[2-5](?:d|th)|EWCA Civ"
    r"|EWHC|UKSC|FCA|HCA|SCC)"
)

# Where a digit begins one.
PATTERNS = (
    rf"(?:{_PLURALS}){_ROW}",
    # 35 U.S.C. § 112, 573 F.3d 1200, 17 CFR 240.10b-5, [2031] EWCA Civ 204
    rf"(?<![0-9.,$£€-])[0-9]{{1,4}} {_REPORTERS} ?(?:§§? ?)?[0-9]{{1,5}}(?:[.(-][0-9A-Za-z]+\)?)*"
    r"|(?:(?<=§)|(?<=§ ))[0-9]{1,5}(?:[.(-][0-9A-Za-z]+\)?)*"
    # a 501(c)(3) body, Order No. 4120, a package called Fit for 55, a 9-to-5 job
    r"|(?<![0-9.,$£€-])[0-9]{1,4}[A-Z]?\([a-z]{1,3}\)(?:\([0-9]{1,2}\)|\([ivxA-Z]{1,4}\))+"
    r"|(?:(?<=No\. )|(?<=Nos\. ))[0-9]{4,6}(?:[/-][0-9]{1,4})?(?![0-9%]|[.,][0-9])"
    r"|(?<=[Ff]it for )55(?![0-9.,%])|(?<![0-9.,$£€-])9-to-5(?![0-9.,-])"
    r"|(?<=Rule )[0-9]{1,3}[a-z]?-[0-9]{1,3}|(?<=H\.R\. )[0-9]{1,5}(?![0-9%.,])"
    r"|(?<=[SA]\.B\. )[0-9]{1,4}(?![0-9%.,])|(?<=[ (]S\. )[0-9]{3,4}(?![0-9%.,])",
    # the file of a court
    "(?<![0-9.,])[0-9]{1,2}:[0-9]{2}-(?:cv|cr|mc|md|bk|ap|mj)-[0-9]{3,6}(?:-[A-Z]{2,4})*"
    r"|(?:(?<=No\. )|(?<=Nos\. )|(?<=[Dd]ocket )|(?<=[Cc]ase )|(?<=[Pp]ermit )|(?<=[Oo]rder )"
    r"|(?<=File )"
    r"|(?<=Notice )|(?<=Application )|(?<=Resolution )"
    r"|(?<=Ordinance ))[0-9]{1,4}-[0-9]{2,6}(?:,? (?:and|&) [0-9]{1,2}-[0-9]{2,5})?"
    "(?![0-9%])",
    # p. 14, Fig. 7(a), vol. 2
    "(?:"
    + "|".join(
        rf"(?<={word}\. )"
        for word in (
            *(
                "[ (]p",
                "[ (]no",
                "pp",
                "[Vv]ol",
                "[Vv]ols",
                "[Ee]q",
                "[Ee]qs",
                "[Aa]pt",
                "[Ff]ig",
                "[Ff]igs",
                "Dkt",
                "[Ee]xt",
            ),
            *("[Ss]ec", "[Ss]ecs", "[Cc]h", "[Aa]rts", "[Pp]ar", "[Pp]ara", "[Ee]x"),
        )
    )
    + r")[0-9]{1,4}(?:[-–][0-9]{1,4}|\([0-9a-z]{1,3}\))*(?![0-9%]|[.,][0-9])",
    # a patent, a box, a row of seats, a milestone
    r"(?:(?<=Patent No\. )|(?<=Pat\. No\. )|(?<=Pat\. )"
    r"|(?<=[Pp]atent ))(?:[0-9]{1,2},)?[0-9]{3},[0-9]{3}"
    r"(?![0-9]|,[0-9])|(?<=Long March )[0-9][A-Z]?(?![0-9A-Za-z])|(?:(?<=Box )|(?<=ZIP )"
    r"|(?<=[Zz]ip code ))[0-9]{2,6}(?![0-9%]|[.,][0-9])"
    r"|(?:(?<=[Ee]xit )|(?<=[Aa]isle )|(?<=mile marker )|(?<=[Ss]eat )"
    r"|(?<=[Mm]arker ))[0-9]{1,3}[A-K]?"
    r"(?![0-9A-Za-z%]|[.,][0-9]| (?:million|billion)| [a-z]+s\b)|(?<=Chang['’]e )[0-9](?![0-9.%])"
    r"|(?<=USB-C )[0-9]\.[0-9](?![0-9])|1-800(?=-[A-Z])|60(?= Minutes\b)|48(?= Hours\b)"
    r"|(?<![0-9.,$£€-])[1-9][0-9]{1,3}(?= (?:Holdings|Corp|Inc|Ventures|Studios|Labs)\b)",
    # a line of an emergency, a car
    r"(?:(?<=[Tt]he )911(?![0-9.,-])|(?<![0-9.,$£€-])(?:911|999)(?= (?:calls?|callers?|dispatch"
    r"|operators?|centres?|centers?|services?|system|emergency|outages?)\b)"
    r"|(?:(?<=rang )|(?<=calls to )|(?<=call to )|(?<=[Cc]all )|(?<=called )|(?<=[Dd]ial )"
    r"|(?<=dialled )|(?<=dialed ))"
    r"(?:911|999|112|311|988)(?![0-9-]|[.,][0-9]| (?!(?:as|is|was|has)\b)[a-z-]+s\b| people\b)"
    r"|(?<=911 and )999)",
    # a 3-over 75, a 4-3-3 formation, the 3-2-1 crack spread; the 2-10 spread, 24x7
    r"(?<![0-9.,-])[1-9]-(?:under|over)(?:-par)?(?: [5-8][0-9](?![0-9]))?"
    r"|(?<![0-9.,/-])[1-9](?:-[1-9]){2,3}(?![0-9-]|[.,/][0-9])"
    r"|(?<![0-9.,-])[0-9]{1,2}(?:-|s|/)[0-9]{1,2}s?(?= (?:spread|curve|steepener|flattener)s?\b)"
    r"|(?<![0-9.,])(?:24 ?[x×*] ?7|7 ?[x×*] ?24)(?![0-9]|[.][0-9])",
    # 1. Cut costs. 2. Raise prices; 3) sell: the next of a list
    r"(?<=[.;:!?] )[1-9][0-9]?(?:\)(?= [A-Za-z])|\.(?= [A-Z][a-z]))"
    r"|(?<=[;:,] )[1-9][0-9]?[.)](?= [a-z])",
    # the 3 Rs, a rule of 40, 3M's sales, a 7-series alloy, a flat of Baker Street
    r"(?<![0-9.,$])[2-9](?= (?:Rs|Cs|Ps|Ws|Vs|Ds)(?![A-Za-z.]))"
    r"|(?:(?<=[Rr]ule of )|(?<=[Ll]aw of ))[0-9]{2,3}(?![0-9%]|[.,][0-9])"
    r"|(?<![0-9.,$£€A-Za-z])3M(?=['’]s\b| (?:Co|Company|Corp|India|Korea|shares|stock"
    r"|executives)\b)"
    r"|(?<![0-9A-Za-z.,])[1-9](?=-series(?! of)\b)"
    r"|(?<![0-9.,$€£-])[0-9]{1,4}[A-Z](?= (?:[A-Z][a-z]+ ){1,2}(?:Street|St\.|Avenue|Ave\.|Road"
    r"|Rd\.|Lane|Drive)(?![a-z]))",
    # a head in thousands: RMB'000
    r"(?<=[A-Z$€£¥]['’])0?00s?(?![0-9A-Za-z.,])",
    # the launch of a row of satellites
    r"(?:(?<=Starlink )|(?<=Starlink Group )|(?<=Starlink group )|(?<=Starlink mission )"
    r"|(?<=Starlink Mission )|(?<=[Ff]light )|(?<=[Mm]ission )|(?<=[Ff]igure )|(?<=[Tt]able ))"
    r"[0-9]{1,2}-[0-9]{1,3}(?![0-9%]|[.,][0-9]| (?:million|billion)\b)",
    # a release of Windows
    r"(?:(?<=Windows 1[01] )|(?<=[Vv]ersion )|(?<=[Vv]ersions ))2[0-9]H[12](?![0-9A-Za-z])",
)

_PLACES = (
    "Unit|Room|Apartment|Apt|Flat|Suite|Seat|Gate|Row|Building|Exhibit|Schedule|Item|Form|Bay|Pad|Lot"
    "|Hangar|Stage|Annex|Appendix|Section|Rule|Fab|Phase|Line|Hall|Booth|Plot|Block|Berth|Pier|Dock"
    "|Level|Floor|Zone|Track|Platform|Terminal|Runway|Route|Title|Chapter|Clause|Count|Regulation"
)
_NORMS = (
    "RFC|ISO|IEC|IEEE|EN|DIN|BS|ANSI|ASTM|NIST|JEDEC|JIS|GB|IFRS|IAS|ASC|FAS|FRS|SAE|ITU|ETSI|NFPA"
    "|OSHA|FIPS|PCI|UL|MIL-STD|AS(?= [0-9]{4}(?![0-9]))|NZS|CSA|ASHRAE|ASME|API|CNS|SEMI|TIA|NERC"
    "|CIP|FMVSS|ECE|HACCP|OHSAS|SASB|GRI|ISAE|SSAE|SOC|TS|TR|PAS"
)
_PLANS = (
    "Vision|Mars|Agenda|Horizon|Expo|Euro|Strategy|Roadmap|Mission|Destination|Programme|Compact|Windows"
    "|Zero|Neutral|Project|Initiative|Challenge|Ambition|Pathway|Blueprint|Masterplan|Manifesto"
)

# What a number and a letter stand behind: Category 3B, and no thousand millions
_KINDS = (
    "Category|Class|Type|Tier|Grade|Group|Band|Scope|Cohort|Arm|Batch|Part|Step|Tranche|Wave|Variant"
    "|Subtype|Table|Figure|Division|Ring|Zone|Mark|Rank|Round|Bracket|Schedule|Pool"
)

# Where a letter begins one.
NAMED = (
    rf"(?<![A-Za-z0-9])(?:{_KINDS}) [1-9][0-9]?-?(?:[A-Z]|[a-h])(?![0-9A-Za-z]|[.,][0-9])",
    # Room 5B, Building 7, Item 404, Seasons 5 through 8; ISO/IEC 27001, GB/T 7714-2015
    rf"(?<![A-Za-z0-9])(?:{_PLACES}) [0-9]{{1,4}}(?:-?[A-Z]|-[0-9]{{1,3}})?{_CLAUSES}"
    r"(?:(?:, [0-9]{1,3})*,? (?:and|&|or|to|through) [0-9]{1,3}(?![0-9A-Z]| [A-Z]\.))?"
    # and no Building 300 homes
    rf"{_NO_FIGURE_BEHIND}(?! (?:more|new|people)\b"
    rf"| (?:[a-z-]+ )?[a-z]{{3,}}s\b(?<! has)(?<! was))"
    rf"|(?<![A-Za-z0-9])(?:{_NORMS})(?:/[A-Z]{{1,4}})? [0-9]{{1,6}}(?:[-:.][0-9]{{1,5}})*[A-Z]?"
    r"(?![0-9A-Za-z%]|[.,][0-9])|(?<=/)(?:T|Z|IEC|TS|TR) [0-9]{3,6}(?:-[0-9]{1,5})*(?![0-9A-Za-z%])"
    # Rule 12(b)(6), Regulation (EU) 2019/943, Public Law 117-169, the Ports Act 2019, clause 14.2
    rf"|(?<![A-Za-z0-9])(?:{_CAPITAL_LAWS})(?: \((?:EU|EC|EEC|UK)\))?(?: No\.?)?"
    rf" (?:[0-9]{{2,4}}[-/][0-9]{{1,5}}{_NO_FIGURE_BEHIND}"
    rf"|[0-9]{{1,5}}(?:\.[0-9]{{1,5}})*[A-Z]?(?:-[0-9]{{1,3}})?{_CLAUSES}"
    rf"{_NO_FIGURE_BEHIND}(?! (?:more|new|people)\b"
    rf"| (?:[a-z-]+ )?[a-z]{{3,}}s\b(?<! has)(?<! was)))"
    rf"|(?<![A-Za-z0-9])(?:{_SMALL_LAWS}) [0-9]{{1,4}}(?:\.[0-9]{{1,2}})*[A-Z]?{_CLAUSES}"
    rf"{_BEHIND_LAW}"
    r"|(?<![A-Za-z0-9])Case (?:No\. )?[0-9]{1,2}:[0-9]{2}-[a-z]{2}-[0-9]{3,6}(?:-[A-Z]{2,4})*"
    r"|(?<=JIS )[A-Z] [0-9]{3,5}(?![0-9A-Za-z%])|(?<=Wi-)Fi [4-9]E?(?![0-9A-Za-z.,%])"
    r"|(?<=Made in )China 20[0-9]{2}(?![0-9%]|[.,][0-9])"
    r"|(?:(?<=Digital )|(?<=Viksit )|(?<=Make in ))(?:India|Bharat) 20[0-9]{2}(?![0-9%]|[.,][0-9])"
    rf"|(?<![A-Za-z0-9])(?:{_PLANS}) 20[0-9]{{2}}(?![0-9A-Za-z-]|[.,][0-9])"
    r"|(?<![A-Za-z0-9])(?:Seasons|Phases|Units|Lots|Bills|Articles|Titles|Items|Pages|Figures|Tables|Days|Weeks"
    r"|Wells|Rooms|Bays|Berths|Routes|Exhibits|Holes|Clauses|Chapters|Levels|Stages|Lines|Parts|Games|Rounds"
    r"|Gates|Terminals|Sections|Counts|Tiers) [0-9]{1,3}(?:(?:, [0-9]{1,3})*,? (?:and|&|or|to"
    r"|through|thru) |[-–])[0-9]{1,3}(?![0-9A-Za-z%]|[.,][0-9])",
    # phrases in which a number word counts nothing
    r"(?<![A-Za-z0-9-])(?:Five-Year(?= Plans?\b)"
    r"|[Tt]wo(?= (?:to tango|birds with|sides of the same|stools\b|wrongs\b|left feet|heads are))"
    r"|[Ss]ix(?= of one\b)|(?:nine|Nine)(?= yards\b)|[Ff]orty(?= winks)|[Tt]hree(?=['’]s a crowd"
    r"| blind mice)"
    r"|[Ss]even(?= (?:deadly sins|seas\b|& i\b))|a thousand(?= cuts)"
    r"|a million(?=[- ]dollar question)"
    r"|(?:[Tt]hree|[Ff]our|[Ff]ive|[Ss]even)(?= (?:Rs|Cs|Ps|Ws|Vs|Ds)(?![A-Za-z.]))"
    r"|(?:(?<=my )|(?<=his )|(?<=her )|(?<=your )|(?<=their ))two(?= cents(?: worth)?[,.;]"
    r"| cents (?:on|in|about|into)\b)|(?:(?<=cloud )|(?<=to the ))nines?(?=[,.;]| and\b| when\b)"
    r"|(?<=sixes and )sevens|(?<=of )two(?= minds\b| halves\b))",
)
