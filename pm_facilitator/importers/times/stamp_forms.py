"""The small forms around the time that opens an entry: what leads to it, spans it and closes it."""

import re

from pm_facilitator.importers.times.calendar_names import MONTHS, any_of
from pm_facilitator.importers.times.spoken_numbers import TO_TWELVE
from pm_facilitator.importers.times.time_words import any_word

PAIRS = {"**": "**", "__": "__", "*": "*", "_": "_", "``": "``", "`": "`", "~~": "~~"} | {
    "\\[": "\\]",
    "[": "]",
    "(": ")",
    "{": "}",
    "（": "）",
    "【": "】",
    '"': '"',
    "'": "'",
}
ANGLED = re.compile(r"<(?=[0-9][^<>]{2,30}>)", re.A)
APPROXIMATE = re.compile(
    rf"(?:~|≈|±|[>≥≤](?=\s?[0-9])|(?:(?P<towards>{any_word('towards')})|{any_word('about')})"
    rf"(?=[\s~0-9]|{any_word('first_half', 'second_half')}))\s*",
    re.I,
)
LEAD = re.compile(
    rf"(?:@|(?P<clock>{any_word('clock')})|(?P<from>{any_word('from')}(?=\s?~?[0-9]"
    rf"|\s(?:{any_word('clock', 'at', 'towards', 'about')})\s?[0-9]))"
    rf"|(?!(?:by|on)\b)(?P<at>{any_word('at')}|(?-i:A)(?=\s[0-9]{{1,2}}\s?h(?![^\W\d_])))"
    rf"|{any_word('at', 'since')}"
    r"|posted|updated|published|h(?=\s[0-9]{1,2}[:.])|(?:time|date|when)[*_]{0,2}:[*_]{0,2})"
    r"(?=\s|[0-9])\s*(?:(?:(?:about|over|almost|nearly)\s)?[a-z0-9]+ [a-z]+ ago[.,]?\s)?",
    re.I,
)
ZONE_FIRST = re.compile(r"(?:UTC|GMT)[\s:]\s?(?=[0-9])")
CLOCK_OF_TEXT = re.compile(
    rf",?\s(?:(?:{any_word('at', 'about', 'from', 'clock')})\s){{0,3}}[0-2]?[0-9]"
    r"(?:[:.][0-5][0-9](?![0-9]*\.{2,})|\s?[ap]\.?m\b)",
    re.I | re.A,
)
PARTS_TEXT = re.compile(r"[*_`\])}]{0,3}(?:\s?[-–—:|]\s|\s)On\s")
"""How a text begins with a day of its own, which is not that of the time before it."""

GLUE = re.compile(
    r"\s*(?:(?:,|;|@|\||–|—|-|:|/|\+|·|•)\s*)?"
    rf"(?:(?:(?P<clock>{any_word('clock')})|{any_word('at')}|den(?!\w))(?:\s+|(?<=\.)(?=[0-9]))"
    r"|T(?=[0-9]))?",
    re.I,
)
LED_DAY = re.compile(rf",?\s(?:{any_word('on_day')}|den)\s", re.I)
"""What leads from a clock time to its day: "At 14:03 on Friday we were called"."""

OF_DAY = re.compile(rf",?\s(?:{any_word('of_day')})\s(?=[0-3]?[0-9])", re.I)
"""What leads to its day where only the number of that may be told: "00:12 do dia 13 - text"."""

PART_BETWEEN = re.compile(
    r",?\s(?:early\s|late\s)?(?P<part>morning|afternoon|evening|night)"
    r"(?=,?\s(?:at|around|about|by|from|shortly|just|~?[0-9])\b)",
    re.I,
)
"""What stands between a day and its clock time in "On Saturday night, at 23:40"."""

SINCE = re.compile(
    rf",?\s(?:{any_word('from', 'since')}|(?:starting|beginning)(?:\sat)?)"
    rf"\s+(?:(?P<about>{any_word('about')})\s+)?(?=~?[0-9])",
    re.I,
)
"""What leads from a date to the clock times of "On 3 May 2024 between 14:03 and 14:40"."""

DOTTED_SPAN = re.compile(
    rf"\s?(?:[-–—]|(?:{any_word('to')})\s)\s?(?:[0-9A-Za-z./-]{{1,12}},?\s){{0,4}}~?[0-2]?[0-9][.:][0-5][0-9]"
    r"(?:\s?(?:[ap]\.?m\b\.?|uhr\b|h\b))?(?:\s[A-Z]{2,4})?[*_`)\]]{0,3}(?:\s?[:|]|\s[-–—]\s|\s*$)",
    re.I | re.A,
)
"""How "from 16.40" goes on to an end that something parts from the text, as no prices do."""

SPAN = re.compile(
    r"\s*(?:[~〜～](?=\s?[`*]{0,2}[0-9])|(?<=[0-9Z])/(?=[0-9]{4}|[0-2]?[0-9][:.][0-5])"
    rf"|-{{1,3}}>?|–|—|−|→|\.{{2,3}}|(?:,\s(?=to\s|until\s|through\s))?{any_word('to')})\s*",
    re.I,
)
SPAN_END = re.compile(any_word("to_behind"))
AT_BEHIND = re.compile(
    rf"{any_word('at_behind')}(?!な[っりるれ])(?:(?<=[\uac00-\ud7af])(?=\s)|(?<![\uac00-\ud7af]))"
)
"""What says "at" behind a time: "22時15分に再起動"; in "22時になって" it is part of a verb."""

BRACKETED_END = re.compile(
    r"\s?[(\[]\s?(?:(?:[a-z]{2,12}\s)?until|till|to|through|thru|bis)\s+(?=~?[0-9])", re.I
)
"""What leads to the end in "12:00 (until 14:00) samples"."""

SPAN_OF_DIGITS = re.compile(r"[0-2][0-9][0-5][0-9]\s?[-–—/]\s?[0-2][0-9][0-5][0-9](?![0-9])", re.A)
SPAN_FROM_ZERO = re.compile(
    r"0[0-9][0-5][0-9](?:[-–—/]|\s(?:to|until|till)\s)[0-2][0-9][0-5][0-9](?![0-9])", re.A
)
"""A span such as 0815/0900, that can hardly be one of other numbers."""

SPAN_FROM_WORD = re.compile(
    r"\s?(?:[-–—]|to|until|till)\s?[0-9]{1,2}(?::[0-5][0-9]|\s?[ap]\.?m\b)", re.I | re.A
)
"""How "noon to 2 pm" goes on."""

LATE_ZONE = re.compile(r"(?<=[:*_`]\s)(?:UTC|GMT|[A-Z]{2,4}T)(?=\s?[-–—:|,;>=·])")
UNIVERSAL_BEHIND = re.compile(r"\s?(?:UTC|GMT|Z)\b")
CODE_BEFORE = re.compile(
    r"`(?P<said>[^`\n]{1,40})`\s?[-–—|:]\s"
    r"(?=[*_]{0,2}(?:19|20)[0-9]{2}-[01][0-9]-[0-3][0-9][ T][0-2][0-9]:)",
    re.A,
)
"""What is written as code before a whole date and time, as the number of a block."""

DOT_BEHIND_WORD = re.compile(r"\.[*_]{0,2}\s+[\"“]?[A-Z]")
"""How a sentence stands behind "Midday." as behind "11.40am."."""

HOUR_NEXT = re.compile(rf"(?<![^\W\d_]){any_word('bare_hour')}\s*$", re.I)
"""How words such as "sobre las" end behind which a bare number is an hour."""

_DAY_PART = "|".join(rf"(?P<{part}>{any_word(part)})" for part in ("morning", "evening", "night"))
DAY_PART_FIRST = re.compile(
    rf"(?:{_DAY_PART}),?\s+(?=~?[0-9]"
    rf"|(?:{any_word('clock', 'at', 'towards', 'about', 'half_to', 'half_to_word')})\s)",
    re.I,
)
DAY_PART = re.compile(rf",?\s(?:{_DAY_PART})", re.I)
"""Which half of the day a clock time is in, behind it: "9 Uhr abends"."""

PART_OF_DATE = re.compile(
    r"(?:(?:early|late|mid)[\s-])?(?:morning|afternoon|evening|night)(?:\sof|\son|,)?\s"
    rf"(?=(?:the\s)?(?:[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?)?(?:{any_of(MONTHS)})\b"
    r"|(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2})",
    re.I,
)
"""What stands before a date in "Early morning July 12th, 2018"."""

SPAN_BEHIND_DATE = re.compile(
    rf"{any_word('to')}\s~?[0-2]?[0-9](?:[:.][0-5][0-9]|\s?[ap]\.?m\b)", re.I
)
"""How "14:03 on 3 May until 15:10" goes on behind the date."""

MORE_TIMES = re.compile(
    r"(?P<said>(?:\s?(?:,|&|\+|/|\band\b)\s?(?:and\s)?(?:[0-2]?[0-9]:[0-5][0-9](?![0-9:])"
    r"|(?<![0-9:.])[0-2][0-9][0-5][0-9](?![0-9.]|:[0-9]))){1,9})(?=[*_`]{0,3}\s?[-–—:|](?:\s|$|[*_]))",
    re.A,
)
"""The others of "10:03, 10:04, 10:06 - tried again", of which the first one counts."""

SAME_DAY = re.compile(
    rf"(?:{any_word('same_day')})\s?[,:–—-]?\s"
    rf"(?=~?(?:{any_word('at', 'clock', 'about', 'towards')}\s)?~?[0-9])",
    re.I,
)
"""What leads to a clock time of the day above: "Same day, 1:30 p.m."."""

SUFFIX = re.compile(
    r"(?:-?ish\b|,?\sor\s(?:so\b|thereabouts\b|(?:maybe\s)?[0-2]?[0-9][:.][0-5][0-9](?![0-9]|:[0-9]))|\s?\(or\s(?:so|thereabouts|(?:a\s(?:bit|little)\s|slightly\s|just\s|shortly\s)?(?:before|after|earlier|later))\)|,?\s(?:roughly|give\sor\stake)(?=\s?[-–—:,;|]|$)"
    r"|\s?\((?:about|around|roughly|circa|more\sor\sless|give\sor\stake)\)"
    r"|\s?(?:±|\+/-|\+-)\s?[0-9]{1,2}(?:\s?m(?:in(?:ute)?s?)?)?\b|~(?=\s(?!\s?[0-9]{1,2}:))"
    r"|\s?\(?(?:approx(?:imately|imate|\.)?|estimated|(?-i:est\.?)|ca\.)(?![^\W\d_])\)?|\?(?=\W|$)"
    rf"|\s?\(?{any_word('behind')}(?:\)|(?=\.\s|\s?(?:[-–—:|,)\]*_]|$)|\s{2})|(?<=[\u3000-\U0010ffff])))",
    re.I,
)
HALF_BEHIND = re.compile(rf"\s?(?:(?P<half>[ap])\.?m\b\.?|{any_word('oclock_sure')})(?=\W|$)", re.I)
LOCAL = re.compile(
    r"\s?(?:\(local(?:\stime)?\)|\([0-2]?[0-9]:?[0-5][0-9]\s?(?:LT?|local(?:\stime)?)\)|local\stime\b|local(?=\s?[-–:|,])|onwards?(?=\W)|noon\b|midday\b|midnight\b"
    r"|(?:exactly|precisely|sharp)(?=\s?[-–—:,|*_]|\s(?:the|an?|we|it|they|he|she|our|all|my)\s))",
    re.I,
)
DAYS_ON = re.compile(
    r"\s?(?:\(\+\s?(?P<bracketed>[1-9])\s?d?(?:ays?)?\)|\+(?P<count>[1-9])\s?d(?:ays?)?\b"
    rf"|[(,]\s?{any_word('next_day')}\)?"
    rf"|\s(?:on\s)?{any_word('next_day')}(?=\s?[,:;]\s|\s[-–—]\s))",
    re.I,
)
_DAY_BEFORE = (
    r"(?:the\s)?(?:(?:prev(?:ious|\.)?|prior)\s(?:day|night|evening|afternoon)"
    r"|(?:day|night|evening|afternoon)\sbefore|yesterday)"
)
DAY_BEFORE = re.compile(
    rf"\s?[(\[]\s?{_DAY_BEFORE}\s?[)\]]|,?\s(?:on\s)?{_DAY_BEFORE}(?=\s?[,:;]\s|\s[-–—|]\s|$)", re.I
)
"""What stands behind a time of the day before the one that is told of."""

_BEFORE_CLOCK = (
    rf"\s?[,:@/|–—-]?\s*(?P<at>(?:(?P<clock>{any_word('clock')})"
    rf"|{any_word('at', 'towards', 'about')})\s?)?"
    r"(?=[~*_`\[(]{0,3}[0-2]?[0-9]"
)
"""What stands between a day and its clock time; the minutes of the latter are not told yet."""

DAY_COUNTED = re.compile(
    r"(?:day\s?#?(?P<number>[0-9]{1,2})\b|D(?:-?day)?\s?(?P<sign>[+\-−–])\s?(?P<count>[0-9]{1,2})\b"
    rf"|D(?:-?day|0)?\b|(?P<yesterday>{any_word('yesterday')})|(?P<today>{any_word('today')}))"
    rf"{_BEFORE_CLOCK}(?:[:.h]?[0-5][0-9]|\s?(?:{any_word('oclock')}|[時时点點시])))",
    re.I,
)
"""The day of "Day 2, 14:03" and "D+1 14:03", counted from the first one, and "today at 14:03"."""

_BEFORE_WORDS = (
    rf",?\s(?={any_word('noon', 'midnight')})|,\s(?=(?:half|quarter|[a-z]{{3,9}})\s(?:past|to)\s)"
)
DAY_AFTER = re.compile(
    rf"(?:{any_word('next_day', 'next_day_led')}"
    r"|(?:the\s)?(?P<count>[1-9]|one|two|three|four|five)\sdays?\s(?:later|afterwards?)\b)"
    rf"(?:{_BEFORE_WORDS}|{_BEFORE_CLOCK}(?:[:.h][0-5][0-9]|(?(clock)(?![0-9.])|(?!))|\s?(?:[ap]\.?m\b|{any_word('oclock')}|[時时点點시]))))",
    re.I,
)
"""The day of "Next morning, 08:15" and "2 days later, 11:00", counted from the one told last."""

DAY_ALONE = re.compile(
    rf"(?:(?P<same>{any_word('same_day', 'part_alone')})|{any_word('next_day')}"
    rf"|(?:the\s)?(?P<count>[1-9][0-9]?|an?|{TO_TWELVE})\s(?P<unit>day|week)s?\s(?:later|afterwards?|after))"
    r"(?P<end>[*_`)\]]{0,3}\s?(?::[*_]{0,3}\s|[–—|]|-\s)\s{0,3}(?=\S)|$)",
    re.I,
)
"""A day without a clock time, counted from the one told last: "Two days later: it is mended"."""

YEAR_AFTER = re.compile(r",?\s(?P<year>(?:19|20)[0-9]{2})(?![0-9]|:[0-9])")
ZONE_BEHIND_YEAR = re.compile(r"\s(?:[+-][0-9]{2}:?[0-9]{2}|UTC|GMT)(?!\w|:[0-9])")
YEAR_BEHIND = re.compile(r"\s(?P<year>(?:19|20)[0-9]{2})(?![0-9]|:[0-9])")
MORE_DAYS = re.compile(
    rf"(?:\s?[-–—]\s?|(?<=-[0-9]{{2}})/(?=[0-9]{{2}})"
    rf"|\s(?:to|through|and|&)\s(?=[0-9]{{1,2}}(?:st|nd|rd|th)?(?:,?\s20[0-9]{{2}}|\s?:\s)))(?P<day>[0-3]?[0-9])(?:st|nd|rd|th)?(?![0-9]|[:/.-][0-9]|\.?\s?(?:{any_of(MONTHS)})\b)",
    re.I | re.A,
)
MORE_MONTHS_DAYS = re.compile(
    r"(?<=-[0-9]{2})(?:\s?(?:→|-{1,2}>|to|until|through)\s?|[–—])(?P<month>[01][0-9])-(?P<day>[0-3][0-9])(?![0-9:-])",
    re.I | re.A,
)
"""The last day of "2026-06-10 → 06-12"."""

BOUND = re.compile(
    r"\sor\s(?:before|earlier|later|after)(?=[*_`]{0,3}\s?(?:[-–—:|,;](?:\s|[*_]|$)|$))", re.I
)
"""What stands behind a day that is only the last or the first one possible."""

PART_ALONE = re.compile(
    r",?\s\(?(?P<said>(?:early\s|late\s|mid-?)?(?:morning|afternoon|evening|night))\)?"
    r"(?=[*_`]{0,3}\s?[-–—:|,;](?:\s|[*_]{1,3}\s)\s*\S|:[*_`]{0,3}$)",
    re.I,
)
"""The part of a day that stands behind it instead of a clock time: "2026-06-12 evening - text"."""

NUMBERED = re.compile(
    r"(?:#[0-9]{1,3}|\([0-9]{1,2}\)|\[[0-9]{1,2}\])[\s.:–-]{1,3}(?=[*_`\[(~]{0,3}[0-9])", re.A
)
COUNTED = re.compile(
    r"\s?[(\[](?:(?P<zero>T\s?[-+=]?\s?0)|(?:T\s?)?[+\-−–][0-9][0-9a-z: ]{0,11})[)\]]", re.I | re.A
)
SHORT_END = re.compile(
    r"[-–—~～](?P<number>[0-5][0-9])(?:\.(?P<part>[0-9]{1,6}))?(?![0-9]|[:.][0-9]|%|[A-Za-z])", re.A
)
SHORT_END_APART = re.compile(
    rf"(?:\s[-–—]|\s?→|\s(?:{any_word('to')}))\s?(?P<number>[0-5][0-9])"
    r"(?=[*_`)\]]{0,3}(?:\s?[:|]\s|\s[-–—]\s|\s*$)|[*_`)\]]{1,3}\s)",
    re.I | re.A,
)
"""The same apart from the time, so that the text has to be parted from it, too."""

PARTED = re.compile(r"\s{2}|\s?[-–—:|)\]*_`,]|\s*$")
# ":14:03: text" of reStructuredText, "@March 12" of Notion and "\~14:03" of other exports.
FIELD_MARK = re.compile(r":(?=[0-9])|@(?=[A-Z][a-z]{2})|\\(?=~)")
END_TAG = re.compile(r"</(?:b|strong|em|i|u|span|time|code|kbd|ins|mark|small|font|p)>", re.I)
TAG = re.compile(
    r"</?(?:b|strong|em|i|u|span|time|code|kbd|ins|mark|small|font|p)(?:\s[^<>]{0,200})?>", re.I
)
STRUCK = re.compile(
    r"(?:~~[^~]{1,30}~~|<(?:s|del)>[^<>]{1,30}</(?:s|del)>)\s{1,3}(?=[*_`\[(~]{0,3}[0-9])"
)
"""What was corrected: a time that is struck out, in front of the right one."""

STRUCK_BEHIND = re.compile(
    r",?\s*(?:(?:~~[^~]{1,30}~~|<(?:s|del)>[^<>]{1,30}</(?:s|del)>)\s{1,3}){1,4}"
    r"(?=[*_`\[(~]{0,3}[0-9])"
)
"""The same behind the date of the right one, as often as it was corrected."""

NUMERIC_DATE = re.compile(r"-.{0,3}$|[0-9][/.][0-9]{4}$", re.A)
"""The end of a date whose parts and year are told by numbers."""

FOOTNOTE = re.compile(r"\s?(?:\[\^[^\]\s]{1,20}\]|<sup>.{1,20}?</sup>|[¹²³⁴⁵⁶⁷⁸⁹]{1,2})")
REMARK = re.compile(
    r"\s?\((?P<said>(?=[^()]*[^\W\d_]{3})[^()]{3,60})\)(?=\s?(?:[:;|]|[-–—]{1,2}(?=\s)))"
)
"""What is said of a time between it and what parts it from the text: "14:52 (by the log) –"."""

LASTING = re.compile(
    r"\s?[(\[]?(?P<said>(?:(?<=[(\[])(?:for|duration:?)|lasting|lasted)\s[^()\[\]]{3,60})[)\]]?(?=[*_\s]*$)",
    re.I,
)
"""How long something took, where nothing else is told behind its time."""

UNSURE = re.compile(
    r"\b(?:about|around|approx\w*|circa|roughly|estimate\w*|guess\w*|from memory)\b", re.I
)
BRACKET = re.compile(r"\s?[(\[]\s?(?P<about>~?)(?=[0-9])")
IN_BRACKETS = re.compile(r"\s?[*_`]{0,3}[(\[]\s?(?=[0-9A-Z])")
CLOSING = re.compile(r"\s?[)\]][*_`]{0,3}")
SAME_ZONE = re.compile(r"\s\(?(?P<zone>[A-Z]{3,4})\b\)?")
_LOCAL_BESIDE = re.compile(
    r"\s?/\s?(?:[0-2][0-9]:?[0-5][0-9]|[-–]{2,4}|\?{2,4})\s?L(?:T|CL)?\b", re.A
)
"""The same time by the clocks of the place: "0345Z/0445L"."""

BEHIND_T = re.compile(r"T[0-9]{1,2}[:.h]?[0-9]{2}$", re.A)
"""The end of a moment such as 2026-03-02T10:15, as computers write it."""

COMPACT = re.compile(r"(?<![0-9])(?:19|20)[0-9]{6}$")
SHORTCODE = re.compile(r":[a-z][a-z0-9_+-]{1,30}:")
SEPARATOR = re.compile(
    r"\.{2,}|…|<[-=]+|\*\*[-–—]{1,3}\*\*|[:;,|>=]+|[-–—−]{2,3}>?|[-–—−]>?(?!(?<=\s-)[0-9])|[→➜➔⇒»·•、，]|\+(?=\s)|/(?=\s)|\.(?=[*_`\])]{0,3}(?:\s|$))"
)
LINK = re.compile(r"\((https?://[^\s()]{1,500})\)")
ALSO = re.compile(
    rf"\s*(?:[(\[/=|]|aka)\s*(?=[*_`]{{0,2}}[0-9~]|(?:UTC|GMT)[\s:]|(?:{any_of(MONTHS)})\s[0-9]"
    r"|(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6},?\s[0-9])",
    re.I,
)
ALSO_THERE = re.compile(r"\s*(?:[,;/=|]|and)\s*(?=[0-9~]|(?:UTC|GMT)[\s:])", re.I)
IN_PLACE = re.compile(r"\sin\s(?P<place>[A-Z][^\W\d]+(?:\s[A-Z][^\W\d]+)?)(?=[)\]])")
"""Where it was so late, as in "10:00 (12:00 in Paris)"."""

CLOCK_BEHIND_ZONE = re.compile(r"[\s:]\s?[0-2]?[0-9][:.][0-5][0-9]", re.A)
"""What stands behind the zone of another clock: "15:22 (UTC 06:22)"."""

BEFORE_ZONE = re.compile(r",?\s\(?(?=[A-Z])|\s?\((?=[A-Z])")
PARTED_ZONE = re.compile(r",\s(?=[A-Z])")
BEHIND_PARTED = re.compile(r"[*_`]{0,3}(?:[)\]]|\s?[:|]|\s[-–—]\s|$)|[*_`]{1,3}\s")
"""What stands around the zone of "(21/06/2016, 9:14 am, UTC+8) text"."""

NO_CLOCK = re.compile(r"(?:T|,?\s)(?:[0-2][0-9]|[xX?]{2}):[xX?]{2}(?::[xX?]{2})?Z?(?![\w?])")
"""A clock time of which no more than the hour is known, behind its date."""

NO_SECOND = re.compile(r":[xX?]{2}(?=Z|\W|$)")
YEAR_NOTE = re.compile(r"\s(?:r|г)\.(?=[\s,):]|$)")
"""The word for a year behind it, in Polish and Russian."""

WEEKDAY_NOTE = re.compile(
    r"\s*[(（](?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}|[月火水木金土日월화수목금토일])[)）]"
    r"|,?\s(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b\.?,?"
    r"(?=\s(?:at\s)?~?[0-9]|[>\])]|[*_`]{0,3}(?:\s?:\s|\s[-–—|]\s)|[*_`]{1,3}\s|:?[*_`]{0,3}$)",
    re.I,
)
_NO_DAY = (
    r"(?:(?:19|20)(?![02468][048]|[13579][26])[0-9]{2}-02-29|(?:19|20)[0-9]{2}-(?:02-3[01]"
    r"|(?:0[469]|11)-31|(?:0[1-9]|1[0-2])-(?:3[2-9]|00)|(?:1[3-9]|00)-[0-3][0-9]"
    r"|[01][0-9]-(?:[xX?]{2}|DD|dd)|(?:[xX?]{2}|MM|mm)-(?:[xX?]{2}|DD|dd)))"
    r"(?:[ T][0-2][0-9]:[0-5][0-9])?"
)
"""A day that is in no calendar, or that nobody knows."""

NO_ONE_KNOWS = re.compile(
    rf"(?:{_NO_DAY}|"
    r"[-–—?]{1,4}[:.][-–—?]{1,4}|[-–?]{4}(?=Z\b)|[0-2]?[0-9]:[xX?_]{2}|\?{2,4}|(?:xx|XX|\?\?|nn|HH):(?:xx|XX|\?\?|nn|MM)"
    rf"|(?:(?i:{any_word('unknown_time')})|{any_word('unknown')})(?=\s?[-–—→:|\])*]|`\s?[-–—:|]))"
    r"(?=[\s\])*_`:|-]|\[\^|Z\b|$)(?!`?\s(?:=|means|stands\sfor)\s)"
)
UNKNOWN = re.compile(
    r"(?:[-–—?]{1,4}[:.][-–—?]{1,4}|\?{1,4}|[-–—]{1,3}|(?:x{2}|\*{2}):(?:x{2}|\*{2})|tb[cd]"
    rf"|n/?[ak]|{any_word('unknown', 'unknown_time')})",
    re.I,
)


def behind_local(text: str, pos: int) -> int:
    """Give where the text goes on behind the same time by the clocks of the place, if there is."""
    match = _LOCAL_BESIDE.match(text, pos)
    return match.end() if match else pos
