import type { DatasetCard } from "../core/dataset-card.js";
import type { DatasetLoader } from "../core/dataset-loader.js";
import { didYouMean } from "../core/did-you-mean.js";
import { DatasetError } from "../core/errors.js";
import { formats } from "./formats/formats.js";

/** The loader for a card's format. Throws a `DatasetError` with the nearest name where there is none. */
export function findLoader(card: DatasetCard): DatasetLoader {
  const loader = Object.hasOwn(formats, card.format) ? formats[card.format] : undefined;
  if (loader !== undefined) return loader;
  const names = Object.keys(formats);
  const near = didYouMean(card.format, names);
  throw new DatasetError(`Cannot read ${card.file}: there is no dataset format '${card.format}'`, {
    hint: near === undefined ? `Name one of ${names.join(", ")}` : `Did you mean '${near}'?`,
  });
}
