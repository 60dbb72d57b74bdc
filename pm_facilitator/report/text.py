"""What people typed, made safe to typeset: line ends, invisible characters, links."""

import re
import unicodedata
from urllib.parse import urlsplit

from pm_facilitator.report.blocks import Paragraph, Rich, Span

_LINK = re.compile(r"https?://[^\s<>\"“”«»]+", re.IGNORECASE)
_TRAILING = ".,;:!?'’…"
_BRACKETS = {")": "(", "]": "[", "}": "{"}
_UNSAFE_IN_LINK = {ord(char): f"%{ord(char):02X}" for char in ' "<>\\^`{|}'}
_SCHEMES = ("http", "https", "mailto")
_LABEL = 22
_JOINERS = "\u200c\u200d\u200e\u200f"  # some scripts and emoji are spelt with them
_INVISIBLE = ("Cc", "Cf", "Cs", "Zl", "Zp")


def clean(text: str) -> str:
    """Drop what cannot be printed or would reorder the text around it, and keep line breaks."""
    if text.isascii() and text.isprintable():
        return text.strip()
    lines = text.replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return "".join(char for char in lines if char == "\n" or _printable(char)).strip()


def one_line(text: str) -> str:
    """Clean a text and bring it onto one line."""
    return " ".join(clean(text).split())


def brief(text: str, most: int) -> str:
    """Shorten a text to so many characters: after a sentence if there is one, else after a word."""
    tidy = clean(text)
    if len(tidy) <= most:
        return tidy
    start = tidy[:most]
    ends = [found.end() for found in re.finditer(r"[.!?](?=\s)", start)]
    if ends and ends[-1] > most // 2:
        return f"{start[: ends[-1]]} …"
    return f"{start.rsplit(maxsplit=1)[0].rstrip(' ,;:-')} …"


def rich(text: str, *, strong: bool = False, soft: bool = False) -> Rich:
    """Turn a text into spans, its web addresses into links."""
    spans: list[Span] = []
    tidy, end = clean(text), 0
    for found in _LINK.finditer(tidy):
        address = _without_trailing(found.group())
        link = safe_link(address)
        if not link:
            continue
        spans.append(Span(tidy[end : found.start()], strong, soft))
        end = found.start() + len(address)
        spans.append(Span(address, strong, soft, link))
    spans.append(Span(tidy[end:], strong, soft))
    return tuple(span for span in spans if span.text)


def reference(text: str, *, soft: bool = False) -> Rich:
    """Turn a piece of evidence into a link with a short label, or into text if it is none."""
    tidy = one_line(text)
    link = safe_link(tidy)
    if not link:
        return rich(tidy, soft=soft)
    return (Span(_label(tidy), soft=soft, link=link),)


def paragraphs(text: str) -> tuple[Paragraph, ...]:
    """Split a longer text at its blank lines."""
    parts = re.split(r"\n\s*\n", clean(text))
    return tuple(Paragraph(rich(part)) for part in parts if part.strip())


def joined(parts: list[Rich], between: str = ", ", *, soft: bool = False) -> Rich:
    """Put several pieces on one line."""
    spans: list[Span] = []
    for part in parts:
        if spans and part:
            spans.append(Span(between, soft=soft))
        spans += part
    return tuple(spans)


def reads_from_right(text: str) -> bool:
    """Tell whether a text begins in a script that is read from the right."""
    if text.isascii():
        return False
    first = next((d for d in map(unicodedata.bidirectional, text) if d in ("L", "R", "AL")), "L")
    return first != "L"


def safe_link(address: str) -> str:
    """Give a web or mail address that may be followed, or nothing for any other."""
    if re.search(r"\s", address):
        return ""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    known = parts.scheme.lower() in _SCHEMES
    target = parts.path if parts.scheme.lower() == "mailto" else parts.netloc
    return address.translate(_UNSAFE_IN_LINK) if known and target else ""


def plain(text: Rich) -> str:
    """Give the bare words of a line."""
    return "".join(span.text for span in text)


def _label(address: str) -> str:
    """Name an address by what tells it from others: where it is and its last part."""
    parts = urlsplit(address)
    if parts.scheme.lower() == "mailto":
        return parts.path
    host = parts.netloc.rpartition("@")[2].removeprefix("www.").split(":")[0]
    place = host.split(".")[0] if host.count(".") > 1 else host
    steps = [step for step in parts.path.split("/") if step]
    last = "".join(
        [
            steps[-1] if steps else "",
            f"?{parts.query}" if parts.query else "",
            f"#{parts.fragment}" if parts.fragment else "",
        ]
    )
    between = "/…/" if len(steps) > 1 else "/"
    whole = place + (between + last if last else "")
    return whole if len(whole) <= _LABEL else f"{whole[: _LABEL - 1]}…"


def _without_trailing(address: str) -> str:
    while address:
        last = address[-1]
        opening = _BRACKETS.get(last)
        if last not in _TRAILING and (
            opening is None or address.count(opening) >= address.count(last)
        ):
            break
        address = address[:-1]
    return address


def _printable(char: str) -> bool:
    if char in _JOINERS:
        return True
    return unicodedata.category(char) not in _INVISIBLE and char not in "\ufffe\uffff"
