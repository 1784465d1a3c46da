import { z } from "zod";
import type { Occasion } from "../audience.ts";
import { ASSISTANT, OWN_TEAM } from "./fake-workspace.ts";
import type { World, WorldDocument } from "./world.ts";

/** Says who may see what, from the words of the people file and of the documents, with nothing of the product. */
export interface Oracle {
  /** What somebody of the people file, or null for nobody in particular, may read. */
  mayRead(personId: string | null, document: WorldDocument): boolean;
  /** What may be shown to whoever reads an answer there. */
  mayShow(occasion: Occasion, document: WorldDocument): boolean;
}

const User = z.object({
  team_id: z.string(),
  deleted: z.boolean().default(false),
  is_bot: z.boolean().default(false),
  is_restricted: z.boolean().default(false),
  is_email_confirmed: z.boolean().default(true),
  profile: z.object({ email: z.string().default("") }).default({ email: "" }),
});

export function createOracle({ peopleCsv, day, users, channels }: World): Oracle {
  const rights = new Map<string, ReadonlySet<string>>();
  const personOf = new Map<string, string>();
  for (const line of peopleCsv.split("\n").slice(1)) {
    const [id = "", , department, section, post, , groups = "", from = "", to = "", email = ""] = line.split(",");
    personOf.set(email, id);
    if (day < from || (to !== "" && day > to)) continue;
    const groupRights = groups.split(";").map((group) => `グループ:${group}`);
    rights.set(
      id,
      new Set([
        `所属:${department}`,
        `所属:${section}`,
        `所属:${department}${section}`,
        `職:${post}`,
        `個人:${id}`,
        ...groupRights,
      ]),
    );
  }
  const nothing: ReadonlySet<string> = new Set();
  const rightsOfPerson = (id: string | null) => rights.get(id ?? "") ?? nothing;
  const rightsOfUser = (userId: string) => {
    const { team_id, deleted, is_bot, is_restricted, is_email_confirmed, profile } = User.parse(users.get(userId));
    if (team_id !== OWN_TEAM || deleted || is_bot || is_restricted || !is_email_confirmed) return nothing;
    return rightsOfPerson(personOf.get(profile.email.toLowerCase()) ?? null);
  };
  const readersAt = ({ channel, channelType, user, place }: Occasion): readonly ReadonlySet<string>[] => {
    if (place === "ephemeral" || channelType === "im") return [rightsOfUser(user)];
    const known = channels.get(channel);
    if (known === undefined || known.isShared) return [nothing];
    const bots = known.members.filter((id) => User.parse(users.get(id)).is_bot);
    const people = known.members.filter((id) => id !== ASSISTANT && !bots.includes(id));
    return people.length === 0 ? [nothing] : [user, ...people].map(rightsOfUser);
  };
  const isLetIn = (held: ReadonlySet<string>, { audience }: WorldDocument) =>
    audience.some((entry) => entry === "全職員" || held.has(entry));
  return {
    mayRead: (personId, document) => isLetIn(rightsOfPerson(personId), document),
    mayShow: (occasion, document) => readersAt(occasion).every((held) => isLetIn(held, document)),
  };
}
