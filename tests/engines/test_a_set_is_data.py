"""A set is data: it goes through JSON unchanged, and what cannot be built is refused with the field's name."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from photostudio.engines.studio.building import check
from photostudio.engines.studio.design import (
    PLACES,
    Backdrop,
    InvalidSet,
    Key,
    Lens,
    Light,
    Palette,
    Prop,
    Set,
    Surface,
    from_json,
    to_json,
)

PALETTE = Palette(backdrop="#d9cbb9", surface="#f1efec", prop="#b9a58c", accent="#c79a52")
MARBLE = Set(surface=Surface(kind="marble"), backdrop=Backdrop(kind="wall"), palette=PALETTE)

colours = st.from_regex(r"#[0-9a-f]{6}", fullmatch=True)
props = st.builds(
    Prop,
    kind=st.sampled_from(["sphere", "shells"]),
    place=st.sampled_from(PLACES),
    size=st.floats(0.3, 3.0),
    count=st.integers(0, 40),
    colour=colours | st.just(""),
)
keys = st.builds(Key, azimuth=st.floats(-180, 180), elevation=st.floats(5, 90), softness=st.floats(0, 1))
sets = st.builds(
    Set,
    surface=st.builds(Surface, kind=st.just("marble"), gloss=st.floats(0, 1), wet=st.floats(0, 1)),
    backdrop=st.builds(Backdrop, kind=st.just("wall"), blur=st.floats(0, 1)),
    palette=st.builds(Palette, backdrop=colours, surface=colours, prop=colours, accent=colours),
    props=st.lists(props, max_size=4).map(tuple),
    light=st.builds(Light, key=keys, haze=st.floats(0, 1)),
    lens=st.builds(Lens, focal=st.floats(20, 200), stop=st.floats(1, 64), pitch=st.floats(-5, 90)),
    seed=st.integers(1, 2**32),
)


def changed(path: str, value: Any) -> dict[str, Any]:
    """Return the marble set's JSON with another value at `path`; None takes the field away."""
    values = to_json(MARBLE)
    *way, last = path.split(".")
    part = values
    for name in way:
        part = part[name]
    part[last] = value
    if value is None:
        del part[last]
    return values


@given(sets)
def test_it_comes_back_from_json_as_it_was(made: Set) -> None:
    assert from_json(json.loads(json.dumps(to_json(made), allow_nan=False))) == made


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("surface.form", "ball", "form must be one of ground, slab"),
        ("surface.gloss", 1.5, "gloss must be between 0 and 1"),
        ("palette.accent", "gold", "accent must be a colour"),
        ("light.key.azimuth", 270, "azimuth must be between -180 and 180"),
        ("light.key.azimuth", "left", "azimuth must be a number"),
        ("light.brightness", float("nan"), "brightness must be a number"),
        ("light.rim_side", 0.5, "rim_side must be a whole number"),
        ("lens.focal", 500, "focal must be between 20 and 200"),
        ("view", "sideways", "view must be one of front"),
        ("version", 2, "version must be between 1 and 1"),
        ("seed", True, "seed must be a whole number"),
        ("surface", None, r"required field missing @ \$.surface"),
        ("surface.kind", None, r"required field missing @ \$.surface.kind"),
        ("light.lamp", 1, r"extra fields found \(lamp\) @ \$.light"),
        ("props", [{"kind": "sphere", "count": -1}], "count must be between 0 and 40"),
    ],
)
def test_a_fault_is_named_with_its_place(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(InvalidSet, match=sentence):
        from_json(changed(path, value))


@pytest.mark.parametrize("values", [None, 3, "marble", [1]])
def test_what_is_no_table_is_refused(values: Any) -> None:
    with pytest.raises(InvalidSet, match="no table"):
        from_json(values)


@pytest.mark.parametrize(
    ("path", "value", "sentence"),
    [
        ("surface.kind", "cheese", "no surface called 'cheese'"),
        ("backdrop.kind", "moon base", "no backdrop called 'moon base'"),
        ("props", [{"kind": "dragon"}], "no prop called 'dragon'"),
    ],
)
def test_what_the_library_does_not_hold_is_said(path: str, value: Any, sentence: str) -> None:
    with pytest.raises(InvalidSet, match=sentence):
        check(from_json(changed(path, value)))
