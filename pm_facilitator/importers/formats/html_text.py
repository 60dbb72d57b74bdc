"""The words of a message that is written in HTML."""

from html.parser import HTMLParser

_LONGEST = 100_000
_NEW_LINE = frozenset(("p", "div", "br", "li", "tr", "h1", "h2", "h3", "blockquote", "pre"))
_UNSEEN = frozenset(("script", "style", "head", "title"))


def html_text(content: str) -> tuple[str, tuple[str, ...]]:
    """Give the text as people see it, line by line, and the addresses that are linked in it."""
    parser = _Parser()
    parser.feed(content[:_LONGEST])
    parser.close()
    lines = (" ".join(line.split()) for line in "".join(parser.parts).split("\n"))
    return "\n".join(filter(None, lines)), tuple(dict.fromkeys(parser.links))


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.parts: list[str] = []
        self.links: list[str] = []
        self.unseen = 0

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Begin a line, or note a link or the words in place of a picture."""
        self.unseen += tag in _UNSEEN
        if tag in _NEW_LINE:
            self.parts.append("\n")
        told = dict(attrs)
        if tag == "a" and (target := told.get("href")):
            self.links.append(target)
        if tag in ("img", "emoji") and (words := told.get("alt")):
            self.parts.append(words)

    def handle_endtag(self, tag: str) -> None:
        """End a line."""
        self.unseen = max(0, self.unseen - (tag in _UNSEEN))
        if tag in _NEW_LINE:
            self.parts.append("\n")

    def handle_data(self, data: str) -> None:
        """Take words, whose line breaks mean no more than spaces."""
        if not self.unseen:
            self.parts.append(data.replace("\n", " "))
