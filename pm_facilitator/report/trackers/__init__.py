"""Actions for trackers: files and scripts that need no network and can be sent again."""
