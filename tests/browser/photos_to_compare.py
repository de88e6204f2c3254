"""Photos whose pixels are known, filed into a running studio's data folder; run by `manage.py shell`."""

import json
from io import BytesIO

from photostudio.imaging.arrays import Pixels
from photostudio.imaging.codecs import encode_png
from photostudio.jobs import darkroom
from photostudio.jobs.intake import take_in
from photostudio.projects.models import Project
from tests.filed import stored
from tests.pictures import cutout, photograph
from tests.web.runs import finished_edit, finished_run

WIDTH, HEIGHT = 320, 240
CHANGED = 1_234  # pixels in which the second photo differs from the first


def picture(changed: int) -> Pixels:
    """Return (rows, columns, 3)."""
    photo = photograph(WIDTH, HEIGHT)[..., :3].copy()
    photo.reshape(-1, 3)[:changed] = 255 - photo.reshape(-1, 3)[:changed]
    return photo


def file_them() -> None:
    """Make a project with a run of three photos and an edit of the first; print its uuid and theirs as JSON."""
    project = Project.objects.create(name="Choosing")
    bottle = take_in(project, file=BytesIO(encode_png(cutout(120, 160))), name="bottle.png")
    photos = finished_run(bottle, photos=3, description="bottle on a marble slab")
    for photo, changed in zip(photos, (0, CHANGED, 5_000), strict=True):
        photo.sha256, photo.width, photo.height = stored(encode_png(picture(changed))), WIDTH, HEIGHT
        photo.save()
    edit = finished_edit(photos[0], prompt="a candle")
    print(json.dumps({"project": str(project.uuid), "photos": [str(photo.uuid) for photo in (*photos, edit)]}))
    darkroom.close()
