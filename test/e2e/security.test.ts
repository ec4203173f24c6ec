import { describe, expect, it } from "vitest";
import { startJudgeServer } from "../support/judge-server.js";
import { openAiError } from "../support/openai-server.js";
import { judgeCard, makeProject } from "../support/project.js";

const run = ["run", "configs/test.yaml"] as const;

/** Loaded before the program: tells of every look-up and every connection, and lets none be made. */
const guard = `
import net from "node:net";
import dns from "node:dns";
import dgram from "node:dgram";
import { syncBuiltinESMExports } from "node:module";
const refuse = (what) => () => {
  process.stderr.write("NETWORK " + what + "\\n");
  throw new Error("NETWORK " + what);
};
net.Socket.prototype.connect = refuse("connect");
net.Server.prototype.listen = refuse("listen");
dgram.createSocket = refuse("dgram");
dns.lookup = refuse("lookup");
syncBuiltinESMExports();
process.stderr.write("guarded\\n");
`;

describe("reife and the network", () => {
  it("opens no socket where no judge is behind one", { timeout: 60_000 }, async () => {
    const simulated = {
      title: "A simulated judge",
      adapter: "simulated",
      seed: 1,
      traits: { accuracy: 0.8 },
    };
    const project = makeProject({
      evaluators: { simulated, longest: { title: "Longest", adapter: "null", rule: "longest" } },
      files: { "guard.mjs": guard },
    });
    const env = { NODE_OPTIONS: `--import ${project.folder}/guard.mjs` };
    const result = await project.start([...run], { env }).done;
    expect(result.stderr).toMatch(/^guarded$/mu);
    expect(result.stderr).not.toContain("NETWORK");
    expect(result.code).toBe(0);
  });

  it("calls nobody under --offline", async () => {
    const server = await startJudgeServer();
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) } });
    const result = await project.cli([...run, "--offline"]);
    expect(result.code).toBe(2);
    expect(result.stderr).toContain("Cannot call judge: network calls are forbidden by --offline");
    expect(server.count()).toBe(0);
  });
});

describe("what a provider says", () => {
  it("is shown on a terminal and steers nothing", { timeout: 60_000 }, async () => {
    const message = "No \u001b]0;title\u0007\u001b[2J\u009b1A\nreife: all is well\r\u202eGNP";
    const server = await startJudgeServer({ instead: () => openAiError(401, { message }) });
    const project = makeProject({ evaluators: { judge: judgeCard(server.url) } });
    const results = [
      await project.cli([...run]),
      await project.cli(["status", "results/test"]),
      await project.cli(["leaderboard", "results/test"]),
    ];
    const written = results.map(({ stdout, stderr }) => stdout + stderr).join("");
    expect(written).toContain("No \\u001b]0;title\\u0007\\u001b[2J\\u009b1A reife: all is well \\u202eGNP");
    expect(written).not.toMatch(/(?!\n)[\p{Cc}\u202E]|^reife: all is well/mu);
  });
});
