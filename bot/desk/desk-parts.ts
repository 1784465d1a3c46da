import type { Directory } from "../people/directory.ts";
import type { Organisation, Post } from "../people/organisation.ts";
import type { DeskStore } from "../store/desk.ts";
import type { Definitions } from "./load-definitions.ts";

/** What the desk is made of. */
export interface DeskParts {
  readonly store: DeskStore;
  readonly definitions: Definitions;
  readonly organisation: Organisation;
  readonly directory: Pick<Directory, "people">;
  readonly clock: () => Date;
  /** The office's, which decides what day and hour it is. */
  readonly timeZone: string;
  readonly newId: () => string;
  /** Where a post's messages go instead of to everybody who acts for it; null where it has no channel. */
  readonly channelOf: (post: Post) => string | null;
  /** Called whenever messages may have been made. */
  readonly onNotices: () => void;
}
