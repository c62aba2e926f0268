"""A verdict as print shows it: by a sign as well as a colour, which grey print does not tell."""

from chipledger.publish.typst.markup import call, content, quote

SIGNS = {
    "holds": "✓",
    "holds after rounding": "✓",
    "not refuted": "~",
    "differs": "≠",
    "fails": "✗",
    "undefined": "–",
    "kept": "✓",
    "kept late": "✓",
    "changed": "→",
    "broken": "✗",
    "open": "○",
    "no trace": "?",
}
GOOD, BAD, WORSE, PLAIN = "good", "bad", "worse", "plain"  # names of the template's colours
# What a mistake does to a reader decides its colour; a question of ours has none.
WEIGHTS = {"serious": WORSE, "minor": BAD, "near": PLAIN, "question": PLAIN}


def verdict(word, weight, said):
    """Markup of a verdict.

    Parameters
    ----------
    word : str
        A verdict or a status, such as `fails` or `kept late`.
    weight : str
        The severity of a failing statement, or what kind of check it is.
    said : str
        Markup of what readers see behind the sign.

    Examples
    --------
    >>> verdict("fails", "minor", "minor slip")
    '#verdict("bad", "✗", [minor slip]);'
    """
    return call("verdict", quote(_tone(word, weight)), quote(SIGNS[word]), content(said))


def _tone(word, weight):
    if word in ("fails", "broken"):
        return WEIGHTS.get(weight, WORSE)
    return GOOD if SIGNS[word] == "✓" and weight != "question" else PLAIN


def verdict_in(classes):
    """The verdict and the weight that the classes of a badge name; nothing where it is no badge.

    Examples
    --------
    >>> verdict_in(["check", "holds-after-rounding", "short"])
    ('holds after rounding', '')
    """
    if not {"check", "promise"} & set(classes):
        return None
    words = [name.replace("-", " ") for name in classes]
    word = next((name for name in words if name in SIGNS), None)
    return word and (word, next((name for name in classes if name in WEIGHTS), ""))
