"""The report in a real browser: at three widths, in both themes, with hostile articles, printed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from review_samples import NOW, empty, hostile, quiet, sample

from review import render_html

CHROMIUM = Path(os.environ.get("CLAIMDIFF_CHROMIUM", "/usr/bin/chromium"))
QUIET = [
    "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update",
    "--disable-sync",
]  # fmt: skip
VIEWS = {"sample": sample, "hostile": hostile, "empty": empty, "quiet": quiet}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    if not CHROMIUM.exists():
        if os.environ.get("CLAIMDIFF_CI"):
            pytest.fail(f"CI demands the tests in a browser, and there is none at {CHROMIUM}")
        pytest.skip(f"no browser at {CHROMIUM}; set CLAIMDIFF_CHROMIUM to one")
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        found = playwright.chromium.launch(executable_path=str(CHROMIUM), args=QUIET)
        yield found
        found.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("reports")
    made = {name: folder / f"{name}.html" for name in VIEWS}
    for name, path in made.items():
        path.write_text(render_html(VIEWS[name](), now=NOW), encoding="utf-8")
    return made


def opened(browser: Any, path: Path, *, width: int = 1280, theme: str = "light", **more: Any) -> tuple[Any, list[str]]:
    """The page, and all that it complains of or asks the network for."""
    context = browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme, **more)
    page, noted = context.new_page(), []
    page.on("console", lambda message: noted.append(f"console: {message.text}"))
    page.on("pageerror", lambda error: noted.append(f"error: {error}"))
    page.on("dialog", lambda dialog: (noted.append("dialog"), dialog.dismiss()))
    page.on("request", lambda asked: noted.append(f"request: {asked.url}") if asked.url != path.as_uri() else None)
    page.goto(path.as_uri())
    return page, noted


@pytest.mark.parametrize("width", [320, 390, 900, 1440])
@pytest.mark.parametrize("name", VIEWS)
def test_nothing_scrolls_sideways_and_nothing_is_complained_of(browser, files, name, width):
    page, noted = opened(browser, files[name], width=width)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert noted == []
    page.context.close()


def test_hostile_articles_run_no_script(browser, files):
    page, noted = opened(browser, files["hostile"])
    page.wait_for_timeout(200)
    assert page.evaluate("window.hacked") is None
    assert page.evaluate("document.scripts.length") == 0
    assert noted == []
    page.context.close()


def test_the_policy_stops_a_script_that_slipped_in(browser, files, tmp_path):
    slipped = tmp_path / "slipped.html"
    text = files["sample"].read_text(encoding="utf-8")
    slipped.write_text(text.replace("</main>", "<script>window.hacked = 1</script></main>"), encoding="utf-8")
    page, noted = opened(browser, slipped)
    assert page.evaluate("window.hacked") is None
    assert any("Content Security Policy" in each for each in noted)
    page.context.close()


@pytest.mark.parametrize(
    ("name", "width", "theme"),
    [
        *(("sample", width, theme) for width in (390, 1440) for theme in ("light", "dark")),
        *(
            (name, width, theme)
            for name in ("hostile", "empty", "quiet")
            for width, theme in ((390, "light"), (1440, "dark"))
        ),
    ],
)
def test_accessibility_checks_are_clean(browser, files, name, width, theme):
    from axe_playwright_python.sync_playwright import Axe

    # axe is a script, which the page's own policy would stop; the pages themselves have none.
    page, _ = opened(browser, files[name], width=width, theme=theme, bypass_csp=True)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    found = Axe().run(page, options={"runOnly": {"type": "tag", "values": RULES}})
    assert found.violations_count == 0, found.generate_report()
    page.context.close()


def test_the_theme_changes_the_page_and_the_number_lines(browser, files):
    seen = set()
    for theme in ("light", "dark"):
        page, _ = opened(browser, files["sample"], theme=theme)
        seen.add(page.evaluate("getComputedStyle(document.body).backgroundColor"))
        seen.add(page.evaluate("getComputedStyle(document.querySelector('svg .fill-ink')).fill"))
        page.context.close()
    assert len(seen) == 4


def test_labels_on_a_number_line_do_not_overlap(browser, files):
    page, _ = opened(browser, files["sample"], width=390)
    page.evaluate("document.querySelectorAll('details').forEach(each => { each.open = true })")
    boxes = page.evaluate(
        "[...document.querySelectorAll('.line svg')].map(svg => [...svg.querySelectorAll('text')].map(text => {"
        "const box = text.getBoundingClientRect(); return [box.left, box.right, box.top, box.bottom]}))"
    )
    assert boxes
    for drawn in boxes:
        for place, (left, right, top, bottom) in enumerate(drawn):
            for other in drawn[place + 1 :]:
                assert right <= other[0] or other[1] <= left or bottom - 2 <= other[2] or other[3] - 2 <= top
    page.context.close()


def test_the_keyboard_reaches_the_discrepancies_and_focus_is_seen(browser, files):
    page, _ = opened(browser, files["sample"])
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the discrepancies"
    assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('article').id") == "d000000000share"
    page.context.close()


def test_printing_unfolds_what_is_folded_and_drops_the_navigation(browser, files):
    page, _ = opened(browser, files["sample"])
    page.emulate_media(media="print")
    assert page.locator("nav").is_hidden()
    assert page.locator("#d0000000000rank").evaluate("each => each.getBoundingClientRect().height") > 100
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.context.close()
