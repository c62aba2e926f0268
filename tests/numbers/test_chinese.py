"""What counts as Chinese, and how both scripts come to one spelling."""

import re

import pytest

from chipledger.files import read_text
from chipledger.numbers.chinese import HAN, simplified
from chipledger.scan.fold import fold

# Signs of the ledger's own tables that no list typed by hand had.
MISSED = "亞勳叢壟夠夥崑崙昇會熾盧稅紀緯遜門鮑"
MEANT = "亚勋丛垄够伙昆仑升会炽卢税纪纬逊门鲍"


@pytest.mark.parametrize(("old", "new"), list(zip(MISSED, MEANT, strict=True)))
def test_a_sign_is_found_in_both_scripts(old, new):
    """The search and the scanner read a traditional sign as the simplified one."""
    assert new == simplified()[old] == fold(old)


def test_no_simplified_sign_is_read_as_another():
    """Folding twice changes nothing, and a sign stands for a sign, so that
    places in a text stay.
    """
    signs = simplified()

    assert len(signs) > 2900
    assert set() == set(signs) & set(signs.values())
    assert {1} == {len(text) for text in (*signs, *signs.values())}


def test_every_traditional_name_of_the_ledger_folds_to_its_simplified_one(root):
    """An entity that is named in both scripts is found by either name."""
    names = read_text(root / "data/raw/entities.csv")[["zh_hans", "zh_hant"]].to_numpy().tolist()
    both = [(hans, hant) for hans, hant in names if hans and hant]

    assert len(both) > 5
    assert [] == [
        (hans, hant) for hans, hant in both if len(hans) == len(hant) and fold(hans) != fold(hant)
    ]


def test_the_sign_of_zero_is_chinese():
    """Years and figures written with it are whole runs."""
    assert re.fullmatch(f"[{HAN}]+", "二〇二六")
