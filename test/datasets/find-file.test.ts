import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import type { DatasetFile } from "../../src/core/dataset-card.js";
import { DatasetError } from "../../src/core/errors.js";
import { findFile, type FindFileOptions } from "../../src/datasets/find-file.js";
import { pullDataset } from "../../src/datasets/pull-dataset.js";
import { readDatasetFiles } from "../../src/datasets/read-dataset-files.js";
import { cardOf } from "./support/cards.js";
import { fileServer, sendAll } from "./support/file-server.js";
import { temporaryFolder } from "./support/temporary-folder.js";

const hashOf = (text: string | Uint8Array): string => createHash("sha256").update(text).digest("hex");

function write(path: string, text: string | Uint8Array): string {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, text);
  return path;
}

interface Places {
  readonly mirror: string;
  readonly cacheDir: string;
  readonly beside: string;
}

function places(): Places {
  const folder = temporaryFolder();
  return {
    mirror: join(folder, "mirror"),
    cacheDir: join(folder, "cache"),
    beside: join(folder, "cards", "x.json"),
  };
}

async function errorOf(promise: Promise<unknown>): Promise<DatasetError> {
  try {
    await promise;
  } catch (error) {
    if (error instanceof DatasetError) return error;
    throw error;
  }
  throw new Error("Nothing was thrown");
}

describe("findFile()", () => {
  const wanted = { kind: "data", relativePath: "made-up/x.json", sha256: hashOf("good") } as const;

  test("looks beside the card, then in the mirror, then in the cache", async () => {
    const where = places();
    const options: FindFileOptions = { ...wanted, ...where };
    const inCache = write(join(where.cacheDir, "data/made-up/x.json"), "good");
    expect(await findFile(options)).toMatchObject({ from: "cache", path: inCache });
    const inMirror = write(join(where.mirror, "data/made-up/x.json"), "good");
    expect(await findFile(options)).toMatchObject({ from: "mirror", path: inMirror });
    write(where.beside, "good");
    const found = await findFile(options);
    expect(found).toMatchObject({ from: "card", path: where.beside });
    expect(Buffer.from(found.bytes).toString()).toBe("good");
  });

  test("passes over a file with another sha256 for a good one further on", async () => {
    const where = places();
    write(join(where.mirror, "data/made-up/x.json"), "damaged");
    write(join(where.cacheDir, "data/made-up/x.json"), "good");
    expect(await findFile({ ...wanted, ...where })).toMatchObject({ from: "cache" });
  });

  test("says for each place what is wrong, and how to mend it", async () => {
    const where = places();
    const damaged = write(join(where.mirror, "data/made-up/x.json"), "damaged");
    const { message, hint } = await errorOf(findFile({ ...wanted, ...where }));
    expect(message).toBe(
      `Cannot find data/made-up/x.json: ${where.beside} is not there; ` +
        `${damaged} has sha256 ${hashOf("damaged")}, expected ${hashOf("good")}; ` +
        `${join(where.cacheDir, "data/made-up/x.json")} is not there`,
    );
    expect(hint).toBe("Run: reife datasets pull made-up");
  });

  test("finds recordings in the same way, with or without a pin", async () => {
    const { mirror, cacheDir } = places();
    write(join(mirror, "recorded/llmbar/GPT-4/CoT.json"), "replies");
    const recording = { kind: "recorded", relativePath: "llmbar/GPT-4/CoT.json", mirror, cacheDir } as const;
    expect(await findFile(recording)).toMatchObject({ from: "mirror" });
    expect(await findFile({ ...recording, sha256: hashOf("replies") })).toMatchObject({ from: "mirror" });
    await errorOf(findFile({ ...recording, sha256: hashOf("others") }));
  });

  test("tells where to put a recording that is nowhere", async () => {
    const { cacheDir } = places();
    const recording = { kind: "recorded", relativePath: "a/b.json", cacheDir } as const;
    const { hint } = await errorOf(findFile(recording));
    expect(hint).toBe("Name with --mirror a folder that holds recorded/a/b.json");
    const url = "https://example.org/b.json";
    expect((await errorOf(findFile({ ...recording, url }))).hint).toMatch(
      /^Download https:\/\/example\.org\/b\.json to .*recorded.a.b\.json, or name with --mirror/,
    );
    expect((await errorOf(findFile({ ...recording, hint: "Mend it" }))).hint).toBe("Mend it");
  });

  test.each(["../secret", "a/../../secret", "/etc/hosts", ".", "a/..", "..\\x", "C:x", "\\\\host\\x", "a\0"])(
    "refuses the path %s, which leads out of the mirror",
    async (relativePath) => {
      const { message } = await errorOf(findFile({ kind: "data", relativePath, cacheDir: "x" }));
      expect(message).toMatch(/leads out of the mirror and the cache/);
    },
  );

  test("says so when a file is there but cannot be read", async () => {
    const { cacheDir } = places();
    mkdirSync(join(cacheDir, "data/made-up/x.json"), { recursive: true });
    const { message } = await errorOf(findFile({ ...wanted, cacheDir }));
    expect(message).toMatch(/^Cannot read .*x\.json: .*EISDIR/);
  });
});

describe("readDatasetFiles()", () => {
  const fileOf = (text: string | Uint8Array, more: Partial<DatasetFile> = {}): DatasetFile => ({
    name: "x.json",
    sha256: hashOf(text),
    ...more,
  });

  test("gives the texts of all files in the card's order", async () => {
    const { cacheDir } = places();
    write(join(cacheDir, "data/made-up/x.json"), "one ü");
    write(join(cacheDir, "data/made-up/y.json"), "two");
    const files = [fileOf("two", { name: "y.json", url: "https://example.org" }), fileOf("one ü")];
    expect(await readDatasetFiles(cardOf({ format: "llmbar", files }), { cacheDir })).toEqual([
      { name: "y.json", text: "two" },
      { name: "x.json", text: "one ü" },
    ]);
  });

  test("finds a path relative to the card, and says how to mend it when it changed", async () => {
    const { beside, cacheDir } = places();
    write(beside, "good");
    const file = join(dirname(beside), "card.yaml");
    const card = cardOf({ format: "llmbar", file, files: [fileOf("good", { path: "x.json" })] });
    expect(await readDatasetFiles(card, { cacheDir })).toEqual([{ name: "x.json", text: "good" }]);
    write(beside, "changed");
    const { hint } = await errorOf(readDatasetFiles(card, { cacheDir }));
    expect(hint).toBe(`Put the file back beside ${file}, or give the card the sha256 of the new one`);
  });

  test("refuses bytes that are no UTF-8", async () => {
    const { cacheDir } = places();
    const bytes = Buffer.from([0x22, 0xff, 0x22]);
    write(join(cacheDir, "data/made-up/x.json"), bytes);
    const card = cardOf({ format: "llmbar", files: [fileOf(bytes)] });
    expect((await errorOf(readDatasetFiles(card, { cacheDir }))).message).toMatch(
      /x\.json: it is no UTF-8 text/,
    );
  });
});

describe("pullDataset()", () => {
  const clock = { now: () => 0, monotonic: () => 0, sleep: () => Promise.resolve() };

  test("fetches what is missing or damaged, and nothing else", async () => {
    const { cacheDir, mirror } = places();
    const server = await fileServer((_, response) => {
      sendAll(response, Buffer.from("good"));
    });
    write(join(mirror, "data/made-up/here.json"), "good");
    write(join(cacheDir, "data/made-up/damaged.json"), "damaged");
    const files = ["here.json", "damaged.json", "missing.json"].map((name) => ({
      name,
      url: server.url,
      sha256: hashOf("good"),
    }));
    const card = cardOf({ format: "llmbar", files });
    const progress: string[] = [];
    const options = { cacheDir, mirror, clock, proxy: server.direct };
    const pulled = await pullDataset(card, {
      ...options,
      onProgress: (file, { bytes }) => progress.push(`${file.name} ${bytes}`),
    });
    expect(pulled.map(({ name, from }) => [name, from])).toEqual([
      ["here.json", "mirror"],
      ["damaged.json", "download"],
      ["missing.json", "download"],
    ]);
    expect(progress).toContain("missing.json 4");
    expect((await readDatasetFiles(card, options)).map(({ text }) => text)).toEqual(["good", "good", "good"]);
    await pullDataset(card, { ...options, offline: true });
    expect(server.seen).toHaveLength(2);
  });

  test("cannot fetch a file that was shipped with its card", async () => {
    const { cacheDir } = places();
    const files = [{ name: "x.json", path: "x.json", sha256: hashOf("good") }];
    const file = join(cacheDir, "card.yaml");
    const { hint } = await errorOf(
      pullDataset(cardOf({ format: "llmbar", file, files }), { cacheDir, clock }),
    );
    expect(hint).toMatch(/^Put the file back beside/);
  });
});
