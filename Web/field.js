// The form for the field: keeps what is saved, and delivers it once when there is a connection.
(() => {
  "use strict";

  const page = document.querySelector("[data-field-form]");
  if (!page) return;

  const { who, action, items } = page.dataset;
  const words = JSON.parse(page.dataset.words);
  const hindrances = [words.fieldOffline, words.fieldSignedOut, words.fieldFailed];
  const form = page.querySelector("form");
  const [state, list, faults] = ["state", "list", "faults"].map((name) => page.querySelector(`[data-field-${name}]`));
  const signIn = page.querySelector("[data-field-sign-in]");
  const news = "BroadcastChannel" in window ? new BroadcastChannel("landkort-felt") : null;
  let id = crypto.randomUUID();
  /// Whether what is filled in is a delivery that was not received.
  let isMending = false;
  /// Whether this window has what was last filled in and not saved; another has a form of its own.
  let hasDraft = false;
  let photo = null;
  const position = form.querySelector("[name=position]");

  const say = (text) => { state.textContent = text; };

  // --- what is filled in

  const lists = new Set([...form.querySelectorAll("[data-entries] input")].map((input) => input.name));

  /// The free places of a list say nothing.
  const typed = () => [...new FormData(form)].filter(([name, value]) =>
    typeof value === "string" && name !== "position" && (value || !lists.has(name)));

  const fill = (pairs) => {
    const values = Map.groupBy(pairs, ([name]) => name);
    const own = (name) => (values.get(name) ?? []).map(([, value]) => value);
    for (const entries of form.querySelectorAll("[data-entries]")) {
      const { name } = entries.querySelector("input");
      entries.dispatchEvent(new CustomEvent("entries", { detail: own(name).length }));
    }
    const taken = {};
    for (const element of form.elements) {
      const { name } = element;
      if (!name || element.type === "file" || element === position) continue;
      if (element.type === "checkbox") element.checked = own(name).includes(element.value);
      else element.value = own(name)[taken[name] = (taken[name] ?? -1) + 1] ?? "";
    }
    for (const entries of form.querySelectorAll("[data-entries]")) entries.dispatchEvent(new Event("input"));
    form.dispatchEvent(new Event("input", { bubbles: true }));
  };

  const start = typed();
  /// What the form held when somebody began to fill it in.
  let begun = JSON.stringify(typed());
  const isBegun = () => JSON.stringify(typed()) !== begun;

  const tell = (messages) => {
    faults.hidden = !messages.length;
    faults.querySelector("ul").replaceChildren(...messages.map(({ text, field }) => {
      const item = document.createElement("li");
      if (!field) item.textContent = text;
      else {
        const link = document.createElement("a");
        link.href = `#${field}`;
        link.textContent = text;
        item.append(link);
      }
      return item;
    }));
    if (messages.length) faults.focus();
  };

  /// What can be told without the server; the server tells the rest.
  const missing = () => [...form.querySelectorAll("label:has(.must)")]
    .filter((label) => label.control && !label.control.value.trim() && !label.closest("[hidden]"))
    .map((label) => ({
      text: words.fieldMissing.replace("{field}", label.firstChild.textContent.trim()), field: label.htmlFor,
    }));

  const begin = async () => {
    id = crypto.randomUUID();
    photo = null;
    isMending = false;
    form.reset();
    fill(start);
    begun = JSON.stringify(typed());
    if (hasDraft) await FieldStore.dropDraft(who, action);
  };

  // --- what waits

  const button = (text, work) => {
    const made = document.createElement("button");
    made.type = "button";
    made.className = "button secondary";
    made.textContent = text;
    made.addEventListener("click", work);
    return made;
  };

  /// A day, or a moment by Danish clocks, as the pages write them.
  const written = (text) => {
    const isDanish = document.documentElement.lang === "da";
    const parts = new Intl.DateTimeFormat(isDanish ? "da" : "en-GB", {
      day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23",
      timeZone: "Europe/Copenhagen",
    }).formatToParts(new Date(text));
    const [day, month, year, hour, minute] = ["day", "month", "year", "hour", "minute"]
      .map((type) => parts.find((part) => part.type === type).value);
    const short = month.slice(0, 3);
    const date = isDanish ? `${day}. ${short}${month.length > 3 ? "." : ""} ${year}` : `${day} ${short} ${year}`;
    if (!text.includes("T")) return date;
    return date + (isDanish ? ` kl. ${hour}.${minute}` : ` at ${hour}:${minute}`);
  };

  const title = (one) => one.titles.filter(Boolean).join(", ") || one.id.slice(0, 8);

  /// What is saved next is `one`, which was not received; where the form asks for no photo, one that was refused goes.
  const mend = (one, pairs, keepsPosition) => {
    id = one.id;
    photo = form.querySelector("[name=fil]") ? one.photo : null;
    isMending = true;
    if (position) position.checked = keepsPosition;
    fill(pairs);
  };

  const edit = (one, event) => {
    if (isBegun() && !event.target.dataset.sure) {
      event.target.dataset.sure = "true";
      event.target.textContent = words.fieldEditSure;
      return;
    }
    mend(one, one.pairs, one.keepsPosition);
    begun = JSON.stringify(typed());
    tell((one.faults || []).map((fault) => ({
      text: fault.text, field: fault.name ? `felt-${fault.name}` : null,
    })));
    form.scrollIntoView();
  };

  const discard = async (one, event) => {
    if (event.target.dataset.sure) {
      await FieldStore.remove(one.id);
      news?.postMessage("");
      await show();
      // The button that had the focus is gone.
      state.focus();
      return say(words.fieldDiscarded);
    }
    event.target.dataset.sure = "true";
    event.target.textContent = words.fieldSure;
  };

  const row = (one) => {
    const item = document.createElement("li");
    const text = document.createElement("span");
    const name = document.createElement("strong");
    name.textContent = title(one);
    const mine = one.who === who;
    const fate = !mine ? words.fieldOther.replace("{name}", one.who)
      : one.faults ? `${words.fieldRefused} ${one.faults.map((fault) => fault.text).join(" ")}` : words.fieldWaits;
    text.append(name, document.createElement("br"), `${words.fieldFilledIn.replace("{time}", written(one.time))}: `, fate);
    const tools = document.createElement("span");
    if (mine && one.faults) tools.append(button(words.fieldEdit, (event) => edit(one, event)), " ");
    if (one.faults || !mine) tools.append(button(words.fieldDiscard, (event) => discard(one, event)));
    item.append(text, tools);
    return item;
  };

  const show = async () => {
    const all = await FieldStore.all(action);
    list.hidden = !all.length;
    list.querySelector("ul").replaceChildren(...all.map(row));
  };

  // --- delivery

  /// Who the server takes us for; null where it knows nobody. Throws where there is no answer.
  const identity = async () => {
    const answer = await fetch("/log-ind/mig", { headers: { Accept: "application/json" }, cache: "no-store" });
    if (answer.status === 401) return null;
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  };

  const send = async (one, mark) => {
    const body = new FormData();
    body.append("maerke", mark);
    body.append("id", one.id);
    for (const [name, value] of one.pairs) body.append(name, value);
    if (one.photo) {
      if (one.keepsPosition) body.append("position", "1");
      body.append("fil", one.photo, one.photo.name || "foto.jpg");
    }
    return fetch(action, { method: "POST", body, headers: { Accept: "application/json" } });
  };

  /// The record's own faults, told at its fields; nothing is lost by any other answer.
  const refusal = async (answer) => {
    const problem = await answer.json().catch(() => ({}));
    const errors = problem.errors?.length ? problem.errors : [{ detail: problem.detail || String(answer.status) }];
    return errors.map(({ detail, pointer }) => ({ text: detail, name: pointer?.split("/")[2] }));
  };

  const isRefusal = ({ status }) => [400, 404, 409, 410, 413, 415, 422].includes(status);

  const undelivered = async () => (await FieldStore.all(action)).filter((one) => one.who === who && !one.faults);

  /// What kept something waiting keeps nothing any more.
  const rest = () => {
    signIn.hidden = true;
    if (hindrances.includes(state.textContent)) say("");
  };

  const deliverAll = async () => {
    const waiting = await undelivered();
    if (!waiting.length) return rest();
    const me = await identity();
    signIn.hidden = me !== null;
    if (!me) return say(words.fieldSignedOut);
    if (me.navn !== who) return say("");
    say(words.fieldSending);
    let [delivered, reviewed, refused] = [0, 0, 0];
    for (const one of waiting) {
      // Another window may have delivered or changed it while we waited.
      const now = await FieldStore.one(one.id);
      if (!now || now.faults) continue;
      const answer = await send(now, me.maerke);
      if (answer.status === 401 || answer.status === 403) {
        signIn.hidden = false;
        return say(words.fieldSignedOut);
      }
      if (isRefusal(answer)) {
        await FieldStore.put({ ...now, faults: await refusal(answer) });
        refused += 1;
      } else if (!answer.ok) throw new Error(String(answer.status));
      else {
        await FieldStore.remove(one.id);
        if (answer.status === 202) reviewed += 1; else delivered += 1;
      }
    }
    const said = [[delivered, words.fieldDelivered], [reviewed, words.fieldReview], [refused, words.fieldNotReceived]]
      .filter(([count]) => count).map(([count, text]) => text.replace("{count}", count));
    say(said.join(" "));
  };

  /// One window at a time; the server takes the same delivery once, whoever sends it.
  const deliver = async () => {
    if (!navigator.onLine) return say(words.fieldOffline);
    try {
      if (navigator.locks) await navigator.locks.request("landkort-felt", deliverAll);
      else await deliverAll();
    } catch (problem) {
      say(problem instanceof TypeError ? words.fieldOffline : words.fieldFailed);
    }
    news?.postMessage("");
    await show();
  };

  // --- the form

  const keep = async (event) => {
    event.preventDefault();
    const wrong = missing();
    tell(wrong);
    if (wrong.length) return;
    const chosen = form.querySelector("[name=fil]")?.files[0];
    const titles = [...form.querySelectorAll("select, input[type=date]")].slice(0, 2)
      .map((field) => field.value && (field.selectedOptions ? field.selectedOptions[0].text : written(field.value)));
    await FieldStore.put({
      id, action, who, titles, pairs: typed(), photo: chosen || photo, time: new Date().toISOString(),
      keepsPosition: position?.checked ?? false,
    });
    news?.postMessage("");
    await begin();
    say(words.fieldKept);
    await show();
    list.scrollIntoView({ block: "nearest" });
    await deliver();
  };

  let timer;
  form.addEventListener("input", () => {
    clearTimeout(timer);
    if (!hasDraft) return;
    timer = setTimeout(() => FieldStore.keepDraft(who, action, {
      id: isMending ? id : null, pairs: typed(), keepsPosition: position?.checked ?? false,
    }), 200);
  });

  /// Takes up what was last filled in and not saved, and keeps it for as long as the window is open: at once, or when the
  /// window that has it closes, unless something is being filled in here by then.
  const takeDraft = () => new Promise((done) => {
    const take = async () => {
      const draft = await FieldStore.draft(who, action);
      const mended = draft?.id && await FieldStore.one(draft.id);
      if (isBegun() || isMending) return;
      hasDraft = true;
      if (mended) mend(mended, draft.pairs, draft.keepsPosition);
      else if (draft) fill(draft.pairs);
      if (state.textContent === words.fieldElsewhere) say("");
      done(true);
      await new Promise(() => {});
    };
    if (navigator.locks) navigator.locks.request(`landkort-kladde ${action}`, take);
    else take();
  });

  /// A window that is loaded anew may let go of its draft so much later than the next one asks for it.
  const late = () => new Promise((done) => { setTimeout(done, 300, false); });

  /// Has the page open again where there is no connection; the visit that begins it came before the worker did.
  const stay = async () => {
    if (!navigator.serviceWorker || !navigator.onLine) return;
    await navigator.serviceWorker.register("/assets/field-worker.js", { scope: "/collections/" });
    const worker = await navigator.serviceWorker.ready;
    worker.active.postMessage(action);
  };

  const open = async () => {
    try {
      await FieldStore.ready;
    } catch {
      return say(words.fieldNoStore);
    }
    await show();
    const isOwn = await Promise.race([takeDraft(), late()]);
    form.addEventListener("submit", keep);
    form.hidden = false;
    if (!isOwn) say(words.fieldElsewhere);
    page.querySelector("[data-field-deliver]").addEventListener("click", deliver);
    window.addEventListener("online", deliver);
    window.addEventListener("offline", () => say(words.fieldOffline));
    document.addEventListener("visibilitychange", () => { if (!document.hidden) deliver(); });
    setInterval(deliver, 60_000);
    if (news) news.onmessage = () => {
      if (navigator.onLine && state.textContent === words.fieldOffline) say("");
      show();
      undelivered().then((waiting) => { if (!waiting.length) rest(); });
    };
    navigator.storage?.persist?.();
    await stay().catch(() => {});
    await show();
    await deliver();
  };

  open();
})();
