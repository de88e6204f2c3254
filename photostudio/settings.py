"""All settings, and the only place that reads the environment. Each is explained in docs/settings.md."""

import os
import re
from importlib.util import find_spec
from pathlib import Path

import dj_database_url
from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured
from django.utils.crypto import get_random_string

BASE_DIR = Path(__file__).resolve().parent.parent


def env_text(name: str, default: str) -> str:
    return os.environ.get(name, "").strip() or default


def env_choice(name: str, default: str, *, choices: tuple[str, ...]) -> str:
    text = env_text(name, default)
    if text not in choices:
        raise ImproperlyConfigured(f"{name} must be one of {', '.join(choices)}, not {text!r}.")
    return text


def env_bool(name: str, *, default: bool) -> bool:
    text = env_text(name, str(default)).lower()
    if text not in {"true", "false", "1", "0", "yes", "no"}:
        raise ImproperlyConfigured(f"{name} must be true or false, not {text!r}.")
    return text in {"true", "1", "yes"}


def env_int(name: str, default: int, *, lowest: int, highest: int) -> int:
    text = env_text(name, str(default))
    if not text.isdecimal() or not lowest <= int(text) <= highest:
        raise ImproperlyConfigured(f"{name} must be a whole number from {lowest} to {highest}, not {text!r}.")
    return int(text)


def env_url(name: str, default: str) -> str:
    text = env_text(name, default).rstrip("/")
    if not text.startswith(("https://", "http://")) or not text.isascii() or " " in text:
        raise ImproperlyConfigured(f"{name} must be an address that begins with https://, not {text!r}.")
    return text


def env_key(name: str) -> str:
    """Return a key, empty when there is none; it is shown nowhere, not even when it is wrong."""
    text = env_text(name, "")
    if not (text.isascii() and (text + "k").isprintable()) or " " in text:
        raise ImproperlyConfigured(f"{name} holds characters that no key has. Copy it anew.")
    return text


def env_price(name: str) -> str:
    text = env_text(name, "")
    if text and not re.fullmatch(r"\d{1,4}(\.\d{1,4})?", text):
        raise ImproperlyConfigured(f"{name} must be a number of dollars such as 0.05, not {text!r}.")
    return text


def env_secret(name: str, *, kept_in: Path) -> str:
    """Return the secret of that name, or one made at first start and kept in a file only the owner can read."""
    if text := os.environ.get(name, ""):
        return text
    try:
        # exclusive creation: two processes that start together agree on one secret
        with os.fdopen(os.open(kept_in, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
            file.write(get_random_string(64))
    except FileExistsError:
        pass
    return kept_in.read_text(encoding="ascii")


PHOTOSTUDIO_DATA = Path(env_text("PHOTOSTUDIO_DATA", str(BASE_DIR / "data"))).resolve()
PHOTOSTUDIO_DATA.mkdir(parents=True, exist_ok=True)
PHOTOSTUDIO_PORT = env_int("PHOTOSTUDIO_PORT", 8000, lowest=1, highest=65535)
PHOTOSTUDIO_JOB_SECONDS = env_int("PHOTOSTUDIO_JOB_SECONDS", 900, lowest=10, highest=86_400)
PHOTOSTUDIO_LEASE_SECONDS = env_int("PHOTOSTUDIO_LEASE_SECONDS", 15, lowest=2, highest=600)
PHOTOSTUDIO_ENGINE = env_text("PHOTOSTUDIO_ENGINE", "studio")
PHOTOSTUDIO_RENDERER = env_choice("PHOTOSTUDIO_RENDERER", "auto", choices=("auto", "llvm", "scalar"))
PHOTOSTUDIO_LLVM = env_text("PHOTOSTUDIO_LLVM", "")
PHOTOSTUDIO_API_WAITERS = env_int("PHOTOSTUDIO_API_WAITERS", 32, lowest=1, highest=500)
PHOTOSTUDIO_API_SECONDS = env_int("PHOTOSTUDIO_API_SECONDS", 300, lowest=1, highest=86_400)
PHOTOSTUDIO_API_CALLS = env_int("PHOTOSTUDIO_API_CALLS", 120, lowest=1, highest=1_000_000)
PHOTOSTUDIO_IMAGE_SECONDS = env_int("PHOTOSTUDIO_IMAGE_SECONDS", 604_800, lowest=60, highest=31_536_000)
PHOTOSTUDIO_PHOTIO_KEY = env_key("PHOTOSTUDIO_PHOTIO_KEY")
PHOTOSTUDIO_PHOTIO_URL = env_url("PHOTOSTUDIO_PHOTIO_URL", "https://api.photio.io")
PHOTOSTUDIO_PHOTIO_PRICE = env_price("PHOTOSTUDIO_PHOTIO_PRICE")
PHOTOSTUDIO_APIFRAME_KEY = env_key("PHOTOSTUDIO_APIFRAME_KEY")
PHOTOSTUDIO_APIFRAME_URL = env_url("PHOTOSTUDIO_APIFRAME_URL", "https://api.apiframe.pro")
PHOTOSTUDIO_APIFRAME_PRICE = env_price("PHOTOSTUDIO_APIFRAME_PRICE")
PHOTOSTUDIO_APIFRAME_TRAINING_PRICE = env_price("PHOTOSTUDIO_APIFRAME_TRAINING_PRICE")
PHOTOSTUDIO_REMOTE_SECONDS = env_int("PHOTOSTUDIO_REMOTE_SECONDS", 120, lowest=1, highest=900)
PHOTOSTUDIO_REMOTE_RETRIES = env_int("PHOTOSTUDIO_REMOTE_RETRIES", 2, lowest=0, highest=5)
PHOTOSTUDIO_CASSETTES = env_text("PHOTOSTUDIO_CASSETTES", "")
PHOTOSTUDIO_CASSETTE_MODE = env_choice("PHOTOSTUDIO_CASSETTE_MODE", "replay", choices=("replay", "record"))

DEBUG = env_bool("PHOTOSTUDIO_DEBUG", default=False)
SECRET_KEY = env_secret("PHOTOSTUDIO_SECRET_KEY", kept_in=PHOTOSTUDIO_DATA / "secret-key")
ALLOWED_HOSTS = ["127.0.0.1", "localhost", "[::1]"]

INSTALLED_APPS = [
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "django.contrib.messages",
    "csp",
    "django_htmx",
    "photostudio.projects",
    "photostudio.jobs",
    "photostudio.web",
    "photostudio.api",
    "photostudio.cli",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "photostudio.web.varying.VaryByHtmx",
    "photostudio.web.errors.Refusals",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
]
ROOT_URLCONF = "photostudio.urls"
WSGI_APPLICATION = "photostudio.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": False,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

DATABASES = {"default": dj_database_url.config(default=f"sqlite:///{PHOTOSTUDIO_DATA / 'photostudio.sqlite3'}")}
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["OPTIONS"] = {
        "timeout": 20,
        "transaction_mode": "IMMEDIATE",
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
    }
elif DATABASES["default"]["ENGINE"] == "django.db.backends.postgresql" and not find_spec("psycopg"):
    raise ImproperlyConfigured(
        "DATABASE_URL names PostgreSQL, which needs one more package: pip install '.[postgresql]'"
    )

MESSAGE_STORAGE = "django.contrib.messages.storage.cookie.CookieStorage"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LOCALE_PATHS = [BASE_DIR / "locale"]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    # a request that waits a moment for a thread is no news
    "loggers": {"waitress.queue": {"level": "ERROR"}},
}

STATIC_URL = "static/"
STATIC_ROOT = PHOTOSTUDIO_DATA / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
STORAGES = {
    "staticfiles": {"BACKEND": "photostudio.web.static_files.HashedStaticFiles"},
}
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_KEEP_ONLY_HASHED_FILES = True  # every page names them so: the others need not be compressed

FILE_UPLOAD_HANDLERS = ["django.core.files.uploadhandler.TemporaryFileUploadHandler"]
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_FAILURE_VIEW = "photostudio.web.errors.csrf_failure"
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [SELF],
        "img-src": [SELF, "blob:"],
        "object-src": [NONE],
        "base-uri": [NONE],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
    }
}
SILENCED_SYSTEM_CHECKS: list[str] = []
