import type { CalendarDate, Viewer } from "../../../corpus/document.ts";
import type { Analyser } from "../../../corpus/japanese/analyse.ts";
import type { Library, TermStatistics } from "../../../corpus/library.ts";
import type { Answerer, SearchHit } from "../../../rag/contract.ts";
import type { Submission, SubmissionStore } from "../../store/improvement-submissions.ts";

/** What is written so far. */
export interface DraftText {
  readonly title: string;
  readonly before: string;
  readonly action: string;
}

/** Something like it that the writer may see, with what they can do about it. */
export type SimilarCase =
  /** Somebody has sent the same: join it. Its author is not told. */
  | {
      readonly kind: "join";
      readonly requestId: string;
      readonly number: string;
      readonly title: string;
      readonly likeness: number;
    }
  /** A published case: name it as what this one builds on. */
  | {
      readonly kind: "builds-on";
      readonly documentId: string;
      readonly title: string;
      readonly excerpt: string;
      readonly owner: string | null;
      readonly likeness: number;
    };

export interface SimilarQuestion {
  readonly draft: DraftText;
  readonly viewer: Viewer;
  readonly today: CalendarDate;
  /** The request that is being edited. */
  readonly exceptId?: string;
}

interface Parts {
  readonly answerer: Pick<Answerer, "search">;
  readonly library: Pick<Library, "documents" | "statistics">;
  readonly submissions: Pick<SubmissionStore, "open">;
  readonly analyser: Pick<Analyser, "words">;
}

/** From which likeness something is the same, or near enough to be shown; 0 to 1, set on drafts over the sample cases. */
const SAME = 0.3;
const NEAR = 0.3;
const DEPTH = 30;
const SHOWN = 3;
/** Words of the draft that are looked for: the rarest tell most, and a date among them would move the search to its day. */
const QUERY_WORDS = 24;
const EXCERPT = 120;

/** At most three of each kind, most alike first; only what the viewer may read, and nothing that is theirs already. */
export function createSimilarCases(parts: Parts): (question: SimilarQuestion) => Promise<readonly SimilarCase[]> {
  return async (question) => {
    const words = parts.analyser.words(textOf(question.draft));
    const weigh = createWeighing(parts.library.statistics());
    const draft = weigh(words);
    if (draft.size < 3) return [];
    const [sent, published] = await Promise.all([
      sentAlike(draft, weigh, question, parts),
      publishedAlike(draft, weigh, question, parts),
    ]);
    return [...sent, ...published];
  };
}

type Weights = ReadonlyMap<string, number>;
type Weighing = (words: readonly string[]) => Weights;

async function sentAlike(draft: Weights, weigh: Weighing, { viewer, exceptId }: SimilarQuestion, parts: Parts) {
  const others = (await parts.submissions.open()).filter(
    ({ requestId, askerId, joiners }) =>
      requestId !== exceptId && askerId !== viewer.id && !joiners.includes(viewer.id),
  );
  const alike = others.map((each) => ({ each, likeness: cosine(draft, weigh(parts.analyser.words(textOf(each)))) }));
  return best(alike, SAME).map(({ each: { requestId, number, title }, likeness }) => ({
    ...{ kind: "join" as const, requestId, number, title, likeness },
  }));
}

async function publishedAlike(draft: Weights, weigh: Weighing, { viewer, today }: SimilarQuestion, parts: Parts) {
  const query = [...draft]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, QUERY_WORDS)
    .map(([word]) => word)
    .filter((word) => !/[\d年月日]/u.test(word))
    .join(" ");
  const entries = await parts.library.documents({ asOf: today, viewer });
  const cases = new Map(
    entries.flatMap(({ document }) => (document.category === "事例" ? [[document.id, document] as const] : [])),
  );
  const hits = await parts.answerer.search({ text: query, today, viewer, asOf: today }, DEPTH);
  const found = Map.groupBy(
    hits.filter(({ documentId }) => cases.has(documentId)),
    ({ documentId }) => documentId,
  );
  const alike = [...found.values()].map((own) => {
    const words = parts.analyser.words([own[0]?.title ?? "", ...own.map(({ text }) => text)].join("\n"));
    return { each: own, likeness: covered(draft, weigh(words)) };
  });
  return best(alike, NEAR).flatMap(({ each: [first], likeness }) =>
    first === undefined ? [] : [{ ...buildsOn(first, cases.get(first.documentId)?.owner ?? null), likeness }],
  );
}

function buildsOn({ documentId, title, text }: SearchHit, owner: string | null) {
  const excerpt = text.length > EXCERPT ? `${text.slice(0, EXCERPT)}…` : text;
  return { kind: "builds-on" as const, documentId, title, excerpt, owner };
}

function best<Each>(alike: readonly { readonly each: Each; readonly likeness: number }[], least: number) {
  return alike
    .filter(({ likeness }) => likeness >= least)
    .toSorted((one, other) => other.likeness - one.likeness)
    .slice(0, SHOWN);
}

/** Words by how seldom the library has them; each counts once, however often it is written. */
function createWeighing({ passages, frequency }: TermStatistics): Weighing {
  return (words) =>
    new Map([...new Set(words)].map((word) => [word, Math.log(1 + (passages + 1) / (frequency(word) + 1))]));
}

function cosine(one: Weights, other: Weights): number {
  const shared = [...one].reduce((sum, [word, weight]) => sum + weight * (other.get(word) ?? 0), 0);
  const norm = Math.sqrt(squares(one) * squares(other));
  return norm === 0 ? 0 : shared / norm;
}

/** How much of the draft's weight a longer text has, 0 to 1. */
function covered(draft: Weights, text: Weights): number {
  const all = [...draft.values()].reduce((sum, weight) => sum + weight, 0);
  return [...draft].reduce((sum, [word, weight]) => sum + (text.has(word) ? weight : 0), 0) / all;
}

function squares(weights: Weights): number {
  return [...weights.values()].reduce((sum, weight) => sum + weight ** 2, 0);
}

function textOf({ title, before, action }: DraftText | Submission): string {
  return [title, before, action].join("\n");
}
