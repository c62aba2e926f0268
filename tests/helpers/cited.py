"""What a reader should get who copies a number from its card: a sentence and a BibTeX entry,
written here from the tables.

The site's script puts both together from the facts of the card; it must come to the same.

Judgements: titles of sources are in our words, so BibTeX has them in square brackets, as for works
without a title; BibTeX knows no quarters, so of a quarter it gets the year.
"""

import re

from chipledger.facts.told import claim_told
from chipledger.promises.settled import status_words
from chipledger.tables.vocabulary import VERDICT_WORDS, mark_of

DAY = re.compile(r"\d{4}(-\d\d){0,2}")
SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{sign: f"\\{sign}" for sign in "&%$#_{}"},
}


def claim_sentence(claim, facts, catalogue, book):
    """A claim as a sentence.

    Parameters
    ----------
    claim : mapping
    facts : dict of str to Fact
        What `claim_facts` says of it, by key.
    catalogue : Catalogue
    book : str
        Title of the book.
    """
    source = catalogue.sources[claim["source"]]
    when = f", as of {facts['as_of'].text}" if claim["as_of"] else ""
    sort = mark_of(claim)[1] or "reported as fact"
    where = ", ".join(filter(None, (source["publisher"], source["published"])))
    return (
        f"{claim['gloss']}: {claim['shown']}{when} ({sort}), according to {facts['speaker'].text}; "
        f"source: {source['title']} ({where}). {_found(claim, catalogue)} ({book}, "
        f"claim {claim['id']})"
    )


def _found(claim, catalogue):
    lines = [
        f"{each.verdict}: {each.text}" if each.verdict else each.text
        for each in claim_told(claim, catalogue)
    ]
    return " ".join(lines) or "No check tests it."


def finding_sentence(finding, facts, catalogue, book):
    """A computed number as a sentence, its formula with the numbers filled in."""
    parts = facts["formula"].parts
    formula = "".join(part if isinstance(part, str) else part[2] for part in parts)
    interval = f", {facts['interval'].text}" if "interval" in facts else ""
    return (
        f"{finding['gloss']}: {finding['shown']}{interval}; computed as {formula}. "
        f"({book}, finding {finding['id']})"
    )


def assumption_sentence(assumption, facts, catalogue, book):
    """An assumption with its reason as a sentence."""
    return (
        f"{assumption['label']}: {assumption['shown']}, range {facts['interval'].text}, assumed"
        f" because: {assumption['because']}. ({book}, assumption {assumption['id']})"
    )


def check_sentence(check, facts, catalogue, book):
    """A verdict as a sentence."""
    ruling = f" {check['ruling']}." if check["ruling"] else ""
    verdict = VERDICT_WORDS[check["verdict"]]
    return f"“{check['says']}”: {verdict}.{ruling} ({book}, check {check['id']})"


def promise_sentence(promise, facts, catalogue, book):
    """A promise with what became of it as a sentence."""
    return (
        f"{promise['deliverable']}, due {promise['due']}, said by {facts['speaker'].text} "
        f"({promise['said_on']}): {status_words(promise)}; "
        f"criterion: {promise['criterion'].rstrip('.')}. The record was read until "
        f"{facts['read_until'].text}. ({book}, promise {promise['id']})"
    )


def bibtex(kind, row, says, source, book, author, year):
    """A BibTeX entry: of the source for a claim, of the book for what the book computed.

    Parameters
    ----------
    kind : str
    row : mapping
        The claim, finding, check or promise.
    says : str
        Figure and what it is, for the note.
    source : mapping or None
        Row of the sources, for a claim.
    book, author, year : str
        Of this book.
    """
    if source:
        fields = {
            "title": f"[{source['title']}]",
            "author": source["author"],
            "publisher": source["publisher"],
            "year": source["published"][:4],
            "date": source["published"] if DAY.fullmatch(source["published"]) else "",
            "url": source["url"] if source["url"].startswith("http") else "",
        }
    else:
        fields = {"title": book, "author": author, "year": year}
    fields["note"] = f"{says}. {book}, {kind} {row['id']}"
    lines = (f"  {name} = {{{_field(name, text)}}}" for name, text in fields.items() if text)
    return f"@misc{{{row['id']},\n" + ",\n".join(lines) + "\n}"


def _field(name, text):
    """Names in braces of their own are taken whole: BibTeX would make a family
    name of their last word.
    """
    return {"url": text, "author": f"{{{_tex(text)}}}"}.get(name) or _tex(text)


def _tex(text):
    """Text with the signs escaped that TeX would take for commands.

    Examples
    --------
    >>> _tex("R&D, 5 %")
    'R\\\\&D, 5 \\\\%'
    """
    return "".join(SPECIAL.get(sign, sign) for sign in text)


SENTENCES = {
    "claim": claim_sentence,
    "finding": finding_sentence,
    "assumption": assumption_sentence,
    "check": check_sentence,
    "promise": promise_sentence,
}
