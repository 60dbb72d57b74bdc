"""Logs: syslog, the journal, applications; noise, repetitions, and years that are missing."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.errors import Cancelled
from pm_facilitator.importers.draft import Doubt
from pm_facilitator.importers.formats.logs.log_lines import form_of
from pm_facilitator.importers.formats.logs.log_search import line_at, telling_lines
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints, unwatched
from pm_facilitator.importers.source import Source
from tests.importers.formats.reading import SAMPLES, read, read_text, told

DAY = date(2026, 3, 3)


def test_of_a_long_log_what_tells_of_trouble_is_read_and_repetitions_once() -> None:
    draft = read("syslog.log", day=DAY)
    assert told(draft) == [
        "14:00 orders: error: queue q1 cannot be reached (3 times)",
        "14:01 systemd: Started Order worker.",
    ]
    first = draft.events[0]
    assert first.time == datetime(2026, 3, 2, 14, 0, 20)
    assert first.end == datetime(2026, 3, 2, 14, 0, 40)
    assert first.details == "Host: web1"
    assert first.origins[0].startswith("syslog.log, line 21: error: queue q1")
    assert draft.warnings[0].message.startswith("106 entries of little weight")


def test_all_lines_can_be_asked_for() -> None:
    draft = read("syslog.log", day=DAY, entries="all")
    assert len(draft.events) == 110
    assert draft.choices[0].chosen == "all"


def long_log(said: Callable[[int], str], lines: int = 12_000) -> Source:
    at = (datetime(2026, 3, 2) + timedelta(seconds=10 * number) for number in range(lines))
    written = (f"{when:%Y-%m-%d %H:%M:%S} {said(n)}" for n, when in enumerate(at))
    return Source("app.log", "\n".join(written).encode())


def test_of_a_very_long_log_a_part_of_all_lines_can_be_asked_for() -> None:
    source = long_log(lambda n: f"INFO worker {n} is idle and waits for something to do again")
    draft = read_source(source, Hints(choices={"entries": "all", "part": "1"}))
    assert 0 < len(draft.events) <= 5_000
    assert [each.key for each in draft.choices] == ["part", "entries"]
    first = draft.events[0]
    assert first.text == f"worker {first.line - 1} is idle and waits for something to do again"
    assert first.origins[0].startswith(f"app.log, line {first.line}: worker")


def test_of_a_log_full_of_trouble_a_part_is_read() -> None:
    letters = "abcdefghijklmnopqrstuvwxyz"
    source = long_log(
        lambda n: (
            f"ERROR {letters[n % 26]}{letters[n // 26 % 26]}{letters[n // 676 % 26]}"
            f"{letters[n // 17_576]} cannot be reached, gave up after a while"
        ),
        lines=52_000,
    )
    draft = read_source(source)
    assert 0 < len(draft.events) <= 5_000
    assert draft.warnings[0].message.startswith("This is too long for one timeline: ")
    assert " of 52,000 lines with a time were read" in draft.warnings[0].message


def test_of_a_long_quiet_log_a_part_is_read_too() -> None:
    draft = read_source(long_log(lambda n: f"INFO worker {n} is idle and waits for its queue"))
    assert 0 < len(draft.events) <= 5_000
    assert "part" in [each.key for each in draft.choices]


def test_a_log_without_a_year_asks_for_the_day() -> None:
    draft = read("syslog.log")
    assert {each.time for each in draft.events} == {None}
    assert [each.kind for each in draft.warnings].count(Doubt.NO_DAY) == 1
    assert not [each for each in draft.warnings if each.kind is Doubt.UNREAD]


def test_the_year_goes_on_at_its_end() -> None:
    lines = [f"{when} web1 orders[7]: m" for when in ("Dec 31 23:59:59", "Jan  1 00:00:01")]
    draft = read_text("\n".join([*lines, lines[1]]), day=date(2026, 12, 31))
    assert [each.time for each in draft.events][:2] == [
        datetime(2026, 12, 31, 23, 59, 59),
        datetime(2027, 1, 1, 0, 0, 1),
    ]


def test_new_syslog_has_zones_and_data_of_its_own() -> None:
    draft = read("syslog_5424.log")
    assert [(each.time, each.source, each.text) for each in draft.events] == [
        (datetime(2026, 3, 2, 13, 6, 5, tzinfo=UTC), "orders", "queue q1 cannot be reached"),
        (datetime(2026, 3, 2, 14, 6, 0, 3000, tzinfo=UTC), "orders", "starting up"),
        (datetime(2026, 3, 2, 14, 6, 9, tzinfo=UTC), "syslog_5424.log", "nothing else"),
    ]


NEW = "<165>1 2026-03-02T14:05:0{}Z web1 app 12 - - step {}"
OF_RSYSLOG = "2026-03-02T14:06:0{}+00:00 web1 app[1]: step {}"
OLD = "Mar  2 14:07:0{} web1 app[1]: step {}"


@pytest.mark.parametrize(
    "forms",
    [(NEW, NEW, OF_RSYSLOG), (OF_RSYSLOG, NEW), (OF_RSYSLOG, OLD), (NEW, OF_RSYSLOG, OLD, OLD)],
)
def test_a_collector_may_mix_the_lines_of_several_systems(forms: tuple[str, ...]) -> None:
    lines = [form.format(number, number) for number, form in enumerate(forms * 2)]
    draft = read_text("\n".join(lines), day=DAY)
    assert draft.form.startswith("Log (")
    assert sorted(each.text for each in draft.events) == [f"step {n}" for n in range(len(lines))]
    assert all(each.time and each.source == "app" for each in draft.events)
    assert not [each for each in draft.warnings if each.kind is Doubt.UNREAD]


def test_lines_without_a_year_take_it_from_those_above_them() -> None:
    draft = read_text("\n".join(form.format(1, 1) for form in (NEW, OLD, OF_RSYSLOG, OLD)))
    assert [each.time.year for each in draft.events if each.time] == [2026] * 4


def test_of_a_long_mixed_log_priorities_count_wherever_they_stand() -> None:
    lines = [OF_RSYSLOG.format(1, number) for number in range(200)]
    lines[150] = "<11>1 2026-03-02T14:05:00Z web1 app 12 - - queue is stuck"
    draft = read_text("\n".join(lines))
    assert [each.text for each in draft.events] == ["queue is stuck"]


def test_a_level_in_the_place_of_the_host_is_the_level() -> None:
    lines = [f"2026-03-02T00:00:{n}Z {level} svc[997]: pool {n}" for n, level in
             ((49, "ERROR"), (50, "INFO"), (51, "Warning:"), (52, "info"))]  # fmt: skip
    read_lines = [form.read(line) for line in lines if (form := form_of(lines))]
    assert [(each.source, each.host, each.loud) for each in read_lines if each] == [
        ("svc", "", True),
        ("svc", "", False),
        ("svc", "", True),
        ("svc", "info", None),  # as a machine may be called
    ]
    assert [each.details for each in read_text("\n".join(lines[:3])).events] == ["", "", ""]


def test_lines_that_go_on_belong_to_their_entry() -> None:
    draft = read("journal.log")
    assert [each.text for each in draft.events][1] == "Traceback (most recent call last):"
    assert "QueueError: q1 is full" in draft.events[1].details
    assert draft.events[0].time == datetime(2026, 3, 2, 13, 6, tzinfo=UTC)


def test_the_journal_may_name_zones_by_their_letters() -> None:
    draft = read("journal_full.log")
    assert draft.events[0].time == datetime(2026, 3, 2, 13, 6, tzinfo=UTC)
    assert draft.events[0].told_zone == "CET"


def test_the_log_of_an_application_is_read_without_its_levels() -> None:
    draft = read("application.log")
    assert [each.text for each in draft.events] == [
        "[main] orders.Worker - started",
        "[main] orders.Queue - q1 cannot be reached",
        "[main] orders.Worker - trying again",
    ]
    assert draft.events[1].details.splitlines()[0] == "java.net.ConnectException: refused"


TRACE = "java.lang.IllegalStateException: none\n\tat a.b.C(C.java:12)\nCaused by: java.io.E: z\n"


def test_traces_are_details_of_the_entry_above_whatever_their_share_of_the_lines_is() -> None:
    lines = (f"2026-03-02 14:0{n}:00,123 ERROR [main] Pay - charge {n} failed" for n in range(4))
    draft = read_text("".join(f"{line}\n{TRACE}" for line in lines))
    assert [each.text for each in draft.events] == [
        f"[main] Pay - charge {n} failed" for n in range(4)
    ]
    assert {each.details for each in draft.events} == {TRACE.strip()}


def test_lines_of_traces_are_no_entries_that_are_left_out() -> None:
    lines = [f"2026-03-02 14:00:00 INFO charge {n}\n" for n in range(200)]
    lines[7] = f"2026-03-02 14:00:00 ERROR no charge\n{TRACE}"
    (warning,) = read_text("".join(lines)).warnings
    assert warning.message.startswith("199 entries of little weight")


@pytest.mark.parametrize(
    ("zone", "time"),
    [
        (" UTC", datetime(2026, 3, 2, 14, 2, tzinfo=UTC)),
        (" CET", datetime(2026, 3, 2, 13, 2, tzinfo=UTC)),
    ],
)
def test_hints_of_postgresql_explain_the_error_above_them(zone: str, time: datetime) -> None:
    draft = read_text(
        f"2026-03-02 14:02:00.000{zone} [123] ERROR:  deadlock detected\n"
        f"2026-03-02 14:02:00.000{zone} [123] DETAIL:  Process 123 waits\n"
        f"2026-03-02 14:03:00.000{zone} [99] LOG:  checkpoint complete\n"
    )
    assert [each.text for each in draft.events] == ["deadlock detected", "checkpoint complete"]
    assert draft.events[0].time == time
    assert "Process 123 waits" in draft.events[0].details


def test_each_line_of_a_logger_of_ruby_is_an_entry() -> None:
    draft = read_text(
        "# Logfile created on 2026-03-02 13:00:00 +0000 by logger.rb/v1.5.3\n"
        "I, [2026-03-02T14:00:00.123456 #12]  INFO -- : started\n"
        "E, [2026-03-02T14:01:00.123456 #12] ERROR -- pay: no charge\n"
    )
    assert [(each.source, each.text) for each in draft.events] == [
        ("", "started"),
        ("pay", "no charge"),
    ]


def test_klog_names_no_year_and_takes_it_from_the_given_day() -> None:
    text = (
        "E0302 14:00:00.123456       1 reflector.go:12] failed to list\n"
        "I0302 14:01:00.123456      12 a.go:1] ok"
    )
    draft = read_text(text, day=DAY)
    assert [(str(each.time), each.source, each.text) for each in draft.events] == [
        ("2026-03-02 14:00:00.123456", "reflector.go", "failed to list"),
        ("2026-03-02 14:01:00.123456", "a.go", "ok"),
    ]
    assert [each.kind for each in read_text(text).warnings] == [Doubt.NO_DAY]


def test_of_a_long_log_of_requests_those_that_the_server_failed_are_read() -> None:
    lines = [
        f'192.0.2.7 - - [02/Mar/2026:15:00:{n % 60:02} +0100] "GET /{n} HTTP/1.1" 200 12 "-" "x"\n'
        for n in range(200)
    ]
    lines[100] = lines[100].replace("200", "503")
    (event,) = read_text("".join(lines)).events
    assert event.text == "GET /100 HTTP/1.1 503"
    assert event.time == datetime(2026, 3, 2, 14, 0, 40, tzinfo=UTC)
    assert "192.0.2.7" not in f"{event.text}{event.details}{event.source}"


def test_two_lines_are_a_log_where_there_is_nothing_else() -> None:
    lines = [
        "<34>Mar  2 14:02:00 node1 sshd[12]: refused",
        "<13>Mar  2 14:02:01 node1 pay: queue full",
    ]
    assert [each.text for each in read_text("\n".join(lines), day=DAY).events] == [
        "refused",
        "queue full",
    ]
    assert form_of([*lines, "These two lines stood in the log."]) is None


@pytest.mark.parametrize(
    "line",
    [
        '192.0.2.7 - - [02/Mar/2026:15:00:01 +0100] "GET / HTTP/1.1" 502 12 "-" "x"',
        "2026-03-02 14:02:00,123 ERROR [main] Pay - charge failed",
        "E0302 14:00:00.123456       1 reflector.go:12] failed to list",
        "2026-03-02 14:02:00.123 UTC [123] ERROR:  deadlock detected",
    ],
)
@pytest.mark.parametrize("quoted", ["{}", "```\n{}\n```"])
def test_a_document_that_quotes_a_log_has_no_events_of_it(line: str, quoted: str) -> None:
    log = quoted.format("\n".join([line] * 12))
    draft = read_text(f"# Outage\n\nWe saw this:\n\n{log}\n\nThen we rolled back.\n")
    assert (draft.form, draft.events) == ("Text", ())


@pytest.mark.parametrize(
    "line",
    [
        "2026-03-02 14:02:00 Alert fires for checkout",
        "Mar 02 14:02:00 checkout alert: it fires",
        "2026-03-02T14:02:00Z Ana Reis: it fails",
    ],
)
def test_two_lines_that_somebody_wrote_are_no_log(line: str) -> None:
    assert form_of([line] * 2) is None


def test_a_timeline_that_somebody_wrote_is_no_log() -> None:
    lines = [f"2026-03-02 14:0{n}:00 We looked at the graphs" for n in range(5)]
    assert form_of(lines) is None
    assert form_of(["14:05 error: x"] * 5) is None


@pytest.mark.parametrize("when", ["2026-03-02T14:0{}:00Z", "Mar 02 14:0{}:00"])
def test_names_of_people_are_no_hosts_and_programs(when: str) -> None:
    said = ("Ana Reis: it fails", "Ben Ode: I look", "Ana Reis: back")
    text = "\n".join(f"{when.format(number)} {words}" for number, words in enumerate(said))
    draft = read_text(text, day=DAY)
    assert [(each.source, each.text) for each in draft.events] == [
        ("Ana Reis", "it fails"),
        ("Ben Ode", "I look"),
        ("Ana Reis", "back"),
    ]


def test_a_sentence_that_opens_with_the_word_of_a_level_is_kept_whole() -> None:
    said = ("Alert fires for checkout", "Error rate is above 5 %", "Warning lights are out")
    text = "\n".join(f"2026-03-02 14:0{number}:00 {words}" for number, words in enumerate(said))
    assert [each.text for each in read_text(text).events] == list(said)


def test_a_long_reading_can_be_stopped() -> None:
    heard: list[float] = []

    def stop(done: float) -> None:
        heard.append(done)
        raise Cancelled

    source = Source("syslog.log", (SAMPLES / "syslog.log").read_bytes())
    with pytest.raises(Cancelled):
        read_source(source, Hints(day=DAY), stop)
    assert heard == [0.0]


@given(st.lists(st.sampled_from(["all quiet", "an ERROR", "Timed out", "", "<3>x", "wär"])))
def test_the_telling_lines_are_those_with_telling_words(lines: list[str]) -> None:
    data = "\n".join(lines).encode()
    found = [line_at(data, start) for start in telling_lines(data, unwatched)]
    assert found == [line for line in lines if line in ("an ERROR", "Timed out", "<3>x")]


def test_the_error_log_of_apache_is_read_without_the_addresses_of_clients() -> None:
    draft = read_text(
        "[Mon Mar 02 14:00:08 2026] [error] [client 192.0.2.7] File is missing: /var/www/a.ico\n"
        "[Mon Mar 02 14:01:55.103786 2026] [core:notice] [pid 113] AH00094: Command line: 'd'\n"
        "[Tue Mar  3 00:02:29.902022 2026] [ssl:warn] [pid 35:tid 43] [client 192.0.2.9:80] late\n"
    )
    assert draft.form == "Log (Apache), 3 entries"
    assert [(str(each.time), each.text) for each in draft.events] == [
        ("2026-03-02 14:00:08", "File is missing: /var/www/a.ico"),
        ("2026-03-02 14:01:55.103786", "AH00094: Command line: 'd'"),
        ("2026-03-03 00:02:29.902022", "late"),
    ]
    assert [each.source for each in draft.events][1:] == ["core", "ssl"]
    assert "192.0.2" not in repr(draft.events)


def test_of_a_long_error_log_of_apache_what_tells_of_trouble_is_read() -> None:
    lines = [f"[Mon Mar 02 14:00:{n % 60:02} 2026] [core:info] all is well\n" for n in range(200)]
    lines[100] = lines[100].replace("core:info] all is well", "core:crit] no memory")
    (event,) = read_text("".join(lines)).events
    assert event.text == "no memory"


def test_lines_that_go_on_further_in_belong_to_the_entry_and_repetitions_are_none() -> None:
    draft = read_text(
        "Mar  2 14:05:28 oven-mac Updater[21412]: 2026-03-02 14:05:28.420 Updater[21412/0x7]"
        " [lvl=2] Checking for updates <Engine:0x1\n"
        "\t\tticketStore=<Store:0x2\n"
        '\t\t\tpath="/Users/bo/Store"\n'
        "\t>\n"
        "Mar  2 14:05:29 oven-mac Updater[21412]: 2026-03-02 14:05:29.421 Updater[21412/0x7]"
        " [lvl=2] updating all\n"
        "Mar  2 14:39:57 --- last message repeated 1 time ---\n"
    )
    assert [each.text for each in draft.events] == [
        "Updater[21412/0x7] [lvl=2] Checking for updates <Engine:0x1",
        "Updater[21412/0x7] [lvl=2] updating all",
    ]
    assert "ticketStore=<Store:0x2" in draft.events[0].details
    assert [each.time for each in draft.events] == [
        datetime(2026, 3, 2, 14, 5, 28, 420_000),
        datetime(2026, 3, 2, 14, 5, 29, 421_000),
    ]
    assert not draft.warnings


def test_a_time_of_something_else_before_the_words_is_left_there() -> None:
    line = "Mar  2 14:05:28 oven-1 backup[7]: 2026-03-01 03:00:00 is the newest one\n"
    draft = read_text(line * 3, day=date(2026, 3, 2))
    assert {each.text for each in draft.events} == {"2026-03-01 03:00:00 is the newest one"}
    assert {each.time for each in draft.events} == {datetime(2026, 3, 2, 14, 5, 28)}


def test_new_syslog_may_lack_its_priority_or_version_and_some_lines_may_be_spoilt() -> None:
    rest = "2026-03-02T14:05:15.003Z oven-1.bakery.example su - ID47"
    draft = read_text(
        f"<34>1 {rest} - 'su root' failed\n"
        f"<34>1 {rest.replace('2026', '206')} - 'su root' failed\n"
        f"1 {rest} - without a priority\n"
        f'{rest} [oven@1 heat="300"][more@1 class="high"]\n'
        f"<190)1 {rest} - spoilt\n"
        f"<34>1 {rest} - \ufeffwith a mark in front\n"
        "<34>1 - oven-1 su - - - of no time\n"
    )
    assert [each.text for each in draft.events if each.time] == [
        "'su root' failed",
        "without a priority",
        '[oven@1 heat="300"][more@1 class="high"]',
        "with a mark in front",
    ]
    unread = [each.message for each in draft.warnings if each.kind is Doubt.UNREAD]
    assert any("206-03-02T14:05:15.003Z" in message for message in unread)


def test_lines_of_the_journal_are_no_new_syslog_whatever_they_say() -> None:
    line = "2026-03-02T14:05:15+0000 oven-1 sshd[7]: Failed password - for bo\n"
    (first, _) = read_text(line * 2).events
    assert (first.text, first.source) == ("Failed password - for bo", "sshd")
