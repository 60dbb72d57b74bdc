"""The numbers by which the server keeps itself and the review out of trouble."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Rules:
    """Limits and intervals; times in seconds, rates in messages a second and as many at once.

    Attributes:
        pause: between two frames to everybody; whoever hands the news over makes the batches, and
            this is less than they take, since waiting for both would add up.
        connections: open at once in all, and ``from_one_place`` from one address: a hall may sit
            behind a single one.
        people: tokens given out while the page is on.
        join_within: how long a connection may be open without anybody joining.
        person_rate: what one participant may send, and ``stranger_rate`` one who has not joined.
        overall_rate: what all of them may send.
        asked_rate: how often one address may ask for the page's files.
        strikes: messages too many or unreadable, after which a connection is ended.
        behind: bytes not yet read by a page, above which it is told no more until it has caught up.
        stuck: how long a page may leave bytes unread.
        heartbeat: how often a page is asked whether it is still there.
    """

    pause: float = 0.02
    connections: int = 450
    from_one_place: int = 320
    people: int = 2000
    join_within: float = 10.0
    person_rate: tuple[float, float] = (10.0, 60.0)
    stranger_rate: tuple[float, float] = (0.5, 6.0)
    overall_rate: tuple[float, float] = (3000.0, 6000.0)
    asked_rate: tuple[float, float] = (50.0, 1500.0)
    strikes: int = 100
    behind: int = 32 * 1024
    stuck: float = 15.0
    heartbeat: float = 20.0
