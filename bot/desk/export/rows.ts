/** A cell of an exported list: numbers stay numbers, days are text as people write them. */
export type Cell = string | number;

/** A list as it is exported: the first row names the columns. */
export type Rows = readonly (readonly Cell[])[];
