// Starts what the page asks for, once every part is there.
import { watchConnection } from "../page/connection.js";
import { showFrame } from "../page/page_frame.js";
import { showStories } from "../page/view_bar.js";
import { contextOf, elementIn, h, isTyping, messageOf, pageLanguage, replaceContent } from "../shared/dom.js";
import { fetchJson } from "../shared/files.js";
import { writeChoices } from "../shared/url_state.js";
import { showFilters } from "./controls/filters.js";
import { watchRegionKeys } from "./controls/region_picker.js";
import { bootMap, showMap } from "./mount.js";

watchRegionKeys();
bootMap();
watchConnection();
window.Atlas = {
  showMap,
  showFilters,
  showFrame,
  showStories,
  contextOf,
  elementIn,
  messageOf,
  h,
  replaceContent,
  pageLanguage,
  isTyping,
  fetchJson,
  writeChoices,
  FILES,
  MAP_TOKENS,
};
