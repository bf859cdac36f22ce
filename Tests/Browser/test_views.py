"""Lists that people keep under a name: saved, found again, shared, renamed and removed."""

import looking

LIST = "/collections/mast/items"


def test_a_view_is_saved_shared_and_found_by_a_colleague(browser, desk):
    people = {"ida": ("tovholder", "Aalborg"), "kim": ("tovholder", "Aalborg"), "bo": ("tovholder", "Thisted")}
    with desk(**people) as site:
        page = looking.signed_in(browser, site, "ida", f"{LIST}", script=False)
        page.locator("summary", has_text="Kolonner").click()
        for name in ("Teknologier", "Operatører", "Status"):
            page.get_by_role("checkbox", name=name).uncheck()
        page.get_by_role("checkbox", name="Højde").check()
        page.get_by_label("Tilføj betingelse").select_option("Højde")
        page.get_by_role("button", name="Tilføj", exact=True).click()
        row = page.get_by_role("group", name="Højde")
        row.get_by_label("Sammenligning").select_option("er mindst")
        row.get_by_label("Højde: værdi").first.fill("30")
        page.get_by_role("button", name="Vis", exact=True).last.click()
        headings = page.locator("#items thead th").all_inner_texts()
        assert "Højde (m)" in headings and "Teknologier" not in headings
        shown = page.locator("#items tbody tr").count()
        page.locator("summary", has_text="Gem denne visning").click()
        page.get_by_label("Navn", exact=True).fill("Høje master")
        page.get_by_label("Del med min myndighed").check()
        page.get_by_role("button", name="Gem visningen").click()
        assert page.get_by_role("link", name="Høje master").get_attribute("aria-current") == "true"

        kim = looking.signed_in(browser, site, "kim", LIST)
        kim.get_by_role("link", name="Høje master").click()
        assert kim.locator("#items tbody tr").count() == shown
        assert kim.locator("#items thead th").all_inner_texts() == headings
        assert "delt af ida" in kim.locator(".views").inner_text()
        assert looking.violations(kim) == [] and not looking.scrolls_sideways(kim)
        bo = looking.signed_in(browser, site, "bo", LIST)
        assert bo.get_by_role("link", name="Høje master").count() == 0

        page.get_by_role("link", name="Ret visninger").click()
        assert not looking.scrolls_sideways(page)
        page.get_by_label("Navn", exact=True).fill("De høje")
        page.get_by_label("Del med min myndighed").uncheck()
        page.get_by_role("button", name="Gem ændringen").click()
        kim.reload()
        assert kim.get_by_role("link", name="De høje").count() == 0
        page.get_by_role("button", name="Slet").click()
        assert "ingen gemte visninger" in page.locator("main").inner_text()
