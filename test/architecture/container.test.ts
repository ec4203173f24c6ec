import { describe, expect, it } from "vitest";
import { isRecord } from "../../src/core/is-record.js";
import { parseJson } from "../../src/core/parse-json.js";
import { exists, textOf } from "./repository-files.js";

/** The instructions of the Dockerfile, without its comments. */
const instructions = textOf("Dockerfile")
  .split("\n")
  .filter((line) => /^[A-Z]+ /u.test(line))
  .map((line) => ({ name: line.slice(0, line.indexOf(" ")), rest: line.slice(line.indexOf(" ") + 1) }));
const restsOf = (wanted: string): readonly string[] =>
  instructions.flatMap(({ name, rest }) => (name === wanted ? [rest] : []));
const ignored = textOf(".dockerignore").trim().split("\n");

describe("the container", () => {
  it("copies files that are there and not left out", () => {
    const copied = restsOf("COPY")
      .filter((rest) => !rest.startsWith("--from="))
      .flatMap((rest) => rest.split(" ").slice(0, -1));
    expect(copied).toContain("package-lock.json");
    expect(copied.filter((path) => !exists(path) || ignored.includes(path))).toEqual([]);
  });

  it("takes no secret, no result and nothing built elsewhere along", () => {
    expect(ignored).toEqual(
      expect.arrayContaining([".env", ".env.*", ".git", "dist", "node_modules", "results"]),
    );
  });

  it("runs scripts of the package, and installs exactly what is locked", () => {
    const ran = restsOf("RUN").join(" && ");
    const manifest = parseJson(textOf("package.json"));
    const scripts =
      isRecord(manifest) && isRecord(manifest["scripts"]) ? Object.keys(manifest["scripts"]) : [];
    for (const [, script = ""] of ran.matchAll(/npm run ([\w:]+)/gu)) expect(scripts).toContain(script);
    expect(ran).toMatch(/npm ci --ignore-scripts/u);
    expect(ran).not.toMatch(/npm (?:install|i) /u);
  });

  it("is of a Node that the package runs on, and leaves root before it starts", () => {
    for (const image of restsOf("FROM")) expect(image).toMatch(/^node:2[0-9]-slim(?: AS \w+)?$/u);
    expect(restsOf("USER")).toEqual(["node"]);
    const order = instructions.map(({ name }) => name);
    expect(order.lastIndexOf("USER")).toBeGreaterThan(order.lastIndexOf("RUN"));
    expect(restsOf("ENTRYPOINT")).toEqual(['["reife"]']);
  });
});
