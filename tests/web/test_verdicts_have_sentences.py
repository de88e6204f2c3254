"""Every verdict on a cut-out has a sentence of its own, which gettext may translate."""

from django.utils.functional import Promise

from photostudio.imaging.cutout.proposal import DOUBTED, TRUSTED
from photostudio.web.verdicts import SENTENCES


def test_every_verdict_has_a_sentence_that_waits_for_its_reader() -> None:
    assert set(SENTENCES) == TRUSTED | DOUBTED
    assert len({str(sentence) for sentence in SENTENCES.values()}) == len(SENTENCES)
    assert all(isinstance(sentence, Promise) and str(sentence).endswith(".") for sentence in SENTENCES.values())


def test_a_doubtful_one_says_what_to_do() -> None:
    assert [code for code in DOUBTED if "brush over" not in str(SENTENCES[code]).lower()] == []
