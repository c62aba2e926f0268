"""Runs every check of checks.yml over the clean claims and rules on contradictions.

Judgements made here: claims of one single-valued metric about one entity, scope and time must meet;
where two do not, somebody must have ruled which to prefer, or the run fails. A claim that repeats another is
held against that one alone: what contradicts the other is ruled on once.
"""

from itertools import combinations

import pandas as pd
import pint

from chipledger.audit.interval import Quantity, to_base
from chipledger.audit.language import Evaluate, ids_in, parse
from chipledger.audit.verdicts import verdict_of
from chipledger.errors import CheckError
from chipledger.units import readable


class Claims:
    """What the check language may ask of a claim: its quantity, its period, its word."""

    def __init__(self, claims, check):
        self.claims, self.check = claims, check

    def _get(self, name):
        try:
            return self.claims[name]
        except KeyError:
            raise CheckError(f"check {self.check}: no claim {name!r} in data/raw/claims.csv: mend the id") from None

    def quantity(self, name):
        """The claim as a quantity in its own unit."""
        claim = self._get(name)
        if pd.isna(claim["value"]):
            raise CheckError(f"check {self.check}: claim {name!r} has no number: use same(), days() or months()")
        return Quantity(*(claim[key] for key in ("value", "low", "high", "usual_low", "usual_high", "unit")))

    def period(self, name):
        """First and last day of the claim's period."""
        claim = self._get(name)
        if not (claim["period_start"] and claim["period_end"]):
            raise CheckError(f"check {self.check}: claim {name!r} has no closed period")
        return tuple(pd.Timestamp(claim[key]).date() for key in ("period_start", "period_end"))

    def word(self, name):
        """The object or state that the claim names."""
        claim = self._get(name)
        if not (claim["object"] or claim["state"]):
            raise CheckError(f"check {self.check}: claim {name!r} names no object and no state: same() compares only these")
        return claim["object"] or claim["state"]


def run_checks(checks, claims, kinds):
    """Verdicts on all checks, then the contradictions nobody has ruled on.

    Parameters
    ----------
    checks : dict of str to dict
        The entries of checks.yml.
    claims : pandas.DataFrame
        Clean claims.
    kinds : dict of str to str
        The kind of each metric.

    Returns
    -------
    pandas.DataFrame
        The clean `checks` table, in the order of the file.

    Raises
    ------
    CheckError
        For a check that cannot be read or evaluated, or a contradiction without a ruling.
    """
    by_id = claims.set_index("id").to_dict("index")
    rows = [_contradiction(name, entry, by_id) if "contradiction" in entry else _identity(name, entry, by_id)
            for name, entry in checks.items()]
    ruled = {frozenset(entry["contradiction"]) for entry in checks.values() if "contradiction" in entry}
    open_pairs = [pair for pair in contradictions(claims, kinds) if frozenset(pair) not in ruled]
    if open_pairs:
        listed = "; ".join(" and ".join(pair) for pair in open_pairs[:10])
        raise CheckError(f"{len(open_pairs)} contradiction(s) without a ruling in data/raw/checks.yml: {listed}")
    columns = ["id", "kind", "says", "test", "claims", "left_low", "left_high", "right_low", "right_high", "unit", "verdict", "factor", "error", "ruling"]
    types = {name: float if name.startswith(("left", "right", "factor")) else str for name in columns}
    return pd.DataFrame(rows, columns=columns).astype(types)


def _identity(name, entry, by_id):
    tree = parse(name, entry["test"])
    sign, left, right = _evaluate(name, tree, by_id)
    verdict, factor = verdict_of(sign, left, right)
    if "undefined" in entry:
        verdict, factor = "undefined", None
    return _row(name, entry, ids_in(tree), left, right, verdict, factor)


def _contradiction(name, entry, by_id):
    view = Claims(by_id, name)
    first, second = entry["contradiction"]
    if pd.isna(view._get(first)["value"]) or pd.isna(view._get(second)["value"]):
        left, right = view._get(first), view._get(second)
        verdict, factor, left, right = "fails", None, str(left["object"]), str(right["object"])
    else:
        left, right = (to_base(view.quantity(claim)) for claim in (first, second))
        _one_unit(name, left, right)
        verdict, factor = verdict_of("==", left, right)
    if "undefined" in entry:
        verdict, factor = "undefined", None
    return _row(name, entry, (first, second), left, right, verdict, factor)


def _row(name, entry, ids, left, right, verdict, factor):
    """One row of the clean table; words instead of quantities leave the bounds empty."""
    unit, factor_to_unit = ("", 1.0) if isinstance(left, str) else readable(left.unit)
    bounds = (None,) * 4 if isinstance(left, str) else tuple(bound * factor_to_unit for bound in (*left.hard, *right.hard))
    kind = "contradiction" if "contradiction" in entry else entry.get("kind", "identity")
    ruling = entry.get("undefined") or entry.get("ruling", "")
    return (name, kind, entry["says"], entry.get("test", ""), " ".join(ids), *bounds, unit, verdict, factor, entry.get("error", "") if verdict == "fails" else "", ruling)


def _evaluate(name, tree, by_id):
    try:
        sign, left, right = Evaluate(Claims(by_id, name)).transform(tree)
    except Exception as error:  # lark wraps what the transformer raises
        cause = getattr(error, "orig_exc", error)
        if isinstance(cause, CheckError):
            raise cause from None
        if isinstance(cause, ArithmeticError | ValueError | pint.PintError):
            raise CheckError(f"check {name}: {cause}") from None
        raise
    if not isinstance(left, str):
        _one_unit(name, left, right)
    return sign, left, right


def _one_unit(name, left, right):
    if left.unit != right.unit:
        raise CheckError(f"check {name}: the left side is in {left.unit or 'plain numbers'}, the right in {right.unit or 'plain numbers'}")


def contradictions(claims, kinds):
    """Pairs of claims on one single-valued thing whose hard intervals do not meet.

    Parameters
    ----------
    claims : pandas.DataFrame
        Clean claims with the column `single_valued`-relevant metrics listed in `kinds`.
    kinds : dict of str to str
        Kind of every single-valued metric; other metrics are left out.

    Returns
    -------
    list of tuple of str
    """
    comparable = claims[claims["metric"].isin(kinds) & claims["value"].notna() & (claims["base"] == "")]
    pairs = []
    for _, group in comparable.groupby(["entity", "metric", "scope", "as_of", "unit"], sort=True):
        rivals = group.to_dict("records")
        known = {claim["id"] for claim in rivals}
        for one, other in combinations(rivals, 2):
            if (one["high"] < other["low"] or other["high"] < one["low"]) and not _settled(one, other, known):
                pairs.append((one["id"], other["id"]))
    return pairs


def _settled(one, other, known):
    """Whether one of a pair repeats a third claim beside them, against which the other is held anyway."""
    return any(claim.get("origin") in known - {rival["id"]} for claim, rival in ((one, other), (other, one)))
