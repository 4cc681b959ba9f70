// The few rules that are not a comparison of two numbers: units and scale, texts alone, and which formula a target means.
// Each still gives an ordinary result with both places named.
import { parseRef } from '../kernel/figure.ts'
import { formatNumber, text } from '../kernel/text.ts'
import { own } from './build.ts'
import { SELF_FINANCING } from './catalogueRatios.ts'
import { compare } from './comparison.ts'
import { clean, evaluate, type Resolve } from './expression.ts'
import { countSide as count, type RuleFinding as Finding, resultOf } from './finding.ts'
import type { Material } from './generate.ts'
import { ownNotes, printedNotes } from './noteNumbers.ts'
import type { OwnMaterial, ReportMaterial } from './ownMaterial.ts'
import { goalFindings, headingFindings, repeatedFindings, textFindings, unitFindings } from './reportRules.ts'
import type { Rule, Side, Source, TieOutResult } from './rule.ts'

/** No amount in mkr is larger than ten years of taxes and grants; such a number is in another unit than its table says. */
function scale({ facts, year }: Material, resolve: Resolve): Finding[] {
  if (facts.length === 0) return []
  const base = ['income/tax_revenue', 'income/general_state_grants_and_equalisation'].map((p) =>
    evaluate(own(p), { scope: 'region', year }, resolve),
  )
  const limit = base.reduce((total, side) => total + (side.ok ? side.value.value : 0), 0) * 10
  const amounts = facts.filter((f) => f.unit === 'mkr' && f.value !== null)
  const beyond = limit > 0 ? amounts.filter((f) => Math.abs(f.value!) > limit) : []
  const name = text(
    'Inget belopp i mkr är tio gånger större än skatter och bidrag',
    'No amount in SEK m exceeds ten times taxes and grants',
  )
  const agree = text('Alla belopp har enhet och rimlig storlek.', 'All amounts have a unit and a reasonable size.')
  const differ = text(
    `${beyond.length} belopp är större än möjligt. Pröva enheten.`,
    `${beyond.length} amounts are larger than possible. Check the unit.`,
  )
  const where = [beyond.map((f) => f.place.table ?? f.place.chapter).join('; ') || 'Alla tabeller', 'Resultaträkning']
  const sides = { left: count(beyond.length, 'mkr'), right: count(0, 'mkr') }
  return [
    {
      id: 'C106.3',
      name,
      ...sides,
      difference: beyond.length,
      verdict: beyond.length === 0 ? 'ok' : 'deviation',
      where,
      message: beyond.length === 0 ? agree : differ,
    },
  ]
}

/** A stated self-financing ratio can only be tried when the authority has said which formula it means. */
function variants({ registered, year }: Material, source: Source, resolve: Resolve): Finding[] {
  const binding = { scope: 'region', year }
  const stated = evaluate(own('ratios/N09'), binding, resolve)
  if (!stated.ok) return []
  const { value: left } = stated
  const name = text('Självfinansieringsgrad mot mål', 'Self-financing against target')
  const leftSide: Side = { value: left.value, unit: 'percent', ref: left.parts[0]!.ref, parts: left.parts }
  const decided = registered.selfFinancing?.[source]
  const tried = (['a', 'b', 'c'] as const).map((key) => ({
    key,
    ...SELF_FINANCING[key],
    found: evaluate(SELF_FINANCING[key].of, binding, resolve),
  }))
  const known = tried.flatMap((t) => (t.found.ok ? [{ ...t, right: t.found.value }] : []))
  const chosen = known.find((t) => t.key === decided)
  const places = (parts: { place: string }[]) => [...new Set(parts.map((p) => p.place))].join('; ')
  if (chosen) {
    const compared = compare(left, chosen.right, { kind: 'P' })
    const message = text(`Formeln är ${chosen.name.sv}.`, `The formula is ${chosen.name.en}.`)
    const right: Side = { value: clean(chosen.right.value), unit: 'percent', ref: 'ratios/N09', parts: chosen.right.parts }
    return [
      {
        id: 'C83.2',
        name,
        left: leftSide,
        right,
        difference: compared.difference,
        verdict: compared.verdict,
        where: [places(left.parts), places(chosen.right.parts)],
        message,
      },
    ]
  }
  const list = (lang: 'sv' | 'en') => known.map((t) => `${t.name[lang]} ${formatNumber(t.right.value, 1, lang)} %`).join(', ')
  const message = text(
    `Kan inte prövas: ingen formel är registrerad. Uppgiften är ${formatNumber(left.value, 0)} %; ${list('sv')}.`,
    `Cannot be tested: no formula is registered. The figure is ${formatNumber(left.value, 0, 'en')} %; ${list('en')}.`,
  )
  const right: Side = { value: null, unit: 'percent', ref: 'ratios/N09', parts: known.flatMap((t) => t.right.parts) }
  return [
    { id: 'C83.2', name, left: leftSide, right, difference: null, verdict: 'untestable', where: [places(left.parts)], message },
  ]
}

/** Texts without a counterpart: said one by one, so that nobody believes they were checked. */
function textsAlone({ facts, registered, year }: Material): Finding[] {
  const texts = facts.filter((f) => f.quote !== undefined)
  return texts.flatMap((fact, i): Finding[] => {
    const why = registered.alone?.[fact.ref]
    const first = facts.find((f) => f.ref === fact.ref) === fact
    if (!why || !first || fact.claims || parseRef(fact.ref)!.period !== String(year)) return []
    const left: Side = { value: fact.value, unit: fact.unit, ref: fact.ref, parts: [] }
    const right: Side = { value: null, unit: fact.unit, ref: '', parts: [] }
    const message = text(`Kan inte prövas. ${why}`, `Cannot be tested: no table holds the figure. ${why}`)
    return [
      {
        id: `C85.${i + 1}`,
        name: text(fact.label, fact.label),
        left,
        right,
        difference: null,
        verdict: 'untestable',
        where: [fact.place.chapter],
        message,
      },
    ]
  })
}

/** What own books and the own report are tried on beside the comparisons. */
function onOwn(rule: Rule, own: OwnMaterial, year: number, resolve: Resolve): Finding[] {
  if (rule.id === 'C32') return ownNotes(own)
  const tries: Record<string, (report: ReportMaterial) => Finding[]> = {
    C84: (report) => goalFindings(own, report, year, resolve),
    C85: (report) => textFindings(report, resolve),
    C86: (report) => repeatedFindings(report, resolve),
    C90: headingFindings,
    C106: (report) => unitFindings(report, resolve),
  }
  const made = tries[rule.id]
  const report = made && own.report()
  return made && report ? made(report) : []
}

export function special(rule: Rule, material: Material, source: Source, resolve: Resolve): TieOutResult[] {
  const printed = source === 'published'
  const found =
    rule.generated === 'noteNumbers' && printed
      ? printedNotes(material)
      : rule.generated === 'scale' && printed
        ? scale(material, resolve)
        : rule.generated === 'variants'
          ? variants(material, source, resolve)
          : rule.generated === 'texts' && printed
            ? textsAlone(material)
            : []
  const mine = material.own ? onOwn(rule, material.own, material.year, resolve) : []
  return [...found, ...mine].map((f) => resultOf(rule, material.year, f))
}
