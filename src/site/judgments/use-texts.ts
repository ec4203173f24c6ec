import { useEffect, useState } from "preact/hooks";
import type { SiteDataset, SiteTexts } from "../../core/site.js";
import { chunkValue, loadChunk } from "../data/chunks.js";
import { loadedTexts } from "./loaded-texts.js";

/** The texts of a dataset as far as they are loaded. */
export interface LoadedTexts {
  readonly textsOf: (instance: number) => SiteTexts[number] | undefined;
  /** Blocks that are loaded, and that there are; none where the pages have no texts. */
  readonly loaded: number;
  readonly blocks: number;
  /** Loads all of them, one after the other. */
  readonly loadAll: () => void;
}

/** Loads the texts of these instances, and tells of every block that comes. `place`: of the dataset among those of the run. */
export function useTexts(place: number, about: SiteDataset, instances: readonly number[]): LoadedTexts {
  const [, setCount] = useState(0);
  const has = about.texts === true;
  const blocks = has ? Math.ceil(about.instances / about.block) : 0;
  const wanted = has ? [...new Set(instances.map((instance) => Math.floor(instance / about.block)))] : [];
  const name = (block: number): string => `texts-${place}-${block}`;
  const load = async (list: readonly number[]): Promise<void> => {
    for (const block of list) {
      if (chunkValue(name(block)) !== undefined) continue;
      await loadChunk(name(block)).catch(() => undefined);
      setCount((count) => count + 1);
    }
  };
  useEffect(() => {
    void load(wanted);
  }, [place, about, wanted.join()]);
  const all = Array.from({ length: blocks }, (_, block) => block);
  return {
    textsOf: (instance) => loadedTexts(place, about, instance),
    blocks,
    loaded: all.filter((block) => chunkValue(name(block)) !== undefined).length,
    loadAll: () => void load(all),
  };
}
