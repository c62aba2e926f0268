"""Where a text names the things of the ledger.

Judgements made here: of names that overlap the longest counts; a maker's name may be left out
before that of its chip (*H20* for *Nvidia H20*), unless only the kind would be left (*GPU*). A
name of more than three Latin letters may be written in other capitals (*Xring* for *XRING*), and
its number in Roman ones (*Colossus II*). A name before another capitalised word or before signs
that may go on with it (腾讯音乐) may be that of something else: it is found, and not sure.
"""

from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from chipledger import patterns as re
from chipledger.scan.fold import fold
from chipledger.tables.rows import Row

_KINDS = frozenset({"GPU", "GPUs"})
_ROMAN = {"1": "I", "2": "II", "3": "III"}
# What a maker calls a line of things, and what Chinese and English papers call it.
_LINES = {
    "Ascend": ("昇腾", "升腾"),
    "XRING": ("玄戒", "Xuanjie"),
    "Snapdragon": ("骁龙",),
    "Dimensity": ("天玑",),
    "Kirin": ("麒麟",),
    "Siyuan": ("思元",),
    "Xiyun": ("曦云",),
    "Hanguang": ("含光",),
    "Kunlun": ("昆仑",),
    "Kunlunxin": ("昆仑芯", "昆仑"),
    "Tianchi": ("天池",),
    "Surge": ("澎湃", "Pengpai"),
    "Optimus": ("擎天柱",),
    "Colossus": ("巨像",),
    "Starlink": ("星链",),
    "Stargate": ("星际之门",),
    "Rubin": ("鲁宾",),
    "TPU": ("张量处理器",),
}
_LOWER = str.maketrans("ABCDEFGHIJKLMNOPQRSTUVWXYZ", "abcdefghijklmnopqrstuvwxyz")
_MADE = ("chip", "product", "process", "model", "site")
_HAN = "\u4e00-\u9fff"
_CODE = re.compile("(?=.*[A-Za-z])(?=.*[0-9])[A-Za-z0-9]{3,}")  # v5p, S5000, 950DT
# A name without its maker's that is more than a kind of thing: 平板7 Ultra, not 手机.
_SHORT = re.compile(f"[A-Z].*[a-z0-9]|[A-Z]{{2}}|[{_HAN}]{{2,4}} ?[0-9A-Z]*[0-9]")
_CODED = re.compile("[A-Z]+[0-9]+[A-Za-z]* ?$")
_SITE = re.compile(
    " (?:power station|power plant|plant|data cent(?:er|re)|computing cent(?:er|re))$"
)
_ENDED = re.compile("(?:股份|科技|集团|公司)$")  # nothing can go on with such a name
_INTRODUCED = re.compile(r"([A-Z][A-Za-z]{2,}(?: [A-Z][A-Za-z&.-]+){0,2}),? ?\($")
# What may stand behind a whole name: a mark, a figure, or a word that cannot belong to it.
_WHOLE = re.compile(
    r"['’]s\b| ?$| ?[-,.:;!?()\"“”'’（）《》、，。：；！？/—\n]| ?[0-9]| [a-z&]"
    r"| (?:Integrated|Technolog|Inc\b|Corp|Co\b|Ltd|Group|Holdings|Semiconductor)"
    r"| ?(?:智能|科技|集成电路|半导体|信息|技术|电子|微电子|软件|系统|创新|通信|通讯|产业|股份"
    r"|有限|责任|\([\u4e00-\u9fff]{2,4}\))+公司"
    r"| ?[的在于将已也是为第今去本前全并与和或及有自从"
    r"以按至到达超共又还未仍则尚曾称说宣表预计发公布集股份芯显首上下累净营研亏单年现总约近每出"
    r"正推给向对让把被用采拥搭配功内带晶面算跑成获融募估市员销季此这那其等当由含有受完项登拟递涨跌冲开账订不没可想要]"
)


# Things of the ledger whose names are common words: the trade as a whole.
_COMMON = {
    "smartphones": re.compile(r"\b(?:smart)?phones?\b|手机"),
    "china-ai-chips": re.compile(
        r"\b(?:chinese|domestic|homegrown|home-grown|local) (?:ai )?"
        r"(?:chips?(?:makers?)?|makers|vendors|suppliers)\b"
        "|国产(?:ai)?(?:芯片|算力)|(?:国产|本土|国内)(?:ai)?(?:芯片)?厂商"
    ),
    "china-accelerators": re.compile(
        r"(?:中国|国内|大陆)(?:ai)?(?:市场|大陆)?[^,，。;；]{0,8}?(?:加速卡|加速芯片|加速器|ai卡|算力卡)"
        r"|\b(?:accelerators?|ai cards?|ai chips?)[^.,;]{0,30}"
        r"\b(?:in|into|to|across) (?:mainland )?china\b"
        r"|\b(?:china['’]s|chinese) (?:ai )?(?:accelerator|chip|gpu|server)s? market\b"
        "|中国(?:ai)?(?:加速卡|加速芯片|加速器|芯片)市场"
    ),
    "world-fabs": re.compile(
        r"\b(?:world|global|worldwide|on earth)\b[^.;]{0,60}\bwafers?\b"
        r"|\bwafers?\b[^.;]{0,60}\b(?:worldwide|globally|the world)\b"
        r"|\b(?:every|all)\b[^.;]{0,40}\b(?:fabs?|foundr|lines?)\b[^.;]{0,20}\b(?:earth|world|globe)"
        "|(?:全球|全世界|世界)[^。;；]{0,16}(?:晶圆|产能)"
    ),
    "fab-2nm-class": re.compile(
        r"\b(?:fabs?|plants?|foundry) (?:of|in) (?:this|that|the) (?:class|kind|size)\b"
        r"|\b(?:2 ?nm|2-nanometer|two-nanometre)(?:-class)? (?:wafer )?(?:fab|plant)s?\b"
        "|(?:2|两|二)(?:nm|纳米|奈米)级?的?(?:晶圆厂|芯片厂|工厂)"
    ),
    "world-ai-compute": re.compile(
        r"\b(?:world|global|worldwide|on earth)\b[^.;]{0,60}\b(?:compute|accelerators?|h100)\b"
        "|(?:全球|全世界)[^。;；]{0,16}(?:算力|加速器|加速卡|ai芯片)"
    ),
    "automotive-chips": re.compile(
        r"\b(?:car|motor|auto|automotive|vehicle)(?:makers?)? (?:trade|industry|business|chips?)\b"
        "|(?:汽车|车用|车规|车载)(?:级|行业|产业|界)?(?:芯片|晶片|半导体)|汽车行业|车圈|车界"
    ),
    "nvidia-data-centre": re.compile(
        r"\bdata[- ]?cent(?:er|re) (?:business|unit|segment|division|arm|revenue|sales|chips?)\b"
        "|数据中心(?:业务|部门|板块|事业|营收|收入)"
    ),
    "graphics-cards": re.compile(r"\bgraphics (?:card|board)s?\b|显卡|显示卡"),
}


def common_names(sentence: str) -> frozenset[str]:
    """The trades that a folded sentence in small letters speaks of."""
    return frozenset(name for name, words in _COMMON.items() if words.search(sentence))


class Mention(NamedTuple):
    """A name in a text: its span, the entities that it may be, and whether it is surely whole."""

    start: int
    end: int
    entities: frozenset[str]
    sure: bool


class Names:
    """The names of the ledger's entities as one pattern.

    Parameters
    ----------
    entities : iterable of dict
        Rows of `entities.csv`.
    """

    def __init__(self, entities: Iterable[Row]) -> None:
        rows = list(entities)
        own = {row["id"]: _spelt(row) for row in rows}
        self._ids: dict[str, set[str]] = {}
        self._codes: set[str] = set()
        for row in rows:
            short = {
                rest
                for maker in own.get(row["maker"], ())
                for name in own[row["id"]]
                if row["type"] in _MADE and name.startswith(maker)
                for rest in [name[len(maker) :].strip()]
                if _SHORT.match(rest) and rest not in _KINDS
            }
            short |= {
                last
                for name in own[row["id"]]
                for last in [re.split("[ -]", name)[-1]]
                if row["type"] in ("chip", "product") and _CODE.fullmatch(last) and last != name
            }
            if row["type"] == "product":
                self._codes |= short
            if row["type"] == "site":  # Southaven for its power station
                short |= {_SITE.sub("", name) for name in own[row["id"]]} - {""}
            for name in own[row["id"]] | short:
                self._ids.setdefault(name, set()).add(row["id"])
        self._begins: dict[str, list[str]] = {}
        for name in self._ids:
            self._begins.setdefault(_begin(name), []).append(name)
        firsts = {sign for name in self._ids for sign in (name[0], name[0].upper())}
        self._first = re.compile(f"[{''.join(map(re.escape, sorted(firsts)))}]")

    def mentions(self, text: str) -> list[Mention]:
        """Every name of a folded text, in order."""
        found, at = [], 0
        while self._begins and (first := self._first.search(text, at)):
            start = at = first.start()
            at += 1
            names = [
                name
                for width in (1, 2)
                for name in self._begins.get(text[start : start + width].translate(_LOWER), ())
            ]
            for name in sorted(names, key=len, reverse=True):
                if name in self._codes and _CODED.search(text, max(0, start - 12), start):
                    continue  # the NVL72 of a GB300 is another
                if match := _loose(name).match(text, start):
                    at = match.end()
                    sure = bool(_ENDED.search(name) or _WHOLE.match(text, at))
                    if name[-1].isascii() and re.match(f"[{_HAN}]", text[at:]):
                        sure = True
                    found.append(Mention(start, at, frozenset(self._ids[name]), sure))
                    break
        return found


def with_introduced(lines: list[str], mentions: list[list[Mention]]) -> list[list[Mention]]:
    """The mentions of a text with those by a name that it gives itself, before a known one in
    brackets: Cambrian (688256.SH).

    Parameters
    ----------
    lines : list of str
        Folded.
    mentions : list of list of Mention
        Those of each line, in order.
    """
    given = {
        match[1]: one.entities
        for line, here in zip(lines, mentions, strict=True)
        for one in here
        if (match := _INTRODUCED.search(line[: one.start]))
        and not any(other.start < match.end(1) and other.end > match.start(1) for other in here)
    }
    if not given:
        return mentions
    pattern = re.compile("|".join(rf"\b{re.escape(name)}\b" for name in given))
    found = []
    for line, here in zip(lines, mentions, strict=True):
        more = [
            Mention(*match.span(), given[match[0]], True)
            for match in pattern.finditer(line)
            if not any(one.start < match.end() and one.end > match.start() for one in here)
        ]
        found.append(sorted([*here, *more]))
    return found


def _spelt(row: Row) -> set[str]:
    cells = [row["name"], row["zh_hans"], row["zh_hant"], *row["aliases"].split(";")]
    names = {fold(cell.strip()) for cell in cells} - {""}
    names |= {
        fold(re.sub(f"{line} ?(?=[0-9A-Z]|$)", other, name, count=1))
        for name in names
        for line, others in _LINES.items()
        if re.search(f"(?:^| ){line}(?= |$)", name)
        for other in others
    }
    return names | {
        f"{match[1]} {_ROMAN[match[2]]}"
        for name in names
        if (match := re.fullmatch("([A-Z][A-Za-z]{3,}) ([1-3])", name))
    }


def _begin(name: str) -> str:
    """The signs with which every spelling of a name begins, in small letters: two, or one where a
    gap may follow.
    """
    return (name[:2] if len(_parts(name)[0]) > 1 else name[0]).translate(_LOWER)


def _parts(name: str) -> list[str]:
    """A name cut where a space may stand or be left out: at spaces and between the scripts."""
    return re.split(f" |(?<=[{_HAN}])(?=[A-Za-z0-9])|(?<=[A-Za-z0-9])(?=[{_HAN}])", name)


@cache  # and only where a text has the name's beginning: patterns take long to make
def _loose(name: str) -> re.Pattern[str]:
    before = "(?<![A-Za-z0-9])" if name[0].isascii() else ""
    after = "(?![A-Za-z0-9])" if name[-1].isascii() else ""
    whole = "[ -]?".join(map(re.escape, _parts(name)))
    if re.match("[A-Z][A-Za-z]{3}", name):  # in other capitals, and not as a word of the language
        whole = f"(?=[A-Z])(?i:{whole})"
    return re.compile(before + whole + after)
