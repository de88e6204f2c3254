"""The Remix page: product and reference of the address or the draft, and what it says when there is none."""

from io import BytesIO

from django.test import Client
from pytest_django import DjangoAssertNumQueries

from photostudio.imaging.codecs import encode_png
from photostudio.projects.models import Asset, Project
from tests.filed import taken_in
from tests.pictures import cutout
from tests.web.remixes import reference_in
from tests.web.runs import finished_run


def page_of(client: Client, project: Project, query: str = "") -> str:
    return client.get(f"/projects/{project.uuid}/remix/{query}").text


def test_an_empty_project_says_what_to_do(client: Client, project: Project) -> None:
    page = page_of(client, project)
    assert "Drop a cut-out to begin" in page
    assert "Drop a picture to resemble" in page
    assert "Or choose one of this project" not in page


def test_the_product_stands_where_instant_has_it(client: Client, asset: Asset) -> None:
    moved = {"asset": str(asset.uuid), "preset": "square", "centre": "30", "base": "70", "height": "40"}
    client.post(f"/projects/{asset.project.uuid}/draft/", moved)
    page = page_of(client, asset.project)
    assert 'name="centre" form="remix-form" step="any" value="30.0"' in page


def test_words_begin_as_those_of_instant(client: Client, asset: Asset) -> None:
    client.post(f"/projects/{asset.project.uuid}/draft/", {"product_description": "perfume on marble"})
    assert "perfume on marble</textarea>" in page_of(client, asset.project)


def test_photos_and_assets_are_offered_as_references(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    page = page_of(client, asset.project)
    for each in (photo, asset):
        assert f'class="offered-tile" href="/projects/{asset.project.uuid}/remix/?reference={each.uuid}"' in page


def test_the_address_chooses_the_reference(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    page = page_of(client, asset.project, f"?reference={reference.uuid}")
    assert f'name="reference" value="{reference.uuid}"' in page
    assert "Looking at it" in page
    assert "Drop a picture to resemble" not in page


def test_another_reference_begins_without_the_corrections_of_the_last(client: Client, asset: Asset) -> None:
    first, second = reference_in(asset.project), asset
    draft = {"reference": str(first.uuid), "horizon": "0.4", "palette": "#c79a52"}
    client.post(f"/projects/{asset.project.uuid}/draft/?operation=remix", draft)
    assert 'name="horizon" value="0.4"' in page_of(client, asset.project)
    page = page_of(client, asset.project, f"?reference={second.uuid}")
    assert 'name="horizon" value=""' in page
    assert 'name="palette" value=""' in page


def test_an_address_that_means_nothing_shows_the_page(client: Client, asset: Asset) -> None:
    page = page_of(client, asset.project, "?reference=nonsense&map=nonsense&asset=nonsense&variant=nonsense")
    assert "Drop a picture to resemble" in page
    assert "Placing of bottle.png" in page


def test_a_lost_reference_says_where_it_is(client: Client, asset: Asset) -> None:
    reference = reference_in(asset.project)
    client.post(f"/projects/{asset.project.uuid}/draft/?operation=remix", {"reference": str(reference.uuid)})
    reference.trash()
    page = page_of(client, asset.project)
    assert "The reference “room.png” is in the trash." in page
    assert "Drop a picture to resemble" in page


def test_a_reference_of_another_project_is_none(client: Client, asset: Asset) -> None:
    other = Project.objects.create(name="Other")
    assert "Drop a picture to resemble" in page_of(client, other, f"?reference={asset.uuid}")


def test_uploads_lead_to_this_page(client: Client, asset: Asset) -> None:
    address = f"/projects/{asset.project.uuid}/assets/"
    for to, parameter in (("reference", "reference"), ("remix", "asset")):
        file = BytesIO(encode_png(cutout(40, 50)))
        file.name = "new.png"
        answer = client.post(f"{address}?to={to}", {"file": file}, headers={"Accept": "application/json"}).json()
        newest = Asset.objects.latest("pk")
        assert answer["url"] == f"/projects/{asset.project.uuid}/remix/?{parameter}={newest.uuid}"


def test_assets_and_photos_offer_themselves(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    link = f"/projects/{asset.project.uuid}/remix/?reference="
    assert f'href="{link}{asset.uuid}"' in client.get(f"/projects/{asset.project.uuid}/").text
    assert f'href="{link}{photo.uuid}"' in client.get(f"/variants/{photo.uuid}/").text


def test_htmx_gets_only_the_part_it_asks_for(client: Client, asset: Asset) -> None:
    photo = finished_run(asset, photos=1)[0]
    for target, query in (("viewer", f"?variant={photo.uuid}"), ("placing", ""), ("rail-body", ""), ("map", "")):
        headers = {"HX-Request": "true", "HX-Target": target}
        part = client.get(f"/projects/{asset.project.uuid}/remix/{query}", headers=headers).text
        assert "<html" not in part
        if target in {"placing", "rail-body"}:
            assert "/remix/?asset=" in part or 'form="remix-form"' in part


def test_queries_do_not_grow_with_the_project(
    client: Client, asset: Asset, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    reference = reference_in(asset.project)
    for _ in range(3):
        finished_run(asset, photos=4)
        taken_in(asset.project, encode_png(cutout(40, 50)), "more.png")
    with django_assert_max_num_queries(14):
        page_of(client, asset.project)
    with django_assert_max_num_queries(14):
        page_of(client, asset.project, f"?reference={reference.uuid}")
