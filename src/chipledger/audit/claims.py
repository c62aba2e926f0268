"""What the check language may ask of a claim: its quantity, its period, its word."""

from collections.abc import Mapping
from datetime import date

import pandas as pd

from chipledger.errors import CheckError
from chipledger.numbers.interval import Quantity
from chipledger.tables.rows import Row


class Claims:
    """The clean claims, as one check asks for them."""

    def __init__(self, claims: Mapping[str, Row], check: str) -> None:
        self.claims, self.check = claims, check

    def known(self, name: str) -> Row:
        """The row of a claim that must be there."""
        try:
            return self.claims[name]
        except KeyError:
            raise CheckError(
                f"check {self.check}: no claim {name!r} in data/raw/claims.csv: mend the id"
            ) from None

    def has_number(self, name: str) -> bool:
        """Whether the claim prints a figure that is no date."""
        return not pd.isna(self.known(name)["value"])

    def is_dated(self, name: str) -> bool:
        """Whether the claim is a date with both ends."""
        claim = self.known(name)
        return bool(claim["period_start"] and claim["period_end"])

    def quantity(self, name: str) -> Quantity:
        """The claim as a quantity in its own unit."""
        claim = self.known(name)
        if not self.has_number(name):
            raise CheckError(
                f"check {self.check}: claim {name!r} has no number: use same(), days() or months()"
            )
        return Quantity(
            *(claim[key] for key in ("value", "low", "high", "usual_low", "usual_high", "unit"))
        )

    def period(self, name: str) -> tuple[date, date]:
        """First and last day of the claim's period."""
        claim = self.known(name)
        if not self.is_dated(name):
            raise CheckError(f"check {self.check}: claim {name!r} has no closed period")
        return date.fromisoformat(claim["period_start"]), date.fromisoformat(claim["period_end"])

    def word(self, name: str) -> str:
        """The object or state that the claim names."""
        claim = self.known(name)
        if not (claim["object"] or claim["state"]):
            raise CheckError(
                f"check {self.check}: claim {name!r} names no object, no state and no closed"
                " period: same() compares only these"
            )
        return claim["object"] or claim["state"]
