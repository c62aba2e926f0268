"""Has Sphinx read a page again when its content changed.

Sphinx itself looks at dates only, and a file that is restored from an archive may be older than the page built from it.
"""

from hashlib import sha256
from pathlib import Path


def changed_pages(app, env, added, changed, removed):
    """The pages whose bytes are not those that the earlier build read."""
    known = getattr(env, "chipledger_pages", {})
    env.chipledger_pages = {name: sha256(Path(env.doc2path(name)).read_bytes()).hexdigest() for name in sorted(env.found_docs)}
    return [name for name, digest in env.chipledger_pages.items() if known.get(name, digest) != digest]


def setup_reread(app):
    """Ask before each build."""
    app.connect("env-get-outdated", changed_pages)
