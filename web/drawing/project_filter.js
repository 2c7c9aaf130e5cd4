// The filter of the projects page.
import { readChoice, readChoices } from "../shared/url_state.js";
import { STAGES } from "./lines.js";

export const PROJECT_STAGES = [...STAGES, "none"];

/**
 * @param {string} choice
 * @param {Pick<Facts, "projects">} given
 */
function kindsOf(choice, { projects }) {
  const group = projects.tree.find((each) => each.id === choice);
  return group ? group.kinds : [choice];
}

/**
 * The test of a project from the choices of the address.
 * @param {Facts} facts
 * @returns {(id: string, drawn: boolean) => boolean}
 */
export function projectFilter(facts) {
  const { projects } = facts;
  const known = projects.tree.flatMap((group) => [group.id, ...group.kinds]);
  const kind = readChoice("kind", known, null);
  const kinds = kind ? new Set(kindsOf(kind, facts)) : null;
  const stages = new Set(readChoices("status", PROJECT_STAGES, STAGES));
  const region = readChoice("region", Object.keys(facts.regions), null);
  const document = readChoice("document", Object.keys(facts.documents), null);
  const year = readChoice(
    "year",
    projects.years.map(([id]) => id),
    null,
  );
  const placed = readChoice(
    "placed",
    projects.places.map(([id]) => id),
    null,
  );
  return (id, drawn) => {
    const place = facts.places[id];
    if (!place || !stages.has(place.stage) || (kinds && !kinds.has(place.kind))) return false;
    if (region && !place.regions.includes(region)) return false;
    if (document && !place.documents.includes(document)) return false;
    if (year && !(place.years.length ? place.years : ["none"]).includes(year)) return false;
    return !placed || (placed === "map") === drawn;
  };
}

/**
 * What covers whole regions has no mark of its own: its regions are outlined.
 * @param {Facts} facts
 * @returns {MapHighlight}
 */
export function projectHighlight(facts) {
  const place = facts.places[readChoice("place", Object.keys(facts.places), "")];
  return { regions: new Set(place?.whole ? place.regions : []), places: new Set() };
}
