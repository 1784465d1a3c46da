/** A file that somebody uploaded. */
export interface SlackFile {
  readonly id: string;
  readonly name: string;
  readonly mimetype: string;
  readonly user: string;
  readonly bytes: Uint8Array;
  /** Milliseconds since 1970. */
  readonly createdAt: number;
}

export interface Files {
  add(file: Omit<SlackFile, "id">): SlackFile;
  get(id: string): SlackFile | undefined;
}

export function createFiles(): Files {
  const known = new Map<string, SlackFile>();
  return {
    add: (file) => {
      const added = { ...file, id: `F${known.size + 1}` };
      known.set(added.id, added);
      return added;
    },
    get: (id) => known.get(id),
  };
}

/**
 * https://docs.slack.dev/reference/objects/file-object
 * @param origin where the emulator listens, in place of https://files.slack.com
 */
export function fileObject({ id, name, mimetype, user, bytes, createdAt }: SlackFile, origin: string): object {
  const address = `${origin}/files-pri/T1-${id}/${encodeURIComponent(name)}`;
  return {
    id,
    name,
    title: name,
    mimetype,
    filetype: name.split(".").at(-1) ?? "",
    user,
    size: bytes.length,
    created: Math.floor(createdAt / 1_000),
    timestamp: Math.floor(createdAt / 1_000),
    mode: "hosted",
    is_external: false,
    is_public: false,
    url_private: address,
    url_private_download: address.replace(/\/([^/]*)$/u, "/download/$1"),
  };
}
