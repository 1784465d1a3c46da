/**
 * Remembers the newest `capacity` keys. In memory: a restart forgets them.
 * @returns whether the key is new
 */
export function createSeen(capacity: number): (key: string) => boolean {
  const keys = new Set<string>();
  return (key) => {
    if (keys.has(key)) return false;
    keys.add(key);
    const [oldest] = keys;
    if (keys.size > capacity && oldest !== undefined) keys.delete(oldest);
    return true;
  };
}
