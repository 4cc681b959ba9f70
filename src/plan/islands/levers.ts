// The levers of a scenario in the browser: each pull computes the whole plan again with the server's own code and writes what moved.
// Refuses: deciding anything. Without this script the form is sent and the server answers the same.
import type { FigureRef } from '../../kernel/figure.ts'
import type { Lang } from '../../kernel/text.ts'
import { effectBetween } from '../branches/effect.ts'
import { readSetting, writeSetting } from '../branches/leverFields.ts'
import { type Lever, leverChanges, leversOf } from '../branches/levers.ts'
import { resultSentence, writtenValue } from '../branches/shownFigures.ts'
import { inputFrom, LEVER_DATA_ID, LEVER_SUMMARY_ID, type LeverData } from '../branches/slim.ts'
import { buildSheet } from '../sheet.ts'
import type { Sheet } from '../sheetShape.ts'

/** A reader of the page aloud is told when the hand rests. */
const REST_MS = 600

function start(): void {
  const data = document.getElementById(LEVER_DATA_ID)?.textContent
  const form = document.querySelector<HTMLFormElement>('form[data-levers]')
  if (!data || !form) return
  const { input: slim, base } = JSON.parse(data) as LeverData
  const input = inputFrom(slim)
  const sheet = buildSheet(input)
  const compared = new Map(base)
  const levers = leversOf(input.structure)
  const lang: Lang = document.documentElement.lang === 'en' ? 'en' : 'sv'
  let rest: ReturnType<typeof setTimeout> | undefined
  for (const lever of levers) couple(form, lever)
  form.addEventListener('input', () => {
    const settings: Record<string, number> = {}
    for (const lever of levers) {
      const field = fieldOf(form, lever)
      const setting = field ? readSetting(field.value, lever) : 0
      field?.setAttribute('aria-invalid', String(setting === undefined))
      if (setting !== undefined) settings[lever.id] = setting
    }
    const now = sheet.with(leverChanges(input, settings)).sheet
    show(now, compared, lang)
    clearTimeout(rest)
    rest = setTimeout(() => tell(now, compared, lang), REST_MS)
  })
}

const fieldOf = (form: HTMLFormElement, lever: Lever): HTMLInputElement | null =>
  form.querySelector<HTMLInputElement>(`input[name="spak.${lever.id}"]`)

/** A slider beside the field: the same value, moved by hand or by the arrow keys. */
function couple(form: HTMLFormElement, lever: Lever): void {
  const field = fieldOf(form, lever)
  if (!field) return
  const slider = document.createElement('input')
  const scale = 10 ** lever.decimals
  Object.assign(slider, { type: 'range', min: lever.min, max: lever.max, step: lever.step, className: 'r-slider' })
  slider.value = String(readSetting(field.value, lever) ?? 0)
  slider.setAttribute('aria-labelledby', `${field.id}-namn`)
  const spoken = () => slider.setAttribute('aria-valuetext', `${Number(slider.value) / scale} ${field.dataset.unit ?? ''}`)
  spoken()
  slider.addEventListener('input', () => {
    field.value = writeSetting(Number(slider.value), lever)
    spoken()
  })
  field.addEventListener('input', () => {
    slider.value = String(readSetting(field.value, lever) ?? 0)
    spoken()
  })
  field.before(slider)
}

function show(sheet: Sheet, compared: ReadonlyMap<FigureRef, number | null>, lang: Lang): void {
  for (const cell of document.querySelectorAll<HTMLElement>('[data-live]')) {
    const ref = cell.dataset.live as FigureRef
    const unit = cell.dataset.unit ?? 'ore'
    const value = sheet.value(ref) ?? null
    const before = compared.get(ref) ?? null
    const difference = value === null || before === null ? null : value - before
    const written =
      cell.dataset.kind === 'difference' ? writtenValue(difference, unit, lang, true) : writtenValue(value, unit, lang)
    if (cell.textContent !== written) cell.textContent = written
  }
}

function tell(sheet: Sheet, compared: ReadonlyMap<FigureRef, number | null>, lang: Lang): void {
  const summary = document.getElementById(LEVER_SUMMARY_ID)
  const base = { ...sheet, input: sheet.input, value: (ref: FigureRef) => compared.get(ref) } as Sheet
  if (summary) summary.textContent = resultSentence(effectBetween(base, sheet), lang)
}

start()
