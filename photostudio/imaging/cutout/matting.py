"""Closed-form matting (Levin, Lischinski and Weiss 2008, "A closed-form solution to natural image matting")."""

import cv2
import numpy as np
from numpy.typing import NDArray
from scipy import sparse
from scipy.sparse.linalg import cg

from photostudio.imaging.arrays import Linear, Mask, Pixels
from photostudio.imaging.cutout.proposal import DROP, KEEP

REGULARISATION = 1e-5
CHUNK = 32768  # windows at a time: what is assembled needs 1.3 kB a window
TOLERANCE = 1e-4
STEPS = 80
COARSEST = 1500  # unknown pixels


def solve_alpha(picture: Linear, trimap: Pixels) -> Linear:
    """Return alpha 0 … 1 (rows, columns) of `picture` (rows, columns, 3; 0 … 1), known where `trimap` is DROP or KEEP.

    Only windows that touch the unknown band are looked at, so work grows with the band. The picture at half the size
    gives a first guess, which leaves few steps to conjugate gradients. Raises ValueError when the shapes differ.
    """
    if picture.shape[:2] != trimap.shape:
        raise ValueError(f"The trimap is {trimap.shape}, the picture {picture.shape[:2]}.")
    alpha = np.where(trimap == KEEP, 1, 0).astype(np.float32)
    unknown = (trimap != KEEP) & (trimap != DROP)
    if not unknown.any():
        return alpha
    alpha[unknown] = _first_guess(picture, trimap)[unknown]
    if min(trimap.shape) >= 3:
        laplacian, right = _system(picture, alpha, unknown)
        jacobi = sparse.diags_array(1 / laplacian.diagonal())
        start = alpha[unknown].astype(np.float64)
        solved, _ = cg(laplacian, right, x0=start, rtol=TOLERANCE, maxiter=STEPS, M=jacobi)
        alpha[unknown] = np.clip(solved, 0, 1)
    return alpha


def _first_guess(picture: Linear, trimap: Pixels) -> Linear:
    """Return alpha (rows, columns) as the picture at half the size has it."""
    rows, columns = trimap.shape
    half = ((columns + 1) // 2, (rows + 1) // 2)
    if np.count_nonzero((trimap != KEEP) & (trimap != DROP)) < COARSEST or min(half) < 3:
        return np.full(trimap.shape, 0.5, np.float32)
    picture = np.asarray(cv2.resize(picture, half, interpolation=cv2.INTER_AREA), np.float32)
    coarse = solve_alpha(picture, np.asarray(cv2.resize(trimap, half, interpolation=cv2.INTER_AREA), np.uint8))
    return np.asarray(cv2.resize(coarse, (columns, rows), interpolation=cv2.INTER_LINEAR), np.float32)


def _system(picture: Linear, alpha: Linear, unknown: Mask) -> tuple[sparse.csr_array, NDArray[np.float64]]:
    """Return the matting Laplacian among the unknown pixels, in reading order, and what the known ones contribute."""
    columns = unknown.shape[1]
    centres = np.asarray(cv2.dilate(unknown.astype(np.uint8), np.ones((3, 3), np.uint8)), bool)
    centres[[0, -1]] = centres[:, [0, -1]] = False
    count = int(np.count_nonzero(unknown))
    index = np.full(unknown.size, -1, np.int32)
    index[unknown.ravel()] = np.arange(count, dtype=np.int32)
    steps = (np.arange(-1, 2)[:, None] * columns + np.arange(-1, 2)).ravel()
    where = np.flatnonzero(centres)
    laplacian = sparse.csr_array((count, count))
    right = np.zeros(count)
    for begin in range(0, len(where), CHUNK):
        window = where[begin : begin + CHUNK, None] + steps
        affinity = _window_laplacians(picture.reshape(-1, 3)[window])
        row = np.repeat(index[window], 9, axis=1).ravel()
        column = np.tile(index[window], (1, 9)).ravel()
        values = affinity.ravel()
        inner = (row >= 0) & (column >= 0)
        laplacian = laplacian + sparse.csr_array((values[inner], (row[inner], column[inner])), shape=(count, count))
        rim = (row >= 0) & (column < 0)
        known = np.tile(alpha.ravel()[window], (1, 9)).ravel()[rim]
        right -= np.bincount(row[rim], values[rim] * known, count)
    return laplacian + 1e-9 * sparse.eye_array(count), right


def _window_laplacians(colours: NDArray[np.floating]) -> NDArray[np.float64]:
    """Return δij − (1 + (ci − μ)ᵀ (Σ + ε/9)⁻¹ (cj − μ)) / 9 for each 3 × 3 window: (n, 9, 3) → (n, 9, 9)."""
    away = colours.astype(np.float64)
    away -= away.mean(axis=1, keepdims=True)
    covariance = np.einsum("nki,nkj->nij", away, away) / 9 + np.eye(3) * (REGULARISATION / 9)
    affinity = 1 + np.einsum("nki,nij,nlj->nkl", away, np.linalg.inv(covariance), away, optimize=True)
    laplacians: NDArray[np.float64] = np.eye(9) - affinity / 9
    return laplacians
