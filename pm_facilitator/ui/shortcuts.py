"""Every key of the app in one table; the menus, the help page and the manual are made from it."""

from dataclasses import dataclass

KEYS: dict[str, tuple[str, ...]] = {
    "new": ("Ctrl+N",),
    "library": ("Ctrl+O",),
    "import": ("Ctrl+I",),
    "details": ("Ctrl+,",),
    "export:.pdf": ("Ctrl+E",),
    "export-as": ("Ctrl+Shift+E",),
    "quit": ("Ctrl+Q",),
    "note": ("F2",),
    "event": ("F3",),
    "idea": ("F4",),
    "audience": ("F5",),
    "devices": ("Shift+F5",),
    "action": ("F6",),
    "document": ("Ctrl+Alt+D",),
    "question": ("F7",),
    "copy-question": ("Ctrl+F7",),
    "park-question": ("Shift+F7",),
    "show-question": ("Ctrl+Shift+F7",),
    "clock": ("F8",),
    "panel": ("F9",),
    "checks": ("Shift+F9",),
    "full-screen": ("F11",),
    "room": ("F12",),
    "help": ("F1",),
    "round": ("Ctrl+R",),
    "round-before": ("Ctrl+Alt+R",),
    "round-again": ("Ctrl+Shift+R",),
    "round-next": ("Ctrl+Shift+PgDown",),
    "round-back": ("Ctrl+Shift+PgUp",),
    "round-write": ("Shift+F2",),
    "round-clock": ("Shift+F8",),
    "round-add-1": ("Ctrl+F8",),
    "next-stage": ("Ctrl+PgDown",),
    "previous-stage": ("Ctrl+PgUp",),
    "add-1": ("Ctrl+Alt+1",),
    "add-2": ("Ctrl+Alt+2",),
    "add-5": ("Ctrl+Alt+5",),
    "freeze": ("Ctrl+Alt+F",),
    "black": ("Ctrl+Alt+B",),
    "white": ("Ctrl+Alt+W",),
    "wording": ("Ctrl+.",),
    "outline": ("Ctrl+L",),
    "find": ("Ctrl+F",),
    "link": ("Ctrl+J",),
    "link-back": ("Ctrl+Shift+J",),
    "theme": ("Alt+Shift+D",),
}
"""The keys of each command of the main window, the first one being shown."""


@dataclass(frozen=True, slots=True)
class Group:
    """A heading of the help page with its lines of keys and what they do."""

    title: str
    lines: tuple[tuple[str, str], ...]


GROUPS = (
    Group(
        "From anywhere, also while typing",
        (
            ("F2", "New sticky note"),
            ("F3", "New event; a clock time at its start is understood"),
            ("F4", "Park an idea in the locker"),
            ("F6", "New action"),
            ("F7", "Next question"),
            ("Ctrl+F7", "Copy the question"),
            ("Shift+F7", "Park the question in the locker"),
            ("Ctrl+Shift+F7", "Show the question to the group, or take it away"),
            ("F8", "Start or pause the clock"),
            ("Ctrl+.", "Take the coach's wording"),
            ("Ctrl+J", "Go to what the selected record is linked to; again: to the next"),
            ("Ctrl+Shift+J", "Back to where that began"),
            ("Ctrl+Z", "Undo"),
            ("Ctrl+Y", "Redo, also Ctrl+Shift+Z"),
        ),
    ),
    Group(
        "The meeting",
        (
            ("Ctrl+PgDown", "Next stage"),
            ("Ctrl+PgUp", "Stage before"),
            ("Ctrl+Alt+1", "One minute more for this stage"),
            ("Ctrl+Alt+2", "Two minutes more"),
            ("Ctrl+Alt+5", "Five minutes more"),
            ("Ctrl+Alt+D", "The document: its sections with help, and a preview; again: back"),
            ("F5", "Open or close the audience window"),
            ("Shift+F5", "Let participants in on their own devices, see who is here, end it"),
            ("Ctrl+Alt+F", "Hold the picture in the audience window"),
            ("Ctrl+Alt+B", "Audience window black"),
            ("Ctrl+Alt+W", "Audience window white"),
            ("F9", "Show or fold the private panel"),
            ("Shift+F9", "What is worth a second look in the whole review"),
            ("F12", "What to say when the room gets difficult; again or Esc: close"),
        ),
    ),
    Group(
        "Small-group round",
        (
            ("Ctrl+R", "Prepare a round, or go to the one that is held"),
            ("Ctrl+Alt+R", "Ask before the meeting; again: back to the board"),
            ("Ctrl+Shift+PgDown", "Next step of the round"),
            ("Ctrl+Shift+PgUp", "Step before"),
            ("Ctrl+Shift+R", "This step again, with its whole time"),
            ("Shift+F2", "Write notes for a group; again: for the next group"),
            ("Shift+F8", "Pause the round's clock, or let it go on"),
            ("Ctrl+F8", "One minute more for this step"),
        ),
    ),
    Group(
        "Preparing a round",
        (
            ("Alt+Right", "Move somebody to the next group; Alt+Left: to the one before"),
            ("Right", "To the next group; Left: to the one before"),
            ("Delete", "Take somebody out of their group"),
            ("Ctrl+Z", "Take the last decision back; Ctrl+Y: decide so again"),
            ("Ctrl+Enter", "Start the round"),
            ("Esc", "Back to the board; what was chosen is kept"),
        ),
    ),
    Group(
        "Voting on a board",
        (
            ("+", "Give a vote to what is selected"),
            ("-", "Take a vote back from it"),
            ("D", "Dots in hand: a click gives a vote, Alt+click takes one back; Esc ends"),
        ),
    ),
    Group(
        "When the room gets difficult",
        (
            ("1", "Blame is spoken aloud; 2 to 9: the other difficulties, as listed"),
            ("Space", "Another way to say it"),
            ("B", "Take a break; the clock stands meanwhile; again: end it"),
            ("Esc", "Close the card"),
        ),
    ),
    Group(
        "On every board",
        (
            ("Enter", "Type into what is selected; Esc ends"),
            ("Delete", "Delete what is selected"),
            ("Ctrl+A", "Select all"),
            ("Ctrl+D", "Duplicate"),
            ("Ctrl+C", "Copy what is selected, also into another review"),
            ("Ctrl+X", "Cut it"),
            (
                "Ctrl+V",
                "Paste records, a picture, lines as notes, or a timeline to be imported",
            ),
            ("Tab", "Go to the next item, on the fishbone: nest"),
            ("Space+drag", "Pan; also the middle button or two fingers"),
            ("Ctrl+wheel", "Zoom at the pointer; also Ctrl++ and Ctrl+-"),
            ("Ctrl+0", "Zoom 100 %"),
            ("Shift+1", "Fit all"),
            ("Shift+2", "Fit the selection"),
            ("Ctrl+L", "Show the board as a list and go there; Esc: back to the board"),
            ("Shift+C", "Show or fold what the note colours mean"),
            ("Shift+M", "Show or fold the map of the board"),
            ("Shift+F10", "What can be done with what is selected, or here; also the Menu key"),
            ("Ctrl+F", "Find on the board; Enter or F3: next hit, with Shift: the one before"),
        ),
    ),
    Group(
        "Showing the group something",
        (
            ("L", "Laser pointer, while held or until L again; it leaves no trace"),
            ("S", "Spotlight on what is selected; S or Esc ends it"),
            ("Shift+G", "Bring the group's view to yours once"),
        ),
    ),
    Group(
        "Tools of the board",
        (
            ("V", "Select and move; Esc lays any other tool down"),
            ("Shift+H", "Hand: pan by dragging"),
            ("Shift+N", "Note, where you click"),
            ("T", "Free text, where you click"),
            ("A", "Arrow from one thing or place to another"),
            ("Shift+F", "Frame; what lies wholly inside moves along with it"),
            ("Shift+D", "Highlighter; 1 to 6: its colour, Shift: a straight line"),
            ("Shift+E", "Eraser; Alt spares what it touched"),
            ("Q", "Keep the tool in hand after use, or not"),
        ),
    ),
    Group(
        "Arranging a board",
        (
            ("Up", "Move what is selected; with Shift further"),
            ("Alt+Shift+Right", "Wider; Left: narrower; Down: taller; Up: lower"),
            ("Ctrl+Shift+Left", "Line up on the left; Right, Up, Down: on the other sides"),
            ("Ctrl+Shift+C", "Line up by the centres, in a column"),
            ("Ctrl+Shift+M", "Line up by the middles, in a row"),
            ("Ctrl+Shift+H", "Equal gaps from left to right"),
            ("Ctrl+Shift+V", "Equal gaps from top to bottom"),
            ("Ctrl+]", "Bring forward; Ctrl+Shift+]: to the front"),
            ("Ctrl+[", "Send back; Ctrl+Shift+[: to the very back"),
            ("Ctrl+Shift+L", "Lock in its place, or unlock"),
            ("Ctrl+Shift+A", "Arrow from the first to the second of two that are selected"),
            ("Alt+drag", "Move a copy; Alt may come after the drag has begun"),
            ("Shift+drag", "In one direction only; on a handle: keep the proportion"),
            ("Ctrl+drag", "Without snapping to neighbours"),
        ),
    ),
    Group(
        "Timeline",
        (
            ("E", "New event"),
            ("Left", "A minute earlier; Right: later"),
            ("H", "Highlight"),
            ("G", "Agreed"),
            ("U", "Ask the group what is missing or happened differently; Esc: stop asking"),
            ("M", "Name the event on the axis, as a milestone"),
            ("R", "Show the group what we know now of the event, beside what was visible then"),
            ("K", "Choose the kind"),
            ("B", "Open or fold the selected burst of alerts, or all; also Enter on its card"),
            ("Alt+wheel", "Zoom in time at the pointer"),
            ("Alt+=", "Longer axis; Alt+-: shorter, Alt+0: as it was"),
            ("Shift+P", "Play forward: Space or Right uncovers an event, Left covers it, Esc ends"),
        ),
    ),
    Group(
        "Import",
        (
            ("Alt+Down", "Next doubt, with its answers in hand; Alt+Up: the one before"),
            ("Space", "Take the selected events, or leave them out"),
            ("Enter", "Change the cell; Esc leaves it as it was"),
            ("Ctrl+V", "Paste a text or files; on an event: a picture or a link as evidence"),
            ("Ctrl+Z", "Take the last decision back; Ctrl+Y: decide so again"),
            ("Ctrl+Enter", "Take what is ticked"),
            ("Esc", "Leave; what was handed in can be brought back"),
        ),
    ),
    Group(
        "Export",
        (
            ("Ctrl+Enter", "Write the document"),
            ("Ctrl+Shift+C", "Copy its text"),
            ("Esc", "Back; what is being written is stopped"),
        ),
    ),
    Group(
        "Fishbone and notes",
        (
            ("N", "New note"),
            ("1", "Mark notes as an observation; 2 to 6: the other meanings"),
            ("Ctrl+G", "Put the selected notes into a group; Enter on the group: name it"),
            ("Ctrl+Shift+G", "Ungroup, or take the selected notes out of their group"),
            (
                "Ctrl+Alt+G",
                "Gather similar notes; Enter: accept, Down: skip, Ctrl+Enter: all",
            ),
            ("F", "Make a factor of the note"),
            ("Ctrl+Enter", "New factor beside the selected one"),
            ("Ctrl+Shift+Enter", "New factor below the selected one"),
            ("Tab", "Nest the factor; Shift+Tab: lift it"),
            ("Alt+Left", "To the bone before; Alt+Right: to the next"),
            ("Alt+Up", "Move the factor up; Alt+Down: down"),
        ),
    ),
    Group(
        "Chain of whys",
        (
            ("W", "Ask why: an answer below the selected factor or answer"),
            ("Shift+W", "What else had to be true: an answer beside, and all of them needed"),
            ("Ctrl+Enter", "Another answer beside the selected one"),
            ("Alt+W", "Any of the answers below, or all of them"),
            ("Y", "As a fault tree, or as a tree of answers"),
            ("Ctrl+Down", "From the factor to its first answer; Ctrl+Up: back"),
            ("Up", "To what it answers; Down, Left, Right: to the others"),
        ),
    ),
    Group(
        "Outline of the fishbone",
        (
            ("Alt+2", "Show the outline; Alt+1: the drawing alone, Alt+3: the table"),
            ("Enter", "New factor after this line; in the middle of it: split it"),
            ("Tab", "Nest the factor; Shift+Tab: lift it"),
            ("Alt+Up", "Move the line up; Alt+Down: down"),
            ("Alt+Left", "To the category before; Alt+Right: to the next"),
            ("Backspace", "On an empty line: remove it"),
            ("Ctrl+Shift+Backspace", "Delete the line with everything below it"),
            ("Ctrl+Enter", "New factor at the end of this category"),
            ("Ctrl+Shift+Enter", "New category"),
            ("Up", "To the line above; Down: below"),
            ("Esc", "To the drawing"),
        ),
    ),
    Group(
        "Table of factors",
        (
            ("Enter", "Change the cell; Esc leaves it as it was"),
            ("S", "Sort by the column: up, down, as on the fishbone"),
            ("Ctrl+Enter", "New factor in the same category"),
            ("Delete", "Delete the factor"),
        ),
    ),
    Group(
        "Improve",
        (
            ("Alt+1", "The actions; Alt+2: each factor with what answers it, Alt+3: the matrix"),
            ("A", "Make an action of the parked idea, or one against the factor"),
            ("M", "The idea is part of an action that we have; Enter takes it, Esc leaves it"),
            ("K", "Keep the idea for later, as it is"),
            ("S", "Set the idea aside, with a reason"),
            ("D", "Decide not to act, on the idea or on the factor"),
        ),
    ),
    Group(
        "Matrix of actions",
        (
            ("I", "then 1 to 5: impact"),
            ("E", "then 1 to 5: effort"),
            ("O", "then 1 to 5: how often it could happen again"),
            ("H", "then 1 to 5: how hard it would hit"),
            ("Y", "By impact and effort, or by the risk of recurrence"),
        ),
    ),
    Group(
        "The document",
        (
            ("Alt+Down", "Next section; Alt+Up: the one before"),
            ("Alt+Right", "Next section that is empty"),
            ("Alt+Return", "From the list into the section"),
        ),
    ),
    Group(
        "Audience window",
        (
            ("F11", "Full screen"),
            ("B", "Black; W: white"),
            ("F", "Hold the picture"),
            ("Esc", "Uncover, or leave full screen"),
        ),
    ),
    Group(
        "The app",
        (
            ("Ctrl+N", "New review"),
            ("Ctrl+O", "Library"),
            ("Ctrl+I", "Import"),
            ("Ctrl+E", "Export as PDF"),
            ("Ctrl+Shift+E", "Look at the document, choose its format, readers and place"),
            ("Ctrl+,", "Details of the incident"),
            ("Alt+Shift+D", "Light or dark"),
            ("F1", "This list"),
            ("F11", "Full screen"),
            ("Ctrl+Q", "Quit"),
        ),
    ),
)


def as_markdown() -> str:
    """Write the page of the manual about keys, ``docs/keyboard.md``."""
    lines = ["# Keyboard", "", "Every key of the app. F1 shows the same list, with a search.", ""]
    for group in GROUPS:
        lines += [f"## {group.title}", "", "| Key | What it does |", "| --- | --- |"]
        lines += [f"| `{keys}` | {meaning} |" for keys, meaning in group.lines]
        lines.append("")
    return "\n".join(lines)
