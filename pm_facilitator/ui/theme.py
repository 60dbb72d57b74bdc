"""The look of the windows: one palette of tokens as QPalette, fonts and a short stylesheet."""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache

from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QFont, QFontDatabase, QPalette
from PySide6.QtWidgets import QAbstractButton, QApplication

from pm_facilitator import assets
from pm_facilitator.figures.palette import THEMES, Palette, palette, tokens


class Theme(QObject):
    """The theme in use; follows the system unless the user has chosen light or dark.

    Signals:
        changed: the new Palette.
    """

    changed = Signal(object)

    def __init__(self, app: QApplication, choice: str = "system") -> None:
        super().__init__(app)
        self._app = app
        self._choice = choice
        self._family: tuple[str, ...] = ()
        self.palette = palette(choice if choice in THEMES else self._first_look())

    def furnish(self) -> None:
        """Dress the app; the first window is painted with nothing but its background before."""
        self._family = _load_fonts()
        self._app.setStyle("Fusion")
        self._app.styleHints().colorSchemeChanged.connect(self._apply)
        self._apply()

    def choose(self, choice: str) -> None:
        """Use "light", "dark" or "system"."""
        self._choice = choice
        self._apply()

    def toggle(self) -> str:
        """Switch between light and dark and give which it is now."""
        self.choose("light" if self.palette.name == "dark" else "dark")
        return self.palette.name

    @contextmanager
    def laid_aside(self) -> Iterator[None]:
        """Lay the stylesheet aside while windows are made, so that each widget is styled once.

        Under a stylesheet Qt styles a widget again with all that is in it whenever it is put into
        another one: for a review that takes longer than to make everything in it.
        """
        sheet = self._app.styleSheet()
        self._app.setStyleSheet("")
        try:
            yield
        finally:
            self._app.setStyleSheet(sheet)

    def _apply(self) -> None:
        self.palette = palette(self._name())
        size = int(tokens("type")["body"])
        font = QFont(list(self._family))
        font.setPixelSize(size)
        # Under a stylesheet, font and palette would have everything styled once more each.
        self._app.setStyleSheet("")
        self._app.setFont(font)
        self._app.setPalette(_qt_palette(self.palette))
        self._app.setStyleSheet(stylesheet(self.palette))
        self._redraw_icons()
        self.changed.emit(self.palette)

    def _redraw_icons(self) -> None:
        # Not needed for the first paint, and the drawing of SVG comes along with it.
        from pm_facilitator.ui.icons import icon, icon_color

        for widget in self._app.allWidgets():
            symbol = widget.property("symbol")
            if symbol and isinstance(widget, QAbstractButton):
                widget.setIcon(icon(symbol, icon_color(widget)))

    def _name(self) -> str:
        """Give "light" or "dark", as chosen or as the system has it."""
        if self._choice in THEMES:
            return self._choice
        # The namespace of all Qt's words takes ten milliseconds: it can wait for the first paint.
        from PySide6.QtCore import Qt

        return "dark" if self._app.styleHints().colorScheme() is Qt.ColorScheme.Dark else "light"

    def _first_look(self) -> str:
        """Guess by the system's own window colour, for the background of the first paint."""
        return "dark" if self._app.palette().window().color().value() < 128 else "light"


def stylesheet(colors: Palette) -> str:
    """Write the stylesheet of a theme; ``{name}`` in the template is a token."""
    sheet = assets.text("theme.qss")
    values = {**colors.colors, **{k: str(v) for k, v in tokens("type").items()}}
    values |= {"icons": (assets.root() / "icons").as_posix(), "theme": colors.name}
    values |= {f"stage_{name}": value for name, value in colors.stage.items()}
    for name in sorted(values, key=len, reverse=True):
        sheet = sheet.replace(f"@{name}", values[name])
    return sheet


@cache
def _load_fonts() -> tuple[str, ...]:
    loaded: list[str] = []
    for file in sorted((assets.root() / "fonts").glob("*.ttf")):
        number = QFontDatabase.addApplicationFont(str(file))
        loaded += QFontDatabase.applicationFontFamilies(number)
    first = str(tokens("type")["family"])
    return (first, *dict.fromkeys(name for name in loaded if name != first))


def _qt_palette(colors: Palette) -> QPalette:
    roles = {
        QPalette.ColorRole.Window: "surface",
        QPalette.ColorRole.Base: "raised",
        QPalette.ColorRole.AlternateBase: "sunken",
        QPalette.ColorRole.Button: "raised",
        QPalette.ColorRole.WindowText: "text",
        QPalette.ColorRole.Text: "text",
        QPalette.ColorRole.ButtonText: "text",
        QPalette.ColorRole.ToolTipBase: "raised",
        QPalette.ColorRole.ToolTipText: "text",
        QPalette.ColorRole.PlaceholderText: "text_soft",
        QPalette.ColorRole.Highlight: "accent",
        QPalette.ColorRole.HighlightedText: "on_accent",
        QPalette.ColorRole.Accent: "accent",
        QPalette.ColorRole.Link: "accent",
        QPalette.ColorRole.Light: "raised",
        QPalette.ColorRole.Midlight: "sunken",
        QPalette.ColorRole.Mid: "border",
        QPalette.ColorRole.Dark: "border_strong",
        QPalette.ColorRole.Shadow: "border",
    }
    made = QPalette()
    for role, token in roles.items():
        made.setColor(role, QColor(colors[token]))
    disabled = QColor(colors["text_soft"])
    for role in (
        QPalette.ColorRole.WindowText,
        QPalette.ColorRole.Text,
        QPalette.ColorRole.ButtonText,
    ):
        made.setColor(QPalette.ColorGroup.Disabled, role, disabled)
    return made
