"""Claims and findings in the words of schema.org, their descent in those of PROV;
contexts stand in the file.

Addresses are relative to the file, so that the data are right wherever the site lies.
"""

from math import isfinite

CONTEXT = {
    "@vocab": "https://schema.org/",
    "prov": "http://www.w3.org/ns/prov#",
    "wasDerivedFrom": {"@id": "prov:wasDerivedFrom", "@type": "@id"},
    "wasGeneratedBy": {"@id": "prov:wasGeneratedBy"},
    "wasAttributedTo": {"@id": "prov:wasAttributedTo", "@type": "@id"},
    "used": {"@id": "prov:used", "@type": "@id"},
}
KINDS = {
    "person": "Person",
    "company": "Organization",
    "site": "Place",
    "chip": "Product",
    "product": "Product",
}
UP = "../../"


def claim_document(row, view):
    """One claim as a JSON-LD document.

    Parameters
    ----------
    row : dict
        A row of the clean claims.
    view : View

    Returns
    -------
    dict
    """
    source, speaker = view.sources[row["source"]], row["speaker"]
    document = {
        "@context": CONTEXT,
        "@id": f"{UP}ledger/claim/{row['id']}.html",
        "@type": ["Claim", "prov:Entity"],
        "identifier": row["id"],
        "name": row["gloss"],
        "text": row["literal"],
        "inLanguage": source["language"],
        "about": _thing(view.entities[row["entity"]]),
        "appearance": _article(source),
        "wasDerivedFrom": _article_address(source),
        "mainEntity": _observation(row, view),
        "license": "https://creativecommons.org/licenses/by/4.0/",
    }
    if speaker in view.entities:
        document |= {
            "author": _thing(view.entities[speaker]),
            "wasAttributedTo": _thing_address(speaker),
        }
    if reviews := [_review(check) for check in view.checks_of(row["id"])]:
        document["review"] = reviews
    return document


def _thing(entity):
    other = [
        name
        for name in dict.fromkeys(
            (entity["zh_hans"], entity["zh_hant"], *entity["aliases"].split(";"))
        )
        if name
    ]
    thing = {
        "@type": KINDS.get(entity["type"], "Thing"),
        "@id": _thing_address(entity["id"]),
        "name": entity["name"],
    }
    return thing | ({"alternateName": other} if other else {})


def _thing_address(name):
    return f"{UP}ledger/entity/{name}.html"


def _article_address(source):
    return f"{UP}ledger/article/{source['id']}.html"


def _article(source):
    """The article or page that prints the claim."""
    facts = {
        "@type": "Article" if source["kind"] == "text" else "WebPage",
        "@id": _article_address(source),
        "name": source["title"],
        "publisher": {"@type": "Organization", "name": source["publisher"]},
        "datePublished": source["published"],
        "inLanguage": source["language"],
        "url": source["url"] if source["url"].startswith("http") else "",
        "sha256": source["sha256"],
    }
    return {name: fact for name, fact in facts.items() if fact}


def _observation(row, view):
    """What the claim says of the thing, as a value with its interval or as words."""
    metric = view.metrics[row["metric"]]
    words = row["state"] or row["object"] or row["shown"] or row["literal"]
    value = _quantity(row) if isfinite(row["value"]) else words
    facts = {
        "@type": "Observation",
        "measuredProperty": {
            "@type": "Property",
            "name": metric["label"],
            "description": metric["definition"],
        },
        "value": value,
        "observationDate": row["as_of"],
        "observationAbout": {"@id": _thing_address(row["entity"])},
        "measurementQualifier": ", ".join(
            filter(None, (row["basis"], row["modality"], row["scope"].replace(";", ", ")))
        ),
    }
    return {name: fact for name, fact in facts.items() if fact}


def _quantity(row):
    """A value with its hard interval; an open side has no bound."""
    facts = {
        "value": row["value"],
        "minValue": row["low"],
        "maxValue": row["high"],
        "unitText": row["unit"],
    }
    return {
        "@type": "QuantitativeValue",
        **{
            name: fact
            for name, fact in facts.items()
            if fact != "" and not (isinstance(fact, float) and not isfinite(fact))
        },
    }


def _review(check):
    """A check as a review of the claim."""
    return {
        "@type": "ClaimReview",
        "@id": f"{UP}ledger/check/{check['id']}.html",
        "claimReviewed": check["says"],
        "reviewRating": {"@type": "Rating", "alternateName": check["verdict"]},
    }


def finding_document(view):
    """All findings as one JSON-LD document, each with the notebook that generated it.

    Returns
    -------
    dict
    """
    return {"@context": CONTEXT, "@graph": [_finding(row, view) for row in view.findings.values()]}


def _input(name, view):
    """The address of what a finding hangs on: a claim, an assumption, or a table."""
    return {
        "claim": f"../ledger/claim/{name}.html",
        "assumption": f"../ledger/assumption/{name}.html",
    }.get(view.kind_of(name), f"../api/{name}.json")


def _finding(row, view):
    page = f"../notebooks/{row['notebook']}.html"
    inputs = [_input(name, view) for name in row["inputs"].split()]
    return {
        "@id": f"../ledger/finding/{row['id']}.html",
        "@type": ["Observation", "prov:Entity"],
        "identifier": row["id"],
        "name": row["gloss"],
        "value": _quantity(row),
        "description": row["formula"],
        "wasDerivedFrom": inputs,
        "wasGeneratedBy": {
            "@id": page,
            "@type": ["prov:Activity", "CreateAction"],
            "name": row["notebook"],
            "used": inputs,
        },
    }
