"""Quantities: a best value between what is possible and what is usual."""

from math import inf

from chipledger.numbers.interval import Quantity, exact


def test_a_quantity_keeps_what_is_possible_apart_from_what_is_usual():
    """'More than ten' may be anything above ten, and usually is little more."""
    more_than_ten = Quantity(10, 10, inf, 10, 11, "CNY")

    assert ((10, inf), (10, 11)) == (more_than_ten.hard, more_than_ten.usual)


def test_an_exact_number_has_no_width():
    """A constant of a check is one number, in every interval."""
    assert Quantity(7, 7, 7, 7, 7, "card") == exact(7, "card")
