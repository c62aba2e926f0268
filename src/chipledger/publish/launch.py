"""Where a reader can run a notebook: Binder, Colab, or a JupyterHub, from addresses set once in `_config.yml`.

Without the address of a repository there is no link: a link that leads nowhere is worse than none.
"""

import re
from urllib.parse import quote, urlencode

from sphinx.errors import ConfigError

REPOSITORY = re.compile(r"https://github\.com/([\w.-]+)/([\w.-]+?)(?:\.git)?/?")
HTTPS = re.compile(r"https://[\w.-]+(?::\d+)?(?:/[\w./~-]*)?")


def launch_links(notebook, repository="", branch="main", hub=""):
    """Links that open one notebook elsewhere.

    Parameters
    ----------
    notebook : str
        Path from the root of the checkout, as `notebooks/01_musk_chip_roadmap.ipynb`.
    repository : str
        `https://github.com/OWNER/NAME`, or empty.
    branch : str
    hub : str
        Address of a JupyterHub with nbgitpuller, or empty.

    Returns
    -------
    dict of str to str
        Address by label, empty without a repository.

    Raises
    ------
    ConfigError
        If an address is not of the form above.

    Examples
    --------
    >>> launch_links("notebooks/a.ipynb", "https://github.com/o/n")["Colab"]
    'https://colab.research.google.com/github/o/n/blob/main/notebooks/a.ipynb'
    """
    if not repository:
        return {}
    found = REPOSITORY.fullmatch(repository)
    if not found:
        raise ConfigError(
            f"report_repository: {repository!r} is not https://github.com/OWNER/NAME; mend it in _config.yml or leave it empty"
        )
    place = "/".join(quote(part, safe="") for part in found.groups())
    links = {
        "Binder": f"https://mybinder.org/v2/gh/{place}/{quote(branch, safe='')}?{urlencode({'urlpath': 'lab/tree/' + notebook})}",
        "Colab": f"https://colab.research.google.com/github/{place}/blob/{quote(branch, safe='')}/{quote(notebook)}",
    }
    return links | (
        {"JupyterLab": _pulled(notebook, f"https://github.com/{place}", branch, hub)} if hub else {}
    )


def _pulled(notebook, repository, branch, hub):
    """A link of nbgitpuller: it brings the repository to the reader's server and opens the notebook there."""
    if not HTTPS.fullmatch(hub):
        raise ConfigError(
            f"report_hub: {hub!r} is not an https address; mend it in _config.yml or leave it empty"
        )
    folder = repository.rsplit("/", 1)[1]
    return f"{hub.rstrip('/')}/hub/user-redirect/git-pull?{urlencode({'repo': repository, 'branch': branch, 'urlpath': f'lab/tree/{folder}/{notebook}'})}"
