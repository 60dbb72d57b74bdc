"""The networks of this computer over which participants could reach their page."""

from dataclasses import dataclass

from PySide6.QtNetwork import QAbstractSocket, QHostAddress, QNetworkInterface

_Kind = QNetworkInterface.InterfaceType
_Flag = QNetworkInterface.InterfaceFlag

_WORDS = {_Kind.Wifi: "Wi-Fi", _Kind.Ethernet: "Network cable"}
_OF_PROGRAMS = ("docker", "br-", "veth", "virbr", "vmnet", "vboxnet", "tun", "tap", "utun", "wg")
"""How interfaces begin that programs have made: people in the room are hardly reached by these."""


@dataclass(frozen=True, slots=True)
class Network:
    """One address of this computer.

    Attributes:
        name: the system's name of the interface.
        address: the address in it, of version 4, or of version 6 where there is none.
        label: what people read.
    """

    name: str
    address: str
    label: str


ALONE = Network("lo", "127.0.0.1", "This computer only")
"""Reaches nobody else, and is always there: to try the page out."""


def networks() -> list[Network]:
    """Give the networks that this computer is in, the likeliest one first, itself alone last."""
    found = [_network(each) for each in QNetworkInterface.allInterfaces() if _is_in_use(each)]
    there = [network for network in found if network is not None]
    return [*sorted(there, key=_unlikeliness), ALONE]


def is_there(address: str) -> bool:
    """Tell whether this computer still has an address."""
    return QHostAddress(address) in QNetworkInterface.allAddresses()


def _is_in_use(interface: QNetworkInterface) -> bool:
    flags = interface.flags()
    running = bool(flags & _Flag.IsUp) and bool(flags & _Flag.IsRunning)
    return running and not flags & _Flag.IsLoopBack


def _network(interface: QNetworkInterface) -> Network | None:
    addresses = [entry.ip() for entry in interface.addressEntries()]
    usable = [ip for ip in addresses if not ip.isLinkLocal() and not ip.isLoopback()]
    usable.sort(key=lambda ip: ip.protocol() != QAbstractSocket.NetworkLayerProtocol.IPv4Protocol)
    if not usable:
        return None
    address = str(usable[0].toString())
    words = _WORDS.get(interface.type(), str(interface.humanReadableName()))
    return Network(str(interface.name()), address, f"{words}, {address}")


def _unlikeliness(network: Network) -> tuple[bool, bool, str]:
    return network.name.startswith(_OF_PROGRAMS), ":" in network.address, network.name
