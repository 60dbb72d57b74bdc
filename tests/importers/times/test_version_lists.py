import pytest

from pm_facilitator.importers.timeline.timeline_text import read_timeline
from pm_facilitator.importers.times.version_lists import lists_versions, opens_with_version

ENTRIES = "- 2026-03-02 11:00: patch announced\n- 2026-03-02 14:00: patch released\n"


def test_numbers_among_such_as_can_be_no_times_are_versions() -> None:
    assert lists_versions(["0.16: fixed in 3a5", "1.0: fixed in 77a"])
    assert lists_versions(["**0.16**: fixed", "0.16.7: fixed again", "1.x: fixed"])


@pytest.mark.parametrize(
    "texts",
    [
        ["23.50: it rang", "0.16: rolled back"],
        ["1.0: not affected"],
        ["0.16: rolled back", "all was well", "1.0: not affected"],
        ["14:03: it rang", "14:16: rolled back"],
    ],
)
def test_numbers_that_can_all_be_times_list_no_versions(texts: list[str]) -> None:
    assert not lists_versions(texts)


def test_a_number_before_nothing_but_a_link_is_a_version() -> None:
    assert opens_with_version("0.16: https://code.example/v0.16.7", listed=False)
    assert not opens_with_version("0.16: see https://code.example/v0.16.7", listed=False)


@pytest.mark.parametrize(
    "versions",
    [
        "0.16: https://code.example/0.16\n\n1.0: https://code.example/1.0\n",
        "0.16: https://code.example/0.16\n",
        "- 0.16: fixed in 3a5\n- 1.0: fixed in 77a\n",
    ],
)
def test_versions_are_no_times_and_nothing_is_asked_about_them(versions: str) -> None:
    draft = read_timeline(f"# Patch\n\n## Versions\n\n{versions}\n## History\n\n{ENTRIES}")
    assert [event.text for event in draft.events] == ["patch announced", "patch released"]
    assert not any("time" in warning.message for warning in draft.warnings)


def test_times_with_dots_stay_times_though_one_has_a_link_alone() -> None:
    text = "2026-03-02\n\n0.16: https://chat.example/1\n0.40: it rang\n1.07: rolled back\n"
    times = [str(event.time)[11:16] for event in read_timeline(text).events]
    assert times == ["00:16", "00:40", "01:07"]


def test_versions_in_a_story_are_no_times() -> None:
    text = (
        "# Outage of 5 May 2026\n\nThe gates ran an old version of the lock (1.10). The upgrade of"
        " them all from 1.10 to 1.12 went well. At 14:25 the first gate stood still. Downgraded"
        " from 1.12 to 1.11, it moved at 14:40. At 15:02 it opened again.\n"
    )
    times = [str(event.time)[11:16] for event in read_timeline(text).events]
    assert times == ["14:25", "14:40", "15:02"]


def test_a_span_in_a_story_of_an_upgrade_stays_one_where_a_zone_is_behind_it() -> None:
    text = (
        "# Outage of 5 May 2026\n\nThe upgrade began at 13:05 UTC. The gates of the new version"
        " stood still from 13.10 to 13.40 UTC. At 14:05 UTC the upgrade was over.\n"
    )
    times = [str(event.time)[11:16] for event in read_timeline(text).events]
    assert times == ["13:05", "13:10", "14:05"]
