import type { Refusal } from "../reasons.ts";

/** What offices keep beside documents that can be read, by extension: each refusal says what to do with it. */
const FORMATS: readonly (readonly [Refusal["code"], string])[] = [
  [
    "save-as-pdf",
    "jtd jtt jtdc jbw xdw xbd xct vsd vsdx pub one mpp pages numbers key epub xps oxps ps ai indd dwg dxf jww",
  ],
  ["other-archive", "7z rar lzh lha gz tgz tar bz2 xz cab zst"],
  ["mail", "eml msg mbox pst"],
  ["other-image", "gif bmp webp heic heif svg ico emf wmf psd"],
  ["sound-or-film", "mp3 wav m4a wma aac mp4 mov avi wmv mkv webm m4v"],
];

/** Why a file whose content nothing here can read is refused, in words that fit its kind. */
export function otherFormat(name: string): Refusal {
  const extension = /\.(\w{1,5})$/u.exec(name)?.[1]?.toLowerCase() ?? "";
  const code = FORMATS.find(([, extensions]) => extensions.split(" ").includes(extension))?.[0];
  return code === undefined ? { code: "unsupported-type", detail: "" } : { code, detail: extension };
}
