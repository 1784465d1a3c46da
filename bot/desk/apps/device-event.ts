import type { AppUser, KeptApp } from "../../store/app-catalogue.ts";
import { type Platform, parseStoreLink } from "./store-link.ts";

interface DeviceEvent {
  /** The same for the same change, however often it is sent. */
  readonly id: string;
  /** JSON, the bytes that are signed. */
  readonly body: string;
}

/** What the device management is told of a change: the whole state of the app, so that a lost or repeated event does no harm. */
export function deviceEvent({ entry, version }: KeptApp, users: readonly AppUser[], at: Date): DeviceEvent {
  const { id, name, availableFrom, reviewDate, withdrawn } = entry;
  const data = {
    ...{ app: id, name, version, stores: storesOf(entry.links), availableFrom, reviewDate },
    withdrawnOn: withdrawn?.on ?? null,
    users: users.map(({ personId }) => personId),
  };
  const type = withdrawn === null ? "app.available" : "app.withdrawn";
  return { id: `${id}.${version}`, body: JSON.stringify({ type, timestamp: at.toISOString(), data }) };
}

/** An app as the stores know it, by which the device management finds it. */
export function storesOf(links: readonly string[]): readonly { readonly platform: Platform; readonly id: string }[] {
  return links.flatMap((link) => {
    const parsed = parseStoreLink(link);
    return parsed.kind === "app" ? [{ platform: parsed.platform, id: parsed.id }] : [];
  });
}
