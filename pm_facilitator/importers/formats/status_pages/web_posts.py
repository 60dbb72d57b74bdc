"""The posts of a feed of the web, in the forms of Atom and RSS, whole or in part."""

import re
from collections import defaultdict
from dataclasses import dataclass, field
from html import escape
from html.entities import html5
from xml.parsers import expat

from pm_facilitator.errors import ImportFailed
from pm_facilitator.importers.formats.html_text import html_text
from pm_facilitator.importers.formats.values import clean, web_links
from pm_facilitator.importers.formats.xml_events import Handler, quiet_parser

MOST_POSTS = 500
"""More posts than this are left out; pages give some twenty of them."""

_MOST_CHARACTERS = 8_000_000
_LONGEST_WORDS = 500
_PROLOG = r"(?:<\?[^<>]{0,300}\?>\s*|<!--(?:[^-]|-(?!->)){0,2000}-->\s*){0,9}"
_TAG = r"<(?P<tag>(?:!DOCTYPE\s+)?(?:feed|rss|rdf:RDF)|entry|item)"
_OPENING = re.compile(rf"\s*{_PROLOG}{_TAG}(?P<more>[\s>][^<]{{0,400}})", re.I)
_ENTITY = re.compile(r"&([A-Za-z][A-Za-z0-9]{1,20};)")
_OF_XML = frozenset(("amp;", "lt;", "gt;", "quot;", "apos;"))
_POSTS = frozenset(("entry", "item"))
_BODIES = ("encoded", "content", "description", "summary")
"""What holds the words of a post, the fullest first."""

_WRITTEN = ("published", "pubdate", "date", "issued", "updated", "modified", "lastbuilddate")
"""What tells when it was written, the surest first."""


@dataclass(slots=True)
class Post:
    """One post.

    Attributes:
        when: when it was published, as it is written.
        lines: its words as people see them, line by line.
        links: the address of it.
    """

    title: str
    when: str
    lines: list[str] = field(default_factory=list)
    links: tuple[str, ...] = ()


@dataclass(slots=True)
class Posts:
    """All posts of a feed, and whether it broke off before its end."""

    posts: list[Post] = field(default_factory=list)
    cut: bool = False


def is_feed(head: str) -> bool:
    """Tell by its beginning whether a text is a feed, or one that begins within a post."""
    match = _OPENING.match(head)
    if match is None:
        return False
    return match["tag"].startswith("!") or _opens_post(match["more"])


def read_posts(text: str) -> Posts:
    """Read the posts in their order; of a feed that breaks off, those that were read until then.

    Raises:
        ImportFailed: when it is far too long, or holds what is made to do harm.
    """
    if len(text) > _MOST_CHARACTERS:
        raise ImportFailed("This feed is far too long.", "Save the part of the incident.")
    collector = _Collector()
    parser = quiet_parser(collector, _refuse, "utf-8")
    match = _OPENING.match(text)
    # What was copied out of the midst of a feed has many beginnings.
    around = match is not None and match["tag"].lower() in _POSTS
    whole = _ENTITY.sub(_numbered, clean(text.strip().removeprefix("\ufeff")))
    parts = ("<feed>", whole, "</feed>") if around else (whole,)
    found = collector.found
    try:
        for part in parts:
            parser.Parse(part.encode(), False)
        parser.Parse(b"", True)
    except expat.ExpatError:
        found.cut = True
        collector.close()
    found.posts = found.posts[:MOST_POSTS]
    return found


def _opens_post(more: str) -> bool:
    """Tell whether what follows is another tag, or a name of the namespace."""
    inside = more.partition(">")[2].strip()
    return not inside or "xmlns" in more or "version" in more


def _refuse(_name: str, _system: str | None, _public: str | None, with_own: bool) -> None:
    if with_own:
        raise ImportFailed("This feed holds what no feed needs.", "Copy the page in its place.")


def _numbered(match: re.Match[str]) -> str:
    """Write a sign that only HTML has a name for by its number."""
    sign = html5.get(match[1]) if match[1] not in _OF_XML else None
    return "".join(f"&#{ord(each)};" for each in sign) if sign else match[0]


class _Collector(Handler):
    """Collects the words of the elements of a post, with the tags that stand inside them."""

    def __init__(self) -> None:
        self.found = Posts()
        self.words: defaultdict[str, list[str]] = defaultdict(list)
        self.inside: list[str] = []
        self.link = ""
        self.open = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Begin a post or one of its elements."""
        low = name.lower()
        if low in _POSTS and not self.inside:
            self.close()
            self.open = True
        elif self.open:
            if self.inside:
                self.words[self.inside[0]].append(f"<{low}>")
            elif low == "link" and attributes.get("rel", "alternate") == "alternate":
                self.link = self.link or attributes.get("href", "")
            self.inside.append(low)

    def end(self, name: str) -> None:
        """End it."""
        low = name.lower()
        if self.inside:
            self.inside.pop()
            if self.inside:
                self.words[self.inside[0]].append(f"</{low}>")
        elif low in _POSTS:
            self.close()

    def said(self, text: str) -> None:
        """Take words; inside of other tags their signs are written as HTML has them."""
        if self.inside:
            self.words[self.inside[0]].append(text if len(self.inside) == 1 else escape(text))

    def close(self) -> None:
        """Take the post that is open, if there is one."""
        said = {name: "".join(words).strip() for name, words in self.words.items()}
        body = next(filter(None, map(said.get, _BODIES)), "")
        when = next(filter(None, map(said.get, _WRITTEN)), "")
        title = " ".join(html_text(said.get("title", ""))[0].split())[:_LONGEST_WORDS]
        if self.open and (body or title) and len(self.found.posts) <= MOST_POSTS:
            lines = html_text(body)[0].split("\n") if body else []
            links = web_links(self.link, said.get("link", ""))
            self.found.posts.append(Post(title, when[:_LONGEST_WORDS], lines, links[:1]))
        self.words.clear()
        self.inside, self.link, self.open = [], "", False
