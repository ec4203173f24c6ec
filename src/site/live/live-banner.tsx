import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { LivePages } from "../../core/live-pages.js";
import { liveWords } from "./live-words.js";
import { useLive } from "./use-live.js";

interface LiveBannerProps {
  /** Where to ask. */
  readonly address: string;
  readonly onAnswer: (live: LivePages) => Promise<void>;
}

/** A line above the pages of a run that is followed: how it stands, and how old the pages are. */
export function LiveBanner({ address, onAnswer }: LiveBannerProps): JSX.Element {
  const heard = useLive(address, onAnswer);
  const since = useSecondsSince(heard?.at);
  if (heard === undefined) return <section class="live" aria-label="The run" />;
  const { run, figures, pages, isPart } = liveWords(heard.live, since);
  return (
    <section class="live" aria-label="The run" data-state={heard.isLost ? "lost" : heard.live.run?.state}>
      {heard.isLost ? (
        <strong>reife serve no longer answers: the pages stay as they are</strong>
      ) : (
        <>
          <strong>{run}</strong>
          {figures.length > 0 && <span class="live-figures">{figures.join(", ")}</span>}
          <span class="live-pages">{pages}</span>
          {isPart && heard.live.edition !== undefined && (
            <small title="Whoever stops at the first good look is wrong more often than the intervals say. reife leaderboard --anytime has intervals that hold however often you look.">
              Numbers of a part: its intervals hold for one look
            </small>
          )}
        </>
      )}
    </section>
  );
}

/** Seconds since a moment of `performance.now()`, counted on. */
function useSecondsSince(at = 0): number {
  const [now, setNow] = useState(at);
  useEffect(() => {
    const timer = setInterval(() => {
      setNow(performance.now());
    }, 1000);
    return () => {
      clearInterval(timer);
    };
  }, []);
  return Math.max(0, (now - at) / 1000);
}
