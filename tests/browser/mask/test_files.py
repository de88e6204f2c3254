from pathlib import Path

import cv2
import numpy as np
from playwright.sync_api import expect

from photostudio.imaging.codecs import encode_png
from tests.browser.gestures import drop_file
from tests.browser.mask.editor import HEIGHT, WIDTH, EditorPage


def stripe(height: int = HEIGHT, width: int = WIDTH) -> np.ndarray[tuple[int, ...], np.dtype[np.uint8]]:
    """Return a mask file's pixels (rows, columns): a black stripe on white."""
    mask = np.full((height, width), 255, np.uint8)
    mask[height // 3 : height // 2] = 0
    return mask


def load(editor: EditorPage, file: Path) -> None:
    editor.page.locator("[popovertarget=mask-files]").click()
    editor.page.locator("[data-part=file]").set_input_files(file)
    editor.wait_until_ready()


def test_a_mask_file_is_loaded_as_one_step(editor: EditorPage, tmp_path: Path) -> None:
    file = tmp_path / "stripe.png"
    file.write_bytes(encode_png(stripe()))
    editor.click((450, 550))
    before = editor.painted()
    load(editor, file)
    expect(editor.summary).to_contain_text("17 %")
    assert np.array_equal(editor.painted(), 255 - stripe())
    editor.page.keyboard.press("Control+z")
    assert np.array_equal(editor.painted(), before)


def test_a_dropped_file_of_another_size_is_refused_with_both_sizes(editor: EditorPage, tmp_path: Path) -> None:
    file = tmp_path / "small.png"
    file.write_bytes(encode_png(stripe(40, 60)))
    editor.click((450, 550))
    before = editor.painted()
    drop_file(editor.page, file, ".mask-area")
    expect(editor.notice).to_contain_text("60 × 40")
    expect(editor.notice).to_contain_text("900 × 600")
    assert np.array_equal(editor.painted(), before)
    editor.notice.get_by_role("button", name="Close").click()
    expect(editor.notice).to_be_hidden()


def test_colours_and_noise_become_black_and_white_and_are_said(editor: EditorPage, tmp_path: Path) -> None:
    for suffix, words in ((".png", "colours"), (".jpg", "noise")):
        file = tmp_path / f"mask{suffix}"
        noisy = np.clip(stripe().astype(int) + np.arange(WIDTH) % 7 - 3, 0, 255).astype(np.uint8)
        pixels = np.stack([noisy, stripe() // 2, stripe()], axis=-1) if suffix == ".png" else noisy
        cv2.imwrite(str(file), pixels, [cv2.IMWRITE_JPEG_QUALITY, 60])
        load(editor, file)
        expect(editor.notice).to_contain_text(words)
        assert set(np.unique(editor.painted())) == {0, 255}


def test_a_mask_that_changes_nothing_or_everything_is_refused(editor: EditorPage, tmp_path: Path) -> None:
    editor.click((450, 300))
    before = editor.painted()
    for value, words in ((255, "all white"), (0, "whole picture")):
        file = tmp_path / f"{value}.png"
        file.write_bytes(encode_png(np.full((HEIGHT, WIDTH), value, np.uint8)))
        load(editor, file)
        expect(editor.notice).to_contain_text(words)
        assert np.array_equal(editor.painted(), before)


def test_a_mask_saved_as_a_file_comes_back_as_it_was_painted(editor: EditorPage, tmp_path: Path) -> None:
    editor.drag((200, 300), (400, 350))
    painted = editor.painted()
    editor.page.locator("[popovertarget=mask-files]").click()
    with editor.page.expect_download() as saved:
        editor.page.get_by_role("button", name="Save as a file").click()
    assert saved.value.suggested_filename == "Red ball-mask.png"
    file = tmp_path / "saved.png"
    saved.value.save_as(file)
    mask = cv2.imread(str(file), cv2.IMREAD_UNCHANGED)
    assert np.array_equal(255 - np.asarray(mask), editor.saved())
    editor.page.keyboard.press("Delete")
    load(editor, file)
    expect(editor.summary).not_to_contain_text("Nothing")
    assert np.array_equal(editor.painted(), painted)


def test_a_mask_gets_a_name_and_is_used_again(editor: EditorPage) -> None:
    editor.drag((200, 300), (400, 350))
    painted = editor.painted()
    editor.page.locator("[popovertarget=mask-files]").click()
    editor.page.get_by_label("Name of the mask").fill("Ball")
    editor.page.get_by_role("button", name="Keep mask").click()
    expect(editor.page.get_by_role("button", name="Ball", exact=True)).to_be_visible()
    editor.page.keyboard.press("Escape")
    editor.page.keyboard.press("Delete")
    expect(editor.summary).to_contain_text("Nothing")
    editor.page.locator("[popovertarget=mask-files]").click()
    editor.page.get_by_role("button", name="Ball", exact=True).click()
    expect(editor.summary).not_to_contain_text("Nothing")
    assert np.array_equal(editor.painted(), painted)
