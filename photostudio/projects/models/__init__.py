from photostudio.projects.models.api import ApiCall, ApiKey
from photostudio.projects.models.asset import Asset
from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project
from photostudio.projects.models.rendition import Rendition
from photostudio.projects.models.variant import Variant

__all__ = ["ApiCall", "ApiKey", "Asset", "Job", "Project", "Rendition", "Variant"]
