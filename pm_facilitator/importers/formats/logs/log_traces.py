"""Lines of logs that go on with the entry above them, such as traces and hints."""

import re

_TRACE = re.compile(
    r"Caused by: |Suppressed: |Traceback \(most recent call last\):|During handling of the above"
    r"|The above exception was|--- End of |goroutine [0-9]+ \[|at \S+\s?\(.*\)$|\.\.\. [0-9]+ more"
    r"|(?:[A-Za-z_$][\w$]*[./:]{1,2})*[A-Z][\w$]*(?:Exception|Error|Throwable|Exit|Warning)(?::|$)"
    r"|(?:[a-z_$][\w$]*\.){1,12}[A-Za-z_$][\w$]*(?::\s|$)",
    re.A,
)
_OF_DATABASE = re.compile(
    r"(?:\[[^\]]{1,40}\]:?\s)?(?:\S{1,80}\s)?(?:DETAIL|HINT|STATEMENT|CONTEXT|QUERY|LOCATION):\s"
)
_REPEATED = re.compile(
    r"[A-Z][a-z]{2} [ 0-3]?[0-9] [0-9:]{8} (?:\S{1,255} )?(?:--- )?last message repeated"
    r" [0-9]+ times?\b"
)
"""What systems write instead of the same line once more."""

_LONGEST = 400


def goes_on_above(line: str) -> bool:
    """Tell whether a line belongs to what stands above it: a trace, or how often that came."""
    line = line[:_LONGEST]
    return _TRACE.match(line) is not None or _REPEATED.match(line) is not None


def explains_above(text: str) -> bool:
    """Tell whether what follows a time only explains the entry above, as PostgreSQL has it."""
    return _OF_DATABASE.match(text) is not None
