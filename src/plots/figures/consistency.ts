import type { PairRow } from "../../core/run-figures.js";
import type { Figure } from "../figure.js";
import { percent } from "../percent.js";
import { scatter, type ScatterPoint } from "../specs/scatter.js";

/** Whether judges that agree with themselves agree with humans. */
export const consistencyFigure: Figure = {
  name: "consistency",
  title: "Consistency against accuracy",
  about:
    "Small points are an evaluator under a protocol, large ones its mean. Across: pairs with the same preference in both positions. A consistent judge need not be right: it may be wrong both times.",
  of: ({ leaderboard, pairs }, sheet) => {
    const judges = pairs.filter(
      ({ adapter, presentationsShareCalls }) => adapter !== "null" && !presentationsShareCalls,
    );
    const single = new Set(judges.map(({ protocol }) => protocol)).size < 2;
    const small = single ? [] : judges.flatMap(pointOf);
    const large = leaderboard.evaluators.flatMap((row): ScatterPoint[] => {
      const { accuracy, selfAgreement, evaluator, adapter } = row;
      if (adapter === "null" || !("value" in accuracy) || !("value" in selfAgreement)) return [];
      return [{ ...pointAt(selfAgreement.value, accuracy.value, evaluator), adapter, label: evaluator }];
    });
    const points = [...small, ...large];
    if (points.length === 0) return { undefined: "no judge was shown outputs in both positions" };
    return {
      description: described(large),
      plot: scatter(
        points,
        { x: { label: "same preference both ways, %" }, y: { label: "accuracy, %" } },
        sheet,
      ),
      table: {
        columns: ["evaluator", "protocol", "self-agreement", "accuracy"],
        rows: judges.map(({ evaluator, protocol, selfAgreement, accuracy }) => [
          evaluator,
          protocol,
          "value" in selfAgreement ? selfAgreement.value : "",
          "value" in accuracy ? accuracy.value : "",
        ]),
      },
    };
  },
};

function pointOf({
  evaluator,
  adapter,
  protocol,
  accuracy,
  selfAgreement,
}: PairRow): readonly ScatterPoint[] {
  if (!("value" in accuracy) || !("value" in selfAgreement)) return [];
  return [{ ...pointAt(selfAgreement.value, accuracy.value, `${evaluator} under ${protocol}`), adapter }];
}

function pointAt(consistent: number, right: number, who: string): Pick<ScatterPoint, "x" | "y" | "title"> {
  return {
    x: consistent * 100,
    y: right * 100,
    title: `${who}: ${percent(consistent)} % consistent, ${percent(right)} % right`,
  };
}

/** More evaluators than this are no sentence. */
const mostNamed = 6;

function described(evaluators: readonly ScatterPoint[]): string {
  const say = ({ label, x, y }: ScatterPoint): string =>
    `${label ?? ""}: ${x.toFixed(1)} % consistent, ${y.toFixed(1)} % right`;
  const sorted = [...evaluators].sort((a, b) => b.x - a.x);
  const told =
    sorted.length <= mostNamed
      ? evaluators.map(say).join("; ")
      : `From ${sorted.slice(0, 1).map(say).join("")}, to ${sorted.slice(-1).map(say).join("")}`;
  return `${evaluators.length} evaluators. ${told}.`;
}
