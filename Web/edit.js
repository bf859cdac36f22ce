// Hides the fields of a form that do not apply to what is filled in; without this script they all show, and say when.
// Gives a list a place for one more value as soon as the last is taken; without it there are some places beforehand.
(() => {
  "use strict";

  // What went wrong is where one goes on, on a page without fields too.
  document.getElementById("faults")?.focus();
  const form = document.querySelector("[data-edit]");
  if (!form) return;

  const values = (name) => [...form.elements]
    .filter((element) => element.name === name && (element.type !== "checkbox" || element.checked))
    .map((element) => element.value.trim()).filter(Boolean);

  const holds = ({ field, not, values: wanted }) => {
    const held = values(field);
    if (!wanted.length) return held.length > 0;
    return held.some((value) => wanted.includes(value)) !== not;
  };

  const filled = (element) => [...element.querySelectorAll("input, select, textarea")]
    .some((input) => input.type === "checkbox" ? input.checked : input.value.trim());

  /// What has a value stays in sight, for it will be saved.
  const refresh = () => {
    for (const element of form.querySelectorAll("[data-shown-when]")) {
      element.hidden = !JSON.parse(element.dataset.shownWhen).every(holds) && !filled(element);
    }
  };

  const places = (list) => [...list.querySelectorAll("input")];

  const add = (list) => {
    const last = list.lastElementChild;
    const item = last.cloneNode(true);
    const place = places(list).length;
    const input = item.querySelector("input");
    input.value = "";
    input.removeAttribute("value");
    input.id = input.id.replace(/\d+$/, place);
    input.setAttribute("aria-label", input.getAttribute("aria-label").replace(/\d+$/, place + 1));
    last.after(item);
    return input;
  };

  /// One free place, the last.
  const trim = (list) => {
    const all = places(list);
    const last = all.findLastIndex((input) => input.value.trim() || input === document.activeElement);
    for (const input of all.slice(last + 2)) input.closest("li").remove();
    if (all[all.length - 1].value.trim()) add(list);
  };

  for (const list of form.querySelectorAll("[data-entries]")) {
    trim(list);
    list.addEventListener("input", () => trim(list));
    // Lines that are pasted are values of their own.
    list.addEventListener("paste", (event) => {
      const lines = event.clipboardData.getData("text").split(/[\r\n]+/).map((line) => line.trim()).filter(Boolean);
      if (lines.length < 2) return;
      event.preventDefault();
      const all = places(list);
      const free = all.slice(all.indexOf(event.target)).filter((input) => !input.value.trim());
      for (const line of lines) (free.shift() ?? add(list)).value = line;
      event.target.dispatchEvent(new Event("input", { bubbles: true }));
    });
    // What another script fills in may need more places.
    list.addEventListener("entries", ({ detail }) => { while (places(list).length < detail) add(list); });
  }

  form.addEventListener("input", refresh);
  refresh();
})();
