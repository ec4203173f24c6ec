/** What asks the program to end: Ctrl-C, a polite request, and a terminal that is closed or a connection to it that is lost. */
export const endingSignals = ["SIGINT", "SIGTERM", "SIGHUP"] as const;
