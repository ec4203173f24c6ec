import type { CallRecord } from "../../../core/call-record.js";
import type { Instance } from "../../../core/instance.js";
import type { Judgment } from "../../../core/judgment.js";
import type { Message } from "../../../core/message.js";
import type { SitePrompt, SitePrompts } from "../../../core/site.js";
import { promptParts, type PromptSource } from "../../../report/site/prompt-parts.js";
import { promptsOf, type PromptParts } from "./prompts-of.js";

/** A judgment whose prompts are wanted. */
export interface PromptedJudgment {
  readonly judgment: Judgment;
  readonly instance: Instance;
  /** Its calls, in their order; undefined for one that is not stored. */
  readonly records: readonly (CallRecord | undefined)[];
}

/** The prompts of one protocol on a block of instances, in parts, each of which is held once. */
export class PromptShelf {
  readonly #places = new Map<string, number>();
  readonly #prompts: SitePrompt[] = [];
  /** Of prompts that name no reply, by instance and hash: they are the same whoever was asked. */
  readonly #asked = new Map<string, number>();

  get prompts(): SitePrompts {
    return this.#prompts;
  }

  /** The places of the prompts of a judgment's calls; undefined for one that cannot be made again. */
  placesOf(prompted: PromptedJudgment, parts: PromptParts): readonly (number | undefined)[] {
    const { judgment, records, instance } = prompted;
    const known = records.map((record) => this.#asked.get(askedKey(instance, record)));
    if (known.every((place) => place !== undefined)) return known;
    const found = promptsOf(judgment, instance, parts);
    return judgment.calls.map((id, call) => {
      const messages = found.get(id);
      return known[call] ?? (messages === undefined ? undefined : this.#keep(messages, call, prompted));
    });
  }

  #keep(messages: readonly Message[], call: number, { instance, records }: PromptedJudgment): number {
    const parts = promptParts(messages, [...sourcesOf(instance), ...repliesOf(records.slice(0, call))]);
    const written = JSON.stringify(parts);
    const place = this.#places.get(written) ?? this.#prompts.push(parts) - 1;
    this.#places.set(written, place);
    if (!namesReply(parts)) this.#asked.set(askedKey(instance, records[call]), place);
    return place;
  }
}

function askedKey({ id }: Instance, record: CallRecord | undefined): string {
  return `${record?.messagesHash ?? ""} ${id}`;
}

function sourcesOf({ instruction, outputs, reference }: Instance): readonly PromptSource[] {
  return [
    { part: { of: "instruction" }, text: instruction },
    ...outputs.map((text, place): PromptSource => ({ part: { of: "output", place }, text })),
    ...(reference === undefined ? [] : [{ part: { of: "reference" }, text: reference } as const]),
  ];
}

function repliesOf(records: readonly (CallRecord | undefined)[]): readonly PromptSource[] {
  // Pages know the replies that are stored, and count no others.
  return records
    .filter((record) => record !== undefined)
    .map(({ reply }, place) => ({ part: { of: "reply", place }, text: reply.text }));
}

function namesReply(prompt: SitePrompt): boolean {
  return prompt.some(({ content }) =>
    content.some((part) => typeof part !== "string" && part.of === "reply"),
  );
}
