// A form is sent only while the session lasts; where it is over, what was filled in stays, files and all.
(() => {
  "use strict";

  const notice = document.querySelector("[data-session]");
  if (!notice) return;
  const { who, gone, other, silent } = notice.dataset;
  const [text, link] = [notice.querySelector("[data-session-text]"), notice.querySelector("a")];
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
    text.textContent = said;
    link.hidden = !canSignIn;
    event.target.before(notice);
    notice.hidden = false;
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
    notice.hidden = true;
  });
})();
