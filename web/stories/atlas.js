// What the map's script shares with this one.
export const { h, replaceContent, pageLanguage, isTyping, fetchJson, writeChoices, FILES, MAP_TOKENS } = window.Atlas;
