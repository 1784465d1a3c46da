import { serve } from "./serve.ts";

// pdf.js makes one of these while it loads, for drawing, which nothing here does; the addon with a real one stays out.
Object.assign(globalThis, { DOMMatrix: Object });

await serve();
