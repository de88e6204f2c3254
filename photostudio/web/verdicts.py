"""What is said of a cut-out: each verdict of imaging.cutout is one sentence."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext_lazy as _

SENTENCES: Mapping[str, Any] = {
    "fine": _("The product was found."),
    "touches_frame": _("The product was found. The picture's edge cuts it off, so it stays straight there."),
    "openings": _(
        "The product was found. Openings that show the background were dropped; brush over glass to keep it."
    ),
    "corrected": _("The cut-out follows your brush."),
    "busy_background": _(
        "The background is not plain, so parts of it may have stayed. Check the cut-out and brush over what is wrong."
    ),
    "nothing_stands_out": _("Nothing stands out from the background. Brush over the product to keep it."),
    "faint_outline": _("The product looks much like its background. Check its outline and brush over what is wrong."),
    "fills_frame": _("Nearly all of the picture looks like product. Brush over the background to drop it."),
}
