import type { DatasetItems, ItemStudy } from "../core/item-study.js";
import { formatCoefficient, formatCount, formatPercent } from "./format-figure.js";
import { textTable } from "./text-table.js";
import { wrapLine } from "./wrap-line.js";

/** Items and judges as a terminal shows them: of each dataset the ablest judges and the least discriminating items. */
export function itemStudyReport({ runs, datasets }: ItemStudy, top: number): string {
  const parts = datasets.map((entry) =>
    "undefined" in entry
      ? wrapLine(
          `${entry.dataset}: not fitted, as there are ${entry.undefined.replace("raters", "judges")} of an item`,
        )
      : datasetPart(entry, top),
  );
  const notes = [
    "Two-parameter logistic model, each judge an evaluator under a protocol. Ability and difficulty are on one scale: judges have mean 0 and standard deviation 1.",
    "slope: how steeply the chance of being right rises with ability; below 0 the abler judges are wrong more often, which speaks against the gold (reife audit-gold). Ordered by it.",
    "SE of abilities: the items' own uncertainty is not in it. Judges that share a model are no independent draws, so slopes of single items are rough.",
  ];
  return [`Items of ${runs.join(", ")}`, ...parts, notes.map(wrapLine).join("\n")].join("\n\n");
}

function datasetPart({ dataset, judges, items, anchors }: DatasetItems, top: number): string {
  const head = `${dataset}: ${formatCount(judges.length)} judges, ${formatCount(items.length)} pairs; ${formatCount(items.filter(({ discrimination }) => discrimination < 0).length)} with a slope below 0`;
  const judgesTable = textTable(
    [
      { title: "judge", align: "left", most: 28, least: 10 },
      { title: "protocol", align: "left", most: 24, least: 8 },
      { title: "acc %", align: "right" },
      { title: "ability", align: "right" },
      { title: "SE", align: "right" },
    ],
    judges
      .slice(0, top)
      .map(({ evaluator, protocol, accuracy, ability, error }) => [
        evaluator,
        protocol,
        formatPercent(accuracy),
        formatCoefficient({ value: ability }),
        formatCoefficient({ value: error }),
      ]),
  );
  const itemsTable = textTable(
    [
      { title: "instance", align: "left", most: 30, least: 10 },
      { title: "row", align: "right" },
      { title: "acc %", align: "right" },
      { title: "slope", align: "right" },
      { title: "SE", align: "right" },
      { title: "difficulty", align: "right" },
    ],
    items
      .slice(0, top)
      .map(({ instance, row, accuracy, discrimination, discriminationError, difficulty }) => [
        instance,
        String(row),
        formatPercent(accuracy),
        formatCoefficient({ value: discrimination }),
        formatCoefficient({ value: discriminationError }),
        formatCoefficient(difficulty),
      ]),
  );
  return [
    wrapLine(head),
    judgesTable,
    itemsTable,
    ...(anchors === undefined ? [] : [anchorLine(anchors)]),
  ].join("\n\n");
}

function anchorLine({
  instances,
  error,
  errorOfAll,
  agreement,
}: NonNullable<DatasetItems["anchors"]>): string {
  return wrapLine(
    `${formatCount(instances.length)} anchors leave a mean SE of ${formatCoefficient({ value: error })} (all pairs: ${formatCoefficient({ value: errorOfAll })}); judges rank on them as on the others with Spearman ${formatCoefficient(agreement)}, too kindly, for the same judges chose them: ${instances.join(" ")}`,
  );
}
