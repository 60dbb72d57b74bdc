"""What is worth a look before the document goes out, brought together from all that looks at it."""

from pm_facilitator.domain.board import Board
from pm_facilitator.domain.completeness import missing
from pm_facilitator.domain.edits.life import open_comments
from pm_facilitator.report.lacking import lacking
from pm_facilitator.report.left_out import left_out, look_again
from pm_facilitator.report.options import ReportOptions
from pm_facilitator.report.template import template_of
from pm_facilitator.ui.document.to_do import Group, Line


def groups_of(board: Board, options: ReportOptions) -> list[Group]:
    """Give the groups of the list; the last two only when readers outside are meant."""
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
        ("Could be filled", optional, ""),
    ]
    if options.audience == "external":
        slips = [Line(f"{slip}.", slip.section) for slip in look_again(board, options)]
        nothing = "Nothing that looks like a name or an address is left."
        groups.insert(0, ("May still tell who or where", slips, nothing))
        groups.append(("Left out or replaced", [Line(str(e)) for e in left_out(board)], ""))
    return groups
