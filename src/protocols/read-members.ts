import { didYouMean } from "../core/did-you-mean.js";
import { ConfigError, type FileIssue } from "../core/errors.js";
import type { Protocol } from "../core/protocol.js";
import { folderOf } from "./folder-of.js";
import type { VoteCard } from "./protocol-card.js";
import { protocolOf } from "./protocol-of.js";
import type { ProtocolDefinition } from "./protocol-definition.js";
import type { CardFile } from "./read-card-file.js";

/** Where the members of a vote come from. */
export interface MemberSource {
  /** Texts of all protocol cards by id. */
  readonly protocols: Readonly<Record<string, string>>;
  /** Reads the card of a member. Throws a ConfigError. */
  readonly read: (file: string, text: string) => ProtocolDefinition;
}

/** The protocols that a card votes over, or what is wrong with them; one that votes itself cannot be a member. */
export function readMembers(
  cardFile: CardFile<unknown>,
  card: VoteCard,
  { protocols, read }: MemberSource,
): { readonly members: readonly Protocol[]; readonly issues: readonly FileIssue[] } {
  const members: Protocol[] = [];
  const issues: FileIssue[] = [];
  for (const [index, id] of card.members.entries()) {
    const issue = (message: string, hint?: string): FileIssue => ({
      file: cardFile.file,
      ...cardFile.placeOf(["members", index]),
      message: `members.${index}: ${message}`,
      hint,
    });
    const text = Object.entries(protocols).find(([name]) => name === id)?.[1];
    if (text === undefined) {
      const meant = didYouMean(id, Object.keys(protocols));
      issues.push(
        issue(`unknown protocol "${id}"`, meant === undefined ? undefined : `did you mean ${meant}?`),
      );
    } else if (card.members.indexOf(id) < index) {
      issues.push(issue(`${id} is listed twice`));
    } else if (/^shape:\s*["']?vote\b/mu.test(text)) {
      issues.push(issue(`${id} votes itself`, "name its members in its place"));
    } else {
      const member = tryRead(
        () => protocolOf({ ...read(`${folderOf(cardFile.file)}${id}.md`, text), id }),
        issues,
      );
      if (member?.info.tasks.includes("pairwise") === false) issues.push(issue(`${id} does not judge pairs`));
      else if (member !== undefined) members.push(member);
    }
  }
  return { members, issues };
}

function tryRead(read: () => Protocol, issues: FileIssue[]): Protocol | undefined {
  try {
    return read();
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    issues.push(...error.issues);
    return undefined;
  }
}
