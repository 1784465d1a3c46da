/** A question with the ids of what answers it. */
interface Judged {
  readonly id: string;
  readonly gold: readonly string[];
}

/**
 * Deals questions into folds so that questions sharing a gold document, directly or through others, stay together:
 * half of the questions of our sets share theirs, and would be trained and tested on the same answer otherwise.
 * @returns the fold of each question, 0 to `count` - 1, in their order
 */
export function foldsByGold(questions: readonly Judged[], count: number): readonly number[] {
  const parent = new Map(questions.map(({ id }) => [id, id]));
  const rootOf = (id: string): string => {
    const above = parent.get(id);
    return above === undefined || above === id ? id : rootOf(above);
  };
  const firstWith = new Map<string, string>();
  for (const { id, gold } of questions) {
    for (const document of gold) {
      const other = firstWith.get(document);
      if (other === undefined) firstWith.set(document, id);
      else parent.set(rootOf(id), rootOf(other));
    }
  }
  const folds = new Map<string, number>();
  return questions.map(({ id }) => {
    const root = rootOf(id);
    const fold = folds.get(root) ?? folds.size % count;
    folds.set(root, fold);
    return fold;
  });
}
