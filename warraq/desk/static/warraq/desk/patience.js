// A draft that saves itself and a click on "publish" may cross: the click would then send the form of a page that is
// being created at that moment, and make a second one. So a form is sent only when its draft has come home.
"use strict";
(() => {
  const saving = new WeakSet();
  const waiting = new WeakMap();

  // The button that was clicked is disabled by now, to show that something happens, and a disabled button says
  // nothing in a form: its word goes along by itself.
  const send = (form, submitter) => {
    if (submitter?.name) {
      const word = document.createElement("input");
      Object.assign(word, { type: "hidden", name: submitter.name, value: submitter.value });
      form.append(word);
    }
    form.requestSubmit();
  };

  const home = (event) => {
    const form = event.target.closest("form");
    saving.delete(form);
    const submitter = waiting.get(form);
    if (submitter === undefined) return;
    waiting.delete(form);
    // Wagtail takes the answer over (the new page's address among it) before the form goes.
    setTimeout(() => send(form, submitter), 0);
  };

  addEventListener("w-autosave:save", (event) => {
    const form = event.target.closest("form");
    saving.add(form);
    // Something else called this draft's saving off: nothing will come home.
    setTimeout(() => { if (event.defaultPrevented) saving.delete(form); }, 0);
  });
  addEventListener("w-autosave:success", home);
  addEventListener("w-autosave:error", home);
  addEventListener("submit", (event) => {
    if (!saving.has(event.target)) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    waiting.set(event.target, event.submitter);
    // A line that stays dead must not hold the editor's click for ever.
    setTimeout(() => { if (saving.has(event.target)) home(event); }, 15000);
  }, { capture: true });
})();
