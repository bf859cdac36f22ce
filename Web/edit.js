// Hides the fields of a form that do not apply to what is filled in; without this script they all show, and say when.
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

  form.addEventListener("input", refresh);
  refresh();
})();
