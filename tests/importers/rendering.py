"""Timelines written in every form that people use, to be read back."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from itertools import groupby

Entry = tuple[datetime, str]
Form = Callable[[Sequence[Entry]], str]


def lined(pattern: str, *, above: str = "", day_above: str = "") -> Form:
    """Write one line for each entry.

    Args:
        pattern: for strftime, with {} for the text.
        above: a line above all of them.
        day_above: what stands above the entries of a day, for strftime; empty for nothing.
    """

    def write(entries: Sequence[Entry]) -> str:
        lines = [f"{entries[0][0]:{above}}", ""] if above else []
        for day, of_day in groupby(entries, key=lambda entry: entry[0].date()):
            lines += ["", f"{day:{day_above}}", ""] if day_above else []
            lines += [f"{time:{pattern}}".replace("{}", text) for time, text in of_day]
        return "\n".join(lines)

    return write


def table(columns: Sequence[str], cells: Sequence[str]) -> Form:
    """Write a Markdown table; cells are for strftime, with {} for the text."""

    def write(entries: Sequence[Entry]) -> str:
        rows = [[f"{time:{cell}}".replace("{}", text) for cell in cells] for time, text in entries]
        lines = [columns, ["---"] * len(columns), *rows]
        return "\n".join(f"| {' | '.join(line)} |" for line in lines)

    return write


def html(entries: Sequence[Entry]) -> str:
    rows = (f"<tr><td>{time:%Y-%m-%d %H:%M}</td><td>{text}</td></tr>" for time, text in entries)
    return "<table>\n<tr><th>Time (UTC)</th><th>Event</th></tr>\n" + "\n".join(rows) + "\n</table>"


def slack(entries: Sequence[Entry]) -> str:
    days = []
    for day, of_day in groupby(entries, key=lambda entry: entry[0].date()):
        said = [f"Ana Lind  {time:%I:%M %p}\n{text}\n" for time, text in of_day]
        days.append(f"{day:%Y-%m-%d}\n\n" + "\n".join(said))
    return "All times UTC\n\n" + "\n".join(days)


def prose(entries: Sequence[Entry]) -> str:
    said = (f"On {time:%B %d, %Y at %H:%M} UTC, {text}." for time, text in entries)
    return "## What happened\n\n" + " ".join(said)


def relative(entries: Sequence[Entry]) -> str:
    start = entries[0][0]
    lines = [f"T0 = {start:%Y-%m-%d %H:%M} UTC", ""]
    lines += [f"- T+{minutes(time - start)}m {text}" for time, text in entries]
    return "\n".join(lines)


def newest_first(entries: Sequence[Entry]) -> str:
    return lined("%Y-%m-%d %H:%M UTC - {}")(entries[::-1])


def epochs(entries: Sequence[Entry]) -> str:
    return "\n".join(f"{int(time.timestamp())} {text}" for time, text in entries)


def labelled(entries: Sequence[Entry]) -> str:
    said = (
        f"**Update {number} ({time:%Y-%m-%d %H:%M} UTC):** {text}\n"
        for number, (time, text) in enumerate(entries, 1)
    )
    return "\n".join(said)


def closing(entries: Sequence[Entry]) -> str:
    said = (f'{text} {{{{< track "{time:%Y-%m-%d %H:%M}" >}}}}\n' for time, text in entries)
    return "## Timeline (UTC)\n\n" + "\n".join(said)


def folded(entries: Sequence[Entry]) -> str:
    items = (f"<li>{time:%Y-%m-%d %H:%M} {text}</li>" for time, text in entries)
    summary = "<details><summary>Timeline (UTC)</summary>"
    return f"{summary}\n<ul>\n" + "\n".join(items) + "\n</ul>\n</details>"


def parted(entries: Sequence[Entry]) -> str:
    lines = ["| Time (UTC) | Event |", "|---|---|"]
    for number, (day, of_day) in enumerate(groupby(entries, key=lambda entry: entry[0].date()), 1):
        lines.append(f"| **Day {number} - {day:%d %B %Y}** | |")
        lines += [f"| {time:%H:%M} | {text} |" for time, text in of_day]
    return "\n".join(lines)


def minutes(passed: timedelta) -> int:
    return int(passed.total_seconds()) // 60


FORMS: dict[str, Form] = {
    "iso": lined("%Y-%m-%dT%H:%M:%SZ {}"),
    "iso in brackets": lined("[%Y-%m-%d %H:%M UTC] {}"),
    "dash": lined("%Y-%m-%d %H:%M - {}", above="All times UTC"),
    "bullets by day": lined("- %H:%M {}", above="Times in UTC", day_above="### %Y-%m-%d"),
    "bold by day": lined("- **%H:%M UTC** - {}", day_above="**%A, %B %d, %Y**"),
    "bold colon": lined("* **%H:%M**: {}", above="Times in UTC", day_above="## %d %B %Y"),
    "backticks": lined("- `%H:%M` {}", above="Times: UTC", day_above="#### %b %d, %Y"),
    "brackets": lined("[%H:%M] {}", above="(UTC)", day_above="%Y-%m-%d"),
    "numbers": lined("1. %H:%M:%S – {}", above="All UTC", day_above="%Y-%m-%d"),
    "am and pm": lined("%I:%M %p UTC {}", day_above="%B %d, %Y"),
    "tight am and pm": lined("%I:%M%p: {}", above="UTC", day_above="%d %b %Y"),
    "headings": lined("### %Y-%m-%d %H:%M UTC\n\n{}\n"),
    "titled headings": lined("### %H:%M UTC - {}", day_above="## %Y-%m-%d"),
    "bare digits": lined("%H%M {}", above="Times in UTC", day_above="%d %B %Y"),
    "dots": lined("%H.%M {}", above="Times in UTC", day_above="%d %B %Y"),
    "links": lined("- [%H:%M](https://chat.example/1) {}", above="UTC", day_above="%Y-%m-%d"),
    "definitions": lined("%Y-%m-%d %H:%M UTC\n: {}\n"),
    "irc": lined("%Y-%m-%d %H:%MZ <ana> {}"),
    "time first": lined("%H:%M UTC, %d %B %Y: {}"),
    "written out": lined("%B %d, %Y at %H:%M UTC: {}\n"),
    "table": table(("Time (UTC)", "Event"), ("%Y-%m-%d %H:%M", "{}")),
    "table of days": table(("Date", "Time UTC", "What", "Who"), ("%Y-%m-%d", "%H:%M", "{}", "Ana")),
    "table with the time last": table(("Event", "When (UTC)"), ("{}", "%d %b %Y %H:%M")),
    "html": html,
    "slack": slack,
    "prose": prose,
    "relative": relative,
    "newest first": newest_first,
    "epochs": epochs,
    "labelled": labelled,
    "closing": closing,
    "folded": folded,
    "parted": parted,
}
