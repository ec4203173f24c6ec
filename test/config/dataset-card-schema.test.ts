import { describe, expect, test } from "vitest";
import { datasetCardSchema, type WrittenDatasetCard } from "../../src/config/dataset-card-schema.js";
import { parseWith } from "../../src/config/parse-with.js";
import { readYaml } from "../../src/config/read-yaml.js";

const sha256 = "0a".repeat(32);
const files = `[{name: a.json, url: "https://example.org/a.json", sha256: ${sha256}}]`;

function parse(changes: Record<string, string | undefined>): WrittenDatasetCard {
  const fields: Record<string, string | undefined> = {
    title: "T",
    description: "D",
    task: "pairwise",
    format: "pairs",
    count: "3",
    clusters: "2",
    gold: "majority",
    licence: "MIT",
    citation: "C",
    homepage: "https://example.org",
    files,
    ...changes,
  };
  const text = Object.entries(fields).flatMap(([key, value]) =>
    value === undefined ? [] : [`${key}: ${value}`],
  );
  return parseWith(datasetCardSchema, readYaml({ file: "x.yaml", text: text.join("\n"), environment: {} }));
}

describe("datasetCardSchema", () => {
  test("fills in the defaults", () => {
    expect(parse({})).toEqual({
      title: "T",
      description: "D",
      task: "pairwise",
      format: "pairs",
      options: {},
      count: 3,
      clusters: 2,
      gold: "majority",
      ties: false,
      licence: "MIT",
      citation: "C",
      homepage: "https://example.org",
      language: "en",
      files: [{ name: "a.json", url: "https://example.org/a.json", sha256 }],
    });
  });

  test.each<[changes: Record<string, string | undefined>, message: string]>([
    [
      { task: "pairwse" },
      "3:7: Expected one of pairwise, pointwise, listwise: got 'pairwse' (did you mean 'pairwise'?)",
    ],
    [{ title: undefined }, "1:1: Missing 'title' (expected text)"],
    [
      { count: "0", clusters: "0" },
      "5:8: Expected a whole number of at least 1: got 0\nx.yaml:6:11: Expected a whole number of at least 1: got 0",
    ],
    [{ clusters: "4" }, "6:11: Expected at most as many clusters as instances"],
    [
      { gold: "humans" },
      "7:7: Expected one of majority, expert, objective, construction, authors: got 'humans'",
    ],
    [{ ties: "yes" }, "12:7: Expected true or false: got 'yes'"],
    [{ files: "[]" }, "11:8: Expected a list with at least one entry: got an empty list"],
    [
      { files: `[{name: a, sha256: ${sha256}}]` },
      "11:9: Expected a url or a path: where the file comes from",
    ],
    [
      { files: `[{name: ../a, path: a, sha256: ${sha256}}]` },
      "11:16: Expected a relative path without '.' and '..': got '../a'",
    ],
    [
      { files: `[{name: a, path: b/../../a, sha256: ${sha256}}]` },
      "11:25: Expected a relative path without '.' and '..': got 'b/../../a'",
    ],
    [
      { files: `[{name: a, path: /etc/a, sha256: ${sha256}}]` },
      "11:25: Expected a relative path without '.' and '..': got '/etc/a'",
    ],
    [
      { files: `[{name: a, path: 'C:\\a', sha256: ${sha256}}]` },
      "11:25: Expected a relative path without '.' and '..': got 'C:\\a'",
    ],
    [
      { files: "[{name: a, path: b, sha256: 1}]" },
      "11:36: Expected a SHA-256 of 64 hexadecimal digits: got 1",
    ],
    [{ ceiling: "{value: 94, what: w, source: s}" }, "12:18: Expected a number from 0 to 1: got 94"],
    [{ license: "MIT" }, "12:1: Unknown key 'license' (did you mean 'licence'?)"],
    [{ homepage: "example.org" }, "10:11: Expected a URL such as https://example.org/v1: got 'example.org'"],
  ])("refuses %o", (changes, message) => {
    expect(() => parse(changes)).toThrow(
      expect.objectContaining({ name: "ConfigError", message: `x.yaml:${message}` }),
    );
  });

  test.each(["a..b.json", "sub/a.json", ".hidden", "..a"])("takes the relative path '%s'", (name) => {
    expect(parse({ files: `[{name: ${name}, path: ${name}, sha256: ${sha256}}]` }).files[0]?.name).toBe(name);
  });
});
