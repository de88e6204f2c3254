"""Whatever carries a product holds its whole footprint, however deep the product is and wherever it is seen from."""

from dataclasses import replace

import numpy as np
import pytest

from photostudio.engines.studio import supports
from photostudio.engines.studio.goods import GOODS
from photostudio.engines.studio.goods.placing import Placed, bounds, place
from photostudio.engines.studio.meshes import mesh_of
from photostudio.engines.studio.stage import stand
from tests.engines.goods.asking import made, plain_set

CARRIERS = ("slab", "drum", "block", "steps", "slice")
NEAR = 0.02  # of the world's unit: so far within the edge at least


def placed_and_top(kind: str, form: str, seed: int) -> tuple[Placed, list[bool]]:
    """Return a product seen from three quarters, and which points about its foot lie on what carries it."""
    plain = plain_set("three-quarter")
    design = replace(plain, surface=replace(plain.surface, form=form))
    placed = place(made(kind, seed=seed), design, width=96, height=96, rng=np.random.default_rng(seed))
    stage = stand(design, placed.camera, placed.outline, footprint=placed.footprint)
    top = supports.carry(stage).height
    assert placed.footprint is not None
    about = [np.array([x, z]) for x in (-NEAR, NEAR) for z in (-NEAR, NEAR)]
    return placed, [top(*(point + off)) == 0 for point in placed.footprint for off in about]


@pytest.mark.parametrize("form", CARRIERS)
@pytest.mark.parametrize("kind", ["drone", "box", "can"])
def test_the_whole_footprint_lies_within_the_top(kind: str, form: str) -> None:
    for seed in (1, 2):
        assert all(placed_and_top(kind, form, seed)[1])


@pytest.mark.parametrize("kind", GOODS)
def test_nothing_of_a_foot_is_outside_the_footprint(kind: str) -> None:
    placed, on_top = placed_and_top(kind, "drum", 1)
    assert all(on_top)
    foot = placed.footprint
    assert foot is not None
    clouds = [mesh_of(item).positions for item in placed.items]
    low = np.concatenate([cloud[cloud[:, 1] < 0.002][:, [0, 2]] for cloud in clouds])
    assert (low >= foot.min(axis=0) - 1e-5).all()
    assert (low <= foot.max(axis=0) + 1e-5).all()


def test_what_hovers_has_no_foot_and_of_what_lies_it_is_all() -> None:
    hovering, lying = (
        place(made("box"), plain_set(view), width=96, height=96, rng=np.random.default_rng(1))
        for view in ("floating", "flat lay")
    )
    assert hovering.footprint is None
    assert lying.footprint is not None
    low, high = bounds(lying.items)
    assert np.ptp(lying.footprint, axis=0) == pytest.approx((high - low)[[0, 2]], rel=1e-4)
