import type { Context } from "hono";
import { getCookie, setCookie } from "hono/cookie";
import { ANYONE, type Viewer } from "../../corpus/document.ts";

/** Somebody one can be today while there is no authentication. */
export interface Choosable {
  readonly name: string;
  readonly viewer: Viewer;
}

export interface Who {
  /** Null for nobody in particular. */
  readonly person: Choosable | null;
  readonly viewer: Viewer;
}

const COOKIE = "do_viewer";
const YEAR_SECONDS = 365 * 24 * 3600;

/** Who is asking, by the cookie that the choice among the people has set. */
export function whoIs(context: Context, people: readonly Choosable[]): Who {
  const id = getCookie(context, COOKIE);
  const person = people.find((each) => each.viewer.id === id) ?? null;
  return { person, viewer: person?.viewer ?? ANYONE };
}

export function remember(context: Context, person: Choosable | null): void {
  setCookie(context, COOKIE, person?.viewer.id ?? "", {
    path: "/",
    httpOnly: true,
    sameSite: "Lax",
    maxAge: person === null ? 0 : YEAR_SECONDS,
  });
}
