import type { JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";
import type { RunFigures } from "../../core/run-figures.js";
import { drawFigure } from "../../plots/draw-figure.js";
import type { Figure, FigureSpec } from "../../plots/figure.js";
import { svgFile } from "../../plots/svg-file.js";
import type { Theme } from "../../plots/theme.js";
import { themes } from "../../plots/themes.js";
import { download } from "../data/download.js";
import { exports } from "../table/exports.js";
import { NameText } from "./name-text.jsx";

/** Colours of the page, whichever theme it is in. */
const theme: Theme = {
  ...{ ground: "var(--ground)", ink: "var(--ink)", muted: "var(--muted)", grid: "var(--grid)" },
  ...{ gain: "var(--gain)", loss: "var(--loss)" },
  series: Array.from({ length: 8 }, (_, place) => `var(--series-${place})`),
};

/** A figure with its title, how it is read, and its numbers as a table. */
export function FigureView({
  figure,
  run,
}: {
  readonly figure: Figure;
  readonly run: RunFigures;
}): JSX.Element {
  const box = useRef<HTMLDivElement>(null);
  const width = useWidth(box);
  const spec = width === undefined ? undefined : figure.of(run, { width, theme });
  useEffect(() => {
    if (box.current === null || spec === undefined || "undefined" in spec) return;
    const drawn = drawFigure(spec, { title: figure.title, id: `figure-${figure.name}` }, { document, theme });
    box.current.replaceChildren(drawn as unknown as SVGElement);
  }, [width, run, figure]);
  return (
    <section class="figure-box" id={figure.name} aria-labelledby={`${figure.name}-title`}>
      <h2 id={`${figure.name}-title`}>{figure.title}</h2>
      <p class="about">{figure.about}</p>
      <div ref={box} class="drawing" />
      {spec !== undefined && "undefined" in spec && <p class="none">Not drawn: {spec.undefined}.</p>}
      {spec !== undefined && !("undefined" in spec) && <p class="about">{spec.description}</p>}
      {spec !== undefined && !("undefined" in spec) && (
        <>
          <button
            type="button"
            onClick={() => {
              download(`${figure.name}.svg`, svgOf(figure, run));
            }}
          >
            SVG
          </button>
          <Numbers figure={figure} spec={spec} />
        </>
      )}
    </section>
  );
}

/** The figure as a file, in the colours of files, as `reife plot` writes it. */
function svgOf(figure: Figure, run: RunFigures): string {
  const sheet = { width: 800, theme: themes.light };
  const spec = figure.of(run, sheet);
  if ("undefined" in spec) return "";
  return svgFile(spec, { title: figure.title, id: figure.name }, { document, theme: sheet.theme });
}

function Numbers({ figure, spec }: { readonly figure: Figure; readonly spec: FigureSpec }): JSX.Element {
  const { columns, rows } = spec.table;
  const [open, setOpen] = useState(false);
  return (
    <details
      onToggle={(event) => {
        setOpen(event.currentTarget.open);
      }}
    >
      <summary>The numbers</summary>
      {open && (
        <div class="scroll" tabIndex={0} role="region" aria-label={`Numbers of ${figure.title}`}>
          <button
            type="button"
            onClick={() => {
              download(`${figure.name}.csv`, exports.csv(spec.table));
            }}
          >
            CSV
          </button>
          <table>
            <thead>
              <tr>
                {columns.map((name) => (
                  <th scope="col" key={name}>
                    {name}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.slice(0, 500).map((row, place) => (
                <tr key={place}>
                  {row.map((value, column) => (
                    <td key={column} class={typeof value === "number" ? "number" : undefined}>
                      {typeof value === "number" ? Number(value.toFixed(4)) : <NameText text={value} />}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </details>
  );
}

/** The width of an element in pixels, followed as it changes; steps of 20, so that a drag does not draw a hundred times. */
function useWidth(box: { readonly current: HTMLElement | null }): number | undefined {
  const [width, setWidth] = useState<number>();
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => {
      setWidth(Math.max(280, Math.min(1000, Math.floor(element.clientWidth / 20) * 20)));
    };
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => {
      observer.disconnect();
    };
  }, [box]);
  return width;
}
