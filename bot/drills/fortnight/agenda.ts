/** Things to do by their time. */
export interface Agenda<Item> {
  add(at: number, item: Item): void;
  /** When the next is due; undefined where there is none. */
  next(): number | undefined;
  /** Takes out all that are due until then, in order. */
  takeUntil(moment: number): readonly Item[];
}

export function createAgenda<Item>(): Agenda<Item> {
  const due: { readonly at: number; readonly item: Item }[] = [];

  function placeOf(at: number): number {
    let [from, to] = [0, due.length];
    while (from < to) {
      const middle = (from + to) >> 1;
      if ((due[middle]?.at ?? 0) <= at) from = middle + 1;
      else to = middle;
    }
    return from;
  }

  return {
    add: (at, item) => due.splice(placeOf(at), 0, { at, item }),
    next: () => due[0]?.at,
    takeUntil: (moment) => due.splice(0, placeOf(moment)).map(({ item }) => item),
  };
}
