"""The structure of a PDF: which marks on its pages are which heading, cell or figure.

reportlab writes none of this by itself; it is added as objects of the PDF format, each written out
as it stands in the file, since a long table has thousands of them.
"""

from collections.abc import Iterator

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFObject, PDFString
from reportlab.pdfgen.canvas import Canvas

from pm_facilitator.report.paper.strips import Element, Link

_FIRST_LINK = 1_000_000
"""Links are numbered from here in the list of what belongs to whom, pages from zero."""
_OURS = "/Title /P"
"""Roles that not every reader of PDFs knows, with those that all know."""


class Tags:
    """Marks what is drawn on a canvas, and writes the tree of the marks at the end."""

    def __init__(self, canvas: Canvas, root: Element) -> None:
        self._canvas = canvas
        self._document = canvas._doc  # noqa: SLF001 - reportlab has no public way to its objects
        self._root = root
        self._here: list[Element] = []  # whose marks are on this page, in their order
        self._pages: list[list[Element]] = []
        self._links: list[tuple[Element, PDFDictionary]] = []
        self._numbers: dict[Element, int] = {}

    def begin(self, element: Element | None) -> None:
        """Begin what belongs to an element, or what decorates the page."""
        if element is None:
            self._say("/Artifact BMC")
            return
        _attach(element)
        number = len(self._here)
        element.kids.append((len(self._pages), number))
        self._here.append(element)
        self._say(f"/{element.role} <</MCID {number}>> BDC")

    def end(self) -> None:
        """End what was begun."""
        self._say("EMC")

    def link(
        self, element: Element | None, link: Link, box: tuple[float, float, float, float]
    ) -> None:
        """Put a link on the page, as a part of an element."""
        annotation = PDFDictionary({"Type": PDFName("Annot"), "Subtype": PDFName("Link"), "F": 4})
        annotation["Contents"] = PDFString(link.words)
        annotation["Rect"] = PDFArray(box)
        annotation["Border"] = PDFArray([0, 0, 0])
        if link.target.startswith("#"):
            annotation["Dest"] = self._canvas._bookmarkReference(link.target[1:])  # noqa: SLF001
        else:
            uri = {"S": PDFName("URI"), "URI": PDFString(link.target)}
            annotation["A"] = PDFDictionary(uri)
        if element is not None:
            annotation["StructParent"] = _FIRST_LINK + len(self._links)
            place = Element("Link", element)
            element.kids.append(place)
            place.kids.append((len(self._pages), annotation))
            self._links.append((place, annotation))
        self._canvas._addAnnotation(annotation)  # noqa: SLF001

    def end_page(self) -> None:
        """Tell the page that was just shown where its marks are listed."""
        page = self._document.Pages.pages[-1]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = len(self._pages), PDFName("S")
        self._pages.append(self._here)
        self._here = []

    def write(self) -> None:
        """Add the tree to the document."""
        tree = _Written()
        root = self._number(tree)
        elements = [self._root, *_below(self._root)]
        objects = {element: _Written() for element in elements}
        self._numbers = {element: self._number(written) for element, written in objects.items()}
        pages = [self._number(page) for page in self._document.Pages.pages]
        for element, written in objects.items():
            parent = root if element is self._root else self._numbers[_parent(element)]
            written.data = self._element(element, parent, pages)
        told = (
            f"/Type /StructTreeRoot /K {self._numbers[self._root]} 0 R "
            f"/ParentTree << /Nums [ {self._owners()} ] >> /RoleMap << {_OURS} >>"
        )
        tree.data = b"<< " + told.encode() + b" >>"
        self._document.Catalog.StructTreeRoot = tree
        self._document.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _element(self, element: Element, parent: int, pages: list[int]) -> bytes:
        own = next((kid[0] for kid in element.kids if isinstance(kid, tuple)), None)
        kids = " ".join(self._kid(kid, own, pages) for kid in element.kids)
        said = f"/Type /StructElem /S /{element.role} /P {parent} 0 R /K [ {kids} ]"
        if own is not None:
            said += f" /Pg {pages[own]} 0 R"
        if element.role == "TH":
            scope = "Column" if element.column_heading else "Row"
            said += f" /A << /O /Table /Scope /{scope} >>"
        alt = b" /Alt " + PDFString(element.alt).format(self._document) if element.alt else b""
        return b"<< " + said.encode() + alt + b" >>"

    def _kid(self, kid: object, own: int | None, pages: list[int]) -> str:
        if isinstance(kid, Element):
            return f"{self._numbers[kid]} 0 R"
        assert isinstance(kid, tuple)
        page, mark = kid
        if not isinstance(mark, int):
            return f"<< /Type /OBJR /Pg {pages[page]} 0 R /Obj {self._number(mark)} 0 R >>"
        if page == own:
            return str(mark)
        return f"<< /Type /MCR /Pg {pages[page]} 0 R /MCID {mark} >>"

    def _owners(self) -> str:
        """List which element each mark of each page, and each link, belongs to."""
        listed: list[str] = []
        for page, elements in enumerate(self._pages):
            refs = " ".join(f"{self._numbers[element]} 0 R" for element in elements)
            listed.append(f"{page} [ {refs} ]")
        for number, (element, _) in enumerate(self._links, start=_FIRST_LINK):
            listed.append(f"{number} {self._numbers[element]} 0 R")
        return " ".join(listed)

    def _number(self, made: PDFObject) -> int:
        name = self._document.Reference(made).name
        number: int = self._document.idToObjectNumberAndVersion[name][0]
        return number

    def _say(self, code: str) -> None:
        self._canvas._code.append(code)  # noqa: SLF001


class _Written(PDFObject):  # type: ignore[misc]  # reportlab has no types
    """An object that is already written as it stands in the file."""

    __RefOnly__ = 1

    def __init__(self) -> None:
        self.data = b""

    def format(self, document: object) -> bytes:
        """Give what stands in the file."""
        return self.data


def _below(element: Element) -> Iterator[Element]:
    for kid in element.kids:
        if isinstance(kid, Element):
            yield kid
            yield from _below(kid)


def _parent(element: Element) -> Element:
    assert element.parent is not None
    return element.parent


def _attach(element: Element) -> None:
    """Hang an element and all above it into the tree, at the first thing that is drawn of it."""
    parent = element.parent
    if parent is not None and not element.kids:
        _attach(parent)
        parent.kids.append(element)
