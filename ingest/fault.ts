/** What went wrong with a file, in words instead of an error code. */
export function faultOf(cause: unknown): string {
  const code = cause instanceof Error && "code" in cause ? String(cause.code) : "";
  if (code === "ENOENT") return "there is no such file or folder";
  if (code === "EACCES" || code === "EPERM") return "permission is denied";
  return cause instanceof Error ? cause.message : String(cause);
}
