// Comments by keyboard: j and k walk the list, x marks, a letter does what the button with it does, ? tells them all.
"use strict";
(() => {
  // The same key on an Arabic keyboard gives another letter; the place of the key counts.
  const PLACES = { KeyJ: "j", KeyK: "k", KeyX: "x", KeyA: "a", KeyS: "s", KeyH: "h", KeyR: "r", KeyE: "e", KeyP: "p" };
  const rows = () => [...document.querySelectorAll("tr:has(.warraq-letter)")];
  let place = -1;

  const stand = (next) => {
    const all = rows();
    if (!all.length) return;
    all[place]?.classList.remove("warraq-here");
    place = Math.max(0, Math.min(next, all.length - 1));
    const row = all[place];
    row.classList.add("warraq-here");
    row.scrollIntoView({ block: "nearest" });
    row.querySelector(".warraq-who")?.focus({ preventScroll: true });
    sessionStorage.setItem("warraq-place", String(place));
  };

  document.addEventListener("keydown", (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
    if (!rows().length) return;
    const key = PLACES[event.code];
    if (!key) return;
    if (key === "j") stand(place + 1);
    else if (key === "k") stand(place - 1);
    else if (place < 0) return;
    else if (key === "x") rows()[place].querySelector("input[type=checkbox]")?.click();
    else rows()[place].querySelector(`[data-key="${key}"]`)?.click();
    event.preventDefault();
  });

  document.addEventListener("DOMContentLoaded", () => {
    // After a letter was judged the page comes anew: the next one stands where it stood.
    const last = Number(sessionStorage.getItem("warraq-place") ?? -1);
    if (rows().length && last >= 0 && document.referrer.startsWith(location.origin + location.pathname)) stand(last);
  });
})();
