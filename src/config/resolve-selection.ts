import { baseId } from "../core/base-id.js";
import { didYouMean } from "../core/did-you-mean.js";
import { ConfigError, UsageError, type FileIssue } from "../core/errors.js";
import { matchesId } from "../core/matches-id.js";
import type { CellPattern } from "../core/run-config.js";
import type { Catalog } from "./catalog.js";
import type { LoadedRunConfig } from "./load-run-config.js";
import type { CatalogEntry } from "./read-entry.js";
import { resolveIds } from "./resolve-ids.js";

/** A config, the catalogs to resolve it against, and the filter of the command line. */
export interface SelectionOptions {
  readonly loaded: LoadedRunConfig;
  readonly catalogs: Readonly<Record<RunKind, Catalog>>;
  readonly filter?: CellPattern | undefined;
  readonly cwd: string;
}

/** The cards that a run needs, in the config's order. */
export type Selection = Readonly<Record<RunKind, readonly CatalogEntry[]>>;

/** The kinds of cards that a config names. */
type RunKind = (typeof kinds)[number];

const kinds = ["evaluators", "protocols", "datasets"] as const;
const fieldOf = { evaluators: "evaluator", protocols: "protocol", datasets: "dataset" } as const;

/**
 * Resolves the three lists of a config to cards. Throws one `ConfigError` with every entry that means nothing, the fields
 * of `exclude` and `include` among them; a `UsageError` for a filter that leaves nothing.
 */
export function resolveSelection(options: SelectionOptions): Selection {
  const { loaded, catalogs, filter, cwd } = options;
  const { config, document, folder } = loaded;
  const issues: FileIssue[] = [];
  const resolve = (kind: RunKind): readonly CatalogEntry[] => {
    const resolved = resolveIds({
      written: config[kind],
      catalog: catalogs[kind],
      placeOf: (index) => document.positionOf(index === undefined ? [kind] : [kind, index]),
      folder,
      cwd,
    });
    // Not spread: there may be more than a call takes arguments.
    for (const issue of resolved.issues) issues.push(issue);
    return resolved.entries;
  };
  const selection = {
    evaluators: resolve("evaluators"),
    protocols: resolve("protocols"),
    datasets: resolve("datasets"),
  };
  issues.push(...patternIssues(options, selection));
  if (issues.length > 0) throw new ConfigError(issues);
  return {
    evaluators: narrow("evaluators", selection.evaluators, filter),
    protocols: narrow("protocols", selection.protocols, filter),
    datasets: narrow("datasets", selection.datasets, filter),
  };
}

function narrow(
  kind: RunKind,
  entries: readonly CatalogEntry[],
  filter: CellPattern | undefined,
): readonly CatalogEntry[] {
  const glob = filter?.[fieldOf[kind]];
  if (glob === undefined) return entries;
  const left = entries.filter(({ id }) => matchesId(baseId(glob), id));
  if (left.length > 0) return left;
  const ids = entries.map(({ id }) => id);
  const meant = didYouMean(glob, ids);
  throw new UsageError(`No ${fieldOf[kind]} of the run matches --filter ${fieldOf[kind]}=${glob}`, {
    hint: meant === undefined ? `the run has ${ids.join(", ")}` : `did you mean '${meant}'?`,
  });
}

/** A rule that means no card at all is a slip of the pen; one that means a card outside the run is not. */
function patternIssues({ loaded, catalogs }: SelectionOptions, selection: Selection): readonly FileIssue[] {
  const { config, document } = loaded;
  return (["exclude", "include"] as const).flatMap((list) =>
    config[list].flatMap((pattern, index) =>
      kinds.flatMap((kind) => {
        const glob = pattern[fieldOf[kind]];
        const ids = [...catalogs[kind].entries, ...selection[kind]].map(({ id }) => id);
        if (glob === undefined || ids.some((id) => matchesId(baseId(glob), id))) return [];
        const meant = didYouMean(glob, ids);
        const hint = meant === undefined ? `'reife ${kind} list' lists them` : `did you mean '${meant}'?`;
        const place = document.positionOf([list, index, fieldOf[kind]]);
        return [{ ...place, message: `No ${fieldOf[kind]} matches '${glob}'`, hint }];
      }),
    ),
  );
}
