// The way in: login and password, the organisation's own sign-in, and the demonstration's roles where its door is open.
// Refuses: telling whether a login exists.
import { text } from '../../kernel/text.ts'
import { Button, ButtonLink, ErrorSummary, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { link } from '../../web/links.ts'
import { Section } from '../../web/parts.tsx'
import { ACCESS_PATHS } from './paths.ts'
import { ACCESS_WORDS } from './words.ts'

export interface SignInView {
  /** Where to go afterwards, already checked. */
  till: string
  login?: string
  /** One sentence on what went wrong. */
  error?: string
  oidc: boolean
  /** The demonstration's roles; none where the door is closed. */
  tryAs: readonly { login: string; title: string; does: string }[]
  /** Just signed out; with the way out of the identity provider, where there is one. */
  signedOut?: { provider?: string }
}

export function SignInPage({ shell, view }: { shell: Shell; view: SignInView }) {
  const { lang } = shell
  const say = (key: keyof typeof ACCESS_WORDS) => ACCESS_WORDS[key][lang]
  return (
    <Page
      shell={shell}
      title={say('signIn')}
      lead={view.signedOut ? say('signedOut') : say('signInLead')}
      choices={[]}
      actions={view.signedOut?.provider ? <a href={view.signedOut.provider}>{say('oidcOut')}</a> : undefined}
    >
      {view.error && <ErrorSummary title={say('notSignedIn')} errors={[{ field: 'login', message: view.error }]} />}
      <form class="r-form" method="post" action={ACCESS_PATHS.signIn}>
        <input type="hidden" name="till" value={view.till} />
        <TextField
          id="login"
          name="login"
          label={say('login')}
          lang={lang}
          value={view.login}
          width={28}
          autocomplete="username"
        />
        <TextField
          id="password"
          name="password"
          type="password"
          label={say('password')}
          lang={lang}
          width={28}
          autocomplete="current-password"
        />
        <div class="r-buttons">
          <Button>{say('signIn')}</Button>
          {view.oidc && <ButtonLink href={link(ACCESS_PATHS.oidc, { till: view.till })}>{say('oidc')}</ButtonLink>}
        </div>
      </form>
      {view.tryAs.length > 0 && <TryAs shell={shell} view={view} />}
    </Page>
  )
}

function TryAs({ shell: { lang }, view: { tryAs, till } }: { shell: Shell; view: SignInView }) {
  return (
    <Section id="prova" title={ACCESS_WORDS.tryAs[lang]}>
      <p class="r-prose">{ACCESS_WORDS.tryAsLead[lang]}</p>
      <form method="post" action={ACCESS_PATHS.tryAs}>
        <input type="hidden" name="till" value={till} />
        <ul class="r-roles">
          {tryAs.map(({ login, title, does }) => (
            <li>
              <button class="r-link-button" type="submit" name="login" value={login}>
                {title}
              </button>
              <span>{does}</span>
            </li>
          ))}
        </ul>
      </form>
    </Section>
  )
}

/** One answer for a login that does not exist, a closed account and a wrong password. */
export const WRONG = text(
  'Inloggningsnamnet eller lösenordet stämmer inte. Kontrollera båda och försök igen.',
  'The login or the password is not right. Check both and try again.',
)

export const waitWords = (seconds: number) =>
  text(
    `Det har blivit för många misslyckade försök. Försök igen om ${seconds < 120 ? `${seconds} sekunder` : `${Math.ceil(seconds / 60)} minuter`}.`,
    `There have been too many failed tries. Try again in ${seconds < 120 ? `${seconds} seconds` : `${Math.ceil(seconds / 60)} minutes`}.`,
  )
