// What the scripts make of the payloads.

type Content = Node | string | number | null | undefined | Content[];
/** Attributes and, by "on…", listeners of an element. */
// biome-ignore lint/suspicious/noExplicitAny: a listener takes the event of its name
type Props = Record<string, string | number | boolean | null | undefined | ((event: any) => unknown)>;

type Point = [number, number];
/** West, north, east, south in web-mercator units of zoom 0, or x and y of two corners. */
type Box = number[];
/** Coordinates one after the other: x, y, x, y … */
type Chain = Float64Array;

interface Viewport {
  zoom: number;
  scale: number;
  left: number;
  top: number;
}

interface Shape {
  id: string;
  chains: Chain[];
  box: Box;
  paths: Map<string | number, Path2D>;
}
type Region = Shape & RegionProperties;
type Edge = Shape & EdgeProperties;
type Group = Shape & GroupProperties;
/** A place as it is drawn; lines, areas, points and arrows have what their shape needs. */
type PlaceMark = Shape & PlaceProperties & { kind?: undefined };
type PointMark = PlaceMark & { symbol: string };
type ArrowMark = PlaceMark & { bearing: number };
type AreaMark = PlaceMark & { whole: boolean; lon: number; lat: number };
/** What is told of a place where only its sign is drawn. */
type SampleMark = Pick<PlaceMark, "shape"> & Partial<Pick<PlaceMark, "mode" | "stage" | "symbol">>;
type MapFeature = Region | PlaceMark;

interface Scene {
  grid: boolean;
  bare: boolean;
  inset: Chain;
  regions: Region[];
  edges: Edge[];
  groups: Group[];
  lines: PlaceMark[];
  areas: AreaMark[];
  points: PointMark[];
  arrows: ArrowMark[];
  places: Map<string, PlaceMark>;
}

interface Marks {
  rivers: PlaceMark[];
  lines: PlaceMark[];
  areas: AreaMark[];
  points: PointMark[];
  arrows: ArrowMark[];
  /** What may lie anywhere on the map of a region, told beside it. */
  swamped: PlaceMark[];
}

/** Files as they are fetched. */
interface RawFeature<P> {
  id: string;
  geometry: RawGeometry;
  properties: P;
}
type BaseProperties = RegionProperties | EdgeProperties | GroupProperties;
interface RawGeometry {
  type: string;
  // biome-ignore lint/suspicious/noExplicitAny: depth and content follow the type, and user files hold anything
  coordinates: any;
  geometries?: RawGeometry[];
}
interface BaseFile {
  grid: boolean;
  inset: number[];
  features: RawFeature<BaseProperties>[];
}
interface PlacesFile {
  features: RawFeature<PlaceProperties>[];
}

/** Files that static maps are drawn from: facts by language, maps, and content by role. */
interface StaticFiles {
  facts: Record<string, Facts>;
  maps: MapsData;
  files: Record<string, BaseFile | PlacesFile>;
}

/** Addresses, or roles, of the files of one base layer and area. */
interface MapRoles {
  ground: string;
  fine: string;
  places: string;
  near: string;
}
type MapFiles = Partial<MapRoles> & { area: string };
type Timer = ReturnType<typeof setTimeout>;
interface MapsData {
  opening: Partial<MapRoles>;
  grounds: Record<string, Record<string, MapRoles>>;
  withheld: string[];
}
interface DrawnSpec extends ViewKind, MapsData {
  view: string;
  focus?: Highlight | null;
}
interface MapSpec extends DrawnSpec {
  lang: string;
  facts_url: string;
  records_url: string;
}

/** Facts with what the chosen area leaves out. */
interface AreaFacts extends Facts {
  out: Set<string>;
  outNote: string;
  termPattern?: RegExp;
}

/** An indicator of the overview, or the count of a page. */
interface Indicator extends Omit<IndicatorEntry, "choice" | "sortBy" | "additive" | "source"> {
  choice?: string;
  sortBy?: string;
  additive?: boolean;
  source?: string;
}

type Filters = ChoiceFilters | ProjectFilters;
/** Filters of a view with a test of its own. */
interface ProjectFilters {
  own: (id: string, drawn: boolean) => boolean;
}
interface ChoiceFilters {
  own?: undefined;
  modes: Set<string>;
  stages: Set<string>;
  region: string | null;
  document: string | null;
  year: string | null;
}

interface MapHighlight {
  regions: Set<string>;
  places: Set<string>;
}

/** How a view looks at this moment: all that drawing depends on beside scene and viewport. */
interface Look {
  view: string;
  facts: AreaFacts;
  theme: string;
  tokens: Tokens;
  ground: string;
  compact: boolean;
  indicator: Indicator;
  layers: Set<string>;
  filters: Filters | null;
  hover: string | null;
  selectedRegion: string | null;
  selectedPlace: string | null;
  focus?: MapHighlight;
  records?: Records;
  isShown(mark: PlaceMark): boolean;
}
type LibraryLook = Look & { records: Records; focus: MapHighlight };

/** The part of a canvas context that drawing uses; one that records for files hears which feature it draws. */
interface Canvas
  extends Pick<
    CanvasRenderingContext2D,
    | "save" | "restore" | "translate" | "scale" | "rotate" | "beginPath" | "moveTo" | "lineTo" | "rect" | "arc"
    | "closePath" | "setLineDash" | "fillText" | "strokeText" | "fillStyle" | "strokeStyle" | "lineWidth" | "lineCap"
    | "lineJoin" | "font" | "textAlign" | "textBaseline"
  > {
  fill(path?: Path2D, rule?: CanvasFillRule): void;
  fill(): void;
  stroke(path?: Path2D): void;
  clip(path?: Path2D, rule?: CanvasFillRule): void;
  clip(): void;
  measureText(text: string): { width: number };
  nameFeature?(id: string): void;
}

interface Stroke {
  color: string;
  width: number;
  dash?: number[];
  cap?: CanvasLineCap;
  join?: CanvasLineJoin;
}

/** What surrounds a picture: whether it is the inset, boxes that no label may cover, and the size where it has edges. */
interface PictureFrame {
  inset?: boolean;
  kept: Box[];
  size?: number[];
  /** The part that is seen, where the canvas is larger than the window: left, top, width, height. */
  seen?: Box;
  lettering?: number;
  wordless?: boolean;
}

/** A word at its place along a line, turned about its middle. */
interface PlacedWord {
  text: string;
  at: Point;
  angle: number;
}
/** One way to write a label: the boxes it takes; without words it is written upright in the first. */
interface Writing {
  boxes: Box[];
  words: PlacedWord[];
}

interface Label {
  text: string;
  at: ArrayLike<number>;
  size: number;
  weight: number;
  priority: number;
  extent: number;
  ink: string;
  halo: string;
  sub?: string;
  beside?: number;
  offset?: number[];
  italic?: boolean;
  /** Lines along which it is written, and whether its letters are spread. */
  along?: Chain[];
  spaced?: boolean;
}
/** A label with the sizes of its letters in one picture. */
type SizedLabel = Label & { small: number };

interface Camera {
  zoom: number;
  x: number;
  y: number;
}

/** What a user does on a panel. */
interface PanelActions {
  clear(): void;
  reset(): void;
}

interface LegendSample {
  width: number;
  height: number;
  items: unknown[];
}
interface LegendRow {
  role: string;
  text: string;
  count: string | number;
  samples: LegendSample[];
}

/** What filters read of a place, drawn or not. */
interface Filtered {
  theme: string;
  stage: string;
  context: boolean;
  regions: string[];
  documents: string[];
  years: string[];
  shape?: string;
  id?: string;
}

/** A link to a clause, with or without the words as printed. */
type ClauseLink = Pick<ReferenceEntry, "document" | "clause" | "locator" | "at" | "evidence">;

/** Changes of choices: a value, several, or null to take the choice out of the address. */
type Changes = Record<string, string | string[] | null>;

/** A layer of the folium shell, as the map lists it. */
interface ShellLayer extends LayerEntry {
  addTo(): ShellLayer;
}
interface Shell {
  layers: LayerEntry[];
}

/** A map of Leaflet with the layers that the folium shell has added. */
/** A layer of Leaflet that draws on a canvas. */
type Picture = import("leaflet").Renderer & {
  _bounds: { min: import("leaflet").Point; max: import("leaflet").Point };
  redraw(): void;
};

type ShellMap = import("leaflet").Map & { atlasLayers: ShellLayer[] };

type RecordTable = "targets" | "tasks" | "measures" | "units";
interface RelatedRecords {
  regions: string[];
  places: string[];
  targets: string[];
  tasks: string[];
  measures: string[];
  outer: string[];
}
type ChosenRecord = { key: string; id: string } & (
  | ({ table: "targets" } & TargetRecord)
  | ({ table: "tasks" } & TaskRecord)
  | ({ table: "measures" } & MeasureRecord)
  | ({ table: "units" } & UnitRecord)
);

/** Stories as files and the storage of the browser hold them: a text for all languages, or one for each. */
type StoryText = string | Record<string, string>;
/** Texts of a slide, or of a story; each has some of them. */
interface Texts {
  title?: StoryText;
  subtitle?: StoryText;
  closing?: StoryText;
  notes?: StoryText;
  body?: StoryText[];
}
type TextField = keyof Texts;

interface StoryView {
  page: string;
  choices?: Record<string, string | string[]>;
}
interface StorySlide {
  title: StoryText;
  body?: StoryText[];
  notes?: StoryText;
  view: StoryView;
  records?: string[];
  table?: boolean;
}
interface StoryFile {
  format: string;
  version: number;
  id: string;
  title: StoryText;
  subtitle?: StoryText;
  closing?: StoryText;
  slides: StorySlide[];
}
interface StoryEntry {
  made: number;
  keys: string[];
  story: StoryFile;
}
interface StoryState {
  keys: string[];
  story: StoryFile;
}
interface StoryStep {
  state: StoryState;
  label: string;
}
type StorageFault = "" | "full" | "closed";
type StoryWatcher = (id: string | null, entry: StoryEntry | null) => boolean | undefined;

/** What the server says of a story file: the story as it was understood, and what was changed. */
interface StoryCheck {
  story: StoryFile | null;
  problems: { slide: number | null; text: string }[];
}
interface ShortLink {
  url: string;
  qr: boolean[][];
}
interface SheetChoice {
  kind: string;
  keys: string[];
  title: string;
}
/** One line of the answer to an export. */
interface ExportLine {
  note?: string;
  text?: string;
  done?: number;
  of?: number;
  problem?: string;
  file?: { name: string; type: string; base64: string };
}

interface SearchAnswer {
  query: string;
  total: number;
  near: boolean;
  groups: { title: string; total: number; items: { name: string; href: string; clause: string }[] }[];
}

interface SlidesAnswer {
  deck: SlideDeck | null;
  problems: { text: string }[];
}
