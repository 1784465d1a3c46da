/** How the app acknowledged what it was sent. Latencies are in milliseconds, in the order of the acknowledgements. */
export interface Delivered {
  readonly latencies: readonly number[];
  readonly count: {
    readonly sent: number;
    readonly acknowledged: number;
    readonly late: number;
    readonly unanswered: number;
  };
}

export interface Acknowledgements extends Delivered {
  sent(at: number): void;
  /** @param again whether another attempt at the same thing has been acknowledged already */
  acknowledged(latency: number, again: boolean): void;
  unanswered(): void;
}

export function createAcknowledgements(): Acknowledgements {
  const latencies: number[] = [];
  let [sent, acknowledged, late, unanswered] = [0, 0, 0, 0];
  return {
    latencies,
    get count() {
      return { sent, acknowledged, late, unanswered };
    },
    sent: () => {
      sent += 1;
    },
    acknowledged: (latency, again) => {
      latencies.push(latency);
      if (again) late += 1;
      else acknowledged += 1;
    },
    unanswered: () => {
      unanswered += 1;
    },
  };
}
