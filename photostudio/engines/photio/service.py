"""How Photio is called; knows of no picture."""

from photostudio.engines.remote.vendor import Names

PHOTIO = Names(
    title="Photio",
    header="X-Photio-Key",
    key_setting="PHOTOSTUDIO_PHOTIO_KEY",
    url_setting="PHOTOSTUDIO_PHOTIO_URL",
    status_field="status_code",
)
