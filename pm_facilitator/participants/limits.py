"""How much anybody may send, and how often a wrong code may be tried.

Times are seconds on a clock that only moves forward; they are handed in.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class Bucket:
    """Lets through so many in a second on average, and a number at once after a pause.

    Attributes:
        rate: how many in a second.
        burst: how many at once.
        left: how many may come now.
        at: when ``left`` was right.
    """

    rate: float
    burst: float
    left: float
    at: float

    @classmethod
    def full(cls, rate: float, burst: float, now: float) -> "Bucket":
        """Make one that has not been used for long."""
        return cls(rate, burst, burst, now)

    def take(self, now: float) -> bool:
        """Let one through, or say that it is one too many."""
        self.left = min(self.burst, self.left + (now - self.at) * self.rate)
        self.at = now
        if self.left < 1:
            return False
        self.left -= 1
        return True

    def is_full(self, now: float) -> bool:
        """Tell whether it is as if it had never been used."""
        return self.left + (now - self.at) * self.rate >= self.burst


class Attempts:
    """Counts wrong join codes, for each address and for all of them together.

    When too many wrong codes come in all, an address may still try once: guessing must not keep
    those out who know the code.
    """

    PER_ADDRESS = (0.1, 8.0)
    IN_ALL = (2.0, 60.0)
    MOST_ADDRESSES = 4096

    def __init__(self, now: float) -> None:
        self._all = Bucket.full(*self.IN_ALL, now)
        self._by_address: dict[str, Bucket] = {}

    def may_try(self, address: str, now: float) -> bool:
        """Tell whether a code from this address is looked at at all."""
        known = self._by_address.get(address)
        if known is None or known.is_full(now):
            return True
        calm = self._all.left + (now - self._all.at) * self._all.rate >= 1
        return calm and known.left + (now - known.at) * known.rate >= 1

    def failed(self, address: str, now: float) -> None:
        """Remember that a code from this address was wrong."""
        self._all.take(now)
        if address not in self._by_address and len(self._by_address) >= self.MOST_ADDRESSES:
            self._forget(now)
        known = self._by_address.setdefault(address, Bucket.full(*self.PER_ADDRESS, now))
        known.take(now)

    def _forget(self, now: float) -> None:
        """Forget those who have long been quiet, or else the one that was first."""
        quiet = [address for address, known in self._by_address.items() if known.is_full(now)]
        for address in quiet or [next(iter(self._by_address))]:
            del self._by_address[address]
