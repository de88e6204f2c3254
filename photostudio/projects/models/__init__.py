from photostudio.projects.models.api import ApiCall, ApiKey
from photostudio.projects.models.asset import Asset
from photostudio.projects.models.delivery import Delivery
from photostudio.projects.models.job import Job
from photostudio.projects.models.project import Project
from photostudio.projects.models.rendition import Rendition
from photostudio.projects.models.subject import Subject, SubjectView
from photostudio.projects.models.task import Task
from photostudio.projects.models.variant import Variant

__all__ = [
    "ApiCall",
    "ApiKey",
    "Asset",
    "Delivery",
    "Job",
    "Project",
    "Rendition",
    "Subject",
    "SubjectView",
    "Task",
    "Variant",
]
