"""Lines that a machine wrote: logs in the forms of many programs, and data in braces."""

import re

_LOG = re.compile(
    r"\W{0,3}(?:[A-Z]{3}\s)?\W{0,3}(?:\[[^\]]{1,40}\]\s)?\W{0,3}"
    r"(?:ERROR|WARN|WARNING|INFO|DEBUG|TRACE|FATAL|CRITICAL|NOTICE(?!:\s\S)|ERR|PANIC|(?:LOG|HINT|DETAIL)(?=:))\b(?![a-z])"
    r"|:\s[0-9]{1,9}\.[0-9]{3}:\s\["
)
# A time in braces, and a template of a wiki.
_BRACED = re.compile(r"\{\s?[0-2]?[0-9]:[0-5][0-9][^{}\"]{0,20}\}|\{\{[\w #]", re.A)
_STAMP = r"[A-Z][a-z]{2}\s{1,2}[0-9]{1,2}\s[0-9]{2}:[0-9]{2}:[0-9]{2}\s"
_OF_PERSON = r"[A-Z][^\W\d_]{1,30}\s[A-Z][^\W\d_]{1,30}:\s"
_OF_HOST = rf"{_STAMP}\S{{1,80}}\s"
_SYSLOG = re.compile(rf"{_STAMP}(?!{_OF_PERSON})\S{{1,80}}\s[^\s:]{{1,80}}:")
_OF_PROCESS = re.compile(rf"{_OF_HOST}\S{{1,80}}\[[0-9]{{1,8}}\]:")
_RUNIT = re.compile(r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}_[0-2][0-9]:[0-5][0-9]:[0-5][0-9]", re.A)
_KLOG = re.compile(r"\[?[EWIDF]\s?[0-9]{4,6}\s[0-9]{2}:[0-9]{2}:[0-9]{2}")
_MACHINE_STAMP = re.compile(
    r"\W{0,3}(?:[0-9]{4}[-/][0-9]{2}[-/][0-9]{2}[T ])?[0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?"
    r"(?:Z|\s?[+-][0-9]{2}:?[0-9]{2})?"
)
_IN_THREAD = re.compile(
    r"\[[0-2][0-9]:[0-5][0-9]:[0-5][0-9]\]\s\[[^\]]{1,60}/(?:INFO|WARN|ERROR|FATAL|DEBUG)\]"
)
"""How servers of games and others on the same library write."""

_BRACKETED = re.compile(
    r"\[[A-Z][a-z]{2}\s[A-Z][a-z]{2}\s{1,2}[0-9]{1,2}\s[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\.[0-9]{1,6})?"
    r"\s[0-9]{4}\]\s(?:\[[a-z]|[a-z][\w.-]{1,40}(?:\[[0-9]{1,8}\])?:\s)",
    re.A,
)
"""What a program prints behind the whole date in brackets."""

_OF_FIELDS = re.compile(
    r"(?:19|20)[0-9]{2}-[0-9]{2}-[0-9]{2}[T ][0-9]{2}:[0-9]{2}:[0-9]{2}(?:[.,][0-9]{1,9})?Z\s{2,}"
    r"\S.{0,200}(?:\s{2,}|\s[a-z][a-z0-9_.]{0,30}=\S.{0,200}\s)[a-z][a-z0-9_.]{0,30}=\S{1,200}$",
    re.A,
)
"""A line in columns, of which the last ones are named; people may write one "retries=3"."""

_ACCESS_LOG = re.compile(
    r"[0-9a-f.:]{7,45}\s\S{1,60}\s\S{1,60}\s\[[^\]]{10,40}\]\s\""
    r"|\[[0-3][0-9]/[A-Z][a-z]{2}/[0-9]{4}:[0-9]{2}:[0-9]{2}:[0-9]{2}(?:\s[+-][0-9]{4})?\]\s",
    re.A,
)
"""A request as servers of the web log it, be it without the address it came from."""
_FORMS = (_SYSLOG, _KLOG, _RUNIT, _ACCESS_LOG, _IN_THREAD, _BRACKETED, _OF_FIELDS)


def is_process_log(content: str) -> bool:
    """Tell whether a line is syslog's of a process, which nobody writes into a list by hand."""
    return _OF_PROCESS.match(content) is not None


def tells_level(content: str) -> bool:
    """Tell whether what stands behind a time begins with the level of a log, as in "WARN retry"."""
    return _LOG.match(content) is not None


def is_log(content: str) -> bool:
    """Tell whether a line was written by a machine."""
    if content.startswith(("{", "}", "$ ")) and not _BRACED.match(content):
        return True
    if any(form.match(content) for form in _FORMS):
        return True
    stamp = _MACHINE_STAMP.match(content)
    return bool(stamp and _LOG.match(content, stamp.end()))
