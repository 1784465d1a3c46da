import type { CalendarDate } from "../../../corpus/document.ts";
import type { Post } from "../../people/organisation.ts";
import type { FieldValues, RequestType } from "./definition.ts";
import type { Act, By, DeskEvent, Ending } from "./event.ts";

/** Somebody's turn. */
export interface Task {
  readonly post: Post;
  readonly due: CalendarDate;
  /** Posts that may act as well since it is late. */
  readonly escalatedTo: readonly Post[];
  /** null while it is open. */
  readonly done: { readonly act: Act; readonly by: By; readonly at: string; readonly why: string | null } | null;
}

type Phase =
  /** A step runs. In a serial step only the first open task may be acted on. */
  | { readonly kind: "at"; readonly step: number; readonly tasks: readonly Task[] }
  /** The asker has to edit and send it again: returned with a reason, or pulled back by themselves. */
  | { readonly kind: "returned"; readonly due: CalendarDate; readonly fromStep: number; readonly why: string | null }
  | { readonly kind: "ended"; readonly ending: Ending; readonly why: string | null; readonly at: string };

/** A request as its events add up to. */
export interface RequestState {
  readonly type: RequestType;
  readonly version: number;
  readonly askerId: string;
  readonly unit: string;
  readonly fields: FieldValues;
  readonly confidential: boolean;
  readonly phase: Phase;
  /** Of the step that runs or ran last: what a button was made for. */
  readonly round: number;
  /** 後閲 that is still to come. A request that has ended may have some. */
  readonly reviews: readonly { readonly post: Post; readonly due: CalendarDate }[];
  readonly joiners: readonly string[];
  readonly notes: Readonly<Record<string, string>>;
  /** What the desk did by itself in this round: `remind:POST:NTH`, `escalate:POST`. */
  readonly sent: readonly string[];
  /** Number of events: what an append expects. */
  readonly length: number;
}

/** The state after an event; undefined before the first. Total: an event that does not fit changes nothing but the length. */
export function evolve(state: RequestState | undefined, event: DeskEvent): RequestState | undefined {
  const { what } = event;
  if (state === undefined) return what.kind === "submitted" ? begun(what) : undefined;
  return { ...state, ...changed(state, event), length: state.length + 1 };
}

/** What a whole history adds up to. */
export function replay(events: readonly DeskEvent[]): RequestState | undefined {
  return events.reduce<RequestState | undefined>(evolve, undefined);
}

function begun(what: Extract<DeskEvent["what"], { readonly kind: "submitted" }>): RequestState {
  const { kind: _, type, ...rest } = what;
  return {
    ...rest,
    type,
    phase: { kind: "at", step: 0, tasks: [] },
    round: 0,
    reviews: [],
    joiners: [],
    notes: {},
    sent: [],
    length: 1,
  };
}

function changed(state: RequestState, event: DeskEvent): Partial<RequestState> {
  const { what, why, at } = event;
  switch (what.kind) {
    case "submitted":
    case "commented":
      return {};
    case "entered": {
      const tasks = what.tasks.map((task) => ({ ...task, escalatedTo: [], done: null }));
      return { phase: { kind: "at", step: what.step, tasks }, round: what.round, sent: [] };
    }
    case "acted":
      return { ...acted(state, what, event), fields: { ...state.fields, ...what.fields } };
    case "review-asked":
      return { reviews: [...state.reviews, { post: what.post, due: what.due }] };
    case "reviewed":
      return { reviews: state.reviews.filter(({ post }) => post !== what.post) };
    case "returned":
    case "pulled-back":
      return { phase: { kind: "returned", due: what.due, fromStep: stepOf(state), why }, sent: [] };
    case "resubmitted":
      return { fields: { ...state.fields, ...what.fields } };
    case "ended":
      return { phase: { kind: "ended", ending: what.ending, why, at } };
    case "joined":
      return { joiners: [...state.joiners, what.personId] };
    case "left":
      return { joiners: state.joiners.filter((id) => id !== what.personId) };
    case "reassigned":
      return {
        ...withTasks(state, what.from, (task) => ({ ...task, post: what.to, due: what.due, escalatedTo: [] })),
        // Where the post has done another task of the step, what it was sent for that does not count for this one.
        sent: state.sent.filter(
          (mark) =>
            !mark.startsWith(sentMark("remind", what.to, "")) && !mark.startsWith(sentMark("escalate", what.to, "")),
        ),
      };
    case "transferred":
      return {
        ...withTasks(state, what.from, (task) => ({ ...task, post: what.to })),
        reviews: state.reviews.map((review) => (review.post === what.from ? { ...review, post: what.to } : review)),
      };
    case "reminded":
      return { sent: [...state.sent, sentMark("remind", what.post ?? "", what.nth)] };
    case "escalated":
      return {
        ...withTasks(state, what.post, (task) => ({ ...task, escalatedTo: [...task.escalatedTo, what.to] })),
        sent: [...state.sent, sentMark("escalate", what.post, what.to)],
      };
    case "noted":
      return { notes: { ...state.notes, [what.name]: what.value } };
  }
}

/** How a message that the desk sent by itself is remembered in its round. */
export function sentMark(kind: "remind" | "escalate", post: Post, nth: string): string {
  return `${kind}:${post}:${nth}`;
}

function acted(state: RequestState, { post, act }: Extract<DeskEvent["what"], { kind: "acted" }>, event: DeskEvent) {
  const done = { act, by: event.by, at: event.at, why: event.why };
  return withTasks(state, post, (task) => ({ ...task, done }));
}

/** Changes the open task of a post. */
function withTasks(state: RequestState, post: Post, change: (task: Task) => Task): Pick<RequestState, "phase"> {
  const { phase } = state;
  if (phase.kind !== "at") return { phase };
  return {
    phase: {
      ...phase,
      tasks: phase.tasks.map((task) => (task.post === post && task.done === null ? change(task) : task)),
    },
  };
}

function stepOf({ phase }: RequestState): number {
  return phase.kind === "at" ? phase.step : phase.kind === "returned" ? phase.fromStep : 0;
}
