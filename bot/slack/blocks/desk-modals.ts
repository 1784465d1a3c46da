import type { types } from "@slack/bolt";
import { z } from "zod";
import type { CalendarDate } from "../../../corpus/document.ts";
import type { SeenRequest } from "../../desk/contract.ts";
import type { Definition } from "../../desk/engine/definition.ts";
import { postWords } from "../../desk/words.ts";
import type { Post } from "../../people/organisation.ts";
import { DESK_VIEWS, type DeskPress, ROWS } from "./desk-actions.ts";
import { type CardOptions, nameOf, wholeBlocks } from "./desk-card.ts";
import { fieldInput } from "./desk-inputs.ts";
import { input, modal } from "./modal.ts";
import { line, plain, rich, words } from "./rich.ts";
import type { Modal } from "./view.ts";

const WHY_LENGTH = 3_000;
const UNIT_LENGTH = 100;
const ROLES = ["主事", "主任", "主査", "係長", "課長補佐", "課長", "次長", "部長"];

/** Block and action ids of what is put in. */
export const DESK_INPUTS = {
  why: "desk-why",
  unit: "desk-unit",
  role: "desk-role",
  post: "desk-post",
  substitute: "desk-substitute-person",
  from: "desk-from",
  to: "desk-to",
} as const;

const SCENE = z.object({
  row: z.enum(ROWS),
  /** Of the message with the button; null where it is none. */
  channel: z.string().nullable(),
  ts: z.string().nullable(),
});
/** Where a request was acted on, which is shown anew afterwards. */
export type Scene = z.infer<typeof SCENE>;

const ASKED = z.object({ press: z.string(), id: z.string(), round: z.number(), scene: SCENE });
/** What comes back with a reason. */
export type Asked = z.infer<typeof ASKED>;

export function readAsked(privateMetadata: string): Asked | undefined {
  return read(ASKED, privateMetadata);
}

export function readScene(privateMetadata: string): Scene | undefined {
  return read(SCENE, privateMetadata);
}

function read<T>(schema: z.ZodType<T>, json: string): T | undefined {
  try {
    return schema.parse(JSON.parse(json));
  } catch {
    return undefined;
  }
}

interface Wording {
  readonly title: string;
  readonly label: string;
  readonly submit: string;
  readonly hint: string;
  readonly isOptional: boolean;
}

const MUST = { isOptional: false } as const;
const MAY = { isOptional: true } as const;
/** What is asked before a press has its effect; every other one has it at once. */
const WORDINGS: Readonly<Partial<Record<DeskPress, Wording>>> = {
  return: {
    ...{ title: "差し戻す", label: "どこを、どう直してほしいですか", submit: "差し戻す", ...MUST },
    hint: "申請した人に、このまま届きます。",
  },
  reject: {
    ...{ title: "不承認にする", label: "理由", submit: "不承認にする", ...MUST },
    hint: "申請した人と賛同した人に、このまま届きます。",
  },
  object: { title: "反対の意見を書く", label: "理由", submit: "反対する", hint: "承認する人が読みます。", ...MUST },
  answer: {
    ...{ title: "回答する", label: "回答", submit: "回答を送る", ...MUST },
    hint: "根拠となる規程の名前と条番号を書くと、確かめやすくなります。",
  },
  nothing: {
    ...{ title: "該当なしにする", label: "理由", submit: "該当なしにする", ...MUST },
    hint: "ほかに聞くとよい所属がわかれば、書いてください。",
  },
  comment: { title: "コメントする", label: "コメント", submit: "送る", hint: "関係する人に届きます。", ...MUST },
  withdraw: {
    ...{ title: "取り下げる", label: "理由", submit: "取り下げる", ...MAY },
    hint: "取り下げると、元には戻せません。直して送りたいときは「引戻し」を使ってください。",
  },
  approve: { title: "承認する", label: "ひとこと", submit: "承認する", hint: "申請した人に届きます。", ...MAY },
};

/** Whether something is asked before the press has its effect. */
export function asksBefore(press: DeskPress, definition: Definition): boolean {
  if (press === "reassign") return true;
  return WORDINGS[press] !== undefined && (press !== "approve" || stepFields(definition).length > 0);
}

/** Fields that who decides fills in: conditions of use, the day on which it is looked at again. */
export function stepFields({ fields }: Definition) {
  return fields.filter(({ filledBy }) => filledBy === "step");
}

/** Asks for the reason, the answer or the comment, with what the deciding step fills in. */
export function reasonModal(
  press: DeskPress,
  request: SeenRequest,
  {
    definition,
    scene,
    isDeputy,
  }: { readonly definition: Definition; readonly scene: Scene; readonly isDeputy: boolean },
): Modal {
  const wording = WORDINGS[press];
  if (wording === undefined) throw new RangeError(`${press} asks for nothing`);
  const { title, label, submit, hint, isOptional } = wording;
  const fields = press === "approve" ? stepFields(definition) : [];
  const asked: Asked = { press, id: request.id, round: request.state.round, scene };
  const view = modal(
    {
      callbackId: DESK_VIEWS.reason,
      title: isDeputy ? `代決：${title}` : title,
      submit,
      privateMetadata: JSON.stringify(asked),
    },
    [
      input(DESK_INPUTS.why, label, { hint, most: WHY_LENGTH, isOptional }),
      ...fields.flatMap((field) => {
        const made = fieldInput(field, request.state.fields[field.id]);
        return made === undefined ? [] : [{ ...made, dispatch_action: false }];
      }),
    ],
  );
  return { ...view, blocks: [rich(line(words(nameOf(request), { bold: true }))), ...view.blocks] };
}

/** Asks who else is in charge. */
export function reassignModal(request: SeenRequest, scene: Scene): Modal {
  const asked: Asked = { press: "reassign", id: request.id, round: request.state.round, scene };
  const options = [
    { text: plain("その課の全員"), value: "*" },
    ...ROLES.map((role) => ({ text: plain(role), value: role })),
  ];
  const view = modal(
    {
      callbackId: DESK_VIEWS.reassign,
      title: "担当を替える",
      submit: "担当を替える",
      privateMetadata: JSON.stringify(asked),
    },
    [
      input(DESK_INPUTS.unit, "担当する所属", {
        hint: "部と課の正式な名前で書いてください。",
        placeholder: "例：総務部人事課",
        most: UNIT_LENGTH,
      }),
      {
        type: "input",
        block_id: DESK_INPUTS.role,
        label: plain("職"),
        element: { type: "static_select", action_id: DESK_INPUTS.role, options, ...initial(options.at(6)) },
      },
      input(DESK_INPUTS.why, "理由", { hint: "新しい担当の人に届きます。", most: WHY_LENGTH }),
    ],
  );
  return { ...view, blocks: [rich(line(words(nameOf(request), { bold: true }))), ...view.blocks] };
}

/** The whole of a request, with its buttons. */
export function requestModal(request: SeenRequest, options: CardOptions, scene: Scene): Modal {
  return {
    type: "modal",
    callback_id: DESK_VIEWS.request,
    private_metadata: JSON.stringify(scene),
    title: plain(request.number, 24),
    close: plain("閉じる"),
    blocks: [...wholeBlocks(request, options)],
  };
}

/** Names who stands in for one of the person's posts, and when. */
export function substitutionModal(posts: readonly Post[], today: CalendarDate): Modal {
  const options = posts.slice(0, 100).map((post) => ({ text: plain(postWords(post), 75), value: post.slice(0, 150) }));
  const day = (id: string, label: string): types.InputBlock => ({
    type: "input",
    block_id: id,
    label: plain(label),
    element: { type: "datepicker", action_id: id, initial_date: today },
  });
  return modal(
    { callbackId: DESK_VIEWS.substitution, title: "代理を頼む", submit: "代理を頼む", privateMetadata: "" },
    [
      {
        type: "input",
        block_id: DESK_INPUTS.post,
        label: plain("どの職の代理ですか"),
        element: { type: "static_select", action_id: DESK_INPUTS.post, options, ...initial(options[0]) },
      },
      {
        type: "input",
        block_id: DESK_INPUTS.substitute,
        label: plain("だれに頼みますか"),
        hint: plain("この間に待っている申請を、あなたの代わりに確認や承認ができます。"),
        element: { type: "users_select", action_id: DESK_INPUTS.substitute },
      },
      day(DESK_INPUTS.from, "いつから"),
      day(DESK_INPUTS.to, "いつまで（その日を含みます）"),
    ],
  );
}

function initial(option: types.PlainTextOption | undefined) {
  return option === undefined ? {} : { initial_option: option };
}
