import { canonicalJson } from "../../../core/canonical-json.js";
import { countCodePoints } from "../../../core/count-code-points.js";
import type { Gold } from "../../../core/gold.js";
import type { InstanceFacts } from "../../../core/instance-facts.js";
import { shortSha256 } from "./short-sha256.js";
import { shownOrder } from "../../../core/shown-order.js";
import type { TaskKind } from "../../../core/task-kind.js";
import { ImportError } from "../../../imports/import-error.js";
import type { ImportedItem, ImportedRow } from "../../../imports/imported-row.js";
import { pairGoldOf } from "../../../imports/pair-gold-of.js";
import type { RowPlace } from "../../../imports/row-place.js";
import type { ImportItems } from "./import-items.js";
import { NullCredits } from "./null-credits.js";
import { otherText, saidTexts, type SaidTexts } from "./said-texts.js";

const idCharacters = 16;
const taskOfGold: Readonly<Record<Gold["kind"], TaskKind>> = {
  pair: "pairwise",
  scores: "pointwise",
  best: "listwise",
};

/** What is kept of an instance while rows come: never its texts. */
interface Draft {
  readonly id: string;
  readonly place: RowPlace;
  readonly row: number;
  readonly cluster: string;
  gold: Gold | undefined;
  readonly tags: InstanceFacts["tags"];
  readonly lengths: readonly number[];
  readonly texts: SaidTexts;
  /** Of a list: see `InstanceFacts`. */
  readonly order: readonly number[] | undefined;
  /** What the null rules choose, as `NullCredits` writes it. */
  readonly nulls: number;
}

const noTags: InstanceFacts["tags"] = {};
const noLengths: readonly number[] = [];

/**
 * The instances of a dataset without a card, made of what the rows say. An instance is known by its key, else by its texts;
 * ids made of texts are those that a card's instances would have. All rows about one instance must say the same gold.
 */
export class MadeItems implements ImportItems {
  readonly dataset: string;
  readonly files = {};
  readonly size = undefined;
  readonly #seed: string;
  readonly #withoutGold: boolean;
  /** Of the first gold. */
  #task: TaskKind | undefined;
  readonly #numbers = new Map<string, number>();
  readonly #drafts: Draft[] = [];
  readonly #nulls: NullCredits;
  /** Equal golds and tags are kept once: most files have few. */
  readonly #golds = new Map<string, Gold>();
  readonly #tags = new Map<string, InstanceFacts["tags"]>();

  constructor(dataset: string, options: { readonly seed: string; readonly withoutGold: boolean }) {
    this.dataset = dataset;
    this.#seed = options.seed;
    this.#withoutGold = options.withoutGold;
    this.#nulls = new NullCredits(this.#seed);
  }

  find(row: ImportedRow): number {
    const { item, place } = row;
    const key = keyOf(row);
    const known = this.#numbers.get(key);
    const gold = item.gold === undefined ? undefined : this.#kept(item.gold);
    if (gold !== undefined) this.#task ??= taskOfGold[gold.kind];
    if (known !== undefined) {
      const draft = this.#drafts[known];
      if (draft !== undefined) {
        refuseOtherTexts(draft, row);
        if (gold !== undefined) addGold(draft, gold, place);
      }
      return known;
    }
    const number = this.#drafts.length;
    this.#numbers.set(key, number);
    this.#drafts.push({
      id: key,
      place,
      row: item.row ?? place.row ?? number + 1,
      cluster: clusterOf(item, key),
      gold,
      tags: this.#tagsOf(item),
      lengths: item.outputs?.map(countCodePoints) ?? noLengths,
      texts: saidTexts(item),
      order: orderOf(item),
      nulls: this.#nulls.choicesOn(item),
    });
    return number;
  }

  id(number: number): string {
    return this.#at(number).id;
  }

  task(): TaskKind | undefined {
    return this.#task;
  }

  skills(number: number): readonly string[] {
    const { tags, gold } = this.#at(number);
    return tags["skill"] ?? (gold?.kind === "scores" ? Object.keys(gold.scores) : []);
  }

  describe(number: number): string {
    const { id, place } = this.#at(number);
    return `'${id}', first in ${place.file} row ${place.row ?? 1}`;
  }

  facts(): readonly InstanceFacts[] {
    const task = this.task() ?? "pointwise";
    const golds = this.#drafts.map((draft) => this.#goldOf(draft, task));
    const credits = this.#nulls.credits(golds);
    const drafts = this.#drafts.splice(0);
    this.#numbers.clear();
    return drafts.map(({ id, row, cluster, tags, lengths, order, nulls }, index) => {
      const gold = golds[index] ?? { kind: "scores", scores: {} };
      const credited = credits(gold, { outputs: lengths.length, code: nulls });
      const shown = task === "listwise" && order !== undefined ? { order } : {};
      return { dataset: this.dataset, id, row, cluster, gold, tags, lengths, ...shown, nulls: credited };
    });
  }

  #at(number: number): Draft {
    const draft = this.#drafts[number];
    if (draft === undefined) throw new RangeError(`There is no instance ${number} of ${this.dataset}`);
    return draft;
  }

  #goldOf({ gold, place }: Draft, task: TaskKind): Gold {
    if (gold === undefined) {
      if (this.#withoutGold && task === "pointwise") return this.#kept({ kind: "scores", scores: {} });
      throw new ImportError(place, "it has no gold: nothing says what humans think of this instance", {
        hint: "Name a dataset with a card (--dataset), a file of human judgments (--gold), or where the row keeps them",
      });
    }
    if (taskOfGold[gold.kind] === task) return gold;
    throw new ImportError(place, `its gold is ${taskOfGold[gold.kind]}, that of the rows before is ${task}`);
  }

  #kept(gold: Gold): Gold {
    if (gold.kind === "pair" && gold === pairGoldOf(gold.preference)) return gold;
    const text = canonicalJson(gold);
    const known = this.#golds.get(text);
    if (known !== undefined) return known;
    if (this.#golds.size < 10_000) this.#golds.set(text, gold);
    return gold;
  }

  #tagsOf({ tags = noTags }: ImportedItem): InstanceFacts["tags"] {
    if (Object.keys(tags).length === 0) return noTags;
    const text = canonicalJson(tags);
    const known = this.#tags.get(text);
    if (known !== undefined) return known;
    if (this.#tags.size < 10_000) this.#tags.set(text, tags);
    return tags;
  }
}

function keyOf({ item, place }: ImportedRow): string {
  if (item.key !== undefined) return item.key;
  const { instruction, outputs, reference } = item;
  if (instruction === undefined || outputs === undefined) {
    if (item.row !== undefined) return `row-${item.row}`;
    throw new ImportError(place, "nothing says which instance it is about", {
      hint: "Name a dataset with a card (--dataset), or map instance, or instruction and outputs",
    });
  }
  return shortSha256(canonicalJson({ instruction, outputs, reference }), idCharacters);
}

function clusterOf({ cluster, instruction }: ImportedItem, key: string): string {
  if (cluster !== undefined) return cluster;
  return instruction === undefined ? key : shortSha256(instruction, idCharacters);
}

function orderOf({ instruction = "", outputs }: ImportedItem): readonly number[] | undefined {
  if (outputs === undefined || outputs.length < 3) return undefined;
  return shownOrder({ task: "listwise", instruction, outputs }, { position: "original" });
}

/** A name stands for one instance: two of one name would be taken for one. */
function refuseOtherTexts({ id, place: first, texts }: Draft, { item, place }: ImportedRow): void {
  const other = otherText(texts, item);
  if (other === undefined) return;
  throw new ImportError(
    place,
    `it has another ${other} than row ${first.row ?? 1}, which is about '${id}' too`,
    {
      hint: "Give each instance a name of its own; texts stand in the dataset's order, however they were shown",
    },
  );
}

/** Scores of further criteria are added; what was said before must not be said otherwise. */
function addGold(draft: Draft, gold: Gold, place: RowPlace): void {
  const known = draft.gold;
  if (known === gold) return;
  if (known === undefined) {
    draft.gold = gold;
    return;
  }
  if (known.kind === "scores" && gold.kind === "scores") {
    const clash = Object.entries(gold.scores).find(
      ([name, score]) => (known.scores[name] ?? score) !== score,
    );
    if (clash === undefined) {
      draft.gold = { kind: "scores", scores: { ...known.scores, ...gold.scores } };
      return;
    }
  } else if (canonicalJson(known) === canonicalJson(gold)) return;
  throw new ImportError(
    place,
    `its gold is another than in row ${draft.place.row ?? 1} about the same instance`,
  );
}
