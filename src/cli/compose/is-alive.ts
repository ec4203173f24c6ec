/** Whether a process with this id runs: signal 0 asks without touching it. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: it runs, but is somebody else's.
    return error instanceof Error && "code" in error && error.code === "EPERM";
  }
}
