export interface DrillFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}
