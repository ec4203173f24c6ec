/** One who waits for a signal, and where in the list of those who do. */
interface Watcher {
  readonly act: () => void;
  place: number;
}

const watched = new WeakMap<AbortSignal, Watcher[]>();

/**
 * Calls back once a signal is aborted; never where it is already. One signal may stand for all calls of a run: it gets one
 * listener, for each further one would be compared with all those before it.
 *
 * @returns what ends the wait; harmless when it is over
 */
export function watchAbort(signal: AbortSignal, act: () => void): () => void {
  const watchers = watched.get(signal) ?? listen(signal);
  const watcher: Watcher = { act, place: watchers.length };
  watchers.push(watcher);
  return () => {
    leave(watchers, watcher);
  };
}

function listen(signal: AbortSignal): Watcher[] {
  const watchers: Watcher[] = [];
  watched.set(signal, watchers);
  const tellAll = (): void => {
    for (const { act } of watchers.splice(0)) act();
  };
  signal.addEventListener("abort", tellAll, { once: true });
  return watchers;
}

/** The last one takes the free place. A set would do as well, but its earlier tables keep those who left from being collected. */
function leave(watchers: Watcher[], watcher: Watcher): void {
  if (watchers[watcher.place] !== watcher) return;
  const last = watchers.pop();
  if (last === undefined || last === watcher) return;
  last.place = watcher.place;
  watchers[last.place] = last;
}
