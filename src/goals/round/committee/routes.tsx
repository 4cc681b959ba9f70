// A committee's page in a round: many proposals confirmed at once, and the committee's own words about its part of a goal.
// Refuses: confirming a proposal the person did not see, and any step that is not this committee's.
import { type Asked, get, post, type Route } from '../../../http/route.ts'
import type { Finding } from '../../../kernel/finding.ts'
import { isMonth } from '../../../kernel/month.ts'
import { type Text, text } from '../../../kernel/text.ts'
import { currentRound, loadDrafts } from '../../../process/store.ts'
import { ConflictPage } from '../../../web/conflict.tsx'
import { renderPage } from '../../../web/layout.tsx'
import { CommitteePage, type CommitteeView } from '../../pages/committeePage.tsx'
import { committeeHref } from '../../pages/roundParts.tsx'
import { labelOf } from '../explainJudgement.ts'
import { roundGate } from '../gate/store.ts'
import { nothingChosen, proposalMoved, readConfirmed, readWords } from '../input.ts'
import { judge } from '../judge.ts'
import { behalf, load, noRound, noStep, notFound, nowOf, type RoundDeps, roundsOf } from '../judging/routes.tsx'
import { readRoundRef } from '../refs.ts'
import type { GoalStep, RoundChain, RoundJudgement } from '../roundChain.ts'
import { statusSentence } from '../sentence.ts'
import { JudgedMeanwhile, loadRoundTexts, saveRoundJudgements, saveRoundText } from '../store.ts'
import { partsOf } from '../walk.ts'

const codeOf = (asked: Asked): string => (asked.c.req.param('code') ?? '').toLowerCase()

async function committeePage(asked: Asked, deps: RoundDeps, wanted: string | undefined, findings: readonly Finding[] = []) {
  const code = codeOf(asked)
  const unit = (await deps.units()).find((one) => one.code === code)
  if (!unit)
    throw notFound(
      text('Nämnden finns inte. Välj en nämnd under Organisation.', 'There is no such committee. Choose one under Organisation.'),
    )
  if (wanted !== undefined && !isMonth(wanted)) throw noRound()
  const may = asked.may('judgement:committee', code)
  const { person } = asked.actor
  const { parts, chain, rounds } = await asked.transact(async (tx) => {
    const { all } = await roundsOf(tx)
    const round = wanted ?? (await currentRound(tx, asked.today))?.id ?? all[0] ?? asked.today.slice(0, 7)
    const { chain } = await load(tx, asked, deps, round)
    const own = partsOf(chain, code)
    const texts = await loadRoundTexts(tx, round)
    const keys = own.map(({ part }) => textKey(part.ref))
    const drafts = may && person ? await loadDrafts(tx, person, keys) : undefined
    return {
      parts: partViews(own, { chain, texts, drafts, name: text(unit.name, unit.name) }),
      chain,
      rounds: all.includes(round) ? all : [round, ...all],
    }
  })
  const view: CommitteeView = {
    code,
    name: unit.name,
    round: chain.round,
    rounds,
    rule: chain.rule,
    parts,
    mayJudge: may,
    findings,
  }
  return <CommitteePage shell={asked.shell} view={view} />
}

/** The parts as the page shows them: what stands, or what the person had begun to write. */
function partViews(
  own: ReturnType<typeof partsOf>,
  {
    chain,
    texts,
    drafts,
    name,
  }: {
    chain: RoundChain
    texts: Awaited<ReturnType<typeof loadRoundTexts>>
    drafts: Awaited<ReturnType<typeof loadDrafts>> | undefined
    name: Text
  },
): CommitteeView['parts'] {
  return own.map(({ goal, part }) => {
    const saved = texts.get(part.ref)
    const kept = drafts?.get(textKey(part.ref))?.fields
    const words = { text: kept?.text ?? saved?.words ?? '', version: saved?.version ?? 0, ...(saved ? { by: saved.by } : {}) }
    return { goal, part, sentence: statusSentence(chain, part, name), words }
  })
}

async function confirmMany(asked: Asked, deps: RoundDeps) {
  const code = codeOf(asked)
  asked.require('judgement:committee', code)
  const form = await asked.form()
  const round = form.text('omgang')
  if (!isMonth(round)) throw noRound()
  const chosen = form.all('bekrafta').flatMap((field) => readConfirmed(field) ?? [])
  const again = async (findings: readonly Finding[], status: 409 | 422) =>
    asked.c.html(await renderPage(await committeePage(asked, deps, round, findings)), status)
  if (chosen.length === 0) return again([nothingChosen()], 422)
  const at = nowOf(deps)
  const { chain } = await asked.transact((tx) => load(tx, asked, deps, round))
  const own = new Map(
    partsOf(chain, code).flatMap(({ part }) => [part, ...part.subgoals].map((step) => [step.ref, step] as const)),
  )
  const findings: Finding[] = []
  const judgements: RoundJudgement[] = []
  for (const { ref, version, proposed } of chosen) {
    const step = own.get(ref)
    if (!step) throw noStep()
    if (step.proposed !== proposed) findings.push(proposalMoved(step, proposed))
    else {
      const made = judge({
        step,
        assessment: proposed,
        reason: '',
        by: asked.actor.name,
        at,
        current: { version },
        ...behalf(asked),
      })
      if (made.ok) judgements.push(made.value)
      else findings.push(...made.findings)
    }
  }
  if (findings.length > 0) return again(findings, 422)
  try {
    const gate = roundGate(chain, { at, may: (permission, unit) => asked.may(permission, unit) })
    await asked.transact((tx) => saveRoundJudgements(tx, judgements, gate))
  } catch (error) {
    if (!(error instanceof JudgedMeanwhile)) throw error
    return again([{ code: error.code, severity: 'error', message: error.text }], 409)
  }
  return asked.c.redirect(committeeHref(code, round), 303)
}

const textKey = (ref: string): string => `round-text-${ref}`

async function saveWords(asked: Asked, deps: RoundDeps) {
  const code = codeOf(asked)
  asked.require('judgement:committee', code)
  const form = await asked.form()
  const ref = form.text('ref')
  const read = readRoundRef(ref)
  if (read?.kind !== 'part' || read.scope.toLowerCase() !== code) throw noStep()
  const { chain } = await asked.transact((tx) => load(tx, asked, deps, read.round))
  const found = partsOf(chain, code).find(({ part }) => part.ref === ref)
  if (!found) throw noStep()
  const words = readWords(form.text('text'))
  if (!words.ok) return asked.c.html(await renderPage(await committeePage(asked, deps, read.round, words.findings)), 422)
  const at = nowOf(deps)
  const mine = {
    round: read.round,
    ref,
    words: words.value,
    by: asked.actor.name,
    at,
    version: (form.number('version') ?? -1) + 1,
    ...behalf(asked),
  }
  try {
    const gate = roundGate(chain, { at, may: (permission, unit) => asked.may(permission, unit) })
    await asked.transact((tx) => saveRoundText(tx, mine, gate))
  } catch (error) {
    if (error instanceof JudgedMeanwhile) return await wordsConflict(asked, found.goal, code, mine)
    throw error
  }
  await asked.dropDraft(textKey(ref))
  return asked.c.redirect(committeeHref(code, read.round), 303)
}

async function wordsConflict(
  asked: Asked,
  goal: GoalStep,
  code: string,
  mine: { round: string; ref: string; words: string; at: string },
) {
  const theirs = (await asked.transact((tx) => loadRoundTexts(tx, mine.round))).get(mine.ref)
  const page = (
    <ConflictPage
      shell={asked.shell}
      title={labelOf(goal)}
      action={`${committeeHref(code)}/text`}
      hidden={{ ref: mine.ref }}
      version={theirs?.version ?? 0}
      savedBy={theirs?.by ?? ''}
      savedAt={theirs?.at ?? mine.at}
      fields={[{ name: 'text', label: 'Text', mine: mine.words, theirs: theirs?.words ?? '', multiline: true }]}
    />
  )
  return asked.c.html(await renderPage(page), 409)
}

export const committeeRoutes = (deps: RoundDeps): Route[] => [
  get('/namnd/:code', 'judgement:read', (asked) => committeePage(asked, deps, asked.c.req.query('omgang') || undefined)),
  post('/namnd/:code/bekrafta', 'judgement:committee', (asked) => confirmMany(asked, deps)),
  post('/namnd/:code/text', 'judgement:committee', (asked) => saveWords(asked, deps)),
]
