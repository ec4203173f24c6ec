/** Calls a function every so many milliseconds, until what it returns is called. Holds no process up. */
export function repeat(ms: number, action: () => void): () => void {
  const timer = setInterval(action, ms);
  timer.unref();
  return () => {
    clearInterval(timer);
  };
}
