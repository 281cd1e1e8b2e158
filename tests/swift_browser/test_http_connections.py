"""Connections to an object store between requests."""

from __future__ import annotations

from swift_cog_browser.auth.network import Network
from swift_cog_browser.swift_browser.http_connections import IdleConnections

HERE, THERE = "http://127.0.0.1:9/v1/a", "http://127.0.0.1:9/v1/b"


def test_they_are_used_again_for_the_same_account() -> None:
    idle, network = IdleConnections(), Network()
    first = idle.take(HERE, network)
    assert idle.take(HERE, network) is not first
    idle.give_back(first)
    assert idle.take(HERE, network) is first
    idle.give_back(first)
    assert idle.take(THERE, network) is not first
    assert idle.take(HERE, network) is not first


def test_one_that_comes_back_after_the_end_is_not_kept() -> None:
    """A request may be under way when its account is closed."""
    idle, network = IdleConnections(), Network()
    late = idle.take(HERE, network)
    idle.close()
    idle.give_back(late)
    assert idle.take(HERE, network) is not late
