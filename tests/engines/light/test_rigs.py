"""Every rig, on every kind of stage, lights the product and stays out of the picture."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio import rigs, supports
from photostudio.engines.studio.design import GOBOS, Lens, Light, Surface
from photostudio.engines.studio.rigs import RIGS
from photostudio.engines.studio.scene import Beam, Glow, Item, Mesh
from tests.engines.items import points
from tests.engines.light.conftest import camera, room, staged

LENSES = [Lens(), Lens(pitch=25, focal=35), Lens(pitch=90)]
NAMES = {
    "softbox", "window", "morning", "golden hour", "sun", "side", "rim", "spotlight", "high-key", "overcast",
    "dappled", "dusk", "neon", "candle", "moonlight", "overhead", "clamshell", "rembrandt", "backlit",
}  # fmt: skip


def lamps(light: Light, lens: Lens, form: str = "drum") -> list[Item]:
    stage = staged(room(light, lens, surface=Surface(kind="lacquer", form=form)))
    return rigs.lamps(stage, supports.carry(stage))


def test_the_rigs_have_the_agreed_names() -> None:
    assert set(RIGS) == NAMES
    assert all(light.rig == name for name, light in RIGS.items())


@pytest.mark.parametrize("name", RIGS)
@pytest.mark.parametrize("lens", LENSES)
def test_no_lamp_or_card_is_in_the_picture(name: str, lens: Lens) -> None:
    light = replace(RIGS[name], under=0.0)
    view = camera(room(light, lens))
    for item in lamps(light, lens):
        if isinstance(item.shape, Beam):
            continue
        seen = points(item)
        ahead = seen[(seen - view.position) @ view.forward > 0.1]
        for column, row in map(view.project, ahead):
            assert not (0 < column < 1 and 0 < row < 1), item.name


@pytest.mark.parametrize("name", RIGS)
def test_a_rigs_things_have_names_of_their_own_and_some_give_light(name: str) -> None:
    made = lamps(replace(RIGS[name], rim=1.0, gels=1.0, under=1.0), Lens())
    names = [item.name for item in made]
    assert len(names) == len(set(names))
    assert sum(isinstance(item.surface, Glow) for item in made) >= 6


@pytest.mark.parametrize("gobo", [gobo for gobo in GOBOS if gobo])
def test_every_gobo_hangs_a_card_before_the_key(gobo: str) -> None:
    assert len(lamps(Light(gobo=gobo), Lens())) > len(lamps(Light(), Lens()))


def test_a_light_strip_runs_round_the_pedestals_foot() -> None:
    stage = staged(room(Light(under=1.0), Lens(), surface=Surface(kind="paper", form="drum")))
    support = supports.carry(stage)
    (strip,) = [item for item in rigs.lamps(stage, support) if item.name == "light strip"]
    assert isinstance(strip.shape, Mesh)
    assert points(strip)[:, 1].min() == pytest.approx(support.floor, abs=0.01)
    assert np.ptp(points(strip)[:, 0]) > support.width
