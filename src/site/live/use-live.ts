import { useEffect, useState } from "preact/hooks";
import type { LivePages } from "../../core/live-pages.js";

const askEveryMs = 1000;

/** What the server last said, and when by this page's clock. */
export interface Heard {
  readonly live: LivePages;
  /** Milliseconds, as `performance.now()` counts them. */
  readonly at: number;
  /** Whether it has stopped answering since. */
  readonly isLost: boolean;
}

/**
 * Asks the server again and again how the run stands, as long as somebody looks at the page. Undefined before the first answer.
 * `onAnswer` is waited for before it is asked again.
 */
export function useLive(address: string, onAnswer: (live: LivePages) => Promise<void>): Heard | undefined {
  const [heard, setHeard] = useState<Heard>();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    let isAsking = false;
    const ask = async (): Promise<void> => {
      clearTimeout(timer);
      if (isAsking || document.hidden) return;
      isAsking = true;
      try {
        const live = await answerFrom(address);
        const at = performance.now();
        await onAnswer(live);
        setHeard({ live, at, isLost: false });
      } catch {
        setHeard((last) => last && { ...last, isLost: true });
      }
      isAsking = false;
      timer = setTimeout(again, askEveryMs);
    };
    const again = (): void => void ask();
    again();
    document.addEventListener("visibilitychange", again);
    return () => {
      clearTimeout(timer);
      document.removeEventListener("visibilitychange", again);
    };
  }, [address]);
  return heard;
}

async function answerFrom(address: string): Promise<LivePages> {
  const response = await fetch(address, { cache: "no-store" });
  if (!response.ok) throw new Error(`The server answered ${response.status}`);
  // Pages and server are of one program.
  return (await response.json()) as LivePages;
}
