// The press page is looked at again while the press is at something, until that is done. What was opened stays open.
"use strict";
(() => {
    const find = (root) => root.querySelector("[data-warraq-press]");
    if (find(document)?.dataset.warraqPress !== "busy") return;
    const look = async (left) => {
        const here = find(document);
        const reply = await fetch(location.href, { credentials: "same-origin" }).catch(() => null);
        if (reply?.redirected) return; // signed out
        if (reply?.ok && !here.contains(document.activeElement) && !here.querySelector("details[open]")) {
            const fresh = find(new DOMParser().parseFromString(await reply.text(), "text/html"));
            if (!fresh) return;
            here.replaceWith(document.adoptNode(fresh));
            if (fresh.dataset.warraqPress !== "busy") return;
        }
        if (left > 0) setTimeout(() => look(left - 1), 1500);
    };
    setTimeout(() => look(400), 1000);
})();
