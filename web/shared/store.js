// What changes while a page is open, in one place: everything else at the top of a module is constant.
/** @import { UserLayer } from "../map/user_layer/reading.js" */

export const store = {
  // Choices of a view that is drawn beside the page; null is the address of the page.
  /** @type {string | null} */
  pinnedSearch: null,
  // Whether the address is being written by a choice of the map.
  ownWrite: false,
  // What the server was told, by number.
  /** @type {{ choices: string, tell: (address: string) => void, changed?: boolean }[]} */
  tellings: [],
  /** @type {Timer | undefined} */
  retelling: undefined,
  // Answers by address.
  /** @type {Map<string, Promise<any>>} Whoever asks for a file knows what it holds. */
  fetched: new Map(),
  // How much finer samples are drawn than the screen shows them, for pages that enlarge them.
  sampleDetail: 1,
  // Layers that the user opened: they live through a change of page, as the address cannot hold a file.
  /** @type {UserLayer[]} */
  userLayers: [],
  // Groups that the reader opened or closed by hand: true is open.
  /** @type {Map<string, boolean>} */
  touchedGroups: new Map(),
  // The script of the stories, once it was asked for.
  /** @type {Promise<StoriesScript> | null} */
  storiesScript: null,
  // Files that static maps are drawn from: facts by language, maps, and content by role.
  /** @type {StaticFiles} */
  staticFiles: { facts: {}, maps: { opening: {}, grounds: {}, withheld: [] }, files: {} },
};
