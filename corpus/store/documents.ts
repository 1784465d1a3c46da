import { z } from "zod";
import {
  type AppliesTo,
  type Audience,
  BODIES,
  CATEGORIES,
  type Category,
  type DocumentSettings,
  EMPLOYMENTS,
  RANKS,
} from "../document.ts";

const names = z.array(z.string()).readonly();

const AUDIENCE = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("everyone") }),
  z.object({ kind: z.literal("limited"), departments: names, groups: names, posts: names, people: names }),
]);

const APPLIES_TO = z.object({ employments: z.array(z.enum(EMPLOYMENTS)), bodies: z.array(z.enum(BODIES)) });

/** @throws where the stored JSON is not an audience: a document whose readers are unknown is not shown to anyone */
export function audienceFrom(json: string): Audience {
  return AUDIENCE.parse(JSON.parse(json));
}

export function appliesToFrom(json: string): AppliesTo {
  return APPLIES_TO.parse(JSON.parse(json));
}

export function categoryFrom(text: string): Category {
  return z.enum(CATEGORIES).catch("その他").parse(text);
}

const SETTINGS = z.object({
  category: z.enum(CATEGORIES),
  owner: z.string().nullable(),
  audience: AUDIENCE,
  appliesTo: APPLIES_TO,
  rank: z.enum(RANKS),
});

/** @throws where the stored JSON is no settings: a document whose readers are unknown is not shown to anyone */
export function settingsFrom(json: string): DocumentSettings {
  return SETTINGS.parse(JSON.parse(json));
}
