import { didYouMean } from "../core/did-you-mean.js";
import type { FileIssue } from "../core/errors.js";
import type { Message } from "../core/message.js";
import { folderOf } from "./folder-of.js";
import type { CardStep, ProtocolCard } from "./protocol-card.js";
import type { StepDefinition } from "./protocol-definition.js";
import { protocolKeys } from "./protocol-keys.js";
import { readCardFile, type CardFile } from "./read-card-file.js";
import { roles, type Section } from "./split-sections.js";
import { stepCardSchema } from "./step-card.js";

/** A step with the sections that its messages come from. */
export interface ResolvedStep {
  readonly definition: StepDefinition;
  /** File of the sections: the card's or a shared step's. */
  readonly file: string;
  readonly sections: readonly Section[];
  /** Where the card lists it. */
  readonly index: number;
}

interface Resolved {
  readonly steps: readonly ResolvedStep[];
  readonly issues: readonly FileIssue[];
}

/** Brings a card's steps together with their messages, from the card's own sections or from the shared steps it names. */
export function resolveSteps(
  cardFile: CardFile<unknown>,
  card: ProtocolCard,
  { steps: shared }: { readonly steps: Readonly<Record<string, string>> },
): Resolved {
  const issues: FileIssue[] = [];
  const steps: ResolvedStep[] = [];
  for (const [index, step] of card.steps.entries()) {
    const resolved =
      step.use === undefined
        ? ownStep(cardFile, step, index)
        : sharedStep(cardFile, { step, use: step.use, index }, shared);
    issues.push(...resolved.issues);
    for (const ready of resolved.steps) {
      const { name } = ready.definition;
      if (steps.some(({ definition }) => definition.name === name)) {
        issues.push(issueAt(cardFile, index, `step ${name} is listed twice`));
      } else steps.push(ready);
    }
  }
  issues.push(...orphans(cardFile, card));
  return { steps, issues };
}

function ownStep(cardFile: CardFile<unknown>, step: CardStep, index: number): Resolved {
  const { name, dependsOn, parser, ties = false, sampling = {}, samples = 1, evaluator } = step;
  if (name === undefined)
    return { steps: [], issues: [issueAt(cardFile, index, 'needs either "use" or "name"')] };
  if (dependsOn === undefined) {
    return { steps: [], issues: [issueAt(cardFile, index, `step ${name} needs "dependsOn"`)] };
  }
  const messages = messagesOf(cardFile, name);
  const definition = {
    name,
    dependsOn,
    parser,
    ties,
    sampling,
    samples,
    evaluator,
    messages: messages.messages,
  };
  return {
    steps: [{ definition, file: cardFile.file, sections: messages.sections, index }],
    issues: messages.issues,
  };
}

function sharedStep(
  cardFile: CardFile<unknown>,
  { step, use, index }: { readonly step: CardStep; readonly use: string; readonly index: number },
  shared: Readonly<Record<string, string>>,
): Resolved {
  const stray = (["name", "dependsOn", "parser"] as const).filter((key) => step[key] !== undefined);
  if (stray.length > 0) {
    return { steps: [], issues: [issueAt(cardFile, index, `a used step has its own ${stray.join(", ")}`)] };
  }
  const text = Object.entries(shared).find(([name]) => name === use)?.[1];
  if (text === undefined) {
    const meant = didYouMean(use, Object.keys(shared));
    const hint =
      meant === undefined ? `shared steps are ${Object.keys(shared).join(", ")}` : `did you mean ${meant}?`;
    return { steps: [], issues: [{ ...issueAt(cardFile, index, `unknown step "${use}"`, "use"), hint }] };
  }
  const file = `${folderOf(cardFile.file)}steps/${use}.md`;
  const stepFile = readCardFile({ file, text, schema: stepCardSchema, keys: protocolKeys });
  if (stepFile.card === undefined) return { steps: [], issues: stepFile.issues };
  const { dependsOn, parser, sampling } = stepFile.card;
  const messages = messagesOf(stepFile, use);
  const definition = {
    name: use,
    dependsOn,
    parser,
    ties: step.ties ?? false,
    sampling: { ...sampling, ...step.sampling },
    samples: step.samples ?? 1,
    evaluator: step.evaluator,
    messages: messages.messages,
  };
  const strangers = stepFile.sections
    .filter((section) => section.step !== use)
    .map((section) => ({
      file,
      line: section.markerLine,
      column: 1,
      message: `this file is step ${use}, not ${section.step}`,
    }));
  return {
    steps: [{ definition, file, sections: messages.sections, index }],
    issues: [...stepFile.issues, ...messages.issues, ...strangers],
  };
}

/** A step's messages in the file's order: an optional system message first, then user and assistant in turn, user last. */
function messagesOf(
  { file, sections }: CardFile<unknown>,
  name: string,
): {
  readonly messages: readonly Message[];
  readonly sections: readonly Section[];
  readonly issues: readonly FileIssue[];
} {
  const own = sections.filter(({ step }) => step === name);
  const messages = own.flatMap(({ part, text }): readonly Message[] => {
    const role = roles.find((candidate) => candidate === part);
    return role === undefined ? [] : [{ role, content: text }];
  });
  const issues: FileIssue[] = [];
  if (own.length === 0) {
    const hint = `add a line <!-- ${name}: user --> and the prompt below it`;
    issues.push({ file, line: 1, column: 1, message: `step ${name} has no messages`, hint });
  } else if (!/^(?:system )?user(?: assistant user)*$/.test(messages.map(({ role }) => role).join(" "))) {
    issues.push({
      file,
      line: own[0]?.markerLine,
      column: 1,
      message: `step ${name} has messages ${own.map(({ part }) => part).join(", ")}`,
      hint: "at most one system message comes first, then user and assistant in turn, user first and last",
    });
  }
  return { messages, sections: own, issues };
}

function orphans(cardFile: CardFile<unknown>, card: ProtocolCard): readonly FileIssue[] {
  const names = card.steps.flatMap(({ name }) => name ?? []);
  return cardFile.sections
    .filter(({ step }) => step !== "fragment" && !names.includes(step))
    .map(({ step, markerLine }) => {
      const meant = didYouMean(step, [...names, "fragment"]);
      const hint = meant === undefined ? "list it under steps" : `did you mean ${meant}?`;
      return {
        file: cardFile.file,
        line: markerLine,
        column: 1,
        message: `"${step}" is no step of this card`,
        hint,
      };
    });
}

function issueAt(
  { file, placeOf }: CardFile<unknown>,
  index: number,
  ...[message, key]: [string, string?]
): FileIssue {
  return {
    file,
    ...placeOf(["steps", index, ...(key === undefined ? [] : [key])]),
    message: `steps.${index}: ${message}`,
  };
}
