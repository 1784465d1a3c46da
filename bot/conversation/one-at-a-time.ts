/** Runs a work of a key once the one before of the same key has ended, well or not. Other keys do not wait. */
export function createOneAtATime(): <Result>(key: string, work: () => Promise<Result>) => Promise<Result> {
  const newest = new Map<string, Promise<unknown>>();
  return (key, work) => {
    const mine = (newest.get(key) ?? Promise.resolve()).then(work, work);
    newest.set(key, mine);
    const leave = () => {
      if (newest.get(key) === mine) newest.delete(key);
    };
    mine.then(leave, leave);
    return mine;
  };
}
