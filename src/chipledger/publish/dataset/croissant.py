"""The description of the data package for machine-learning tools: Croissant 1.0, in JSON-LD.

The record sets read the Parquet files, which hold every value in its own type.
"""

from hashlib import sha256
from pathlib import PurePosixPath

from chipledger import RELEASED, __version__
from chipledger.tables.description import (
    KEYWORDS,
    LICENCE,
    MAKER,
    SUMMARY,
    TITLE,
    schema_of,
)
from chipledger.tables.meanings import MEANINGS, REFERENCES

CONTEXT = {
    "@language": "en",
    "@vocab": "https://schema.org/",
    "citeAs": "cr:citeAs",
    "column": "cr:column",
    "conformsTo": "dct:conformsTo",
    "cr": "http://mlcommons.org/croissant/",
    "rai": "http://mlcommons.org/croissant/RAI/",
    "data": {"@id": "cr:data", "@type": "@json"},
    "dataType": {"@id": "cr:dataType", "@type": "@vocab"},
    "dct": "http://purl.org/dc/terms/",
    "examples": {"@id": "cr:examples", "@type": "@json"},
    "equivalentProperty": "cr:equivalentProperty",
    "samplingRate": "cr:samplingRate",
    **{
        word: f"cr:{word}"
        for word in (
            "extract",
            "field",
            "fileProperty",
            "fileObject",
            "fileSet",
            "format",
            "includes",
            "isLiveDataset",
            "jsonPath",
            "key",
            "md5",
            "parentField",
            "path",
            "recordSet",
            "references",
            "regex",
            "repeated",
            "replace",
            "separator",
            "source",
            "subField",
            "transform",
        )
    },
    "sc": "https://schema.org/",
}
TYPES = {
    "string": "sc:Text",
    "number": "sc:Float",
    "integer": "sc:Integer",
    "date": "sc:Date",
    "boolean": "sc:Boolean",
}
PARQUET = "application/x-parquet"  # the older name, which Croissant's own tools know

MEDIA = {
    ".csv": "text/csv",
    ".json": "application/json",
    ".parquet": "application/vnd.apache.parquet",
    ".sqlite": "application/vnd.sqlite3",
    ".xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
WHOLE = {
    ".sqlite": "All tables in one SQLite database",
    ".xlsx": "All tables in one Excel workbook",
}


def croissant_of(data):
    """The Croissant description of the files of the package.

    Parameters
    ----------
    data : dict of str to bytes
        The data files by path.

    Returns
    -------
    dict
    """
    return {
        "@context": CONTEXT,
        "@type": "sc:Dataset",
        "conformsTo": "http://mlcommons.org/croissant/1.0",
        "name": TITLE,
        "description": SUMMARY,
        "version": __version__,
        "datePublished": RELEASED,
        "license": LICENCE["path"],
        "creator": {"@type": "Organization", "name": MAKER},
        "keywords": list(KEYWORDS),
        "inLanguage": ["en", "zh-Hans", "zh-Hant"],
        "citeAs": f"{MAKER}: The AI Chip Race, Audited, version {__version__}, {RELEASED}",
        "distribution": [_file(path, content) for path, content in sorted(data.items())],
        "recordSet": [_records(name) for name in MEANINGS],
    }


def _file(path, content):
    place = PurePosixPath(path)
    return {
        "@type": "cr:FileObject",
        "@id": path,
        "name": path,
        "contentUrl": path,
        "contentSize": f"{len(content)} B",
        "description": WHOLE.get(place.suffix, f"The table {place.stem}"),
        "encodingFormat": PARQUET if place.suffix == ".parquet" else MEDIA[place.suffix],
        "sha256": hash_of(content),
    }


def _records(name):
    """One table as a record set."""
    schema, meaning = schema_of(name), MEANINGS[name]
    targets = {
        column: f"{other}/id"
        for column, other in REFERENCES.get(name, {}).items()
        if other != name and _is_leaf(other)
    }
    return {
        "@type": "cr:RecordSet",
        "@id": name,
        "name": name,
        "description": meaning.row,
        **({"key": {"@id": f"{name}/{schema['primaryKey']}"}} if "primaryKey" in schema else {}),
        "field": [_field(name, field, targets.get(field["name"])) for field in schema["fields"]],
    }


def _is_leaf(name):
    """Whether a table refers to no other: Croissant's own reader joins those
    and stumbles over chains.
    """
    return set(REFERENCES.get(name, {}).values()) <= {name}


def _field(name, field, target):
    return {
        "@type": "cr:Field",
        "@id": f"{name}/{field['name']}",
        "name": f"{name}/{field['name']}",
        "description": field["description"],
        "dataType": TYPES[field["type"]],
        "source": {
            "fileObject": {"@id": f"parquet/{name}.parquet"},
            "extract": {"column": field["name"]},
        },
        **({"references": {"field": {"@id": target}}} if target else {}),
    }


def hash_of(data):
    """SHA-256 in hexadecimal digits."""
    return sha256(data).hexdigest()


def measured(resource, data):
    """A resource with the size and hash of its file.

    Parameters
    ----------
    resource : dict
    data : dict of str to bytes
        Files by path.

    Returns
    -------
    dict
    """
    return resource | {
        "bytes": len(data[resource["path"]]),
        "hash": f"sha256:{hash_of(data[resource['path']])}",
    }


def attached(data):
    """The tables in other formats than CSV, as resources without a schema of their own.

    Parameters
    ----------
    data : dict of str to bytes

    Returns
    -------
    list of dict
    """
    return [
        measured(_resource(PurePosixPath(path)), data)
        for path in sorted(data)
        if not path.endswith(".csv")
    ]


def _resource(path):
    form = path.suffix[1:]
    title = (
        WHOLE.get(path.suffix)
        or f"The table {path.stem} as {'JSON' if form == 'json' else form.capitalize()}"
    )
    name = f"{path.stem}-{form}"
    return {
        "name": name,
        "type": "file",
        "title": title,
        "path": str(path),
        "format": form,
        "mediatype": MEDIA[path.suffix],
    }
