// Each text runs its own way: every field where prose is written takes its direction from what is written in it.
"use strict";
(() => {
  const PROSE = 'input[type="text"], input[type="search"], input:not([type]), textarea, [contenteditable="true"]';
  // Addresses are paths and hosts: they run from left to right whatever letters stand in them.
  const ADDRESS = 'input[type="url"], input[type="email"], input[name$="permalink"], input[name$="-url"], ' +
    'input[name="address"], input[name="target"], input[name="url"]';

  const orient = (root) => {
    const fields = root.matches?.(PROSE + ", " + ADDRESS) ? [root] : [];
    fields.push(...(root.querySelectorAll?.(PROSE + ", " + ADDRESS) ?? []));
    for (const field of fields) {
      const wanted = field.matches(ADDRESS) ? "ltr" : "auto";
      if (field.getAttribute("dir") !== wanted) field.setAttribute("dir", wanted);
      // With a hint, if only a blank, the style sheet can tell that a field is empty.
      if (wanted === "auto" && "placeholder" in field && !field.placeholder) field.placeholder = " ";
      if (field.dataset.frozen && !field.dataset.guarded) guard(field);
    }
  };

  // A frozen address opens by its own button only, so that no slip moves a page.
  const guard = (field) => {
    field.dataset.guarded = "yes";
    const button = document.createElement("button");
    button.type = "button";
    button.className = "button button-small button-secondary warraq-open";
    button.textContent = field.dataset.frozen;
    button.addEventListener("click", () => {
      field.readOnly = false;
      field.focus();
      button.remove();
    });
    field.insertAdjacentElement("afterend", button);
  };

  const watch = () => {
    orient(document);
    // Blocks and dialogues come and go; whatever is added is looked at once.
    new MutationObserver((changes) => {
      for (const change of changes) for (const node of change.addedNodes) if (node.nodeType === 1) orient(node);
    }).observe(document.body, { childList: true, subtree: true });
  };
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", watch);
  else watch();
})();
