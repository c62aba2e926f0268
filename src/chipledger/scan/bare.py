"""Which bare numbers of a Chinese sentence are parts of a name.

Judgements made here: a number with no unit counts or measures where a word that leads to a figure
stands before it (为, 达, 约) or a measure word behind it; else it is a name: 300信息, 小米13.
"""

from chipledger import patterns as re
from chipledger.scan.grammar import FOREIGN_UNIT
from chipledger.scan.number_patterns import HAN

_HAN = re.compile(HAN)
_UNIT = re.compile(f"[ -]?(?:{FOREIGN_UNIT.pattern})")
_NUMBER = re.compile(r"(?!(?:19|20)[0-9]{2}$)[0-9]+(?:\.[0-9]+)?|[零〇一二三四五六七八九十百]+")
# What leads to a figure: a verb, a noun of measure, a date, or the sign of a list.
_LEADS = re.compile(
    "(?:[报为是达至到收共约逾超近有于从由在占录得仅只每按计示出破守穿见升降增减涨跌高低值数量分点率比较多少余站位"
    "月季年日:：=/+~—-]|最新|指数|以上|以下|同期|目标|支持|阻力|[)）])[ 了]?$"
    "|[0-9%万亿兆][\u4e00-\u9fff]{0,3} ?[、和及与或至到] ?$"
    "|[0-9%元年月日点个倍吨台][,，] ?$|^ *$| $|[|｜\t]"
)
COUNTS = re.compile(
    " ?(?:[死伤]|失[踪联]|[宗档口区房站单例头匹羽尾班列节门院校县市省州镇村街店馆所处员童席票幕集]"
    "|[章首曲剧卷页行词句段帖桌床炉井堆塔线号价期]"
    "|[万亿多余几%]|千金|[、,，和与至到-] ?[0-9])"
)


# 从去年的1.6上升到今年的2.1: a ratio that moves from one time to another
_OF_A_TIME = re.compile("(?:年|月|季度?|同期|[前初末底])的?$")
_MOVES = re.compile("[0-9.]*(?:[,，。；;、至到]|[上下提]?[升降高增减涨跌]|回[升落]|$)")
# 毛利3.5 at a line's end, whose scale or money opens the next line
_GOES_ON = re.compile(r"[ \t\r]*\n[ \t]*(?:[百千]?[万亿]|%|[美港日欧]?元)")
_JOINED = re.compile("[\u4e00-\u9fff](?<![为是约达至到从由比额率增减年月季])-$")
_CLOSED = re.compile("[)）](?![万亿元美港%个人年倍])")


def is_name(text: str, start: int, end: int) -> bool:
    """Whether a number without unit and soft word is a part of a name or a code.

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
    left, right = text[max(0, start - 12) : start].rpartition("\n")[2], text[end : end + 12]
    if not _HAN.search(left[-2:] + right[:2]) or not _NUMBER.fullmatch(text[start:end]):
        return False
    if left[-1:] in ("(", "（"):  # 腾讯（700）, 指数(115.1)
        code = _CLOSED.match(right) and text[start:end].isdigit() and end - start < 5
        return bool(code and _HAN.match(left[-2:-1]))
    if _JOINED.search(left):  # 神舟-15
        return True
    if "." in text[start:end] and _OF_A_TIME.search(left) and _MOVES.match(right):
        return False
    return not (
        _GOES_ON.match(right) or _LEADS.search(left) or COUNTS.match(right) or _UNIT.match(right)
    )
