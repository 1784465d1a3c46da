import { z } from "zod";

/** A file as a message's event names it: https://docs.slack.dev/reference/objects/file-object */
export type SlackFile = HostedFile | UnavailableFile;

/** A file that Slack holds and an app may download. */
export interface HostedFile {
  readonly kind: "hosted";
  readonly id: string;
  readonly name: string;
  /** Empty where Slack does not say. */
  readonly mimetype: string;
  /** Bytes, as Slack says; null where it does not. */
  readonly size: number | null;
  readonly url: string;
}

/**
 * A file without bytes for us: kept elsewhere, deleted, beyond the workspace's plan, of another organisation, or
 * something of Slack's own such as a canvas.
 */
export interface UnavailableFile {
  readonly kind: "unavailable";
  readonly id: string;
  readonly name: string;
  readonly why: "external" | "deleted" | "hidden" | "no-access" | "not-a-file";
}

const DOWNLOADABLE = new Set(["hosted", "snippet", "email"]);
const WHY_BY_MODE: Readonly<Record<string, UnavailableFile["why"]>> = {
  external: "external",
  tombstone: "deleted",
  hidden_by_limit: "hidden",
};
/** Snippets and mails are named without one, and text is told apart by it. */
const EXTENSION_BY_TYPE: Readonly<Record<string, string>> = {
  "text/plain": ".txt",
  "text/markdown": ".md",
  "text/html": ".html",
};
const NAMELESS = "名前のないファイル";

const FILE = z.object({
  id: z.string().min(1),
  name: z.string().nullish(),
  title: z.string().nullish(),
  mimetype: z.string().nullish(),
  size: z.number().int().nonnegative().nullish().catch(null),
  mode: z.string().default("hosted"),
  is_external: z.boolean().nullish(),
  file_access: z.string().nullish(),
  url_private_download: z.string().nullish(),
});

/**
 * @param event a message event's payload, or anything
 * @returns its files in order, without repetition; what is no file object is left out
 */
export function slackFiles(event: unknown): readonly SlackFile[] {
  const { data } = z.object({ files: z.array(z.unknown()) }).safeParse(event);
  const files = (data?.files ?? []).flatMap((each) => {
    const parsed = FILE.safeParse(each);
    return parsed.success ? [slackFile(parsed.data)] : [];
  });
  return files.filter((file, at) => files.findIndex(({ id }) => id === file.id) === at);
}

function slackFile(file: z.infer<typeof FILE>): SlackFile {
  const { id, mode, size = null } = file;
  const mimetype = file.mimetype ?? "";
  const name = withExtension(file.name || file.title || NAMELESS, mimetype);
  const unavailable = (why: UnavailableFile["why"]) => ({ kind: "unavailable", id, name, why }) as const;
  const why = WHY_BY_MODE[mode];
  if (why !== undefined) return unavailable(why);
  if (file.is_external === true) return unavailable("external");
  if (file.file_access === "access_denied") return unavailable("no-access");
  if (file.file_access === "file_not_found") return unavailable("deleted");
  if (!DOWNLOADABLE.has(mode)) return unavailable("not-a-file");
  // Files of another organisation come with `check_file_info` and without an address.
  if (!file.url_private_download) return unavailable("no-access");
  return { kind: "hosted", id, name, mimetype, size, url: file.url_private_download };
}

function withExtension(name: string, mimetype: string): string {
  const extension = EXTENSION_BY_TYPE[mimetype.split(";")[0]?.trim().toLowerCase() ?? ""] ?? "";
  return /\.[a-z0-9]{1,8}$/iu.test(name) ? name : `${name}${extension}`;
}
