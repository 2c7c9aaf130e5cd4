// What changes while a page is open: stories of this browser and what is known of its storage.
export const store = {
  /** @type {Map<string, StoryEntry>} */
  stories: new Map(),
  // Ids of stories that the storage has not taken.
  /** @type {Set<string>} */
  unkept: new Set(),
  /** @type {Set<StoryWatcher>} */
  watchers: new Set(),
  /** @type {StorageFault} */
  fault: "",
  /** @type {string | null} */
  lastSaved: null,
  made: 0,
  // The line at the foot of the window, and the format of the last export.
  /** @type {HTMLElement | null} */
  line: null,
  /** @type {Timer | undefined} */
  leaving: undefined,
  lastForm: "pptx",
};
