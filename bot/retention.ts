import type { Files } from "./slack/files/open-files.ts";
import type { ConversationStore } from "./store/conversations.ts";
import type { NoticeStore } from "./store/desk-notices.ts";
import type { FeedbackStore } from "./store/feedback.ts";
import type { Inbox } from "./store/inbox.ts";
import type { Outbox } from "./store/outbox.ts";

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** For how many days what people leave behind is kept. */
export interface Periods {
  /** What Slack delivered and what was sent: as long as either may come again. */
  readonly deliveries: number;
  /** Threads and what people thought of their answers. */
  readonly conversations: number;
  /** What was sent to be asked about. */
  readonly files: number;
}

/** Something that is kept for some days: deletes what is older than a moment. */
interface Kept {
  readonly days: number;
  readonly forgetBefore: (moment: Date) => Promise<unknown>;
}

interface Stores {
  readonly inbox: Pick<Inbox, "forgetBefore">;
  readonly outbox: Pick<Outbox, "forgetBefore">;
  readonly conversations: Pick<ConversationStore, "forgetBefore">;
  readonly feedback: Pick<FeedbackStore, "forgetBefore">;
  readonly files: Pick<Files, "forgetBefore"> | null;
  /** Messages of the desks, where there are desks. */
  readonly notices: Pick<NoticeStore, "forgetBefore"> | null;
}

/** Everything that is forgotten in time. Wishes are not: they are kept until somebody has seen to them. */
export function forgettable(
  { inbox, outbox, conversations, feedback, files, notices }: Stores,
  periods: Periods,
): readonly Kept[] {
  return [
    { days: periods.deliveries, forgetBefore: (moment) => inbox.forgetBefore(moment.getTime()) },
    { days: periods.deliveries, forgetBefore: (moment) => outbox.forgetBefore(moment.getTime()) },
    { days: periods.conversations, forgetBefore: (moment) => conversations.forgetBefore(moment.toISOString()) },
    { days: periods.conversations, forgetBefore: (moment) => feedback.forgetBefore(moment.toISOString()) },
    ...(notices === null
      ? []
      : [{ days: periods.conversations, forgetBefore: (moment: Date) => notices.forgetBefore(moment.toISOString()) }]),
    ...(files === null
      ? []
      : [{ days: periods.files, forgetBefore: (moment: Date) => files.forgetBefore(moment.toISOString()) }]),
  ];
}

interface Parts {
  readonly kept: readonly Kept[];
  readonly clock: () => Date;
  readonly log: (line: string) => void;
}

/** Forgets what is older than it is kept: now, and every hour. @returns how to end it */
export function keepRetention(parts: Parts): () => Promise<void> {
  let forgetting = forgetOld(parts);
  const timer = setInterval(() => {
    forgetting = forgetting.then(() => forgetOld(parts));
  }, HOUR_MS);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await forgetting;
  };
}

/** Forgets once what is older than it is kept. */
export async function forgetOld({ kept, clock, log }: Parts): Promise<void> {
  for (const { days, forgetBefore } of kept) {
    await forgetBefore(new Date(clock().getTime() - days * DAY_MS)).catch((fault: unknown) =>
      log(`forgetting what is older than ${days} days: ${fault}`),
    );
  }
}
