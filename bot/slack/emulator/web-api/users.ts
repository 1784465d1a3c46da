import { z } from "zod";
import { userObject } from "../world/people.ts";
import { FLAG, type Method, method, PAGING, page } from "./method.ts";

/** https://docs.slack.dev/reference/methods?family=users and ?family=usergroups */
export const USERS: Readonly<Record<string, Method>> = {
  "users.info": method({ user: z.string(), include_locale: FLAG }, ({ user: id }, { workspace }) => {
    const user = workspace.people.get(id);
    return user === undefined ? { error: "user_not_found" } : { user: userObject(user) };
  }),

  "users.list": method({ ...PAGING, include_locale: FLAG }, (paging, { workspace }) => {
    const paged = page([...workspace.people.all()], paging);
    if ("error" in paged) return paged;
    return { members: paged.items.map(userObject), response_metadata: paged.response_metadata };
  }),

  "users.lookupByEmail": method({ email: z.string() }, ({ email }, { workspace }) => {
    const user = workspace.people.byEmail(email);
    return user === undefined || user.deleted ? { error: "users_not_found" } : { user: userObject(user) };
  }),

  "usergroups.list": method(
    { include_users: FLAG, include_count: FLAG, include_disabled: FLAG },
    ({ include_users }, { workspace }) => {
      const groups = [...workspace.people.groups.values()];
      return {
        usergroups: groups.map(({ id, handle, users }) => ({
          id,
          team_id: "T1",
          is_usergroup: true,
          handle,
          name: handle,
          date_delete: 0,
          user_count: users.length,
          ...(include_users === true ? { users } : {}),
        })),
      };
    },
  ),

  "usergroups.users.list": method({ usergroup: z.string(), include_disabled: FLAG }, ({ usergroup }, { workspace }) => {
    const group = workspace.people.groups.get(usergroup);
    return group === undefined ? { error: "no_such_subteam" } : { users: group.users };
  }),
};
