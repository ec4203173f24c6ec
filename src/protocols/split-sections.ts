import { didYouMean } from "../core/did-you-mean.js";
import type { FileIssue } from "../core/errors.js";
import type { Message } from "../core/message.js";

/** One section of a card's body. `line` is the file's line of the text's first character, counted from 1. */
export interface Section {
  /** The step that the message belongs to, or `fragment`. */
  readonly step: string;
  /** The message's role, or the fragment's name. */
  readonly part: string;
  readonly text: string;
  readonly line: number;
  readonly markerLine: number;
}

/** A body cut at its markers. */
export interface Sections {
  readonly sections: readonly Section[];
  readonly issues: readonly FileIssue[];
}

/** The roles that a section may have. */
export const roles: readonly Message["role"][] = ["system", "user", "assistant"];

const marker = /^<!--\s*([^:>]*?)\s*:\s*([^:>]*?)\s*-->\s*$/;

/**
 * Cuts a card's body at its marker lines, `<!-- <step>: <role> -->` or `<!-- fragment: <name> -->`. A section's text is what
 * stands between two markers, byte for byte, without the blank lines at its start and end; Markdown headings are ordinary
 * text. Text before the first marker is a mistake.
 */
export function splitSections(lines: readonly string[], firstLine: number, file: string): Sections {
  const issues: FileIssue[] = [];
  const sections: Section[] = [];
  const starts = lines.flatMap((line, index) => (marker.test(line) ? [index] : []));
  const stray = lines.slice(0, starts[0] ?? lines.length).findIndex((line) => line.trim() !== "");
  if (stray >= 0) {
    issues.push({
      file,
      line: firstLine + stray,
      column: 1,
      message: "text before the first message",
      hint: "begin each message with a line such as <!-- verdict: user -->",
    });
  }
  for (const [index, start] of starts.entries()) {
    const [, step = "", part = ""] = marker.exec(lines[start] ?? "") ?? [];
    const section = sectionOf(lines, start, starts[index + 1] ?? lines.length);
    const placed = {
      step,
      part,
      text: section.text,
      line: firstLine + section.at,
      markerLine: firstLine + start,
    };
    issues.push(...issuesOf(placed, file));
    sections.push(placed);
  }
  return { sections, issues };
}

function sectionOf(lines: readonly string[], marker: number, end: number): { text: string; at: number } {
  let first = marker + 1;
  let last = end;
  while (first < last && lines[first]?.trim() === "") first += 1;
  while (last > first && lines[last - 1]?.trim() === "") last -= 1;
  return { text: lines.slice(first, last).join("\n"), at: first };
}

function issuesOf(section: Section, file: string): readonly FileIssue[] {
  const place = { file, line: section.markerLine, column: 1 };
  if (section.text === "")
    return [{ ...place, message: `<!-- ${section.step}: ${section.part} --> has no text` }];
  if (section.step === "fragment" || roles.some((role) => role === section.part)) return [];
  const meant = didYouMean(section.part, roles);
  const hint = meant === undefined ? `roles are ${roles.join(", ")}` : `did you mean ${meant}?`;
  return [{ ...place, message: `unknown role "${section.part}"`, hint }];
}
