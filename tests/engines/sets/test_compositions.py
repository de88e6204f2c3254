"""What a brief asks for stands on the set."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio import sets
from photostudio.engines.studio.scene import Stage
from tests.engines.sets.stages import stage


def asking(gobo: str, *, seed: int) -> Stage:
    plain = stage("marble", "bottle", seed=seed)
    return replace(plain, brief=replace(plain.brief, gobo=gobo), rng=np.random.default_rng(seed))


@pytest.mark.parametrize("seed", range(1, 7))
@pytest.mark.parametrize(("gobo", "other"), [("leaves", "window"), ("window", "leaves")])
def test_the_marbles_wall_gets_the_shadows_that_were_asked_for(gobo: str, other: str, seed: int) -> None:
    names = [item.name for item in sets.load("marble").build(asking(gobo, seed=seed)).items]
    assert any(name.startswith(gobo) for name in names)
    assert not any(name.startswith(other) for name in names)
