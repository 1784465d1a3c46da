import type { MiddlewareHandler } from "hono";
import { secureHeaders } from "hono/secure-headers";

/** Nothing is loaded from elsewhere, nothing runs or styles from within the page, and nobody frames it. */
export function pageHeaders(): MiddlewareHandler {
  return secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'"],
      connectSrc: ["'self'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
    // The source page's way back to its thread reads the address that one came from, within the site only.
    referrerPolicy: "same-origin",
    // Set by whatever terminates TLS; on plain loopback it would only mislead.
    strictTransportSecurity: false,
  });
}
