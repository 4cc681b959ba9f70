// What every answer says to the browser, and which requests are not ours: foreign forms and foreign host names.
// No inline script or style anywhere: the policy is the same for every page, with no exceptions to remember.
import type { MiddlewareHandler } from 'hono'
import { csrf } from 'hono/csrf'
import { secureHeaders } from 'hono/secure-headers'
import { text } from '../kernel/text.ts'
import { TransportRefusal } from './problem.ts'

export const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'none'"],
  styleSrc: ["'self'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  scriptSrc: ["'self'"],
  connectSrc: ["'self'"],
  formAction: ["'self'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}

export interface SecurityOptions {
  /** The address people use, e.g. `https://plan.example.se`; needed behind a proxy. */
  publicUrl?: string
}

/** Headers, host check and CSRF protection, in that order. */
export function security({ publicUrl }: SecurityOptions = {}): MiddlewareHandler[] {
  const address = publicUrl === undefined ? undefined : new URL(publicUrl)
  return [
    secureHeaders({
      contentSecurityPolicy: CONTENT_SECURITY_POLICY,
      referrerPolicy: 'same-origin',
      xFrameOptions: 'DENY',
      // Over plain http the header means nothing; only an https address may promise to stay https.
      strictTransportSecurity: address?.protocol === 'https:' ? 'max-age=31536000; includeSubDomains' : false,
      permissionsPolicy: { camera: [], microphone: [], geolocation: [], payment: [], usb: [] },
    }),
    knownHost(address?.hostname),
    csrf(address === undefined ? undefined : { origin: address.origin }),
  ]
}

/** A page elsewhere may point its own name at this machine; it cannot do so with a bare number, `localhost` or our own name. */
function knownHost(ours?: string): MiddlewareHandler {
  return async (c, next) => {
    const { hostname } = new URL(c.req.url)
    if (hostname !== ours && hostname !== 'localhost' && !/^(\d{1,3}(\.\d{1,3}){3}|\[[0-9a-f:.]+\])$/i.test(hostname))
      throw unknownHost(hostname)
    await next()
  }
}

const unknownHost = (host: string): TransportRefusal =>
  new TransportRefusal(
    421,
    'not-allowed',
    'http/unknown-host',
    text(
      `Servern svarar inte på namnet ${host}. Ange webbplatsens adress i PUBLIC_URL och starta om.`,
      `The server does not answer to the name ${host}. Set PUBLIC_URL to the site's address and restart.`,
    ),
  )
