// Keeps page, map and server on one address: writes of the page are heard, echoes of the server are dropped.
import { store } from "./store.js";
import { CHOICE_EVENT } from "./url_state.js";

// Camera, layers, ground and area belong to the map alone: the server does not know them and must not drop them.
const MAP_CHOICES = ["at", "layers", "ground", "area"];

// Number of the telling that an address answers; the server hands it back, and no address keeps it.
const TELLING = "telling";

const RETELL_MS = 300;

/**
 * Choices of an address that the server knows, in one order.
 * @param {string} search
 */
function serverChoices(search) {
  const params = new URLSearchParams(search);
  for (const name of MAP_CHOICES) params.delete(name);
  params.sort();
  return params.toString();
}

/**
 * The server hears of an address and answers by writing it once more, now and then twice.
 * @param {(address: string) => void} tell
 */
export function tellServer(tell) {
  const choices = serverChoices(location.search);
  store.tellings.push({ choices, tell });
  tell(`?${choices}&${TELLING}=${store.tellings.length - 1}`);
}

/**
 * A late answer must not undo what has been chosen since it was asked. Quick choices are joined on the
 * way, and the last may be lost among them: then the server is told again. What differs from the telling
 * is a change of the server's own, and so is all that comes after it.
 * @param {URL} address
 */
function isEcho(address) {
  const number = address.searchParams.get(TELLING);
  address.searchParams.delete(TELLING);
  const telling = store.tellings[Number(number ?? NaN)];
  if (!telling || telling.changed) return false;
  telling.changed = telling.choices !== serverChoices(address.search);
  if (telling.changed) return false;
  clearTimeout(store.retelling);
  if (telling.choices !== serverChoices(location.search))
    store.retelling = setTimeout(() => tellServer(telling.tell), RETELL_MS);
  return true;
}

export function watchAddress() {
  if (window.atlasAddressWatched) return;
  window.atlasAddressWatched = true;
  for (const name of /** @type {const} */ (["pushState", "replaceState"])) {
    const original = history[name].bind(history);
    /** @type {History["pushState"]} */
    history[name] = (state, title, url) => {
      const address = new URL(url || location.href, location.href);
      if (!store.ownWrite && address.pathname === location.pathname) {
        if (isEcho(address)) return;
        const current = new URLSearchParams(location.search);
        for (const each of MAP_CHOICES.filter((kept) => !address.searchParams.has(kept))) {
          for (const value of current.getAll(each)) address.searchParams.append(each, value);
        }
      }
      original(state, title, address);
      window.dispatchEvent(new Event(CHOICE_EVENT));
    };
  }
  window.addEventListener("popstate", () => window.dispatchEvent(new Event(CHOICE_EVENT)));
}
