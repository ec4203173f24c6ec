import { execFile } from "node:child_process";

/**
 * Takes from a running process the right to open anything: no file, no socket, no pipe, whatever it runs; what it has
 * open stays. The kernel holds that. Where there is no `prlimit` (it comes with util-linux) nothing happens, and what Node
 * itself bars has to do.
 *
 * @returns whether it holds
 */
export async function restrainProcess(pid: number): Promise<boolean> {
  const limits = ["--nofile=0:0", "--fsize=0:0", "--core=0:0"];
  return new Promise((resolve) => {
    execFile("prlimit", ["--pid", String(pid), ...limits], { env: {} }, (error) => {
      resolve(error === null);
    });
  });
}
