"""Whoever rounds correctly is never told that a figure is wrong, and whoever errs by more than the
print allows always is.

Figures are printed as Chinese and English articles print them, read by the real parser, and
judged by real checks.
"""

import random
from decimal import Decimal
from math import inf

import pytest

from chipledger.audit.checks import judge
from chipledger.numbers.literals import read

SEED = 20261122
ROUNDED, MOST_DIGITS = 240, 5
CHINESE = (
    ("萬", 10**4),
    ("万", 10**4),
    ("億", 10**8),
    ("亿", 10**8),
    ("萬億", 10**12),
    ("兆", 10**12),
)
ENGLISH = ((" million", 10**6), (" billion", 10**9), (" trillion", 10**12))

# What stands in print, the kind of its metric, and a number that it may honestly stand for.
BY_HAND = [
    ("14.3万张", "measure", 142_857),
    ("2,840 wafers", "measure", 2841),
    ("2,840 wafers", "measure", 2836),
    ("約1500片", "measure", 1425),
    ("约600片", "measure", 568),
    ("12.5萬張", "measure", 124_999),
    ("12.5萬張", "measure", 125_499),
    ("8萬", "measure", 75_001),
    ("8万", "measure", 84_999),
    ("30万块", "measure", 304_000),
    ("100億元", "measure", 9_600_000_000),
    ("100億元", "measure", 10_400_000_000),
    ("百億", "measure", 9_510_000_000),
    ("1.2萬億", "measure", 1.249e12),
    ("5兆美元", "measure", 4_600_000_000_000),
    ("9.4%", "share", 9.35),
    ("9.4 %", "share", 9.449),
    ("33%", "share", 100 / 3),
    ("33 %", "share", 33.49),
    ("67%", "share", 200 / 3),
    ("三成", "share", 29),
    ("三成", "share", 34),
    ("百分之三十", "share", 30.4),
    ("一半", "share", 48),
    ("half", "share", 52),
    ("三分之一", "share", 33.3),
    ("one third", "share", 34.9),
    ("一半以上", "share", 77),
    ("4倍", "ratio", 3.6),
    ("1.2倍", "ratio", 1.249),
    ("8x", "ratio", 7.6),
    ("翻倍", "ratio", 1.95),
    ("doubled", "ratio", 2.09),
    ("10 times", "ratio", 9.6),
    ("1.33x", "ratio", 4 / 3),
    ("半年", "measure", 5.8),
    ("9個月", "measure", 9.4),
    ("四年", "measure", 3.6),
    ("十多年", "measure", 17),
    ("三個季度", "measure", 9.1),
    ("一年半", "measure", 17.5),
    ("超100億元", "measure", 10_000_000_001),
    ("超100億元", "measure", 3e11),
    ("more than 12,500", "measure", 90_000),
    ("至少500億", "measure", 5e10),
    ("at least 5 GW", "measure", 5),
    ("不到100", "measure", 12),
    ("less than 100", "measure", 99.9),
    ("近12.5万", "measure", 113_000),
    ("nearly 100", "measure", 99),
    ("约12.5万张", "measure", 119_000),
    ("about 12,500", "measure", 13_100),
    ("數百億", "measure", 1.2e10),
    ("數百億", "measure", 9.9e10),
    ("several hundred MW", "measure", 150),
    ("30多万", "measure", 399_000),
    ("100多億", "measure", 1.9e10),
    ("9位数", "measure", 123_456_789),
    ("1至2亿", "measure", 1.01e8),
    ("100-200 million", "measure", 1.99e8),
    ("1億至2000億", "measure", 4.3e10),
    ("$16.5 billion", "measure", 1.654e10),
    ("USD 1.25 bn", "measure", 1.2451e9),
    ("RMB 438 million", "measure", 4.384e8),
    ("1.25 billion", "measure", 1_250_000_000),
    ("119台", "count", 119),
    ("80.0", "measure", 79.96),
    ("200兆瓦", "measure", 196),
    ("1.7GW", "measure", 1.749),
    ("350 MW", "measure", 346),
    ("600mm²", "measure", 604),
    ("1500片", "measure", 1549),
]
# The same, and a number that the print does not stand for.
WRONG_BY_HAND = [
    ("14.3万张", "measure", 143_600),
    ("2,840 wafers", "measure", 2900),
    ("12.5萬張", "measure", 125_600),
    ("8萬", "measure", 86_000),
    ("100億元", "measure", 10_600_000_000),
    ("9.4%", "share", 9.2),
    ("30%", "share", 100 / 3),
    ("30 %", "share", 25),
    ("三成", "share", 36),
    ("一半", "share", 44),
    ("one third", "share", 36),
    ("4倍", "ratio", 3.4),
    ("翻倍", "ratio", 1.8),
    ("1.2倍", "ratio", 1.3),
    ("9個月", "measure", 12),
    ("半年", "measure", 15),
    ("超100億元", "measure", 9.9e9),
    ("至少500億", "measure", 4.9e10),
    ("不到100", "measure", 101),
    ("less than 100", "measure", 250),
    ("近12.5万", "measure", 126_000),
    ("nearly 100", "measure", 80),
    ("约12.5万张", "measure", 140_000),
    ("about 12,500", "measure", 11_000),
    ("數百億", "measure", 9e9),
    ("30多万", "measure", 420_000),
    ("9位数", "measure", 99_000_000),
    ("1至2亿", "measure", 2.1e8),
    ("$16.5 billion", "measure", 1.66e10),
    ("119台", "count", 120),
    ("80.0", "measure", 79.9),
    ("200兆瓦", "measure", 350),
    ("1.7GW", "measure", 1.2),
]


def printed(number, digits, dice):
    """A number to so many significant digits, as one of several newspapers would print it."""
    rounded = Decimal(f"{number:.{digits - 1}e}")
    styles = [f"{rounded:,f}", f"{rounded:f}"]
    styles += [
        f"{rounded / scale:f}{word}"
        for word, scale in (*CHINESE, *ENGLISH)
        if Decimal("0.1") <= rounded / scale < 10**4
    ]
    return dice.choice(styles)


def hedged(literal, number, dice):
    """The print with a word that its number bears out."""
    value = read(literal, "").value
    fitting = ["约{}", "about {}", "{}左右"]
    fitting += ["超{}", "more than {}", "{}以上", "at least {}"] * (number > value) + [
        "不到{}",
        "less than {}",
        "近{}",
        "nearly {}",
    ] * (0.9 * value < number < value)
    return dice.choice(fitting).format(literal)


def generated(count=ROUNDED):
    """Correctly rounded prints with the numbers they were made from."""
    dice = random.Random(SEED)
    for _ in range(count):
        number = 10 ** dice.uniform(0, 13.5)
        literal = printed(number, dice.randint(2, MOST_DIGITS), dice)
        yield (hedged(literal, number, dice) if dice.random() < 0.3 else literal), "measure", number


def outside(figure, dice):
    """A number a little beyond what the print allows, on a side that is closed."""
    width = (figure.high - figure.low) if figure.high < inf else figure.value
    sides = [figure.low - 0.02 * width] * (figure.low > 0) + [figure.high + 0.02 * width] * (
        figure.high < inf
    )
    return dice.choice(sides)


def spoiled():
    """The same prints beside numbers that they do not stand for."""
    dice = random.Random(SEED + 1)
    for literal, kind, _ in generated():
        yield literal, kind, outside(read(literal, "", kind), dice)


def point(number):
    return {
        **dict.fromkeys(("value", "low", "high", "usual_low", "usual_high"), float(number)),
        "unit": "",
    }


def verdict(claims, test):
    return judge("a-check", {"says": "So it is", "test": test, "tests": "question"}, claims)[
        "verdict"
    ]


def against(literal, kind, number):
    """The verdict on a print beside the number itself."""
    return verdict(
        {"a-print": {**read(literal, "", kind)._asdict(), "unit": ""}, "a-number": point(number)},
        "a-print == a-number",
    )


RIGHT = [*BY_HAND, *generated()]
WRONG = [*WRONG_BY_HAND, *spoiled()]


def test_the_sets_are_large_and_mixed():
    """More than two hundred of each, in both languages, with and without soft words."""
    for cases in (RIGHT, WRONG):
        literals = [literal for literal, *_ in cases]

        assert 270 <= len(cases)
        assert 60 <= sum(any(word in literal for word, _ in CHINESE) for literal in literals)
        assert 40 <= sum("illion" in literal for literal in literals)
        assert 40 <= sum(read(literal, "", kind).hedge != "" for literal, kind, _ in cases)


@pytest.mark.costly
def test_what_is_rounded_correctly_never_fails():
    """No print that its number bears out is called wrong."""
    assert [] == [case for case in RIGHT if against(*case) == "fails"]


def test_what_the_print_does_not_allow_always_fails():
    """Every print whose number lies beyond it is."""
    assert [] == [case for case in WRONG if against(*case) != "fails"]


OPERATIONS = {
    "a-one * b-two": lambda a, b: a * b,
    "a-one / b-two": lambda a, b: a / b,
    "a-one + b-two": lambda a, b: a + b,
    "growth(a-one, b-two) + 1": lambda a, b: b / a,
    "share(a-one, a-one + b-two)": lambda a, b: a / (a + b),
    "a-one ** 2": lambda a, b: a * a,
}


def sums(error):
    """Two prints and the print of what they give, off by a factor."""
    dice = random.Random(SEED + 2)
    for number in range(ROUNDED):
        text, formula = list(OPERATIONS.items())[number % len(OPERATIONS)]
        one, two = (10 ** dice.uniform(1, 7) for _ in range(2))
        digits = [dice.randint(2, MOST_DIGITS) for _ in range(3)]
        prints = [
            printed(value, count, dice)
            for value, count in zip(
                (one, two, error(dice) * formula(one, two)), digits, strict=True
            )
        ]
        yield text, prints


def judged(text, prints):
    names = dict(zip(("a-one", "b-two", "c-result"), prints, strict=True))
    return verdict(
        {name: {**read(literal, "")._asdict(), "unit": ""} for name, literal in names.items()},
        f"{text} == c-result",
    )


@pytest.mark.costly
def test_a_true_sum_of_rounded_prints_never_fails():
    """Two rounded figures and their rounded sum, product, quotient, growth,
    share or square agree.
    """
    assert [] == [case for case in sums(lambda dice: 1.0) if judged(*case) == "fails"]


@pytest.mark.costly
def test_a_wrong_sum_of_rounded_prints_always_fails():
    """A result that is off by half or more cannot be rounding, whatever the operation: two digits
    leave five percent a figure.
    """
    cases = list(sums(lambda dice: dice.choice((0.5, 0.6, 1.5, 2.0, 10.0))))

    assert [] == [case for case in cases if judged(*case) != "fails"]
