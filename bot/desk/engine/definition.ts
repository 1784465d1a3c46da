import { z } from "zod";

export const REQUEST_TYPES = ["app", "improvement", "correction", "person"] as const;
export type RequestType = (typeof REQUEST_TYPES)[number];

/**
 * Whom a step goes to, as a definition names it: a fixed post, a role in the asker's own section, or a role in the
 * unit that a field of the request names. Never a person.
 */
const ADDRESSEE = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("post"), post: z.string().min(1) }),
  z.strictObject({ kind: z.literal("own"), role: z.string().min(1) }),
  z.strictObject({ kind: z.literal("field"), field: z.string().min(1), role: z.string().min(1) }),
]);
export type Addressee = z.infer<typeof ADDRESSEE>;

const FIELD = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z]*$/u),
  label: z.string().min(1),
  kind: z.enum(["line", "paragraph", "choice", "choices", "number", "date", "link", "unit", "files"]),
  required: z.boolean().default(false),
  /** In characters, for what is written. */
  maxLength: z.int().positive().max(3000).default(3000),
  help: z.string().default(""),
  placeholder: z.string().default(""),
  /** Of a number: 時間/年, 円/年. */
  unit: z.string().default(""),
  /** Whether people see it: what comes from where a request began is filled in and read by programs alone. */
  shown: z.boolean().default(true),
  /** What it begins with. */
  initial: z.string().nullable().default(null),
  options: z.array(z.strictObject({ value: z.string().min(1), label: z.string().min(1) })).default([]),
  /** Fields that come before sending belong to the asker; those of a step are filled in by who acts there. */
  filledBy: z.enum(["asker", "step"]).default("asker"),
});
export type Field = z.infer<typeof FIELD>;

const STEP = z.strictObject({
  id: z.string().regex(/^[a-z][A-Za-z-]*$/u),
  /** 受付, 確認, 意見, 承認, 回答. */
  name: z.string().min(1),
  /** What ends a post's task: `check` passes it on, `opinion` states one, `approve` decides, `answer` writes one. */
  kind: z.enum(["check", "opinion", "approve", "answer"]),
  to: z.array(ADDRESSEE).min(1),
  order: z.enum(["parallel", "serial"]).default("parallel"),
  /** How many posts have to act before the step is through. */
  quorum: z.union([z.int().positive(), z.literal("all")]).default("all"),
  /** Working days until it is due, counted from the day after the step is entered. */
  days: z.int().positive(),
  /** Working days before the due day on which who has not acted is reminded; 0 is the due day itself. */
  remindBefore: z.array(z.int().nonnegative()).default([]),
  /** Who is told, and may act too, so many working days after the due day. */
  escalate: z.strictObject({ afterDays: z.int().nonnegative(), to: ADDRESSEE }).nullable().default(null),
  /** Who may decide in the post's stead (代決); the post sees it afterwards (後閲). */
  deputies: z.array(ADDRESSEE).default([]),
  mayReturn: z.boolean().default(true),
  mayReject: z.boolean().default(false),
  /** Whether it may be handed to another post (担当替え). */
  mayReassign: z.boolean().default(true),
});
export type Step = z.infer<typeof STEP>;

/** A request type as data. A request keeps the version it was submitted under to its end. */
export const DEFINITION = z.strictObject({
  type: z.enum(REQUEST_TYPES),
  version: z.int().positive(),
  /** アプリの要望. */
  title: z.string().min(1),
  /** Before the number that people see: 要望-0123. */
  prefix: z.string().min(1),
  fields: z.array(FIELD).min(1),
  /** The field whose text stands for the request in lists. */
  titleField: z.string().min(1),
  /** The field that begins with what somebody said in a conversation. */
  saidField: z.string().min(1),
  steps: z.array(STEP).min(1),
  /** Working days after which a returned request that the asker leaves alone is asked about again. */
  returnedDays: z.int().positive(),
  /** What the asker is told, by what has happened. */
  texts: z.strictObject({
    received: z.string(),
    returned: z.string(),
    approved: z.string(),
    rejected: z.string(),
    answered: z.string(),
    nothing: z.string(),
    withdrawn: z.string(),
  }),
});
export type Definition = z.infer<typeof DEFINITION>;

/** The value of a field as it is kept. Files are the hashes under which their contents are. */
export type FieldValue = string | number | readonly string[];
export type FieldValues = Readonly<Record<string, FieldValue>>;
