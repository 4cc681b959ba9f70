// A password of one's own: chosen after a one-time password, or changed on the account page.
// Refuses: showing anything typed again.
import type { Finding } from '../../kernel/finding.ts'
import { Button, ErrorSummary, TextField } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { ACCESS_PATHS } from './paths.ts'
import { ACCESS_WORDS } from './words.ts'

export interface PasswordView {
  /** After a one-time password: nothing else can be done before, and the current one is not asked for. */
  forced: boolean
  findings: readonly Finding[]
}

export function PasswordPage({ shell, view }: { shell: Shell; view: PasswordView }) {
  const { lang } = shell
  const title = ACCESS_WORDS[view.forced ? 'chooseOwn' : 'changePassword'][lang]
  return (
    <Page
      shell={shell}
      title={title}
      lead={view.forced ? ACCESS_WORDS.chooseOwnLead[lang] : undefined}
      path={view.forced ? undefined : [{ label: ACCESS_WORDS.account[lang], href: ACCESS_PATHS.account }]}
      choices={[]}
    >
      {view.findings.length > 0 && (
        <ErrorSummary
          title={ACCESS_WORDS.notSaved[lang]}
          errors={view.findings.map(({ cell, message }) => ({ field: cell, message: message[lang] }))}
        />
      )}
      <PasswordForm shell={shell} view={view} />
    </Page>
  )
}

function PasswordForm({ shell: { lang }, view: { forced, findings } }: { shell: Shell; view: PasswordView }) {
  const errorAt = (cell: string) => findings.find((one) => one.cell === cell)?.message[lang]
  const field = { lang, type: 'password', width: 28 } as const
  return (
    <form class="r-form" method="post" action={ACCESS_PATHS.password}>
      {!forced && (
        <TextField
          {...field}
          id="current"
          name="current"
          label={ACCESS_WORDS.currentPassword[lang]}
          error={errorAt('current')}
          autocomplete="current-password"
        />
      )}
      <TextField
        {...field}
        id="password"
        name="password"
        label={ACCESS_WORDS.newPassword[lang]}
        help={ACCESS_WORDS.newPasswordHelp[lang]}
        error={errorAt('password')}
        autocomplete="new-password"
      />
      <TextField
        {...field}
        id="again"
        name="again"
        label={ACCESS_WORDS.again[lang]}
        error={errorAt('again')}
        autocomplete="new-password"
      />
      <div class="r-buttons">
        <Button>{ACCESS_WORDS.changePassword[lang]}</Button>
      </div>
    </form>
  )
}
