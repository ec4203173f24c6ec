import { useEffect } from "preact/hooks";

/**
 * Goes to other addresses by the arrow keys to the left and right, unless they move something else: a cursor, a choice, a box that
 * scrolls.
 */
export function useArrowKeys(left: string | undefined, right: string | undefined): void {
  useEffect(() => {
    const follow = (event: KeyboardEvent): void => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
      const { target } = event;
      if (target instanceof Element && target.closest("input, select, textarea, pre, .scroll") !== null)
        return;
      const to = event.key === "ArrowLeft" ? left : event.key === "ArrowRight" ? right : undefined;
      if (to !== undefined) location.hash = to;
    };
    addEventListener("keydown", follow);
    return () => {
      removeEventListener("keydown", follow);
    };
  }, [left, right]);
}
