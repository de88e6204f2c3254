from django.apps import AppConfig
from django.core.checks import register

from photostudio.cli.checks import check_llvm


class CliConfig(AppConfig):
    name = "photostudio.cli"

    def ready(self) -> None:
        register(check_llvm, "engines")
