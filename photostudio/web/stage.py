"""The stage: an asset on the canvas of each preset, as data for the template and for the browser's placing."""

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from django.http import HttpRequest

from photostudio.imaging.placement import Box, Placement, default_placement
from photostudio.imaging.presets import BY_TAG, PRESETS, Preset
from photostudio.projects.errors import NotACutout
from photostudio.projects.models import Asset, Project
from photostudio.web import access
from photostudio.web.drafts import kept_placement
from photostudio.web.forms import initial
from photostudio.web.ids import uuid_of

NEWEST = "newest"  # as an asset in an address: the newest cut-out, whatever was placed last
CORNERS = ("top left", "top right", "bottom left", "bottom right")


@dataclass(frozen=True)
class Placing:
    """A cut-out on the canvas: `product` is its box in its own pixels, `preset` the chosen one."""

    asset: Asset
    product: Box
    preset: Preset
    placements: Mapping[str, Placement]
    defaults: Mapping[str, Placement]

    @property
    def percent(self) -> dict[str, float]:
        """The placement on the chosen preset as the form shows it."""
        return {name: round(value * 100, 2) for name, value in asdict(self.placements[self.preset.tag]).items()}

    @property
    def frame(self) -> dict[str, float]:
        """Where the whole picture lies on the chosen preset's canvas, in canvas pixels."""
        placement = self.placements[self.preset.tag]
        scale = placement.height * self.preset.height / self.product.height
        middle = (self.product.left + self.product.right) / 2
        return {
            "x": round(placement.centre * self.preset.width - scale * middle, 2),
            "y": round(placement.base * self.preset.height - scale * self.product.bottom, 2),
            "width": round(scale * self.asset.width, 2),
            "height": round(scale * self.asset.height, 2),
        }

    @property
    def data(self) -> dict[str, Any]:
        """Everything the browser needs to place the asset on any preset without asking again."""
        return {
            "asset": str(self.asset.uuid),
            "picture": {"width": self.asset.width, "height": self.asset.height},
            "product": asdict(self.product),
            "presets": {
                preset.tag: {
                    "width": preset.width,
                    "height": preset.height,
                    "placement": asdict(self.placements[preset.tag]),
                    "default": asdict(self.defaults[preset.tag]),
                }
                for preset in PRESETS
            },
        }


def placing_of(asset: Asset, draft: Mapping[str, Any]) -> Placing | None:
    """Return the asset as it stands in the draft, or None when it has no product to place."""
    box = asset.report.get("product")
    if not asset.is_cutout or box is None:
        return None
    product = Box(**box)
    defaults = {
        preset.tag: default_placement(product, canvas_width=preset.width, canvas_height=preset.height)
        for preset in PRESETS
    }
    placements = {tag: kept_placement(draft, asset.uuid, tag) or default for tag, default in defaults.items()}
    preset = BY_TAG[initial(draft)["preset"]]
    return Placing(asset=asset, product=product, preset=preset, placements=placements, defaults=defaults)


def stage_context(request: HttpRequest, project: Project, draft: Mapping[str, Any] | None = None) -> dict[str, Any]:
    """Return the chosen asset and its placing, as `draft` (the project's own by default) has it.

    `asset` is None in a project without pictures, and `sample` a project that has some; `placing` is None when the
    asset is no cut-out, and `refusal` says so.
    """
    draft = project.draft if draft is None else draft
    asset = _chosen_asset(request, project, draft)
    placing = placing_of(asset, draft) if asset else None
    return {
        "project": project,
        "asset": asset,
        "placing": placing,
        "corners": CORNERS,
        "refusal": str(NotACutout()),
        "sample": None if asset else access.projects(request).filter(is_sample=True).first(),
    }


def _chosen_asset(request: HttpRequest, project: Project, draft: Mapping[str, Any]) -> Asset | None:
    """Return the asset of the URL, else the draft's, else the newest cut-out, else the newest picture."""
    kept = Asset.objects.kept().filter(kind=Asset.Kind.PICTURE).filter(project=project)
    asked = request.GET.get("asset")
    for text in (asked,) if asked == NEWEST else (asked, draft.get("asset")):
        uuid = uuid_of(text)
        asset = kept.filter(uuid=uuid).first() if uuid else None
        if asset is not None:
            return asset
    return kept.order_by("-is_cutout", "-created_at", "-pk").first()
