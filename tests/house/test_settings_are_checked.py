"""A wrong setting stops the start with a sentence; a wrong key is not shown even then."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from photostudio.settings import env_key, env_price, env_url

NAME = "PHOTOSTUDIO_TRIED"


@pytest.mark.parametrize("text", ["pt-secret\nX: 1", "pt-sécret", "pt secret", "pt-secret\t"])
def test_a_key_that_cannot_be_one_is_told_without_showing_it(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(NAME, f"{text}x")
    with pytest.raises(ImproperlyConfigured, match="Copy it anew") as told:
        env_key(NAME)
    assert "cret" not in str(told.value)


def test_a_key_and_its_absence_are_taken(monkeypatch: pytest.MonkeyPatch) -> None:
    assert env_key(NAME) == ""
    monkeypatch.setenv(NAME, " pt-secret ")
    assert env_key(NAME) == "pt-secret"


@pytest.mark.parametrize(
    "text", ["api.photio.io", "ftp://api.photio.io", "https://api photio", "https://bücher.example"]
)
def test_an_address_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(NAME, text)
    with pytest.raises(ImproperlyConfigured, match="begins with https://"):
        env_url(NAME, "")


def test_an_address_has_no_slash_at_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(NAME, "https://photos.example.org/")
    assert env_url(NAME, "") == "https://photos.example.org"


@pytest.mark.parametrize("text", ["free", "-1", "0.05 $", "1e3", "nan"])
def test_a_price_that_is_none_is_told(monkeypatch: pytest.MonkeyPatch, text: str) -> None:
    monkeypatch.setenv(NAME, text)
    with pytest.raises(ImproperlyConfigured, match=r"such as 0\.05"):
        env_price(NAME)
