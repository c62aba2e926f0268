"""Reads files of YAML, whole or not at all.

Judgement: what a reader of YAML would pass over in silence is refused.
"""

from pathlib import Path

import yaml

from chipledger.errors import Problem, TableError

try:
    from yaml import CSafeLoader as SafeLoader
except ImportError:  # a Python without libyaml, as a browser has
    from yaml import SafeLoader


class Entry(dict):
    """A mapping of a YAML file that knows the line of its key, counted from one."""

    line = 1


class _Loader(SafeLoader):
    """Refuses a key that stands twice, of which YAML would keep the last in silence."""

    def construct_mapping(self, node, deep=False):
        seen = set()
        for key, _ in node.value:
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None,
                    None,
                    f"{key.value!r} stands twice: ids are never used twice",
                    key.start_mark,
                )
            seen.add(key.value)
        return super().construct_mapping(node, deep)

    def construct_entry(self, node):
        """A mapping, filled after it is handed on, as the loader fills its own; each one in it
        learns the line of its key.
        """
        entry = Entry()
        yield entry
        entry.update(self.construct_mapping(node))
        for key, value in zip(node.value, entry.values(), strict=True):
            if isinstance(value, Entry):
                value.line = key[0].start_mark.line + 1


_Loader.add_constructor(yaml.resolver.BaseResolver.DEFAULT_MAPPING_TAG, _Loader.construct_entry)


def load_yaml(path):
    """What a YAML file holds; None for an empty one.

    Parameters
    ----------
    path : path

    Raises
    ------
    TableError
        Naming file and line, if it is absent or cannot be read.
    """
    path = Path(path)
    try:
        return yaml.load(path.read_text(encoding="utf-8"), _Loader)
    except (FileNotFoundError, UnicodeDecodeError, yaml.YAMLError) as error:
        mark = getattr(error, "problem_mark", None)
        raise TableError(
            [
                Problem(
                    f"data/raw/{path.name}",
                    mark.line + 1 if mark else 1,
                    "(file)",
                    "YAML",
                    f"mend the file; the reader says: {error}",
                )
            ]
        ) from None
