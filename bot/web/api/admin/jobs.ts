import { Hono } from "hono";
import { type SSEStreamingApi, streamSSE } from "hono/streaming";
import type { Job } from "../../../../corpus/ingest-job.ts";
import type { JobCounts } from "../../../admin/contract.ts";
import { JOBS_SHOWN, summaryWords } from "../../pages/admin/intake.ts";
import { jobItem } from "../../pages/admin/job-item.ts";
import { answerOutcome, createEntry } from "./answers.ts";
import type { AdminParts } from "./parts.ts";

/** Proxies cut what is silent for a minute. */
const PING_MS = 20_000;

type Parts = Pick<AdminParts, "librarian" | "personIn" | "closing">;

/** `/api/admin/jobs`: how files come along, and what may be done about them. */
export function createJobsApi({ librarian, personIn, closing }: Parts): Hono {
  const entered = createEntry(librarian, personIn);
  return new Hono()
    .get(
      "/events",
      entered(async (context, personId) =>
        streamSSE(context, async (stream) => {
          const send = createSender(stream, () => librarian.jobCounts(personId));
          // What changes between the two is told twice rather than never.
          const end = librarian.watch(personId, (job) => send("job", [job]));
          send("jobs", await librarian.jobs({ limit: JOBS_SHOWN }, personId));
          await untilOver(stream, closing);
          end();
        }),
      ),
    )
    .post(
      "/cancel",
      entered(async (context, personId) => answerOutcome(context, await librarian.cancelAll(personId), "/admin")),
    )
    .post(
      "/:id/cancel",
      entered(async (context, personId) =>
        answerOutcome(context, await librarian.cancel(context.req.param("id") ?? "", personId), "/admin"),
      ),
    )
    .post(
      "/:id/retry",
      entered(async (context, personId) =>
        answerOutcome(context, await librarian.retry(context.req.param("id") ?? "", personId), "/admin"),
      ),
    );
}

/** Events carry the items as the page was served with them, newest first: a page that comes back has missed nothing. */
function createSender(stream: SSEStreamingApi, counts: () => Promise<JobCounts>) {
  let sent: Promise<void> = Promise.resolve();
  let waiting = 0;
  return (event: string, jobs: readonly Job[]) => {
    waiting += 1;
    sent = sent.then(async () => {
      waiting -= 1;
      const items = await Promise.all(jobs.map(async (job) => ({ id: job.id, html: `${await jobItem(job)}` })));
      await stream.writeSSE({ event, data: JSON.stringify(items) });
      if (waiting > 0) return;
      const now = await counts();
      await stream.writeSSE({ event: "summary", data: JSON.stringify({ ...summaryWords(now), open: now.open }) });
    });
    sent.catch(() => undefined);
  };
}

function untilOver(stream: SSEStreamingApi, closing: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const ping = setInterval(() => void stream.write(": ping\n\n").catch(() => undefined), PING_MS);
    const over = () => {
      clearInterval(ping);
      closing.removeEventListener("abort", over);
      resolve();
    };
    stream.onAbort(over);
    if (closing.aborted || stream.aborted) over();
    else closing.addEventListener("abort", over);
  });
}
