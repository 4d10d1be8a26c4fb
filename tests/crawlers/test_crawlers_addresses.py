from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crawlers.addresses import canonical, is_private_ip, is_private_literal, same_site


@pytest.mark.parametrize(
    ("given_", "expected"),
    [
        ("HTTP://WWW.Example.COM:80", "http://www.example.com/"),
        ("https://example.com:443/a#part", "https://example.com/a"),
        ("http://example.com:443/a", "http://example.com:443/a"),
        ("https://example.com./a", "https://example.com/a"),
        ("https://example.com/a?utm_source=x&id=7&UTM_Medium=y&fbclid=z&gclid=1", "https://example.com/a?id=7"),
        ("https://example.com/a?b=2&a=1&b=1", "https://example.com/a?a=1&b=2&b=1"),
        ("https://example.com/a?12345", "https://example.com/a?12345"),
        (
            "https://example.com/a?cid=9&source=7&ref=3&glossary=1",
            "https://example.com/a?cid=9&glossary=1&ref=3&source=7",
        ),
        ("https://example.com/a?utm_source=x", "https://example.com/a"),
        ("https://user:word@example.com/a", "https://example.com/a"),
        ("https://exämple.com/ü b", "https://xn--exmple-cua.com/%C3%BCb"),
        ("https://example.com/a/./b/../c", "https://example.com/a/c"),
        ("https://example.com/../../etc", "https://example.com/etc"),
        ("https://example.com//a/../b", "https://example.com//a/../b"),
        (" https://example.com/a\n?x=1\t", "https://example.com/a?x=1"),
        ("http://[::1]:80/a", "http://[::1]/a"),
        ("http://[::1]:8080/a", "http://[::1]:8080/a"),
    ],
)
def test_the_canonical_form(given_: str, expected: str) -> None:
    assert canonical(given_) == expected
    assert canonical(expected) == expected


def test_places_of_discovery_keep_their_parameters() -> None:
    assert (
        canonical("https://example.com/feed?utm_source=x#f", tracking=True) == "https://example.com/feed?utm_source=x"
    )


@pytest.mark.parametrize(
    "bad",
    [
        "", "example.com/a", "ftp://example.com/", "javascript:alert(1)", "http://", "http:///a",
        "http://ex ample%.com/", "http://\ufff9/", "http://example.com:99999/",
        "http://[::1/", "file:///etc/passwd", "http://example.com/" + "a" * 3000,
    ],
)  # fmt: skip
def test_what_is_no_address_is_said_to_be_none(bad: str) -> None:
    with pytest.raises(ValueError, match=r".+"):
        canonical(bad)


@given(st.text(max_size=60))
def test_any_text_is_an_address_with_a_stable_form_or_a_value_error(text: str) -> None:
    for address in (text, "http://example.com/" + text, "http://" + text):
        try:
            form = canonical(address)
        except ValueError:
            continue
        assert canonical(form) == form
        assert form.isascii()
        assert not set(form) & set(" \r\n\t#")


@pytest.mark.parametrize(
    "ip",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1",
        "255.255.255.255", "::1", "::", "fe80::1", "fe80::1%eth0", "fc00::1", "ff02::1", "::ffff:127.0.0.1",
        "::ffff:10.0.0.1", "2002:7f00:1::", "64:ff9b::a00:1",
    ],
)  # fmt: skip
def test_private_addresses(ip: str) -> None:
    assert is_private_ip(ip)
    assert is_private_literal(ip)


@pytest.mark.parametrize("ip", ["8.8.8.8", "1.1.1.1", "2606:4700::1111", "::ffff:8.8.8.8", "64:ff9b::808:808"])
def test_public_addresses(ip: str) -> None:
    assert not is_private_ip(ip)


def test_names_are_judged_when_they_are_resolved() -> None:
    assert not is_private_literal("localhost")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://www.example.co.uk/a", "https://news.example.co.uk/b", True),
        ("https://www.example.co.uk/a", "https://www.another.co.uk/b", False),
        ("http://127.0.0.1:1/", "http://127.0.0.1:2/", True),
        ("http://127.0.0.1/", "http://127.0.0.2/", False),
        ("http://intranet/a", "http://intranet/b", True),
        ("http://intranet/a", "http://other/b", False),
    ],
)
def test_one_site(one: str, other: str, same: bool) -> None:
    assert same_site(one, other) is same
