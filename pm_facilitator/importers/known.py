"""The importers there are, and reading a source with the one that recognises it."""

from collections.abc import Iterator
from dataclasses import replace

from pm_facilitator.importers.documents.structured import is_data, may_be_data
from pm_facilitator.importers.draft import ImportWarning, ReviewDraft
from pm_facilitator.importers.formats.calendars.icalendar import ICalendar
from pm_facilitator.importers.formats.delivery.builds import Builds
from pm_facilitator.importers.formats.delivery.git_log import GitLog
from pm_facilitator.importers.formats.delivery.hg_log import MercurialLog
from pm_facilitator.importers.formats.incident_tools.grafana_incident import GrafanaIncident
from pm_facilitator.importers.formats.incident_tools.incident_feeds import FireHydrant, Rootly
from pm_facilitator.importers.formats.incident_tools.incident_io import IncidentIo
from pm_facilitator.importers.formats.incident_tools.opsgenie import Opsgenie
from pm_facilitator.importers.formats.incident_tools.pagerduty import PagerDuty
from pm_facilitator.importers.formats.incident_tools.splunk_on_call import SplunkOnCall
from pm_facilitator.importers.formats.logs.cloudtrail import CloudTrail
from pm_facilitator.importers.formats.logs.journal import Journal
from pm_facilitator.importers.formats.logs.kubernetes import Kubernetes
from pm_facilitator.importers.formats.logs.logs import LogFile
from pm_facilitator.importers.formats.messengers.discord_export import DiscordExport
from pm_facilitator.importers.formats.messengers.discord_paste import DiscordPaste
from pm_facilitator.importers.formats.messengers.field_paste import FieldPaste
from pm_facilitator.importers.formats.messengers.markdown_chat import MarkdownChat
from pm_facilitator.importers.formats.messengers.matrix_export import MatrixExport
from pm_facilitator.importers.formats.messengers.mattermost_export import MattermostExport
from pm_facilitator.importers.formats.messengers.recordings import MeetRecording, ZoomRecording
from pm_facilitator.importers.formats.messengers.slack_export import SlackExport
from pm_facilitator.importers.formats.messengers.slack_paste import SlackPaste
from pm_facilitator.importers.formats.messengers.teams_graph import TeamsGraph
from pm_facilitator.importers.formats.messengers.teams_paste import TeamsPaste
from pm_facilitator.importers.formats.messengers.telegram_export import TelegramExport
from pm_facilitator.importers.formats.messengers.transcripts import Transcript
from pm_facilitator.importers.formats.messengers.zoom_chat import ZoomChat
from pm_facilitator.importers.formats.monitoring.alertmanager import Alertmanager
from pm_facilitator.importers.formats.monitoring.datadog import Datadog
from pm_facilitator.importers.formats.monitoring.grafana import Grafana
from pm_facilitator.importers.formats.monitoring.monitors import Monitors
from pm_facilitator.importers.formats.monitoring.nagios import Nagios
from pm_facilitator.importers.formats.monitoring.sentry import Sentry
from pm_facilitator.importers.formats.monitoring.zabbix import Zabbix
from pm_facilitator.importers.formats.private_messages import WithoutPrivate
from pm_facilitator.importers.formats.status_pages.status_updates import StatusUpdates
from pm_facilitator.importers.formats.status_pages.statuspage import Statuspage
from pm_facilitator.importers.formats.status_pages.web_feed import WebFeed
from pm_facilitator.importers.formats.tables.board_notes import BoardNotes
from pm_facilitator.importers.formats.tables.records import are_lines
from pm_facilitator.importers.formats.tables.tables import (
    DelimitedText,
    JsonRecords,
    SpreadsheetFile,
)
from pm_facilitator.importers.formats.trackers.azure_boards import AzureBoards
from pm_facilitator.importers.formats.trackers.github import GitHub
from pm_facilitator.importers.formats.trackers.jira import Jira
from pm_facilitator.importers.formats.trackers.servicenow import ServiceNow
from pm_facilitator.importers.formats.trackers.ticket_paste import TicketPaste
from pm_facilitator.importers.formats.trackers.trello import Trello
from pm_facilitator.importers.formats.trackers.zendesk import Zendesk
from pm_facilitator.importers.intake.files import read_content
from pm_facilitator.importers.intake.long_reading import InParts
from pm_facilitator.importers.intake.reading import Reader
from pm_facilitator.importers.protocol import Hints, Importer, Watch, preparing, unwatched
from pm_facilitator.importers.source import Source

_NOTHING = ReviewDraft()
_NOTHING_FOUND = (
    "Nothing was found in this text that has a time or stands below a known heading; "
    "begin lines with times such as 14:05."
)


class TextImporter:
    """Documents and timelines as people write them, and data in the forms of this app."""

    name = "Text"

    def recognises(self, source: Source) -> bool:
        """Take every single file: this importer is asked last."""
        return not source.files

    def read(self, source: Source, hints: Hints, watch: Watch) -> ReviewDraft:
        """Read the text, whatever it holds."""
        draft = read_content(
            source.text,
            day=hints.day,
            zone=hints.zone,
            spare=hints.spare,
            name=source.name,
            with_origins=True,
            watch=watch,
        )
        if replace(draft, form="", title="", zone=None, day=None) == _NOTHING:
            draft = replace(draft, warnings=(ImportWarning(0, _NOTHING_FOUND),))
        return replace(draft, form=draft.form or self.name)


def _may_be_data(source: Source) -> bool:
    return may_be_data(source.head)


def _is_data(source: Source) -> bool:
    return is_data(source.text)


IMPORTERS: tuple[Importer, ...] = (
    PagerDuty(),
    Opsgenie(),
    SplunkOnCall(),
    Statuspage(),
    StatusUpdates(),
    Alertmanager(),
    Grafana(),
    GrafanaIncident(),
    Datadog(),
    Zabbix(),
    Sentry(),
    Monitors(),
    IncidentIo(),
    FireHydrant(),
    Rootly(),
    GitHub(),
    Jira(),
    ServiceNow(),
    Zendesk(),
    AzureBoards(),
    Trello(),
    Builds(),
    ICalendar(),
    SlackExport(),
    TeamsGraph(),
    DiscordExport(),
    MattermostExport(),
    TelegramExport(),
    MatrixExport(),
    WebFeed(),
    InParts(ZoomChat()),
    ZoomRecording(),
    MeetRecording(),
    Transcript(),
    InParts(TeamsPaste()),
    InParts(DiscordPaste()),
    InParts(SlackPaste()),
    InParts(MarkdownChat()),
    CloudTrail(),
    Kubernetes(),
    Journal(),
    GitLog(),
    MercurialLog(),
    Nagios(),
    LogFile(),
    InParts(FieldPaste()),
    InParts(TicketPaste()),
    SpreadsheetFile(),
    InParts(JsonRecords(), each_line=True, unless=lambda source: not are_lines(source)),
    BoardNotes(),
    InParts(DelimitedText(), each_line=True),
    WithoutPrivate(InParts(TextImporter(), unless=_may_be_data), unless=_is_data),
)
"""In the order in which they are asked; the first that recognises a source reads it."""


def prepare() -> Iterator[None]:
    """Make what the importers of this app need before they are asked first, bit by bit."""
    for importer in IMPORTERS:
        yield from preparing(importer)


def read_source(
    source: Source, hints: Hints | None = None, watch: Watch = unwatched
) -> ReviewDraft:
    """Read whatever was handed in.

    A folder or an archive that nobody recognises as a whole is read file by file. Importers of
    other packages are asked before those of this app.

    Raises:
        ImportFailed: in one sentence, when it cannot be read.
        Cancelled: when the watch says so.
    """
    watch(0.0)  # before importers of other packages are looked for, which may take a while
    return Reader(IMPORTERS).read(source, hints or Hints(), watch)
