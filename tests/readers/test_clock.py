"""The clock shows slow clients out a few at a time, so that nobody waits for a thousand of them."""

from __future__ import annotations

from typing import Any, cast

from warraq.readers import server


class Loop:
    """Keeps what is to be called, until it is asked to."""

    def __init__(self) -> None:
        self.soon: list[tuple[Any, ...]] = []

    def time(self) -> float:
        return 7.0

    def call_later(self, _seconds: float, _call: Any) -> None:
        pass

    def call_soon(self, *call: Any) -> None:
        self.soon.append(call)


class Client:
    def __init__(self, looked: list[Client]) -> None:
        self.looked = looked

    def look_at_the_clock(self, _now: int) -> None:
        self.looked.append(self)


def test_the_clock_looks_at_each_client_once_and_lets_requests_in_between() -> None:
    loop, looked = Loop(), cast(list[Client], [])
    service = server.Service(cast(Any, None), cast(Any, loop))
    clients = [Client(looked) for _ in range(3 * server.AT_ONCE + 1)]
    service.connections = cast(Any, dict.fromkeys(clients))
    service._tick()
    assert len(looked) == server.AT_ONCE
    gone = clients[0]
    service.left(cast(Any, gone))
    while loop.soon:
        call, *given = loop.soon.pop()
        before = len(looked)
        call(*given)
        assert len(looked) - before <= server.AT_ONCE
    assert len(looked) == len(set(looked)) == len(clients) - 1
    assert gone not in looked
