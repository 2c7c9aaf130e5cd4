// Starts what the page asks for, once every part is there.
bootMap();
window.Atlas = { showMap, showFilters, showFrame };
