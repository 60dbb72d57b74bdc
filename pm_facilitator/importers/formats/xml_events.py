"""XML read as a stream, without any entities of its own."""

from collections.abc import Callable
from xml.parsers import expat


class Handler:
    """Hears of the elements of a document; their names come without a prefix."""

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """Hear of an element that begins."""

    def end(self, name: str) -> None:
        """Hear of an element that ends."""

    def said(self, text: str) -> None:
        """Hear of a piece of text."""


def quiet_parser(
    handler: Handler, refuse: Callable[..., None], encoding: str | None = None
) -> expat.XMLParserType:
    """Give a parser that tells the handler what it meets.

    Args:
        handler: what hears of it.
        refuse: called at a document type, where entities that grow without end are made; it raises.
        encoding: of what is parsed, whatever it says of itself.
    """
    parser = expat.ParserCreate(encoding)
    parser.buffer_text = True
    parser.StartElementHandler = lambda name, found: handler.start(_bare(name), _named(found))
    parser.EndElementHandler = lambda name: handler.end(_bare(name))
    parser.CharacterDataHandler = handler.said
    parser.StartDoctypeDeclHandler = refuse
    return parser


def _bare(name: str) -> str:
    return name.rpartition(":")[2]


def _named(found: dict[str, str]) -> dict[str, str]:
    return {_bare(name): value for name, value in found.items()}
