"""Coarse to fine: start where the hole is small, agree, enlarge, agree again; then carry the matches to full size."""

from collections.abc import Callable, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass
from typing import NamedTuple

import cv2
import numpy as np

from photostudio.imaging.arrays import Pixels, around
from photostudio.imaging.inpaint.canvas import Canvas, Likeness, enlarged
from photostudio.imaging.inpaint.levels import Level, halved, pyramid
from photostudio.imaging.inpaint.patches import count_sources
from photostudio.imaging.inpaint.seams import blended
from photostudio.imaging.inpaint.starts import STARTS, Start

SHALLOW = 6.0  # so deep a hole, in pixels, is where the start is made
FEW = 12_000  # pixels of a hole on which several starts are tried
SMOOTH = 30  # a forgiven shift above this belongs to a smooth picture


class Plan(NamedTuple):
    """How much care a quality takes."""

    starts: tuple[str, ...]
    first: int  # rounds of search and vote on the smallest level
    last: int  # and on the largest that is solved
    pixels: int  # of the hole, where it is solved; what is larger gets the matches carried over


class Trial(NamedTuple):
    canvas: Canvas
    cost: float


PLANS = {
    "LOW": Plan(starts=("rows",), first=8, last=1, pixels=100_000),
    "MIDDLE": Plan(starts=("rows", "columns"), first=12, last=3, pixels=160_000),
    "HIGH": Plan(starts=("rows", "columns", "membrane"), first=16, last=4, pixels=400_000),
}


@dataclass
class Labour:
    """What is needed besides the picture: threads, chance, and whom to tell how far it is."""

    pool: Executor
    seed: int
    tell: Callable[[float], None]
    total: float = 1.0
    done: float = 0.0

    def advance(self, amount: float) -> None:
        self.done += amount
        self.tell(min(1.0, self.done / self.total))


def solve(level: Level, plan: Plan, labour: Labour) -> Pixels:
    """Return the level's picture with its hole filled."""
    larger = [level]
    while np.count_nonzero(larger[-1].hole) > plan.pixels:
        smaller = halved(larger[-1])
        if not count_sources(smaller.barred) or not smaller.hole.any():
            break
        larger.append(smaller)
    levels = pyramid(larger.pop(), SHALLOW)
    rounds = [_rounds(plan, number, len(levels)) for number in range(len(levels))]
    trial = next((n for n, one in enumerate(levels) if np.count_nonzero(one.hole) <= FEW), len(levels) - 1)
    labour.total = _effort(levels, larger, rounds, trial, plan)
    likeness = likeness_of(levels[0])
    tried = [_tried(levels[trial:], rounds[trial:], likeness, labour, STARTS[name]) for name in plan.starts]
    canvas = min(tried, key=lambda one: one.cost).canvas
    for number in range(trial - 1, -1, -1):
        canvas = enlarged(canvas, levels[number])
        canvas.vote()
        _agree(canvas, rounds[number], labour, number, is_last=number == 0 and not larger)
    for one in reversed(larger):
        canvas = _carried(canvas, one, labour, is_last=one is larger[0])
    return blended(canvas)


def likeness_of(level: Level) -> Likeness:
    """Forgive larger differences of colour where the surroundings are smooth: a gradient must be continued there."""
    roughness = _roughness(level)
    shift = float(np.clip(40 / max(roughness, 1e-3), 16, 72))
    return Likeness(shift, penalty=0.9 if shift < SMOOTH else 0.08)


def _tried(levels: Sequence[Level], rounds: Sequence[int], likeness: Likeness, labour: Labour, start: Start) -> Trial:
    """Start on the smallest level, and agree on it and on the next ones."""
    canvas = Canvas(_copied(levels[-1]), likeness, labour.pool)
    image, hole = canvas.level.image, canvas.level.hole
    image[hole] = start.fill(image, hole)[hole]
    sources = _sources(canvas)
    picks = np.random.default_rng(labour.seed).integers(0, len(sources), len(canvas.field.targets))
    canvas.field.matches[:] = sources[picks]
    canvas.search(6, radius=max(hole.shape), samples=4, seed=labour.seed, sources=sources)
    for number in range(len(levels) - 1, -1, -1):
        if number < len(levels) - 1:
            canvas = enlarged(canvas, _copied(levels[number]))
            canvas.vote()
        _agree(canvas, rounds[number], labour, number, is_last=False)
    return Trial(canvas, start.handicap * float(canvas.field.costs.mean()))


def _agree(canvas: Canvas, rounds: int, labour: Labour, number: int, *, is_last: bool) -> None:
    """Search and vote in turn (expectation and maximisation)."""
    sources = _sources(canvas)
    is_small = len(canvas.field.targets) < 6000
    for turn in range(rounds):
        radius = max(8, max(canvas.level.hole.shape) >> min(turn, 4)) if is_small else (32, 8, 4)[min(turn, 2)]
        seed = labour.seed * 31 + 1000 * number + turn
        samples = 1 if is_small and turn < 2 else 0
        canvas.search(4 if is_small else 2, radius=radius, samples=samples, seed=seed, sources=sources)
        at_last = is_last and turn == rounds - 1
        canvas.vote(sharpen=2 * at_last, strictness=2.0 if at_last else 1.0)
        labour.advance(len(canvas.holes))


def _carried(coarse: Canvas, level: Level, labour: Labour, *, is_last: bool) -> Canvas:
    """Enlarge the matches, look about each a little, vote: pixels of the full size are copied, grain and all."""
    canvas = enlarged(coarse, level)
    canvas.vote()
    canvas.search(1, radius=2, samples=0, seed=labour.seed, sources=np.zeros((1, 2), np.int32))
    canvas.vote(sharpen=int(is_last), strictness=2.0 if is_last else 1.0)
    labour.advance(len(canvas.holes))
    return canvas


def _sources(canvas: Canvas) -> np.ndarray[tuple[int, int], np.dtype[np.int32]]:
    return np.argwhere(canvas.field.is_source).astype(np.int32)


def _rounds(plan: Plan, number: int, count: int) -> int:
    return round(plan.last + (plan.first - plan.last) * number / max(1, count - 1))


def _effort(levels: list[Level], larger: list[Level], rounds: list[int], trial: int, plan: Plan) -> float:
    """Return how many pixels `Labour.advance` will be told of, all in all."""
    areas = [np.count_nonzero(level.hole) for level in levels]
    total = sum(area * turns for area, turns in zip(areas, rounds, strict=True))
    again = sum(area * turns for area, turns in zip(areas[trial:], rounds[trial:], strict=True))
    return float(total + again * (len(plan.starts) - 1) + sum(np.count_nonzero(level.hole) for level in larger))


def _copied(level: Level) -> Level:
    return level._replace(image=level.image.copy())


def _roughness(level: Level) -> float:
    """Return the gradient, in levels a pixel, that three quarters of the surroundings stay below."""
    size = max(5, int(0.03 * max(level.hole.shape)) | 1)
    near = around(level.hole, size)
    hole = level.hole[near].astype(np.uint8)
    ring = (cv2.dilate(hole, np.ones((size, size), np.uint8)) > 0) & (cv2.dilate(hole, np.ones((5, 5), np.uint8)) == 0)
    if not ring.any():
        return 99.0
    grey = cv2.cvtColor(level.image[near], cv2.COLOR_RGB2GRAY).astype(np.float32)
    smooth = cv2.GaussianBlur(grey, (0, 0), 1.2)
    across, down = cv2.Scharr(smooth, cv2.CV_32F, 1, 0), cv2.Scharr(smooth, cv2.CV_32F, 0, 1)
    return float(np.percentile(cv2.magnitude(across, down)[ring] / 16, 75))
