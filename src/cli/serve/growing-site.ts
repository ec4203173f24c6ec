import { randomBytes } from "node:crypto";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { SuiteError } from "../../core/errors.js";
import type { LivePages } from "../../core/live-pages.js";
import type { RunState } from "../../core/run-state.js";
import { pageText } from "../../report/site/page-text.js";
import type { ServedSite } from "../../serve/served-site.js";
import { runMark } from "../compose/run-mark.js";
import { runStateOf } from "../compose/run-state-of.js";
import type { Surroundings, SurroundingsFlags } from "../compose/surroundings.js";
import { makeSite, type SiteInTheMaking } from "./make-site.js";

/** A run whose pages are made as it grows. */
export interface GrowingSiteOptions {
  /** The run's. */
  readonly folder: string;
  /** In the pages' address. */
  readonly name: string;
  /** Folder of the pages' program. */
  readonly program: string;
  /** A folder of its own, for the pages. */
  readonly editions: string;
  readonly surroundings: Pick<Surroundings, "clock" | "cwd">;
  /** With which the run's cards and datasets are found. */
  readonly flags: SurroundingsFlags;
  /** Takes what kept pages from being made. */
  readonly tell: (trouble: string) => void;
}

/** Pages that follow their run. */
export interface GrowingSite extends ServedSite {
  /** Gives up what is being made. */
  close(): Promise<void>;
}

/** However many pages ask, the folder is looked at no more often. */
const lookEveryMs = 400;

/** After pages were made, others wait so many times as long as those took: a run that is on has two thirds of the time to itself. */
const restFactor = 2;
const leastRestMs = 2000;

interface Edition {
  readonly id: string;
  /** Of the folder as it was read. */
  readonly mark: string;
  readonly readAt: number;
}

/**
 * Serves a run's pages and makes them anew once its folder has changed, one at a time, into a folder of their own that nobody
 * is sent to before it is whole. The folder is looked at when a page asks: where nobody looks, nothing is made.
 */
export function growingSite(options: GrowingSiteOptions): GrowingSite {
  const { clock } = options.surroundings;
  const told = new Set<string>();
  let seen: Seen = { state: undefined, mark: undefined, trouble: undefined };
  let lookedAt = -Infinity;
  let restUntil = -Infinity;
  let making: SiteInTheMaking | undefined;
  let tried: string | undefined;
  let failure: string | undefined;
  // The last one is kept for pages that have not turned to the latest yet.
  let editions: readonly Edition[] = [];
  let isClosed = false;

  function look(): void {
    const now = clock.monotonic();
    if (now - lookedAt < lookEveryMs) return;
    lookedAt = now;
    seen = seeRun(options);
    say(seen.trouble);
    const { mark, state } = seen;
    const isResting = now < restUntil && state?.state === "running";
    if (mark === undefined || state === undefined || mark === tried || making !== undefined || isResting)
      return;
    if (!isClosed) void make({ id: randomBytes(16).toString("hex"), mark, readAt: now });
  }

  async function make(edition: Edition): Promise<void> {
    const { folder, flags } = options;
    const out = join(options.editions, edition.id);
    making = makeSite({ folder, out, flags });
    tried = edition.mark;
    const outcome = await making.done;
    making = undefined;
    const now = clock.monotonic();
    restUntil = now + Math.max(leastRestMs, restFactor * (now - edition.readAt));
    if (isClosed) return;
    failure = outcome.kind === "failed" ? outcome.text : undefined;
    say(failure);
    if (outcome.kind === "failed") discard([edition]);
    else keep(outcome.kind === "made" ? [edition, ...editions.slice(0, 1)] : []);
  }

  function keep(kept: readonly Edition[]): void {
    discard(editions.filter((edition) => !kept.includes(edition)));
    editions = kept;
  }

  function discard(left: readonly Edition[]): void {
    for (const { id } of left) {
      for (const folder of [id, `${id}.part`])
        rmSync(join(options.editions, folder), { recursive: true, force: true });
    }
  }

  function say(trouble: string | undefined): void {
    if (trouble === undefined || told.has(trouble)) return;
    told.add(trouble);
    options.tell(trouble);
  }

  look();
  return {
    name: options.name,
    title: () => seen.state?.run ?? options.name,
    page: () => {
      look();
      const [latest] = editions;
      return pageText(seen.state?.run ?? options.name, { base: latest && baseOf(latest) });
    },
    live: () => {
      look();
      const trouble = seen.trouble ?? (seen.mark === undefined ? undefined : failure);
      return {
        schema: "reife/live/1",
        ...(seen.state === undefined ? {} : { run: seen.state }),
        ...liveEdition(editions[0], { mark: seen.mark, now: clock.monotonic() }),
        ...(trouble === undefined ? {} : { trouble: firstLine(trouble) }),
      };
    },
    file: (path) => {
      const [, id, rest = ""] = /^editions\/([0-9a-f]+)\/(.*)$/u.exec(path) ?? [];
      if (id === undefined) return join(options.program, path);
      return editions.some((edition) => edition.id === id) ? join(options.editions, id, rest) : undefined;
    },
    close: async () => {
      isClosed = true;
      await making?.stop();
    },
  };
}

interface Seen {
  readonly state: RunState | undefined;
  readonly mark: string | undefined;
  readonly trouble: string | undefined;
}

/** A folder that holds no run, or a damaged one, may hold one in a moment. */
function seeRun({ folder, surroundings: { cwd } }: GrowingSiteOptions): Seen {
  try {
    const mark = runMark(folder, cwd);
    const state = mark === undefined ? undefined : runStateOf(folder, cwd);
    return { state, mark, trouble: undefined };
  } catch (error) {
    if (!(error instanceof SuiteError)) throw error;
    return { state: undefined, mark: undefined, trouble: `reife: ${error.message}` };
  }
}

function baseOf({ id }: Edition): string {
  return `editions/${id}/`;
}

function liveEdition(
  edition: Edition | undefined,
  { mark, now }: { readonly mark: string | undefined; readonly now: number },
): Pick<LivePages, "edition"> {
  if (edition === undefined) return {};
  const secondsOld = Math.max(0, (now - edition.readAt) / 1000);
  return { edition: { base: baseOf(edition), secondsOld, isWhole: edition.mark === mark } };
}

/** What a page has room for; the terminal has the rest. */
function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.replace(/^reife: /u, "") ?? "";
}
