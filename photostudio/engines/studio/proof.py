"""Run by `backend` as a process of its own: renders eight pixels with the LLVM library named, or dies trying."""

import os
import sys


def main(library: str) -> int:
    os.environ["DRJIT_LIBLLVM_PATH"] = library  # noqa: TID251 - the compiler reads it itself
    import mitsuba as mi  # noqa: PLC0415 - loads the library named above
    import numpy as np  # noqa: PLC0415

    mi.set_variant("llvm_ad_rgb")
    floor = {"type": "rectangle", "bsdf": {"type": "twosided", "bsdf": {"type": "principled", "roughness": 0.3}}}
    film = {"type": "hdrfilm", "width": 4, "height": 2}
    sensor = {"type": "perspective", "to_world": mi.ScalarTransform4f().look_at([0, 0, 3], [0, 0, 0], [0, 1, 0])}
    scene = {"type": "scene", "integrator": {"type": "path"}, "sensor": sensor | {"film": film}, "floor": floor}
    picture = np.array(mi.render(mi.load_dict(scene | {"sky": {"type": "constant"}}), spp=1))
    return 0 if np.isfinite(picture).all() and picture.max() > 0 else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
