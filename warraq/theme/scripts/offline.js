"use strict";
// Registers the worker that keeps what was read for hours without a network. The page needs nothing of it.
if ("serviceWorker" in navigator) {
  addEventListener("load", async () => {
    // Asked before: a quick worker takes the page over while it is registered.
    const first = !navigator.serviceWorker.controller;
    try {
      const { installing, waiting, active } = await navigator.serviceWorker.register("/sw.js");
      if (first) {
        // A first visit came before the worker: it is told what this page was made of, at once, for the reader may go on.
        const parts = performance.getEntriesByType("resource").map((part) => part.name);
        (installing ?? waiting ?? active).postMessage([location.href, ...parts]);
      }
    } catch (refused) {
      // Private windows and full disks refuse workers: the newspaper is read as without one.
      console.info(refused);
    }
  });
}
