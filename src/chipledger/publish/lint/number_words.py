"""Which characters say a number, which words count, and which names and phrases may hold some.

Judgements:

- Any digit of any script is a number, except raised and lowered ones (`mm²`, `CO₂`), which are
  parts of units and formulas; so are the Chinese numerals; `半` is none, since it is half of
  `半导体`, the name of the field.
- Words that count (`two H100`, `half of it`) are free, because nobody can tell by program whether
  they stand for a measured quantity; they can be listed, so that a reader can.
- Words count that give an amount, a multiple or a part: `twelve`, `dozens`, `millions`, `twice`,
  `doubled`, `tenfold`, `half`, `two thirds`, `a quarter of`. Ordinals and calendar quarters give an
  order or a time; `one`, `both`, `pair`, `single`, `once` and `several` are pronouns, articles and
  adverbs far more often than amounts.
- A name counts as a name only as it is spelt in the table of entities, whole, and
  only if it has a letter.
"""

import re
from typing import NamedTuple

NAME, BOUND = "\ue000", "\ue001"  # stand for each character of a name, and of what a role printed

DIGIT = r"\d\u00bc-\u00be\u2150-\u218b\u2460-\u24ff〇零一二两兩三四五六七八九十百千万萬亿億兆"
CARDINALS = (
    "zero two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
    "sixteen seventeen eighteen nineteen "
    "twenty thirty forty fifty sixty seventy eighty ninety"
).split()
AMOUNTS = "dozens? hundreds? thousands? millions? billions? trillions?".split()
MULTIPLES = (
    "twice thrice doubl(?:e|es|ed|ing) trebl(?:e|es|ed|ing) tripl(?:e|es|ed|ing) "
    "quadrupl(?:e|es|ed|ing) half halves halv(?:e|ed|ing)"
).split()
PART = (
    "third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|eleventh|twelfth|twentieth|hundredth|"
    "thousandth|millionth"
)
AFTER_PART = (
    r"(?=\s+(?:of|less|more|fewer|lower|higher|smaller|larger|cheaper|faster|slower|longer|"
    r"shorter|as|off|above|below|to|the)\b|\s*(?:[,.;:!?)]|$))"
)

HAN_NUMBER = "〇零一二两兩三四五六七八九十百千万萬亿億兆"
# In a Chinese sentence a numeral alone is no number: 一个, 统一, 十分. One that measures is.
MEASURED = re.compile(
    rf"(?:[{HAN_NUMBER}]+|[数數几幾][十百千万萬亿億兆]+)[多余餘几]?"
    r"(?:倍|分之[一二三四五六七八九十百千万]+|个百分点|个点|[万萬亿億兆]|成(?=[^立为功员果本就绩熟长品交])"
    r"|[吉兆千]?瓦|美元|元(?!素)|纳米|％|%)"
    r"|[数數几幾][十百千万萬亿億兆]+|[一大多过近]半(?![导年天径])|半数|翻[了一]?[番倍]"
)
PLAIN_DIGITS = re.compile(r"[\d\u00bc-\u00be\u2150-\u218b\u2460-\u24ff][\d.,%×]*")
DIGITS = re.compile(rf"[\w.,%×/+-]*[{DIGIT}][\w.,%×/+-]*")
COUNTING = re.compile(
    rf"\b(?:{'|'.join([*CARDINALS, 'hundred', 'thousand', 'million'])})-?fold\b"
    rf"|\b(?:{'|'.join([*CARDINALS, *AMOUNTS, *MULTIPLES])})\b"
    rf"|\b(?:{PART})s\b"
    rf"|\b(?:an?|one)[\s-](?:{PART}|quarter)\b{AFTER_PART}",
    re.I,
)


class Hit(NamedTuple):
    """A number in a text: where it starts, and how it reads."""

    start: int
    token: str


def numbers_in(text):
    """Every group of digits of a text, in order.

    Examples
    --------
    >>> [hit.token for hit in numbers_in("Twice the 50 chips of the third maker, a third of all.")]
    ['50']
    """
    return [Hit(found.start(), found[0].strip(".,/+-")) for found in DIGITS.finditer(text)]


def numbers_in_chinese(text):
    """Every group of digits of a Chinese text, full-width ones too, and every number word that
    measures, in order.

    Examples
    --------
    >>> [hit.token for hit in numbers_in_chinese("统一的说法：快了两倍，值数十亿，共３家、12家。")]
    ['两倍', '数十亿', '３', '12']
    """
    found = [*MEASURED.finditer(text), *PLAIN_DIGITS.finditer(text)]
    return [Hit(each.start(), each[0].strip(".,/+-")) for each in sorted(found, key=_start)]


def _start(found):
    return found.start()


def counting_words_in(text):
    """Every word of a text that counts, in order.

    Examples
    --------
    >>> [hit.token for hit in counting_words_in("Twice the 50 chips of the third, a third of all.")]
    ['Twice', 'a third']
    """
    return [Hit(found.start(), found[0]) for found in COUNTING.finditer(text)]


class Mask:
    """Covers names in a text, so that their digits are not read as numbers.

    Parameters
    ----------
    names : iterable of str
        As they are spelt; longer ones cover first, and those without a letter are passed over.
    """

    def __init__(self, names):
        spelt = sorted(
            {name for name in names if re.search(r"[^\W\d_]", name)},
            key=lambda name: (-len(name), name),
        )
        # A plural is a name still; a Chinese neighbour is no letter of a Latin name.
        inner = "|".join(map(re.escape, spelt))
        self.pattern = (
            re.compile(rf"(?<![a-zA-Z0-9])(?:{inner})(?=s?(?![a-zA-Z0-9]))") if spelt else None
        )

    def __call__(self, text):
        """The text, as long as before, with names covered."""
        return self.pattern.sub(lambda found: NAME * len(found[0]), text) if self.pattern else text
