"""Nobody is named outside: lists, texts alone, hosts; and the author is told what was left out."""

from hashlib import sha256
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator import presets
from pm_facilitator.domain.board import Board
from pm_facilitator.domain.entities import (
    Action,
    Note,
    Person,
    Review,
    SectionText,
    TimelineEvent,
)
from pm_facilitator.domain.vocabulary import DocumentTemplate, PersonRole
from pm_facilitator.importers.accepting.convert import review_changes
from pm_facilitator.importers.intake.taking import take
from pm_facilitator.importers.known import read_source
from pm_facilitator.importers.protocol import Hints
from pm_facilitator.report.addresses import addresses, without_addresses
from pm_facilitator.report.audience import for_audience
from pm_facilitator.report.build import build
from pm_facilitator.report.data import from_values, to_json
from pm_facilitator.report.html import render_html
from pm_facilitator.report.left_out import left_out, look_again
from pm_facilitator.report.markdown import render_markdown
from pm_facilitator.report.roles import Roles
from tests.report.boards import MADE_AT, options

DOCUMENTS = Path(__file__).parents[3] / "shared" / "data" / "postmortems"

# Who is named in these documents was read out of them by hand. Only salted sums of the words are
# kept here, so that no name of anybody comes into the project.
NAMED = {
    "Chia-Network__2022-08-19-CATbleed.md": (
        *("788ee84ea95928c9", "7a478500f7e2a9bb", "8cf17521e9c03462", "141fe91cdbf37d23"),
    ),
    "Chia-Network__2024-02-15-Financial-instutition-credentials.md": (
        *("478e8c3a63a3abad", "5c475cabbf755c86"),
    ),
    "Chia-Network__2021-05-10-WikiAttack.md": (
        *("d7d7df897d242c37", "7a98be444d186708", "7056bad696a53e9d"),
    ),
    "Chia-Network__2022-01-27-Ramp-Card.md": ("478e8c3a63a3abad",),
}
ATTENDED = [
    "dfds__PM2021-009_-_All_services_returning_404_in_Kubernetes.md",
    "dfds__PM2025-002_-_Traefik_rule_preventing_some_inbound_traffic.md",
]


def sums(text: str) -> set[str]:
    """Give the sums of every word of a text, small, letters and digits apart from the rest."""
    words = set("".join(c if c.isalnum() else " " for c in text.lower()).split())
    return {sha256(b"pm-facilitator/no-names" + w.encode()).hexdigest()[:16] for w in words}


def read(name: str) -> Board:
    draft = read_source(take([DOCUMENTS / name]), Hints(None, None))
    changes, _ = review_changes(draft, MADE_AT, "UTC", title="", name="document")
    board = Board()
    board.apply(changes)
    return board


def outside(board: Board) -> list[str]:
    """Give all that leaves the house: text, web page with its figures, and data."""
    document = build(board, options("external"))
    data = to_json(for_audience(board, "external"), MADE_AT)
    return [render_markdown(document), render_html(document), data]


needs_documents = pytest.mark.skipif(
    not DOCUMENTS.is_dir(), reason="the evaluation documents are not beside this checkout"
)


@needs_documents
@pytest.mark.parametrize("name", NAMED)
def test_nobody_of_a_real_document_is_named_outside(name: str) -> None:
    wanted = set(NAMED[name])
    assert wanted <= sums((DOCUMENTS / name).read_text(encoding="utf-8"))
    for text in outside(read(name)):
        assert wanted.isdisjoint(sums(text))


@needs_documents
@pytest.mark.parametrize("name", ATTENDED)
def test_who_attended_by_initials_is_not_told_outside(name: str) -> None:
    text = (DOCUMENTS / name).read_text(encoding="utf-8")
    told = text.split("## Attendees")[1].split("##")[0]
    initials = [part.strip("-,") for part in told.split() if part.strip("-,").isupper()]
    assert len(initials) >= 3
    document = render_markdown(build(read(name), options("external")))
    words = document.replace("/", " ").replace(",", " ").split()
    assert [each for each in initials if each in words] == []


def test_nobody_of_the_sample_is_named_outside() -> None:
    board = from_values(presets.sample_review()).board
    names = {part for person in board.people for part in person.name.replace("-", " ").split()}
    names |= {person.handle for person in board.people}
    inside = render_markdown(build(board, options()))
    assert sum(name in inside for name in names) > 10
    for text in outside(board):
        words = set("".join(c if c.isalnum() else " " for c in text).split())
        assert names & words == set()


def test_the_sample_tells_outsiders_nothing_that_is_worth_a_look_as_a_name_or_an_address() -> None:
    board = from_values(presets.sample_review()).board
    kinds = {slip.kind for slip in look_again(board, options())}
    assert kinds <= {"capital"}


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("Karin Lund rolled it back", "Somebody rolled it back"),
        ("We called Karin; Karin's phone was off", "We called somebody; somebody's phone was off"),
        ("It was Karin van Dyk who saw it", "It was somebody who saw it"),
        ("Aurora failed over and Travis ran", "Aurora failed over and Travis ran"),
        ("On Jan 20 and in May 2026", "On Jan 20 and in May 2026"),
        ("Mark the node. Will it hold?", "Mark the node. Will it hold?"),
        ("Paris and Frankfurt were down", "Paris and Frankfurt were down"),
    ],
)
def test_people_on_no_list_are_found_in_the_texts(text: str, shown: str) -> None:
    board = Board([Review("r", summary=text)])
    assert for_audience(board, "external").review.summary == shown


def test_several_people_on_no_list_are_told_apart_everywhere() -> None:
    board = Board(
        [
            Review("r", summary="Karin Lund called Tobias Ek."),
            TimelineEvent("e", text="Tobias answered; Lund listened"),
        ]
    )
    shown = for_audience(board, "external")
    assert shown.review.summary == "Person 1 called person 2."
    assert shown.events[0].text == "Person 2 answered; person 1 listened"


def test_who_is_called_by_a_calling_leaves_its_words_alone() -> None:
    called = Person("p", "Affected employee", PersonRole.STAKEHOLDER)
    roles = Roles.of(Board([Review("r"), called]))
    text = "The affected employee asked; every employee of the team waited"
    assert roles.replace_names(text) == ("The stakeholder asked; every employee of the team waited")


def test_a_service_with_a_given_name_keeps_it() -> None:
    board = Board([Review("r", summary="Then Ronja stopped.", services=("ronja",))])
    assert for_audience(board, "external").review.summary == "Then Ronja stopped."


@pytest.mark.parametrize(
    ("name", "text", "shown"),
    [
        ("王小明", "当天王小明重启了服务器", "当天the responder重启了服务器"),
        ("김철수", "김철수가 알렸다", "The responder가 알렸다"),
        (
            "Mira Holt",
            "see /home/mira_holt and mira.holt",
            "see /home/the responder and the responder",
        ),
        ("Mira Holt", "the branch miraholt-fix", "the branch the responder-fix"),
        ("Holt", "the holter stood in Holtville", "the holter stood in Holtville"),
    ],
)
def test_names_are_found_where_words_are_not_parted(name: str, text: str, shown: str) -> None:
    roles = Roles.of(Board([Review("r"), Person("p", name, PersonRole.RESPONDER)]))
    assert roles.replace_names(text) == shown


_PARTS = st.sampled_from(
    ["Mira", "José", "Anne-Marie", "van", "Holt", "Álvarez", "O'Neill", "王小明"]
)
_SAID = st.sampled_from(
    ["{} saw it", "then {}'s phone", "we asked @{}", "({})", "/home/{}/x", "{}, and {}", "**{}**"]
)


@given(st.lists(_PARTS, min_size=1, max_size=3, unique=True), st.lists(_SAID, min_size=1))
def test_no_way_of_writing_a_listed_name_leaves_the_house(
    parts: list[str], said: list[str]
) -> None:
    name = " ".join(parts)
    texts = [each.replace("{}", name) for each in said]
    board = Board(
        [
            Review("r", title=texts[0], summary="\n".join(texts)),
            Person("p", name, PersonRole.RESPONDER),
            SectionText("s", "lessons", texts[-1].upper()),
            *(TimelineEvent(f"e{n}", text=text.lower()) for n, text in enumerate(texts)),
        ]
    )
    text = render_markdown(build(board, options("external"))).casefold()
    for part in (part for part in parts if part != "van"):
        assert part.casefold() not in text


def test_initials_count_in_capitals_alone() -> None:
    board = Board([Review("r"), Person("p", "AN", PersonRole.RESPONDER)])
    roles = Roles.of(board)
    assert roles.replace_names("An alert rang; AN took it, an hour late") == (
        "An alert rang; the responder took it, an hour late"
    )


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("see wiki.example.internal/x for more", "see (host left out) for more"),
        ("on db-03.prod.example.com:5432.", "on (host left out)."),
        ("db-03 and web-eu-12 stopped", "(host left out) and (host left out) stopped"),
        ("from 10.0.12.7 to 192.168.1.0/24", "from (IP address left out) to (IP address left out)"),
        ("at fe80::1ff:fe23:4567:890a it", "at (IP address left out) it"),
        (r"copied to \\files\team\x", "copied to (host left out)"),
        ("ask ops@example.com", "ask (address left out)"),
        ("ssh://git@host.example.com/x", "(link left out)"),
        ("at 12:34:56 or 10::20", "at 12:34:56 or 10::20"),
        ("Node.js 20.1.2 read main.py and README.md", "Node.js 20.1.2 read main.py and README.md"),
        ("version 1.2.3 of step-2, e.g. utf-8", "version 1.2.3 of step-2, e.g. utf-8"),
        ("CVE-2022-36447 and INC-41", "CVE-2022-36447 and INC-41"),
        ("It stopped.At once", "It stopped.At once"),
    ],
)
def test_hosts_and_addresses_stay_inside(text: str, shown: str) -> None:
    assert without_addresses(text) == shown
    assert bool(list(addresses(text))) == (text != shown)


def test_the_author_is_told_what_was_left_out() -> None:
    board = Board(
        [
            Review(
                "r",
                template=DocumentTemplate.SECURITY,
                summary="Mira Holt asked @night about https://wiki.example.com and db-03",
            ),
            Person("p", "Mira Holt", PersonRole.COORDINATOR),
            TimelineEvent("e", text="x", source="#ops", evidence=("a", "b")),
            Note("n", "A note"),
            SectionText("s", "evidence", "In the safe"),
        ]
    )
    told = [str(each) for each in left_out(board)]
    assert told == [
        "Names that became roles: Mira Holt → the coordinator, @night → somebody.",
        "Links: https://wiki.example.com.",
        "Hosts: db-03.",
        "Sections that stay inside: Forensic evidence, Ideas in the locker, People present, "
        "Time spent.",
        "Records that stay inside: 1 source, 2 pieces of evidence, 1 note, 1 person on the list.",
    ]


def test_many_things_are_counted_beyond_the_first() -> None:
    links = " ".join(f"https://example.com/{number}" for number in range(20))
    told = [str(each) for each in left_out(Board([Review("r", summary=links)]))]
    assert told[0].endswith("https://example.com/11 and 8 more.")


def test_what_may_still_tell_is_shown_before_it_leaves() -> None:
    board = Board(
        [
            Review("r", summary="We asked Brixworth Logistics, and they called Zyloth twice."),
            Action("a", "Ask again", owner="Storage team"),
        ]
    )
    found = [(slip.kind, slip.text, slip.section) for slip in look_again(board, options())]
    assert found == [
        ("capital", "Brixworth Logistics", "summary"),
        ("capital", "Zyloth", "summary"),
    ]


def test_what_is_known_to_be_told_is_no_slip() -> None:
    board = Board([Review("r", summary="We asked Brixworth twice.", services=("Brixworth",))])
    assert look_again(board, options()) == []
