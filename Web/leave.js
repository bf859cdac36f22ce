// Asks before the form of a record is left with what is not saved.
(() => {
  "use strict";

  const form = document.querySelector("form[data-edit][method=post]");
  if (!form) return;

  /// Where no option is chosen by the page, the browser chooses the first.
  const chosenFirst = (select) => Math.max(0, [...select.options].findIndex((option) => option.defaultSelected));

  const isChanged = (element) => {
    if (!element.name) return false;
    if (element.type === "checkbox") return element.checked !== element.defaultChecked;
    if (element.type === "select-one") return element.selectedIndex !== chosenFirst(element);
    return element.defaultValue !== undefined && element.value !== element.defaultValue;
  };

  /// Browsers ask in their own words before they leave a page that holds them.
  const hold = (event) => {
    event.preventDefault();
    // Browsers of before 2024 look at this alone.
    event.returnValue = true;
  };

  /// Only while there is something to lose: a page that always asks is not kept for Back.
  const guard = () => {
    const isUnsaved = "unsaved" in form.dataset || [...form.elements].some(isChanged);
    window[isUnsaved ? "addEventListener" : "removeEventListener"]("beforeunload", hold);
  };

  /// The browser has asked by then; a page that is still there was stopped on its way, or leads to a window of its own.
  const letGo = () => {
    window.removeEventListener("beforeunload", hold);
    setTimeout(guard, 1000);
  };

  for (const event of ["input", "change"]) form.addEventListener(event, guard);
  // What a browser fills in again, it has filled in by now.
  window.addEventListener("pageshow", guard);
  // By who sends it, or leaves it by the form's own way, it is meant.
  window.addEventListener("submit", (event) => {
    if (event.target === form && !event.defaultPrevented) letGo();
  });
  form.querySelector("[data-cancel]")?.addEventListener("click", (event) => {
    if (!event.ctrlKey && !event.metaKey && !event.shiftKey) letGo();
  });
})();
