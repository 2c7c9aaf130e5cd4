// Starts what the page asks for, once every part is there.
bootMap();
watchConnection();
window.Atlas = { showMap, showFilters, showFrame };
