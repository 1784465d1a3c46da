import { z } from "zod";
import type { AccountFacts } from "../../store/accounts.ts";

const Flag = z.boolean().optional();

/** https://docs.slack.dev/reference/objects/user-object */
const User = z.object({
  id: z.string(),
  team_id: z.string().optional(),
  deleted: Flag,
  is_bot: Flag,
  is_restricted: Flag,
  is_ultra_restricted: Flag,
  is_stranger: Flag,
  is_email_confirmed: Flag,
  profile: z.object({ email: z.string().nullish() }).optional(),
  enterprise_user: z.object({ teams: z.array(z.string()).optional() }).optional(),
});

/** Slackbot, who does not say that it is a bot. */
const SLACKBOT = "USLACKBOT";

/**
 * @param ownTeam our workspace, where Slack tells it
 * @returns undefined where it is no description of an account
 */
export function factsFrom(description: unknown, ownTeam: string | null): AccountFacts | undefined {
  const user = User.safeParse(description).data;
  if (user === undefined) return undefined;
  const { id: userId, team_id, enterprise_user } = user;
  const isOurs =
    ownTeam === null ||
    team_id === undefined ||
    team_id === ownTeam ||
    enterprise_user?.teams?.includes(ownTeam) === true;
  const isLimited = user.is_restricted || user.is_ultra_restricted || user.is_stranger;
  if (!isOurs || isLimited || user.deleted) return { userId, standing: "external", email: null };
  if (user.is_bot || userId === SLACKBOT) return { userId, standing: "bot", email: null };
  const email = user.is_email_confirmed === false ? "" : (user.profile?.email ?? "");
  return { userId, standing: "member", email: email === "" ? null : email.toLowerCase() };
}
