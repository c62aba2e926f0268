"""The workflow that publishes the site: what it runs exists, and it may do
no more than it needs.
"""

import re

import pytest
import yaml

# What an action must bring to publish pages; everything else reads.
PUBLISHES = {"pages": "write", "id-token": "write"}


@pytest.fixture(scope="module")
def workflow(root):
    """The workflow file as the forge reads it."""
    return yaml.safe_load((root / ".github/workflows/publish.yml").read_text("utf-8"))


def steps(workflow):
    """All steps of all jobs."""
    return [step for job in workflow["jobs"].values() for step in job["steps"]]


def targets(root):
    """The commands that the Makefile lists."""
    return set(re.findall(r"^([a-z-]+):.*##", (root / "Makefile").read_text("utf-8"), re.M))


def test_the_workflow_runs_make_alone(workflow, root):
    """Every command is one of `make help`, so what runs there runs here; it builds and it tests."""
    commands = [step["run"].split() for step in steps(workflow) if "run" in step]

    assert [["make", "book"], ["make", "test"]] == commands
    assert {name for _, name in commands} <= targets(root)


def test_actions_are_pinned_by_their_major_version(workflow):
    """No action may change under us by more than its authors call compatible, and
    all are the forge's own.
    """
    used = [step["uses"] for step in steps(workflow) if "uses" in step]

    assert 4 == len(used)
    assert [] == [name for name in used if not re.fullmatch(r"actions/[a-z-]+@v\d+", name)]


def test_only_the_publishing_job_may_write(workflow):
    """By default a job may read; the one that publishes may write pages and nothing else,
    and runs for main alone.
    """
    jobs = workflow["jobs"]

    assert {"contents": "read"} == workflow["permissions"]
    assert {"publish": PUBLISHES} == {
        name: job["permissions"] for name, job in jobs.items() if "permissions" in job
    }
    assert "build" == jobs["publish"]["needs"]
    assert "github.ref == 'refs/heads/main'" in jobs["publish"]["if"]


def test_the_workflow_publishes_what_is_built(workflow, built):
    """The folder that goes to the host is the built site, front page and downloads included."""
    (folder,) = [step["with"]["path"] for step in steps(workflow) if "pages-artifact" in str(step)]

    assert "_build/html" == folder
    assert (built / "html/index.html").is_file()
    assert (built / "html/downloads/ai-chip-race.pdf").is_file()


def test_the_site_needs_no_rule_of_the_host(built):
    """Every link of the front page to a file of the site is relative and leads to a file, so any
    folder of any host will do.
    """
    front = (built / "html/index.html").read_text("utf-8")
    links = re.findall(r'(?:href|src)="([^"#?:]+)(?:[#?][^"]*)?"', front)

    assert 20 < len(links)
    assert [] == [link for link in links if not (built / "html" / link).is_file()]


def test_the_settings_of_the_page_for_hosts_exist(root):
    """Each setting that HOSTING.md names stands in `_config.yml`."""
    named = set(re.findall(r"`(report_\w+)`", (root / "HOSTING.md").read_text("utf-8")))
    known = yaml.safe_load((root / "_config.yml").read_text("utf-8"))["sphinx"]["config"]

    assert {"report_address", "report_repository", "report_hub", "report_lite"} == named
    assert named <= set(known)
