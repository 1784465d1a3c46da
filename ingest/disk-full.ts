/** Whether a fault of the file system, of SQLite or of LanceDB comes from a disk, or a quota, that is full. */
export function isDiskFull(fault: unknown): boolean {
  return FULL.test(fault instanceof Error && "code" in fault ? `${fault.code} ${fault.message}` : String(fault));
}

const FULL =
  /ENOSPC|EDQUOT|EFBIG|no space left|disk is full|database or disk is full|disk quota|file too large|SQLITE_FULL/iu;
