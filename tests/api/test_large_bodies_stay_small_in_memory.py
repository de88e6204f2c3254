"""A picture of many megabytes is in memory three times at most, and not at all while the call waits."""

import json
import secrets
import tracemalloc

from django.test import RequestFactory

from photostudio.api import bodies
from photostudio.api.fields import Base64
from tests.api.conftest import spelled

SIZE = 20_000_000


def test_a_body_is_read_with_three_copies_at_most() -> None:
    body = json.dumps({"product_image": spelled(secrets.token_bytes(SIZE))}).encode()
    request = RequestFactory().post("/", body, content_type="application/json")
    tracemalloc.start()
    try:
        fields = bodies.read(request).fields
        decoder = Base64(fields["product_image"])
        assert sum(map(len, iter(decoder.read, b""))) == SIZE
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 3 * len(body)
