"""The log of Nagios."""

from tests.importers.formats.reading import read_text, told

START = 1772460300
LINES = (
    "Local time is Mon Mar 02 15:05:00 CET 2026",
    "Nagios 3.0.6 starting... (PID=12480)",
    "LOG ROTATION: DAILY",
    "CURRENT HOST STATE: oven-1;UP;HARD;1;fine",
    "SERVICE ALERT: oven-1;Heat;CRITICAL;HARD;3;305 degrees",
    "Auto-save of retention data completed successfully.",
    "Warning: The check of host 'oven-2' looks like it was orphaned.",
)
LOG = "".join(f"[{START + 60 * n}] {said}\n" for n, said in enumerate(LINES))


def test_what_the_program_does_for_itself_is_left_out_unless_it_is_asked_for() -> None:
    draft = read_text(LOG, "nagios.log")
    assert told(draft) == [
        "14:06 Nagios: Nagios 3.0.6 starting... (PID=12480)",
        "14:09 Nagios: SERVICE ALERT: oven-1;Heat;CRITICAL;HARD;3;305 degrees",
        "14:11 Nagios: Warning: The check of host 'oven-2' looks like it was orphaned.",
    ]
    assert "4 entries of little weight" in draft.warnings[0].message
    assert len(read_text(LOG, choices={"entries": "all"}).events) == len(LINES)


def test_a_result_that_was_handed_in_is_told_by_the_alert_that_came_of_it() -> None:
    lines = (
        "EXTERNAL COMMAND: PROCESS_SERVICE_CHECK_RESULT;oven-1;Heat;2;305 degrees",
        "PASSIVE SERVICE CHECK: oven-1;Heat;2;305 degrees",
        "SERVICE ALERT: oven-1;Heat;CRITICAL;HARD;3;305 degrees",
    )
    log = "".join(f"[{START + n}] {said}\n" for n, said in enumerate(lines))
    assert told(read_text(log)) == [
        "14:05 Nagios: SERVICE ALERT: oven-1;Heat;CRITICAL;HARD;3;305 degrees"
    ]


def test_other_lines_with_seconds_in_brackets_are_none_of_nagios() -> None:
    log = "".join(f"[{START + 60 * n}] the oven has {300 + n} degrees\n" for n in range(4))
    assert not read_text(log).form.startswith("Nagios")
