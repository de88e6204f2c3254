import re

import pytest

from tests.house.files import name, tracked

FORBIDDEN = {
    "markup that is not escaped": r"\|\s*safe\b|autoescape off|mark_safe",
    "a style that the content policy blocks": r"<style\b|\sstyle\s*=",
    "a script that the content policy blocks": r"<script\b(?![^>]*(\bsrc\s*=|\btype=\"application/json\"))[^>]*>",
    "an event handler that the content policy blocks": r"\son[a-z]+\s*=|\bhx-on\b|javascript:",
    "an address outside this house": r"(src|href)\s*=\s*[\"']\s*(https?:)?//",
}


@pytest.mark.parametrize("fault", FORBIDDEN)
def test_no_template_has(fault: str) -> None:
    pages = tracked("templates/*")
    assert pages
    assert [name(page) for page in pages if re.search(FORBIDDEN[fault], page.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(
    ("fault", "markup"),
    [
        ("markup that is not escaped", "{{ project.name|safe }}"),
        ("a style that the content policy blocks", '<p style="color: red">'),
        ("a script that the content policy blocks", "<script>go()</script>"),
        ("an event handler that the content policy blocks", '<button onclick="go()">'),
        ("an address outside this house", '<img src="https://example.org/a.png">'),
    ],
)
def test_the_fault_would_be_found(fault: str, markup: str) -> None:
    assert re.search(FORBIDDEN[fault], markup)
