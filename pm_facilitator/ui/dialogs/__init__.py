"""The few dialogs and pages that ask for something."""
