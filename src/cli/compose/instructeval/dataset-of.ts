import type { BenchmarkCard } from "../../../core/benchmark-card.js";
import type { Instance } from "../../../core/instance.js";
import type { LoadedDataset } from "../load-datasets.js";

/** A benchmark's questions as a dataset, which is where respondents without an LLM look up what is right. */
export function datasetOf(card: BenchmarkCard, id: string, instances: readonly Instance[]): LoadedDataset {
  const { title, description, format, licence, citation, language, file } = card;
  const clusters = new Set(instances.map(({ cluster }) => cluster)).size;
  return {
    card: {
      ...{ id, title, description, format, licence, citation, language, file },
      ...{
        task: "listwise",
        options: {},
        files: [],
        count: instances.length,
        clusters,
        gold: "objective",
        ties: false,
      },
    },
    instances,
  };
}
