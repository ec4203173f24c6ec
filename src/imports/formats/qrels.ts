import type { Gold } from "../../core/gold.js";
import type { Outcome } from "../../core/outcome.js";
import { ImportError } from "../import-error.js";
import type { ImportFormat } from "../import-format.js";
import { pathParts } from "../path-parts.js";
import { textLines } from "../read/text-lines.js";
import type { RowPlace } from "../row-place.js";
import type { SourceFile } from "../source-file.js";

/** Of the four levels of TREC's relevance labels. */
const highest = 3;

/**
 * Relevance labels as TREC writes them, `query 0 passage label` a line, one file a judge: the submissions to LLMJudge. Labels are 0
 * to 3; one above is the judge's mistake and no score, or counts as 3 with `--clamp`, as in the published figures. The assessors' labels
 * are those of the dataset's card, or of a file of the same kind (`--gold`), which is the dataset then.
 */
export const qrels: ImportFormat = {
  name: "qrels",
  title: "relevance labels as TREC writes them, one file a judge (LLMJudge)",
  takes: ["clamp", "gold"],
  example: "reife import qrels NISTRetrieval-instruct0.txt --out results/llmjudge",
  async *rows({ files, options, note }) {
    const human = options.gold === undefined ? undefined : await labelsOf(options.gold);
    const dataset = options.gold === undefined ? "llmjudge-2024" : stemOf(options.gold);
    let unlabelled = 0;
    for (const file of files) {
      for await (const { place, query, passage, label } of linesOf(file)) {
        const key = `${query} ${passage}`;
        const gold = human?.get(key);
        if (human !== undefined && gold === undefined) {
          unlabelled += 1;
          continue;
        }
        yield {
          place,
          ...{ evaluator: stemOf(file), protocol: "relevance", dataset, presentation: "original", repeat: 0 },
          item: { key, cluster: query, gold },
          answer: { kind: "outcome", outcome: outcomeOf(label, options.clamp === true) },
        };
      }
    }
    if (unlabelled > 0) note(`labels of passages that no human has labelled were passed over: ${unlabelled}`);
  },
};

interface LabelLine {
  readonly place: RowPlace;
  readonly query: string;
  readonly passage: string;
  /** As it is written. */
  readonly label: string;
}

async function* linesOf(file: SourceFile): AsyncGenerator<LabelLine> {
  let row = 0;
  for await (const { line, text } of textLines(file)) {
    if (text.trim() === "") continue;
    row += 1;
    const place = { file: file.name, row, line };
    const cells = text.trim().split(/\s+/u);
    const [query = "", , passage = "", label = ""] = cells;
    if (cells.length !== 4) throw new ImportError(place, "it is not `query 0 passage label`");
    if (!/^-?\d+$/u.test(label)) {
      throw new ImportError(place, `its label is '${label}', expected a whole number`);
    }
    yield { place, query, passage, label };
  }
  if (row === 0) throw new ImportError({ file: file.name }, "it holds no rows");
}

async function labelsOf(file: SourceFile): Promise<ReadonlyMap<string, Gold>> {
  const golds = new Map<string, Gold>();
  for await (const { place, query, passage, label } of linesOf(file)) {
    const key = `${query} ${passage}`;
    if (golds.has(key)) throw new ImportError(place, `'${key}' has a label in an earlier row already`);
    golds.set(key, { kind: "scores", scores: { relevance: Number(label) } });
  }
  return golds;
}

function stemOf(file: SourceFile): string {
  return pathParts(file).at(-1) ?? "";
}

function outcomeOf(label: string, clamp: boolean): Outcome {
  const score = Number(label);
  if (score >= 0 && (score <= highest || clamp)) {
    return { kind: "scores", scores: { relevance: Math.min(score, highest) } };
  }
  return { kind: "unparsed", reason: "out-of-range", excerpt: label };
}
