"""Has Sphinx read a page again when its content changed.

Sphinx itself looks at dates only, and a file that is restored from an archive may be older than the page built from it.
"""

from hashlib import sha256
from pathlib import Path


def changed_pages(app, env, added, changed, removed):
    """The pages whose bytes are not those that the earlier build read, and those that show something of such a page."""
    known, paths = (
        getattr(env, "chipledger_pages", {}),
        {name: Path(env.doc2path(name)) for name in sorted(env.found_docs)},
    )
    env.chipledger_pages = {
        name: sha256(path.read_bytes()).hexdigest() for name, path in paths.items()
    }
    changed = {
        name for name, digest in env.chipledger_pages.items() if known.get(name, digest) != digest
    }
    files = {paths[name] for name in changed}
    return [
        name
        for name in paths
        if name in changed
        or any(Path(env.srcdir, file) in files for file in env.dependencies.get(name, ()))
    ]


def setup_reread(app):
    """Ask before each build."""
    app.connect("env-get-outdated", changed_pages)
