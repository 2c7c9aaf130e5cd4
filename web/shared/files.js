// Files of the atlas and data of the page's head.
import { store } from "./store.js";

export function fetchJson(url) {
  if (!store.fetched.has(url))
    store.fetched.set(
      url,
      fetch(url).then((reply) => (reply.ok ? reply.json() : Promise.reject(new Error(`${reply.status} ${url}`)))),
    );
  return store.fetched.get(url);
}

export function jsonIn(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : null;
}

// What the maps of the page may show, with the addresses of their files.
export function openMaps() {
  const { opening, grounds, withheld } = jsonIn("atlas-maps");
  return { opening: addressesOf(opening), grounds: addressesOf(grounds), withheld };
}

function addressesOf(roles) {
  return Object.fromEntries(
    Object.entries(roles).map(([name, role]) => [name, typeof role === "string" ? FILES[role] : addressesOf(role)]),
  );
}
