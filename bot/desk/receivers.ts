import type { Acting, OrganisationDay, Post } from "../people/organisation.ts";
import type { Notice } from "./contract.ts";

/** Who is told what a post is to know, and why they are. */
export interface Receiver {
  readonly to: Notice["to"];
  readonly why: string;
}

export interface Receiving {
  readonly organisation: OrganisationDay;
  readonly channelOf: (post: Post) => string | null;
}

/** More people than this are not written to one by one: their chief is. */
const MOST_OF_A_SECTION = 15;

const WHY: Readonly<Record<Acting["as"], string>> = {
  holder: "担当として",
  substitute: "代理として",
  superior: "上位者として",
  fallback: "事務局として",
};

/**
 * A section's channel where it has one, else everybody who acts for the post but the one left out, or the chief of a
 * large section. What is confidential goes to people only.
 * @param asHolder what the holders are told they are, where it is more particular than 担当として
 */
export function receiversOf(
  post: Post,
  { organisation, channelOf }: Receiving,
  {
    confidential,
    except,
    asHolder = WHY.holder,
  }: {
    readonly confidential: boolean;
    readonly except: readonly string[];
    readonly asHolder?: string;
  },
): readonly Receiver[] {
  const channel = confidential ? null : channelOf(post);
  if (channel !== null) return [{ to: { kind: "channel", channel }, why: `${asHolder}（所属のチャンネル）` }];
  const everybody = organisation.acting(post);
  const isLarge = post.endsWith("/*") && everybody.length > MOST_OF_A_SECTION;
  const chief = isLarge ? organisation.acting(`${post.slice(0, -1)}課長`) : everybody;
  return chief
    .filter(({ personId }) => !except.includes(personId))
    .map(({ personId, as }) => ({
      to: { kind: "person", personId },
      why: as === "holder" ? asHolder : WHY[as],
    }));
}
