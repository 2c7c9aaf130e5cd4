// What changes while a page is open: stories of this browser and what is known of its storage.
export const store = {
  stories: new Map(),
  // Ids of stories that the storage has not taken.
  unkept: new Set(),
  watchers: new Set(),
  fault: "",
  lastSaved: null,
  made: 0,
  // The line at the foot of the window, and the format of the last export.
  line: null,
  leaving: 0,
  lastForm: "pptx",
};
