"""Keys for programs: made, known again, revoked. A key's text is shown once and kept nowhere."""

import hashlib
import hmac
import secrets
from datetime import timedelta

from django.utils import timezone

from photostudio.projects.models import ApiKey, Project

LIVE, SANDBOX = "ps-", "sandbox_"
RANDOM_BYTES = 32
SHOWN = 4  # letters of the random part that tell keys apart in lists
USED_AGAIN = timedelta(seconds=30)  # a note of each call would be a write of each call


def create(
    project: Project, *, name: str, is_sandbox: bool = False, scope: str = ApiKey.Scope.ALL
) -> tuple[ApiKey, str]:
    """Return a new key and its text, which nobody can find out again."""
    kind = SANDBOX if is_sandbox else LIVE
    text = kind + secrets.token_urlsafe(RANDOM_BYTES)
    prefix = text[: len(kind) + SHOWN]
    key = ApiKey.objects.create(
        project=project, name=name, prefix=prefix, hash=_hash(text), is_sandbox=is_sandbox, scope=scope
    )
    return key, text


def find(text: str) -> ApiKey | None:
    """Return the key of that text, with its project, unless it was revoked or its project is in the trash."""
    kind = SANDBOX if text.startswith(SANDBOX) else LIVE
    keys = ApiKey.objects.select_related("project").filter(revoked_at=None, project__trashed_at=None)
    given = _hash(text)
    for key in keys.filter(prefix=text[: len(kind) + SHOWN]):
        if hmac.compare_digest(key.hash, given):
            return key
    return None


def note_use(key: ApiKey) -> None:
    now = timezone.now()
    if key.last_used_at is None or now - key.last_used_at > USED_AGAIN:
        ApiKey.objects.filter(pk=key.pk).update(last_used_at=now)


def revoke(key: ApiKey) -> None:
    """Let the key open nothing any more; calls under way go on."""
    ApiKey.objects.filter(pk=key.pk, revoked_at=None).update(revoked_at=timezone.now())


def restore(key: ApiKey) -> None:
    ApiKey.objects.filter(pk=key.pk).update(revoked_at=None)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
