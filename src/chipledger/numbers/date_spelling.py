"""One spelling for a date: years and days in digits, in the order that the patterns read."""

from chipledger import patterns as re
from chipledger.errors import LiteralError
from chipledger.numbers.numerals import hanzi

SIGNS = "零〇○一二三四五六七八九"

MONTH_FIRST = ("us",)


def in_digits(text: str, said: dict[str, str]) -> str:
    """二〇二六年 as 2026年, 民國114年 as 2025年."""
    text = re.sub(
        f"[{SIGNS}]{{4}}(?=年|[-~至到/][{SIGNS}]{{2,4}}年)|(?<=[-~至到/])[{SIGNS}]{{2}}(?=年度)",
        lambda year: "".join(str(max(SIGNS.index(sign) - 2, 0)) for sign in year.group()),
        text,
    )
    text = re.sub(
        "(?<![0-9])(2[0-9])年(?=底|末|初|中|前?[上下]半|第|Q|[1-9]|十|[一二三四]季)",
        r"20\1年",
        text,
    )
    text = re.sub("^(2[0-9])H([12])(?![0-9])", r"\2H\1", text)  # 25H1
    text = re.sub("^(1[0-2][0-9])(?=Q[1-4]$)", r"\1年", text)  # 109Q4
    text = re.sub("-{2,}", "-", text)
    text = re.sub(r"^([QH][1-4]|[1-4]Q|[12]H)-(20[0-9]{2})$", r"\1 \2", text)  # Q1-2023
    text = re.sub(r"^Q([1-4])-([0-9]{2})$", r"\1Q\2", text)
    text = re.sub(r"^H([12])-([0-9]{2})$", r"\1H\2", text)
    # 2021 March quarter
    text = re.sub(r"^([0-9]{4}) ([A-Z][a-z]+\.?[ -](?i:quarter|qtr|half))$", r"\2 \1", text)
    # Q2 September 2020 is the quarter that ended then
    text = re.sub(r"^Q[1-4] ([A-Z][a-z].*)", r"\1 quarter", text)
    text = re.sub(r"^H[12] ([A-Z][a-z].*)", r"\1 half", text)
    text = re.sub(r"[今昨前明]天? ?\(([0-9]{1,2})\) ?日", r"\1日", text)  # 今(16)日
    # 今(107)年 prints its year, of the Republic of China where it is short
    text = re.sub(
        r"[今本去明后後前]年? ?\(([0-9]{2,4})\)年",
        lambda year: f"{int(year[1]) + 1911 * (len(year[1]) < 4)}年",
        text,
    )
    text = re.sub("(?<![0-9/])([0-9]{1,2}/[0-9]{1,2}/)([0-9]{2})(?![0-9/])", r"\g<1>20\2", text)
    text = _SHORT_YEARS.sub(_of_this_century, text)
    text = re.sub("^(2[0-9])(?=[-/至到][0-9]{2}[一-鿿])", r"20\1", text)
    text = _SEASON.sub(lambda years: f"{years[1]}年至{int(years[1]) + 1}年", text)
    text = _LISTED.sub(_from_first_to_last, text)
    text = re.sub(f"({_N}) ?(-|~|至|到) ?(?=(?:{_N})月)", r"\1月\2", text)  # 1-10月
    text = re.sub("(第)([1-4一二三四])(-|~|至|到)第?(?=[1-4一二三四]季)", r"\1\2季\3\1", text)
    text = re.sub("([0-9]{1,2}月)([0-9]{1,2})日?(-|~|至|到)(?=[0-9]{1,2}日)", r"\1\2日\3\1", text)
    text = _ends_of_years(text, said)
    minguo = "(?:民国|民國)([0-9]{2,3}|[一二三四五六七八九十百零〇]{1,7})年"
    short = re.match(
        "(1[0-2][0-9]|[89][0-9])年度?(?=[0-9一二三四五六七八九十第上下前底初末中]|Q)", text
    )
    if short and said.get("region") != "tw":
        raise LiteralError(
            text,
            "names its year in two or three digits",
            "add region=tw to the context where it is one of the Republic of China"
            " (most likely region=tw)",
        )
    if said.get("region") == "tw":
        minguo = f"{minguo}|^(?:自|[从從])?({MINGUO})年"
    text = re.sub(minguo, lambda year: f"{1911 + _counted(year.group(1) or year.group(2))}年", text)
    text = re.sub("-to-|(?<=[a-z])/(?=[A-Z])", " to ", text)
    text = re.sub(r"^([0-9]{1,2}(?:-| to )[0-9]{1,2}) ([A-Z][a-z]+)", r"\2 \1", text)
    text = _DAYS_OF_MONTH.sub(r"\1 \2 to \1 \3", text)
    text = _SHORT_MONTH.sub(r"\1 20\2", text)
    return _FISCAL_SPAN.sub(_named_by_its_end, text)


_DAYS_OF_MONTH = re.compile(r"\b([A-Z][a-z]{2,8})\.? ([0-9]{1,2})(?:-| to )([0-9]{1,2})(?![0-9])")
_SHORT_MONTH = re.compile(r"\b([A-Z][a-z]{2,8})\.?[ -]?['’]([0-9]{2})$")  # Sep'22


_N = "[0-9]{1,3}|[一二三四五六七八九十]{1,3}"
_LISTED = re.compile(
    f"(第?)({_N})((?:[、和及与與]第?(?:{_N}))+?)(?:[两兩二三四][个個]?)?(月|季|年)"
)


def _from_first_to_last(match: re.Match[str]) -> str:
    """7、8月 as 7月至8月; months that do not follow each other are dates of their own."""
    ordinal, first, rest, unit = match.groups()
    numbers = [_counted(one) for one in [first, *re.findall(_N, rest)]]
    if numbers != list(range(numbers[0], numbers[0] + len(numbers))):
        raise LiteralError(
            match.group(), "names dates that do not follow each other", "code each by itself"
        )
    return f"{ordinal}{numbers[0]}{unit}至{ordinal}{numbers[-1]}{unit}"


# 24年, 22年至24年, 25-27年: the scan takes them for years where they are of accounts.
_SHORT_YEARS = re.compile("(2[0-9])(?:年?([-/至到~、])(2[0-9]))?(?:年?[-/至到~、](2[0-9]))?年")


def _of_this_century(match: re.Match[str]) -> str:
    years = [int(year) for year in match.group(1, 3, 4) if year]
    if match.group() != match.string or years != sorted(set(years)):
        return match.group()
    if "、" in match.group() and years != list(range(years[0], years[0] + len(years))):
        raise LiteralError(
            match.group(), "names dates that do not follow each other", "code each by itself"
        )
    return f"20{years[0]}年" + (f"至20{years[-1]}年" if len(years) > 1 else "")


_YEARS_APART = re.compile("(?:民国|民國)?([0-9]{2,3})年?([-~至到、])(1[0-2][0-9])年度?间?間?")


def _ends_of_years(text: str, said: dict[str, str]) -> str:
    """111年至115年, 108-110年 as the calendar's years, where the text is from Taiwan."""
    match = _YEARS_APART.fullmatch(text)
    if not match or int(match[1]) >= int(match[3]) or int(match[1]) < 80:
        return text
    if said.get("region") != "tw" and text[0] != "民":
        raise LiteralError(
            text,
            "may be years of the Republic of China, or a length of time",
            "add region=tw to the context (most likely region=tw)",
        )
    first, last = (1911 + int(match[at]) for at in (1, 3))
    if match[2] == "、" and last != first + 1:
        raise LiteralError(text, "names dates that do not follow each other", "code each by itself")
    return f"{first}年至{last}年"


# A year of the Republic of China, as texts from Taiwan write it: 113年.
MINGUO = "[4-9][0-9]|1[0-2][0-9]|一百[零一二三]?[十一二三四五六七八九]{0,2}"

FISCAL = re.compile("fiscal|financial|FY|[财財](?:政)?年|[会會][计計]年", re.IGNORECASE)

# A season or school year, which lies somewhere in two years of the calendar: 2024-25赛季.
_SEASON = re.compile(r"(20[0-9]{2})[-/至到][0-9]{2}(?:[赛賽球榨产產雪]季|[学學]年度?)")

_FISCAL_SPAN = re.compile(
    r"(?:(?:fiscal|financial) ?(?:year )?|FY ?)?(?<![0-9])((?:19|20)[0-9]{2})(?:[-/至到~]"
    r"|/20)([0-9]{2})"
    "(?![0-9-/月])(?:[财財课課]?[政税稅]?年度?|[会會][计計]年度)?",
    re.IGNORECASE,
)


def _counted(number: str) -> int:
    return int(number) if number.isdecimal() else hanzi(number)


def _named_by_its_end(match: re.Match[str]) -> str:
    """Fiscal 2021-22 is the fiscal year that ends in 2022; 2021-12 is a month."""
    year = int(match.group(1)) + 1
    if year % 100 != int(match.group(2)) or match.group().isascii() and not _is_fiscal(match):
        return match.group()
    return f"fiscal span {year}"


def _is_fiscal(match: re.Match[str]) -> bool:
    return (
        int(match.group(2)) > 12 or "/" in match.group() or FISCAL.search(match.group()) is not None
    )


_NUMERIC_DAY = re.compile(
    r"(?<![0-9])([0-9]{1,2})([/.])([0-9]{1,2})[/.]((?:19|20)[0-9]{2})(?![0-9])"
)


def refuse_two_orders(text: str, said: dict[str, str]) -> None:
    """03/04/2025 is a day in March or in April, by the habit of the country."""
    match = _NUMERIC_DAY.search(text)
    if match and match.group(2) == "/" and "region" not in said:
        first, second = int(match.group(1)), int(match.group(3))
        if max(first, second) <= 12 and first != second:
            raise LiteralError(
                text,
                "may be a day of either month",
                "add region=us (month first) or region=uk (day first) to the context",
            )


def day_first(text: str, said: dict[str, str]) -> str:
    """A numeric day in the order that the patterns read: day, month, year."""
    match = _NUMERIC_DAY.search(text)
    if not match:
        return text
    first, second = int(match.group(1)), int(match.group(3))
    if second > 12 or said.get("region") in MONTH_FIRST and first <= 12:
        first, second = second, first
    return f"{text[: match.start()]}{first}/{second}/{match.group(4)}{text[match.end() :]}"
