#!/usr/bin/env python3
"""Time the gallery of a project of ten thousand variants, in a scratch database.

    .venv/bin/python bench/gallery.py [--photos 10000] [--rounds 40]

Requests go through Django's test client: middleware, queries and templates, without a network. Prints one table.
"""

import argparse
import os
import random
import statistics
import sys
import tempfile
import time
import uuid
from collections.abc import Callable
from pathlib import Path
from typing import Any

FOLDER = tempfile.TemporaryDirectory()
os.environ |= {"PHOTOSTUDIO_DATA": FOLDER.name, "DJANGO_SETTINGS_MODULE": "photostudio.settings"}
sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

import django  # noqa: E402 # the settings read the environment

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from photostudio.imaging.presets import PRESETS  # noqa: E402
from photostudio.projects.models import Job, Project, Variant  # noqa: E402

WORDS = ("marble", "sand", "podium", "leaf", "shadows", "oak", "window", "mist", "stone", "arch", "citrus", "linen")
PER_RUN = 4


def fill(photos: int) -> uuid.UUID:
    """Write a project with that many variants, four a run, and return its uuid."""
    draw = random.Random(7)
    project = Project.objects.create(name="Ten thousand")
    jobs, variants = [], []
    for number in range(photos // PER_RUN):
        words, preset = " ".join(draw.sample(WORDS, 5)), draw.choice(PRESETS)
        parameters = {"product_description": words, "negative_prompt": "", "quality": "LOW", "variants": PER_RUN}
        inputs = {"product_image": {"preset": preset.tag, "sha256": "0" * 64}}
        job = Job(project=project, operation="instant", engine="studio", parameters=parameters, inputs=inputs)
        job.status, job.idempotency_key = Job.Status.DONE, str(number)
        jobs.append(job)
        for place in range(PER_RUN):
            seed = number * 10 + place + 1
            variant = Variant(project=project, job=job, number=place, seed=seed, sha256="0" * 64, byte_size=1_000_000)
            variant.width, variant.height, variant.preset = preset.width, preset.height, preset.tag
            variant.recipe = {"version": 1, "engine": {"set": "x" * 6_000}}  # as long as a real one
            variant.seconds, variant.protected_pixels, variant.changed_pixels = 3.0, 300_000, 0
            variant.words, variant.rating = f"{words} {seed}", draw.choice((0, 0, 0, 1, 2, 3, 4, 5))
            variant.is_favourite, variant.verdict = draw.random() < 0.1, draw.choice(("", "", "picked", "rejected"))
            variants.append(variant)
    Job.objects.bulk_create(jobs, batch_size=500)
    Variant.objects.bulk_create(variants, batch_size=100)
    return project.uuid


def measure(address: str, rounds: int, *, part: str = "") -> tuple[list[float], int, Any]:
    """Return the times in milliseconds, the queries of one request, and where the next page begins."""
    client = Client(headers={"Host": "localhost"} | ({"HX-Request": "true", "HX-Target": part} if part else {}))
    queries: list[str] = []

    def count(execute: Callable[..., Any], sql: str, *rest: Any) -> Any:
        queries.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(address)
    times = []
    for _ in range(rounds):
        started = time.perf_counter()
        answer = client.get(address)
        times.append((time.perf_counter() - started) * 1000)
        assert answer.status_code == 200, address
    end = answer.text.partition("after=")[2].partition('"')[0].partition("&")[0]
    return times, len(queries), end


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    options.add_argument("--photos", type=int, default=10_000)
    options.add_argument("--rounds", type=int, default=40)
    chosen = options.parse_args()
    with FOLDER:
        call_command("migrate", verbosity=0)
        call_command("collectstatic", interactive=False, verbosity=0)
        report(f"/projects/{fill(chosen.photos)}/gallery/", chosen.rounds)


def report(gallery: str, rounds: int) -> None:
    print(f"{'page':<34}{'median':>10}{'p95':>10}{'queries':>10}")
    following = ""
    for name, query, part in (
        ("first page", "", ""),
        ("next page", "after={following}", "more"),
        ("single photos", "stacks=0", ""),
        ("stars, picked", "rating=4&verdict=picked", ""),
        ("search, two words", "words=marble+mist", "results"),
        ("search, found nowhere", "words=zebra", "results"),
        ("a seed", "seed=4712", "results"),
        ("best rated", "sort=best", "results"),
        ("best rated, single photos", "sort=best&stacks=0", "results"),
    ):
        times, queries, end = measure(f"{gallery}?{query.format(following=following)}", rounds, part=part)
        following = following or end
        p95 = statistics.quantiles(times, n=20, method="inclusive")[18]
        print(f"{name:<34}{statistics.median(times):>7.0f} ms{p95:>7.0f} ms{queries:>10}")


if __name__ == "__main__":
    main()
