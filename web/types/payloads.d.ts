// Written by layers/bundles/typescript.py from the types and words of Python; not edited by hand.
interface Facts {
  lang: string;
  words: MapWords;
  documents: Record<string, DocumentEntry>;
  regions: Record<string, RegionEntry>;
  tiers: Tier[];
  tiersRef: ReferenceEntry;
  indicators: IndicatorEntry[];
  places: Record<string, PlaceEntry>;
  projects: ProjectWords;
  rulings: Record<string, string>;
  extents: Record<string, number[]>;
  years: string[];
  figures: Record<string, FigureEntry[]>;
  structure: StructurePart[];
  structureRef: ReferenceEntry;
  unlocated: string[];
  leftOut: Record<string, string[]>;
  timeline: TimelineYear[];
  terms: [string, string][];
  choices: GroundWords;
  strip: Strip;
}

interface DocumentEntry {
  short: string;
  number: string;
  title: string;
  issued: string;
}

interface RegionEntry {
  name: string;
  short: string;
  label: string;
  tier: string;
  tierName: string;
  role: string;
  ref: ReferenceEntry;
  values: Record<string, number | null>;
}

interface ReferenceEntry {
  document: string;
  locator: string;
  clause: string;
  evidence: string;
  at: string;
}

interface Tier {
  id: string;
  name: string;
}

interface IndicatorEntry {
  name: string;
  sortName: string;
  unit: string;
  decimals: number;
  breaks: number[] | null;
  note: string;
  binLabels: string[];
  id: string;
  choice: string;
  sortBy: string;
  additive: boolean;
  source: string;
}

interface PlaceEntry {
  name: string;
  label: string;
  sub: string;
  mode: string;
  theme: string;
  stage: string;
  context: boolean;
  listed: boolean;
  kind: string;
  differs: boolean;
  whole: boolean;
  position: string;
  endpoints: string;
  regions: string[];
  regionNames: string;
  documents: string[];
  years: string[];
  rows: Mention[];
  staged: number;
}

interface Mention {
  document: string;
  locator: string;
  clause: string;
  evidence: string;
  at: string;
  word: string;
  stage: string;
  year: string;
  note: string;
}

interface FigureEntry {
  label: string;
  number: string;
  unit: string;
  sign: string;
  note?: string;
  ref?: ReferenceEntry;
}

interface StructurePart {
  name: string;
  members: string;
  position: string;
}

interface TimelineYear {
  year: string;
  goals: GoalEntry[];
}

interface GoalEntry {
  document: string;
  locator: string;
  clause: string;
  evidence: string;
  at: string;
  name: string;
}

interface GroundWords {
  ground?: Record<string, string>;
  area?: Record<string, string>;
  leftOut?: Record<string, LeftOut>;
}

interface LeftOut {
  regions: string[];
  note: string;
}

interface Strip {
  approval: string;
  notices: string[];
  boundary: string;
  grid: string;
  lines: string;
  date: string;
}

interface Records {
  words: LibraryWords;
  documents: LibraryDocument[];
  clauses: Clause[];
  targets: Record<string, TargetRecord>;
  tasks: Record<string, TaskRecord>;
  measures: Record<string, MeasureRecord>;
  units: Record<string, UnitRecord>;
  conflicts: Record<string, ConflictRecord>;
  scopes: Record<string, Scope>;
  mentions: Record<string, string>;
  skipped: string[];
  spare: SpareCopy[];
}

interface LibraryDocument {
  short: string;
  number: string;
  title: string;
  issued: string;
  id: string;
  file: string;
  converted: boolean;
}

interface Clause {
  id: string;
  document: string;
  at: string;
  locator: string;
  level: number;
  parent: string;
  heading: string;
  text: string[];
  parts: ClausePart[];
}

interface ClausePart {
  regions: string[];
  places: string[];
  targets: string[];
  paragraph: number;
  heading: string;
  summary: string;
  outer: string[];
  tasks: string[];
  actions: NamedAction[];
}

interface NamedAction {
  kind: string;
  words: string;
  name: string;
}

interface TargetRecord {
  at: string;
  evidence: string;
  name: string;
  figure: string;
  year: string;
  kind: string;
  binding: boolean;
  scope: string;
  regions: string[];
  bound: string[];
}

interface TaskRecord {
  at: string;
  evidence: string;
  name: string;
  open: boolean;
  regions: string[];
  lead: string[];
  support: string[];
  listed: string[];
}

interface MeasureRecord {
  at: string;
  evidence: string;
  name: string;
  beneficiary: string;
  figures: string[];
  to: string;
}

interface UnitRecord {
  name: string;
  aliases: string[];
}

interface ConflictRecord {
  name: string;
  records: string[];
}

interface Scope {
  regions: string[];
}

interface SpareCopy {
  document: string;
  file: string;
}

interface InClause {
  at: string;
  evidence: string;
}

interface ChoiceWords {
  pages: Record<string, string>;
  names: Record<string, string>;
  ownNames: Record<string, Record<string, string>>;
  values: Record<string, Record<string, string>>;
  own: Record<string, Record<string, Record<string, string>>>;
  kept: Record<string, string[]>;
}

interface RegionProperties {
  kind: "region";
  central: boolean;
  lon: number;
  lat: number;
  inset?: number[];
}

interface EdgeProperties {
  kind: "edge";
  rank: string;
}

interface GroupProperties {
  kind: "group";
  lon: number;
  lat: number;
  over: string;
}

interface PlaceProperties {
  theme: string;
  mode: string;
  stage: string;
  precision: string;
  m: number;
  regions: string[];
  context: boolean;
  documents: string[];
  years: string[];
  shape: "arrow" | "area" | "line" | "point";
  bearing?: number;
  symbol?: string;
  lane?: number;
  straight?: boolean;
  whole?: boolean;
  lon?: number;
  lat?: number;
}

interface ViewKind {
  ground: string;
  filtered: boolean;
  panel: boolean;
  records: boolean;
  follow: string[];
}

interface LayerEntry {
  id: string;
  group: string;
  shown: boolean;
}

interface Highlight {
  regions: string[];
  places: string[];
  fit: string[];
  indicator: CountIndicator | null;
}

interface CountIndicator {
  name: string;
  sortName: string;
  unit: string;
  decimals: number;
  breaks: number[] | null;
  note: string;
  binLabels: string[];
  values: Record<string, number>;
}

interface MapView {
  view: string;
  search: string;
  focus: Focus | null;
}

interface SlideDeck {
  story_id: string;
  lang: string;
  title: string;
  date: string;
  slides: SlideContent[];
}

interface SlideContent {
  kind: "title" | "view" | "closing";
  kicker: string;
  title: string;
  body: string[];
  notes: string;
  map: MapView | null;
  chart: Chart | null;
  rows: Row[];
  evidence: Evidence[];
  source: string;
  strip: string;
  address: string;
  link: string;
}

interface Chart {
  kind: "dots" | "bars";
  title: string;
  unit: string;
  series: string[];
  rows: ChartRow[];
  note: string;
}

interface ChartRow {
  label: string;
  values: number[];
  text: string;
  clause: string;
  comparator: string;
  base: number | null;
}

interface Row {
  label: string;
  value: string;
  clause: string;
}

interface Evidence {
  clause: string;
  printed: string;
  address: string;
  document: string;
}

interface PathItem {
  feature: string;
  kind: "fill" | "stroke";
  path: string;
  color: string;
  alpha: number;
  width: number;
  dash: number[];
  cap: string;
  clip: string;
}

interface TextItem {
  feature: string;
  text: string;
  x: number;
  y: number;
  size: number;
  weight: number;
  color: string;
  anchor: string;
  italic: boolean;
  halo: string;
  angle: number;
}

interface MapWords {
  "zoomIn": string;
  "zoomOut": string;
  "fullExtent": string;
  "fullExtentShort": string;
  "layersTitle": string;
  "layersShort": string;
  "legend": string;
  "insetTitle": string;
  "north": string;
  "roles": string;
  "noData": string;
  "modeTitle": string;
  "stageTitle": string;
  "precisionTitle": string;
  "nodeTitle": string;
  "nodeStages": string;
  "edgeTitle": string;
  "direction": string;
  "bandNote": string;
  "straightNote": string;
  "provinceLine": string;
  "extentNote": string;
  "partsNote": string;
  "ridgeNote": string;
  "riverNote": string;
  "operatorNote": string;
  "laneNote": string;
  "edgeNotes": string;
  "moreNotes": string;
  "bands": string;
  "bandsShort": string;
  "riverSketch": string;
  "gridNote": string;
  "bareNote": string;
  "centralCity": string;
  "mapLabel": string;
  "indicator": string;
  "region": string;
  "allRegions": string;
  "document": string;
  "allDocuments": string;
  "allYears": string;
  "regions": string;
  "regionProfile": string;
  "previousRegion": string;
  "nextRegion": string;
  "compareWith": string;
  "addRegion": string;
  "remove": string;
  "rank": string;
  "boundTargets": string;
  "see": string;
  "namedProjects": string;
  "close": string;
  "statusWord": string;
  "year": string;
  "endpoints": string;
  "position": string;
  "linesTitle": string;
  "nodesTitle": string;
  "onMap": string;
  "listOnly": string;
  "listOnlyShort": string;
  "name": string;
  "source": string;
  "noneFound": string;
  "clearFilters": string;
  "structureTitle": string;
  "unlocatedTitle": string;
  "timelineTitle": string;
  "allRecords": string;
  "openClause": string;
  "ownPage": string;
  "noNeutrality": string;
  "leftOut": string;
  "modes": Record<string, string>;
  "stages": Record<string, string>;
  "modesShort": Record<string, string>;
  "stagesShort": Record<string, string>;
  "symbols": Record<string, string>;
  "symbolsShort": Record<string, string>;
  "own": {
    "title": string;
    "open": string;
    "remove": string;
    "note": string;
    "unchecked": string;
    "reading": string;
    "left": string;
    "feature": string;
    "notJson": string;
    "notGeojson": string;
    "badCrs": string;
    "tooLarge": string;
    "tooMany": string;
    "nothing": string;
    "away": string;
    "outside": string;
    "noGeometry": string;
    "unreadable": string;
  };
  "kinds": Record<string, string>;
  "layers": Record<string, string>;
  "groups": Record<string, string>;
}

interface ProjectWords {
  "kindTitle": string;
  "allKinds": string;
  "placedTitle": string;
  "allPlaced": string;
  "groupBy": string;
  "groupings": Record<string, string>;
  "groups": Record<string, string>;
  "kinds": Record<string, string>;
  "stages": Record<string, string>;
  "tree": {
    "id": string;
    "kinds": string[];
  }[];
  "years": [string, string][];
  "places": [string, string][];
  "unplaced": string;
  "unplacedNote": string;
  "manyNote": string;
  "noRegion": string;
  "listed": string;
  "wide": string;
  "disagree": string;
  "ruling": string;
  "rule": string;
  "ledger": string;
  "progress": string;
  "notReported": string;
  "listTitle": string;
  "none": string;
}

interface LibraryWords {
  "outline": string;
  "summary": string;
  "original": string;
  "noText": string;
  "addText": string;
  "converted": string;
  "file": string;
  "hangs": string;
  "regions": string;
  "places": string;
  "targets": string;
  "tasks": string;
  "measures": string;
  "units": string;
  "conflicts": string;
  "clauses": string;
  "everywhere": string;
  "nowhere": string;
  "outer": string;
  "nothing": string;
  "lead": string;
  "support": string;
  "listed": string;
  "actions": string;
  "openList": string;
  "binding": string;
  "naming": string;
  "cityWide": string;
  "sameClauses": string;
  "projects": string;
  "sites": string;
  "lapsed": string;
  "skipped": string;
  "spare": string;
  "choose": string;
  "previous": string;
  "next": string;
  "record": string;
  "figures": string;
  "for": string;
  "scope": string;
  "kind": string;
}

interface SearchWords {
  "title": string;
  "field": string;
  "hint": string;
  "keys": string;
  "none": string;
  "near": string;
  "all": string;
  "fault": string;
}

interface HelpWords {
  "shortcutsTitle": string;
  "shortcuts": [string, string][];
  "close": string;
  "tourTitle": string;
  "tour": {
    "at": string;
    "title": string;
    "text": string;
  }[];
  "next": string;
  "back": string;
  "skip": string;
  "done": string;
}

interface FaultWords {
  "load": string;
  "studio": string;
}

interface ConnectionWords {
  "lost": string;
}

interface DeckWords {
  "edges": Record<string, string>;
  "precision": string;
  "alignments": string;
  "chartRest": string;
  "keys": string[][];
  "help": string;
  "notes": string;
  "noNotes": string;
  "next": string;
  "end": string;
  "elapsed": string;
  "clock": string;
  "overview": string;
  "go": string;
  "black": string;
  "fault": string;
  "empty": string;
  "stories": string;
  "problems": string;
  "popup": string;
  "slide": string;
}

interface StudioWords {
  "save": {
    "title": string;
    "shown": string;
    "name": string;
    "caption": string;
    "captionNote": string;
    "notes": string;
    "notesNote": string;
    "story": string;
    "newStory": string;
    "newName": string;
    "defaultName": string;
    "save": string;
    "cancel": string;
    "saved": string;
    "open": string;
    "undo": string;
    "undone": string;
    "dismiss": string;
    "full": string;
  };
  "keep": {
    "kept": string;
    "full": string;
    "closed": string;
    "large": string;
    "elsewhere": string;
    "deletedElsewhere": string;
    "notPresented": string;
  };
  "shelf": {
    "shipped": string;
    "mine": string;
    "slides": string;
    "slide": string;
    "present": string;
    "copy": string;
    "duplicate": string;
    "file": string;
    "take": string;
    "remove": string;
    "new": string;
    "open": string;
    "drop": string;
    "untitled": string;
    "none": string;
    "removed": string;
    "restored": string;
    "copied": string;
    "copyOf": string;
    "unknown": string;
    "loading": string;
    "unread": string;
  };
  "imported": {
    "reading": string;
    "opened": string;
    "problems": string;
    "refused": string;
    "at": string;
    "tooLarge": string;
    "unreadable": string;
  };
  "editor": {
    "title": string;
    "subtitle": string;
    "closing": string;
    "slides": string;
    "slideTitle": string;
    "body": string;
    "bodyNote": string;
    "notes": string;
    "records": string;
    "table": string;
    "view": string;
    "duplicate": string;
    "remove": string;
    "up": string;
    "down": string;
    "drag": string;
    "edit": string;
    "undo": string;
    "redo": string;
    "moved": string;
    "copied": string;
    "removed": string;
    "undone": string;
    "redone": string;
    "typing": string;
    "moving": string;
    "copying": string;
    "removing": string;
    "choosing": string;
    "other": string;
    "readOnly": string;
    "empty": string;
    "start": string;
    "choose": string;
    "keys": string;
    "full": string;
    "initial": string;
    "none": string;
  };
  "link": {
    "title": string;
    "link": string;
    "copy": string;
    "copied": string;
    "byHand": string;
    "length": string;
    "code": string;
    "large": string;
    "close": string;
  };
  "take": {
    "titleView": string;
    "titleStory": string;
    "form": string;
    "forms": Record<string, string[]>;
    "sheets": Record<string, string>;
    "map": string;
    "maps": Record<string, string>;
    "paper": string;
    "papers": Record<string, string>;
    "start": string;
    "again": string;
    "cancel": string;
    "close": string;
    "asking": string;
    "working": string;
    "progress": string;
    "cancelled": string;
    "done": string;
    "saveAgain": string;
    "notes": string;
  };
  "answer": {
    "busy": string;
    "large": string;
    "fault": string;
    "away": string;
    "cut": string;
  };
}

interface StoryBounds {
  "format": string;
  "version": number;
  "shipped": string[];
  "view": string;
  "slides": number;
  "sentences": number;
  "text": number;
  "file": number;
}

interface Tokens {
  "ui": {
    "bg": string;
    "surface": string;
    "surface2": string;
    "text": string;
    "muted": string;
    "border": string;
    "borderStrong": string;
    "accent": string;
    "accentHover": string;
    "accentSoft": string;
    "onAccent": string;
    "signal": string;
    "focus": string;
    "streamlitPrimary": string;
  };
  "status": {
    "met": string[];
    "onTrack": string[];
    "forward": string[];
    "deteriorating": string[];
    "notReported": string[];
    "noRule": string[];
  };
  "map": {
    "paper": string;
    "tier": Record<string, string>;
    "neutral": string;
    "regionLine": string;
    "tierLine": string;
    "provinceLine": string;
    "outerLine": string;
    "outerShade": string;
    "water": string;
    "waterText": string;
    "eco": string;
    "ecoText": string;
    "label": string;
    "label2": string;
    "halo": string;
    "noData": string;
    "noDataHatch": string;
    "mode": Record<string, string>;
    "modeText": Record<string, string>;
    "point": Record<string, string>;
    "select": string;
    "hover": string;
  };
  "chart": {
    "categorical": string[];
    "sequential": string[];
    "choropleth": string[];
    "sequential10": string[];
    "diverging": string[];
    "grid": string;
    "axis": string;
    "reference": string;
    "band": string;
  };
}
