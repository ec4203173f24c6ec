import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { protocolNamed, protocolNames, sourceOf } from "./read-all-protocols.js";
import { createProtocol } from "../../src/protocols/create-protocol.js";

const golden = new URL("../goldens/protocols/fingerprints.json", import.meta.url);

/** Protocols whose prompts or reading changed under an unchanged version, as a message for each. */
function unversioned(
  stored: unknown,
  current: Readonly<Record<string, { version: number; fingerprint: string }>>,
): string[] {
  return Object.entries(current).flatMap(([name, now]) => {
    const before = isRecord(stored) ? stored[name] : undefined;
    const changed =
      isRecord(before) && before["fingerprint"] !== now.fingerprint && before["version"] === now.version;
    if (!changed) return [];
    return `protocols/${name}.md sends or reads something else under the same version: set version: ${now.version + 1}, then run with -u`;
  });
}

describe("versions of protocols", () => {
  it("a protocol that sends or reads something else has a new version", async () => {
    const current = Object.fromEntries(
      protocolNames.map((name) => {
        const { version, fingerprint } = protocolNamed(name).info;
        return [name, { version, fingerprint }];
      }),
    );
    // Before the snapshot is compared, so that updating snapshots cannot hide it.
    expect(unversioned(parseJson(readFileSync(golden, "utf8")), current)).toEqual([]);
    await expect(`${JSON.stringify(current, null, 2)}\n`).toMatchFileSnapshot(
      "../goldens/protocols/fingerprints.json",
    );
  });

  it("a changed prompt is noticed, a changed title is none", () => {
    const source = sourceOf("base");
    const { version, fingerprint } = createProtocol(source).info;
    const infoOf = (text: string): { version: number; fingerprint: string } =>
      createProtocol({ ...source, text }).info;
    const reworded = infoOf(source.text.replace("Polish", "Gloss"));
    const retitled = infoOf(source.text.replace("title: Direct", "title: Plain"));
    expect(unversioned({ base: { version, fingerprint } }, { base: reworded })).toEqual([
      "protocols/base.md sends or reads something else under the same version: set version: 2, then run with -u",
    ]);
    expect(retitled.fingerprint).toBe(fingerprint);
  });

  it.each([
    ["cot", "cot"],
    ["cot-consistency", "cot"],
    ["swap", "cot"],
    ["metrics-reference", "reference"],
  ])("a changed shared step changes %s, which uses %s", (name, step) => {
    const source = sourceOf(name);
    const steps = { ...source.steps, [step]: `${source.steps[step] ?? ""}Changed.` };
    expect(createProtocol({ ...source, steps }).info.fingerprint).not.toBe(
      createProtocol(source).info.fingerprint,
    );
  });

  it("a changed rubric changes the protocol that uses it", () => {
    const source = sourceOf("flask");
    const rubrics = { flask: (source.rubrics["flask"] ?? "").replace("Most of it", "Much of it") };
    expect(createProtocol({ ...source, rubrics }).info.fingerprint).not.toBe(
      createProtocol(source).info.fingerprint,
    );
  });
});
