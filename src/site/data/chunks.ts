import { useEffect, useState } from "preact/hooks";

/** What a chunk is: not there yet, there, or not to be had. */
export type Chunk<Value> =
  | { readonly state: "loading" }
  | { readonly state: "ready"; readonly value: Value }
  | { readonly state: "failed"; readonly why: string };

const texts = new Map<string, string>();
const waiting = new Map<string, Promise<void>>();
const parsed = new Map<string, unknown>();

/** Takes chunks as their scripts hand them in: `reifeData("<name>", "<JSON>")`. `onSite` is called when the first one is there. */
export function takeChunks(onSite: () => void): void {
  const page: { reifeData?: (name: string, json: string) => void } = globalThis as never;
  page.reifeData = (name, json) => {
    texts.set(name, json);
    if (name === "site") onSite();
  };
}

/** The value of a chunk that has been handed in; undefined where it has not. */
export function chunkValue(name: string): unknown {
  const text = texts.get(name);
  if (text !== undefined) {
    parsed.set(name, JSON.parse(text));
    texts.delete(name);
  }
  return parsed.get(name);
}

/** Loads a chunk that stands beside the page, once. Its type is that of the table in `report/site/README.md`. */
export async function loadChunk(name: string): Promise<unknown> {
  if (!texts.has(name) && !parsed.has(name)) {
    const script = waiting.get(name) ?? addScript(name);
    waiting.set(name, script);
    await script;
  }
  const value = chunkValue(name);
  if (value === undefined) throw new Error(`data/${name}.js holds no chunk of that name`);
  return value;
}

function addScript(name: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = `data/${name}.js`;
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

/** A chunk for a component: loaded when it is first asked for. No name: nothing is loaded. */
export function useChunk<Value>(name: string | undefined): Chunk<Value> {
  const [chunk, setChunk] = useState<Chunk<Value>>({ state: "loading" });
  useEffect(() => {
    let stale = false;
    setChunk({ state: "loading" });
    if (name === undefined) return;
    loadChunk(name).then(
      (value) => {
        // Pages and data are written by one program: what the table says is there.
        if (!stale) setChunk({ state: "ready", value: value as Value });
      },
      (error: unknown) => {
        if (!stale) setChunk({ state: "failed", why: String(error) });
      },
    );
    return () => {
      stale = true;
    };
  }, [name]);
  return chunk;
}
