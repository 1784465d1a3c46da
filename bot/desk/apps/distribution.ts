import type { AppUser, KeptApp } from "../../store/app-catalogue.ts";
import { storesOf } from "./device-event.ts";

/** Who a person is to the device management. */
export interface DeviceUser {
  readonly id: string;
  readonly email: string | null;
  readonly department: string;
  readonly section: string;
}

/**
 * Columns of the distribution list, one row for each app, store and user:
 * `action` install or remove; `app` and `name` as in the catalogue; `platform` ios or android, empty where no link is known;
 * `store_id` the App Store's number or the package; `user` and `email` as in the people file; `department`, `section`;
 * `from` first day; `until` day of review or last day.
 */
const DISTRIBUTION_COLUMNS = [
  "action",
  "app",
  "name",
  "platform",
  "store_id",
  "user",
  "email",
  "department",
  "section",
  "from",
  "until",
] as const;

/** The distribution list as CSV (RFC 4180, UTF-8, CRLF). Who has left is listed no more. */
export function distributionCsv(
  apps: readonly KeptApp[],
  users: readonly AppUser[],
  people: readonly DeviceUser[],
): string {
  const byId = new Map(people.map((person) => [person.id, person]));
  const byEntry = Map.groupBy(users, ({ entryId }) => entryId);
  const rows = apps.flatMap(({ entry }) => {
    const { id, name, availableFrom, reviewDate, withdrawn } = entry;
    const stores = storesOf(entry.links);
    const using = (byEntry.get(id) ?? []).flatMap(({ personId }) => byId.get(personId) ?? []);
    return using.flatMap((person) =>
      (stores.length === 0 ? [{ platform: "", id: "" }] : stores).map((store) => [
        ...[withdrawn === null ? "install" : "remove", id, name, store.platform, store.id],
        ...[person.id, person.email ?? "", person.department, person.section],
        ...[availableFrom, withdrawn?.on ?? reviewDate ?? ""],
      ]),
    );
  });
  return [DISTRIBUTION_COLUMNS, ...rows].map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** A cell that a spreadsheet does not take for a formula: https://owasp.org/www-community/attacks/CSV_Injection */
function cell(text: string): string {
  const inert = /^[=+\-@\t\r]/u.test(text) ? `'${text}` : text;
  return /[",\r\n]/u.test(inert) ? `"${inert.replaceAll('"', '""')}"` : inert;
}
