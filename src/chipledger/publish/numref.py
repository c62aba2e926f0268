"""Numbered references without reading a whole page for each: Sphinx 7 unpickles the target's page at every `{numref}`.

The pages do not change while they are written, so each is read once for all references into it.
"""

from sphinx.domains.std import StandardDomain


class ReadOnce:
    """The build environment, whose page trees are kept after the first reading; for looking only, never for writing."""

    def __init__(self, environment):
        self.environment, self.trees = environment, {}

    def __getattr__(self, name):
        return getattr(self.environment, name)

    def get_doctree(self, docname):
        """The tree of a page."""
        if docname not in self.trees:
            self.trees[docname] = self.environment.get_doctree(docname)
        return self.trees[docname]


class NumberedDomain(StandardDomain):
    """Sphinx's own domain of labels, with that one shortcut."""

    def _resolve_numref_xref(self, env, *rest):
        if getattr(self, "_once", None) is None or self._once.environment is not env:
            self._once = ReadOnce(env)
        return super()._resolve_numref_xref(self._once, *rest)


def setup_numref(app):
    """Put the domain in place, and forget the trees whenever pages are read anew."""
    app.add_domain(NumberedDomain, override=True)
    app.connect("env-updated", forget)


def forget(app, environment):
    """Drop the trees of an earlier reading."""
    environment.get_domain("std")._once = None
