"""Feeds of the web: the history of a status page in Atom and RSS."""

from datetime import date
from html import escape

import pytest

from pm_facilitator.domain.vocabulary import EventKind
from pm_facilitator.errors import ImportFailed
from tests.importers.formats.reading import read_text, told

_DAY = date(2026, 3, 12)
_UPDATE = (
    "<p><small>{month} <var data-var='date'>{day}</var>, <var data-var='time'>{time}</var> UTC"
    "</small><br><strong>{state}</strong> - {words}</p>"
)


def _update(month: str, day: int, time: str, state: str, words: str) -> str:
    return _UPDATE.format(month=month, day=day, time=time, state=state, words=words)


_LATE_HOOKS = _update("Jan", 1, "00:31", "Resolved", "All hooks were delivered.") + _update(
    "Dec", 31, "23:48", "Investigating", "Hooks are late."
)
_SLOW_PAGES = _update("Mar", 12, "09:31", "Resolved", "Pages are quick again.") + _update(
    "Mar", 12, "08:48", "Investigating", "Pages are slow."
)
_ATOM = f"""<?xml version="1.0" encoding="UTF-8"?>
<feed xml:lang="en-US" xmlns="http://www.w3.org/2005/Atom">
  <title>Parcelbay Status - Incident History</title>
  <updated>2026-05-02T10:01:00Z</updated>
  <entry>
    <id>tag:status.parcelbay.example,2005:Incident/2</id>
    <published>2026-03-12T09:31:08Z</published>
    <link rel="alternate" href="https://status.parcelbay.example/incidents/2"/>
    <title>Slow pages</title>
    <content type="html">{escape(_SLOW_PAGES)}</content>
  </entry>
  <entry>
    <id>tag:status.parcelbay.example,2005:Incident/1</id>
    <published>2026-01-01T00:31:08Z</published>
    <title>Late hooks</title>
    <content type="html">{escape(_LATE_HOOKS)}</content>
  </entry>
</feed>
"""


def _rss(*items: str) -> str:
    inside = "".join(f"<item>{item}</item>" for item in items)
    return f"<rss version='2.0' xmlns:content='c'><channel><title>S</title>{inside}</channel></rss>"


def test_the_updates_of_the_newest_incident_are_read_and_the_others_can_be_chosen() -> None:
    draft = read_text(_ATOM, "history.atom")
    assert told(draft) == [
        "09:31 Status page: Resolved - Pages are quick again.",
        "08:48 Status page: Investigating - Pages are slow.",
    ]
    assert draft.title == "Slow pages"
    assert draft.warnings[0].message.startswith("1 other incident was left out")
    (choice,) = draft.choices
    assert choice.options[1] == ("1", "2026-01-01 Late hooks")
    assert draft.form == "Web feed, 2 entries"


def test_days_without_a_year_are_those_around_the_day_of_the_post() -> None:
    draft = read_text(_ATOM, "history.atom", {"incident": "1"})
    assert [str(each.time) for each in draft.events] == [
        "2026-01-01 00:31:00+00:00",
        "2025-12-31 23:48:00+00:00",
    ]


def test_the_incident_of_the_day_of_the_review_is_preferred() -> None:
    assert read_text(_ATOM, "history.atom", day=date(2026, 1, 1)).title == "Late hooks"


def test_an_update_is_communication_with_the_address_of_its_incident() -> None:
    first = read_text(_ATOM, "history.atom").events[0]
    assert first.kind is EventKind.COMMUNICATION
    assert first.evidence == ("https://status.parcelbay.example/incidents/2",)
    assert first.origins == ("history.atom, entry 1: Resolved - Pages are quick again.",)
    assert first.told_zone == "UTC"


def test_posts_without_times_inside_are_entries_of_their_own() -> None:
    draft = read_text(
        _rss(
            "<title>Service is operating normally</title>"
            "<link>https://status.cloud.example/1</link>"
            "<pubDate>Mon, 02 Mar 2026 10:30:00 GMT</pubDate>"
            "<description><![CDATA[The <b>queue</b> is empty.]]></description>",
            "<title>Late orders</title><pubDate>Mon, 02 Mar 2026 01:05:00 -0800</pubDate>",
        )
    )
    assert told(draft) == ["01:05 : Late orders", "10:30 : Service is operating normally"]
    assert draft.events[1].details == "The queue is empty."
    assert draft.events[1].evidence == ("https://status.cloud.example/1",)


def test_a_part_copied_out_of_a_feed_is_read_though_its_tags_stand_unescaped() -> None:
    part = (
        "  <entry>\n<published>2026-03-12T09:31:08Z</published><title>Slow pages</title>\n"
        f"<content type='html'>\n{_SLOW_PAGES.replace('<br>', '<br />')}</content></entry>\n"
    )
    assert len(read_text(part).events) == 2
    encoded = f"<item><title>Slow</title><content:encoded>{escape(_SLOW_PAGES)}</content:encoded>"
    assert (
        len(read_text(f"{encoded}<pubDate>Thu, 12 Mar 2026 09:31:08 +0000</pubDate></item>").events)
        == 2
    )


def test_a_feed_that_breaks_off_gives_what_stands_above_and_says_so() -> None:
    draft = read_text(_ATOM[: _ATOM.index("Late hooks")], "history.atom")
    assert len(draft.events) == 2
    assert "breaks off" in draft.warnings[0].message


@pytest.mark.parametrize(
    "feed",
    [
        "<rss version='2.0'><channel></channel></rss>",
        "<feed xmlns='http://www.w3.org/2005/Atom'><entry",
        '<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "b">]><rss version="2.0"><item/></rss>',
    ],
)
def test_a_feed_without_posts_or_made_to_do_harm_is_refused_in_a_sentence(feed: str) -> None:
    with pytest.raises(ImportFailed):
        read_text(feed, "history.rss")


def test_signs_that_only_html_has_names_for_are_read() -> None:
    post = _update("Mar", 12, "09:31", "Resolved", "Pages&nbsp;&mdash; all &amp; any")
    draft = read_text(
        f"<entry>\n<title>x</title><summary>{escape(post)}</summary></entry>", day=_DAY
    )
    assert draft.events[0].text == "Resolved - Pages — all & any"


def test_a_text_with_a_tag_in_its_beginning_is_no_feed() -> None:
    draft = read_text("<item> is what we call an order.\n\n- 10:02 orders fail\n", day=_DAY)
    assert [each.text for each in draft.events] == ["orders fail"]
