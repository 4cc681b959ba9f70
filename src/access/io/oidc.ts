// OpenID Connect by openid-client: code flow with PKCE, state and nonce. The only file that knows the library.
// Refuses: plain http to anywhere but this machine, and believing an e-mail address the provider has not verified.
import * as client from 'openid-client'
import { Refusal } from '../../kernel/result.ts'
import { text } from '../../kernel/text.ts'
import { isThisMachine } from '../demoDoor.ts'

export interface OidcSettings {
  issuer: string
  clientId: string
  clientSecret?: string
  /** The claim that holds the login a person is registered with; `sub` when absent. */
  claim?: string
}

export interface OidcIdentity {
  issuer: string
  subject: string
  login?: string
}

export interface Oidc {
  /** Where to send the browser, and what to remember until it comes back. */
  begin(redirectUri: string): Promise<{ url: string; state: string; nonce: string; verifier: string }>
  /** The answer, checked against what was remembered: signature, issuer, audience, nonce, state, PKCE, times. */
  finish(answer: URL, flow: { state: string; nonce: string; verifier: string }): Promise<OidcIdentity>
  /** Where the provider's own session ends; undefined when it has no such page. */
  endSession(returnTo: string): Promise<string | undefined>
}

export function oidcClient({ issuer, clientId, clientSecret, claim = 'sub' }: OidcSettings): Oidc {
  let found: Promise<client.Configuration> | undefined
  /** Asked once, and again when the provider did not answer. */
  const provider = (): Promise<client.Configuration> => {
    found ??= discover().catch((error) => {
      found = undefined
      throw unreachable(error)
    })
    return found
  }
  const discover = (): Promise<client.Configuration> => {
    const url = new URL(issuer)
    const plain = url.protocol === 'http:' && isThisMachine(url.hostname)
    const method = clientSecret === undefined ? client.None() : client.ClientSecretBasic(clientSecret)
    const execute = plain ? [client.allowInsecureRequests] : []
    return client.discovery(url, clientId, undefined, method, { execute, timeout: 10 })
  }
  return {
    async begin(redirectUri) {
      const config = await provider()
      const [state, nonce, verifier] = [client.randomState(), client.randomNonce(), client.randomPKCECodeVerifier()]
      const url = client.buildAuthorizationUrl(config, {
        redirect_uri: redirectUri,
        scope: SCOPES[claim] ?? 'openid profile',
        state,
        nonce,
        code_challenge: await client.calculatePKCECodeChallenge(verifier),
        code_challenge_method: 'S256',
      })
      return { url: url.href, state, nonce, verifier }
    },
    async finish(answer, { state, nonce, verifier }) {
      const config = await provider()
      const checks = { expectedState: state, expectedNonce: nonce, pkceCodeVerifier: verifier, idTokenExpected: true }
      const tokens = await client.authorizationCodeGrant(config, answer, checks).catch((error) => {
        throw refused(error)
      })
      const claims = tokens.claims()!
      const elsewhere = claims[claim] === undefined && config.serverMetadata().userinfo_endpoint !== undefined
      const all = elsewhere ? { ...claims, ...(await client.fetchUserInfo(config, tokens.access_token, claims.sub)) } : claims
      const said = (all as Record<string, unknown>)[claim]
      const believed = claim !== 'email' || (all as Record<string, unknown>).email_verified === true
      return { issuer: claims.iss, subject: claims.sub, ...(typeof said === 'string' && believed ? { login: said } : {}) }
    },
    async endSession(returnTo) {
      const config = await provider()
      if (config.serverMetadata().end_session_endpoint === undefined) return undefined
      return client.buildEndSessionUrl(config, { post_logout_redirect_uri: returnTo }).href
    },
  }
}

const SCOPES: Record<string, string> = { sub: 'openid', email: 'openid email' }

const unreachable = (cause: unknown): Refusal =>
  Object.assign(
    new Refusal(
      'unavailable',
      'access/oidc-unreachable',
      text(
        'Organisationens inloggning svarar inte. Försök igen om en stund, eller logga in med lösenord.',
        'The organisation’s sign-in does not answer. Try again in a while, or sign in with a password.',
      ),
    ),
    { cause },
  )

const refused = (cause: unknown): Refusal =>
  Object.assign(
    new Refusal(
      'not-allowed',
      'access/oidc-refused',
      text(
        'Svaret från organisationens inloggning gick inte att godta. Börja om från inloggningssidan.',
        'The answer from the organisation’s sign-in could not be accepted. Start again from the sign-in page.',
      ),
    ),
    { cause },
  )
