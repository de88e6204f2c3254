"""Paint and paper: calm surfaces in any colour."""

from photostudio.engines.studio import coats
from photostudio.engines.studio.library.kinds import SurfaceKind

SURFACES = {
    "paint": SurfaceKind(
        colours=("#f3c9c0", "#cfe0d6", "#d9d2ec", "#f4e3c1", "#c9dcef"),
        forms=("drum", "block", "steps", "ground", "slab"),
        coat=coats.painted,
    ),
}
