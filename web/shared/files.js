// Files of the atlas and data of the page's head.
import { store } from "./store.js";

/**
 * The content of a JSON file, fetched once.
 * @param {string} url
 * @returns {Promise<any>} Whoever asks for a file knows what it holds.
 */
export function fetchJson(url) {
  const known = store.fetched.get(url);
  if (known) return known;
  const asked = fetch(url).then((reply) =>
    reply.ok ? reply.json() : Promise.reject(new Error(`${reply.status} ${url}`)),
  );
  store.fetched.set(url, asked);
  return asked;
}

/**
 * @param {string} id
 */
export function jsonIn(id) {
  const node = document.getElementById(id);
  return node ? JSON.parse(node.textContent) : null;
}

// What the maps of the page may show, with the addresses of their files.
export function openMaps() {
  /** @type {MapsData} */
  const { opening, grounds, withheld } = jsonIn("atlas-maps");
  return { opening: addressesOf(opening), grounds: addressesOf(grounds), withheld };
}

/**
 * @template T
 * @param {T} roles
 * @returns {T}
 */
function addressesOf(roles) {
  const entries = Object.entries(/** @type {object} */ (roles));
  return /** @type {T} */ (
    Object.fromEntries(
      entries.map(([name, role]) => [name, typeof role === "string" ? FILES[role] : addressesOf(role)]),
    )
  );
}
