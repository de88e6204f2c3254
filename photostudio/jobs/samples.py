"""The sample project of the first start: a few cut-outs, ready for the first photo."""

from pathlib import Path

from django.conf import settings

from photostudio.imaging.presets import DEFAULT_PRESET
from photostudio.jobs import darkroom
from photostudio.jobs.intake import take_in
from photostudio.projects.models import Asset, Project

NAME = "Sample products"
DESCRIPTIONS = {
    "balm-jar": "A jar of night balm on pastel podiums with an arch, soft morning light",
    "perfume-bottle": "A bottle of perfume on a marble slab, leaf shadows, warm sunlight",
    "tea-carton": "A carton of green tea on a wooden table, soft bokeh behind",
    "tonic-can": "A can of blood orange tonic on the beach, golden hour",
}


def ensure_sample_project() -> Project | None:
    """Make the sample project when there has never been any project; return it, or None when it was not made."""
    files = sorted((settings.BASE_DIR / "photostudio" / "samples").glob("*.png"))
    if not files or Project.objects.exists():
        return None
    project = Project.objects.create(name=NAME, is_sample=True)
    first, *_ = [_take_in(project, file) for file in files]
    darkroom.close()
    project.save_draft(
        {
            "asset": str(first.uuid),
            "preset": DEFAULT_PRESET.tag,
            "product_description": DESCRIPTIONS[files[0].stem],
        }
    )
    return project


def _take_in(project: Project, file: Path) -> Asset:
    with file.open("rb") as stream:
        return take_in(project, file=stream, name=file.name)
