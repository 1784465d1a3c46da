import type { Context } from "hono";
import { streamSSE } from "hono/streaming";
import { z } from "zod";
import type { Viewer } from "../../../corpus/document.ts";
import { DOORS } from "../../../rag/question/door.ts";
import type { Conversation, Turn, Utterance } from "../../conversation/contract.ts";
import { refusal } from "../../conversation/refusal.ts";
import { type ReportFault, refuse } from "../failure.ts";
import type { Readiness } from "../readiness.ts";

const Body = z.object({
  question: z.string().trim(),
  asOf: z.iso.date().nullish(),
  thread: z.string().min(1).max(100).nullish(),
  door: z.enum(DOORS).nullish(),
});

interface Parts {
  readonly conversation: Conversation;
  readonly ready: () => Readiness;
  readonly reportFault: ReportFault;
  readonly viewerIn: (context: Context) => Promise<Viewer>;
  /** The reply as JSON, with what the page shows beside it. */
  readonly present: (turn: Turn, viewer: Viewer) => Promise<object>;
}

/** `POST /api/ask`: the answer as one JSON object, or as server-sent events where the caller accepts them. */
export function createAsk({ conversation, ready, reportFault, viewerIn, present }: Parts) {
  return async (context: Context): Promise<Response> => {
    const asked = parse(await context.req.text());
    if (asked.kind === "wrong") return refuse(context, 400, asked.sentence);
    const state = ready();
    if (state.kind === "starting") {
      context.header("retry-after", "2");
      return refuse(context, 503, `資料を取り込んでいます${progressOf(state)}。終わるまで少しお待ちください。`);
    }
    const viewer = await viewerIn(context);
    const { thread } = asked.utterance;
    if (thread !== undefined && (await conversation.history(thread, viewer.id)).length === 0) {
      return refuse(context, 404, "この会話は見つかりません。新しい会話で質問してください。");
    }
    const utterance: Utterance = { ...asked.utterance, viewer };
    if (!(context.req.header("accept") ?? "").includes("text/event-stream")) {
      const reply = await conversation.receive(utterance);
      if (reply.kind === "rejected") return refuse(context, 400, reply.sentence);
      return context.json(await present(reply.turn, viewer));
    }
    return streamSSE(context, async (stream) => {
      let sent: Promise<void> = Promise.resolve();
      const send = (event: string, data: object) => {
        sent = sent.then(() => stream.writeSSE({ event, data: JSON.stringify(data) }));
      };
      try {
        const reply = await conversation.receive(utterance, (progress) => {
          const { kind, ...data } = progress;
          send(kind, "citation" in data ? data.citation : data);
        });
        if (reply.kind === "rejected") send("error", { message: reply.sentence, reference: null });
        else send("answer", await present(reply.turn, viewer));
      } catch (fault) {
        send("error", reportFault(fault, "POST /api/ask"));
      }
      await sent;
    });
  };
}

type Asked =
  | { readonly kind: "asked"; readonly utterance: Omit<Utterance, "viewer"> }
  | { readonly kind: "wrong"; readonly sentence: string };

function parse(body: string): Asked {
  const parsed = Body.safeParse(json(body));
  if (!parsed.success) {
    const field = parsed.error.issues[0]?.path[0];
    if (field === "asOf") return wrong("日付は 2026-04-01 のように、実在する年月日で指定してください。");
    if (field === "thread") return wrong("会話の番号（thread）が正しくありません。");
    if (field === "door") return wrong(`door は ${DOORS.join("、")} のどれかで指定してください。`);
    return wrong('質問を読み取れませんでした。{"question": "…"} の形の JSON で送ってください。');
  }
  const { question: text, asOf, thread, door } = parsed.data;
  const sentence = refusal(text);
  if (sentence !== undefined) return wrong(sentence);
  const given = { ...(asOf ? { asOf } : {}), ...(thread ? { thread } : {}), ...(door ? { door } : {}) };
  return { kind: "asked", utterance: { text, ...given } };
}

function wrong(sentence: string): Asked {
  return { kind: "wrong", sentence };
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function progressOf({ done, total }: { readonly done: number; readonly total: number }): string {
  return total > 0 ? `（${total}件中${done}件）` : "";
}
