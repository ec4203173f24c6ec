import { useEffect, useState } from "preact/hooks";
import { visibleControls } from "../../core/visible-controls.js";

/** What a chunk is: not there yet, there, or not to be had. */
export type Chunk<Value> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: Value }
  | { readonly state: "failed"; readonly why: string };

/** The chunks of one edition of the pages. Written pages have one; those of a run that is on, as they are served, have one after another. */
interface Edition {
  /** What stands before `data/` in their addresses. */
  readonly base: string;
  readonly texts: Map<string, string>;
  /** Texts that are packed, as they came. */
  readonly packed: Map<string, string>;
  readonly waiting: Map<string, Promise<void>>;
  readonly parsed: Map<string, unknown>;
}

/** Of chunks that the pages hold, so many are there already when they turn to the next edition: no page shows more at once. */
const mostCarried = 60;

let shown = emptyEdition("");
let coming: Edition | undefined;

function emptyEdition(base: string): Edition {
  return { base, texts: new Map(), packed: new Map(), waiting: new Map(), parsed: new Map() };
}

/**
 * Takes chunks as their scripts hand them in: `reifeData("<name>", "<JSON>")`, or `reifeData("<name>", "<Base64>", "gzip")`. `onSite` is
 * called when the first one is there.
 */
export function takeChunks(onSite: () => void): void {
  const page: { reifeData?: (name: string, text: string, packing?: "gzip") => void } = globalThis as never;
  page.reifeData = (name, text, packing) => {
    const address = document.currentScript?.getAttribute("src") ?? "";
    const base = address.slice(0, address.lastIndexOf("data/"));
    const isFirst = name === "site" && chunkValue(name) === undefined && coming === undefined;
    if (isFirst) shown = emptyEdition(base);
    const edition = [shown, coming].find((known) => known?.base === base);
    (packing === "gzip" ? edition?.packed : edition?.texts)?.set(name, text);
    if (isFirst) onSite();
  };
}

/** The value of a chunk that has been loaded; undefined where it has not. */
export function chunkValue(name: string): unknown {
  return valueIn(shown, name);
}

function valueIn({ texts, parsed }: Edition, name: string): unknown {
  const text = texts.get(name);
  if (text !== undefined) {
    parsed.set(name, /^(?:site$|judgments-)/u.test(name) ? withVisibleNames(text) : JSON.parse(text));
    texts.delete(name);
  }
  return parsed.get(name);
}

/** How JSON may write a sign that steers. */
const escaped = /\\u(?:00[01789]|061c|200[ef]|202[a-e]|206[6-9])/iu;

/**
 * Names, titles and tags stand all over the pages: signs in them that would steer a page are written out once, here. Names of
 * clusters are shown nowhere, and their order decides draws. Texts and replies are written out where they are shown.
 */
function withVisibleNames(text: string): unknown {
  if (!escaped.test(text) && visibleControls(text) === text) return JSON.parse(text);
  return JSON.parse(text, (key, value: unknown) => {
    if (typeof value === "string") return key === "cluster" ? value : visibleControls(value);
    if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
    return Object.fromEntries(Object.entries(value).map(([name, own]) => [visibleControls(name), own]));
  });
}

/** Loads a chunk that stands beside the page, once. Its type is that of the table in `report/site/README.md`. */
export function loadChunk(name: string): Promise<unknown> {
  return loadFrom(shown, name);
}

async function loadFrom(edition: Edition, name: string): Promise<unknown> {
  const { texts, parsed, waiting } = edition;
  if (!texts.has(name) && !parsed.has(name)) {
    const script = waiting.get(name) ?? addScript(edition, name).then(() => unpack(edition, name));
    waiting.set(name, script);
    await script;
  }
  const value = valueIn(edition, name);
  if (value === undefined) throw new Error(`data/${name}.js holds no chunk of that name`);
  return value;
}

async function unpack({ texts, packed }: Edition, name: string): Promise<void> {
  const text = packed.get(name);
  if (text === undefined) return;
  const bytes = Uint8Array.from(atob(text), (character) => character.charCodeAt(0));
  const stream = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip"));
  texts.set(name, await new Response(stream).text());
  packed.delete(name);
}

function addScript({ base, waiting }: Edition, name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `${base}data/${name}.js`;
    script.onload = () => {
      script.remove();
      resolve();
    };
    script.onerror = () => {
      script.remove();
      waiting.delete(name);
      reject(new Error(`data/${name}.js cannot be read`));
    };
    document.head.append(script);
  });
}

/** What stands before `data/` in the addresses of the chunks that are shown; undefined: there are none. */
export function shownBase(): string | undefined {
  return chunkValue("site") === undefined ? undefined : shown.base;
}

/**
 * Turns to another edition, all at once: what the pages hold of this one is loaded of that one first, so that no view mixes the
 * two or blinks. Rejects, and changes nothing, where it is not to be had.
 */
export async function turnTo(base: string): Promise<void> {
  const next = emptyEdition(base);
  coming = next;
  try {
    const carried = [...shown.parsed.keys()].filter((name) => name !== "site").slice(-mostCarried);
    await loadFrom(next, "site");
    // A chunk may have another name there, or none: then it is loaded when it is asked for.
    await Promise.allSettled(carried.map((name) => loadFrom(next, name)));
    shown = next;
  } finally {
    coming = undefined;
  }
}

/** A chunk for a component: loaded when it is first asked for. No name: nothing is loaded. */
export function useChunk<Value>(name: string | undefined): Chunk<Value> {
  const { base } = shown;
  const [, redraw] = useState({});
  const [failure, setFailure] = useState<{ readonly of: string; readonly why: string }>();
  const value = name === undefined ? undefined : chunkValue(name);
  const key = `${base}${name ?? ""}`;
  useEffect(() => {
    if (name === undefined || value !== undefined) return;
    let stale = false;
    loadChunk(name).then(
      () => {
        if (!stale) redraw({});
      },
      (error: unknown) => {
        if (!stale) setFailure({ of: key, why: String(error) });
      },
    );
    return () => {
      stale = true;
    };
  }, [key]);
  // Pages and data are written by one program: what the table says is there.
  if (value !== undefined) return { state: "ready", value: value as Value };
  return failure?.of === key ? { state: "failed", why: failure.why } : { state: "loading" };
}
