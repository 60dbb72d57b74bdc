"""What is worth a look before the document goes out, brought together from all that looks at it."""

from collections.abc import Iterator
from itertools import groupby
from operator import attrgetter

from pm_facilitator.checks.writing import Remark, remarks
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.completeness import missing
from pm_facilitator.domain.edits.life import open_comments
from pm_facilitator.report.lacking import lacking
from pm_facilitator.report.left_out import left_out, look_again
from pm_facilitator.report.naming import names_to_roles
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.parts import PARTS
from pm_facilitator.report.template import Template, template_of
from pm_facilitator.ui.document.to_do import Group, Line


def groups_of(board: Board, options: ReportOptions) -> list[Group]:
    """Give the groups of the list; two of them only when readers outside are meant."""
    template = template_of(board.review)
    lacks = lacking(board, template)
    needed = [Line(str(lack), lack.section) for lack in lacks if lack.required]
    optional = [Line(str(lack), lack.section) for lack in lacks if not lack.required]
    comments = [
        Line(f"{each.by or 'A reader'}: {each.text}", each.section) for each in open_comments(board)
    ]
    groups: list[Group] = [
        ("Needed", needed, "Every section that the template asks for has something in it."),
        ("In the review", [Line(sentence) for sentence in missing(board)], ""),
        ("Comments that wait", comments, ""),
        *_wordings(board, template),
        ("Could be filled", optional, ""),
        ("Names in the texts", list(_names(board)), ""),
    ]
    if options.audience == "external":
        slips = [Line(f"{slip}.", slip.section) for slip in look_again(board, options)]
        nothing = "Nothing that looks like a name or an address is left."
        groups.insert(0, ("May still tell who or where", slips, nothing))
        groups.append(("Left out or replaced", [Line(str(e)) for e in left_out(board)], ""))
    return groups


def _names(board: Board) -> Iterator[Line]:
    """Offer roles in place of names, in every text at once."""
    texts = len(names_to_roles(board))
    if texts:
        said = "1 text names" if texts == 1 else f"{texts} texts name"
        yield Line(f"{said} somebody where a role tells the same.", act="Use roles")


def _wordings(board: Board, template: Template) -> Iterator[Group]:
    for title, found in groupby(remarks(board), attrgetter("title")):
        yield title, [_line(template, remark) for remark in found], ""


def _line(template: Template, remark: Remark) -> Line:
    text = f"“{remark.words}”: {remark.say}"
    section = remark.section or _section_of(template, remark)
    if section or remark.key[0] == "review":
        return Line(text, section, mark=remark.mark)
    return Line(text, key=remark.key, mark=remark.mark)


def _section_of(template: Template, remark: Remark) -> str:
    """Give the section in which a field of the review is written; empty when there is none."""
    if remark.key[0] != "review":
        return ""
    fits = (
        section.name
        for section in template.sections
        if any(remark.field in PARTS[name].fields for name in section.shows)
    )
    return next(fits, "")
