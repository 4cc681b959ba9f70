// The surroundings are checked at start: everything wrong at once, each with what to write instead, and no value repeated.
import { describe, expect, it } from 'vitest'
import { isLoopback, readConfig } from './config.ts'

describe('the configuration', () => {
  it('has defaults that serve one machine', () => {
    expect(readConfig({})).toEqual({ ok: true, findings: [], value: { port: 8080, host: '127.0.0.1' } })
    expect(readConfig({ PORT: '', HOST: ' ', DATABASE_URL: '', PATH: '/bin' })).toEqual(readConfig({}))
  })

  it('takes what is right', () => {
    const env = {
      PORT: '0',
      HOST: '0.0.0.0',
      DATABASE_URL: 'postgres://roder@db:5432/roder?sslmode=require',
      DATABASE_OWNER_URL: 'postgresql://owner@db/roder',
      PUBLIC_URL: 'https://plan.example.se/',
    }
    expect(readConfig(env)).toMatchObject({
      ok: true,
      value: {
        port: 0,
        host: '0.0.0.0',
        databaseUrl: env.DATABASE_URL,
        databaseOwnerUrl: env.DATABASE_OWNER_URL,
        publicUrl: 'https://plan.example.se',
      },
    })
    expect(readConfig({ PUBLIC_URL: 'http://localhost:8080' })).toMatchObject({ ok: true })
  })

  it.each([
    ['PORT', 'åtta'],
    ['PORT', '65536'],
    ['PORT', '80.5'],
    ['PORT', '-1'],
    ['HOST', 'http://localhost'],
    ['HOST', 'a b'],
    ['DATABASE_URL', 'mysql://hemligt@h/db'],
    ['DATABASE_URL', 'hemligt'],
    ['DATABASE_OWNER_URL', 'postgres://hemligt@h/db'],
    ['PUBLIC_URL', 'plan.example.se'],
    ['PUBLIC_URL', 'http://plan.example.se'],
    ['PUBLIC_URL', 'https://plan.example.se/under'],
    ['PUBLIC_URL', 'https://u:hemligt@plan.example.se'],
  ])('refuses %s=%s with a sentence that names the variable and gives an example', (name, value) => {
    const result = readConfig({ [name]: value })
    expect(result.ok).toBe(false)
    expect(result.findings.map((f) => [f.code, f.severity, f.cell])).toEqual([['http/config', 'error', name]])
    for (const said of Object.values(result.findings[0]!.message)) {
      expect(said).toContain(name)
      expect(said).not.toContain('hemligt')
    }
  })

  it('takes an identity provider whole', () => {
    const oidc = { OIDC_ISSUER: 'https://id.example.se', OIDC_CLIENT_ID: 'roder', OIDC_CLIENT_SECRET: 'hemligt' }
    expect(readConfig(oidc)).toMatchObject({
      ok: true,
      value: {
        oidc: { issuer: 'https://id.example.se', clientId: 'roder', clientSecret: 'hemligt', claim: 'sub' },
      },
    })
  })

  it.each([
    [{ OIDC_ISSUER: 'http://id.example.se', OIDC_CLIENT_ID: 'a', OIDC_CLIENT_SECRET: 'hemligt' }, ['OIDC_ISSUER']],
    [{ OIDC_CLIENT_ID: 'a' }, ['OIDC_ISSUER', 'OIDC_CLIENT_SECRET']],
    [{ OIDC_ISSUER: 'https://id.example.se' }, ['OIDC_CLIENT_ID', 'OIDC_CLIENT_SECRET']],
  ])('refuses half of what belongs together: %j', (env, cells) => {
    const result = readConfig(env as Record<string, string>)
    expect(result.ok).toBe(false)
    expect(result.findings.map((f) => f.cell)).toEqual(cells)
    expect(JSON.stringify(result.findings)).not.toContain('hemligt')
  })

  it('says everything that is wrong at once', () => {
    const wrong = readConfig({ PORT: 'x', HOST: 'a b', DATABASE_URL: 'x', PUBLIC_URL: 'x' })
    expect(wrong.findings.map((f) => f.cell)).toEqual(['PORT', 'HOST', 'DATABASE_URL', 'PUBLIC_URL'])
  })

  it.each([
    ['localhost', true],
    ['127.0.0.1', true],
    ['::1', true],
    ['0.0.0.0', false],
    ['127.0.0.1.evil.example', false],
  ])('knows that %s is this machine: %s', (host, answer) => {
    expect(isLoopback(host)).toBe(answer)
  })
})
