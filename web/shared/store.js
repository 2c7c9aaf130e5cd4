// What changes while a page is open, in one place: everything else at the top of a module is constant.
export const store = {
  // Choices of a view that is drawn beside the page; null is the address of the page.
  pinnedSearch: null,
  // Whether the address is being written by a choice of the map.
  ownWrite: false,
  // What the server was told, by number.
  tellings: [],
  retelling: 0,
  // Answers by address.
  fetched: new Map(),
  // How much finer samples are drawn than the screen shows them, for pages that enlarge them.
  sampleDetail: 1,
  // Layers that the user opened: they live through a change of page, as the address cannot hold a file.
  userLayers: [],
  // Groups that the reader opened or closed by hand: true is open.
  touchedGroups: new Map(),
  // The script of the stories, once it was asked for.
  storiesScript: null,
  // Files that static maps are drawn from: facts by language, maps, and content by role.
  staticFiles: { facts: {}, maps: null, files: {} },
};
