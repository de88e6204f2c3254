"""The page of one photo: its details, its neighbours, its way to the trash and back."""

from django.test import Client

from photostudio.projects.models import Asset
from tests.web.runs import finished_run


def test_it_shows_the_recipe_in_words(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, description="bottle on marble")[0]
    balls = {"slot": "props", "words": "some balls", "means": "three balls", "start": 0, "end": 10}
    photo.recipe["engine"] |= {"understood": [balls], "excluded": ["roses"], "ignored": ["quux"]}
    photo.save()
    page = client.get(f"/variants/{photo.uuid}/").text
    for words in ("bottle on marble", "Square 1:1, 1024 × 1024 px", "studio 2", "3.5 s", "bottle.png"):
        assert words in page
    for words in ("three balls", "roses", "quux", "marble, slab", "wall, plaster", "3 × sphere", "78 mm", "#f1efec"):
        assert words in page
    assert "centre 50 %, base 80 %, height 55 %" in page
    assert "0 of 312\u202f884 protected pixels changed" in page


def test_an_earlier_version_of_the_recipe_is_read_as_well(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    photo.recipe["engine"]["understood"] = [{"words": "some balls", "means": "three balls"}]
    photo.save()
    assert "three balls" in client.get(f"/variants/{photo.uuid}/").text


def test_changed_pixels_are_a_warning(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    photo.changed_pixels = 12
    photo.save()
    page = client.get(f"/variants/{photo.uuid}/").text
    assert "12 of 312\u202f884 protected pixels changed" in page
    assert "notice warning fidelity" in page


def test_neighbours_go_through_the_project_as_the_gallery_does(client: Client, asset: Asset) -> None:
    older = finished_run(asset)
    newer = finished_run(asset)
    order = [newer[0], newer[1], older[0], older[1]]
    for at, photo in enumerate(order):
        context = client.get(f"/variants/{photo.uuid}/").context
        assert context["previous"] == (order[at - 1] if at else None)
        assert context["next"] == (order[at + 1] if at < 3 else None)


def test_neighbours_in_the_trash_are_passed_over(client: Client, asset: Asset) -> None:
    first, second, third = finished_run(asset, photos=3)
    second.trash()
    assert client.get(f"/variants/{first.uuid}/").context["next"] == third


def test_a_photo_in_the_trash_is_found_only_after_it_was_restored(client: Client, asset: Asset) -> None:
    photo = finished_run(asset)[0]
    client.post(f"/variants/{photo.uuid}/trash/")
    assert client.get(f"/variants/{photo.uuid}/").status_code == 404
    assert client.post(f"/variants/{photo.uuid}/use/").status_code == 404
    client.post(f"/variants/{photo.uuid}/restore/")
    assert client.get(f"/variants/{photo.uuid}/").status_code == 200


def test_reading_a_photo_never_touches_the_form(client: Client, asset: Asset) -> None:
    project = asset.project
    project.save_draft({"product_description": "my own words"})
    photo = finished_run(asset, description="other words")[0]
    page = client.get(f"/projects/{project.uuid}/?variant={photo.uuid}").text
    assert "my own words</textarea>" in page
    project.refresh_from_db()
    assert project.draft == {"product_description": "my own words"}
