"""What a general library reads in sentences given on stdin as JSON; run by `bench.reading` in the
library's own environment.

Prints, for each sentence, a list of [start, end, value, low, high, unit, asks]. Every reader of a
library is asked in the sentence's own language; of finds that overlap the longest stays, those
with a unit before those without.
"""

import json
import re
import sys

MONEY = {
    "Dollar": "USD",
    "United States dollar": "USD",
    "Chinese yuan": "CNY",
    "Japanese yen": "JPY",
    "Euro": "EUR",
    "British pound": "GBP",
    "Pound": "GBP",
    "Hong Kong dollar": "HKD",
    "New Taiwan dollar": "TWD",
    "South Korean won": "KRW",
    "Korean won": "KRW",
    "Singapore dollar": "SGD",
    "Australian dollar": "AUD",
    "Canadian dollar": "CAD",
    "Swiss franc": "CHF",
    "Indian rupee": "INR",
    "Cent": "cent",
    "dollar": "USD",
    "yuan": "CNY",
    "yen": "JPY",
    "euro": "EUR",
    "pound sterling": "GBP",
    "cent": "cent",
    "south korean won": "KRW",
}
UNITS = {
    "Watt": "W",
    "Kilowatt": "kW",
    "Megawatt": "MW",
    "Gigawatt": "GW",
    "Meter": "m",
    "Kilometer": "km",
    "Millimeter": "mm",
    "Centimeter": "cm",
    "Nanometer": "nm",
    "Inch": "inch",
    "Mile": "mile",
    "Kilogram": "kg",
    "Gram": "g",
    "Ton": "t",
    "Metric ton": "t",
    "Square meter": "m^2",
    "Square kilometer": "km^2",
    "Acre": "acre",
    "Hectare": "hectare",
    "Gigabyte": "GB",
    "Megabyte": "MB",
    "C": "degC",
    "F": "degF",
    "Degree": "degC",
    "Year": "year",
    "Month": "month",
    "Day": "day",
    "Week": "week",
    "Hour": "hour",
    "Minute": "minute",
    "watt": "W",
    "kilowatt": "kW",
    "megawatt": "MW",
    "gigawatt": "GW",
    "metre": "m",
    "kilometre": "km",
    "millimetre": "mm",
    "nanometre": "nm",
    "inch": "inch",
    "mile": "mile",
    "kilogram": "kg",
    "tonne": "t",
    "acre": "acre",
    "hectare": "hectare",
    "gigabyte": "GB",
    "megabyte": "MB",
    "degree celsius": "degC",
    "degree fahrenheit": "degF",
    "year": "year",
    "month": "month",
    "day": "day",
    "week": "week",
    "hour": "hour",
    "minute": "minute",
    "second": "second",
    "millisecond": "ms",
    "microsecond": "us",
    "volt": "V",
    "kilovolt": "kV",
    "hertz": "Hz",
    "gigahertz": "GHz",
    "megahertz": "MHz",
    "percentage": "percent",
    "gigawatt hour": "GWh",
    "terawatt hour": "TWh",
    "kilowatt hour": "kWh",
    "square metre": "m^2",
    "square millimetre": "mm^2",
    "bit": "bit",
}


def longest(finds):
    """The finds that overlap no longer one; one with a unit goes before one without."""
    kept = []
    for find in sorted(finds, key=lambda one: (-(one[1] - one[0]), one[5] == "")):
        if all(find[1] <= other[0] or other[1] <= find[0] for other in kept):
            kept.append(find)
    return sorted(kept)


def recognizers(sentences):
    """recognizers-text: currency, dimension, temperature, percentage, number, range and date."""
    from recognizers_date_time import recognize_datetime
    from recognizers_number import recognize_number, recognize_percentage
    from recognizers_number_with_unit import (
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
    )
    from recognizers_text import Culture

    readers = (
        recognize_currency,
        recognize_dimension,
        recognize_temperature,
        recognize_percentage,
        recognize_number,
        recognize_datetime,
    )
    for sentence, script in sentences:
        culture, finds = Culture.English if script == "en" else Culture.Chinese, []
        for reader in readers:
            try:
                found = reader(sentence, culture)
            except Exception:  # a reader that fails on a sentence reads nothing there
                continue
            finds += [find for one in found if (find := _recognized(one))]
        yield longest(finds)


def _recognized(one):
    resolution, start, end = one.resolution or {}, one.start, one.end + 1
    if "values" in resolution:
        return _recognized_date(resolution["values"] or [{}], start, end)
    try:
        value = float(str(resolution.get("value")).rstrip("%"))
    except (ValueError, OverflowError):
        return None
    unit = resolution.get("unit") or ""
    if str(resolution.get("value")).endswith("%"):
        unit = "percent"
    unit = MONEY.get(unit, UNITS.get(unit, unit))
    if unit == "cent":
        value, unit = value / 100, "USD"
    return [start, end, value, None, None, unit, False]


def _recognized_date(values, start, end):
    from datetime import date, timedelta

    first = values[0]
    if first.get("type") == "duration":
        return [start, end, float(first["value"]) / 86_400, None, None, "day", False]
    if len({value.get("timex") for value in values}) == 1 and len(values) > 1:
        return [start, end, None, None, None, "date", True]  # past and future: the year is open
    low, high = first.get("start") or first.get("value"), first.get("end")
    try:
        high = str(date.fromisoformat(high[:10]) - timedelta(days=1)) if high else low
    except (ValueError, OverflowError):
        return None
    return [start, end, None, low, high, "date", False]


def quantulum(sentences):
    """quantulum3, which reads English alone."""
    from quantulum3 import parser

    for sentence, _ in sentences:
        try:
            found = parser.parse(sentence)
        except Exception:
            found = []
        yield [
            [
                *one.span,
                float(one.value),
                float(one.value - (one.uncertainty or 0)) if one.uncertainty else None,
                float(one.value + (one.uncertainty or 0)) if one.uncertainty else None,
                MONEY.get(
                    one.unit.name,
                    UNITS.get(
                        one.unit.name, "" if one.unit.name == "dimensionless" else one.unit.name
                    ),
                ),
                False,
            ]
            for one in found
        ]


def numerals(sentences):
    """cn2an, which turns Chinese numerals into numbers and knows no units."""
    import cn2an

    pattern = re.compile("[-−]?[0-9,.]*[零〇一二三四五六七八九十百千万亿两點点萬億兩0-9]+%?")
    for sentence, _ in sentences:
        finds = []
        for match in pattern.finditer(sentence):
            text = match.group().translate(str.maketrans("點萬億兩", "点万亿两")).replace(",", "")
            try:
                value = float(cn2an.cn2an(text.rstrip("%"), "smart"))
            except (ValueError, TypeError, KeyError):
                continue
            finds.append(
                [*match.span(), value, None, None, "percent" if text.endswith("%") else "", False]
            )
        yield finds


READERS = {"recognizers-text": recognizers, "quantulum3": quantulum, "cn2an": numerals}

if __name__ == "__main__":
    print(json.dumps(list(READERS[sys.argv[1]](json.load(sys.stdin)))))
