import type { ComponentChildren, JSX } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

/** The head of a column. */
export interface TipHeadProps {
  /** Of the explanation, once on the page. */
  readonly id: string;
  /** What the column means. */
  readonly about: string;
  readonly numeric?: boolean | undefined;
  /** Absent where the table is not sorted by it. */
  readonly sort?: "ascending" | "descending" | "none" | undefined;
  /** What is described by the explanation; takes the focus, and so shows it. */
  readonly children: ComponentChildren;
}

interface Spot {
  readonly left: number;
  readonly top: number;
}

/** Pixels of an explanation: its width in `app.css`, and what is kept free at the window's edge. */
const room = { width: 288, edge: 12 };

/**
 * A head that says what its column means when it is pointed at or has the focus. The explanation stands over the page, so that no
 * box cuts it off, stays while the pointer is on it, and goes with Escape.
 */
export function TipHead({ id, about, numeric, sort, children }: TipHeadProps): JSX.Element {
  const head = useRef<HTMLTableCellElement>(null);
  const [spot, setSpot] = useState<Spot>();
  const show = (): void => {
    const box = head.current?.getBoundingClientRect();
    if (box === undefined) return;
    const most = innerWidth - Math.min(room.width, innerWidth * 0.7) - room.edge;
    setSpot({ left: Math.max(room.edge, Math.min(box.left, most)), top: box.bottom });
  };
  const hide = (): void => {
    setSpot(undefined);
  };
  useEffect(() => {
    if (spot === undefined) return;
    const dismiss = (event: KeyboardEvent): void => {
      if (event.key === "Escape") hide();
    };
    addEventListener("keydown", dismiss);
    addEventListener("scroll", hide, { capture: true, passive: true });
    return () => {
      removeEventListener("keydown", dismiss);
      removeEventListener("scroll", hide, { capture: true });
    };
  }, [spot]);
  return (
    <th
      ref={head}
      scope="col"
      {...(sort === undefined ? {} : { "aria-sort": sort })}
      class={numeric === true ? "number" : undefined}
      onMouseEnter={show}
      onMouseLeave={hide}
      onFocusIn={show}
      onFocusOut={hide}
    >
      {children}
      <span
        role="tooltip"
        id={id}
        class="tip"
        {...(spot === undefined ? {} : { style: { display: "block", left: spot.left, top: spot.top } })}
      >
        {about}
      </span>
    </th>
  );
}
