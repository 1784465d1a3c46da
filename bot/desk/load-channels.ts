import { readFileSync } from "node:fs";
import { z } from "zod";
import type { Post } from "../people/organisation.ts";

const CHANNELS = z.record(
  z.string().regex(/^[^/]+(?:\/[^/]+)?$/u, "is not 部 or 部/課"),
  z.string().regex(/^[CG][A-Z0-9]+$/u, "is not the id of a channel"),
);

/**
 * Where messages to everybody of a section go, by a file such as `{"総務部/人事課": "C0123"}`; nowhere without one.
 * @throws ChannelsInvalid with every problem
 */
export function loadChannels(file: string): (post: Post) => string | null {
  const channels = readChannels(file);
  return (post) => (post.endsWith("/*") ? (channels.get(post.slice(0, -2).replace(/\/$/u, "")) ?? null) : null);
}

function readChannels(file: string): ReadonlyMap<string, string> {
  let json: unknown;
  try {
    json = JSON.parse(readFileSync(file, "utf8"));
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return new Map();
    throw new ChannelsInvalid(file, [cause instanceof Error ? cause.message : String(cause)]);
  }
  const { data, error } = CHANNELS.safeParse(json);
  if (data !== undefined) return new Map(Object.entries(data));
  throw new ChannelsInvalid(
    file,
    error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`),
  );
}

class ChannelsInvalid extends Error {
  override readonly name = "ChannelsInvalid";
  constructor(file: string, problems: readonly string[]) {
    super(`${file} cannot be used: ${problems.join("; ")}`);
  }
}
