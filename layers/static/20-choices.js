// Choices live in the address. Streamlit's bound widgets and the map both write it and both
// follow it, so a choice needs no rerun and a copied link opens the same view.
const CHOICE_EVENT = "atlas:choice";

// Camera, layers, ground and area belong to the map alone: the server does not know them and must not drop them.
const MAP_CHOICES = ["at", "layers", "ground", "area"];
// Number of the telling that an address answers; the server hands it back, and no address keeps it.
const TELLING = "telling";
const RETELL_MS = 300;
let ownWrite = false;
const tellings = [];
let retelling = 0;

// Choices of an address that the server knows, in one order.
function serverChoices(search) {
  const params = new URLSearchParams(search);
  MAP_CHOICES.forEach((name) => params.delete(name));
  params.sort();
  return params.toString();
}

// The server hears of an address and answers by writing it once more, now and then twice.
function tellServer(tell) {
  const choices = serverChoices(location.search);
  tellings.push({ choices, tell });
  tell(`?${choices}&${TELLING}=${tellings.length - 1}`);
}

// A late answer must not undo what has been chosen since it was asked. Quick choices are joined on the
// way, and the last may be lost among them: then the server is told again. What differs from the telling
// is a change of the server's own, and so is all that comes after it.
function isEcho(address) {
  const number = address.searchParams.get(TELLING);
  address.searchParams.delete(TELLING);
  const telling = tellings[Number(number ?? NaN)];
  if (!telling || telling.changed) return false;
  telling.changed = telling.choices !== serverChoices(address.search);
  if (telling.changed) return false;
  clearTimeout(retelling);
  if (telling.choices !== serverChoices(location.search)) retelling = setTimeout(() => tellServer(telling.tell), RETELL_MS);
  return true;
}

function watchAddress() {
  if (window.atlasAddressWatched) return;
  window.atlasAddressWatched = true;
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (state, title, url) => {
      const address = new URL(url || location.href, location.href);
      if (!ownWrite && address.pathname === location.pathname) {
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

// All that a picture depends on: the theme and every choice but the camera.
function choiceKey() {
  const params = new URLSearchParams(location.search);
  params.delete("at");
  return `${document.documentElement.dataset.aTheme}?${params}`;
}

// Choices of the page's address, or of a view that is drawn beside it.
let pinnedSearch = null;

function currentChoices() {
  return new URLSearchParams(pinnedSearch === null ? location.search : pinnedSearch);
}

function withChoices(search, read) {
  pinnedSearch = search;
  try {
    return read();
  } finally {
    pinnedSearch = null;
  }
}

function readChoice(name, allowed, fallback) {
  const value = currentChoices().get(name);
  return value !== null && allowed.includes(value) ? value : fallback;
}

function readChoices(name, allowed, fallback) {
  const params = currentChoices();
  if (!params.has(name)) return fallback;
  return params.getAll(name).filter((value) => allowed.includes(value));
}

// changes: {name: value | [values] | null}; null takes the choice out of the address.
function writeChoices(changes) {
  const address = new URL(location.href);
  for (const [name, value] of Object.entries(changes)) {
    address.searchParams.delete(name);
    for (const each of value === null ? [] : [value].flat()) address.searchParams.append(name, each);
    if (Array.isArray(value) && value.length === 0) address.searchParams.append(name, "");
  }
  ownWrite = true;
  history.replaceState(history.state, "", address);
  ownWrite = false;
}
