import { useEffect, useState } from "preact/hooks";
import type { SiteDataset, SiteIndex, SiteJudgments } from "../../core/site.js";
import { chunkValue, loadChunk } from "../data/chunks.js";
import type { LoadedDataset } from "./loaded-dataset.js";

/** Datasets that are loaded, or why one is not. */
export interface LoadedDatasets {
  /** Undefined while one is on its way. */
  readonly datasets: readonly LoadedDataset[] | undefined;
  readonly failed: string | undefined;
}

/** Loads how the trials of datasets ended. */
export function useDatasets(index: SiteIndex, isWanted: (about: SiteDataset) => boolean): LoadedDatasets {
  const wanted = index.datasets.flatMap((about, place) =>
    isWanted(about) ? [{ about, name: `judgments-${place}` }] : [],
  );
  const [, setLoaded] = useState({});
  const [failed, setFailed] = useState<string>();
  const key = wanted.map(({ name }) => name).join();
  useEffect(() => {
    let stale = false;
    setFailed(undefined);
    Promise.all(wanted.map(({ name }) => loadChunk(name))).then(
      () => {
        if (!stale) setLoaded({});
      },
      (error: unknown) => {
        if (!stale) setFailed(String(error));
      },
    );
    return () => {
      stale = true;
    };
  }, [key, index]);
  const datasets = wanted.flatMap(({ about, name }) => {
    const judgments = chunkValue(name) as SiteJudgments | undefined;
    return judgments === undefined ? [] : [{ about, judgments }];
  });
  return { datasets: datasets.length === wanted.length ? datasets : undefined, failed };
}
