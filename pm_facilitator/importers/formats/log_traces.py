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
_LONGEST = 400


def is_trace(line: str) -> bool:
    """Tell whether a line without a time of its own belongs to the trace of what stands above."""
    return _TRACE.match(line[:_LONGEST]) is not None


def explains_above(text: str) -> bool:
    """Tell whether what follows a time only explains the entry above, as PostgreSQL has it."""
    return _OF_DATABASE.match(text) is not None
