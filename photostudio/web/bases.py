"""A base: any picture of a project that can be edited, uploaded or made here, as pages show it."""

from dataclasses import dataclass
from uuid import UUID

from django.urls import reverse

from photostudio.projects.models import Asset, Project, Variant
from photostudio.web.described import title_of


@dataclass(frozen=True)
class Base:
    """An asset or a variant with what both have: a name, a size, addresses.

    `alpha` is the address of a picture of the base's size whose alpha is the product, empty where none is known.
    """

    picture: Asset | Variant

    @property
    def uuid(self) -> UUID:
        return self.picture.uuid

    @property
    def name(self) -> str:
        return title_of(self.picture.job) if isinstance(self.picture, Variant) else self.picture.name

    @property
    def is_trashed(self) -> bool:
        return self.picture.trashed_at is not None

    @property
    def page(self) -> str:
        return reverse(f"web:{self._kind}", args=[self.uuid])

    @property
    def restore(self) -> str:
        return reverse(f"web:{self._kind}-restore", args=[self.uuid])

    @property
    def thumb(self) -> str:
        return self._image("thumb")

    @property
    def screen(self) -> str:
        return self._image("screen")

    @property
    def original(self) -> str:
        return self._image("original")

    @property
    def alpha(self) -> str:
        if isinstance(self.picture, Asset):
            return self.original if self.picture.is_cutout else ""
        is_placed = "product_image" in self.picture.job.inputs
        return reverse("web:variant-product", args=[self.uuid]) if is_placed else ""

    @property
    def has_set(self) -> bool:
        """Whether it is known how the light falls in it: a photo of ours, on its own canvas."""
        if isinstance(self.picture, Asset):
            return False
        product = self.picture.job.inputs.get("product_image", {"frames": True})
        return not product.get("frames") and self.picture.recipe["engine"].get("upscaled") != "resampled"

    @property
    def _kind(self) -> str:
        return "variant" if isinstance(self.picture, Variant) else "asset"

    def _image(self, kind: str) -> str:
        return reverse(f"web:{self._kind}-image", args=[self.uuid, kind])


def find(project: Project, uuid: UUID | None) -> Base | None:
    """Return the picture of the project that has this uuid, one in the trash, too."""
    if uuid is None:
        return None
    variant = project.variants.filter(uuid=uuid).select_related("job").first()
    picture = variant or project.assets.filter(uuid=uuid, kind=Asset.Kind.PICTURE).first()
    return Base(picture) if picture else None


def newest(project: Project) -> Base | None:
    """Return the newest photo, else the newest picture."""
    photo = project.variants.kept().select_related("job").order_by("-created_at", "-pk").first()
    picture = photo or project.assets.kept().filter(kind=Asset.Kind.PICTURE).order_by("-created_at", "-pk").first()
    return Base(picture) if picture else None


def of_photo(photo: Base) -> Base | None:
    """Return what a photo was made from by editing or enlarging, something in the trash, too."""
    job = photo.picture.job if isinstance(photo.picture, Variant) else None
    source = job.edits if job else {}
    text = source.get("variant") or source.get("asset")
    return find(photo.picture.project, UUID(text)) if text else None
