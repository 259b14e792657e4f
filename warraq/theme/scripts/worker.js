"use strict";
// Keeps the last front page and the articles that were read, with their fonts and pictures. The network comes first;
// what is kept is shown only where there is none. It sends nothing anywhere, and leaves when pages no longer name it.
const PAGE = "/offline.html", VERSION = "@VERSION@";
const PAGES = "pages", FILES = "files", OWN = "own";
const MOST = { [PAGES]: 60, [FILES]: 240 };
const FILE = /^\/(media|assets)\/[^?]+\.(avif|gif|jpe?g|png|svg|webp|woff2)$/;
const ARTICLE = '<meta property="og:type" content="article">', SCRIPT = '<script src="/assets/offline.';

addEventListener("install", (event) => {
  skipWaiting();
  event.waitUntil(caches.open(OWN).then((own) => own.add(new Request(PAGE, { cache: "reload" }))));
});

addEventListener("activate", (event) => {
  event.waitUntil(Promise.all([clients.claim(), registration.navigationPreload?.enable()]));
});

addEventListener("fetch", (event) => {
  const { request } = event, url = new URL(request.url);
  if (request.method !== "GET" || url.origin !== location.origin) return;
  if (request.mode === "navigate") event.respondWith(page(event, url));
  else if (FILE.test(url.pathname) && !request.headers.has("range")) event.respondWith(file(event, url));
});

addEventListener("message", (event) => event.waitUntil(Promise.allSettled(event.data.map(async (address) => {
  const url = new URL(address);
  if (url.origin !== location.origin) return;
  const answer = await fetch(url.pathname);
  await (FILE.test(url.pathname) ? keep(FILES, url, answer) : read(url, answer));
}))));

async function page(event, url) {
  let answer;
  try {
    answer = (await event.preloadResponse) || (await fetch(event.request));
  } catch {
    // No network. An old address by query ("/?p=7") is another page than the front page.
    const kept = url.pathname === "/" && url.search ? undefined : await found(PAGES, url);
    return kept || (await found(OWN, new URL(PAGE, url))) || Response.error();
  }
  event.waitUntil(read(url, answer.clone()));
  return answer;
}

// Files are named by their content: a kept one is the right one.
async function file(event, url) {
  const kept = await found(FILES, url);
  if (kept) return kept;
  const answer = await fetch(event.request);
  event.waitUntil(keep(FILES, url, answer.clone()));
  return answer;
}

function found(cacheName, url) {
  return caches.match(url.pathname, { cacheName, ignoreVary: true });
}

// What came over the network: the front page and articles are kept, nothing else: no search, no letter.
async function read(url, answer) {
  // What the newspaper took back is not kept either.
  if (answer.status === 404 || answer.status === 410) await (await caches.open(PAGES)).delete(url.pathname);
  if (!answer.ok || answer.redirected || !answer.headers.get("content-type")?.startsWith("text/html")) return;
  const text = await answer.clone().text();
  if (!text.includes(SCRIPT)) await leave();
  else if (text.includes(ARTICLE) || (url.pathname === "/" && !url.search)) await keep(PAGES, url, answer);
}

async function keep(name, url, answer) {
  if (left || !answer.ok || answer.status !== 200) return;
  const cache = await caches.open(name);
  // What is put again stands last, and is never missing in between.
  await cache.put(url.pathname, answer);
  // Put while everything was cleared away: it goes too.
  if (left) return void (await caches.delete(name));
  const all = await cache.keys();
  // The front page stays, however many articles were read since.
  const old = all.filter((kept) => new URL(kept.url).pathname !== "/").slice(0, Math.max(0, all.length - MOST[name]));
  await Promise.all(old.map((kept) => cache.delete(kept)));
}

// The newspaper has switched this off. The page that said so still fetches its pictures through here: none is kept.
let left = false;
async function leave() {
  left = true;
  await registration.unregister();
  await Promise.all((await caches.keys()).map((name) => caches.delete(name)));
}
