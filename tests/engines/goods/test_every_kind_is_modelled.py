"""Every kind of product is a closed body of a likely size, of its material, no two seeds alike."""

import numpy as np
import pytest

from photostudio.engines.studio.goods import GOODS
from photostudio.engines.studio.goods.glasses import DRINKS, NOTHING
from photostudio.engines.studio.goods.placing import bounds
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.scene import Item, Material, Mesh
from photostudio.engines.words.goods import drinks, kinds
from tests.engines.goods.asking import made

THIN = frozenset(
    {"label", "foot", "upper line", "lower line", "print 1", "print 2", "print 3", "mark", "line", "title"}
)
OPEN = {  # bodies whose openings another part of the product covers, or that are sheets in the real thing as well
    "bottle": {"body", "cap"},
    "tube": {"body", "crimp"},
    "pouch": {"pouch", "seam"},
    "shopping bag": {"bag"},
    "mug": {"coffee"},
    "phone": {"screen", "screen rim"},
    "tablet": {"screen", "screen rim"},
    "smartwatch": {"screen", "screen rim"},
    "drone": {"blades"},
}


def surfaces(kind: str, seed: int, **said: str) -> list[Material]:
    return [item.surface for item in made(kind, seed=seed, **said).items if isinstance(item.surface, Material)]


def area_of_holes(item: Item) -> float:
    """Return how far a mesh's faces, as vectors, are from adding up to nothing, as a share of its area."""
    mesh = mesh_of(item)
    one, two, three = (mesh.positions[mesh.faces[:, corner]].astype(np.float64) for corner in range(3))
    across = np.cross(two - one, three - one)
    return float(np.linalg.norm(across.sum(axis=0)) / max(np.linalg.norm(across, axis=1).sum(), 1e-9))


def test_the_words_and_the_workshop_know_the_same_kinds() -> None:
    assert set(kinds()) == set(GOODS)


@pytest.mark.parametrize("kind", GOODS)
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_a_product_is_closed_and_of_a_likely_size(kind: str, seed: int) -> None:
    product = made(kind, seed=seed)
    low, high = bounds(product.items)
    assert (high - low > 0.4).all()
    assert (high - low < 40).all()
    for item in product.items:
        mesh = mesh_of(item)
        assert np.isfinite(mesh.positions).all()
        assert mesh.faces.max() < len(mesh.positions)
        if item.name not in THIN and item.name not in OPEN.get(kind, ()) and not item.name.startswith("book"):
            assert area_of_holes(item) < 0.02, item.name


@pytest.mark.parametrize("kind", GOODS)
def test_names_of_parts_are_unique(kind: str) -> None:
    names = [item.name for item in made(kind).items]
    assert len(names) == len(set(names))


@pytest.mark.parametrize("kind", GOODS)
def test_the_same_seed_makes_the_same_product_and_another_one_another(kind: str) -> None:
    def shape(seed: int) -> list[bytes]:
        return [mesh_of(item).positions.tobytes() for item in made(kind, seed=seed).items]

    assert shape(5) == shape(5)
    assert any(shape(5) != shape(seed) for seed in (6, 7)) or any(
        made(kind, seed=5).colour != made(kind, seed=seed).colour for seed in (6, 7, 8)
    )


def test_glass_is_glass_and_holds_something() -> None:
    product = made("bottle", material="glass", colour="#9a4a12")
    body, content = (item.surface for item in product.items[:2])
    assert isinstance(body, Material)
    assert isinstance(content, Material)
    assert body.glass
    assert content.glass
    assert body.colour[0] > body.colour[2]  # type: ignore[index]  # amber


def test_the_words_and_the_workshop_know_the_same_drinks() -> None:
    assert {drink for _, drink in drinks()} == {*DRINKS, NOTHING}


@pytest.mark.parametrize(("drink", "parts"), [("red wine", ["glass", "drink"]), ("nothing", ["glass"])])
def test_a_glass_holds_what_was_said(drink: str, parts: list[str]) -> None:
    assert [item.name for item in made("wine glass", drink=drink).items] == parts


def test_a_drink_fills_its_glass_to_the_wall_and_stays_in_it() -> None:
    for kind in ("tumbler", "wine glass", "champagne flute"):
        glass, drink = (mesh_of(item).positions for item in made(kind, drink="red wine").items[:2])
        level = drink[:, 1].max()
        walls, reach = (
            float(np.hypot(near[:, 0], near[:, 2]).max())
            for near in (part[np.abs(part[:, 1] - level) < 0.15] for part in (glass, drink))
        )
        assert walls - 0.3 < reach < walls, kind


def test_material_words_change_the_material() -> None:
    gold, clay, paint = (surfaces("jar", 3, material=name)[0] for name in ("gold", "ceramic", "plastic"))
    assert gold.metallic > 0.5
    assert clay.bump is not None
    assert paint.metallic == 0
    assert paint.bump is None


def test_finishes_change_how_it_shines() -> None:
    matte, usual, glossy = (
        surfaces("can", 3, material="plastic", colour="#1c1c1f", finish=finish)[0].roughness
        for finish in ("matte", "", "glossy")
    )
    assert matte > usual > glossy  # type: ignore[operator]


def test_a_cap_is_of_its_own_material() -> None:
    product = made("bottle", material="plastic", cap="gold")
    cap = next(item for item in product.items if item.name == "cap")
    assert isinstance(cap.surface, Material)
    assert cap.surface.metallic > 0.5


def test_a_colour_that_is_said_is_the_colour_it_has() -> None:
    assert made("mug", colour="#3f73bd").colour == "#3f73bd"


def test_a_label_is_where_it_is_seen() -> None:
    label = next(item for item in made("wine bottle").items if item.name == "label")
    assert isinstance(label.shape, Mesh)
    assert label.shape.positions[:, 2].min() > 0
