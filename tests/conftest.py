"""What every test gets: an offscreen screen, a home of its own, no network, no silent warnings."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

pytest_plugins = [
    "pytester",
    "tests.helpers.isolation",
    "tests.helpers.libraries",
    "tests.helpers.logfail",
    "tests.helpers.gui",
    "tests.helpers.properties",
    "tests.helpers.patience",
    "tests.helpers.screen",
    "tests.helpers.browser",
    "tests.helpers.shell",
]
