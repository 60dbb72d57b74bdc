"""Whether Qt can open a window here, asked before Qt itself is, which would abort instead.

Needs the standard library only, so that ``dev.py`` can ask before anything is installed.
"""

import ctypes
import importlib.util
import os
import sys
from collections.abc import Iterable, Mapping
from pathlib import Path

_BASE = {
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2"),
    "libGL.so.1": ("libgl1", "libglvnd-glx"),
    "libEGL.so.1": ("libegl1", "libglvnd-egl"),
    "libfontconfig.so.1": ("libfontconfig1", "fontconfig"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs"),
}
_X11 = {
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb"),
    "libxcb-xkb.so.1": ("libxcb-xkb1", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11"),
}
_WAYLAND = {"libwayland-cursor.so.0": ("libwayland-cursor0", "libwayland-cursor")}

_LIBRARIES = {"xcb": _BASE | _X11, "wayland": _BASE | _WAYLAND}
"""Each platform's shared libraries, with their packages in Debian and in Fedora."""

_INSTALLERS = ("apt-get", "dnf")
"""The package managers whose names for the libraries are known, in the order of the names."""


def chosen_platform(environ: Mapping[str, str] = os.environ) -> str:
    """Give the name of the Qt platform that would be used: xcb, wayland, offscreen, ..."""
    wish = environ.get("QT_QPA_PLATFORM", "").partition(";")[0].partition(":")[0]
    return wish or ("wayland" if environ.get("WAYLAND_DISPLAY") else "xcb")


def missing_libraries(platform: str | None = None) -> list[str]:
    """Give the shared libraries that Qt needs on this platform and does not find."""
    if _always_has_a_screen():
        return []
    platform = platform or chosen_platform()
    found_missing = _missing_for(_plugin(platform))
    if found_missing is None:
        return []
    names = dict.fromkeys(filter(None, [found_missing, *_LIBRARIES.get(platform, _BASE)]))
    return [name for name in names if _missing_for(name) is not None]


def installer() -> str | None:
    """Give the package manager of this computer, or None where it is not a known one."""
    import shutil

    return next((name for name in _INSTALLERS if shutil.which(name)), None)


def packages_of(libraries: Iterable[str], manager: str) -> list[str]:
    """Give the packages that bring these shared libraries, as this package manager calls them."""
    known = _BASE | _X11 | _WAYLAND
    column = _INSTALLERS.index(manager)
    return list(dict.fromkeys(known[name][column] for name in libraries if name in known))


def advice() -> str | None:
    """Give what to do so that Qt can start, or None when nothing is missing."""
    missing = missing_libraries()
    if not missing:
        return None
    manager = installer()
    packages = packages_of(missing, manager) if manager else []
    remedy = f"Install them with: sudo {manager} install -y {' '.join(packages)}"
    wanted = f"Qt needs libraries that are not on this computer: {', '.join(missing)}."
    return f"{wanted} {remedy if packages else 'Please install them.'}"


def no_display(environ: Mapping[str, str] = os.environ) -> str | None:
    """Give why no window can be shown, or None when there is a screen."""
    if _always_has_a_screen() or chosen_platform(environ) not in _LIBRARIES:
        return None
    display = environ.get("DISPLAY", "")
    if environ.get("WAYLAND_DISPLAY") or (display and _x_answers(display)):
        return None
    if display:
        return f"The screen {display}, which DISPLAY names, does not answer."
    return "There is no screen here: neither DISPLAY nor WAYLAND_DISPLAY is set."


def _always_has_a_screen() -> bool:
    return sys.platform in ("win32", "darwin")


def _plugin(platform: str) -> str:
    """Give the path of Qt's own plugin for a platform; empty while PySide6 is not installed."""
    spec = importlib.util.find_spec("PySide6")
    if spec is None or spec.origin is None:
        return ""
    plugin = Path(spec.origin).parent / "Qt" / "plugins" / "platforms" / f"libq{platform}.so"
    return str(plugin) if plugin.exists() else ""


def _missing_for(library: str) -> str | None:
    """Try to load a library; give the name of the one that is missing, or None when all is well.

    The name is empty where the system does not tell it.
    """
    if not library:
        return ""
    try:
        ctypes.CDLL(library)
    except OSError as error:
        name, colon, _ = str(error).partition(":")
        return name if colon and ".so" in name else ""
    return None


def _x_answers(display: str) -> bool:
    try:
        xcb = ctypes.CDLL("libxcb.so.1")
    except OSError:
        return True  # the missing library is the better thing to speak of
    xcb.xcb_connect.restype = ctypes.c_void_p
    connection = ctypes.c_void_p(xcb.xcb_connect(display.encode(), None))
    answers: bool = xcb.xcb_connection_has_error(connection) == 0
    xcb.xcb_disconnect(connection)
    return answers
