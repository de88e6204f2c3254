"""The catalogue says what the engines do, and nothing that they or the operations do not know."""

from dataclasses import fields

import pytest

from photostudio.engines.catalogue import APIFRAME, ENGINES, PHOTIO, REASONS, Listed
from photostudio.engines.operations import BY_NAME
from photostudio.engines.registry import engine
from photostudio.engines.training import Train
from photostudio.web.engine_choice import REASONS as SENTENCES
from photostudio.web.engines import OPERATIONS, PARAMETERS

KNOWN = {**BY_NAME, Train.name: Train}
PICTURES = {"subject", "barred"}  # of a job's inputs


@pytest.mark.parametrize("listed", [PHOTIO, APIFRAME], ids=lambda listed: listed.name)
def test_it_lists_the_operations_of_an_engine(listed: Listed) -> None:
    made = engine(listed.name)
    assert listed.offers.keys() - {Train.name} == made.operations
    assert (Train.name in listed.offers) == listed.learns == hasattr(made, "train")


@pytest.mark.parametrize("listed", ENGINES, ids=lambda listed: listed.name)
def test_what_is_left_aside_is_a_parameter_of_the_operation_and_has_a_name(listed: Listed) -> None:
    for operation, offer in listed.offers.items():
        known = {field.name for field in fields(KNOWN[operation])} | PICTURES
        assert offer.unused.keys() <= known & PARAMETERS.keys()


def test_every_reason_has_a_sentence_and_every_operation_a_title() -> None:
    assert SENTENCES.keys() == set(REASONS)
    assert OPERATIONS.keys() == KNOWN.keys()
