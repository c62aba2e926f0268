"""What `chipledger scan` and `chipledger coverage` print."""

from collections import Counter

SHOWN = 3  # possible repeats per figure; more hide the nearest


def summary(found, proposals, repeats):
    """A scan in a few lines: what was found, what a person must add, what the ledger may hold already.

    Parameters
    ----------
    found : list of Found
    proposals, repeats : pandas.DataFrame
        As `propose` and `possible_repeats` return them.

    Returns
    -------
    str
    """
    kinds = Counter(one.kind for one in found)
    flags = proposals["flag"]
    asked = ", ".join(
        f"{(flags == flag).sum()} want {flag}…"
        for flag in ("year=", "month=", "sense=")
        if (flags == flag).any()
    )
    unread = int((~flags.isin(["", "year=", "month=", "sense="])).sum())
    lines = [
        f"{len(proposals)} figures; set aside: {kinds['name']} names, {kinds['idiom']} idioms, {kinds['furniture']} bits of page furniture.",
        f"{(flags == '').sum()} read as printed"
        + (f"; {asked}" if asked else "")
        + (f"; {unread} not read as they stand" if unread else "")
        + ".",
    ]
    pairs = repeats.groupby(["line", "offset"], sort=False).head(SHOWN)
    lines.append(
        f"{repeats[['line', 'offset']].drop_duplicates().shape[0]} may repeat or contradict a claim"
        + (":" if len(pairs) else ".")
    )
    lines += [
        f"  line {row.line}, offset {row.offset}: {row.literal} | {row.why}: {row.claim} ({row.claim_literal})"
        for row in pairs.itertuples()
    ]
    return "\n".join(lines)


def coverage_report(table, left):
    """Coverage per article, then the open figures.

    Parameters
    ----------
    table, left : pandas.DataFrame
        As `coverage` and `open_figures` return them.

    Returns
    -------
    str
    """
    total = table[["figures", "coded", "dismissed", "open"]].sum()
    rows = [
        *table.itertuples(index=False),
        ("total", *total, 1 - total["open"] / total["figures"] if total["figures"] else 1.0),
    ]
    lines = [f"{'article':<20}{'figures':>9}{'coded':>7}{'dismissed':>11}{'open':>6}{'share':>8}"]
    lines += [
        f"{row[0]:<20}{row[1]:>9}{row[2]:>7}{row[3]:>11}{row[4]:>6}{row[5]:>8.1%}" for row in rows
    ]
    lines += [
        f"{row.source}, line {row.line}, offset {row.offset}: {row.literal}  [{row.context}]"
        for row in left.itertuples()
    ]
    return "\n".join(lines)
