"""What is no figure in an English sentence, though it prints a number: a rank, a name.

Judgements made here, by form: a number behind *top* or *number* tells a place in a row (the top
ten, the number two maker); a number word that has a capital inside a sentence and stands before a
word with one is a part of a name (the Three Gorges Dam).
"""

from chipledger import patterns as re

_TOP = re.compile(
    r"(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|[Oo]ur|his|an?|in|of|into|among|country"
    r"|world)|['’]s) top[ -]\Z"
    r"|\bTop[ -]\Z"
)
_RANKS = re.compile("[0-9]{1,3}|two|three|four|five|six|seven|eight|nine|ten|twelve|twenty")
# the world's number two economy, a clear number two, No one; the number 10 stands there
_NUMBERED = re.compile(
    r"(?:\bNos?[.]? ?(?:[0-9]+(?:,| and| or| &) )?|#|\b(?:Group|Big|Gang|Class) of )\Z"
)  # No. 2, Group of 20
_NUMBER = re.compile(
    r"(?:(?:\b(?:[Tt]he|[Ii]ts|[Tt]heir|our|his|an?|as|at|in|into|up|down|from|to|is|was|be|clear|distant|strong|close"
    r"|current|perennial|former|local|global|national|industry|market|US|UK)|['’]s) |^|[.,(\"“] ?)"
    r"[Nn]umber[ -]\Z"
)
# slides 14 and 15; a 10-K
_PAGES = re.compile(
    r"\b(?:[Ss]lides?|[Pp]ages?|[Ee]xhibits?|[Ff]ootnotes?|[Aa]ppendix|[Cc]hapters?|[Pp]aragraphs?)"
    r" (?:[0-9]{1,3}(?:,| and| to| through| or) )?\Z"
)
_CLAUSE = re.compile(r"\([a-z]\)(?![a-z])")  # 510(k) clearance
_SCHOOL = re.compile(r"\b[Kk](?: through | thru | to |-|–)\Z")
_FORM = re.compile("-[KQF](?:s|/A)?(?![A-Za-z0-9])")
# employee number 31; and no users number 31
_OF_ONE = re.compile(
    r"\b(?!(?:staff|people|workforce|population|total|team|which|that|who|now|they|the|we"
    r"|membership|fleet)\b)"
    r"[a-z]+(?<!s) number \Z"
)
_PLACES = re.compile("[1-9][0-9]?|(?i:one|two|three|four|five|six|seven|eight|nine|ten)")
_NO_PLACE = re.compile(r" (?:million|billion|thousand|hundred|percent|per cent)\b|[.,][0-9]|%")
_SMALL_BEFORE = re.compile(r"(?:[a-z0-9]|['’]s),? \Z")
# dropped two places to five, at number 11 and 12
_PLACED = re.compile(
    r"\b(?:one|two|three|four|five|[0-9]+) places? to \Z|\bnumber [0-9]{1,3}(?: and| or|,) \Z"
)
_CAPITAL = re.compile(
    "(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|Fifteen|Twenty|Thirty|Forty|Fifty"
    "|Sixty|Hundred)"
)
# The Foldo 2023 is a phone, and no year.
_MODEL_YEAR = re.compile(
    r"\b(?:[Tt]he|[Aa]n?|its|their|new) (?:[A-Z][a-z]+ )?(?!(?:January|February|March|April|May"
    r"|June|July|August|September|October|November|December|Spring|Summer|Autumn|Winter|Fiscal|Year"
    r"|Q[1-4]|FY|H[12])\b)[A-Z][A-Za-z]+ \Z"
)
_OF_THE_MODEL = re.compile(
    r" (?:is|has|comes|costs|gets|offers|features|uses|starts|sells|will|can|weighs|boasts)\b"
)
# the Harbor Project Four site
_CAPITAL_BEFORE = re.compile(r"[a-z,] (?:[A-Z][A-Za-z]+ )+\Z")
_SITE_BEHIND = re.compile(
    r"[.,;](?![0-9])| (?!(?:of|in|to|and|or|more|out|for|by|at|from|per|times)\b)[a-z]+(?<!s)\b"
)
_NAME_BEHIND = re.compile("[ -][A-Z][a-z]+")


def is_no_figure(text: str, start: int, end: int) -> bool:
    """Whether a number without unit and soft word is a rank or a part of a name.

    Parameters
    ----------
    text : str
        Folded.
    start, end : int
        The span of the number.

    Returns
    -------
    bool
    """
    core = text[start:end]
    if text[start - 1 : start] not in tuple(" -.#"):
        return False
    if core.isdigit() and text[end : end + 1] == "-" and _FORM.match(text, end):
        return True
    if core.isdigit() and text[end : end + 1] == "(" and _CLAUSE.match(text, end):
        return True
    before = text[max(0, start - 24) : start]
    if core == "12" and _SCHOOL.search(before):
        return True
    if core.isdigit() and len(core) < 4 and _PAGES.search(before):
        return True
    if before[-4:-1] in ("top", "Top"):
        return _RANKS.fullmatch(core) is not None and _TOP.search(before) is not None
    if len(core) == 4 and core[:2] in ("19", "20"):
        before = text[max(0, start - 40) : start]
        return _MODEL_YEAR.search(before) is not None and _OF_THE_MODEL.match(text, end) is not None
    if core == "500" and before.endswith("Poor's "):
        return True
    if _NUMBERED.search(before) is not None or _PLACED.search(before) is not None:
        return _RANKS.fullmatch(core.lower()) is not None
    if before[-7:-1] in ("number", "Number"):
        return (
            _PLACES.fullmatch(core) is not None
            and (_NUMBER.search(before) or _OF_ONE.search(before)) is not None
            and not _NO_PLACE.match(text, end)
        )
    if not core[:1].isupper() or _CAPITAL.fullmatch(core) is None:
        return False
    if _CAPITAL_BEFORE.search(before) is not None and _SITE_BEHIND.match(text, end) is not None:
        return True
    return _SMALL_BEFORE.search(before) is not None and _NAME_BEHIND.match(text, end) is not None
