"""Events of Datadog."""

from tests.importers.formats.reading import read_values, told


def test_the_title_of_an_event_is_its_text_and_the_marks_of_markdown_are_left_out() -> None:
    event = {
        "date_happened": 1772460120,
        "alert_type": "error",
        "title": "CPU high",
        "text": "%%% \n97 of 100 \n%%%",
        "host": "n1",
        "source": "monitor",
        "device_name": None,
    }
    for values in ({"events": [event]}, {"event": event}):
        draft = read_values(values)
        assert told(draft) == ["14:02 monitor: CPU high"]
        assert draft.events[0].details == "97 of 100\nHost: n1\nType: error"
