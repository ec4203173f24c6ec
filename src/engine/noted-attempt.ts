import type { OpenAttempt, SentAttempt } from "../core/attempt-journal.js";

/** An attempt that costs money, as it is noted before it goes out. */
export interface NotedAttempt {
  readonly sent: SentAttempt;
  /** Absent where nobody keeps a journal, or where the attempt goes on when this process ends. */
  readonly open: OpenAttempt | undefined;
}
