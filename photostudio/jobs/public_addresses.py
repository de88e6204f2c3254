"""Which addresses lie on the public internet, and where a host name leads."""

import socket
from collections.abc import Callable, Iterator, Sequence
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from typing import NamedTuple

_UNICAST = IPv6Network("2000::/3")  # all of IPv6 that is given out
_NAT64 = IPv6Network("64:ff9b::/96")


class Endpoint(NamedTuple):
    """An address that a host name leads to, and the host and port to connect to for it: the same, on the internet."""

    address: str
    dialled: tuple[str, int]


Resolve = Callable[[str, int], Sequence[Endpoint]]


def look_up(host: str, port: int) -> list[Endpoint]:
    """Return every endpoint of a host name. Raises OSError, UnicodeError."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    addresses = dict.fromkeys(str(place[0]) for *_, place in found)
    return [Endpoint(address, (address, port)) for address in addresses]


def is_public(address: str) -> bool:
    """Tell whether an address is one that anybody can reach; an IPv6 address is no more public than an IPv4 in it."""
    try:
        found = ip_address(address)
    except ValueError:
        return False
    if isinstance(found, IPv4Address):
        return _is_global(found)
    carried = list(_carried(found))
    is_carrier = found.ipv4_mapped is not None or found in _NAT64
    return (
        found.scope_id is None
        and all(map(_is_global, carried))
        and (is_carrier or (found in _UNICAST and _is_global(found)))
    )


def _is_global(address: IPv4Address | IPv6Address) -> bool:
    return address.is_global and not address.is_multicast and not address.is_reserved


def _carried(address: IPv6Address) -> Iterator[IPv4Address]:
    """Yield the IPv4 addresses to which a gateway may pass on what is sent to this one."""
    if address.ipv4_mapped:
        yield address.ipv4_mapped
    if address.sixtofour:
        yield address.sixtofour
    if address.teredo:
        yield from address.teredo
    if address in _NAT64:
        yield IPv4Address(int(address) & 0xFFFFFFFF)
