// For tests only: a real identity provider in a process of its own, on loopback. Anybody may sign in as anything they type.
// Refuses: being reached from elsewhere.
import { createServer } from 'node:http'
import Provider from 'oidc-provider'

const [, , origin = ''] = process.argv
const server = createServer()
server.listen(0, '127.0.0.1', () => {
  const issuer = `http://127.0.0.1:${server.address().port}`
  const provider = new Provider(issuer, {
    clients: [
      {
        client_id: 'roder',
        client_secret: 'a secret for tests alone, of no use elsewhere',
        redirect_uris: [`${origin}/logga-in/oidc/svar`],
        post_logout_redirect_uris: [`${origin}/logga-in`],
      },
    ],
    claims: { openid: ['sub'], profile: ['preferred_username'], email: ['email', 'email_verified'] },
    cookies: { keys: ['for tests alone'] },
    pkce: { required: () => true },
    findAccount: (_, id) => ({
      accountId: id,
      claims: () => ({
        sub: id,
        preferred_username: id.replace(/^subject-/, ''),
        email: id.replace(/^subject-/, ''),
        email_verified: id.startsWith('subject-verified'),
      }),
    }),
  })
  server.on('request', provider.callback())
  process.stdout.write(`${issuer}\n`)
})
