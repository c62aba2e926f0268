"""Track records: shares with their samples, slopes of moved dates, forecasts and their test
against what happened.
"""

import pandas as pd
import pytest

from chipledger.models.proportions import coming, difference, wilson
from chipledger.promises.outlook import (
    backtest,
    expected,
    forecasts,
    lead,
    to_match,
    to_overlap,
    together,
)
from chipledger.promises.track_record import (
    delays,
    first_of_things,
    kept_share,
    last_of_things,
    placed,
    reader_agreement,
    sayings,
    shares_by,
    slips,
    slope,
    thin_outcomes,
    waits,
)
from tests.helpers.promised import AS_OF, cleaned, promised


@pytest.fixture
def table():
    return cleaned()


def test_a_share_counts_outcomes_only(table):
    """Open promises and those without a trace are no trials; strictly, no
    trace is one that failed.
    """
    assert (1, 4) == kept_share(table)[:2]
    assert (1, 5) == kept_share(table, strict=True)[:2]
    assert (2, 4) == kept_share(table, late=True)[:2]


def test_a_share_can_be_counted_under_other_rulings(table):
    """Statuses that are doubted count as given, all others as ruled."""
    assert (2, 4) == kept_share(table, rulings={"one-first": "kept"})[:2]
    assert (1, 3) == kept_share(table, rulings={"one-first": "no trace"})[:2]


def test_a_share_has_its_interval(table):
    """The interval is Wilson's for the same counts."""
    assert wilson(1, 4) == kept_share(table)[3:]


def test_groups_without_an_outcome_have_no_share(table):
    """Each group has its own sample, and a group of open promises none."""
    shares = shares_by(table, "group")

    assert {"control": "1 of 2", "musk": "0 of 2"} == shares["text"].to_dict()
    assert {"control": 50.0, "musk": 0.0} == shares["value"].to_dict()
    assert shares_by(table[table["status"] == "open"], "group").empty


def test_a_thing_is_counted_once(table):
    """Of the outcomes of one thing that of the promise made first counts, or that of the last; what
    is open is no outcome.
    """
    assert ["one-first", "two-first"] == first_of_things(table)["id"].tolist()
    assert ["one-second", "two-late"] == last_of_things(table)["id"].tolist()


def test_a_date_that_moves_with_time_has_slope_one():
    """A day of slip for every day of waiting is one; a date that stands is nought."""
    assert 1 == slope([0, 100, 200], [500, 600, 700])
    assert 0 == slope([0, 100, 200], [500, 500, 500])


def test_slips_are_measured_by_chain(table):
    """Only chains with a moved date have a slope: days of due date over
    days between the sayings.
    """
    (row,) = slips(table).to_dict("records")

    assert ("one-first", "musk", "acme", 3, 640.0) == (
        row["id"],
        row["group"],
        row["company"],
        row["vintages"],
        row["moved"],
    )
    assert row["moved"] / row["waited"] == pytest.approx(row["slope"], rel=0.05)


def test_two_sayings_of_one_time_have_no_slope(table):
    """A chain whose promises were all said at one time is left out rather
    than divided by nought.
    """
    assert 0 == len(slips(table.assign(said_on="2025-06")))


def test_a_date_said_less_exactly_has_not_moved(table):
    """A window that meets the one before sets no new date: it leaves the slope alone."""
    wider = table.assign(
        window_start=table["window_start"].where(table["id"] != "one-third", "2026-01")
    )

    (before,), (after,) = (slips(rows).to_dict("records") for rows in (table, wider))

    assert (3, 2) == (before["vintages"], after["vintages"])
    assert 365 == after["moved"]


def test_sayings_too_near_have_no_slope(table):
    """Within a quarter of a year the days of saying are too uncertain to divide by."""
    near = table.assign(
        said_on=table["vintage"].map({1: "2025-06-01", 2: "2025-06-30", 3: "2025-08-29"})
    )

    assert [0, 1] == [
        len(slips(rows)) for rows in (near, near.replace({"said_on": {"2025-08-29": "2025-08-30"}}))
    ]
    assert 1 == len(slips(near, least_wait=89))


def test_groups_together_add_their_chances(table):
    """One group alone keeps its forecast; of two the means add up, and the ends follow
    from all pairs of counts.
    """
    found = forecasts(pd.concat([table] * 6), share=0.6)
    records = found[["kept", "of", "open"]].to_numpy().tolist()
    one, other = (list(enumerate(coming(*record))) for record in records)
    pairs = sorted((a + b, p * q) for a, p in one for b, q in other)
    below = [
        sum(chance for count, chance in pairs if count <= end)
        for end in range(found["open"].sum() + 1)
    ]
    mean, low, high = together(found, 0.6)
    first = found.iloc[:1]

    assert (first["low"].item(), first["high"].item()) == together(first, 0.6)[1:]
    assert (mean, low, high) == expected(pd.concat([table] * 6), share=0.6)
    assert (found["chance"] * found["open"]).sum() == pytest.approx(mean)
    assert [
        next(end for end, chance in enumerate(below) if chance > cut) for cut in (0.2, 0.8)
    ] == [low, high]


def test_open_promises_fare_as_their_class(table):
    """A forecast starts from the settled promises of its class, and its ends
    hold the share asked for.
    """
    found = forecasts(table)

    columns = ["kept", "of", "open", "chance"]
    assert [1, 2, 1, pytest.approx(0.5)] == found.loc["control", columns].tolist()
    assert [0, 2, 1, pytest.approx(1 / 6)] == found.loc["musk", columns].tolist()
    assert ((0 <= found["low"]) & (found["low"] <= found["high"])).all()
    assert (found["high"] <= found["open"]).all()


def test_a_class_without_a_past_is_a_coin(table):
    """Where nothing is settled the chance is one half and every count is possible."""
    found = forecasts(table[table["status"] == "open"])

    assert {0.5} == set(found["chance"])
    assert {"0 to 1 of 1"} == set(found["text"])


def test_the_past_judges_the_rules(table):
    """Who believes every promise errs on each that was not kept; a coin errs by a quarter."""
    scores = backtest(table).drop(columns="id").mean()

    assert (0.75, 0.25) == (scores["believe the speaker"], scores["toss a coin"])


def test_a_thing_does_not_foretell_itself(table):
    """The forecast of a promise does not know the other promises of the same thing."""
    kept = table.assign(status="kept", thing="one", group="musk")

    assert {0.25} == set(backtest(kept)["share of all others"])


def groups(musk, control):
    """Promises of two groups: of each, how many are kept, of how many."""
    rows = [
        (f"{group}-{number}", group, "kept" if number < kept else "broken")
        for group, (kept, of) in (("musk", musk), ("control", control))
        for number in range(of)
    ]
    return pd.DataFrame(rows, columns=["id", "group", "status"])


def test_a_lead_is_a_difference_of_shares():
    """In percentage points with Newcombe's interval, and under other rulings if asked."""
    table = groups((2, 13), (11, 17))
    one_more = difference((11, 17), (3, 13))

    assert difference((11, 17), (2, 13)) == pytest.approx([end / 100 for end in lead(table)])
    assert one_more == pytest.approx([end / 100 for end in lead(table, rulings={"musk-5": "kept"})])


@pytest.mark.parametrize(
    ("first", "second", "more"),
    [((2, 10), (9, 20), 3), ((5, 10), (1, 2), 0), ((9, 10), (1, 2), 0), ((0, 3), (3, 3), 3)],
)
def test_the_flip_is_a_whole_number_of_rulings(first, second, more):
    """So many more kept promises bring the first share to the second, and one fewer would not."""
    kept, of = first

    assert more == to_match(groups(first, second))
    assert (kept + more) / of >= second[0] / second[1]
    assert not more or second[0] / second[1] > (kept + more - 1) / of


def test_so_many_rulings_bring_the_shares_together():
    """The count is the smallest for which the interval of the difference holds nought."""
    (kept, of), second = (2, 13), (11, 17)
    more = to_overlap(groups((kept, of), second))

    ends = [difference(second, (kept + count, of))[1] for count in (more - 1, more)]
    assert ends[0] > 0 >= ends[1]
    assert 0 == to_overlap(groups(second, second))


def test_shares_that_cannot_meet_say_so():
    """A group that is ahead already is not brought back by keeping more."""
    with pytest.raises(ValueError, match="exchange the groups"):
        to_overlap(groups((20, 20), (0, 20)))


def test_readers_are_compared_on_what_both_ruled():
    """Seven promises, six alike; settlements do not count."""
    agreement = reader_agreement(promised()["resolutions"])

    assert (7, 6, 0) == (*agreement[:2], agreement.overruled)
    assert 0.75 < agreement.kappa < 1


def test_overruling_both_readers_leaves_their_agreement():
    """A settlement against both readers is counted, and their own rulings agree as before."""
    tables = promised()["resolutions"]
    extra = (
        tables[tables["promise"] == "two-first"]
        .iloc[:1]
        .assign(ruled_by="settled", status="changed")
    )

    assert reader_agreement(tables)[:3] == reader_agreement(pd.concat([tables, extra]))[:3]
    assert 1 == reader_agreement(pd.concat([tables, extra])).overruled


def test_a_third_row_that_upholds_or_stands_alone_overrules_nobody():
    """Only a settlement against both readers counts as overruling them."""
    tables = promised()["resolutions"]
    upheld = tables[tables["promise"] == "two-first"].iloc[:1].assign(ruled_by="settled")
    alone = upheld.assign(promise="found-later")

    assert 0 == reader_agreement(pd.concat([tables, upheld, alone])).overruled


def test_an_outcome_is_thin_where_either_side_is():
    """Outcomes whose evidence or promise rests on aggregators alone are listed,
    and open promises never.
    """
    table = cleaned()
    table.loc[table["id"] == "two-first", ["grade", "promise_grade"]] = ["primary", "aggregator"]

    assert ["one-second", "two-first"] == thin_outcomes(table)["id"].tolist()


def test_promises_are_counted_by_what_they_are_placed_by():
    """Printed by an article, about a model, and of the outcomes of one thing the first and the
    last, among the makers alone.
    """
    table = cleaned()
    claims = pd.DataFrame({"id": table["claim"], "line": ["7", *[""] * (len(table) - 1)]})
    models = pd.DataFrame({"id": ["disc-two", "card-one"], "type": ["model", "chip"]})
    rows = placed(table, claims, models)
    named = {name: set(rows.loc[rows[name], "id"]) for name in ("printed", "first", "last")}

    assert set(rows.loc[rows["claim"] == table["claim"][0], "id"]) == named["printed"]
    assert ({"one-first", "two-first"}, {"one-second", "two-late"}) == (
        named["first"],
        named["last"],
    )
    assert {"disc-two"} == set(rows.loc[rows["model"], "thing"])
    assert 258 == rows.loc[rows["id"] == "one-first", "wait"].item()


def test_a_chain_is_drawn_by_its_sayings():
    """One line under the first name of the thing, each date that it set in the order of saying."""
    rows = sayings(cleaned(), ["one-first"])

    assert 3 == len(rows) and rows["said"].is_monotonic_increasing
    assert ["2025-03-31", "2026-03-31", "2026-12-31"] == [str(day) for day in rows["due"]]
    assert 1 == rows["line"].nunique()


def test_a_delay_is_told_in_days():
    """A date is moved by so many days, a late thing came so late, a broken promise is late so far,
    and one broken before its day was given up.
    """
    table = cleaned()
    told = dict(zip(table["id"], delays(table, AS_OF), strict=True))

    assert "moved by 365" == told["one-first"]
    assert "236 or more" == told["one-second"]
    assert "5" == told["two-late"]
    assert "" == told["two-first"] == told["two-open"]
    assert "given up" in set(delays(table, "2026-03-31"))


def test_how_long_before_its_day_a_promise_was_made(table):
    """From the middle of the month of saying to the due day."""
    found = dict(zip(table["id"], waits(table), strict=True))

    assert (258, 171) == (found["one-first"], found["two-first"])


def test_nobody_ruled_yet():
    """Without rulings there is no agreement to report, and no error."""
    empty = pd.DataFrame({"promise": [], "ruled_by": [], "status": []}, dtype=str)

    assert (0, 0) == reader_agreement(empty)[:2]
