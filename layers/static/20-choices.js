// Choices live in the address. Streamlit's bound widgets and the map both write it and both
// follow it, so a choice needs no rerun and a copied link opens the same view.
const CHOICE_EVENT = "atlas:choice";

// Camera and layers belong to the map alone: the server does not know them and must not drop them.
const MAP_CHOICES = ["at", "layers"];
let ownWrite = false;

function withMapChoices(url) {
  const address = new URL(url || location.href, location.href);
  if (ownWrite || !url || address.pathname !== location.pathname) return url;
  const current = new URLSearchParams(location.search);
  for (const name of MAP_CHOICES.filter((each) => !address.searchParams.has(each))) {
    for (const value of current.getAll(name)) address.searchParams.append(name, value);
  }
  return address;
}

function watchAddress() {
  if (window.atlasAddressWatched) return;
  window.atlasAddressWatched = true;
  for (const name of ["pushState", "replaceState"]) {
    const original = history[name].bind(history);
    history[name] = (state, title, url) => {
      original(state, title, withMapChoices(url));
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

function readChoice(name, allowed, fallback) {
  const value = new URLSearchParams(location.search).get(name);
  return value !== null && allowed.includes(value) ? value : fallback;
}

function readChoices(name, allowed, fallback) {
  const params = new URLSearchParams(location.search);
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
