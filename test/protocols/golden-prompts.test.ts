import { describe, expect, it } from "vitest";
import type { Ask } from "../../src/core/ask.js";
import { presentationId } from "../../src/core/presentation-id.js";
import { allPresentations, listTask, pairTask, play } from "./play.js";
import { protocolNamed, protocolNames } from "./read-all-protocols.js";

describe("the prompts of every protocol", () => {
  it.each(protocolNames)("%s sends what it sent before, in every presentation", async (name) => {
    const protocol = protocolNamed(name);
    const asks = new Map<string, string>();
    for (const presentation of allPresentations) {
      for (const ask of play(protocol, pairTask(presentation), firstInAll).asks)
        asks.set(titleOf(ask), textOf(ask));
    }
    await expect(textOfAll(asks)).toMatchFileSnapshot(`../goldens/protocols/${name}.txt`);
  });

  it.each(protocolNames.filter((name) => protocolNamed(name).definition.card.shape === "list"))(
    "%s sends of a list what it sent before, in every presentation",
    async (name) => {
      const asks = new Map<string, string>();
      for (const presentation of allPresentations) {
        for (const ask of play(protocolNamed(name), listTask(presentation), firstInAll).asks)
          asks.set(titleOf(ask), textOf(ask));
      }
      await expect(textOfAll(asks)).toMatchFileSnapshot(`../goldens/protocols/${name}-on-lists.txt`);
    },
  );
});

function textOfAll(asks: ReadonlyMap<string, string>): string {
  return `${[...asks].map(([title, messages]) => `${title}\n\n${messages}`).join("\n\n")}\n`;
}

function titleOf({ protocol, step, evaluator, scope, sample, sampling, answer, schema }: Ask): string {
  const place =
    scope.dependsOn === "presentation"
      ? presentationId(scope.presentation)
      : scope.dependsOn === "output"
        ? `output ${scope.output}`
        : "instruction";
  const settings = Object.entries(sampling).map(([key, value]) => `${key} ${String(value)}`);
  const owner = protocol === undefined ? "" : ` of ${protocol}`;
  const by = evaluator === undefined ? [] : [`asked of ${evaluator}`];
  const title = [
    `step ${step}${owner}`,
    ...by,
    place,
    ...(sample > 0 ? [`sample ${sample}`] : []),
    ...settings,
  ].join(" | ");
  const enforced = schema === undefined ? "" : `\nschema: ${JSON.stringify(schema)}`;
  return `======== ${title}\nanswer: ${JSON.stringify(answer)}${enforced}`;
}

function textOf({ messages, sample }: Ask): string {
  if (sample > 0) return "(as sample 0)";
  return messages.map(({ role, content }) => `-------- ${role}\n${content}`).join("\n");
}

/** Prefers what is shown first, so that protocols which look for disagreement find it. */
function firstInAll({ answer }: Ask): string {
  if (answer.kind === "choice") return answer.options.first;
  if (answer.kind === "best") return answer.options[0] ?? "";
  if (answer.kind === "scores") return "1";
  return answer.examples?.[0] ?? "What the judge wrote about the instruction alone.";
}
