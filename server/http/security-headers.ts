import { secureHeaders } from 'hono/secure-headers';

/**
 * No other host, no inline script. Inline style stays allowed: the map and the component library position
 * things by style attributes. Workers of the map come from a blob.
 */
export const securityHeaders = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'", "'unsafe-inline'"],
    imgSrc: ["'self'", 'data:', 'blob:'],
    fontSrc: ["'self'", 'data:'],
    connectSrc: ["'self'"],
    workerSrc: ["'self'", 'blob:'],
    manifestSrc: ["'self'"],
    baseUri: ["'none'"],
    formAction: ["'self'"],
    frameAncestors: ["'none'"],
  },
  crossOriginResourcePolicy: 'same-origin',
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  // Whether the site is reached by https is decided in front of this process.
  strictTransportSecurity: false,
  permissionsPolicy: { camera: [], microphone: [], geolocation: ['self'] },
});
