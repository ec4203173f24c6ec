import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import type { RunFigures } from "../../core/run-figures.js";
import { figures } from "../../plots/figures.js";
import { facetFigures } from "../../plots/figures/facets.js";
import { mostSliced } from "../../plots/most-sliced.js";
import { FigureView } from "../parts/figure-view.jsx";
import { facetJudges } from "../data/facet-judges.js";
import { hrefOf, replaceQuery } from "../data/route.js";
import { JudgePicker } from "../parts/judge-picker.jsx";
import type { PageProps } from "./page.js";

/** Every figure that the run has something to show in, and a list of those that it has not. */
export function PlotsPage({ index, route }: PageProps): JSX.Element {
  const judges = facetJudges(index.figures);
  const chosen = (route.query.get("judges") ?? "").split(",").filter((name) => judges.includes(name));
  const run = useMemo(() => sliced(index.figures, chosen), [index, chosen.join("\n")]);
  const sheet = { width: 640, theme: probe };
  const drawn = figures.map((figure) => ({ figure, spec: figure.of(run, sheet) }));
  const there = drawn.filter(({ spec }) => !("undefined" in spec)).map(({ figure }) => figure);
  const missing = drawn.flatMap(({ figure, spec }) =>
    "undefined" in spec ? [{ title: figure.title, why: spec.undefined }] : [],
  );
  const one = there.filter(({ name }) => name === route.rest);
  const shown = one.length > 0 ? one : there;
  return (
    <>
      <h1>Plots</h1>
      <nav class="inner" aria-label="Plots">
        <a href={hrefOf("plots")} aria-current={one.length === 0 ? "page" : undefined}>
          all
        </a>
        {there.map(({ name, title }) => (
          <a
            key={name}
            href={hrefOf("plots", name)}
            title={title}
            aria-current={one[0]?.name === name ? "page" : undefined}
          >
            {name}
          </a>
        ))}
      </nav>
      {judges.length > mostSliced && shown.some((figure) => facetFigures.includes(figure)) && (
        <JudgePicker
          {...{ judges, chosen, most: mostSliced }}
          onChoose={(names) => {
            replaceQuery(route, { judges: names.join(",") });
          }}
        />
      )}
      {shown.map((figure) => (
        <FigureView key={figure.name} figure={figure} run={run} />
      ))}
      {missing.length > 0 && one.length === 0 && (
        <section>
          <h2>Not drawn</h2>
          <ul>
            {missing.map(({ title, why }) => (
              <li key={title}>
                {title}: {why}
              </li>
            ))}
          </ul>
        </section>
      )}
    </>
  );
}

/** The figures of a run with slices of the chosen judges alone; of all of them where none is chosen. */
function sliced(run: RunFigures, chosen: readonly string[]): RunFigures {
  if (chosen.length === 0) return run;
  return { ...run, facets: run.facets.filter(({ evaluator }) => chosen.includes(evaluator)) };
}

/** Only asks which figures there are: no colour is drawn. */
const probe = { ground: "", ink: "", muted: "", grid: "", gain: "", loss: "", series: [] };
