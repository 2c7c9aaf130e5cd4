// What the first script calls: the buttons at the foot of a page, and the page of the stories.
import { exportView } from "./actions/export_dialog.js";
import { openSave } from "./actions/save_view.js";
import { openLink } from "./actions/share_link.js";
import { showStories } from "./stories_page.js";
import { openStoryStore } from "./story_store.js";
import { presentStory, viewStory } from "./view_address.js";

/** @type {Record<string, () => unknown>} */
const ACTS = {
  save: openSave,
  link: openLink,
  take: exportView,
  present: async () => presentStory(await viewStory()),
};

openStoryStore();
window.Atlas.studio = { act: (name) => ACTS[name](), showStories };
