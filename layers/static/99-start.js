// Starts what the page asks for, once every part is there.
bootMap();
watchConnection();
const shown = { showMap, showFilters, showFrame, showStories };
window.Atlas = { ...shown, h, replaceContent, pageLanguage, isTyping, fetchJson, writeChoices, FILES, MAP_TOKENS };
