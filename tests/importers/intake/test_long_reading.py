"""Sources too long for one timeline: one part is read, the others are offered, nothing is lost."""

from collections.abc import Callable
from datetime import date, datetime, timedelta
from itertools import pairwise

import pytest

from pm_facilitator.errors import Cancelled, ImportFailed
from pm_facilitator.importers.draft import Choice, ReviewDraft
from pm_facilitator.importers.intake import long_reading, long_text
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.importers.source import Source

START = datetime(2026, 3, 2, 8)
MINUTES = 1_600
SAID = "the queue of the shop looks fine from here, and nobody has touched the store since noon"
TROUBLE = 1_100
"""The minute from which on there is trouble."""


MOST = 600
"""The lines with a time in one part, here."""


@pytest.fixture(autouse=True)
def small_parts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(long_reading, "LONG", 64 * 1024)
    for module in (long_text, long_reading):
        monkeypatch.setattr(module, "MOST_TIMED", MOST)


def text(line: Callable[[datetime, str], str], head: str = "") -> str:
    """Write a line for each of many minutes."""
    return head + "".join(
        line(
            START + timedelta(minutes=minute),
            f"{minute} {SAID}" + (", error: timeout" if TROUBLE <= minute < TROUBLE + 300 else ""),
        )
        for minute in range(MINUTES)
    )


FORMS = {
    "notes.md": text(lambda at, said: f"- {at:%Y-%m-%d %H:%M} {said}\n", "# Notes\n\nIn UTC.\n\n"),
    "chat.txt": text(
        lambda at, said: (
            (f"----- {at:%A}, {at:%B} {at.day}, {at.year} -----\n" if at.minute == 0 else "")
            + f"Ana Lopez  [{at:%I:%M %p}]\n{said}\n"
        )
    ),
    "clocks.txt": text(lambda at, said: f"[{at:%H:%M}] <ana> {said}\n"),
    "rows.csv": text(
        lambda at, said: f'{at.isoformat()}Z,web,"{said}"\n', "time,service,message\n"
    ),
    "rows.jsonl": text(
        lambda at, said: f'{{"ts": {int(at.timestamp())}, "msg": "{said}", "by": "web"}}\n'
    ),
}


def read(name: str, **choices: str) -> ReviewDraft:
    hints = Hints(day=START.date(), choices=choices)
    return read_source(Source(name, FORMS[name].encode()), hints)


def choice(draft: ReviewDraft, key: str = "part") -> Choice:
    return next(each for each in draft.choices if each.key == key)


def number(said: str) -> int:
    return int(said.split()[0])


@pytest.mark.parametrize("name", FORMS)
def test_all_parts_together_are_the_whole_and_each_has_its_times_and_lines(name: str) -> None:
    found: list[int] = []
    lines = FORMS[name].split("\n")
    for value, _ in choice(read(name)).options:
        draft = read(name, part=value)
        assert 0 < len(draft.events) <= MOST
        for each in draft.events:
            minute = number(each.text)
            found.append(minute)
            assert each.time is not None
            told = each.time.replace(tzinfo=None) if isinstance(each.time, datetime) else each.time
            assert told == START + timedelta(minutes=minute)
            assert each.text in " ".join(lines[each.line - 1 : each.line + 1])
            assert each.origins[0].startswith(f"{name}, line {each.line}: ")
    assert found == list(range(MINUTES))


@pytest.mark.parametrize("name", FORMS)
def test_what_is_left_out_is_said_with_numbers_and_times(name: str) -> None:
    draft = read(name)
    said = draft.warnings[0].message
    options = dict(choice(draft).options)
    assert said.startswith("This is too long for one timeline: ")
    assert said.endswith("Choose another part to read it.")
    amounts = [
        int(each.rpartition("(")[2].split()[0].replace(",", "")) for each in options.values()
    ]
    assert f"of {sum(amounts):,} " in said
    assert options["0"].startswith("2 Mar 2026, 08:0")


def test_the_part_with_most_trouble_is_read_first() -> None:
    hints = Hints()
    draft = read_source(Source("notes.md", FORMS["notes.md"].encode()), hints)
    minutes = [number(each.text) for each in draft.events]
    assert minutes[0] <= TROUBLE + 150 <= minutes[-1]


def test_on_a_hinted_day_it_is_a_part_of_that_day() -> None:
    last = (START + timedelta(minutes=MINUTES)).date()
    draft = read_source(Source("notes.md", FORMS["notes.md"].encode()), Hints(day=last))
    assert isinstance(draft.events[-1].time, datetime)
    assert draft.events[-1].time.date() == last


def test_a_text_without_dates_goes_on_with_the_days_that_have_passed() -> None:
    later = Hints(day=date(2030, 1, 1), choices={"part": choice(read("clocks.txt")).options[-1][0]})
    draft = read_source(Source("clocks.txt", FORMS["clocks.txt"].encode()), later)
    passed = timedelta(minutes=MINUTES - 1) + timedelta(hours=8)
    assert draft.events[-1].time == datetime(2030, 1, 1) + passed


def test_several_long_files_are_chosen_from_one_by_one() -> None:
    files = {name: FORMS[name].encode() for name in ("notes.md", "rows.csv")}
    hints = Hints(day=START.date(), choices={"notes.md/part": "0"})
    draft = read_source(Source("folder", files=files), hints)
    assert choice(draft, "notes.md/part").chosen == "0"
    assert choice(draft, "rows.csv/part").label == "Part in rows.csv"
    assert len(draft.events) <= 2 * MOST


def test_unknown_parts_are_no_harm() -> None:
    assert read("notes.md", part="9999").events == read("notes.md", part="x").events


@pytest.mark.parametrize("name", FORMS)
def test_reading_can_be_cancelled_whenever_it_tells_how_far_it_is(name: str) -> None:
    told: list[float] = []
    source = Source(name, FORMS[name].encode())
    read_source(source, Hints(day=START.date()), told.append)
    assert told == sorted(told)
    assert len(told) > 3

    def stop(done: float, /) -> None:
        if done >= told[-1]:
            raise Cancelled

    with pytest.raises(Cancelled):
        read_source(source, Hints(day=START.date()), stop)


def test_it_is_told_how_far_the_look_over_a_large_log_is() -> None:
    told: list[float] = []
    data = FORMS["notes.md"].encode() * 100
    read_source(Source("notes.md", data), Hints(), told.append)
    # Once for each megabyte, which takes some hundredths of a second, and on to the end.
    assert sum(1 for done in told if done < 0.5) >= len(data) // 1_100_000
    assert max(after - before for before, after in pairwise(told)) < 0.15


def test_old_line_ends_and_wide_letters_are_read_in_parts_too() -> None:
    plain = read("notes.md", part="1")
    for data in (
        FORMS["notes.md"].replace("\n", "\r\n").encode(),
        FORMS["notes.md"].replace("\n", "\r").encode(),
        FORMS["notes.md"].encode("utf-16"),
    ):
        draft = read_source(Source("notes.md", data), Hints(START.date(), choices={"part": "1"}))
        lines = [each.line for each in draft.events]
        assert lines == list(range(lines[0], lines[0] + len(lines)))
        assert number(draft.events[0].text) == lines[0] - 5
        assert draft.form == plain.form


def test_a_document_with_pictures_as_letters_is_read_as_a_whole() -> None:
    picture = "[image1]: <data:image/png;base64," + "iVBORw0KGgo" * 300_000 + ">\n"
    document = f"# Cards refused\n\n## Timeline\n\n- 14:02 it rang\n- 14:05 we came\n\n{picture}"
    draft = read_source(Source("review.md", document.encode()), Hints(day=START.date()))
    assert draft.title == "Cards refused"
    assert [each.text for each in draft.events] == ["it rang", "we came"]
    assert draft.choices == ()


@pytest.mark.parametrize(
    "data",
    [
        b"a" * 3_000_000,
        "ä".encode() * 1_000_000,
        b"14:02 a " * 200_000,
        b"| " * 1_000_000,
        b"\n" * 600_000 + b"14:02 a\n" + b"\n" * 600_000,
        b"1:11\n" * 150_000,
    ],
    ids=["one line", "wide letters", "times in one line", "deep table", "blank lines", "clocks"],
)
def test_what_nobody_writes_is_read_within_bounds(data: bytes) -> None:
    draft = read_source(Source("long.txt", data), Hints(day=START.date()))
    assert len(draft.events) <= 5_000
    assert all(each.time for each in draft.events)


def test_nothing_but_blank_lines_is_refused() -> None:
    with pytest.raises(ImportFailed, match="no text in it"):
        read_source(Source("blank.txt", b"\n" * 600_000))


def test_other_parts_stay_on_offer_where_one_cannot_be_read() -> None:
    data = b"14:02 it rang\n" + b"\n" * 600_000
    last = choice(read_source(Source("a.txt", data))).options[-1][0]
    draft = read_source(Source("a.txt", data), Hints(choices={"part": last}))
    assert draft.events == ()
    assert choice(draft).options
    assert draft.warnings[1].message.startswith("There is no text in it.")


def test_a_short_source_is_read_without_a_choice() -> None:
    short = "\n".join(FORMS["notes.md"].split("\n")[:500])
    draft = read_source(Source("notes.md", short.encode()))
    assert len(draft.events) == 496
    assert draft.choices == ()
