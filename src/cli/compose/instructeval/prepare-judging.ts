import { cellKey } from "../../../core/cell-key.js";
import type { Cell } from "../../../core/cell.js";
import type { EvaluatorCard } from "../../../core/evaluator-card.js";
import type { Instance } from "../../../core/instance.js";
import { writingProtocol } from "../../../instructeval/writing-protocol.js";
import type { PreparedStage } from "../flask/prepare-stage.js";
import { datasetOf } from "./dataset-of.js";
import type { AskedTask, PreparedAnswers } from "./prepare-answers.js";
import { textsOf } from "./texts-of.js";

/** Texts to be judged: by respondent, the text of each writing task by its id. */
export type WrittenTexts = ReadonlyMap<string, ReadonlyMap<string, string>>;

/** Plans the judging: the judge is asked about every text of every respondent. Undefined where there is no text. */
export function prepareJudging(
  { stage }: PreparedAnswers,
  task: AskedTask,
  { judge, texts }: { readonly judge: EvaluatorCard; readonly texts: WrittenTexts },
): PreparedStage | undefined {
  const { card, instances } = task;
  const protocol = writingProtocol(card);
  const datasets = [...texts].flatMap(([respondent, written]) => {
    const id = textsOf(card.id, respondent);
    const judged = instances.flatMap((instance): Instance[] => {
      const text = written.get(instance.id);
      return text === undefined ? [] : [{ ...instance, dataset: id, outputs: [text] }];
    });
    return judged.length === 0 ? [] : [{ id, instances: judged }];
  });
  if (datasets.length === 0) return undefined;
  const cells = datasets.map(({ id }): Cell => ({
    evaluator: judge.id,
    protocol: protocol.info.id,
    dataset: id,
    task: "pointwise",
  }));
  const { run } = stage;
  return {
    readings: new Map(
      cells.map((cell) => {
        const facts = { ...cell, adapter: judge.adapter, presentationsShareCalls: true } as const;
        const reading = {
          facts: { ...facts, reading: "own", missingPairAgrees: false },
          own: undefined,
        } as const;
        return [cellKey(cell), { ...reading, protocol }] as const;
      }),
    ),
    run: {
      ...run,
      plan: { ...run.plan, cells, datasets },
      datasets: new Map(datasets.map(({ id, instances: judged }) => [id, datasetOf(card, id, judged)])),
    },
  };
}
