import { randomBytes } from "node:crypto";
import { join } from "node:path";
import { SuiteError } from "../../core/errors.js";
import type { LiveEdition, LivePages } from "../../core/live-pages.js";
import type { RunState } from "../../core/run-state.js";
import { pageText } from "../../report/site/page-text.js";
import type { ServedSite } from "../../serve/served-site.js";
import { runMark } from "../compose/run-mark.js";
import { runStateOf } from "../compose/run-state-of.js";
import type { Surroundings } from "../compose/surroundings.js";
import { KeptEditions, type Edition } from "./kept-editions.js";
import type { SiteInTheMaking } from "./make-site.js";
import type { SiteOrder, SiteOutcome } from "./site-order.js";

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
  /** Makes pages of what the folder holds now. */
  readonly make: (order: Omit<SiteOrder, "flags">) => SiteInTheMaking;
  /** Takes what keeps pages from being made, as for a terminal, once. */
  readonly tell: (trouble: string) => void;
}

/** However many pages ask, the folder is looked at no more often. */
const lookEveryMs = 400;

/** After pages were made, others wait so many times as long as those took: a run that is on has two thirds of the time to itself. */
const restFactor = 2;
const leastRestMs = 2000;

/**
 * Serves a run's pages and makes them anew once its folder has changed, one at a time, into a folder of their own that nobody
 * is sent to before it is whole. The folder is looked at when a page asks: where nobody looks, nothing is made.
 */
export class GrowingSite implements ServedSite {
  readonly name: string;
  readonly #options: GrowingSiteOptions;
  readonly #editions: KeptEditions;
  readonly #told = new Set<string>();
  #seen: Seen = {};
  #lookedAt = -Infinity;
  #restUntil = -Infinity;
  #making: SiteInTheMaking | undefined;
  /** Of which pages were last made, or could not be. */
  #tried: string | undefined;
  #failure: string | undefined;
  #isClosed = false;

  /** Begins with the pages at once. */
  constructor(options: GrowingSiteOptions) {
    this.name = options.name;
    this.#options = options;
    this.#editions = new KeptEditions(options.editions);
    this.#look();
  }

  title(): string {
    return this.#seen.state?.run ?? this.name;
  }

  page(): string {
    this.#look();
    const latest = this.#editions.latest();
    return pageText(this.title(), { base: latest && baseOf(latest) });
  }

  live(): LivePages {
    this.#look();
    const { state, mark, trouble = mark === undefined ? undefined : this.#failure } = this.#seen;
    const latest = this.#editions.latest();
    return {
      schema: "reife/live/1",
      ...(state === undefined ? {} : { run: state }),
      ...(latest === undefined ? {} : { edition: this.#standingOf(latest) }),
      isMaking: this.#making !== undefined,
      ...(trouble === undefined ? {} : { trouble: firstLine(trouble) }),
    };
  }

  file(path: string): string | undefined {
    const [, id, rest = ""] = /^editions\/([0-9a-f]+)\/(.*)$/u.exec(path) ?? [];
    if (id === undefined) return join(this.#options.program, path);
    return this.#editions.has(id) ? join(this.#editions.placeOf({ id }), rest) : undefined;
  }

  /** Gives up what is being made. */
  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#making?.stop();
  }

  #look(): void {
    const now = this.#now();
    if (now - this.#lookedAt < lookEveryMs) return;
    this.#lookedAt = now;
    this.#seen = seeRun(this.#options);
    this.#say(this.#seen.trouble);
    const { mark, state } = this.#seen;
    const isDue = mark !== this.#tried && (now >= this.#restUntil || state?.state !== "running");
    if (mark === undefined || state === undefined || !isDue) return;
    if (this.#making !== undefined || this.#isClosed) return;
    void this.#make({ id: randomBytes(16).toString("hex"), mark, readAt: now });
  }

  async #make(edition: Edition): Promise<void> {
    const { folder, make } = this.#options;
    this.#tried = edition.mark;
    this.#making = make({ folder, out: this.#editions.placeOf(edition) });
    const outcome = await this.#making.done;
    this.#making = undefined;
    const now = this.#now();
    this.#restUntil = now + Math.max(leastRestMs, restFactor * (now - edition.readAt));
    if (!this.#isClosed) this.#take(edition, outcome);
  }

  #take(edition: Edition, outcome: SiteOutcome): void {
    this.#failure = outcome.kind === "failed" ? outcome.text : undefined;
    this.#say(this.#failure);
    if (outcome.kind === "made") this.#editions.add(edition);
    else this.#editions.discard(edition);
    // What was there was of another run.
    if (outcome.kind === "empty") this.#editions.clear();
  }

  #say(trouble: string | undefined): void {
    if (trouble === undefined || this.#told.has(trouble)) return;
    this.#told.add(trouble);
    this.#options.tell(trouble);
  }

  #standingOf(edition: Edition): LiveEdition {
    const secondsOld = Math.max(0, (this.#now() - edition.readAt) / 1000);
    return { base: baseOf(edition), secondsOld, isWhole: edition.mark === this.#seen.mark };
  }

  #now(): number {
    return this.#options.surroundings.clock.monotonic();
  }
}

interface Seen {
  /** How the run stands; absent: the folder holds none, or a damaged one. */
  readonly state?: RunState | undefined;
  readonly mark?: string | undefined;
  readonly trouble?: string | undefined;
}

/** A folder that holds no run, or a damaged one, may hold one in a moment. */
function seeRun({ folder, surroundings: { cwd } }: GrowingSiteOptions): Seen {
  try {
    const mark = runMark(folder, cwd);
    return mark === undefined ? {} : { mark, state: runStateOf(folder, cwd) };
  } catch (error) {
    if (error instanceof SuiteError) return { trouble: `reife: ${error.message}` };
    throw error;
  }
}

function baseOf({ id }: Edition): string {
  return `editions/${id}/`;
}

/** What a page has room for; the terminal has the rest. */
function firstLine(text: string): string {
  return text.split("\n", 1)[0]?.replace(/^reife: /u, "") ?? "";
}
