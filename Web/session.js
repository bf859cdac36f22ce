// A form is sent only while the session lasts; where it is over, what was filled in stays, files and all.
(() => {
  "use strict";

  const kept = document.querySelector("template[data-session]");
  if (!kept) return;
  const { who, gone, other, silent } = kept.dataset;
  let notice;
  const apart = ["/log-ind", "/log-ud"];

  const isOurs = (form) => form.method === "post" && form.elements.namedItem("maerke")
    && !apart.includes(new URL(form.action).pathname);

  /// Who the server takes us for; null where it knows nobody. Throws where there is no answer.
  ///
  /// It waits, so that the form is sent by the press that it was asked for with, and by no second one meanwhile.
  const identity = () => {
    const asked = new XMLHttpRequest();
    asked.open("GET", "/log-ind/mig", false);
    asked.setRequestHeader("Accept", "application/json");
    asked.send();
    if (asked.status === 401) return null;
    if (asked.status !== 200) throw new Error(String(asked.status));
    return JSON.parse(asked.responseText);
  };

  const hold = (event, said, canSignIn) => {
    event.preventDefault();
    notice?.remove();
    notice = kept.content.firstElementChild.cloneNode(true);
    if (!canSignIn) notice.querySelector("[data-session-way]").remove();
    event.target.before(notice);
    // Text that comes into what is there already is read aloud.
    notice.querySelector("[data-session-text]").textContent = said;
    notice.focus();
  };

  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (event.defaultPrevented || !isOurs(form)) return;
    let me;
    try {
      me = identity();
    } catch {
      return hold(event, silent, false);
    }
    if (!me) return hold(event, gone, true);
    if (me.navn !== who) return hold(event, other.replace("{name}", me.navn), true);
    // Whoever signed in again has a session of another mark.
    form.elements.namedItem("maerke").value = me.maerke;
    notice?.remove();
  });
})();
