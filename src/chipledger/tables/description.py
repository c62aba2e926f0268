"""The Frictionless description of the clean tables: words from `fields`, promises from `schema`."""

import json
from collections.abc import Callable, Mapping
from typing import Any

import pandas as pd
import pandera.pandas as pa

from chipledger import __version__
from chipledger.tables.meanings import KEYS, MEANINGS, REFERENCES
from chipledger.tables.schema import CLEAN, RAW

NAME = "ai-chip-race-audited"
TITLE = "The AI Chip Race, Audited: claims, checks and findings"
SUMMARY = (
    "Figures and facts about AI chips, each with its place in its source and the interval that its"
    " print allows, with the checks they take part in and the numbers computed from them."
)
MAKER = "The chipledger project"
KEYWORDS = ("AI accelerators", "fact checking", "executable research", "intervals")
LICENCE = {
    "name": "CC-BY-4.0",
    "path": "https://creativecommons.org/licenses/by/4.0/",
    "title": "Creative Commons Attribution 4.0",
}
YES_NO = {"trueValues": ["yes"], "falseValues": ["no"]}
# The rules that come with pandera, in the words of Frictionless.
THEIRS: dict[str, Callable[..., dict[str, Any]]] = {
    "isin": lambda allowed_values: {
        "enum": [word for word in allowed_values if word],
        "required": "" not in allowed_values,
    },
    "in_range": lambda min_value, max_value, **_: {"minimum": min_value, "maximum": max_value},
    "greater_than_or_equal_to": lambda min_value: {"minimum": min_value},
    "str_length": lambda **_: {"required": True},
}


def describe(tables: Mapping[str, pd.DataFrame]) -> str:
    """The description of the clean tables, as JSON text.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame

    Returns
    -------
    str
    """
    return as_json(package_of(tables))


def as_json(package: dict[str, Any]) -> str:
    """JSON text as it is committed: indented, Chinese left readable."""
    return json.dumps(package, indent=2, ensure_ascii=False) + "\n"


def package_of(tables: Mapping[str, pd.DataFrame]) -> dict[str, Any]:
    """The description of the clean tables, as Frictionless wants it.

    Parameters
    ----------
    tables : dict of str to pandas.DataFrame

    Returns
    -------
    dict
    """
    return {
        "name": NAME,
        "title": TITLE,
        "description": SUMMARY,
        "version": __version__,
        "profile": "tabular-data-package",
        "keywords": list(KEYWORDS),
        "contributors": [{"title": MAKER, "role": "author"}],
        "licenses": [LICENCE],
        "sources": sources_of(tables["sources"]) if "sources" in tables else [],
        "resources": [resource_of(name) for name in sorted(tables)],
    }


def sources_of(sources: pd.DataFrame) -> list[dict[str, str]]:
    """Every source by publisher and title, with its address where it has one."""
    rows = sources.to_dict("records")
    return [
        {"title": f"{row['publisher']}: {row['title']}"}
        | ({"path": row["url"]} if row["url"].startswith("http") else {})
        for row in rows
    ]


def resource_of(name: str) -> dict[str, Any]:
    """One table as a CSV resource with its schema."""
    meaning = MEANINGS[name]
    return {
        "name": name,
        "title": meaning.title,
        "description": meaning.row,
        "path": f"{name}.csv",
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "profile": "tabular-data-resource",
        "schema": schema_of(name),
    }


def schema_of(name: str) -> dict[str, Any]:
    """Fields, keys and references of one table, in the words of Frictionless."""
    references = [
        {
            "fields": column,
            "reference": {"resource": "" if other == name else other, "fields": "id"},
        }
        for column, other in REFERENCES.get(name, {}).items()
    ]
    return {
        "fields": [field_of(name, column) for column in columns_of(name)],
        "missingValues": [""],
        **({"primaryKey": KEYS[name]} if name in KEYS else {}),
        **({"foreignKeys": references} if references else {}),
    }


def columns_of(name: str) -> list[str]:
    """The columns of a clean table, in order."""
    return list((CLEAN.get(name) or RAW[name]).columns)


def field_of(name: str, column: str) -> dict[str, Any]:
    """Type, meaning and constraints of one column."""
    promise = promise_of(name, column)
    kind, required = promise.pop("type", "string"), promise.pop("required", False)
    if promise.get("enum") == YES_NO["trueValues"] + YES_NO["falseValues"]:
        kind = "boolean"
        promise.pop("enum")
    constraints = ({"required": True} if required else {}) | promise
    return {
        "name": column,
        "type": kind,
        "description": MEANINGS[name].columns[column],
        **(YES_NO if kind == "boolean" else {}),
        **({"constraints": constraints} if constraints else {}),
    }


def promise_of(name: str, column: str) -> dict[str, Any]:
    """What the rules of a column allow, raw and clean taken together."""
    promise: dict[str, Any] = {}
    for schema in (RAW.get(name), CLEAN.get(name)):
        spec = schema.columns.get(column) if schema else None
        if spec is not None:
            promise |= {**_of_the_type(spec), **(spec.metadata or {})}
            for check in spec.checks:
                promise |= (
                    THEIRS[check.name](**check.statistics)
                    if check.name in THEIRS
                    else check.statistics
                )
    return promise | ({"required": True, "unique": True} if KEYS.get(name) == column else {})


def _of_the_type(spec: pa.Column) -> dict[str, Any]:
    """Numbers may be missing, whole numbers may not."""
    types: dict[str, dict[str, Any]] = {
        "float64": {"type": "number"},
        "int64": {"type": "integer", "required": True},
    }
    return types.get(str(spec.dtype), {})
