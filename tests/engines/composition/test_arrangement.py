"""Props are arranged by rules: beside the product, on the ground, apart from each other, handfuls as if strewn."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio import supports
from photostudio.engines.studio.composition import arrange, branches, handfuls, spots
from photostudio.engines.studio.composition.room import Room
from photostudio.engines.studio.design import Backdrop, Palette, Prop, Set, Surface
from photostudio.engines.studio.framing import Floats, on_product_plane
from photostudio.engines.studio.grounding import view
from photostudio.engines.studio.library.kinds import Support
from photostudio.engines.studio.library.props import PROPS
from photostudio.engines.studio.library.props.pieces import points
from photostudio.engines.studio.scene import Item, Sphere, Stage, Transform
from photostudio.engines.studio.stage import outline, stand
from photostudio.imaging.arrays import Pixels
from tests.pictures import cutout

PALETTE = Palette(backdrop="#d9cbb9", surface="#f1efec", prop="#b9a58c", accent="#c79a52")
FLAT = Support(items=(), floor=0.0, back=-1.1, width=20.0, height=lambda x, z: 0.0)
SEEDS = range(1, 7)


def design(*props: Prop, seed: int = 1, clear: float = 1.0) -> Set:
    surface, backdrop = Surface(kind="paint"), Backdrop(kind="wall")
    return Set(surface=surface, backdrop=backdrop, palette=PALETTE, props=props, seed=seed, clear=clear)


def staged(made: Set, *, width: int = 96, height: int = 96) -> Stage:
    product = outline(cutout(width, height))
    return stand(made, view(made, product, width=width, height=height), product)


def room(made: Set, support: Support = FLAT) -> Room:
    return Room(staged(made), support, side=1)


def balls(made: Set, support: Support = FLAT) -> list[tuple[Floats, float]]:
    """Return middle and radius of every ball on the set, in the world."""
    return [ball(item) for item in arrange.props(staged(made), support)]


def ball(item: Item) -> tuple[Floats, float]:
    assert isinstance(item.shape, Sphere)
    return (item.transform @ [*item.shape.centre, 1.0])[:3], item.shape.radius * float(
        np.cbrt(np.linalg.det(item.transform[:3, :3]))
    )


def filling(side: int) -> Pixels:
    """Return a canvas with a product over most of its width."""
    canvas = np.zeros((side, side, 4), np.uint8)
    canvas[round(0.26 * side) : round(0.8 * side), round(0.12 * side) : round(0.88 * side)] = (90, 90, 160, 255)
    return canvas


def part_is_seen(stage: Stage, item: Item) -> bool:
    """Tell whether a good part of a mesh is in the picture and beside the product's box."""
    x, y = on_product_plane(stage, points(item)).T
    inside = (x > stage.view_left) & (x < stage.view_right) & (y > stage.view_bottom) & (y < stage.view_top)
    over = (x > stage.left) & (x < stage.right) & (y > 0) & (y < stage.top)
    return bool((inside & ~over).mean() > 0.1)


def seen(stage: Stage, middle: Floats) -> Floats:
    return np.asarray(on_product_plane(stage, middle[None])[0])


@pytest.mark.parametrize("seed", SEEDS)
def test_nothing_that_stands_in_front_is_drawn_over_the_product(seed: int) -> None:
    made = design(Prop(kind="sphere", count=5), seed=seed)
    stage = staged(made)
    for middle, radius in balls(made):
        x, y = seen(stage, middle)
        over = stage.left - radius < x < stage.right + radius and -radius < y < stage.top + radius
        assert not over or middle[2] < -0.1


@pytest.mark.parametrize("seed", SEEDS)
def test_with_the_largest_free_zone_nothing_peeps_out_from_behind(seed: int) -> None:
    made = design(Prop(kind="sphere", count=5), seed=seed, clear=2.0)
    stage = staged(made)
    for middle, radius in balls(made):
        x, _ = seen(stage, middle)
        assert x + 0.8 * radius < stage.left or x - 0.8 * radius > stage.right


def test_a_wider_free_zone_moves_props_away() -> None:
    def nearest(clear: float) -> float:
        made = design(Prop(kind="sphere", count=3, place="right"), clear=clear)
        return float(np.mean([balls(replace(made, seed=seed))[0][0][0] for seed in SEEDS]))

    assert nearest(2.0) > nearest(0.0)


@pytest.mark.parametrize("seed", SEEDS)
def test_props_stand_on_the_ground_and_apart(seed: int) -> None:
    placed = balls(design(Prop(kind="sphere", count=5), seed=seed))
    assert len(placed) >= 4
    for number, (middle, radius) in enumerate(placed):
        assert middle[1] == pytest.approx(radius, rel=0.02)
        for other, other_radius in placed[:number]:
            assert np.hypot(*(middle - other)[[0, 2]]) > 0.9 * (radius + other_radius)


@pytest.mark.parametrize(("place", "sign"), [("left", -1), ("right", 1)])
def test_a_place_in_words_is_kept(place: str, sign: int) -> None:
    for seed in SEEDS:
        for middle, _ in balls(design(Prop(kind="sphere", count=2, place=place), seed=seed)):
            assert np.sign(middle[0]) == sign


def test_behind_is_further_away_than_in_front() -> None:
    def depth(place: str) -> float:
        return float(np.mean([middle[2] for middle, _ in balls(design(Prop(kind="sphere", count=3, place=place)))]))

    assert depth("behind") < -0.2 < 0.05 < depth("front")


def test_the_same_seed_arranges_the_same_and_another_otherwise() -> None:
    def middles(seed: int) -> list[list[float]]:
        return [middle.tolist() for middle, _ in balls(design(Prop(kind="sphere", count=3), seed=seed))]

    assert middles(3) == middles(3)
    assert middles(3) != middles(4)


def test_nothing_stands_where_the_ground_ends() -> None:
    ledge = replace(FLAT, height=lambda x, z: 0.0 if z > -0.3 else -1.0, back=-0.3)
    for middle, _ in balls(design(Prop(kind="sphere", count=4)), ledge):
        assert middle[2] > -0.3


@pytest.mark.parametrize("seed", SEEDS)
def test_a_handful_lies_round_the_product_and_not_on_it(seed: int) -> None:
    made = room(design(seed=seed))
    extents = [(0.02, 0.02)] * 20
    found, _ = handfuls.scatter(made, np.random.default_rng(seed), extents=extents, place="anywhere")
    assert len(found) >= 14
    places = on_product_plane(made.stage, np.array([spot for _, spot in found]))
    over = (places[:, 0] > made.stage.left) & (places[:, 0] < made.stage.right) & (places[:, 1] > 0)
    assert not over.any()
    assert places[:, 0].std() > 0.1


def test_drops_are_many_small_and_few_large() -> None:
    sizes = np.array([size for _, size in handfuls.drops(room(design()), np.random.default_rng(1), count=60)])
    assert len(sizes) > 40
    assert np.median(sizes) < sizes.mean()
    assert sizes.max() > 2 * np.median(sizes)


def test_what_floats_is_in_the_air_and_beside_the_product() -> None:
    made = room(design())
    points = handfuls.airborne(made, np.random.default_rng(2), count=20, radius=0.03)
    assert len(points) >= 12
    assert min(y for _, y, _ in points) > 0
    in_front = np.array([point for point in points if point[2] > -0.1])
    places = on_product_plane(made.stage, in_front)
    over = (places[:, 0] > made.stage.left) & (places[:, 0] < made.stage.right)
    assert not (over & (places[:, 1] > 0) & (places[:, 1] < made.stage.top)).any()


def test_what_is_strewn_whirls_in_the_air_when_it_is_said_to() -> None:
    def highest(place: str) -> float:
        petals = arrange.props(staged(design(Prop(kind="petals", count=9, place=place))), FLAT)
        return float(max(points(item)[:, 1].max() for item in petals))

    assert highest("around") < 0.2
    assert highest("above") > 0.5


def reach(made: Room, seed: int, *, rises: bool) -> Transform:
    rng = np.random.default_rng(seed)
    there = branches.reach(made, rng, radius=0.15, height=1.0, place="anywhere", number=0, rises=rises)
    assert there is not None
    return there


@pytest.mark.parametrize("seed", SEEDS)
def test_grasses_rise_from_below(seed: int) -> None:
    there = reach(room(design(seed=seed)), seed, rises=True)
    foot, tip = (there @ [0, end, 0, 1.0] for end in (0.0, 1.0))
    assert foot[1] < 0.5
    assert tip[1] > foot[1] + 0.4


@pytest.mark.parametrize("seed", SEEDS)
def test_a_branch_comes_from_outside_and_ends_inside_beside_the_product(seed: int) -> None:
    made = room(design(seed=seed))
    there = branches.reach(
        made, np.random.default_rng(seed), radius=0.15, height=1.0, place="anywhere", number=0, rises=seed % 2 == 0
    )
    assert there is not None
    ends = on_product_plane(made.stage, (np.array([[0, 0, 0, 1.0], [0, 1.0, 0, 1.0]]) @ there.T)[:, :3])
    stage = made.stage

    def inside(point: Floats) -> bool:
        return bool(stage.view_left < point[0] < stage.view_right and stage.view_bottom < point[1] < stage.view_top)

    def over(point: Floats) -> bool:
        return bool(stage.left < point[0] < stage.right and 0 < point[1] < stage.top)

    assert not inside(ends[0])
    assert inside(ends[1])
    assert not over(ends[1])


@pytest.mark.parametrize("seed", SEEDS)
def test_in_a_flat_lay_everything_lies_round_the_product(seed: int) -> None:
    made = replace(design(Prop(kind="sphere", count=4), seed=seed), view="flat lay")
    stage = staged(made)
    placed = balls(made)
    assert len(placed) >= 3
    for middle, _ in placed:
        x, y = seen(stage, middle)
        assert not (stage.left < x < stage.right and 0 < y < stage.top)
    heights = [seen(stage, middle)[1] for middle, _ in placed]
    assert max(heights) - min(heights) > 0.15


@pytest.mark.parametrize("kind", ["books", "vase", "pampas", "chocolate", "ornaments"])
@pytest.mark.parametrize("seed", SEEDS[:3])
def test_a_prop_is_seen_beside_a_product_that_fills_the_picture(kind: str, seed: int) -> None:
    made = replace(design(Prop(kind=kind), seed=seed), surface=Surface(kind="wood", form="slab"))
    product = outline(filling(96))
    stage = stand(made, view(made, product, width=96, height=96), product)
    assert any(part_is_seen(stage, item) for item in arrange.props(stage, supports.carry(stage)))


def test_the_first_of_each_kind_comes_before_a_second_of_any() -> None:
    props = (Prop(kind="sphere", count=9), Prop(kind="cube", count=1), Prop(kind="cone", count=1))
    for seed in SEEDS:
        names = [item.name for item in arrange.props(staged(design(*props, seed=seed)), FLAT)]
        assert any(name.startswith("cube") for name in names)
        assert any(name.startswith("cone") for name in names)


def test_a_full_room_leaves_the_rest_out() -> None:
    made = room(design())
    rng = np.random.default_rng(0)
    found = [spots.stand(made, rng, radius=0.3, height=0.6, place="anywhere", number=number) for number in range(12)]
    assert None in found
    assert found[0] is not None


def test_every_prop_of_the_library_finds_a_place_on_an_empty_set() -> None:
    for kind in PROPS:
        tried = (arrange.props(staged(design(Prop(kind=kind), seed=seed)), FLAT) for seed in (1, 2, 3))
        assert any(tried), f"{kind} finds no place"
