"""An analysis from its form to its files: the page, the command and the call give the same."""

import json
import re
import shlex
import subprocess
import time
import urllib.request

import pytest

import looking

NORTH = "digital-infrastruktur-nordjylland"
COMPARISON = f"/processes/sammenligning?kortlaegning=2026&inden_for={NORTH}&koer=1"
COVERAGE = "/processes/daekningsgrad?kortlaegning=2026&omraade=kommune&koer=1"


def post(address, body, **headers):
    request = urllib.request.Request(
        address, json.dumps(body).encode(), {"Content-Type": "application/json", **headers}, method="POST")
    with urllib.request.urlopen(request, timeout=300) as answer:
        return answer.status, answer.headers, answer.read()


def shown(page):
    """The table's rows, numbers as numbers."""
    rows = [row.locator("th, td").all_inner_texts() for row in page.locator("#svar tbody tr").all()]
    return [[looking.number(cell) if re.fullmatch(r"[\d.]+", cell) else cell for cell in row] for row in rows]


@pytest.mark.parametrize("path", [COMPARISON, COVERAGE])
def test_the_command_the_call_and_the_page_say_the_same(visit, binary, store, path):
    page = visit(path)
    command, call = page.locator("pre.command").all_inner_texts()
    said = subprocess.run(
        [binary, *shlex.split(command)[1:], "--store", store, "--json"], capture_output=True, check=True, timeout=300)
    rows = json.loads(said.stdout)

    words = shlex.split(call)
    address, body = words[3], json.loads(words[words.index("-d") + 1])
    assert json.loads(post(address, body)[2]) == rows

    assert [row[0] for row in shown(page)] == [float(row["omraade"]) for row in rows]
    for row, cells in zip(rows, shown(page)):
        numbers = [value for value in row.values() if isinstance(value, int)]
        assert cells[2:2 + len(numbers)] == numbers


def test_a_job_comes_to_the_same_answer(api, site):
    body = {"inputs": {"kortlaegning": "2026", "inden_for": NORTH}}
    address = f"{site}/processes/sammenligning/execution"
    status, headers, _ = post(address, body, Prefer="respond-async")
    assert status == 201
    job = headers["Location"].removeprefix(site)
    for _ in range(6000):
        if api.json(job)["status"] not in ("accepted", "running"):
            break
        time.sleep(0.05)
    assert api.json(job)["status"] == "successful"
    assert api.ask(f"{job}/results")[2] == post(address, body)[2]


def test_an_overview_leads_to_the_comparison_that_its_changes_are_from(visit):
    page = visit(f"/collections/partnerskab/items/{NORTH}")
    rows = page.locator("#municipalities tbody tr").all()
    change = {row.locator("th").inner_text(): looking.number(row.locator("td").last.inner_text()) for row in rows}
    page.get_by_role("link", name="Sammenlign kortlægningerne").click()
    page.wait_for_url("**/processes/sammenligning**")
    assert len(change) == len(shown(page)) == 11
    for _, name, before, now, lacked, lacks, *_ in shown(page):
        assert abs(change[name] - (100 * lacks / now - 100 * lacked / before)) <= 0.051, name


def test_the_form_is_filled_in_and_run_with_the_keyboard(visit):
    page = visit("/processes/sammenligning")
    page.get_by_label("Kommune, region eller partnerskab").focus()
    page.keyboard.type("Region Nord")
    looking.press_until(page, "Tab", "() => document.activeElement.name === 'koer'", most=5)
    page.keyboard.press("Enter")
    page.wait_for_url("**inden_for=1081**")
    assert page.locator(".process-answer .answer").inner_text().startswith("Fra 2025 til 2026 har ")
    assert page.get_by_label("Kommune, region eller partnerskab").input_value() == "1081"


def test_the_chart_is_a_picture_with_a_name_beside_its_numbers(visit):
    page = visit(COMPARISON)
    chart = page.get_by_role("img", name="er faldet i 11 af 11 kommuner")
    assert chart.count() == 1 and page.locator(".chart-figure figcaption", has_text="er faldet i 11 af 11 kommuner").count() == 1
    drawn = chart.locator(".chart-value").all_text_contents()
    share = [100 * row[5] / row[3] for row in shown(page)]
    assert [looking.number(text) for text in drawn] == [pytest.approx(one, abs=0.06) for one in sorted(share, reverse=True)]


def test_a_row_points_at_its_municipality_on_the_map(visit):
    page = visit(COVERAGE)
    looking.wait_for_map(page)
    before = looking.colours(page)
    row = page.locator("#svar tbody tr", has_text="Jammerbugt")
    row.get_by_role("link").focus()
    looking.comes_true(page, lambda: looking.colours(page) != before, "a box is drawn around it")
    row.get_by_role("link").click()
    page.wait_for_url("**/collections/kommune/items/0849?kortlaegning=2026")


def test_the_files_are_the_rows(visit, api):
    page = visit("/processes/daekningsgrad?kortlaegning=2026&omraade=celle-1km&inden_for=0376&koer=1")
    links = {one.inner_text(): one.get_attribute("href") for one in page.locator(".formats a").all()}
    assert list(links) == ["CSV", "JSON", "GeoJSON"]
    rows = json.loads(api.ask(links["JSON"])[2])
    features = json.loads(api.ask(links["GeoJSON"])[2])["features"]
    assert len(api.ask(links["CSV"])[2].decode().splitlines()) == len(rows) + 1
    assert [one["properties"] for one in features] == rows
    assert all(one["geometry"] for one in features if one["properties"]["omraade"])
