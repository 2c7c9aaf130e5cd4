"""Rows of the tables: figure, words, decimals."""

ROWS = (
    ("cold_200_ms", "Cold start: process to first answer (ms)", 0),
    ("cold_map_ms", "Cold start: process to drawn map (ms)", 0),
    ("first_map_ms", "First visit, warm server: map drawn (ms)", 0),
    ("first_chart_ms", "First visit, warm server: first chart drawn (ms)", 0),
    ("second_map_ms", "Second visit, same browser: map drawn (ms)", 0),
    ("first_requests", "First visit: requests", 0),
    ("first_http_kb", "First visit: received over HTTP (kB)", 0),
    ("first_websocket_kb", "First visit: websocket, both ways (kB)", 1),
    ("second_requests", "Second visit: requests", 0),
    ("second_http_kb", "Second visit: received over HTTP (kB)", 0),
    ("second_websocket_kb", "Second visit: websocket, both ways (kB)", 1),
    ("first_foreign_hosts", "Other hosts asked", 0),
    ("layer_ms", "Layer shown or hidden (ms)", 0),
    ("indicator_ms", "Indicator changed (ms)", 0),
    ("year_ms", "Year changed, on the transport page (ms)", 0),
    ("card_ms", "Region clicked: details shown (ms)", 0),
    ("switch_to_table_ms", "Page switch: map to table (ms)", 0),
    ("switch_back_ms", "Page switch: back to the map (ms)", 0),
    ("corridors_chart_ms", "Page of corridors opened: Plotly chart drawn (ms)", 0),
    ("search_ms", "Search: answer read, median of 22 questions (ms)", 1),
    ("search_worst_ms", "Search: answer read, slowest of 22 questions (ms)", 1),
    ("present_key_ms", "Presenter: key to the next view, median of a story (ms)", 0),
    ("present_worst_ms", "Presenter: key to the next view, slowest of a story (ms)", 0),
    ("layer_blank", "Blank frames while a layer changes", 0),
    ("indicator_blank", "Blank frames while the indicator changes", 0),
    ("first_cpu_ms", "Server CPU: first visit (ms)", 0),
    ("second_cpu_ms", "Server CPU: second visit (ms)", 0),
    ("layer_cpu_ms", "Server CPU: layer (ms)", 1),
    ("indicator_cpu_ms", "Server CPU: indicator (ms)", 1),
    ("year_cpu_ms", "Server CPU: year (ms)", 1),
    ("card_cpu_ms", "Server CPU: details (ms)", 1),
    ("switch_cpu_ms", "Server CPU: page switch (ms)", 0),
    ("corridors_cpu_ms", "Server CPU: page of corridors opened (ms)", 0),
    ("session_mb", "Memory per further session (MB)", 2),
    ("reruns_s", "30 runs at once: the last has finished (s)", 1),
    ("reruns_cpu_ms", "30 runs at once: server CPU (ms)", 0),
    ("crowd10_s", "10 visitors at once: the last has everything (s)", 1),
    ("crowd30_s", "30 visitors at once: the last has everything (s)", 1),
    ("crowd100_s", "100 visitors at once: the last has everything (s)", 1),
    ("crowd100_failed", "100 visitors at once: without an answer", 0),
    ("crowd100_cpu_ms", "100 visitors at once: server CPU each (ms)", 0),
    ("rate", "Requests of the page per second of one core", 0),
)
DOCUMENT = """# Performance

The app beside three pages that show the same regions, lines and points: the **floor**, a static page of plain
Leaflet; **Dash**, as a careful author would write it with dash-leaflet; and **st_folium**, as tutorials write it.
Medians, with the smallest and largest value in brackets. A shared machine makes milliseconds noisy, so compare
ratios; bytes, requests and hosts are exact. Everything on this page is written by `make bench`.

## Bars

{bars}

## Figures

{table}

*map page* is `/map/overview`, the page of the app without a session.

## A layer of one's own

![Time until the layer is drawn, by number of points](images/own-layer.svg)

{growth}

## Setting

{setting}
{faults}
## How it was measured

- `python -m bench` runs one server at a time on this machine alone, in rotation, and starts it anew for every
  repetition. A real Chromium without a window, {width} × {height}, opens it with an empty cache. One unmeasured
  walk through the pages comes first. Names of other hosts do not resolve; hosts asked are counted all the same.
- The app's derived files were made before. Peers import nothing of the app and read the same geometry and facts
  from files. The floor is served from memory as Brotli.
- Dash: geometry in the layout, canvas, styles and tooltips as functions of the browser, recolouring and details by
  callbacks, own copies of all scripts, `compress=True`, gunicorn with one worker of 8 threads. Its first chart is
  a Plotly chart of the regions. A session is a visitor, and 30 runs are 30 times the callback that lays out the page.
- st_folium: folium objects in loops at every run, Streamlit's own settings. Only Leaflet's address differs, as no
  other host can be reached: so it loads less than it would with jQuery, Bootstrap and the icon fonts that folium
  names. It gets fewer repetitions, and no larger crowd after one that took 20 s.
- *Map drawn* counts from the start of the navigation to the frame after the one that shows the map. The first
  chart of the app is the ranked list with bars beside the map.
- An interaction counts, inside the page, from the event to the frame after the one that shows the change;
  about 16 ms, one frame, is the least that this can tell. It is the median of {steps} in a row, and the
  map's picture is compared before and after. Blank frames are looked for in two more, frame by frame.
- Bytes are those that Chromium reports as received, headers included, until nothing was loaded for a
  second; websocket frames count before compression. Files from the browser's cache are no requests.
- Server CPU is the processor time of the server's process and its children.
- Crowds are visitors without browsers, each with an address of its own: they ask for all that a recorded browser
  asked for, over six connections, and hold a session until its run has finished. They run on the same cores as
  the server. Memory is what the server's processes alone hold (USS), after {few} and {many} live sessions.
- A layer of one's own is a file of synthetic points, drawn as circles. It counts from the moment the page has the
  file, or is told its address, to the frame after the one that shows the points; one pan is the median of three.
- Search counts from the request to the last byte of the answer, one question after the other. The corpus is
  every record and, where `ATLAS_LIBRARY_DIR` is set, the text of every clause; the setting says which.

Run `make bench` to measure anew and replace this page.
"""
