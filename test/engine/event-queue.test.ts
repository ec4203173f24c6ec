import fc from "fast-check";
import { expect, it } from "vitest";
import { eventQueue, type EventQueue } from "../../src/engine/event-queue.js";

async function read<T>(queue: EventQueue<T>): Promise<T[]> {
  const values: T[] = [];
  for await (const value of queue.values()) values.push(value);
  return values;
}

it("eventQueue() gives every value once, each pusher's in order, whatever the capacity", async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.integer({ min: 1, max: 5 }),
      fc.array(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 }),
      async (capacity, counts) => {
        const queue = eventQueue<readonly [number, number]>(capacity);
        let unread = 0;
        const pushing = counts.map(async (count, pusher) => {
          for (let value = 0; value < count; value += 1) {
            unread += 1;
            expect(unread).toBeLessThanOrEqual(2 * (capacity + counts.length));
            await queue.push([pusher, value]);
          }
        });
        void Promise.all(pushing).then(() => {
          queue.end();
        });
        const values = [];
        for await (const value of queue.values()) {
          values.push(value);
          unread -= 1;
          if (values.length % 3 === 0) await new Promise((resolve) => setImmediate(resolve));
        }
        for (const [pusher, count] of counts.entries()) {
          const own = values.filter(([from]) => from === pusher).map(([, value]) => value);
          expect(own).toEqual(Array.from({ length: count }, (_, value) => value));
        }
      },
    ),
  );
});

it("eventQueue() lets pushers go on only while there is room", async () => {
  const queue = eventQueue<number>(2);
  expect(queue.push(1)).toBeUndefined();
  const full = queue.push(2);
  expect(full).toBeInstanceOf(Promise);
  const values = queue.values();
  expect(await values.next()).toEqual({ done: false, value: 1 });
  await full;
});

it("eventQueue() gives what waits before an error, and throws undefined too", async () => {
  const queue = eventQueue<number>(9);
  void queue.push(1);
  queue.fail(new Error("first"));
  queue.fail(new Error("second"));
  queue.end();
  const values = queue.values();
  expect(await values.next()).toEqual({ done: false, value: 1 });
  await expect(values.next()).rejects.toThrow("first");

  const odd = eventQueue<number>(9);
  odd.fail(undefined);
  await expect(read(odd)).rejects.toBeUndefined();
});

it("eventQueue() lets everybody go once nobody reads", async () => {
  const queue = eventQueue<number>(1);
  const full = queue.push(1);
  queue.discard();
  await full;
  expect(queue.push(2)).toBeUndefined();
  queue.end();
  expect(await read(queue)).toEqual([]);
});
