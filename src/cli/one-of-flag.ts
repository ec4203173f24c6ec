import { didYouMean } from "../core/did-you-mean.js";
import { UsageError } from "../core/errors.js";
import { textFlag, type Flags } from "./flags.js";

/** A flag's value, one of several words; undefined where it was not given. Throws a `UsageError` for any other. */
export function oneOfFlag<Word extends string>(
  flags: Flags,
  name: string,
  words: readonly Word[],
): Word | undefined {
  const text = textFlag(flags, name);
  if (text === undefined) return undefined;
  const found = words.find((word) => word === text);
  if (found !== undefined) return found;
  const meant = didYouMean(text, words);
  const flag = name.replaceAll(/[A-Z]/gu, (letter) => `-${letter.toLowerCase()}`);
  throw new UsageError(`--${flag}: '${text}' is none of ${words.join(", ")}`, {
    hint: meant === undefined ? undefined : `Did you mean '${meant}'?`,
  });
}
