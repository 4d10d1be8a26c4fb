"""Web addresses: their canonical form, and which of them lie on private networks."""

from __future__ import annotations

import ipaddress
import re
from functools import lru_cache
from urllib.parse import SplitResult, unquote, urljoin, urlsplit, urlunsplit

MAX_LENGTH = 2083

# Parameters that say where a reader came from and never which page is meant. Only names that are set by campaign,
# advertising and mailing tools stand here: a name that some site uses for its articles' ids would merge its articles.
_TRACKING = re.compile(
    r"""
    (?: utm | mtm | pk | hsa | oly | vero | wt | ns | at | itm | matomo | piwik )_ \w+
    | fbclid | gclid | gclsrc | dclid | gbraid | wbraid | msclkid | yclid | ysclid | twclid | ttclid | li_fat_id
    | igsh | igshid | mc_cid | mc_eid | mkt_tok | _hsenc | _hsmi | __hstc | __hssc | __hsfp | hsctatracking
    | _ga | _gl | _gac | ref_src | ref_url | cmpid | cmp | icid | ocid | ncid | smid | smtyp | sref | xtor | ito
    | s_cid | s_kwcid | ftag | ftcamp | taid | guccounter | guce_referrer | guce_referrer_sig | srsltid
    """,
    re.VERBOSE | re.IGNORECASE,
)
_DEFAULT_PORTS = {"http": 80, "https": 443}
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


def canonical(address: str, *, tracking: bool = False) -> str:
    """The one form under which a page is known: no fragment, tracking parameters, credentials or default port.

    The order of the remaining parameters does not count. `tracking` keeps tracking parameters, for addresses that
    are not pages. ValueError says that no web address can be made of it.
    """
    from w3lib.url import safe_url_string

    stripped = "".join(address.split())
    parts = urlsplit(safe_url_string(stripped))
    if parts.scheme not in _DEFAULT_PORTS or not parts.hostname:
        raise ValueError("not a web address")
    query = _query(parts.query, tracking)
    result = urlunsplit((parts.scheme, _netloc(parts), _path(parts.path), query, ""))
    if len(result) > MAX_LENGTH:
        raise ValueError(f"longer than {MAX_LENGTH:,} characters")
    return result


def _netloc(parts: SplitResult) -> str:
    host = (parts.hostname or "").rstrip(".")
    if not host.isascii() or not host or re.search(r"[\s\\<>^`{|}%]", host):
        raise ValueError("not a web address")
    host = f"[{host}]" if ":" in host else host
    return host if parts.port in (None, _DEFAULT_PORTS[parts.scheme]) else f"{host}:{parts.port}"


def _path(path: str) -> str:
    if not path:
        return "/"
    if path.startswith("//") or not re.search(r"/\.\.?(/|$)", path):
        return path
    return urljoin("/", path)


def _query(query: str, tracking: bool) -> str:
    parameters = [part for part in query.split("&") if part]
    if not tracking:
        parameters = [part for part in parameters if not _TRACKING.fullmatch(unquote(part.partition("=")[0]))]
    return "&".join(sorted(parameters, key=lambda part: part.partition("=")[0]))


def host_of(address: str) -> str:
    """The host of an address, without port and brackets."""
    return urlsplit(address).hostname or ""


def is_private_ip(text: str) -> bool:
    """Whether an IP address, as text, is anything but a public one: loopback, private, link-local, multicast, ...

    IPv6 addresses that carry an IPv4 address are as private as what they carry.
    """
    ip = ipaddress.ip_address(text.partition("%")[0])
    if isinstance(ip, ipaddress.IPv6Address):
        carried = ip.ipv4_mapped or ip.sixtofour or (ip.teredo[1] if ip.teredo else None)
        if ip in _NAT64:
            carried = ipaddress.IPv4Address(int(ip) & 0xFFFFFFFF)
        if carried is not None:
            return is_private_ip(str(carried))
    return not ip.is_global or ip.is_multicast


def is_private_literal(host: str) -> bool:
    """Whether a host is written as a private IP address. Names are judged when they are resolved."""
    try:
        return is_private_ip(host)
    except ValueError:
        return False


def same_site(one: str, other: str) -> bool:
    """Whether two addresses belong to one site: one host, or hosts under one registered domain."""
    first, second = host_of(one), host_of(other)
    if first == second:
        return True
    domain = _registered_domain(first)
    return domain is not None and domain == _registered_domain(second)


@lru_cache(maxsize=4096)
def _registered_domain(host: str) -> str | None:
    from tld import get_fld

    domain = get_fld(f"http://{host}/", fail_silently=True)
    return str(domain) if domain else None
