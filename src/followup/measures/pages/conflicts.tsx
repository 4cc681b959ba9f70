// Two people saved the same measure or the same report: both texts side by side.
// Refuses: choosing; the page of conflicts offers the ways on.
import { writeAmount } from '../../../ledger/model.ts'
import { ConflictPage } from '../../../web/conflict.tsx'
import type { Shell } from '../../../web/layout.tsx'
import type { Measure, MeasureReport } from '../measure.ts'
import { WORDS as W } from '../words.ts'
import { measureHref } from './parts.tsx'

interface Mine {
  shell: Shell
  measure: Measure
  mine: Record<string, string>
}

export function ReportConflict({ shell, measure, theirs, mine }: Mine & { theirs: MeasureReport }) {
  const { lang } = shell
  const effect = theirs.effectOre === undefined ? '' : writeAmount(theirs.effectOre, 'mkr')
  const long = (name: 'evidence' | 'confounders') => ({
    name,
    label: W[name][lang],
    mine: mine[name] ?? '',
    theirs: theirs[name],
    multiline: true,
  })
  return (
    <ConflictPage
      shell={shell}
      title={`${measure.title}, ${theirs.round}`}
      action={`${measureHref(measure.id)}/rapport`}
      hidden={{ round: theirs.round, read: theirs.round }}
      version={theirs.version}
      savedBy={theirs.by}
      savedAt={theirs.at}
      fields={[
        { name: 'effect', label: W.effect[lang], mine: mine.effect ?? '', theirs: effect },
        long('evidence'),
        long('confounders'),
      ]}
    />
  )
}

const LABELS: Readonly<Record<string, keyof typeof W>> = {
  title: 'what',
  unit: 'doneBy',
  kind: 'kind',
  permanence: 'permanence',
  state: 'state',
  starts: 'starts',
  effectPlace: 'effectPlace',
}

export function ChangeConflict({ shell, measure, theirs, mine }: Mine & { theirs: Record<string, string> }) {
  const { lang } = shell
  const names = [...new Set([...Object.keys(LABELS), ...Object.keys(theirs), ...Object.keys(mine)])].filter(
    (one) => one !== 'version',
  )
  return (
    <ConflictPage
      shell={shell}
      title={measure.title}
      action={`${measureHref(measure.id)}/andra`}
      hidden={{}}
      version={measure.version}
      savedBy={measure.by}
      savedAt={measure.at}
      fields={names.map((name) => ({
        name,
        label: LABELS[name] ? W[LABELS[name]][lang] : `${W.plannedIn[lang]} ${name.replace('planned.', '')}, ${W.mkr[lang]}`,
        mine: mine[name] ?? '',
        theirs: theirs[name] ?? '',
      }))}
    />
  )
}
