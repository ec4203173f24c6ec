import type { FileIssue } from "../core/errors.js";
import { didYouMean } from "../core/did-you-mean.js";
import { folderOf } from "./folder-of.js";
import type { GradedChecklistCard, SkillsCard } from "./protocol-card.js";
import type { CardFile } from "./read-card-file.js";
import { readYaml } from "./read-yaml.js";
import { rubricKeys } from "./rubric-keys.js";
import { rubricSchema, type Rubric } from "./rubric.js";

/** The rubric that a card names, or what is wrong with it. */
export function readRubric(
  cardFile: CardFile<unknown>,
  card: SkillsCard | GradedChecklistCard,
  { rubrics }: { readonly rubrics: Readonly<Record<string, string>> },
): { readonly rubric?: Rubric | undefined; readonly issues: readonly FileIssue[] } {
  const names = Object.keys(rubrics);
  const text = Object.entries(rubrics).find(([name]) => name === card.rubric)?.[1];
  if (text === undefined) {
    return { issues: [unknown(cardFile, ["rubric"], { what: "rubric", name: card.rubric, names })] };
  }
  const file = `${folderOf(cardFile.file)}rubrics/${card.rubric}.yaml`;
  const { value, issues } = readYaml({ file, text, schema: rubricSchema, keys: rubricKeys });
  if (value === undefined) return { issues };
  const known = value.criteria.map(({ name }) => name);
  const strangers = (card.criteria ?? []).flatMap((name, index) =>
    known.includes(name)
      ? []
      : [unknown(cardFile, ["criteria", index], { what: "criterion", name, names: known })],
  );
  return { rubric: value, issues: strangers };
}

function unknown(
  { file, placeOf }: CardFile<unknown>,
  path: readonly PropertyKey[],
  { what, name, names }: { readonly what: string; readonly name: string; readonly names: readonly string[] },
): FileIssue {
  const meant = didYouMean(name, names);
  const hint = meant === undefined ? `one of ${names.join(", ")}` : `did you mean ${meant}?`;
  return {
    file,
    ...placeOf(path),
    message: `${path[0] === what ? "" : `${path.map(String).join(".")}: `}unknown ${what} "${name}"`,
    hint,
  };
}
