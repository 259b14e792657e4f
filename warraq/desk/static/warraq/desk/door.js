// The door's few words: why a passkey was not used, and that a bare number is no host for one.
"use strict";
(() => {
  const show = (selector) => document.querySelectorAll(selector).forEach((element) => { element.hidden = false; });
  document.addEventListener("allauth.error", (event) => { event.preventDefault(); show("[data-key-fault]"); });
  document.addEventListener("DOMContentLoaded", () => {
    const number = /^[\d.]+$|^\[/.test(location.hostname);
    if (number || !window.PublicKeyCredential) show("[data-key-host]");
  });
})();
