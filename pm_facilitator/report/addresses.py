"""Where things are found in a text: web and mail addresses, handles, hosts and IP addresses."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

MAIL = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
LINK = re.compile(r"(?:https?|ftp|ssh|git|file|slack|tel)://[^\s<>\"]+", re.IGNORECASE)
HANDLE = re.compile(r"(?<![\w@/.])@\w[\w.-]*\w|(?<![\w@/.])@\w")

_DOMAINS = (
    "com|net|org|io|dev|cloud|edu|gov|eu|info|biz|internal|local|localdomain|lan|corp|intra|intranet"
    "|home|svc|cluster|consul|arpa|int|de|uk|us|ch|at|fr|nl|se|dk|be|pl|es|it|jp|cn|in|br|au|ca"
)
_NAME = re.compile(
    rf"(?<![\w@./-])(?:[a-z0-9_](?:[a-z0-9_-]{{0,61}}[a-z0-9])?\.){{1,8}}(?:{_DOMAINS})\b"
    r"(?![\w-])(?!\.\w)(?::\d{1,5})?(?:/[^\s<>\"]*)?"
)
_MACHINE = re.compile(
    r"(?<![\w@./-])(?:db|web|app|api|node|host|srv|server|vm|ip|k8s|kube|redis|kafka|pg|postgres|mysql|"
    r"mongo|es|lb|proxy|cache|worker|master|etcd|gw|gateway|edge|mail|dns|ns|bastion|jump|build|prod)"
    r"[a-z0-9]*(?:-[a-z0-9]+)*-?\d{1,10}(?:-[a-z0-9]+)*\b(?![\w.]*\w@)"
)
_OCTET = r"(?:25[0-5]|2[0-4]\d|1?\d?\d)"
_IP4 = re.compile(
    rf"(?<![\w.])(?:{_OCTET}\.){{3}}{_OCTET}(?:/\d{{1,2}})?(?::\d{{1,5}})?(?![\w]|\.\d)"
)
_IP6 = re.compile(
    r"(?<![\w:.])(?=[0-9a-f:]*[0-9a-f])[0-9a-f]{0,4}(?::[0-9a-f]{0,4}){2,7}(?![\w:])",
    re.IGNORECASE,
)
_NO_RATIO = re.compile(r"[a-f]|[0-9]{3}", re.IGNORECASE)
_SHARE = re.compile(r"(?<!\w)\\\\[\w.-]+(?:\\[\w.$-]+)+")

LINK_LEFT, MAIL_LEFT, HOST_LEFT, IP_LEFT = (
    "(link left out)",
    "(address left out)",
    "(host left out)",
    "(IP address left out)",
)
"""What stands where something was left out."""


def without_addresses(text: str) -> str:
    """Replace links, mail addresses, hosts and IP addresses by words in brackets."""
    for step in _STEPS:
        text = step.pattern.sub(step.replace, text)
    return text


def addresses(text: str) -> Iterator[tuple[str, str]]:
    """Give what would be replaced: the words that stand for it, and what it is."""
    for step in _STEPS:
        found = (match.group() for match in step.pattern.finditer(text))
        yield from ((step.words, each) for each in found if step.fits(each))
        text = step.pattern.sub(step.replace, text)


def _any(found: str) -> bool:
    return True


def _is_ip6(found: str) -> bool:
    """Tell an address from a time of day and from the colons of a ratio."""
    groups = found.split(":")
    return len(groups) == 8 or ("::" in found and _NO_RATIO.search(found) is not None)


def _is_machine(found: str) -> bool:
    return "-" in found or re.search(r"\d{2,}$", found) is not None


@dataclass(frozen=True, slots=True)
class _Step:
    """What is looked for, what stands for it, and whether something found is meant."""

    pattern: re.Pattern[str]
    words: str
    fits: Callable[[str], bool] = _any

    def replace(self, found: re.Match[str]) -> str:
        return self.words if self.fits(found.group()) else found.group()


_STEPS = (
    _Step(LINK, LINK_LEFT),
    _Step(MAIL, MAIL_LEFT),
    _Step(_SHARE, HOST_LEFT),
    _Step(_NAME, HOST_LEFT),
    _Step(_IP4, IP_LEFT),
    _Step(_IP6, IP_LEFT, _is_ip6),
    _Step(_MACHINE, HOST_LEFT, _is_machine),
)
