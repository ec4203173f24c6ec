import { existsSync, readFileSync } from "node:fs";
import { resolve } from "node:path";
import { describe, expect, it } from "vitest";
import { parse } from "yaml";
import { isRecord } from "../../../src/core/is-record.js";
import type { RecordedEvaluatorCard } from "../../../src/core/evaluator-card.js";
import type { Instance } from "../../../src/core/instance.js";
import { parseJson } from "../../../src/core/parse-json.js";
import { completeRecordedCard } from "../../../src/models/recorded/complete-recorded-card.js";
import { createRecordedModel } from "../../../src/models/recorded/create-recorded-model.js";
import { addressWith, requestWith, samplePair, shown } from "../../support/sample-instances.js";

const root = resolve(import.meta.dirname, "../../..");
const mirror = process.env["REIFE_MIRROR"] ?? resolve(root, "../shared");

const datasets = ["llmbar-natural", "llmbar-neighbor", "llmbar-gptinst", "llmbar-gptout", "llmbar-manual"];

function cardOf(name: string): RecordedEvaluatorCard {
  const card: unknown = parse(readFileSync(resolve(root, `evaluators/llmbar/${name}.yaml`), "utf8"));
  if (!isRecord(card)) throw new TypeError(`${name} is no card`);
  const strings = (field: unknown): Readonly<Record<string, string>> =>
    isRecord(field)
      ? Object.fromEntries(Object.entries(field).map(([key, value]) => [key, String(value)]))
      : {};
  return completeRecordedCard({
    id: String(card["id"]),
    title: String(card["title"]),
    adapter: "recorded",
    format: String(card["format"]),
    judge: String(card["judge"]),
    path: "",
    folders: strings(card["folders"]),
    protocols: strings(card["protocols"]),
    sha256: strings(card["sha256"]),
    compatibility: {},
    file: `${name}.yaml`,
  });
}

function instancesOf(dataset: string): readonly Instance[] {
  const rows = parseJson(readFileSync(resolve(mirror, `data/${dataset}/dataset.json`), "utf8"));
  if (!Array.isArray(rows)) throw new TypeError(`${dataset} is no array`);
  return rows.filter(isRecord).map((row, index) => ({
    ...samplePair,
    id: String(index),
    dataset,
    row: index + 1,
    instruction: String(row["input"]),
    outputs: [String(row["output_1"]), String(row["output_2"])],
    gold: { kind: "pair", preference: row["label"] === 1 ? "A" : "B" },
  }));
}

function replayOf(name: string): ReturnType<typeof createRecordedModel> {
  const data = new Map(datasets.map((dataset) => [dataset, instancesOf(dataset)]));
  return createRecordedModel(cardOf(name), {
    readRecording: (file) => {
      const path = resolve(mirror, "recorded", file.path);
      return Promise.resolve(existsSync(path) ? readFileSync(path, "utf8") : undefined);
    },
    lookup: (dataset, id) => data.get(dataset)?.[Number(id)],
    sizeOf: (dataset) => data.get(dataset)?.length ?? 0,
  });
}

/** The share of both orders' bare replies that name the gold output, in per cent. */
async function accuracyOf(name: string, dataset: string, protocol: string): Promise<number> {
  const model = replayOf(name);
  const points = await Promise.all(
    instancesOf(dataset).flatMap((instance) =>
      (["original", "swapped"] as const).map(async (position): Promise<number> => {
        const address = addressWith({ dataset, protocol, instance: instance.id, scope: shown(position) });
        const { text } = await model.complete(requestWith({ address }));
        const letter = /Output \(([ab])\)/.exec(text)?.[1];
        const chosen = (letter === "a") === (position === "original") ? "A" : "B";
        return letter !== undefined && instance.gold.kind === "pair" && chosen === instance.gold.preference
          ? 1
          : 0;
      }),
    ),
  );
  return (100 * points.reduce((sum, point) => sum + point, 0)) / points.length;
}

function publishedAccuracy(dataset: string, judge: string, protocol: string): unknown {
  const expected = parseJson(readFileSync(resolve(mirror, "recorded/expected.json"), "utf8"));
  const found = (Array.isArray(expected) ? expected : [])
    .filter(isRecord)
    .find((row) => row["recording"] === `llmbar/${dataset}/${judge}/${protocol}.json`);
  const published = found?.["published"];
  return isRecord(published) ? published["accuracy_pct"] : undefined;
}

describe.skipIf(!existsSync(resolve(mirror, "recorded/llmbar")))("LLMBar's recordings", () => {
  it.each(["gpt-4", "chatgpt", "llama2-70b"])(
    "%s replays every file of its card, row by row",
    async (name) => {
      const card = cardOf(name);
      const model = replayOf(name);
      let replies = 0;
      for (const dataset of datasets) {
        for (const protocol of Object.keys(card.protocols)) {
          const rating = protocol.startsWith("rating");
          const step = rating ? "rate" : /^(?:swap|cot)/.test(protocol) ? "cot" : "verdict";
          const scopes = rating
            ? [0, 1].map((output) => ({ dependsOn: "output", output }) as const)
            : [shown("original"), shown("swapped")];
          for (const instance of instancesOf(dataset)) {
            for (const scope of scopes) {
              const address = addressWith({ dataset, protocol, step, scope, instance: instance.id });
              const reply = await model.complete(requestWith({ address }));
              expect(["stop", "length", "unknown", "content-filter"]).toContain(reply.finishReason);
              replies += 1;
            }
          }
        }
      }
      expect(replies).toBe(Object.keys(card.protocols).length * 419 * 2);
    },
  );

  it.each([
    ["gpt-4", "GPT-4", "llmbar-natural", "base", "Vanilla"],
    ["gpt-4", "GPT-4", "llmbar-gptinst", "metrics-reference", "Metrics_Reference"],
    ["llama2-70b", "LLaMA2", "llmbar-neighbor", "base-no-rules", "Vanilla_NoRules"],
  ] as const)(
    "%s (%s) on %s: bare replies give the published accuracy",
    async (name, judge, dataset, protocol, file) => {
      expect(publishedAccuracy(dataset, judge, file)).toBeTypeOf("number");
      expect(await accuracyOf(name, dataset, protocol)).toBeCloseTo(
        Number(publishedAccuracy(dataset, judge, file)),
        10,
      );
    },
  );
});
