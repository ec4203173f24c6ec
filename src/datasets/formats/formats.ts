import type { DatasetLoader } from "../../core/dataset-loader.js";
import { evalbiasbench } from "./evalbiasbench.js";
import { hhh } from "./hhh.js";
import { judgebench } from "./judgebench.js";
import { listwiseJsonl } from "./listwise-jsonl.js";
import { llmbar } from "./llmbar.js";
import { llmRubric } from "./llm-rubric.js";
import { pairsCsv } from "./pairs-csv.js";
import { pairsJsonl } from "./pairs-jsonl.js";
import { pandalm } from "./pandalm.js";
import { qrels } from "./qrels.js";
import { ragchecker } from "./ragchecker.js";
import { reife } from "./reife.js";
import { rmBench } from "./rm-bench.js";
import { scoresJsonl } from "./scores-jsonl.js";
import { unieval } from "./unieval.js";

/** Every format that a card can name. A new one is one file and one line here. */
export const formats: Readonly<Record<string, DatasetLoader>> = {
  evalbiasbench,
  hhh,
  judgebench,
  "listwise-jsonl": listwiseJsonl,
  "llm-rubric": llmRubric,
  llmbar,
  "pairs-csv": pairsCsv,
  "pairs-jsonl": pairsJsonl,
  pandalm,
  qrels,
  ragchecker,
  reife,
  "rm-bench": rmBench,
  "scores-jsonl": scoresJsonl,
  unieval,
};
