/** What the program's exit code says. Never changed. */
export const exitCode = {
  done: 0,
  internal: 1,
  usage: 2,
  incomplete: 3,
  gate: 4,
  budget: 5,
  interrupted: 130,
} as const;

/** One of the documented exit codes. */
export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
