"use strict";
// Finds the number that stands in for pressing the button, and sends the letter. Nothing is asked of who has no script.
addEventListener("DOMContentLoaded", async () => {
  const form = document.querySelector("form[data-work]");
  // Browsers count only where nobody listens on the way.
  if (!form || !crypto.subtle) return;
  const shift = 32 - Number(form.dataset.work), stamp = form.elements.stamp.value, text = new TextEncoder();
  let reading = false;
  // Who writes on, or sends it by hand, is not hurried.
  for (const sign of ["input", "submit"]) form.addEventListener(sign, () => { reading = true; });
  form.querySelector("[data-working]").hidden = false;
  for (let from = 0; !reading; from += 1024) {
    const numbers = Array.from({ length: 1024 }, (_, more) => from + more);
    const digests = await Promise.all(
      numbers.map((number) => crypto.subtle.digest("SHA-256", text.encode(`${stamp}.${number}`)))
    );
    const right = digests.findIndex((digest) => new DataView(digest).getUint32(0) >>> shift === 0);
    // A breath between, in which the page is drawn and the reader heard.
    if (right < 0) await new Promise((on) => { setTimeout(on); });
    if (right < 0) continue;
    form.elements.work.value = String(numbers[right]);
    if (!reading) form.requestSubmit();
    return;
  }
});
