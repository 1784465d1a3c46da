import { BOT } from "../slack/emulator/app.ts";
import type { Asked } from "./replies.ts";
import { FOLLOW_UPS, questionAt } from "./sample-questions.ts";

/** An event of Slack's, as it is delivered, perhaps not for the first time. */
interface Delivery {
  /** When it comes, if one event happens in each unit of time. */
  readonly at: number;
  readonly type: "events_api";
  readonly payload: { readonly event_id: string; readonly [field: string]: unknown };
}

export interface Plan {
  readonly asked: readonly Asked[];
  /** In the order in which they come. */
  readonly deliveries: readonly Delivery[];
}

interface Options {
  readonly events: number;
  /** How many of the events come twice, 0 to 1. */
  readonly redelivered: number;
  /** After how many events they come again: one of these. */
  readonly redeliveredAfter: readonly number[];
  /** How late a delivery may be, in events. */
  readonly shuffledWithin: number;
  /** How many events happen between two messages of a thread, at least. */
  readonly threadGap: number;
  readonly people: number;
  readonly channels: number;
  /** From 0 up to 1. */
  readonly random: () => number;
}

interface Written {
  readonly asked: Asked;
  readonly payloads: readonly Delivery["payload"][];
}

/** Of ten messages, so many. */
const MENTIONS = 2;
const FOLLOWING = 2;

/**
 * Messages to the assistant as Slack might deliver them at its worst: mentions come as two events, some events come again, and all are
 * shuffled. Only the messages of one thread come in their order, and apart: whoever follows up has read what was there before.
 */
export function planRedeliveries(options: Options): Plan {
  const { events, redelivered, redeliveredAfter, shuffledWithin, threadGap, people, channels, random } = options;
  const written: Written[] = [];
  const roots: Asked[] = [];
  let count = 0;
  while (count < events) {
    const next = write(written.length, events - count);
    written.push(next);
    count += next.payloads.length;
  }
  const first = written.flatMap(({ asked, payloads }) => payloads.map((payload) => ({ asked, payload })));
  const lastOf = new Map<string, number>();
  const deliveries = first.flatMap(({ asked, payload }, place) => {
    const thread = `${asked.channel}:${asked.threadTs}`;
    const earliest = isFollowUp(asked) ? (lastOf.get(thread) ?? 0) + threadGap : 0;
    const at = Math.max(place + random() * shuffledWithin, earliest);
    lastOf.set(thread, Math.max(at, lastOf.get(thread) ?? 0));
    const isAgain = random() < redelivered;
    const delivery = { type: "events_api", payload, at } as const;
    const after = redeliveredAfter[Math.floor(random() * redeliveredAfter.length)] ?? 0;
    return isAgain ? [delivery, { ...delivery, at: at + after + random() * shuffledWithin }] : [delivery];
  });
  return {
    asked: written.map(({ asked }) => asked),
    deliveries: deliveries.toSorted((one, other) => one.at - other.at),
  };

  function write(place: number, left: number): Written {
    const kind = place % 10;
    const ts = `17${`${90_000_000 + place}`.padStart(8, "0")}.${`${place}`.padStart(6, "0")}`;
    const root = roots[roots.length - 1 - Math.floor(random() * Math.min(roots.length, people))];
    if (kind < MENTIONS && left >= 2) return mention(place, ts);
    if (kind < MENTIONS + FOLLOWING && root !== undefined) {
      const asked = { channel: root.channel, ts, threadTs: root.threadTs };
      const event = { ...direct(asked), text: questionAt(place, FOLLOW_UPS), thread_ts: root.threadTs };
      return { asked, payloads: [callback(`Ev${place}`, event)] };
    }
    const asked = { channel: `D${numbered(place % people)}`, ts, threadTs: ts };
    roots.push(asked);
    return { asked, payloads: [callback(`Ev${place}`, { ...direct(asked), text: questionAt(place) })] };
  }

  function mention(place: number, ts: string): Written {
    const channel = `C${numbered(Math.floor(random() * channels))}`;
    const event = { user: `U${numbered(place % people)}`, channel, text: `<@${BOT.userId}> ${questionAt(place)}`, ts };
    return {
      asked: { channel, ts, threadTs: ts },
      payloads: [
        callback(`Ev${place}`, { ...event, type: "message", channel_type: "channel", event_ts: ts }),
        callback(`Ev${place}m`, { ...event, type: "app_mention", event_ts: ts }),
      ],
    };
  }
}

function isFollowUp({ ts, threadTs }: Asked): boolean {
  return ts !== threadTs;
}

function direct({ channel, ts }: Asked) {
  return { type: "message", channel_type: "im", user: channel.replace("D", "U"), channel, ts, event_ts: ts };
}

/** https://docs.slack.dev/apis/events-api#event-object */
function callback(
  event_id: string,
  event: { readonly event_ts: string; readonly [field: string]: unknown },
): Delivery["payload"] {
  const event_time = Number.parseInt(event.event_ts, 10);
  return { type: "event_callback", event_id, event_time, team_id: "T1", api_app_id: BOT.appId, event };
}

function numbered(place: number): string {
  return `${place + 1}`.padStart(5, "0");
}
