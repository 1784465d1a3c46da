import type { Route } from "./route-contract.ts";

export const route: Route = () => ({ kind: "door", door: "question" });
