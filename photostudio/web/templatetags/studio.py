"""What every template needs: icons, and times in words."""

from datetime import datetime, timedelta

from django import template
from django.templatetags.static import static
from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.timesince import timesince, timeuntil
from django.utils.translation import gettext as _

register = template.Library()


@register.simple_tag
def icon(name: str, css_class: str = "") -> SafeString:
    """Draw the icon `name` of static/img/icons.svg; it is decoration, so its control needs a name of its own."""
    return format_html(
        '<svg class="icon {}" aria-hidden="true"><use href="{}#{}"></use></svg>',
        css_class,
        static("img/icons.svg"),
        name,
    )


@register.filter
def ago(moment: datetime) -> str:
    """Say how long ago `moment` was, in its largest unit: "3 hours ago"."""
    if timezone.now() - moment < timedelta(minutes=1):
        return _("just now")
    return _("%(time)s ago") % {"time": timesince(moment, depth=1)}


@register.filter
def ahead(moment: datetime) -> str:
    """Say in how long `moment` is, in its largest unit: "in 3 hours"."""
    if moment - timezone.now() < timedelta(minutes=1):
        return _("in a moment")
    return _("in %(time)s") % {"time": timeuntil(moment, depth=1)}
