import pytest

from pm_facilitator.importers.text.containers import without_containers
from pm_facilitator.importers.timeline.timeline_text import read_timeline


@pytest.mark.parametrize(
    "opening",
    ["::: update {state} | {when}", ":::update {when} | {state}", ":::: post {state} | {when}"],
)
def test_each_container_with_a_time_is_a_post(opening: str) -> None:
    posts = [
        ("Monitoring", "2026-03-02T14:20:00Z", "A fix is in place.\n\nWe watch it."),
        ("Update", "2026-03-02T14:40:00Z", "Half of the printers\nprint again."),
        ("Resolved", "2026-03-02T15:03:28Z", "All of them do."),
    ]
    close = opening[: opening.rindex(":", 0, 5) + 1]
    said = "\n\n".join(
        f"{opening.format(state=state, when=when)}\n{text}\n{close}" for state, when, text in posts
    )
    events = read_timeline(f"Printing is slow.\n\n{said}\n").events
    assert [(str(event.time)[11:19], event.text, event.details) for event in events] == [
        ("14:20:00", "Monitoring - A fix is in place.", "We watch it."),
        ("14:40:00", "Half of the printers print again.", "Update"),
        ("15:03:28", "Resolved - All of them do.", ""),
    ]


@pytest.mark.parametrize(
    "lines",
    [
        [":::warning", "Do not restart.", ":::"],
        ["::: tip Left | Right", "Do not restart.", ":::"],
        ["::: span 14:03 | 14:20", "Do not restart.", ":::"],
    ],
)
def test_other_containers_stay_as_they_are(lines: list[str]) -> None:
    assert without_containers(lines) == lines
