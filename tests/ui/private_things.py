"""A board full of what the group must not see, and the window that must not show it."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from pm_facilitator.domain.entities import (
    Action,
    Entity,
    Factor,
    LockerItem,
    Note,
    NoteGroup,
    Person,
    TimelineEvent,
)
from pm_facilitator.domain.vocabulary import LockerState, Stage
from pm_facilitator.session import Session
from pm_facilitator.ui.windows.audience import AudienceWindow
from tests.ui.conftest import START

BLAME = "The engineer should have known that the certificate ends"

ALWAYS_PRIVATE = (
    "HIDDEN-NOTE",
    "HIDDEN-GROUP",
    "KNOWN-NOW",
    "TOLD-AS",
    "READ-THERE",
    "HANDLE",
    "TEAM-OF-SOMEBODY",
    "WHERE-IT-IS-FROM",
    "SET-ASIDE-BECAUSE",
)


def private_records(session: Session) -> list[Entity]:
    """Give records whose texts, or parts of them, the group must not see."""
    bone = session.board.bones[0].id
    stages = (Stage.RECAP, Stage.REFLECT, Stage.IMPROVE)
    return [
        NoteGroup("group", title="HIDDEN-GROUP"),
        *(Note(f"n-{s.value}", "HIDDEN-NOTE", s, hidden=True, group_id="group") for s in stages),
        Note("blame", BLAME),
        TimelineEvent(
            "event",
            time=START,
            text="Cards are refused",
            visible_then="Dashboards are green",
            known_now="KNOWN-NOW",
            told="TOLD-AS",
            origins=("READ-THERE",),
            source="WHERE-IT-IS-FROM",
        ),
        Factor("factor", "Certificates are renewed by hand", bone),
        LockerItem("waiting", "LOCKER-IDEA", Stage.RECAP, START),
        LockerItem("left", "OLD-IDEA", state=LockerState.SET_ASIDE, reason="SET-ASIDE-BECAUSE"),
        Person("person", "Kim", handle="HANDLE", team="TEAM-OF-SOMEBODY"),
        Action("action", "Watch the end dates"),
    ]


def press(window: AudienceWindow, key: Qt.Key) -> None:
    window.activateWindow()
    QTest.keyClick(window, key)
