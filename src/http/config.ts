// What the server is told by its surroundings, read once at start: everything wrong is said at once, with what to write instead.
import { z } from 'zod'
import { type Finding, finding } from '../kernel/finding.ts'
import { failed, ok, type Result } from '../kernel/result.ts'
import { type Text, text } from '../kernel/text.ts'

export interface Config {
  port: number
  host: string
  /** PostgreSQL as the application's role; the embedded database when absent. */
  databaseUrl?: string
  /** PostgreSQL as the schema's owner, used at start to bring the schema forward and for nothing else. */
  databaseOwnerUrl?: string
  /** The address people use; needed behind a proxy. */
  publicUrl?: string
  /** The authority's own identity provider (OpenID Connect). */
  oidc?: OidcConfig
}

export interface OidcConfig {
  issuer: string
  clientId: string
  clientSecret: string
  /** The claim that holds a person's login here. */
  claim: string
}

const port = z.coerce.number().int().min(0).max(65_535)
const host = z.union([z.ipv4(), z.ipv6(), z.hostname()])
const postgres = z.url({ protocol: /^postgres(ql)?$/ })
const site = z.url({ protocol: /^https?$/ }).refine((value) => URL.canParse(value) && isSite(new URL(value)))

const issuer = z.url({ protocol: /^https?$/ }).refine((value) => URL.canParse(value) && isIssuer(new URL(value)))

/** An identity provider in plain http is for this machine only: it would send passwords and tokens in the clear. */
const isIssuer = ({ protocol, hostname }: URL): boolean => protocol === 'https:' || isLoopback(hostname)

/** A site's address and nothing behind it; plain http only on this machine, since cookies and origins need https elsewhere. */
function isSite({ protocol, hostname, pathname, search, hash, username }: URL): boolean {
  const bare = pathname === '/' && search === '' && hash === '' && username === ''
  return bare && (protocol === 'https:' || isLoopback(hostname))
}

export const isLoopback = (host: string): boolean => /^(localhost|127(\.\d{1,3}){3}|\[?::1\]?)$/.test(host)

const LESSONS: Record<string, Text> = {
  PORT: text(
    'PORT ska vara ett heltal från 0 till 65535, t.ex. PORT=8080.',
    'PORT must be a whole number from 0 to 65535, e.g. PORT=8080.',
  ),
  HOST: text(
    'HOST ska vara en adress eller ett värdnamn att lyssna på, t.ex. HOST=127.0.0.1 eller HOST=0.0.0.0.',
    'HOST must be an address or host name to listen on, e.g. HOST=127.0.0.1 or HOST=0.0.0.0.',
  ),
  DATABASE_URL: text(
    'DATABASE_URL ska vara en PostgreSQL-adress, t.ex. postgres://roll:lösenord@server:5432/roder. Utelämna den för den inbyggda databasen.',
    'DATABASE_URL must be a PostgreSQL address, e.g. postgres://role:password@server:5432/roder. Leave it out for the embedded database.',
  ),
  DATABASE_OWNER_URL: text(
    'DATABASE_OWNER_URL ska vara en PostgreSQL-adress för schemats ägare, och sätts bara tillsammans med DATABASE_URL.',
    'DATABASE_OWNER_URL must be a PostgreSQL address for the schema’s owner, and is only set together with DATABASE_URL.',
  ),
  PUBLIC_URL: text(
    'PUBLIC_URL ska vara webbplatsens adress utan sökväg, med https utanför den egna datorn, t.ex. https://plan.regionen.se.',
    'PUBLIC_URL must be the site’s address without a path, with https except on this machine, e.g. https://plan.region.example.',
  ),
  OIDC_ISSUER: text(
    'OIDC_ISSUER ska vara identitetstjänstens adress, med https utanför den egna datorn, och sätts tillsammans med OIDC_CLIENT_ID och OIDC_CLIENT_SECRET.',
    'OIDC_ISSUER must be the identity provider’s address, with https except on this machine, and is set together with OIDC_CLIENT_ID and OIDC_CLIENT_SECRET.',
  ),
  OIDC_CLIENT_ID: text(
    'OIDC_CLIENT_ID saknas eller är satt utan OIDC_ISSUER. De hör ihop.',
    'OIDC_CLIENT_ID is missing or set without OIDC_ISSUER. They belong together.',
  ),
  OIDC_CLIENT_SECRET: text(
    'OIDC_CLIENT_SECRET saknas eller är satt utan OIDC_ISSUER. De hör ihop.',
    'OIDC_CLIENT_SECRET is missing or set without OIDC_ISSUER. They belong together.',
  ),
  OIDC_CLAIM: text(
    'OIDC_CLAIM är namnet på den uppgift som bär inloggningsnamnet, t.ex. preferred_username.',
    'OIDC_CLAIM is the name of the claim that carries the login, e.g. preferred_username.',
  ),
}

/** Empty variables count as absent: that is how container files leave them out. The values themselves are never repeated. */
export function readConfig(env: Record<string, string | undefined>): Result<Config> {
  const given = Object.fromEntries(Object.keys(LESSONS).map((name) => [name, env[name]?.trim() || undefined]))
  const wrong = (name: string, schema: z.ZodType): boolean => given[name] !== undefined && !schema.safeParse(given[name]).success
  const findings: Finding[] = []
  const teach = (name: string) => findings.push(finding('http/config', 'error', LESSONS[name]!, { cell: name }))
  if (wrong('PORT', port)) teach('PORT')
  if (wrong('HOST', host)) teach('HOST')
  if (wrong('DATABASE_URL', postgres)) teach('DATABASE_URL')
  if (wrong('DATABASE_OWNER_URL', postgres) || (given.DATABASE_OWNER_URL && !given.DATABASE_URL)) teach('DATABASE_OWNER_URL')
  if (wrong('PUBLIC_URL', site)) teach('PUBLIC_URL')
  if (wrong('OIDC_ISSUER', issuer)) teach('OIDC_ISSUER')
  const oidc = ['OIDC_ISSUER', 'OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET'] as const
  if (oidc.some((name) => given[name])) for (const name of oidc) if (!given[name]) teach(name)
  if (wrong('OIDC_CLAIM', z.string().regex(/^[\w.:/-]{1,100}$/))) teach('OIDC_CLAIM')
  if (findings.length > 0) return failed(findings)
  return ok({
    port: Number(given.PORT ?? 8080),
    host: given.HOST ?? '127.0.0.1',
    ...(given.DATABASE_URL ? { databaseUrl: given.DATABASE_URL } : {}),
    ...(given.DATABASE_OWNER_URL ? { databaseOwnerUrl: given.DATABASE_OWNER_URL } : {}),
    ...(given.PUBLIC_URL ? { publicUrl: new URL(given.PUBLIC_URL).origin } : {}),
    ...(given.OIDC_ISSUER
      ? {
          oidc: {
            issuer: given.OIDC_ISSUER,
            clientId: given.OIDC_CLIENT_ID!,
            clientSecret: given.OIDC_CLIENT_SECRET!,
            claim: given.OIDC_CLAIM ?? 'sub',
          },
        }
      : {}),
  })
}
