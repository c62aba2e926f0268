"""HTML from templates, which lie beside the modules that fill them.

Every value is escaped unless it is HTML by its type, as the text of the filter `words` is: plain
words with their Chinese marked.
"""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from chipledger.publish.book.html_text import words_html

ENVIRONMENT = Environment(
    loader=FileSystemLoader(Path(__file__).parents[1]),
    autoescape=True,
    trim_blocks=True,
    lstrip_blocks=True,
    undefined=StrictUndefined,
    auto_reload=False,
)
ENVIRONMENT.filters["words"] = lambda words: Markup(words_html(words))


def filled(template, **values):
    """A template with these values.

    Parameters
    ----------
    template : str
        Its file, below the folder of the editions.
    values
        HTML as `markupsafe.Markup`; anything else is escaped.

    Returns
    -------
    markupsafe.Markup
    """
    return Markup(ENVIRONMENT.get_template(template).render(values))
