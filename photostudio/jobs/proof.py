"""The proof of a stored photo, counted again from the stored files alone: no engine runs."""

from photostudio.engines.operations import BY_NAME
from photostudio.engines.protection import fidelity
from photostudio.imaging.codecs import decode_own
from photostudio.imaging.fidelity import Fidelity
from photostudio.jobs.pictures import pictures
from photostudio.projects import store
from photostudio.projects.errors import FileMissing
from photostudio.projects.models import Variant


def proof_of(variant: Variant) -> Fidelity:
    """Compare a variant's file with the files of its job's inputs; its job must be loaded with it.

    Raises FileMissing, DamagedImage.
    """
    job = variant.job
    operation = BY_NAME[job.operation](**job.parameters)
    images = pictures(job.inputs, lambda name: _stored(job.inputs[name]["sha256"]))
    return fidelity(operation, images, decode_own(_stored(variant.sha256)))


def _stored(sha256: str) -> bytes:
    try:
        return store.path(sha256).read_bytes()
    except FileNotFoundError as error:
        raise FileMissing from error
