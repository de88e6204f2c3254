from django.apps import AppConfig


class WebConfig(AppConfig):
    name = "photostudio.web"
