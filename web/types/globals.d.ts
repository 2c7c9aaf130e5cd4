// What Python writes in front of a bundle, and what the bundles share through the window.

/** Advance widths of letters per mille of the em; for the map without a browser alone. */
declare const LETTER_WIDTHS: { widths: Record<string, number>; wide: number; other: number };
declare const MAP_TOKENS: Record<string, Tokens>;
declare const VIEW_KINDS: Record<string, ViewKind>;
declare const VIEW_LAYERS: Record<string, LayerEntry[]>;
/** Addresses of files by role. */
declare const FILES: Record<string, string>;
declare const SEARCH_WORDS: Record<string, SearchWords>;
declare const HELP_WORDS: Record<string, HelpWords>;
declare const FAULT_WORDS: Record<string, FaultWords>;
declare const CONNECTION_WORDS: Record<string, ConnectionWords>;
declare const DECK_WORDS: Record<string, DeckWords>;
declare const STUDIO_WORDS: Record<string, StudioWords>;
declare const STORY: StoryBounds;

/** What a component of Streamlit is called with. */
interface Component<Data> {
  parentElement: HTMLElement;
  data: Data;
  setTriggerValue(name: string, value: string): void;
}
type Leave = () => void;
interface MapData {
  view: string;
  lang: string;
  focus?: Highlight;
}
interface FilterData {
  view: string;
  lang: string;
  names: string[];
  follow: boolean;
}

/** The script of the stories as the map's script calls it. */
interface StoriesScript {
  act(name: string): unknown;
  showStories(root: HTMLElement): Leave;
}

/** What the map's script gives to the components and to the script of the stories. */
interface AtlasScript {
  showMap(component: Component<MapData>): Leave;
  showFilters(component: Component<FilterData>): void;
  showFrame(component: Component<{ lang: string }>): void;
  showStories(component: Component<{ lang: string }>): Leave;
  contextOf: typeof import("../shared/dom.js").contextOf;
  elementIn: typeof import("../shared/dom.js").elementIn;
  messageOf: typeof import("../shared/dom.js").messageOf;
  h: typeof import("../shared/dom.js").h;
  replaceContent: typeof import("../shared/dom.js").replaceContent;
  pageLanguage: typeof import("../shared/dom.js").pageLanguage;
  isTyping: typeof import("../shared/dom.js").isTyping;
  fetchJson: typeof import("../shared/files.js").fetchJson;
  writeChoices: typeof import("../shared/url_state.js").writeChoices;
  FILES: Record<string, string>;
  MAP_TOKENS: Record<string, Tokens>;
  studio?: StoriesScript;
}

interface Window {
  Atlas: AtlasScript;
  // What a page watches but once, however often its components are called.
  atlasAddressWatched?: boolean;
  atlasQuotesWatched?: boolean;
  atlasTermsWatched?: boolean;
  atlasHelpWatched?: boolean;
  atlasStudioWatched?: boolean;
  atlasLinksWatched?: boolean;
  atlasSearch?: import("../page/search_box.js").SearchBox;
  atlasTour?: import("../page/tour.js").Tour | null;
}

interface HTMLElement {
  // The living objects behind an element, where a component or a test finds them again.
  atlasView?: import("../map/map_view.js").AtlasView;
  atlasFollow?: () => void;
  presenter?: import("../presenter/presenter.js").Presenter;
  storiesPage?: import("../stories/stories_page.js").StoriesPage;
}
