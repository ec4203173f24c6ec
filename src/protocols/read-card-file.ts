import type { z } from "zod";
import type { FileIssue } from "../core/errors.js";
import { readYaml, type YamlReading } from "./read-yaml.js";
import { splitSections, type Section } from "./split-sections.js";

/** A Markdown file with front matter, and how its front matter is checked. */
export interface CardSource<T> {
  readonly file: string;
  readonly text: string;
  readonly schema: z.ZodType<T>;
  /** Keys that hints may suggest for an unknown one. */
  readonly keys: readonly string[];
}

/** A card file read: its front matter (undefined where that is not valid), its sections, and all that is wrong. */
export interface CardFile<T> {
  readonly file: string;
  readonly card: T | undefined;
  readonly sections: readonly Section[];
  readonly issues: readonly FileIssue[];
  placeOf: YamlReading<T>["placeOf"];
}

/**
 * Reads a Markdown card: YAML between two lines `---`, then sections. Windows line ends and a byte order mark are dropped,
 * so that a checkout's settings never change what is sent.
 */
export function readCardFile<T>({ file, text, schema, keys }: CardSource<T>): CardFile<T> {
  const lines = text
    .replace(/^\uFEFF/, "")
    .replaceAll("\r\n", "\n")
    .split("\n");
  const end = lines.findIndex((line, index) => index > 0 && line.trimEnd() === "---");
  if (lines[0]?.trimEnd() !== "---" || end < 0) {
    const issue = {
      file,
      line: 1,
      column: 1,
      message: "no front matter",
      hint: "begin with YAML between two lines ---",
    };
    return { file, card: undefined, sections: [], issues: [issue], placeOf: () => ({ line: 1, column: 1 }) };
  }
  // An empty first line stands for the fence, so that places count from the top of the file.
  const yaml = readYaml({ file, text: ["", ...lines.slice(1, end)].join("\n"), schema, keys });
  const body = splitSections(lines.slice(end + 1), end + 2, file);
  return {
    file,
    card: yaml.value,
    sections: body.sections,
    issues: [...yaml.issues, ...body.issues],
    placeOf: (path) => yaml.placeOf(path),
  };
}
