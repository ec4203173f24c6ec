import { describe, expect, it } from "vitest";
import type { SimulatedEvaluatorCard, SimulatedTraits } from "../../../src/core/evaluator-card.js";
import type { ChatRequest } from "../../../src/core/chat-model.js";
import type { Instance } from "../../../src/core/instance.js";
import { preferenceOf } from "../../../src/core/preference-of.js";
import type { Presentation } from "../../../src/core/presentation.js";
import { createSimulatedModel } from "../../../src/models/simulated/create-simulated-model.js";
import {
  addressWith,
  lookupSample,
  requestWith,
  sampleItem,
  samplePair,
  shown,
} from "../../support/sample-instances.js";

const perfect: SimulatedTraits = {
  accuracy: 1,
  positionLean: 0,
  labelLean: 0,
  lengthLean: 0,
  unparsedRate: 0,
  failureRate: 0,
  scoreNoise: 0,
};
const cardWith = (traits: Partial<SimulatedTraits>, seed = 1): SimulatedEvaluatorCard => ({
  id: "simulated/x",
  title: "x",
  adapter: "simulated",
  seed,
  traits: { ...perfect, ...traits },
  file: "x.yaml",
});
const count = 4000;
const many: readonly Instance[] = Array.from({ length: count }, (_, index) => ({
  ...samplePair,
  id: String(index),
  instruction: `instruction ${index}`,
  gold: { kind: "pair", preference: index % 2 === 0 ? "A" : "B" },
}));
const lookupMany = (_: string, id: string): Instance | undefined => many[Number(id)];

async function shareOf(
  traits: Partial<SimulatedTraits>,
  presentation: Presentation,
  counts: (text: string, instance: Instance) => boolean,
): Promise<number> {
  const model = createSimulatedModel(cardWith(traits), { lookup: lookupMany });
  const scope = { dependsOn: "presentation", presentation } as const;
  const hits = await Promise.all(
    many.map(async (instance) => {
      const address = addressWith({ instance: instance.id, scope });
      return counts((await model.complete(requestWith({ address }))).text, instance);
    }),
  );
  return hits.filter(Boolean).length / count;
}
const isFirst = (text: string): boolean => text === "Output (a)";
const original = { position: "original", labels: "follow" } as const;
const swapped = { position: "swapped", labels: "follow" } as const;
const glued = { position: "original", labels: "glued" } as const;
// Four standard errors of a share at this sample size: about one false alarm in 16,000.
const tolerance = 4 * Math.sqrt(0.25 / count);
const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

describe("createSimulatedModel()", () => {
  it.each([
    [0.5, original],
    [0.8, original],
    [0.8, swapped],
    [1, swapped],
    [0, original],
  ] as const)("has the planted accuracy %d in %j", async (accuracy, presentation) => {
    const share = await shareOf(
      { accuracy },
      presentation,
      (text, instance) =>
        instance.gold.kind === "pair" &&
        preferenceOf(isFirst(text) ? "first" : "second", presentation) === instance.gold.preference,
    );
    expect(Math.abs(share - accuracy)).toBeLessThan(tolerance);
  });

  it.each([
    ["position", { positionLean: 1 }, original, 1],
    ["position", { positionLean: 1 }, swapped, 1],
    ["position", { positionLean: 1 }, glued, 1],
    ["first letter", { labelLean: 1 }, original, 1],
    ["first letter", { labelLean: 1 }, glued, -1],
    ["length", { lengthLean: 1 }, original, -1],
    ["length", { lengthLean: 1 }, swapped, 1],
  ] as const)("leans towards the %s as planted: %j in %j", async (_, traits, presentation, logOdds) => {
    const share = await shareOf({ accuracy: 0.5, ...traits }, presentation, isFirst);
    expect(Math.abs(share - sigmoid(logOdds))).toBeLessThan(tolerance);
  });

  it("leaves out the planted share of verdicts", async () => {
    const share = await shareOf({ unparsedRate: 0.2 }, original, (text) => !/[ab]\)/.test(text));
    expect(Math.abs(share - 0.2)).toBeLessThan(tolerance);
  });

  it("fails for good at the planted rate", async () => {
    const model = createSimulatedModel(cardWith({ failureRate: 0.3 }), { lookup: lookupMany });
    const ends = await Promise.allSettled(
      many.map((instance) =>
        model.complete(requestWith({ address: addressWith({ instance: instance.id }) })),
      ),
    );
    const failed = ends.filter((end) => end.status === "rejected");
    expect(Math.abs(failed.length / count - 0.3)).toBeLessThan(tolerance);
    expect(failed[0]?.reason).toMatchObject({ failure: "bad-request", retryable: false });
  });

  it("answers the same call alike, and draws anew for another sample, repeat, prompt, order or seed", async () => {
    const answers = async (seed: number, changes: (id: string) => Partial<ChatRequest>): Promise<string> => {
      const model = createSimulatedModel(cardWith({ accuracy: 0.5 }, seed), { lookup: lookupMany });
      const texts = await Promise.all(
        many.slice(0, 64).map(async ({ id }) => (await model.complete(requestWith(changes(id)))).text),
      );
      return texts.join();
    };
    const plain = (id: string): Partial<ChatRequest> => ({ address: addressWith({ instance: id }) });
    const base = await answers(1, plain);
    expect(await answers(1, plain)).toBe(base);
    expect(await answers(2, plain)).not.toBe(base);
    expect(await answers(1, (id) => ({ address: addressWith({ instance: id, sample: 1 }) }))).not.toBe(base);
    expect(await answers(1, (id) => ({ address: addressWith({ instance: id, repeat: 1 }) }))).not.toBe(base);
    expect(
      await answers(1, (id) => ({ address: addressWith({ instance: id, scope: shown("swapped") }) })),
    ).not.toBe(base);
    expect(await answers(1, (id) => ({ ...plain(id), messages: [{ role: "user", content: "?" }] }))).not.toBe(
      base,
    );
  });

  it("scores by the gold: a pair's better output above its worse, a pointwise item by criterion", async () => {
    const model = createSimulatedModel(cardWith({}), { lookup: lookupSample });
    const ask = async (changes: Partial<ChatRequest>): Promise<string> =>
      (await model.complete(requestWith(changes))).text;
    const number = { kind: "scores", criteria: ["overall"], low: 1, high: 10, form: "number" } as const;
    const output = (index: number): Partial<ChatRequest> => ({
      answer: number,
      address: addressWith({ scope: { dependsOn: "output", output: index } }),
    });
    expect(await ask(output(0))).toBe("7");
    expect(await ask(output(1))).toBe("5");
    const criteria = ["fluency", "depth", "unheard-of"];
    const json = { kind: "scores", criteria, low: 1, high: 5, form: "json" } as const;
    const address = addressWith({ instance: sampleItem.id, scope: { dependsOn: "output", output: 0 } });
    expect(await ask({ answer: json, address })).toBe('{"fluency":5,"depth":1,"unheard-of":3}');
  });

  it("keeps noisy scores whole and on the scale, with the planted spread", async () => {
    const model = createSimulatedModel(cardWith({ accuracy: 0.5, scoreNoise: 5 }), { lookup: lookupMany });
    const form = { kind: "scores", criteria: ["overall"], low: 1, high: 100, form: "number" } as const;
    const scores = await Promise.all(
      many.map(async ({ id }) => {
        const address = addressWith({ instance: id, scope: { dependsOn: "output", output: 0 } });
        const reply = await model.complete(requestWith({ answer: form, address }));
        return Number(reply.text) - 60.4;
      }),
    );
    const variance = scores.reduce((sum, score) => sum + score * score, 0) / count;
    expect(Math.sqrt(variance)).toBeGreaterThan(4.7);
    expect(Math.sqrt(variance)).toBeLessThan(5.3);
    const narrow = createSimulatedModel(cardWith({ scoreNoise: 50 }), { lookup: lookupSample });
    const clamped = await narrow.complete(
      requestWith({
        answer: { ...form, high: 5 },
        address: addressWith({ scope: { dependsOn: "output", output: 1 } }),
      }),
    );
    expect(["1", "2", "3", "4", "5"]).toContain(clamped.text);
  });

  it.each([0.5, 0.72, 0.92])("scores the better output higher as often as planted: %f", async (accuracy) => {
    const model = createSimulatedModel(cardWith({ accuracy, scoreNoise: 4 }), { lookup: lookupMany });
    const form = { kind: "scores", criteria: ["a", "b"], low: 1, high: 60, form: "json" } as const;
    const scoreOf = async (id: string, output: number): Promise<number> => {
      const address = addressWith({ instance: id, scope: { dependsOn: "output", output } });
      const { text } = await model.complete(requestWith({ answer: form, address }));
      const scores = JSON.parse(text) as Record<string, number>;
      return (scores["a"] ?? NaN) + (scores["b"] ?? NaN);
    };
    const credits = await Promise.all(
      many.map(async ({ id }) => {
        const [a, b] = [await scoreOf(id, 0), await scoreOf(id, 1)];
        return a === b ? 0.5 : a > b === (Number(id) % 2 === 0) ? 1 : 0;
      }),
    );
    const share = credits.reduce<number>((sum, credit) => sum + credit, 0) / count;
    expect(Math.abs(share - accuracy)).toBeLessThan(0.025);
  });

  it("answers a step with a text that holds no verdict, and estimates tokens", async () => {
    const model = createSimulatedModel(cardWith({}), { lookup: lookupSample });
    const reply = await model.complete(requestWith({ answer: { kind: "text" } }));
    expect(reply.text).not.toMatch(/output \(?[ab]/i);
    expect(reply.usage).toEqual({ input: 9, output: Math.ceil(reply.text.length / 4) });
  });

  it.each([
    [requestWith({ address: addressWith({ scope: { dependsOn: "output", output: 0 } }) })],
    [requestWith({ address: addressWith({ instance: "item-1" }) })],
    [requestWith({ answer: { kind: "scores", criteria: ["x"], low: 1, high: 5, form: "number" } })],
  ])("refuses a question that fits no scope, case %#", async (request) => {
    const model = createSimulatedModel(cardWith({}), { lookup: lookupSample });
    await expect(model.complete(request)).rejects.toMatchObject({ failure: "bad-request" });
  });
});
