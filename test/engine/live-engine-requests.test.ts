import { describe, expect, it } from "vitest";
import { fakeModel } from "./fake-model.js";
import { setup } from "./setup.js";
import { allEvents, protocolOfRounds, trialsOf, verdictAsk } from "./trials.js";

describe("liveEngine()", () => {
  it("hands the model what the ask says, the schema that binds the reply among it", async () => {
    const schema = { name: "verdict", schema: { type: "object" } };
    const sampling = { temperature: 0 };
    const bound = protocolOfRounds("bound", [(task) => [verdictAsk(task, { schema, sampling })]]);
    const model = fakeModel();
    const { engine } = setup({ models: [model], protocols: [bound] });
    await allEvents(engine.run(() => trialsOf({ protocols: ["bound"], instances: 1 })));
    expect(model.requests.map((request) => [request.schema, request.sampling])).toEqual([
      [schema, sampling],
      [schema, sampling],
    ]);
  });

  it("hands over no schema where the ask has none", async () => {
    const model = fakeModel();
    const { engine } = setup({ models: [model] });
    await allEvents(engine.run(() => trialsOf({ protocols: ["plain"], instances: 1 })));
    expect(model.requests.map(({ schema }) => schema)).toEqual([undefined, undefined]);
  });
});
