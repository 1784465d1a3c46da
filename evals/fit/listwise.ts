/** One question's candidates: their features in a fixed order, and how relevant each is. */
export interface ListwiseExample {
  /** What is added to each candidate's score and not fitted. */
  readonly offsets: readonly number[];
  readonly features: readonly (readonly number[])[];
  readonly grades: readonly number[];
  /** What the example counts, so that a large set does not drown a small one. */
  readonly weight: number;
}

const STEPS = 300;
const RATE = 0.3;
const RIDGE = 1e-3;

/**
 * Fits a linear ranker by the listwise softmax loss (Cao et al. 2007, "Learning to Rank: From Pairwise Approach to
 * Listwise Approach"), with AdaGrad steps and an L2 penalty. Deterministic.
 * @returns one weight per feature
 */
export function fitListwise(examples: readonly ListwiseExample[], dimensions: number): readonly number[] {
  const weights = Array.from({ length: dimensions }, () => 0.5);
  const squares = Array.from({ length: dimensions }, () => 1e-8);
  const judged = examples.filter(({ grades }) => grades.some((grade) => grade > 0));
  const mass = judged.reduce((sum, { weight }) => sum + weight, 0);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight) => RIDGE * weight);
    for (const { offsets, features, grades, weight } of judged) {
      const total = grades.reduce((sum, grade) => sum + grade, 0);
      const shares = softmax(features.map((row, at) => (offsets[at] ?? 0) + dot(row, weights)));
      features.forEach((row, at) => {
        const error = (((shares[at] ?? 0) - (grades[at] ?? 0) / total) * weight) / mass;
        row.forEach((value, axis) => {
          gradient[axis] = (gradient[axis] ?? 0) + error * value;
        });
      });
    }
    gradient.forEach((slope, axis) => {
      const square = (squares[axis] ?? 0) + slope * slope;
      squares[axis] = square;
      weights[axis] = (weights[axis] ?? 0) - (RATE * slope) / Math.sqrt(square);
    });
  }
  return weights;
}

export function dot(one: readonly number[], other: readonly number[]): number {
  return one.reduce((sum, value, at) => sum + value * (other[at] ?? 0), 0);
}

function softmax(scores: readonly number[]): readonly number[] {
  const top = scores.reduce((most, score) => Math.max(most, score), -Infinity);
  const powers = scores.map((score) => Math.exp(score - top));
  const sum = powers.reduce((total, power) => total + power, 0);
  return powers.map((power) => power / sum);
}
