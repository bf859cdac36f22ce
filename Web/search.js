// Suggests addresses while one types. Without it the form still works as a plain search.
(() => {
  "use strict";

  const pause = 120;

  function start(form) {
    const input = form.querySelector("input[type=search]");
    const list = form.querySelector("[role=listbox]");
    const status = form.querySelector("[data-status]");
    let hits = [];
    let active = -1;
    let timer;
    let request;

    input.setAttribute("role", "combobox");
    input.setAttribute("aria-autocomplete", "list");
    input.setAttribute("aria-controls", list.id);
    input.setAttribute("aria-expanded", "false");

    function close() {
      list.hidden = true;
      active = -1;
      input.setAttribute("aria-expanded", "false");
      input.removeAttribute("aria-activedescendant");
    }

    function choose(index) {
      active = index;
      list.querySelectorAll("[role=option]").forEach((option, at) => {
        option.setAttribute("aria-selected", String(at === index));
        if (at === index) option.scrollIntoView({ block: "nearest" });
      });
      if (index < 0) input.removeAttribute("aria-activedescendant");
      else input.setAttribute("aria-activedescendant", `${list.id}-${index}`);
    }

    function show(found) {
      hits = found;
      list.replaceChildren(...found.map((hit, index) => {
        const option = document.createElement("li");
        option.id = `${list.id}-${index}`;
        option.setAttribute("role", "option");
        option.setAttribute("aria-selected", "false");
        option.append(...marked(hit.text, input.value.trim()));
        option.addEventListener("mousedown", (event) => event.preventDefault());
        option.addEventListener("click", () => go(index));
        return option;
      }));
      const { none, one, count } = form.dataset;
      status.textContent = found.length === 0 ? none : found.length === 1 ? one : count.replace("{count}", found.length);
      status.classList.toggle("visually-hidden", found.length > 0);
      if (found.length === 0) return close();
      list.hidden = false;
      input.setAttribute("aria-expanded", "true");
      choose(-1);
    }

    async function ask() {
      const text = input.value.trim();
      request?.abort();
      if (text.length < 2) {
        status.textContent = "";
        return close();
      }
      request = new AbortController();
      const query = new URLSearchParams(new FormData(form));
      query.set("q", text);
      query.set("f", "json");
      try {
        const answer = await fetch(`${form.dataset.source}?${query}`, { signal: request.signal });
        if (answer.ok) show((await answer.json()).hits);
      } catch (problem) {
        if (problem.name !== "AbortError") close();
      }
    }

    function go(index) {
      location.href = hits[index].url;
    }

    const keys = {
      ArrowDown: () => choose((active + 1) % hits.length),
      ArrowUp: () => choose((active <= 0 ? hits.length : active) - 1),
      Escape: close,
    };

    input.addEventListener("input", () => {
      clearTimeout(timer);
      timer = setTimeout(ask, pause);
    });
    input.addEventListener("keydown", (event) => {
      if (list.hidden) {
        if (event.key === "ArrowDown" && hits.length > 0 && input.value.trim().length > 1) { event.preventDefault(); show(hits); }
        return;
      }
      if (event.key === "Enter" && active >= 0) { event.preventDefault(); return go(active); }
      if (!(event.key in keys)) return;
      event.preventDefault();
      keys[event.key]();
    });
    input.addEventListener("blur", close);
  }

  /// The text with its leading match in `<mark>`, so that the eye finds what is new.
  function marked(text, typed) {
    if (!text.toLocaleLowerCase("da").startsWith(typed.toLocaleLowerCase("da"))) return [text];
    const mark = document.createElement("mark");
    mark.textContent = text.slice(0, typed.length);
    return [mark, text.slice(typed.length)];
  }

  document.querySelectorAll("form[data-search]").forEach(start);
})();
