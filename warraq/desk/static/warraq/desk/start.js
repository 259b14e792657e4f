// What Wagtail starts by scripts inside its pages starts here, from data beside each part: so that the policy of the
// newsroom can forbid every inline script. Parts that come later (a new entry of a list, a dialogue) are started too.
"use strict";
(() => {
  const STARTS = {
    "inline-panel": (options) => new window.InlinePanel(options),
    "multiple-chooser-panel": (options) => new window.MultipleChooserPanel(options),
    chooser: (told) => (told.make ? new window[told.make](...told.with) : window[told.call](...told.with)),
    date: ({ id, config }) => window.initDateChooser(id, config),
    time: ({ id, config }) => window.initTimeChooser(id, config),
    datetime: ({ id, config }) => window.initDateTimeChooser(id, config),
  };

  const start = (root) => {
    const found = root.matches?.("script[data-warraq-start]") ? [root] : [];
    found.push(...(root.querySelectorAll?.("script[data-warraq-start]") ?? []));
    for (const part of found) {
      // A form that waits to be copied has no number yet.
      if (part.dataset.started || part.textContent.includes("__prefix__")) continue;
      part.dataset.started = "yes";
      const told = JSON.parse(part.textContent);
      STARTS[part.dataset.warraqStart](typeof told === "string" ? JSON.parse(told) : told);
    }
  };

  const watch = () => {
    start(document);
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) start(node);
    }).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
})();
