"""Messages copied out of the window of Google Meet."""

from pm_facilitator.importers.formats.messengers.slack_paste import SlackPaste


class MeetPaste(SlackPaste):
    """A name above its time, the words below; in a short chat each name may come only once."""

    name = "Google Meet chat"
    named_at_least = 1
