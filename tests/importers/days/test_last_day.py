"""The day on which a review was made is taken for times only where the text tells none."""

from datetime import date

import pytest

from pm_facilitator.importers.draft import Doubt, ReviewDraft
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

MADE = date(2026, 11, 28)


def read(text: str, day: date | None = None) -> ReviewDraft:
    return read_source(Source.pasted(text), Hints(day, last=MADE))


def days(draft: ReviewDraft) -> set[str]:
    return {str(event.time)[:10] for event in draft.events}


@pytest.mark.parametrize(
    "said",
    [
        "Cards refused at the till, May 12 2026",
        "On 12 May 2026 the shop refused cards for an hour.",
        "# Cards refused on 2026-05-12",
    ],
)
def test_a_day_in_the_text_goes_before_that_of_the_making(said: str) -> None:
    draft = read(f"{said}\n\nTimeline\n14:02 Alert\n14:20 Rolled back\n")
    assert days(draft) == {"2026-05-12"}


def test_times_of_a_text_without_any_day_are_of_the_making_and_told_of() -> None:
    draft = read("14:02 Alert\n14:20 Rolled back\n")
    assert days(draft) == {"2026-11-28"}
    (warning,) = draft.warnings
    assert warning.kind is Doubt.DAY
    assert "2026-11-28" in warning.message


def test_a_day_that_is_known_goes_before_both() -> None:
    draft = read(
        "Cards were refused on 12 May 2026.\n\n14:02 Alert\n14:20 Calm\n", day=date(2026, 5, 13)
    )
    assert days(draft) == {"2026-05-13"}


def test_a_day_without_its_year_lies_behind_the_making_rather_than_months_ahead() -> None:
    draft = read("3/22 14:02 Alert\n3/22 15:02 Calm\n")
    assert days(draft) == {"2026-03-22"}
    assert {warning.kind for warning in draft.warnings} == {Doubt.YEAR}


def test_what_soon_follows_a_known_day_stays_ahead_of_it() -> None:
    text = "14:02 Alert\n14:20 Calm\n\nJan 9: the supplier answered\n"
    assert days(read(text, day=MADE)) == {"2026-11-28", "2027-01-09"}


def test_a_day_far_ahead_of_a_known_one_is_told_of() -> None:
    kinds = {each.kind for each in read("Feb 20 14:02 Alert\n", day=date(2026, 12, 1)).warnings}
    assert Doubt.YEAR in kinds


def test_what_is_told_had_happened_by_the_making_of_the_review() -> None:
    text = "- Dec 30, 10:00 reported\n- Jan 3, 16:30 triaged\n- Jan 9, 14:00 released\n"
    assert days(read(text)) == {"2025-12-30", "2026-01-03", "2026-01-09"}


DOCUMENT = b"# Payments stopped\n\nDate: 2026-03-02\n\n## Summary\n\nCards were refused.\n"
CHAT = b"14:05:10 From Ana to Everyone : DB is down\n14:06:00 From Bo to Everyone : I look\n"
TIMED = b"# Payments\n\n## Timeline\n\n- 2026-03-02 14:09 We roll back\n- 14:30 Over\n"
SYSLOG = b"".join(
    b"Mar  2 14:0%d:10 pay-1 app[12]: ERROR the pool is empty, worker %d waits\n" % (n, n)
    for n in range(6)
)


@pytest.mark.parametrize("last", [None, MADE])
@pytest.mark.parametrize("document", [DOCUMENT, TIMED])
@pytest.mark.parametrize("names", [("chat.txt", "pm.md"), ("z.txt", "pm.md")])
def test_times_of_a_file_without_a_day_are_of_that_of_another_file(
    names: tuple[str, str], document: bytes, last: date | None
) -> None:
    chat, other = names
    source = Source("both", files={chat: CHAT, other: document})
    draft = read_source(source, Hints(last=last))
    assert days(draft) == {"2026-03-02"}
    assert not any(each.kind is Doubt.NO_DAY for each in draft.warnings)
    (told,) = (each for each in draft.warnings if each.kind is Doubt.DAY)
    assert told.where == f"{chat}, line 1"
    assert "2026-03-02 was taken" in told.message


def test_where_no_file_tells_a_day_all_are_of_the_making() -> None:
    files = {"chat.txt": CHAT, "notes.txt": b"15:00 Calm\n15:10 Over\n"}
    draft = read_source(Source("both", files=files), Hints(last=MADE))
    assert days(draft) == {str(MADE)}


def test_the_day_in_the_name_of_one_file_is_that_of_the_others() -> None:
    files = {"a.txt": CHAT, "2026-03-02 notes.txt": b"15:00 Calm\n15:10 Over\n"}
    assert days(read_source(Source("both", files=files))) == {"2026-03-02"}


def test_a_deadline_is_no_day_for_other_files() -> None:
    todo = b"# Actions\n\n- [ ] Widen the pool, due 2026-12-18\n- [ ] Write it down by 2026-12-20\n"
    draft = read_source(Source("both", files={"chat.txt": CHAT, "do.md": todo}), Hints(last=MADE))
    assert days(draft) == {str(MADE)}


def test_a_log_without_years_takes_that_of_the_other_files() -> None:
    files = {"pay.log": SYSLOG, "pm.md": DOCUMENT}
    draft = read_source(Source("both", files=files), Hints(last=MADE))
    assert days(draft) == {"2026-03-02"}
    assert not any(each.kind is Doubt.NO_DAY for each in draft.warnings)


def test_a_draft_tells_its_own_day_and_not_a_lent_one() -> None:
    lent = read_source(Source("chat.txt", CHAT), Hints(last=MADE))
    assert (lent.day, lent.lacks_day, days(lent)) == (None, True, {str(MADE)})
    told = read_source(Source("pm.md", DOCUMENT), Hints(last=MADE))
    assert (told.day, told.lacks_day) == (date(2026, 3, 2), False)
    timed = read_source(Source("pm.md", TIMED), Hints(last=MADE))
    assert (timed.day, timed.lacks_day) == (date(2026, 3, 2), False)
