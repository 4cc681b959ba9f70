// The units somebody answers for in a round: how far each has come, and one step that hands in those where nothing has changed.
// Refuses: confirming for anyone what asks for an answer; each unit is handed in whole or named with what it lacks.
import type { Finding } from '../../kernel/finding.ts'
import type { Lang, Text } from '../../kernel/text.ts'
import { STATE_WORDS } from '../../process/model.ts'
import { amount, missing } from '../../web/figure.tsx'
import { Button, CheckField, HiddenFields } from '../../web/form.tsx'
import { Page, type Shell } from '../../web/layout.tsx'
import { Empty, ItemList, Section } from '../../web/parts.tsx'
import { Table } from '../../web/table.tsx'
import { remaining, type UnitWork } from '../unitWork.ts'
import { countOf, roundWords, WORDS as W } from '../words.ts'
import { unitHref, unitsHref } from './unit.tsx'

export interface UnitRow {
  work: UnitWork
  /** Nothing new needs to be said: it may be handed in as it stands. */
  ready: boolean
  /** Why it cannot, when it cannot. */
  findings: readonly Finding[]
  /** The first reason it is closed to changes. */
  locked?: Text
}

export interface UnitsView {
  round: string
  rows: readonly UnitRow[]
  /** The answer after a step: which went and which did not. */
  answer?: { confirmed: readonly string[]; refused: readonly { unit: string; name: string; findings: readonly Finding[] }[] }
}

export function UnitsPage({ shell, view }: { shell: Shell; view: UnitsView }) {
  const { lang } = shell
  return (
    <Page
      shell={shell}
      current="tasks"
      title={`${W.myUnits[lang]}, ${roundWords(view.round, lang)}`}
      lead={leadOf(view, lang)}
      choices={[]}
    >
      <div class="r-stack">
        {view.answer && <Answer answer={view.answer} round={view.round} lang={lang} />}
        {view.rows.length === 0 ? <Empty>{EMPTY[lang]}</Empty> : <List view={view} lang={lang} />}
      </div>
    </Page>
  )
}

const EMPTY: Text = {
  sv: 'Omgången frågar ingen enhet som du svarar för. Se Mina uppgifter för annat som väntar.',
  en: 'The round asks no unit that you answer for. See My tasks for anything else that waits.',
}

export function leadOf({ rows }: UnitsView, lang: Lang): string {
  const done = rows.filter(({ work }) => work.task?.state === 'ready' || work.task?.state === 'approved').length
  const ready = rows.filter((one) => one.ready).length
  if (lang === 'sv')
    return `${done} av ${rows.length} enheter är inlämnade. ${ready === 0 ? 'Ingen kan lämnas in utan att något fylls i.' : ready === 1 ? 'En kan lämnas in som den står.' : `${ready} kan lämnas in som de står.`}`
  return `${done} of ${rows.length} units are handed in. ${ready === 0 ? 'None can be handed in before something is filled in.' : ready === 1 ? 'One can be handed in as it stands.' : `${ready} can be handed in as they stand.`}`
}

function Answer({ answer, round, lang }: { answer: NonNullable<UnitsView['answer']>; round: string; lang: Lang }) {
  return (
    <>
      {answer.confirmed.length > 0 && (
        <Section id="inlamnade" title={W.confirmed[lang]}>
          <p role="status">{answer.confirmed.join(', ')}</p>
        </Section>
      )}
      {answer.refused.length > 0 && (
        <Section id="ej-inlamnade" title={W.notConfirmed[lang]}>
          <ItemList
            lang={lang}
            label={W.notConfirmed[lang]}
            items={answer.refused.map(({ unit, name, findings }) => ({
              title: name,
              sub: findings.map((one) => one.message[lang]).join(' '),
              href: unitHref(unit, round),
            }))}
          />
        </Section>
      )}
    </>
  )
}

function List({ view, lang }: { view: UnitsView; lang: Lang }) {
  const any = view.rows.some((one) => one.ready)
  const table = (
    <Table
      lang={lang}
      caption={W.myUnits[lang]}
      rowHead={W.unitHead[lang]}
      phone="blocks"
      columns={[
        ...(any ? [{ id: 'choose', head: W.chooseUnit[lang], kind: 'mark' as const }] : []),
        { id: 'state', head: W.task[lang], kind: 'text' },
        { id: 'deviation', head: `${W.deviation[lang]}, ${W.tkr[lang]}` },
        { id: 'left', head: lang === 'sv' ? 'Återstår' : 'Remaining', kind: 'text' },
      ]}
      rows={view.rows.map((row) => ({
        label: <a href={unitHref(row.work.unit, view.round)}>{row.work.unitName}</a>,
        cells: [
          ...(any ? [row.ready ? <Choose work={row.work} lang={lang} /> : null] : []),
          row.work.task ? STATE_WORDS[row.work.task.state][lang] : '',
          row.work.money ? amount(row.work.money.deviation, row.work.money.refs.deviation, 'tkr', { sign: true }) : missing,
          leftWords(row, lang),
        ],
      }))}
    />
  )
  if (!any) return table
  return (
    <form method="post" action={unitsHref(view.round)}>
      <HiddenFields fields={{ omgang: view.round }} />
      {table}
      <div class="r-actions">
        <Button>{W.confirm[lang]}</Button>
      </div>
    </form>
  )
}

/** The version goes along: what changes meanwhile is not handed in unseen. */
const Choose = ({ work, lang }: { work: UnitWork; lang: Lang }) => (
  <CheckField
    id={`enhet-${work.unit}`}
    name="enhet"
    value={`${work.unit}:${work.current?.version ?? 0}`}
    label={`${W.chooseUnit[lang]} ${work.unitName}`}
    aloud
  />
)

function leftWords({ work, ready, findings, locked }: UnitRow, lang: Lang): string {
  if (locked) return locked[lang]
  if (ready) return lang === 'sv' ? 'Inget. Kan lämnas in som den står.' : 'Nothing. Can be handed in as it stands.'
  const left = remaining(work)
  const parts = [
    left.values > 0 ? (lang === 'sv' ? countOf(left.values, 'värde', 'värden') : countOf(left.values, 'value', 'values')) : '',
    left.activities > 0
      ? lang === 'sv'
        ? countOf(left.activities, 'aktivitet', 'aktiviteter')
        : countOf(left.activities, 'activity', 'activities')
      : '',
  ].filter(Boolean)
  return parts.length > 0 ? parts.join(', ') : (findings[0]?.message[lang] ?? '')
}
