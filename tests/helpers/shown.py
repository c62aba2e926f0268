"""A chart on new axes, shown: what a cell of a notebook does."""

from matplotlib import pyplot

from chipledger import figures

TEXTS = {
    "name": "some-figure",
    "title": "Six words",
    "alt": 'Bars of A & B: "A" is <twice> as long as B.',
    "source": "Source: example; as of 2026-10.",
}


def shown(helper, rows, *given, main=None, **options):
    """The figure that a helper and `show` make of rows; texts among the options replace ours."""
    texts = {key: options.pop(key, text) for key, text in TEXTS.items()}
    _, ax = pyplot.subplots()
    return figures.show(helper(rows, ax, *given, **options), texts.pop("name"), main=main, **texts)


def small_figure():
    """Dots of one row, named some-dots."""
    return shown(figures.interval_dots, [("A", 3.0)], name="some-dots", axis="Power [MW]")
