// What the map's script shares with this one.
export const {
  contextOf,
  elementIn,
  h,
  messageOf,
  replaceContent,
  pageLanguage,
  isTyping,
  fetchJson,
  writeChoices,
  FILES,
  MAP_TOKENS,
} = window.Atlas;
