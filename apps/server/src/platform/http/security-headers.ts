import helmet from 'helmet';
import type { AppConfig } from '../config/app-config.js';

/**
 * Headers that keep a page of ours to itself (S31).
 *
 * Scripts come from files only. Styles are the exception: Mantine and ProseMirror set style attributes and inject
 * <style> elements for sizes known only at run time, a nonce does not cover attributes, and the shell is cached by the
 * service worker, which a nonce per answer would break. Styles cannot run code; the other directives stop them from
 * carrying data away.
 */
export function securityHeaders(config: AppConfig) {
  const sockets = config.allowedOrigins.map((origin) => origin.replace(/^http/, 'ws'));
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        scriptSrcAttr: ["'none'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'"],
        // Older Safari does not count ws: as 'self'.
        connectSrc: ["'self'", ...sockets],
        workerSrc: ["'self'"],
        manifestSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
      },
    },
    // Under http the header is ignored by browsers, and a local trial must not be pinned to https.
    strictTransportSecurity: config.isSecure ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    frameguard: { action: 'deny' },
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    // A plain-http address that is not localhost is no secure context: there the browser only warns about it.
    originAgentCluster: config.isSecure,
  });
}
