import numpy as np
import pytest

from photostudio.engines.studio import sets
from photostudio.engines.studio.framing import on_product_plane
from photostudio.engines.studio.scene import Glow, Material, Mesh, Scene
from tests.engines.sets.stages import OUTLINES, points, scene, stage

EVERY_SET = pytest.mark.parametrize("name", sets.SETS)
EVERY_PRODUCT = pytest.mark.parametrize("product", OUTLINES)


@EVERY_SET
@EVERY_PRODUCT
def test_it_builds_sound_geometry_round_any_product(name: str, product: str) -> None:
    for item in scene(name, product).items:
        assert np.isfinite(points(item)).all(), item.name
        if isinstance(item.shape, Mesh):
            assert item.shape.faces.max() < len(item.shape.positions), item.name


@EVERY_SET
@EVERY_PRODUCT
def test_nothing_stands_before_the_product(name: str, product: str) -> None:
    standing = stage(name, product)
    slack = 0.03
    for item in scene(name, product).items:
        places = points(item)
        near = places[(places[:, 2] > 0.05) & (places[:, 2] < standing.brief.lens.distance - 0.2)]
        x, y = on_product_plane(standing, near).T
        inside = (x > standing.left + slack) & (x < standing.right - slack) & (y > slack) & (y < standing.top - slack)
        assert not inside.any(), item.name


@EVERY_SET
def test_each_thing_has_a_name_of_its_own(name: str) -> None:
    for product in OUTLINES:
        names = [item.name for item in scene(name, product).items]
        assert len(names) == len(set(names))


@EVERY_SET
def test_a_seed_builds_the_same_set_again(name: str) -> None:
    again = sets.load(name).build(stage(name, "bottle"))
    assert fingerprint(again) == fingerprint(scene(name, "bottle"))


@EVERY_SET
def test_another_seed_builds_another_set(name: str) -> None:
    assert fingerprint(scene(name, "bottle", seed=8)) != fingerprint(scene(name, "bottle"))


@EVERY_SET
def test_there_are_palettes_to_choose_from(name: str) -> None:
    palettes = sets.load(name).PALETTES
    assert len(palettes) >= 4
    assert len(set(palettes)) == len(palettes)


def fingerprint(built: Scene) -> list[object]:
    marks: list[object] = []
    for item in built.items:
        places = points(item)
        marks += [item.name, len(places), places.sum(axis=0).tolist()]
        if isinstance(item.surface, Material) and not isinstance(item.surface.colour, tuple):
            marks.append(int(item.surface.colour.pixels.astype(np.int64).sum()))
        if isinstance(item.surface, Glow) and isinstance(item.surface.radiance, tuple):
            marks.append(item.surface.radiance)
    return marks
