"""What stands in a Chinese sentence for an entry of the ledger, and our closed lists in Chinese.

A figure is said by `numbers.wording_zh`; a name as the table of entities has it in simplified
characters. What a source prints stays as it is printed.
"""

import re
from collections.abc import Mapping

from chipledger.notebook.bound import FORMS
from chipledger.numbers.periods import read_period
from chipledger.numbers.wording_zh import (
    in_two_digits_zh,
    in_units_zh,
    in_words_zh,
    show_period_zh,
    show_zh,
)
from chipledger.promises.settled import SETTLED
from chipledger.tables.rows import Row

VERDICTS = {
    "holds": "成立",
    "holds after rounding": "成立",
    "not refuted": "未被推翻",
    "differs": "说法不一",
    "fails": "不成立",
    "undefined": "无法比较",
}
STATUSES = {
    "kept": "做到了",
    "kept late": "迟到",
    "changed": "改期",
    "broken": "没做到",
    "open": "未到期",
    "no trace": "查无下落",
    "": "尚未判定",
}
STATUS_MEANINGS = {
    "kept": "期限之内达到标准",
    "kept late": "达到了标准，但过了期限",
    "changed": "期限之前，自己改了日子或改了东西",
    "broken": "期限已过，或者放弃了，没达到标准",
    "open": "期限还没到",
    "no trace": "期限已过，做没做到都查不到",
}
GROUPS = {"musk": "马斯克的公司", "control": "对照的厂商", "onlooker": "旁观者，不比较"}
SEVERITIES = {"serious": "严重", "minor": "小错", "near": "差一点"}
SEVERITY_MEANINGS = {
    "serious": "改正之后，得出的结论就变了",
    "minor": "说法有误，结论不变",
    "near": "差得很小，不计入错误处数",
}
ERRORS = {
    "rounding": "取整过头",
    "unit": "单位或口径不对",
    "scope": "数的不是字面上那件事",
    "arithmetic": "旁边的数算不出它",
    "feasibility": "做不到",
    "headline": "标题说过了头",
    "attribution": "张冠李戴",
    "date": "日期不对",
    "measurement": "独立测量不是这个数",
    "outcome": "后来没有发生",
}
STATES = {
    "planned": "计划中", "designed": "已设计", "taped out": "已流片", "sampling": "送样",
    "produced": "已生产", "launched": "已发布", "stopped": "已停止", "restarted": "已重启",
    "delayed": "推迟", "bought": "已买下", "sold": "已卖出", "listed": "已上市", "filed": "已申报",
    "left": "已离开", "joined": "已加入", "banned": "被禁", "unsold": "未售出", "undecided": "未定",
    "falling": "下降", "rising": "上升", "available": "可买到",
}  # fmt: skip
NOBODY = {"author": "文章作者", "unnamed": "匿名消息"}
# Entities that have a description for a name.
DESCRIBED = {
    "A-share companies": "A股公司",
    "The year before": "上一年",
    "The same quarter without better recommendations": "没有推荐改进的同一季度",
}
WEAK_ZH = "只见于较弱的来源"
# A print of another length of time than its metric counts in: 19天 of a metric in months.
OTHER_SPAN = re.compile(r"([\d.,]+) (day|week|month|year|hour)s?$")


def bound_text_zh(kind: str, row: Row, form: str, entities: Mapping[str, Row]) -> str:
    """The Chinese words of a bound number, for the kinds and forms of `notebook.bound.bound_text`.

    Parameters
    ----------
    kind : str
    row : mapping
        Row of the clean table.
    form : str
    entities : mapping of str to mapping
        Rows by id, for names.

    Returns
    -------
    str

    Raises
    ------
    ValueError
        If there is no such form, the entry does not have it, no words are true of its interval, or
        no Chinese is known for it.

    Examples
    --------
    >>> row = {"value": 24.1, "low": 23.5, "high": 24.4, "unit": "percent", "shown": "24%"}
    >>> bound_text_zh("finding", row, "words", {})
    '近四分之一'
    """
    if form and form not in FORMS:
        raise ValueError(f"unknown form {form!r}; use {', '.join(FORMS)}, or nothing")
    if kind in ("check", "promise"):
        if form:
            raise ValueError(f"a {kind} prints its outcome and has no form {form!r}")
        return VERDICTS[row["verdict"]] if kind == "check" else STATUSES[row["status"] or ""]
    if form == "when":
        if not row.get("as_of"):
            raise ValueError("it speaks of no time, so it has no form 'when'")
        return show_period_zh(*read_period(row["as_of"]))
    value, unit = row["value"], row["unit"]
    if value in ("", None) or value != value:
        if form:
            raise ValueError(f"it is no number, so it has no form {form!r}")
        return _word(row, entities)
    other = OTHER_SPAN.search(row["shown"]) if kind == "claim" and not form else None
    if other and other[2] != unit:
        return in_units_zh(other[1], other[2])
    figure = (value, row["low"], row["high"], unit, row.get("hedge") or "")
    if kind == "finding" and not form:
        return show_zh(value, value, value, unit)
    said = {"words": in_words_zh, "round": in_two_digits_zh}.get(form, show_zh)
    return show_zh(*figure, bare=True) if form == "bare" else said(*figure)


def _word(row: Row, entities: Mapping[str, Row]) -> str:
    """A date, a name or a state."""
    if row["unit"] == "date":
        return show_period_zh(*read_period(row["literal"], row["context"]))
    if row.get("object"):
        return name_zh(entities[row["object"]])
    if row["shown"] in STATES:
        return STATES[row["shown"]]
    raise ValueError(f"no Chinese for {row['shown']!r}: add it to facts/chinese.py")


def name_zh(entity: Row) -> str:
    """The name of an entity for a Chinese reader: its Chinese one, where it has any."""
    name = entity["name"]
    return str(entity["zh_hans"] or DESCRIBED.get(name, name))


def speaker_zh(who: str, entities: Mapping[str, Row]) -> str:
    """Who speaks, in Chinese words."""
    return NOBODY.get(who) or name_zh(entities[who])


def status_zh(promise: Row) -> str:
    """What became of a promise; an outcome says so if only aggregators show it.

    Examples
    --------
    >>> status_zh({"status": "broken", "grade": "aggregator", "promise_grade": ""})
    '没做到（仅见于转载）'
    """
    words = STATUSES[promise["status"] or ""]
    if promise["status"] not in SETTLED:
        return words
    if promise["grade"] == "aggregator":
        return f"{words}（仅见于转载）"
    if promise["promise_grade"] == "aggregator":
        return f"{words}（承诺仅见于转载）"
    return words
