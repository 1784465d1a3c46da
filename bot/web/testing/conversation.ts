import type { Citation } from "../../../corpus/document.ts";
import type { DocumentEntry, Library } from "../../../corpus/library.ts";
import type { Answered, Progress } from "../../../rag/contract.ts";
import type { Conversation, Reply, Turn, Utterance } from "../../conversation/contract.ts";
import { TODAY } from "./office.ts";

/** Where the passage that answers stands in each revision of the office's rule. */
const CITED_POSITION = 19;

/**
 * A conversation that answers by what the question names: 矛盾 asks back, 不明 has no answer, 故障 fails the first time it is put,
 * 拒否 is refused, 要望 wants a form unless a question is wanted; everything else is answered from the rule of the office.
 */
export function createFakeConversation(library: Pick<Library, "documents">): Conversation {
  const turns: (Turn & { readonly viewerId: string })[] = [];
  const failed = new Set<string>();
  const own = (viewerId: string) => turns.filter((turn) => turn.viewerId === viewerId);

  const replyTo = async (utterance: Utterance, onProgress: (progress: Progress) => void): Promise<Reply> => {
    const { text, viewer } = utterance;
    const asOf = utterance.asOf ?? TODAY;
    const timings = { retrieveMs: 1, composeMs: 1 };
    if (text.includes("矛盾")) {
      const choices = ["常勤職員", "会計年度任用職員"].map((label) => ({
        label,
        question: `${label}の在宅勤務は何日まで？`,
      }));
      return { kind: "clarify", text: "どの職員についてのお尋ねですか。", choices };
    }
    if (text.includes("要望") && utterance.door !== "question") {
      return { kind: "form", form: "app", text: "アプリの要望として、次の内容を送りますか。", prefill: { text } };
    }
    const entries = await library.documents({ asOf, viewer });
    const entry = entries.find(({ document }) => document.title === "在宅勤務取扱要綱");
    if (entry === undefined) throw new Error("the office has no rule");
    const nearest = [{ ...pointerTo(entry), locator: "第3条第1項" }];
    if (text.includes("不明")) {
      const handOff = { department: "総務部行政改革課" };
      const words = "資料からは確認できませんでした。近い資料を挙げます。";
      return { kind: "unanswerable", text: words, confidence: 0.1, nearest, handOff, notices: [], asOf, timings };
    }
    const citation = cite(entry, asOf);
    const answered: Answered = {
      kind: "answered",
      text: `${citation.quote}[1]`,
      confidence: 0.87,
      citations: [citation],
      related: nearest,
      composer: "quotation",
      notices: ["見本の資料にもとづく回答です。"],
      asOf,
      timings,
    };
    onProgress({ kind: "status", text: "資料を読んでいます" });
    onProgress({ kind: "citation", citation });
    onProgress({ kind: "sentence", text: citation.quote, labels: [1] });
    return answered;
  };

  return {
    receive: async (utterance, onProgress = () => undefined) => {
      if (utterance.text.includes("拒否")) return { kind: "rejected", sentence: "この質問は受け付けられません。" };
      if (utterance.text.includes("故障") && !failed.has(utterance.text)) {
        failed.add(utterance.text);
        throw new Error("the disk is full", { cause: new Error("ENOSPC") });
      }
      const turn = {
        id: `turn-${turns.length + 1}`,
        thread: utterance.thread ?? `thread-${turns.length + 1}`,
        askedAt: `${TODAY}T03:00:00.000Z`,
        question: utterance.text,
        asked: utterance.text,
        asOf: utterance.asOf ?? null,
        reply: await replyTo(utterance, onProgress),
      };
      turns.push({ ...turn, viewerId: utterance.viewer.id });
      return { kind: "turn", turn };
    },
    threads: async (viewerId, limit) => {
      const firsts = own(viewerId).filter(
        (turn, index, all) => all.findIndex((each) => each.thread === turn.thread) === index,
      );
      const summaries = firsts.map(({ thread, question, askedAt }) => ({
        thread,
        title: question,
        lastAskedAt: askedAt,
      }));
      return summaries.toReversed().slice(0, limit);
    },
    asked: async (viewerId, limit) => own(viewerId).toReversed().slice(0, limit),
    turnOf: async () => undefined,
    turn: async (id) => turns.find((turn) => turn.id === id),
    history: async (thread, viewerId) => own(viewerId).filter((turn) => turn.thread === thread),
    forget: async (thread, viewerId) => {
      const gone = own(viewerId).filter((turn) => turn.thread === thread);
      for (const turn of gone) turns.splice(turns.indexOf(turn), 1);
      return gone.length > 0;
    },
  };
}

function cite({ document, revisions }: DocumentEntry, asOf: string): Citation {
  const revision = revisions.findLast((each) => each.effectiveFrom <= asOf);
  if (revision === undefined) throw new Error("the rule is younger than that");
  const limit = { "2020-04-01": "週2日", "2025-04-01": "週4日", "2027-04-01": "週5日" }[revision.effectiveFrom];
  const quote = `在宅勤務は、${limit}を限度とする。`;
  return {
    label: 1,
    passageId: `${revision.id}-${CITED_POSITION}`,
    documentId: document.id,
    title: document.title,
    locator: "第3条第1項",
    article: "3",
    effectiveFrom: revision.effectiveFrom,
    effectiveTo: revision.effectiveTo,
    quote,
    url: `/source/${document.id}/${revision.effectiveFrom}?passage=${CITED_POSITION}&from=0&to=${quote.length}#p-${CITED_POSITION}`,
  };
}

function pointerTo({ document }: DocumentEntry) {
  return { documentId: document.id, title: document.title, url: `/source/${document.id}` };
}
