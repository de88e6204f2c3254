import numpy as np
import pytest
from numpy.typing import NDArray

from photostudio.engines.studio import shapes
from photostudio.engines.studio.scene import Mesh

SOLIDS = {
    "box": shapes.slab(1.0, 0.6, 0.4),
    "plinth": shapes.slab(1.4, 0.7, 0.3, corner=0.35),
    "drum": shapes.podium(0.5, 0.3),
    "disc": shapes.disc(0.6, 0.1),
    "tablet": shapes.tablet(0.8, 1.2, 0.1),
    "arch": shapes.arch(1.2, 1.4, 0.15, 0.25),
    "ring": shapes.ring(0.7, 0.02),
    "capsule": shapes.capsule(1.0, 0.05),
    "hoop": shapes.hoop(1.2, 0.8, 0.2, 0.02),
}
EVERY_SOLID = pytest.mark.parametrize("name", SOLIDS)


@EVERY_SOLID
def test_its_faces_look_outwards(name: str) -> None:
    assert volume(SOLIDS[name]) > 0


@EVERY_SOLID
def test_it_has_no_sharp_edge(name: str) -> None:
    assert sharpest_edge(SOLIDS[name]) < 35


@EVERY_SOLID
def test_no_face_is_empty(name: str) -> None:
    assert areas(SOLIDS[name]).min() > 1e-9


def test_a_podium_has_its_size() -> None:
    drum = shapes.podium(0.5, 0.3, bevel=0.001)
    assert volume(drum) == pytest.approx(np.pi * 0.5**2 * 0.3, rel=0.01)
    assert drum.positions[:, 1].min() == 0
    assert drum.positions[:, 1].max() == pytest.approx(0.3)


def test_a_ring_is_a_torus() -> None:
    assert volume(shapes.ring(0.7, 0.05)) == pytest.approx(2 * np.pi**2 * 0.7 * 0.05**2, rel=0.06)


def test_a_ball_is_turned_from_half_a_circle() -> None:
    rise = np.linspace(0, np.pi, 64)
    ball = shapes.lathe(np.stack([np.sin(rise), 1 - np.cos(rise)], axis=-1))
    assert volume(ball) == pytest.approx(4 / 3 * np.pi, rel=0.01)


def test_textures_keep_their_scale_on_a_blocks_top() -> None:
    box = shapes.slab(1.0, 0.6, 0.4)
    assert box.uvs is not None
    top = np.flatnonzero(box.positions[:, 1] == box.positions[:, 1].max())
    across = np.ptp(box.uvs[top], axis=0)
    assert across == pytest.approx(np.ptp(box.positions[top][:, [0, 2]], axis=0))


def test_a_sweep_runs_from_the_floor_into_the_wall_without_a_fold() -> None:
    sweep = shapes.cyclorama(back=-2, radius=1.2)
    assert sharpest_edge(sweep) < 5
    assert sweep.positions[:, 2].min() == pytest.approx(-2)


def test_a_room_has_a_crisp_corner_between_floor_and_wall() -> None:
    room = shapes.room(back=-2)
    assert not room.smooth
    assert sharpest_edge(room) == pytest.approx(90)
    assert (room.positions[:, 2].min(), room.positions[:, 1].min()) == (-2, 0)


def test_a_terrain_is_as_high_as_its_function_says() -> None:
    ground = shapes.terrain(lambda x, z: 0.1 * x - 0.2 * z, half_width=3, near=2, far=-8, resolution=40)
    x, y, z = ground.positions.T
    assert y == pytest.approx(0.1 * x - 0.2 * z, abs=1e-5)
    assert (z.min(), z.max()) == (-8, 2)


def corners(mesh: Mesh) -> NDArray[np.float64]:
    return mesh.positions.astype(np.float64)[mesh.faces.astype(np.int64)]


def volume(mesh: Mesh) -> float:
    """The signed volume under the faces (Gauss), closing what is open at y = 0."""
    a, b, c = corners(mesh).transpose(1, 0, 2)
    return float(np.einsum("ij,ij->", a, np.cross(b, c)) / 6)


def areas(mesh: Mesh) -> NDArray[np.float64]:
    a, b, c = corners(mesh).transpose(1, 0, 2)
    doubled: NDArray[np.float64] = np.linalg.norm(np.cross(b - a, c - a), axis=1)
    return doubled / 2


def sharpest_edge(mesh: Mesh) -> float:
    """The largest angle, in degrees, between two faces that share an edge."""
    a, b, c = corners(mesh).transpose(1, 0, 2)
    normals = np.cross(b - a, c - a)
    normals /= np.linalg.norm(normals, axis=1, keepdims=True)
    faces = mesh.faces.astype(np.int64)
    edges = np.sort(np.concatenate([faces[:, [0, 1]], faces[:, [1, 2]], faces[:, [2, 0]]]), axis=1)
    owners = np.tile(np.arange(len(faces)), 3)
    order = np.lexsort(edges.T)
    edges, owners = edges[order], owners[order]
    shared = np.flatnonzero((edges[1:] == edges[:-1]).all(axis=1))
    cosines = np.einsum("ij,ij->i", normals[owners[shared]], normals[owners[shared + 1]])
    return float(np.degrees(np.arccos(np.clip(cosines.min(), -1, 1))))
