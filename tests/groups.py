"""Which tests stay together in one process of a run, and which come first.

A group is a file, or several files that share a server of their own. (The groups of pytest-xdist are marks, which its
version 3.8 does not find on the items of pytest 9.)
"""

from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]

# Tests of these files ask the shared server alone: each goes to whichever process is free.
SPREAD = frozenset({
    "tests/browser/test_pages.py", "tests/browser/test_own_layer.py", "tests/browser/test_eco_city_and_targets.py",
    "tests/utils/test_api.py",
})  # fmt: skip
GROUPS = {"tests/browser/test_publication.py": "publication", "tests/server/test_publication.py": "publication"}
# The longest first, so that the last ones to run are short.
FIRST = (
    "tests/browser/test_faults.py", "tests/browser/test_hostile.py", "tests/server/test_faults.py",
    "tests/browser/test_documents.py", "publication", "tests/server/test_deploy.py", "tests/browser/test_settings.py",
    "tests/exports/test_exporter.py", "tests/browser/test_story_links.py", "tests/browser/test_stories_page.py",
    "tests/browser/test_regions.py", "tests/geodata/test_audit.py", "tests/browser/test_presenter.py",
    "tests/server/test_safety.py", "tests/utils/test_api.py::test_api_is_as_it_describes_itself",
)  # fmt: skip


def group_of(nodeid: str) -> str:
    """Group of a test: the test alone, its file, or the files that share its server."""
    file = nodeid.partition("::")[0]
    return nodeid if file in SPREAD else GROUPS.get(file, file)


def place_of(group: str) -> int:
    """Place of a group in the run; single tests come last and fill what is left."""
    return FIRST.index(group) if group in FIRST else len(FIRST) + ("::" in group)


class GroupScheduling(LoadScopeScheduling):  # type: ignore[misc]
    """Gives whole groups to the processes of a run."""

    def _split_scope(self, nodeid: str) -> str:
        return group_of(nodeid)
