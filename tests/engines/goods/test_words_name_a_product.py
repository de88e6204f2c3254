"""Before any job a page can say what will stand on the set, of what it is, and what nobody can draw."""

import pytest

from photostudio.engines.words.goods import goods_of


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        (
            "A modern drone hovering above a glossy, geometrically shaped platform, with dynamic LED lighting below.",
            "drone",
        ),
        ("perfume for women, high-end, sweet", "flacon"),
        ("amber glass bottle on wet black stone with ferns", "bottle"),
        ("a white ceramic mug on a wooden table, morning light", "mug"),
        ("matte black can, neon", "can"),
        ("kraft paper pouch of coffee beans on burlap", "pouch"),
        ("skincare serum", "dropper bottle"),
        ("skincare serum in a brushed gold jar", "jar"),
        ("coffee", "pouch"),
        ("wine", "wine bottle"),
        ("whisky on oak", "spirits bottle"),
        ("white tube of hand cream on a pink podium", "tube"),
        ("cardboard box", "box"),
        ("a red candle on books", "candle"),
        ("smartphone floating above sand", "phone"),
        ("sand on which you can see a perfume bottle", "flacon"),
        ("a smart watch on slate", "smartwatch"),
        ("tablet computer on a desk", "tablet"),
        ("a wine glass on a wooden table", "wine glass"),
        ("a glass of whisky on oak", "tumbler"),
        ("champagne glass, new year", "champagne flute"),
    ],
)
def test_words_name_the_nearest_honest_kind(words: str, kind: str) -> None:
    good = goods_of(words).good
    assert good is not None
    assert good.kind == kind


@pytest.mark.parametrize(
    ("words", "unmade"),
    [
        ("a giraffe", "giraffe"),
        ("wireless headphones on a pink podium", "wireless headphones"),
        ("a running shoe on asphalt", "running shoe"),
        ("headphones with books on a desk", "headphones"),
        ("a marble podium, empty", ""),
        ("cream background, roses", ""),
        ("water splash on a blue background", ""),
        ("a phone case on terrazzo", "phone case"),
        ("black leather pumps on marble", "black leather pumps"),
        ("no bottle, an empty marble podium", ""),
    ],
)
def test_what_cannot_be_drawn_is_named_and_the_stage_stays_empty(words: str, unmade: str) -> None:
    goods = goods_of(words)
    assert goods.good is None
    assert goods.cannot_draw == unmade


def test_what_it_is_made_of_is_heard() -> None:
    amber, kraft, lid = (
        goods_of(words).good
        for words in ("amber glass bottle", "kraft paper pouch", "matte white jar with a brushed gold lid")
    )
    assert amber is not None
    assert kraft is not None
    assert lid is not None
    assert (amber.material, kraft.material) == ("glass", "paper")
    assert (lid.finish, lid.cap) == ("matte", "gold")


def test_what_follows_the_noun_is_heard_as_well() -> None:
    good = goods_of("a bottle of frosted glass with a wooden lid, moss").good
    assert good is not None
    assert (good.material, good.cap) == ("frosted glass", "wood")


@pytest.mark.parametrize(
    ("words", "drink"),
    [
        ("wine glass on linen", "red wine"),
        ("wine glass with white wine on linen", "white wine"),
        ("an empty wine glass", "nothing"),
        ("a glass of orange juice on a beach", "orange juice"),
        ("a tumbler beside a whisky bottle", ""),
    ],
)
def test_what_is_in_a_glass_is_heard(words: str, drink: str) -> None:
    good = goods_of(words).good
    assert good is not None
    assert good.drink == drink


def test_a_surface_is_no_product_and_colours_nothing() -> None:
    good = goods_of("white mug on a black table").good
    assert good is not None
    assert good.kind == "mug"
    assert good.colour == "#f4f3f0"


def test_the_products_own_words_put_nothing_beside_it() -> None:
    assert not goods_of("a red candle").rest.asked
    assert [request.words for request in goods_of("green wine bottle with a cork on oak").rest.asked][1:] == ["oak"]
