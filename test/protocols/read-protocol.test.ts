import { describe, expect, it } from "vitest";
import { z } from "zod";
import { ConfigError } from "../../src/core/errors.js";
import { protocolCardSchema } from "../../src/protocols/protocol-card-schema.js";
import { protocolKeys } from "../../src/protocols/protocol-keys.js";
import { readProtocol } from "../../src/protocols/read-protocol.js";

const front = `version: 1
title: Made up
source: nobody
shape: compare
steps:
  - name: verdict
    dependsOn: presentation
    parser: label-line`;
const prompt = "{{instruction}} {{first_label}} {{first}} {{second_label}} {{second}}";
const card = (yaml: string, body = `<!-- verdict: user -->\n${prompt}`): string =>
  `---\n${yaml}\n---\n${body}\n`;

const shared = {
  reference: `---\ntitle: Own answer\ndependsOn: instruction\n---\n<!-- reference: user -->\n{{instruction}}\n`,
};
const rubrics = {
  small: `title: Small\nsource: nobody\ncriteria:\n  - {name: Truth, ability: Any, question: "Is it true?", levels: ["No.", "Yes."]}\n`,
};

function read(text: string): ReturnType<typeof readProtocol> {
  return readProtocol({ file: "protocols/made-up.md", text, steps: shared, rubrics });
}

function problemsOf(text: string): string[] {
  try {
    read(text);
  } catch (error) {
    if (error instanceof ConfigError) return error.message.split("\n");
    throw error;
  }
  return [];
}

describe("readProtocol()", () => {
  it("takes the id from the file's name, or from the card", () => {
    expect(read(card(front)).id).toBe("made-up");
    expect(read(card(`id: other\n${front}`)).id).toBe("other");
  });

  it("keeps prompts byte for byte, headings, braces and trailing blanks included", () => {
    const body = `<!-- verdict: system -->\n\n# A heading\n## user\n---\n{x} {{ }} two blanks  \n\n\ttab\n\n<!-- a note -->\n\n<!-- verdict: user -->\n${prompt}`;
    expect(read(card(front, body)).steps[0]?.messages).toEqual([
      {
        role: "system",
        content: "# A heading\n## user\n---\n{x} {{ }} two blanks  \n\n\ttab\n\n<!-- a note -->",
      },
      { role: "user", content: prompt },
    ]);
  });

  it("reads a checkout with Windows line ends and a byte order mark as the same protocol", () => {
    const windows = `\uFEFF${card(front).replaceAll("\n", "\r\n")}`;
    expect(read(windows)).toEqual(read(card(front)));
  });

  it("overlays a used step's sampling by the card's", () => {
    const steps = `  - use: reference\n    sampling: {temperature: 0.5}\n  - name: verdict`;
    const text = card(
      front.replace("  - name: verdict", steps),
      `<!-- verdict: user -->\n${prompt} {{reference}}`,
    );
    expect(read(text).steps.map(({ name, sampling }) => [name, sampling])).toEqual([
      ["reference", { temperature: 0.5 }],
      ["verdict", {}],
    ]);
  });

  it.each([
    [
      "no front matter",
      "# Hello",
      ["protocols/made-up.md:1:1: no front matter (begin with YAML between two lines ---)"],
    ],
    [
      "several unknown and missing keys at once",
      card(`${front}\n    sampling: {temprature: 0}`.replace("title: Made up", "titel: Made up")),
      [
        "protocols/made-up.md:2:1: title: missing",
        'protocols/made-up.md:10:16: steps.0.sampling: unknown key "temprature" (did you mean temperature?)',
        'protocols/made-up.md:3:1: unknown key "titel" (did you mean title?)',
      ],
    ],
    [
      "an unknown shape",
      card(front.replace("shape: compare", "shape: compere")),
      ['protocols/made-up.md:5:8: shape: unknown value "compere" (did you mean compare?)'],
    ],
    [
      "an unknown parser",
      card(front.replace("label-line", "label-lines")),
      ['protocols/made-up.md:9:13: steps.0.parser: unknown value "label-lines" (did you mean label-line?)'],
    ],
    [
      "another study's parser, which is for recordings only",
      card(front.replace("label-line", "llmbar-line")),
      [
        'protocols/made-up.md:9:13: steps.0.parser: unknown value "llmbar-line" (one of label-line, closing-statement, score-number, score-json',
      ],
    ],
    [
      "YAML that is none",
      card(front.replace("title: Made up", "title: [Made up")),
      ["protocols/made-up.md:"],
    ],
    [
      "an anchor",
      card(front.replace("title: Made up", "title: &name Made up")),
      ["protocols/made-up.md:3:14: anchors and aliases are not allowed"],
    ],
    [
      "unknown variables, at their places",
      card(front, `<!-- verdict: user -->\n${prompt}\n{{refrence}}\n  {{ first }}`),
      [
        "protocols/made-up.md:13:1: unknown variable {{refrence}} (",
        "protocols/made-up.md:14:3: unknown variable {{ first }} (did you mean {{first}}?)",
      ],
    ],
    [
      "variables that must be used",
      card(front, "<!-- verdict: user -->\n{{instruction}} {{first}} {{second}}"),
      ["protocols/made-up.md:11:1: step verdict does not use {{first_label}}, {{second_label}}"],
    ],
    [
      "a step asked for in vain",
      card(front.replace("  - name: verdict", "  - use: reference\n  - name: verdict")),
      ["protocols/made-up.md:7:5: steps.0: no later prompt uses {{reference}}"],
    ],
    [
      "a reference that not every dataset has",
      card(front, `<!-- verdict: user -->\n${prompt} {{dataset_reference}}`),
      ["protocols/made-up.md:2:1: step verdict uses {{dataset_reference}} (add needs: [reference]"],
    ],
    [
      "a fragment in vain",
      card(front, `<!-- verdict: user -->\n${prompt}\n<!-- fragment: extra -->\n{{dataset_reference}}`),
      ["protocols/made-up.md:13:1: no prompt uses {{extra}}"],
    ],
    [
      "an unknown step",
      card(front.replace("  - name: verdict", "  - use: refrence\n  - name: verdict")),
      ['protocols/made-up.md:7:10: steps.0: unknown step "refrence" (did you mean reference?)'],
    ],
    [
      "text before the first message",
      card(front, `Dear judge,\n<!-- verdict: user -->\n${prompt}`),
      ["protocols/made-up.md:11:1: text before the first message"],
    ],
    [
      "an unknown role",
      card(front, `<!-- verdict: sytem -->\nHello\n<!-- verdict: user -->\n${prompt}`),
      ['protocols/made-up.md:11:1: unknown role "sytem" (did you mean system?)'],
    ],
    [
      "a message of no step",
      card(front, `<!-- verdit: user -->\nHello\n<!-- verdict: user -->\n${prompt}`),
      ['protocols/made-up.md:11:1: "verdit" is no step of this card (did you mean verdict?)'],
    ],
    ["no message at all", card(front, ""), ["protocols/made-up.md:1:1: step verdict has no messages"]],
    [
      "messages in a wrong order",
      card(front, `<!-- verdict: user -->\n${prompt}\n<!-- verdict: assistant -->\nOutput (a)`),
      ["protocols/made-up.md:11:1: step verdict has messages user, assistant"],
    ],
    [
      "a step of the wrong kind",
      card(front.replace("presentation", "output"), "<!-- verdict: user -->\n{{instruction}}"),
      ["protocols/made-up.md:7:5: steps.0: step verdict must depend on the presentation, not on the output"],
    ],
    [
      "a text about an output that is used for one of the two alone",
      card(
        front.replace("  - name: verdict", "  - name: review\n    dependsOn: output\n  - name: verdict"),
        `<!-- review: user -->\n{{instruction}} {{output}}\n<!-- verdict: user -->\n${prompt} {{first_review}}`,
      ),
      ["protocols/made-up.md:7:5: steps.0: no later prompt uses {{second_review}}"],
    ],
    [
      "a text about an output that shows the other one, or a later text",
      card(
        front.replace(
          "  - name: verdict",
          "  - name: review\n    dependsOn: output\n  - name: later\n    dependsOn: presentation\n  - name: verdict",
        ),
        `<!-- review: user -->\n{{instruction}} {{output}} {{second}} {{later}}\n<!-- later: user -->\n${prompt} {{review}}\n<!-- verdict: user -->\n${prompt} {{first_review}} {{second_review}} {{later}}`,
      ),
      [
        "protocols/made-up.md:16:28: unknown variable {{second}} (",
        "protocols/made-up.md:16:39: unknown variable {{later}} (",
        "protocols/made-up.md:18:71: unknown variable {{review}} (",
      ],
    ],
    [
      "a step whose text would hide a part of the task",
      card(
        front.replace("  - name: verdict", "  - name: label\n    dependsOn: output\n  - name: verdict"),
        `<!-- label: user -->\n{{instruction}} {{output}}\n<!-- verdict: user -->\n${prompt}`,
      ),
      [
        "protocols/made-up.md:7:5: steps.0: step label would be used as {{first_label}}, which is taken",
        "protocols/made-up.md:7:5: steps.0: step label would be used as {{second_label}}, which is taken",
      ],
    ],
    [
      "a text about an output in a shape that has none",
      card(
        front
          .replace("shape: compare", "shape: consistency")
          .replace("  - name: verdict", "  - name: review\n    dependsOn: output\n  - name: verdict") +
          "\n    samples: 3",
        `<!-- review: user -->\n{{instruction}} {{output}}\n<!-- verdict: user -->\n${prompt} {{first_review}} {{second_review}}`,
      ),
      [
        "protocols/made-up.md:7:5: steps.0: step review depends on the output (shape consistency has one such step less",
      ],
    ],
    [
      "roles that are the same, and a round too few",
      card(
        front.replace(
          "shape: compare",
          "shape: roles\nverdict: last\nrounds: 0\nroles: [{name: The Critic, character: You find fault.}, {name: the critic, character: You err.}]",
        ),
      ),
      ["protocols/made-up.md:8:8: roles: two roles have the same name", "protocols/made-up.md:7:9: rounds:"],
    ],
    [
      "a rubric and a criterion that do not exist",
      card(front.replace("shape: compare", "shape: skills\nrubric: small\ncriteria: [Thruth]")),
      ['unknown criterion "Thruth" (did you mean Truth?)'],
    ],
  ])("tells of %s", (_, text, expected) => {
    const problems = problemsOf(text);
    for (const start of expected) {
      expect(problems).toContainEqual(expect.stringContaining(start));
    }
  });

  it("tells all problems of a body at once", () => {
    const body = `<!-- verdict: user -->\n${prompt} {{one}}\n<!-- verdict: assistant -->\n{{two}}\n<!-- other: user -->\nx`;
    expect(problemsOf(card(front, body))).toHaveLength(4);
  });
});

describe("protocolCardSchema", () => {
  it("becomes a JSON Schema for editors", () => {
    const schema = JSON.stringify(z.toJSONSchema(protocolCardSchema, { io: "input" }));
    for (const key of protocolKeys) expect(schema).toContain(`"${key}"`);
  });
});
