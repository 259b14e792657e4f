// Above an article's form: whether readers have it as it stands here. Asked again while the press is at it.
(() => {
    const found = location.pathname.match(/^(.*\/)pages\/(\d+)\/edit\/$/);
    const form = document.getElementById("page-edit-form");
    if (!found || !form) return;
    const address = `${found[1]}press/articles/${found[2]}/`;
    const place = document.createElement("div");
    place.className = "warraq-standing-place nice-padding";
    form.before(place);
    const look = async (left) => {
        const reply = await fetch(address, { credentials: "same-origin", headers: { "X-Requested-With": "fetch" } });
        if (!reply.ok || reply.redirected) return; // not an article, not this person's to edit, or signed out
        place.innerHTML = await reply.text();
        const kind = place.firstElementChild?.dataset.kind;
        if (left > 0 && ["printing", "stopped", "held"].includes(kind)) {
            setTimeout(() => look(left - 1), kind === "printing" ? 1000 : 10000);
        }
    };
    look(120);
})();
