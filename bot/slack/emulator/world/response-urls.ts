import type { Clock } from "../clock.ts";
import { LIMITS } from "../limits.ts";

/** Where a response goes: the conversation, and the message that was acted on, if any. */
export interface ResponseTarget {
  readonly channel: string;
  readonly user: string;
  readonly messageTs: string | null;
  readonly threadTs: string | null;
}

export interface ResponseUrls {
  /** @returns the last part of the address */
  create(target: ResponseTarget): string;
  /** Uses it once of five times within thirty minutes. */
  use(id: string): ResponseTarget | { readonly error: "expired_url" | "used_url" };
}

const REMEMBERED = 10_000;

export function createResponseUrls(clock: Clock): ResponseUrls {
  const known = new Map<string, { readonly target: ResponseTarget; readonly at: number; readonly uses: number }>();
  let count = 0;
  return {
    create: (target) => {
      const id = `response-${++count}`;
      known.set(id, { target, at: clock.now(), uses: 0 });
      if (known.size > REMEMBERED) for (const oldest of known.keys().take(1)) known.delete(oldest);
      return id;
    },
    use: (id) => {
      const url = known.get(id);
      if (url === undefined || clock.now() - url.at > LIMITS.responseUrlMs) return { error: "expired_url" };
      if (url.uses >= LIMITS.responseUrlUses) return { error: "used_url" };
      known.set(id, { ...url, uses: url.uses + 1 });
      return url.target;
    },
  };
}
