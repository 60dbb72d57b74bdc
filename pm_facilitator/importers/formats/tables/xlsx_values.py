"""What the cells of a workbook hold, above all dates, which are numbers with a style."""

import re
from datetime import datetime, timedelta

from pm_facilitator.importers.formats.values import clean
from pm_facilitator.importers.formats.xml_events import Handler

# The numbers of the styles that every workbook has.
_DAYS = frozenset((14, 15, 16, 17, *range(27, 32), 36, *range(50, 59)))
_CLOCKS = frozenset((18, 19, 20, 21, 32, 33, 34, 35, 45, 46, 47))
_BOTH = 22
_SAID = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|_.|\*.')
_LONGEST = 4_000
_LONGEST_SPAN = 366
"""In days; what is more is a date that shows no more than its clock."""


class Styles(Handler):
    """Learns which styles show a day, a clock time, or both.

    Attributes:
        shows: for each style in the order of their numbers "", "d", "t" or "dt".
    """

    def __init__(self) -> None:
        self.shows: list[str] = []
        self._formats: dict[str, str] = {}
        self._inside = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Take formats and styles in."""
        if name == "numFmt":
            self._formats[attributes.get("numFmtId", "")] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            self._inside = True
        elif name == "xf" and self._inside:
            self.shows.append(self._shown(attributes.get("numFmtId", "")))

    def end(self, name: str) -> None:
        """Leave the list of styles."""
        if name == "cellXfs":
            self._inside = False

    def _shown(self, number: str) -> str:
        if number in self._formats:
            return shown_by(self._formats[number])
        if not number.isdecimal():
            return ""
        known = int(number[:6])
        if known == _BOTH:
            return "dt"
        return "d" if known in _DAYS else "t" if known in _CLOCKS else ""


class Strings(Handler):
    """Learns the strings that cells share, without the reading aids of Asian scripts."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self._parts: list[str] = []
        self._in_text = self._in_aid = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a string, a piece of it, or a reading aid."""
        if name == "si":
            self._parts = []
        elif name == "rPh":
            self._in_aid = True
        elif name == "t":
            self._in_text = not self._in_aid

    def end(self, name: str) -> None:
        """End a string, a piece of it, or a reading aid."""
        if name == "si":
            self.found.append(tidy("".join(self._parts)))
        elif name == "rPh":
            self._in_aid = False
        elif name == "t":
            self._in_text = False

    def said(self, text: str) -> None:
        """Take a piece of a string in."""
        if self._in_text:
            self._parts.append(text)


def tidy(text: str) -> str:
    """Give the text of a cell on one line; what is very long is cut."""
    return " ".join(clean(text[:_LONGEST]).split())


def shown_by(code: str) -> str:
    """Tell what a format shows of a number: "" or "d" for a day, "t" for a clock time, or both."""
    code = _SAID.sub("", code.partition(";")[0]).lower()
    day = "d" if "d" in code or "y" in code else ""
    clock = "t" if "h" in code or "s" in code else ""
    return day + clock


def as_moment(number: float, shows: str, since_1904: bool) -> str:
    """Write the number of a date as people do, such as "2026-03-02 14:05:00".

    Empty when there is no such date. Some days that show a clock are how long something took, as
    in "26:00:00".
    """
    if not 0 <= number < 2_958_466:
        return ""
    if shows == "t" and 1 <= number < _LONGEST_SPAN:
        seconds = round(number * 86_400)
        return f"{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}"
    if shows == "t" and number < 1:
        start = datetime(2000, 1, 1)
    elif since_1904:
        start = datetime(1904, 1, 1)
    else:
        # The calendar of the first spreadsheets had a 29th of February in 1900.
        start = datetime(1899, 12, 30) if number >= 60 else datetime(1899, 12, 31)
    moment = start + timedelta(milliseconds=round(number * 86_400_000))
    clock = f"{moment:%H:%M:%S}"
    if moment.microsecond:
        clock += f".{moment.microsecond // 1000:03}"
    if shows == "t" and number < 1:
        return clock
    whole = shows == "d" and clock == "00:00:00"
    return f"{moment:%Y-%m-%d}" if whole else f"{moment:%Y-%m-%d} {clock}"
