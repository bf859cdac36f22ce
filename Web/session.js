// A form is sent only while the session lasts; where it is over, what was filled in stays, files and all.
(() => {
  "use strict";

  const kept = document.querySelector("template[data-session]");
  // A browser of before 2022 sends a form as browsers do.
  if (!kept || !AbortSignal.timeout || !HTMLFormElement.prototype.requestSubmit) return;
  const { who, gone, other, silent, waits } = kept.dataset;
  let notice;
  const apart = ["/log-ind", "/log-ud"];
  /// Milliseconds until a server that says nothing is taken for silent.
  const patience = 10000;
  /// Milliseconds in which a form that was sent is not sent again: nobody sees that a reader has stopped the browser.
  const answering = 60000;
  /// Milliseconds after which a second press is meant.
  const doublePress = 2000;
  /// The forms that the server has been asked about, and that are sent by the press that it was asked for with.
  const answered = new WeakSet();

  const isOurs = (form) => form.method === "post" && form.elements.namedItem("maerke")
    && !apart.includes(new URL(form.action).pathname);

  /// Who the server takes us for; null where it knows nobody. Throws where there is no answer in time.
  const identity = async () => {
    const answer = await fetch("/log-ind/mig", {
      headers: { Accept: "application/json" }, cache: "no-store", signal: AbortSignal.timeout(patience),
    });
    if (answer.status === 401) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const hold = (form, said, canSignIn) => {
    notice?.remove();
    notice = kept.content.firstElementChild.cloneNode(true);
    if (!canSignIn) notice.querySelector("[data-session-way]").remove();
    form.before(notice);
    // Text that comes into what is there already is read aloud.
    notice.querySelector("[data-session-text]").textContent = said;
    notice.focus();
    return false;
  };

  /// Whether what is in the form may be sent now; where not, what to do is said above it.
  const maySend = async (form) => {
    let me;
    try {
      me = await identity();
    } catch {
      return hold(form, silent, false);
    }
    if (!me) return hold(form, gone, true);
    if (me.navn !== who) return hold(form, other.replace("{name}", me.navn), true);
    // Whoever signed in again has a session of another mark.
    form.elements.namedItem("maerke").value = me.maerke;
    notice?.remove();
    return true;
  };

  document.addEventListener("submit", async (event) => {
    const form = event.target;
    if (event.defaultPrevented || !isOurs(form)) return;
    if (answered.delete(form)) {
      form.dataset.sent = Date.now();
      return;
    }
    event.preventDefault();
    if (form.ariaBusy === "true") return;
    const waited = Date.now() - form.dataset.sent;
    if (waited < answering) {
      if (waited > doublePress) hold(form, waits, false);
      return;
    }
    form.ariaBusy = "true";
    try {
      if (!await maySend(form)) return;
    } finally {
      form.ariaBusy = null;
    }
    answered.add(form);
    form.requestSubmit(event.submitter);
    // Where the browser found a fault in the form meanwhile, the next press asks anew.
    answered.delete(form);
  });

  // A page that is come back to has sent nothing.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll("form[data-sent]")) delete form.dataset.sent;
  });
})();
