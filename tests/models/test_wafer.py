"""Dies, yields and wafers reproduce published figures, and the formulas agree with counting."""

from math import sqrt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from chipledger.models import die_yield, fab, wafer

# Hennessy and Patterson, Computer Architecture: A Quantitative Approach, 5th ed., section 1.6:
# sides of 1.5 and 1.0 cm on a 30 cm wafer; 0.031 defects per cm² and layer, N = 13.5 layers.
# (The 6th edition prints 0.047 and N = 12, but its 120 and 444 good dies follow from 0.031 and 12.)
HENNESSY_PATTERSON = ((225.0, 270, 0.40), (100.0, 640, 0.66))

# The same book's solutions, case study on the cost of chips (4th ed., app. L, 1.2; 5th ed.,
# 1.2), on a 30 cm wafer: area in mm², dies per wafer, printed without a fraction, defects per
# cm² and the yield with N = 4.
HENNESSY_PATTERSON_SOLUTIONS = (
    (389.0, 148, 0.30, 0.36),
    (186.0, 331, 0.70, 0.32),
    (150.0, 416, 0.30, 0.65),
    (250.0, 240, 0.30, 0.50),
)

# R. Leachman, IEOR 130 (UC Berkeley, 2009), homework 4, solution 1:
# area in cm², defects per cm², yield by Poisson, Murphy and Seeds.
LEACHMAN = (
    (0.1, 0.5, 0.9512, 0.9514, 0.9524),
    (0.2, 0.5, 0.9048, 0.9056, 0.9091),
    (0.5, 0.5, 0.7788, 0.7829, 0.8000),
    (0.5, 1.0, 0.6065, 0.6193, 0.6667),
    (1.0, 0.75, 0.4724, 0.4949, 0.5714),
    (1.0, 1.0, 0.3679, 0.3996, 0.5000),
    (1.0, 1.5, 0.2231, 0.2682, 0.4000),
    (2.0, 1.5, 0.0498, 0.1003, 0.2500),
)
# The same, solution 2: area in cm², yield, the density that Poisson and Murphy imply.
LEACHMAN_INVERSE = (
    (0.25, 0.92, 0.3335, 0.3360),
    (0.5, 0.85, 0.3250, 0.3296),
    (0.5, 0.92, 0.1668, 0.1680),
    (1.0, 0.65, 0.4308, 0.4474),
    (1.0, 0.85, 0.1625, 0.1648),
)

AREAS = range(50, 801, 10)
ASPECTS = (1.0, 1.5, 2.0)


def counted(die_area, aspect):
    """Whole dies on the best grid of a 300 mm wafer, few shifts to stay quick."""
    return wafer.grid_dies(sqrt(die_area * aspect), sqrt(die_area / aspect), shifts=8)


def counted_one_by_one(width, height, radius, left, bottom):
    """Whole dies of one grid, each of its corners tried: nothing to get wrong, and slow."""
    rows, columns = range(-60, 61), range(-60, 61)
    corners = [
        [
            (left + (column + across) * width, bottom + (row + up) * height)
            for across in (0, 1)
            for up in (0, 1)
        ]
        for row in rows
        for column in columns
    ]
    return sum(all(x * x + y * y <= radius * radius for x, y in die) for die in corners)


@pytest.mark.costly
@pytest.mark.parametrize("aspect", ASPECTS)
@pytest.mark.parametrize("die_area", [50, 123, 400, 814])
def test_the_grid_count_is_exact(die_area, aspect):
    """Row by row counting finds the very dies that trying all four corners of each finds,
    wherever the grid lies.
    """
    width, height = sqrt(die_area * aspect), sqrt(die_area / aspect)
    places = [(0.0, 0.0), (-0.5 * width, -0.5 * height), (-0.3 * width, -0.8 * height)]

    exact = [counted_one_by_one(width, height, 147.0, *place) for place in places]

    assert exact == [wafer._whole_dies(width, height, 147.0, *place) for place in places]
    assert max(exact) <= wafer.grid_dies(width, height, shifts=10)


@pytest.mark.parametrize(("die_area", "dies", "_"), HENNESSY_PATTERSON)
def test_textbook_dies_per_wafer(die_area, dies, _):
    """The textbook's 270 and 640 dies come out of its own formula."""
    assert dies == round(wafer.gross_dies(die_area, edge_exclusion=0))


@pytest.mark.parametrize(("die_area", "dies", "density", "share"), HENNESSY_PATTERSON_SOLUTIONS)
def test_published_table_of_dies_and_yields(die_area, dies, density, share):
    """Four chips of the textbook's solutions: yield as printed, and dies per wafer to less than
    one, since the book drops or rounds the fraction.
    """
    assert abs(dies - wafer.gross_dies(die_area, edge_exclusion=0)) < 1
    assert share == round(die_yield.negative_binomial_yield(die_area, density, clustering=4), 2)


def test_sandy_bridge_wafer():
    """Formula and count meet the published wafer: the book estimates 282 at 216 mm²,
    the photograph shows 280.

    Hennessy and Patterson, 5th ed., figure 1.15: full dies of 20.7 by 10.5 mm on 300 mm.
    """
    assert 282 == round(wafer.gross_dies(216, edge_exclusion=0))
    assert (
        wafer.grid_dies(20.7, 10.5, edge_exclusion=3)
        <= 280
        <= wafer.grid_dies(20.7, 10.5, edge_exclusion=0)
    )


def test_edge_exclusion_shrinks_the_wafer():
    """A published example with a 5 mm ring and 10.1 mm squares gives 583 dies, 647 by area alone.

    calculator.academy/die-per-wafer-calculator, worked example; it rounds 647.5 and 583.7 down.
    """
    assert 583 == int(wafer.gross_dies(102.01, edge_exclusion=5))
    assert 647 == int(wafer.gross_dies_by_area(102.01, edge_exclusion=5))


@pytest.mark.parametrize(("die_area", "dies"), [(230, 130), (100, 314)])
def test_shrunk_circle(die_area, dies):
    """Flynn's 21 cm wafer holds 130 dies of 2.3 cm² and 314 of 1 cm² (Computer
    Architecture, 1995, p. 89).
    """
    assert dies == round(
        wafer.gross_dies_shrunk_circle(die_area, wafer_diameter=210, edge_exclusion=0)
    )


@pytest.mark.parametrize("aspect", ASPECTS)
def test_textbook_formula_against_counting(aspect):
    """From 50 to 800 mm² the textbook formula stays 0 to 14 % below the dies
    counted on the best grid.
    """
    errors = [wafer.gross_dies(area) / counted(area, aspect) - 1 for area in AREAS]

    assert -0.14 < min(errors) and max(errors) < 0


@pytest.mark.parametrize("aspect", ASPECTS)
def test_shrunk_circle_against_counting(aspect):
    """From 50 to 800 mm² the shrunk circle is within 5 % of the dies counted on the best grid."""
    errors = [wafer.gross_dies_shrunk_circle(area) / counted(area, aspect) - 1 for area in AREAS]

    assert max(abs(error) for error in errors) < 0.05


def test_area_is_a_ceiling():
    """No grid holds more dies than the area allows."""
    assert all(counted(area, 1.0) < wafer.gross_dies_by_area(area) for area in AREAS)


def test_a_count_by_hand():
    """Four squares of 100 mm fit a wafer of 300 mm around its centre, one fits 150 mm, and a wide
    pair fits side by side.
    """
    assert 4 == wafer.grid_dies(100, 100, 300, 0)
    assert 1 == wafer.grid_dies(100, 100, 150, 0)
    assert 2 == wafer.grid_dies(100, 200, 300, 0)


@pytest.mark.parametrize(
    "formula", [wafer.gross_dies, wafer.gross_dies_by_area, wafer.gross_dies_shrunk_circle]
)
@pytest.mark.parametrize(
    "arguments", [(0,), (-5,), (float("nan"),), (60_000,), (100, 300, -1), (100, 300, 150)]
)
def test_impossible_dies_are_refused(formula, arguments):
    """A die without area, or larger than the usable wafer, has no count."""
    with pytest.raises(ValueError, match="mm"):
        formula(*arguments)


@pytest.mark.parametrize("arguments", [(0, 10), (300, 10), (10, 10, 300, 3, 0)])
def test_impossible_grids_are_refused(arguments):
    """A grid needs a die that fits and at least one position."""
    with pytest.raises(ValueError, match="does not fit"):
        wafer.grid_dies(*arguments)


@pytest.mark.parametrize(("area", "density", "poisson", "murphy", "seeds"), LEACHMAN)
def test_yields_of_a_published_table(area, density, poisson, murphy, seeds):
    """Poisson, Murphy and Seeds reproduce a lecture's table to its fourth digit."""
    models = (die_yield.poisson_yield, die_yield.murphy_yield, die_yield.seeds_yield)

    assert (poisson, murphy, seeds) == pytest.approx(
        [model(area * 100, density) for model in models], abs=5.1e-5
    )


@pytest.mark.parametrize(("area", "share", "poisson", "murphy"), LEACHMAN_INVERSE)
def test_density_from_a_published_yield(area, share, poisson, murphy):
    """The density that a yield implies reproduces the same lecture's table."""
    assert poisson == pytest.approx(
        die_yield.implied_defect_density(area * 100, share, die_yield.poisson_yield), abs=5.1e-5
    )
    # The lecture found Murphy's by trial and error: its last digit wavers.
    assert murphy == pytest.approx(
        die_yield.implied_defect_density(area * 100, share, die_yield.murphy_yield), abs=1.5e-4
    )


@pytest.mark.parametrize(("die_area", "dies", "share"), HENNESSY_PATTERSON)
def test_textbook_yield(die_area, dies, share):
    """The textbook's yields of 0.40 and 0.66 are the negative binomial model
    with N as its clustering.
    """
    assert share == round(
        die_yield.negative_binomial_yield(die_area, 13.5 * 0.031, clustering=13.5), 2
    )


def test_tsmc_n5_yield():
    """The rate of 1.271 defects per cm², derived from TSMC's N5 test chip, yields 80 % of 17.92 mm²
    and 32.0 % of 100 mm² dies.

    I. Cutress, AnandTech, 2019-12-11, on Murphy's model.
    """
    assert 0.80 == round(die_yield.murphy_yield(17.92, 1.271), 2)
    assert 0.320 == round(die_yield.murphy_yield(100, 1.271), 3)


def test_clustering_spans_the_other_models():
    """Clustering of one is Seeds; strong dilution approaches Poisson."""
    assert die_yield.seeds_yield(400, 0.2) == die_yield.negative_binomial_yield(
        400, 0.2, clustering=1
    )
    assert die_yield.poisson_yield(400, 0.2) == pytest.approx(
        die_yield.negative_binomial_yield(400, 0.2, clustering=1e7)
    )


@pytest.mark.parametrize(
    "model",
    [
        die_yield.poisson_yield,
        die_yield.murphy_yield,
        die_yield.seeds_yield,
        die_yield.negative_binomial_yield,
    ],
)
def test_no_defects_no_losses(model):
    """Without defects every die works, and a trace of them costs next to nothing."""
    assert 1 == model(500, 0)
    assert 1 == pytest.approx(model(500, 1e-9), abs=1e-8)


@pytest.mark.parametrize("share", [0.0, -0.1, 1.2, float("nan")])
def test_a_yield_is_a_share(share):
    """Yields outside (0, 1] are refused wherever they enter."""
    for refused in (
        lambda: die_yield.implied_defect_density(100, share),
        lambda: wafer.good_dies(88, share),
        lambda: wafer.wafers_for(1000, 44, package_yield=share),
    ):
        with pytest.raises(ValueError, match="yield"):
            refused()


def test_unreachable_yields_are_refused():
    """A model that never falls far enough implies no density."""
    with pytest.raises(ValueError, match="no defect density"):
        die_yield.implied_defect_density(100, 0.5, lambda area, density: 1.0)


def test_wafers_for_an_order():
    """Dies per chip multiply the wafers, losses in packaging divide them."""
    assert 25 == wafer.wafers_for(1100, 44)
    assert 100 == wafer.wafers_for(1100, 44, dies_per_chip=2, package_yield=0.5)


PROCESS = fab.Process(0.12, 3.0, 300.0)


def test_the_articles_wafers():
    """125,000 cards of 44 good dies a wafer take 2,840 wafers and some, spread over a year 237 a
    month (article china-gpu-ipos).
    """
    assert 2840 == int(wafer.wafers_for(125_000, 44))
    assert 237 == round(fab.wafers_a_month(125_000, 44))


@given(st.floats(50, 800), st.floats(0, 1))
def test_a_fab_and_its_inverse(area, density):
    """What a fab can make takes just its wafers, and more defects or larger dies take more."""
    dies = fab.working_dies(area, PROCESS._replace(defect_density=density))

    assert 1000 == pytest.approx(fab.wafers_a_month(fab.chips_a_year(1000, dies), dies))
    assert dies > fab.working_dies(area + 1, PROCESS._replace(defect_density=density))
    assert dies > fab.working_dies(area, PROCESS._replace(defect_density=density + 0.01))


@given(st.floats(0.5, 0.99), st.floats(10, 800))
def test_models_order_by_clustering(share, area):
    """At one density Poisson is the most pessimistic model, then Murphy, then
    Seeds; all fall with area.
    """
    density = die_yield.implied_defect_density(area, share)
    yields = [
        model(area, density)
        for model in (die_yield.poisson_yield, die_yield.murphy_yield, die_yield.seeds_yield)
    ]

    assert sorted(yields) == yields
    assert all(
        model(area * 1.1, density) < model(area, density)
        for model in (die_yield.poisson_yield, die_yield.seeds_yield)
    )


def scattered(area, density, dies=20_000):
    """Share of dies that no defect hits, of defects strewn over all of them by a fixed sequence."""
    hit, state = set(), 1
    for _ in range(round(dies * area / 100 * density)):
        state = (6364136223846793005 * state + 1442695040888963407) % 2**64
        hit.add((state >> 33) % dies)
    return 1 - len(hit) / dies


@pytest.mark.parametrize(("area", "density"), [(100, 0.5), (600, 0.12), (814, 0.1)])
def test_poisson_against_strewn_defects(area, density):
    """Strewing defects over dies one by one leaves the share that the formula says."""
    assert scattered(area, density) == pytest.approx(
        die_yield.poisson_yield(area, density), abs=0.01
    )
