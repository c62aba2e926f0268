"""A chart on new axes, shown: what a cell of a notebook does."""

from matplotlib import pyplot

from chipledger import figures

TEXTS = {
    "name": "some-figure",
    "title": "Six words",
    "subtitle": "What is measured",
    "alt": 'Bars of A & B: "A" is <twice> as long as B.',
    "source": "Source: example; as of 2026-10.",
}


OF_SHOW = (*TEXTS, "main", "numbers", "key")


def shown(helper, rows, *given, **options):
    """The figure that a helper and `show` make of rows; texts among the options replace ours."""
    words = TEXTS | {key: options.pop(key) for key in OF_SHOW if key in options}
    _, ax = pyplot.subplots()
    return figures.show(helper(rows, ax, *given, **options), words.pop("name"), **words)


def small_figure(name="some-dots", **options):
    """Dots of one row."""
    return shown(figures.interval_dots, [("A", 3.0)], name=name, axis="Power [MW]", **options)
