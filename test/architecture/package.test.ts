import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { textOf } from "./repository-files.js";

function recordIn(value: unknown, key: string): Readonly<Record<string, unknown>> {
  const part = isRecord(value) ? value[key] : undefined;
  return isRecord(part) ? part : {};
}

const manifest = parseJson(textOf("package.json"));
const locked = Object.entries(recordIn(parseJson(textOf("package-lock.json")), "packages")).filter(
  (entry): entry is [string, Record<string, unknown>] => entry[0] !== "" && isRecord(entry[1]),
);

describe("the package", () => {
  it("runs nothing when it is installed from the registry, and is built from a checkout", () => {
    const names = Object.keys(recordIn(manifest, "scripts")).filter((name) =>
      /install|prepare|publish|pack/u.test(name),
    );
    expect(names).toEqual(["prepare"]);
  });

  it("has exact versions", () => {
    const versions = ["dependencies", "devDependencies"].flatMap((kind) =>
      Object.values(recordIn(manifest, kind)),
    );
    expect(versions.filter((version) => !/^\d+\.\d+\.\d+$/u.test(String(version)))).toEqual([]);
  });

  it("depends on nothing that runs code when it is installed, but for a helper that BullMQ can do without", () => {
    const running = locked.filter(
      ([, { dev, hasInstallScript }]) => dev !== true && hasInstallScript === true,
    );
    // It looks for a prebuilt binary; where it is not run, msgpackr reads in JavaScript.
    expect(running.map(([name, { optional }]) => [name, optional])).toEqual([
      ["node_modules/msgpackr-extract", true],
    ]);
  });

  it("pins every dependency by its hash", () => {
    // Without an address it comes from the registry of who installs it.
    const isPinned = (integrity: unknown, resolved: unknown = "https://any/"): boolean =>
      [integrity, resolved].every(
        (text) => typeof text === "string" && /^(?:sha512-|https:\/\/[^/@]+\/)/u.test(text),
      );
    const loose = locked.filter(([, { integrity, resolved }]) => !isPinned(integrity, resolved));
    expect(loose.map(([name]) => name)).toEqual([]);
  });
});
