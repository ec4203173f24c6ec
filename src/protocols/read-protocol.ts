import { ConfigError, type FileIssue } from "../core/errors.js";
import { checkSteps } from "./check-steps.js";
import { fragmentsOf } from "./fragments-of.js";
import { protocolCardSchema } from "./protocol-card-schema.js";
import type { ProtocolDefinition } from "./protocol-definition.js";
import { protocolKeys } from "./protocol-keys.js";
import { readCardFile } from "./read-card-file.js";
import { readMembers, type MemberSource } from "./read-members.js";
import { readRubric } from "./read-rubric.js";
import { resolveSteps } from "./resolve-steps.js";

/** The texts of a protocol: its card, and the shared steps and rubrics that it may name (by name: all there are). */
export interface ProtocolSource {
  /** Path of the card, for messages and for the default id. */
  readonly file: string;
  readonly text: string;
  readonly steps: Readonly<Record<string, string>>;
  readonly rubrics: Readonly<Record<string, string>>;
  /** Texts of the protocol cards that a vote may name, by id. */
  readonly protocols?: Readonly<Record<string, string>> | undefined;
}

/** Reads a protocol card with all that it names. Throws a ConfigError with every problem and its place. */
export function readProtocol(source: ProtocolSource): ProtocolDefinition {
  const { file } = source;
  const cardFile = readCardFile({ file, text: source.text, schema: protocolCardSchema, keys: protocolKeys });
  const { card } = cardFile;
  if (card === undefined) throw new ConfigError(cardFile.issues);
  const issues: FileIssue[] = [...cardFile.issues];
  const { steps, issues: stepIssues } = resolveSteps(cardFile, card, source);
  const { fragments, issues: fragmentIssues } = fragmentsOf(cardFile, steps);
  const rubric = "rubric" in card ? readRubric(cardFile, card, source) : undefined;
  const voters = card.shape === "vote" ? readMembers(cardFile, card, memberSource(source)) : undefined;
  issues.push(...(voters?.issues ?? []), ...stepIssues, ...fragmentIssues, ...(rubric?.issues ?? []));
  issues.push(...checkSteps({ cardFile, card, steps, fragments }));
  if (issues.length > 0) throw new ConfigError(issues);
  return {
    id: card.id ?? nameOf(file),
    card,
    steps: steps.map(({ definition }) => definition),
    fragments,
    rubric: rubric?.rubric,
    members: voters?.members,
    reading: {},
  };
}

function memberSource(source: ProtocolSource): MemberSource {
  return {
    protocols: source.protocols ?? {},
    // A vote among the members would find none of its own: votes cannot be nested, let alone go in circles.
    read: (file, text) => readProtocol({ ...source, protocols: {}, file, text }),
  };
}

function nameOf(file: string): string {
  return (file.split(/[/\\]/).at(-1) ?? file).replace(/\.md$/, "");
}
