import { dirname, join, posix } from "node:path";
import { describe, expect, it } from "vitest";
import { exists, filesBelow, textOf } from "./repository-files.js";

const documents = [
  "README.md",
  "ARCHITECTURE.md",
  "CONTRIBUTING.md",
  "CHANGELOG.md",
  ...filesBelow("docs", ".md"),
  ...filesBelow("src", "README.md"),
];

interface Link {
  readonly from: string;
  readonly to: string;
}

/** The relative links of a document, without those in blocks of code. */
function linksOf(from: string): readonly Link[] {
  const prose = textOf(from).replaceAll(/^```.*?^```/gmsu, "");
  return [...prose.matchAll(/\]\(([^)\s]+)\)/gu)]
    .map(([, to = ""]) => ({ from, to }))
    .filter(({ to }) => !/^[a-z]+:/u.test(to));
}

/** The anchors that a document's headings give, as web hosts make them. */
function anchorsOf(path: string): readonly string[] {
  return [...textOf(path).matchAll(/^#+ (.+)$/gmu)].map(([, heading = ""]) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, "")
      .replaceAll(" ", "-"),
  );
}

describe("README.md", () => {
  it("has at most 150 lines", () => {
    expect(textOf("README.md").trimEnd().split("\n").length).toBeLessThanOrEqual(150);
  });

  it("links to the other documents", () => {
    const linked = linksOf("README.md").map(({ to }) => to);
    expect(linked).toEqual(expect.arrayContaining(["ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md"]));
  });
});

describe("the documents", () => {
  it.each(documents.flatMap(linksOf))("link from $from to $to, which exists", ({ from, to }) => {
    const [file = "", anchor] = to.split("#");
    const target = file === "" ? from : posix.normalize(join(dirname(from), file));
    expect(exists(target)).toBe(true);
    if (anchor !== undefined) expect(anchorsOf(target)).toContain(anchor);
  });
});
