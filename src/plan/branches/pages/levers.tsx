// The levers as a form that works without script; with it a slider stands beside each field and the tables follow the hand.
// Refuses: computing; the server and the island do that with the same code.
import { raw } from 'hono/html'
import type { Lang } from '../../../kernel/text.ts'
import { Button, errorOf, HiddenFields } from '../../../web/form.tsx'
import { Section } from '../../../web/parts.tsx'
import { leverField, writeSetting } from '../leverFields.ts'
import type { Lever, Settings } from '../levers.ts'
import { embeddable, LEVER_DATA_ID, LEVER_SUMMARY_ID, type LeverData } from '../slim.ts'
import { W } from '../words.ts'
import { branchHref, type Typed } from './parts.tsx'

export interface LeversView {
  branch: string
  levers: readonly Lever[]
  settings: Settings
  data: LeverData
  /** Of the proposal that holds the levers; 0 before it is made. */
  version: number
}

export function Levers({ view, typed, lang }: { view: LeversView; typed: Typed; lang: Lang }) {
  const { branch, levers, settings, data, version } = view
  return (
    <Section id="spakar" title={W.levers[lang]}>
      <form class="r-lever-form" method="post" action={`${branchHref(branch)}/spakar`} data-levers>
        <HiddenFields fields={{ version }} />
        <div class="r-levers">
          {levers.map((lever) => (
            <LeverInput lever={lever} setting={settings[lever.id] ?? 0} typed={typed} lang={lang} />
          ))}
        </div>
        <p class="r-live" id={LEVER_SUMMARY_ID} aria-live="polite"></p>
        <div class="r-buttons">
          <Button>{W.saveLevers[lang]}</Button>
        </div>
      </form>
      <script type="application/json" id={LEVER_DATA_ID}>
        {raw(embeddable(data))}
      </script>
    </Section>
  )
}

function LeverInput({ lever, setting, typed, lang }: { lever: Lever; setting: number; typed: Typed; lang: Lang }) {
  const name = leverField(lever)
  const error = errorOf(typed.findings, name, lang)
  const written = typed.values[name] ?? (setting === 0 ? '' : writeSetting(setting, lever))
  return (
    <div class="r-field">
      <label class="ds-label" data-weight="semibold" for={name} id={`${name}-namn`}>
        {lever.label[lang]}
      </label>
      <p class="r-help" id={`${name}-help`}>
        {lever.help[lang]}
      </p>
      <span class="r-lever-value">
        <input
          class="ds-input is-figure"
          type="text"
          inputmode="decimal"
          id={name}
          name={name}
          size={7}
          value={written}
          placeholder="0"
          data-unit={lever.unit[lang]}
          aria-describedby={error ? `${name}-help ${name}-error` : `${name}-help`}
          aria-invalid={error ? 'true' : undefined}
        />
        {lever.unit[lang]}
      </span>
      {error && (
        <p class="r-field-error" id={`${name}-error`}>
          {error}
        </p>
      )}
    </div>
  )
}
