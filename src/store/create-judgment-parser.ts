import { isRecord } from "../core/is-record.js";
import { parseLine, type LineParser } from "./parse-line.js";

/** How a line begins, up to the instance's id: as `judgments.jsonl` is written. */
const beginning =
  /^\{"evaluator":"[^"\\\p{Cc}]*","protocol":"[^"\\\p{Cc}]*","dataset":"[^"\\\p{Cc}]*","instance":"/u;

const instanceKey = `"instance":`;
const callsKey = `"calls":[`;

/** A few verdicts in a few presentations make up most of a cell; whatever else occurs is parsed as it comes. */
const mostRemembered = 12;

/** Lines of one cell that differ in instance and calls only. */
interface Alike {
  /** What they have between the two. */
  readonly between: Buffer;
  readonly judgment: Readonly<Record<string, unknown>>;
}

/**
 * A reader of lines of judgments: gives what JSON gives, and throws what JSON throws. Nearly all lines of a cell differ in instance
 * and calls only, so that what stands before and between them is parsed once and compared from then on.
 */
export function createJudgmentParser(): LineParser {
  let start = Buffer.alloc(0);
  let alike: Alike[] = [];
  return (bytes, from, to) => {
    if (start.length > 0 && hasAt(bytes, from, start)) {
      const quick = quickly({ bytes, from: from + start.length, to }, alike);
      if (quick !== undefined) return quick;
    }
    const judgment = parseLine(bytes, from, to);
    const line = bytes.toString("utf8", from, to);
    const begun = beginning.exec(line)?.[0] ?? "";
    if (start.toString() !== begun) {
      start = Buffer.from(begun);
      alike = [];
    }
    const between = begun === "" ? undefined : betweenIn(line, begun.length);
    if (between !== undefined && isRecord(judgment) && alike.length < mostRemembered)
      alike.push({ between: Buffer.from(between), judgment });
    return judgment;
  };
}

/** From the end of a line's instance to the beginning of its calls. A key that is there twice is nothing to rely on. */
function betweenIn(line: string, from: number): string | undefined {
  const start = line.indexOf(`"`, from);
  const end = line.indexOf(callsKey, start);
  if (start === -1 || end === -1) return undefined;
  const between = line.slice(start, end + callsKey.length);
  return between.includes(instanceKey) ? undefined : between;
}

interface Rest {
  readonly bytes: Buffer;
  /** Where the instance begins. */
  readonly from: number;
  readonly to: number;
}

/** The judgment of a line that is like another one; undefined where none is, or where JSON must say what it is. */
function quickly({ bytes, from, to }: Rest, alike: readonly Alike[]): unknown {
  const end = endOfPlain(bytes, from);
  for (const { between, judgment } of alike) {
    if (!hasAt(bytes, end, between)) continue;
    const calls = plainTexts({ bytes, from: end + between.length, to });
    return calls === undefined
      ? undefined
      : { ...judgment, instance: bytes.toString("latin1", from, end), calls };
  }
  return undefined;
}

const [quote, comma, bracket, brace] = [0x22, 0x2c, 0x5d, 0x7d];

/** The strings of a list that ends the line, each of which stands for itself; undefined where anything else is there. */
function plainTexts({ bytes, from, to }: Rest): readonly string[] | undefined {
  if (bytes[to - 1] !== brace || bytes[to - 2] !== bracket) return undefined;
  const texts: string[] = [];
  for (let at = from; at < to - 2; at += 1) {
    if (bytes[at] !== quote) return undefined;
    const end = endOfPlain(bytes, at + 1);
    if (bytes[end] !== quote) return undefined;
    texts.push(bytes.toString("latin1", at + 1, end));
    at = end + 1;
    if (bytes[at] !== comma && at !== to - 2) return undefined;
    if (at === to - 3) return undefined;
  }
  return texts;
}

/** Whether a byte stands for itself in a JSON string: ASCII without controls, quotes and backslashes. */
const isPlain = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= 0x20 && byte < 0x7f && byte !== quote && byte !== 0x5c ? 1 : 0,
);

function endOfPlain(bytes: Buffer, from: number): number {
  let at = from;
  while (isPlain[bytes[at] ?? 0] === 1) at += 1;
  return at;
}

function hasAt(bytes: Buffer, from: number, wanted: Buffer): boolean {
  for (let at = 0; at < wanted.length; at += 1) if (bytes[from + at] !== wanted[at]) return false;
  return true;
}
