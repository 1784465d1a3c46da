import { dot } from "./listwise.ts";

const STEPS = 4_000;
const RATE = 0.2;
const RIDGE = 1e-3;

/**
 * Logistic regression by AdaGrad steps with an L2 penalty on all but the constant. Deterministic.
 * @returns the constant, then one coefficient per feature
 */
export function fitLogistic(rows: readonly (readonly number[])[], outcomes: readonly boolean[]): readonly number[] {
  const inputs = rows.map((row) => [1, ...row]);
  const weights = (inputs[0] ?? [1]).map(() => 0);
  const squares = weights.map(() => 1e-8);
  for (let step = 0; step < STEPS; step += 1) {
    const gradient = weights.map((weight, axis) => (axis === 0 ? 0 : RIDGE * weight));
    inputs.forEach((row, at) => {
      const error = (1 / (1 + Math.exp(-dot(row, weights))) - (outcomes[at] === true ? 1 : 0)) / inputs.length;
      row.forEach((value, axis) => {
        gradient[axis] = (gradient[axis] ?? 0) + error * value;
      });
    });
    gradient.forEach((slope, axis) => {
      const square = (squares[axis] ?? 0) + slope * slope;
      squares[axis] = square;
      weights[axis] = (weights[axis] ?? 0) - (RATE * slope) / Math.sqrt(square);
    });
  }
  return weights;
}
