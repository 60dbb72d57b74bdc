"""What every test gets: an offscreen screen, a home of its own, and no silent warnings."""

import os

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
