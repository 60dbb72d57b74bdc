"""How much is let through, and how guessing is slowed down."""

from hypothesis import given
from hypothesis import strategies as st

from pm_facilitator.participants.limits import Attempts, Bucket
from pm_facilitator.participants.security import (
    host_of,
    is_code,
    new_code,
    new_token,
    place_of,
)

gaps = st.lists(st.floats(0, 3), max_size=60)


@given(gaps, st.floats(0.1, 20), st.integers(1, 20))
def test_no_more_is_let_through_than_the_rate_and_a_burst(
    pauses: list[float], rate: float, burst: int
) -> None:
    bucket, now, taken = Bucket.full(rate, burst, 0.0), 0.0, 0
    for pause in pauses:
        now += pause
        taken += bucket.take(now)
        assert taken <= burst + rate * now + 1e-6


@given(gaps)
def test_who_keeps_to_the_rate_is_never_refused(pauses: list[float]) -> None:
    bucket, now = Bucket.full(2.0, 1.0, 0.0), 0.0
    for pause in pauses:
        now += 0.501 + pause
        assert bucket.take(now)


def test_one_address_gets_a_few_tries_and_then_one_now_and_again() -> None:
    attempts = Attempts(0.0)
    tries = 0
    while attempts.may_try("192.0.2.1", 0.0):
        attempts.failed("192.0.2.1", 0.0)
        tries += 1
    assert tries == 8
    assert attempts.may_try("192.0.2.2", 0.0)
    assert not attempts.may_try("192.0.2.1", 5.0)
    assert attempts.may_try("192.0.2.1", 15.0)


def test_when_all_guess_together_each_still_has_its_first_try() -> None:
    attempts = Attempts(0.0)
    for number in range(200):
        attempts.failed(f"192.0.2.{number}", 0.0)
    assert not attempts.may_try("192.0.2.7", 0.0)
    assert attempts.may_try("198.51.100.1", 0.0)


def test_however_many_addresses_guess_no_more_are_remembered() -> None:
    attempts = Attempts(0.0)
    for number in range(Attempts.MOST_ADDRESSES + 100):
        attempts.failed(str(number), 0.0)
    assert len(attempts._by_address) <= Attempts.MOST_ADDRESSES


def test_a_code_is_taken_however_it_is_typed_and_no_other_is() -> None:
    code = new_code()
    assert is_code(code.lower().replace("-", " "), code)
    assert is_code(f" {code} ", code)
    assert not is_code(code[:-1], code)
    assert not is_code("", code)
    assert not is_code("ключ", code)


def test_codes_and_tokens_do_not_repeat() -> None:
    assert len({new_code() for _ in range(500)}) == 500
    assert len({new_token() for _ in range(500)}) == 500


def test_addresses_of_one_home_count_as_one_place() -> None:
    assert place_of("2001:db8::1") == place_of("2001:db8::ffff")
    assert place_of("2001:db8::1") != place_of("2001:db8:0:1::1")
    assert place_of("::ffff:192.0.2.1") == place_of("192.0.2.1")
    assert place_of("fe80::1%eth0") == "fe80::/64"
    assert place_of("nonsense") == "elsewhere"


def test_the_name_of_the_page_is_written_as_browsers_do() -> None:
    assert host_of("192.0.2.1", 8420, encrypted=False) == "192.0.2.1:8420"
    assert host_of("fd00::2", 8420, encrypted=True) == "[fd00::2]:8420"
    assert host_of("192.0.2.1", 80, encrypted=False) == "192.0.2.1"
    assert host_of("192.0.2.1", 443, encrypted=True) == "192.0.2.1"
    assert host_of("192.0.2.1", 443, encrypted=False) == "192.0.2.1:443"
