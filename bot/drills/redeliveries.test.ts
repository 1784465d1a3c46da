import { expect, test } from "vitest";
import { z } from "zod";
import { createRandom } from "../../evals/metrics/random.ts";
import { classify } from "../slack/delivery/classify.ts";
import { BOT } from "../slack/emulator/app.ts";
import { planRedeliveries } from "./redeliveries.ts";

const EVENT = z.object({ type: z.string(), channel: z.string(), ts: z.string(), thread_ts: z.string().optional() });
const SHUFFLED_WITHIN = 20;
const THREAD_GAP = 50;

const { asked, deliveries } = planRedeliveries({
  ...{ events: 1_000, redelivered: 0.3, people: 40, channels: 5, random: createRandom(1) },
  ...{ shuffledWithin: SHUFFLED_WITHIN, threadGap: THREAD_GAP, redeliveredAfter: [0, 500] },
});
const ids = deliveries.map(({ payload }) => payload.event_id);
const first = deliveries.filter(({ payload }, place) => ids.indexOf(payload.event_id) === place);
const events = first.map(({ payload }) => EVENT.parse(payload.event));

test("there are as many events as wanted, and a share of them comes again", () => {
  expect(first).toHaveLength(1_000);
  expect(deliveries.length / first.length).toBeCloseTo(1.3, 1);
});

test("what comes again comes at once or later", () => {
  const waits = deliveries.flatMap(({ payload, at }, place) => {
    const before = ids.indexOf(payload.event_id);
    return before === place ? [] : [at - (deliveries[before]?.at ?? 0)];
  });
  const [atOnce, later] = [waits.filter((wait) => wait <= SHUFFLED_WITHIN), waits.filter((wait) => wait >= 500)];
  expect(atOnce.length + later.length).toBe(waits.length);
  expect(atOnce.length / waits.length).toBeCloseTo(0.5, 1);
});

test("every event is a message to the assistant, and each message is known", () => {
  const sources = first.map(({ payload }) => {
    const handling = classify(payload, BOT.userId);
    return handling.kind === "queue" && handling.isAddressed ? handling.delivery.source : handling.kind;
  });
  expect(new Set(sources)).toEqual(new Set(asked.map(({ channel, ts }) => `${channel}:${ts}`)));
});

test("a mention comes as two events of one message", () => {
  const mentions = events.filter(({ type }) => type === "app_mention");
  expect(mentions.length).toBeGreaterThan(100);
  for (const { channel, ts } of mentions)
    expect(events.filter((event) => event.channel === channel && event.ts === ts)).toHaveLength(2);
});

test("they are shuffled", () => {
  const order = events.map(({ ts }) => ts);
  expect(order).not.toEqual(order.toSorted());
});

test("what follows up comes after what it follows, and apart", () => {
  const moments = new Map<string, number>();
  const gaps = deliveries.flatMap(({ payload, at }) => {
    const { channel, ts, thread_ts: root } = EVENT.parse(payload.event);
    if (!moments.has(`${channel}:${ts}`)) moments.set(`${channel}:${ts}`, at);
    return root === undefined ? [] : [at - (moments.get(`${channel}:${root}`) ?? Number.POSITIVE_INFINITY)];
  });
  expect(gaps.length).toBeGreaterThan(100);
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(THREAD_GAP);
});
