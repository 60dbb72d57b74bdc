"""Text broken into lines, each of them a few runs in one style and script direction."""

from collections.abc import Iterator
from dataclasses import dataclass

from pm_facilitator.figures.fonts import measure
from pm_facilitator.figures.right_to_left import visual
from pm_facilitator.figures.shapes import Text
from pm_facilitator.report.blocks import Rich, Span
from pm_facilitator.report.paper.look import Style, colors
from pm_facilitator.report.paper.strips import Element, Link, Part
from pm_facilitator.report.text import reads_from_right

_RIGHT_TO_LEFT_MARK = "\u200f"


@dataclass(frozen=True, slots=True)
class SetText:
    """A text in its style, broken into lines; ``from_right`` when it is read from the right."""

    lines: tuple[Rich, ...]
    style: Style
    width: float
    from_right: bool = False

    @property
    def height(self) -> float:
        """Give its height in points."""
        return len(self.lines) * self.style.leading

    def part(self, element: Element | None, x: float, y: float, start: int, end: int) -> Part:
        """Give some of the lines as shapes, the first of them at the top."""
        style = self.style
        shapes: list[Text] = []
        links: list[Link] = []
        for place, line in enumerate(self.lines[start:end]):
            top = y + place * style.leading
            self._set(line, x + style.left, top, shapes, links)
        return Part(element, tuple(shapes), tuple(links))

    def _set(self, line: Rich, x: float, top: float, shapes: list[Text], links: list[Link]) -> None:
        style, baseline = self.style, top + self.style.baseline
        if self.from_right:
            x += self.width - 2 * style.left - sum(map(self._width, line))
        for place, span in enumerate(line):
            bold = style.bold or span.strong
            shapes.append(Text(x, baseline, span.text, style.size, _color(span, style), bold))
            if span.link or place + 1 < len(line):
                width = self._width(span)
                if span.link:
                    box = (x, top, width, style.leading)
                    links.append(Link(*box, target=span.link, words=span.text))
                x += width

    def _width(self, span: Span) -> float:
        return measure().width(visual(span.text), self.style.size, self.style.bold or span.strong)


def set_text(text: Rich, style: Style, width: float) -> SetText:
    """Break a line or paragraph for a width, which its indent is a part of."""
    spans = tuple(span for span in text if span.text)
    whole = "".join(span.text for span in spans)
    # A text with bold parts is measured bold: its lines end a little early, none runs over.
    bold = style.bold or any(span.strong for span in spans)
    lines = measure().wrap(whole, width - style.left, style.size, bold)
    if len(spans) == 1 and whole.isascii():
        [only] = spans
        return SetText(tuple((_part_of(only, line),) for line in lines), style, width)
    from_right = reads_from_right(whole)
    cut = tuple(_cut(spans, whole, lines))
    if from_right:
        cut = tuple(_in_one(line) for line in cut)
    return SetText(cut, style, width, from_right)


def set_words(text: str, style: Style, width: float) -> SetText:
    """Break a plain text for a width."""
    return set_text((Span(text),), style, width)


def _cut(spans: Rich, whole: str, lines: tuple[str, ...]) -> Iterator[Rich]:
    """Give the spans of each line; between lines only blanks are left out."""
    end = 0
    for line in lines:
        start = whole.index(line, end)
        end = start + len(line)
        yield tuple(_between(spans, start, end))


def _between(spans: Rich, start: int, end: int) -> Iterator[Span]:
    place = 0
    for span in spans:
        text = span.text[max(start - place, 0) : max(end - place, 0)]
        if text:
            yield _part_of(span, text)
        place += len(span.text)


def _part_of(span: Span, text: str) -> Span:
    return Span(text, span.strong, span.soft, span.link)


def _in_one(line: Rich) -> Rich:
    """Join a line that is read from the right: only as a whole it can be put into order."""
    text = "".join(span.text for span in line)
    if not text:
        return ()
    if not reads_from_right(text):
        text = _RIGHT_TO_LEFT_MARK + text
    links = {span.link for span in line}
    link = links.pop() if len(links) == 1 else ""
    strong, soft = any(span.strong for span in line), all(span.soft for span in line)
    return (Span(text, strong, soft, link),)


def _color(span: Span, style: Style) -> str:
    if span.link:
        return colors()["accent"]
    return colors()["text_soft"] if span.soft else style.color
