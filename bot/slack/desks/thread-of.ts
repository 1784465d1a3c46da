import type { Notice, NoticeKind, SeenRequest } from "../../desk/contract.ts";
import type { Services } from "../services.ts";

/** Where somebody asked what the documents could not answer. */
export interface AskedIn {
  readonly channel: string;
  readonly threadTs: string;
}

/** What an asker waits for. */
const ANSWERS: ReadonlySet<NoticeKind> = new Set(["ended", "returned", "commented"]);

/** The thread of Slack from which a question went to people; undefined where a notice does not answer its asker there. */
export async function threadOf(
  { kind, to }: Notice,
  request: SeenRequest | undefined,
  { conversation }: Pick<Services, "conversation">,
): Promise<AskedIn | undefined> {
  if (request === undefined || to.kind !== "person" || !ANSWERS.has(kind)) return undefined;
  const { type, askerId, confidential, fields } = request.state;
  const turnId = fields.turn;
  if (type !== "person" || confidential || askerId !== to.personId || typeof turnId !== "string") return undefined;
  const turn = await conversation.turn(turnId);
  const [, channel, threadTs] = /^slack:([A-Z][A-Z0-9]+):([\d.]+)$/u.exec(turn?.thread ?? "") ?? [];
  return channel === undefined || threadTs === undefined ? undefined : { channel, threadTs };
}
