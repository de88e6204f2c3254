"""The sample project of the first start: a few cut-outs, ready for the first photo."""

from pathlib import Path

from photostudio.imaging.presets import DEFAULT_PRESET
from photostudio.jobs import darkroom
from photostudio.jobs.intake import take_in
from photostudio.projects.models import Asset, Project

SAMPLES = Path(__file__).resolve().parent.parent / "samples"
NAME = "Sample products"
FIRST = "perfume-bottle"
DESCRIPTION = "perfume for women on a pastel podium, warm afternoon light"


def ensure_sample_project(samples: Path = SAMPLES) -> Project | None:
    """Make the sample project when there has never been any project, else return None.

    The first sample stands on the stage with its description, one click from its first photo.
    """
    if Project.objects.exists():
        return None
    project = Project.objects.create(name=NAME, is_sample=True)
    try:
        assets = {file.stem: _take_in(project, file) for file in _files(samples)}
    except BaseException:  # Ctrl-C too
        project.delete()  # so that the next start tries again
        raise
    finally:
        darkroom.close()
    project.save_draft(
        {
            "asset": str(assets[FIRST].uuid),
            "preset": DEFAULT_PRESET.tag,
            "product_description": DESCRIPTION,
        }
    )
    return project


def _files(samples: Path) -> list[Path]:
    """Return the samples in the order they are taken in: the first one last, because the newest is shown first."""
    return sorted(samples.glob("*.png"), key=lambda file: (file.stem == FIRST, file.name))


def _take_in(project: Project, file: Path) -> Asset:
    with file.open("rb") as stream:
        return take_in(project, file=stream, name=file.name)
