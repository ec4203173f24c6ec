import type { Message } from "../core/message.js";

/** The steps of annotating an instruction. */
export const annotationSteps = ["domain", "skill", "difficulty"] as const;

/** One of them. */
export type AnnotationStep = (typeof annotationSteps)[number];

/** The texts of an annotator's card: messages with holes by step, and fragments by name. */
export interface AnnotationPrompts {
  readonly version: number;
  readonly title: string;
  readonly source: string;
  /** sha256 of the card's text. */
  readonly fingerprint: string;
  readonly messages: Readonly<Record<AnnotationStep, readonly Message[]>>;
  readonly fragments: Readonly<Record<"reference_part" | "general" | "math" | "coding", string>>;
}
