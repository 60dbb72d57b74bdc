"""Times that stand behind a word or two: "[Resolved] Aug 23, 16:30 - text", "Ana 14:03: text"."""

import re

from pm_facilitator.importers.text.headings import field_of
from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.partial_date import Order
from pm_facilitator.importers.times.stamp import Stamp
from pm_facilitator.importers.times.stamps import read_stamp

_WHEN_IT_WAS = ("date", "duration", "zone")
"""Fields that tell of the whole incident, or of what stands below them."""

_BEFORE = re.compile(
    r"(?:\[(?P<bracket>[^\]\d]{2,24})\]|\((?P<round>[^)\d]{2,24})\)"
    r"|(?P<marks>\*\*|__|`)@?(?P<marked>[^*_`\d]{2,24}?(?:\s#?[0-9]{1,2}\]?)?):?(?P=marks)(?:\s(?:APP|BOT))?"
    r"|@?(?P<plain>[^\W\d_][\w.'’-]{1,20}(?:\s[^\W\d_][\w.'’-]{0,20}){0,2}))"
    r"\s{0,2}(?P<parts>[-–—:,|@]{0,2})\s{0,24}(?:\bat\s)?(?=[*_`\[(~]{0,3}[0-9A-Z午上下오])"
)
MARKS_OF_LABELS = ("[", "(", "**", "__")
"""What opens a word or two before a time that are surely none of its sentence."""

_LABELLED = re.compile(
    r"(?P<marks>\*\*|__|)(?P<label>[^\W\d_][^()*_:\[\]]{1,40}?)(?P<closed>(?P=marks))??"
    r"\s?[(\[](?P<when>[^()\[\]]{4,40})[)\]]"
    r"(?P<inner>[:.]?)(?(closed)|(?P=marks))(?P<outer>\s?[:–—-])?\s*"
)
_LINK_BEFORE = re.compile(
    r"\[[^\[\]]{1,80}\]\((?P<url>https?://[^()\s]{1,400})\)\s{1,2}(?=[(\[]{0,2}[0-9A-Z])"
)
"""What was linked, as transactions are, in front of when it was."""

_LED = re.compile(
    r"(?P<marks>\*\*|__)(?P<label>[^\W\d_][^()*_:\[\]]{1,40}?):\s(?P<when>[^*_]{4,40})(?P=marks)"
    r"\s?[:–—-]\s*"
)
_FIELD_BEHIND = re.compile(r"\s*(?:\s{3}|\t)\s*[^\W\d_][^:\t]{1,30}?\s?:(?:\s|$)")
"""One more field on the line of another one, as in the forms of tickets."""

_ASIDE = re.compile(r"\([^()]{1,80}\)")
_TIME_UNKNOWN = re.compile(r"\((?:the\s)?(?:exact\s)?time (?:is )?(?:unknown|not known)\)", re.I)
_OF_DATE = rf"(?!\s(?:{any_of(MONTHS)})\b\.?,?\s(?![0-3]?[0-9],?\s(?:at\s)?[0-9]))"
"""No number is the day of "Update 14 Apr 22:27", but the one of "Update 2 Apr 14 22:27" is."""

_NUMBERED = rf"\s(?:#|no\.\s?)?[0-9]{{1,3}}{_OF_DATE}"
_COUNT = re.compile(rf"{_NUMBERED}$", re.I)
_STATUS = re.compile(
    r"(?:resolved|monitoring|identified|investigating|updated?|scheduled|completed"
    r"|post-?mortem(?:\s(?:posted|published|available))?"
    r"|in progress|verifying|open|closed|new|info|warn(?:ing)?|critical|fixed|ongoing"
    r"|(?:initial|final)(?:\s(?:update|notice|report))?|(?:status|first|last)\supdate)",
    re.I,
)

_SAYS_NOTHING = re.compile(
    r"(?:.*\bupdated?|info|warn(?:ing)?|critical|(?:initial|final)(?:\s(?:notice|report))?)", re.I
)
"""What of these tells no state of the incident."""

_STATUS_FIRST = re.compile(
    r"(?P<marks>\*\*?|__?|\[|\(|)(?:"
    r"(?:update|edit|(?P<state>resolved|monitoring|identified|investigating"
    r"|(?<=\[)(?:fixed|completed|closed|ongoing|in\sprogress|verifying)))"
    rf"(?:\s#?[0-9]{{1,2}}(?=[\s:,(])(?!\s[a-z]{{3,7}}\sago){_OF_DATE})?"
    r"|(?:(?:initial|first|final|last|status|erste|letzte)\s)?(?:update|notice|notification|bulletin"
    r"|(?:abschluss|schluss|erst|zwischen)?meldung)"
    rf"(?:{_NUMBERED})?|initial|final)"
    r"(?:\s?[:,–—-])?(?:\s(?:(?:about|over|almost|nearly)\s)?(?:an?|[0-9]{1,2})\s[a-z]{3,7}\s(?P<ago>ago)\b"
    r"(?:\s?[,–—|-])?)?\s(?:at\s|@\s?|as\sof\s)?(?=[~(\[]{0,2}[0-9A-Z])",
    re.I,
)
"""What opens a later entry, or as a name the notice whose text stands below it."""

_STATE_OF_DAY = re.compile(
    r"(?:\[(?P<bracket>[A-Za-z-]{5,13})\]|(?P<marks>\*\*|__)(?P<bold>[A-Za-z-]{5,13})(?P=marks))"
    r"\s?[,:–—-]?\s(?=[0-9A-Z])"
)

_STATUS_HEADS = re.compile(
    r"(?:(?:status|first|final|initial)\s)?(?:update|notice|(?P<state>resolved|monitoring|identified"
    r"|investigating)|nachtrag|aktualisierung|stand|(?:abschluss|schluss|erst|zwischen)meldung"
    r"|(?:erste|letzte)\smeldung|mise\s[àa]\sjour|actualizaci[óo]n|atualiza[çc][ãa]o"
    rf"|aggiornamento|aktualizace|обновление)(?:{_NUMBERED}(?=[\s:,(–—-]))?"
    r"\s?[:,–—-]?\s(?=[~(\[]{0,2}[0-9A-Z])",
    re.I,
)
"""What opens the heading of a later notice, in several languages."""


_BOUND = re.compile(
    r"(?P<marks>\*\*|__|)(?:start(?:ed)?|beg[iau]n(?:ning|s)?|end(?:ed|s)?|finish(?:ed)?)"
    r"(?::(?P=marks)|(?P=marks):)\s(?=[*_`\[(~]{0,3}[0-9A-Z])",
    re.I,
)
"""What stands before the first and the last entry of some timelines."""


def tells_of_all(source: str, stamp: Stamp) -> bool:
    """Tell whether what stands before a time, or behind it, names a field of the whole incident."""
    return field_of(source or stamp.text.partition(" (")[0]) in _WHEN_IT_WAS


def prefixed_stamp(text: str, order: Order) -> tuple[str, Stamp] | None:
    """Read a time behind a word or two, and give it with them; None where there is none.

    A state of the incident opens the text then; words such as "Update" are left out.
    """
    if found := _labelled(text, order) or linked_stamp(text, order):
        return found
    match = _BEFORE.match(text)
    if match is None:
        return None
    stamp = read_stamp(text[match.end() :], order)
    aside = stamp.text if stamp and match["marked"] and _ASIDE.fullmatch(stamp.text) else ""
    if stamp is None or (stamp.clock is None and not _TIME_UNKNOWN.fullmatch(aside or stamp.text)):
        return None
    if stamp.led:  # "**[Start]** On 3 May at 10:02 we merged it"
        if not text.startswith(MARKS_OF_LABELS):
            return None
    elif not (stamp.closed or aside == stamp.text):
        return None
    words = match["bracket"] or match["round"] or match["marked"] or match["plain"]
    words = words.strip(" []").removesuffix(" at")
    if stamp.text == aside:
        # What has no text behind it is named by what stands in front.
        named = match["parts"] or match["marked"]
        return ("", stamp._replace(text=f"{words} {aside}".strip())) if named else None
    behind = text[match.end() :].partition(stamp.words)[2]
    if match["parts"] == ":" and _FIELD_BEHIND.match(behind):
        return None
    if match["parts"] == "@" and behind[:1] == ",":  # "rollback @ 14:20, done @ 14:25"
        return "", stamp._replace(text=f"{words}, {stamp.text}")
    if not _STATUS.fullmatch(words):
        return words, stamp
    return "", with_state(stamp, words)


def linked_stamp(text: str, order: Order) -> tuple[str, Stamp] | None:
    """Read "[0x5a](https://...) (2022-04-17 12:24:42 UTC): text"; the link goes with the time."""
    match = _LINK_BEFORE.match(text)
    stamp = read_stamp(text[match.end() :], order) if match else None
    if match is None or stamp is None or stamp.clock is None or stamp.led or not stamp.closed:
        return None
    return ("", stamp._replace(link=stamp.link or match["url"])) if stamp.text else None


def status_stamp(text: str, order: Order) -> Stamp | None:
    """Read "Update 14:03 UTC: text" and "**Edit, 2 March 14:03:** text", whatever is around it.

    Behind a colon the time needs no mark after it.

    A notice such as "UPDATE #2 - 2 March 14:03" or "Resolved [2 March 14:03]" needs no text behind
    it; "Resolved 2 March 14:03" is a field of the document then. In brackets or in bold a state
    may stand before a mere day, too: "[RESOLVED] - 2 March 2026 - text".
    """
    if found := _stamp_of_day(text, order):
        return found
    match = _STATUS_FIRST.match(text)
    stamp = read_stamp(match["marks"] + text[match.end() :], order) if match else None
    if match is None or stamp is None or stamp.clock is None or stamp.led:
        return None
    if not (stamp.closed or match[0].rstrip().endswith(":")):
        return None
    bold = match["marks"] == "**" and text.endswith("**") and ":" not in match[0]
    sure = not match["state"] or text[match.end()] in "[(" or text[-1] == ":" or match["ago"]
    if stamp.text:
        return with_state(stamp, match["state"] or "")
    return stamp._replace(text=match["state"] or "") if stamp.date and (sure or bold) else None


def _stamp_of_day(text: str, order: Order) -> Stamp | None:
    """Read "[RESOLVED] - 2 March 2026 - text" and "**Resolved** 2 March 2026 - text"."""
    match = _STATE_OF_DAY.match(text)
    state = (match["bracket"] or match["bold"]) if match else ""
    if match is None or not says_status(state) or state.casefold() == "scheduled":
        return None
    stamp = read_stamp(text[match.end() :], order)
    if stamp is None or not stamp.date_only or stamp.led or not (stamp.closed and stamp.text):
        return None
    if not (stamp.date and stamp.date.year and stamp.date.month):
        return None
    # In brackets it says how it stands by now with what began on that day.
    return with_state(stamp, state) if match["bold"] else stamp._replace(note=state)


def bound_stamp(text: str, order: Order, *, beside: bool) -> Stamp | None:
    """Read "Start: 2026-03-02 14:03 - text" and "**End**: 15:20 - text" of a timeline.

    Without a text it is a field of the document.

    Args:
        text: the line.
        order: how numeric dates are to be read.
        beside: whether "Build begins (14:03): text" counts, too, as it does beside other entries.
    """
    if beside and (found := _labelled(text, order)):
        return found[1]
    match = _BOUND.match(text)
    stamp = read_stamp(text[match.end() :], order) if match else None
    if stamp is None or stamp.clock is None or stamp.led or not (stamp.closed and stamp.text):
        return None
    return stamp


def is_timed_field(text: str, order: Order) -> bool:
    """Tell whether a line is no more than a field of the document: "Detected: 14:03"."""
    label, _, value = text.partition(":")
    stamp = read_stamp(value.strip("*_ "), order) if field_of(label.strip("*_ ")) else None
    return stamp is not None and not stamp.text


def headed_stamp(text: str, order: Order) -> Stamp | None:
    """Read the heading "Update 27.08.2022 10:00:" of what is told below it."""
    match = _STATUS_HEADS.match(text)
    stamp = read_stamp(text[match.end() :], order) if match else None
    if match is None or stamp is None or stamp.clock is None or stamp.led or stamp.text:
        return None
    return stamp._replace(text=match["state"] or "")


def says_status(words: str) -> bool:
    """Tell whether words are no more than a status, as "Resolved" or "Update #2" are."""
    return bool(_STATUS.fullmatch(_COUNT.sub("", words)))


def with_state(stamp: Stamp, words: str) -> Stamp:
    """Put a state such as "Resolved" in front of the text, as most status pages do."""
    if not stamp.text or not tells_state(words):
        return stamp
    return stamp._replace(text=f"{words} - {stamp.text}")


def tells_state(words: str) -> bool:
    """Tell whether a status is a state of the incident, and no mere "Update 2"."""
    return bool(words) and not _SAYS_NOTHING.fullmatch(_COUNT.sub("", words))


def _labelled(text: str, order: Order) -> tuple[str, Stamp] | None:
    """Read "**Update 2 (14:03 UTC):** text" or "**Update: 14:03 UTC** - text".

    What the label says is kept as a remark on the time.
    """
    match = _LABELLED.match(text)
    if match and not (match["marks"] or match["inner"] or match["outer"]):
        return None
    match = match or _LED.match(text)
    if match is None:
        return None
    stamp = read_stamp(match["when"], order, column=True)
    said = text[match.end() :]
    if stamp is None or stamp.clock is None or stamp.text or stamp.led or not said:
        return None
    stamp = stamp._replace(text=said, closed=True)
    if says_status(match["label"]):
        return "", with_state(stamp, match["label"])
    return "", stamp._replace(note=match["label"])
