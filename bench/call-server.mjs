// A local OpenAI-compatible server that does next to nothing for a call, so that it is not what is measured: of a request it reads
// the length alone, and it answers each with the same bytes. A process of its own: tells its port, and when asked its calls and
// processor time. Argument: milliseconds until an answer.
import { createServer } from "node:net";

const delay = Number(process.argv[2] ?? 0);
const body = JSON.stringify({
  id: "chatcmpl-bench",
  object: "chat.completion",
  created: 1_700_000_000,
  model: "bench",
  choices: [
    {
      index: 0,
      message: { role: "assistant", content: "Output (a)", refusal: null },
      logprobs: null,
      finish_reason: "stop",
    },
  ],
  usage: { prompt_tokens: 250, completion_tokens: 4, total_tokens: 254 },
});
const answer = Buffer.from(
  [
    "HTTP/1.1 200 OK",
    "content-type: application/json",
    "x-request-id: req-bench",
    `content-length: ${Buffer.byteLength(body)}`,
    "",
    body,
  ].join("\r\n"),
);
const headEnd = Buffer.from("\r\n\r\n");
const nothing = Buffer.alloc(0);
let calls = 0;

const server = createServer({ noDelay: true }, (socket) => {
  /** Of a head that came in parts, those so far; bytes of a body that are still to come. */
  let head = nothing;
  let left = 0;
  const reply = () => {
    calls += 1;
    if (delay === 0) socket.write(answer);
    else setTimeout(() => socket.write(answer), delay);
  };
  socket.on("error", () => socket.destroy());
  socket.on("data", (chunk) => {
    for (let at = 0; at < chunk.length;) {
      if (left > 0) {
        const taken = Math.min(left, chunk.length - at);
        at += taken;
        left -= taken;
      } else {
        const bytes = Buffer.concat([head, chunk.subarray(at)]);
        const end = bytes.indexOf(headEnd);
        if (end === -1) {
          head = bytes;
          return;
        }
        at += end + headEnd.length - head.length;
        head = nothing;
        left = Number(/content-length: *(\d+)/iu.exec(bytes.latin1Slice(0, end))?.[1] ?? 0);
      }
      if (left === 0) reply();
    }
  });
});
server.listen(0, "127.0.0.1", () => process.send(server.address().port));
process.on("message", () => {
  const { user, system } = process.cpuUsage();
  process.send({ calls, microseconds: user + system });
});
process.on("disconnect", () => process.exit(0));
