import { describe, expect, it } from 'vitest'
import { assessCounts, assessGoals, STANDARD_RULES } from '../goals/model.ts'
import { GoalPage, goalLead } from '../goals/pages/goal.tsx'
import { GoalListPage } from '../goals/pages/goalList.tsx'
import type { Lang } from '../kernel/text.ts'
import { renderPage, type Shell } from '../web/layout.tsx'
import { demoGoals } from './goalsSeed.ts'

const goals = demoGoals()
const assessed = assessGoals(goals, 2020)

const shell = (lang: Lang): Shell => ({
  lang,
  authority: 'Provregionen',
  years: [2023, 2020],
  choices: { year: '2020', structure: 'then', source: 'published' },
  path: '/mal',
  query: {},
  assets: { css: '/assets/a.css', js: '/assets/a.js' },
})
const list = (lang: Lang, year = 2020) =>
  renderPage(
    <GoalListPage
      shell={shell(lang)}
      goals={goals}
      year={year}
      assessed={assessGoals(goals, year)}
      counts={goals.printedCounts.filter((c) => c.year === year).map((c) => assessCounts(c, STANDARD_RULES))}
    />,
  )
const one = (no: number, lang: Lang = 'sv') => renderPage(<GoalPage shell={shell(lang)} goals={goals} goal={assessed[no - 1]!} />)
/** The words of a page, as read. */
const words = (html: string) =>
  html
    .replace(/<svg[\s\S]*?<\/svg>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')

describe('the list of goals', () => {
  it('opens with the answer, computed and printed', async () => {
    const text = words(await list('sv'))
    expect(text).toContain(
      'Tolv mål: tre helt, fyra delvis, fyra inte och ett ej bedömt. I tryck: tre helt, åtta delvis och ett inte; färgen per mål saknas i källan.',
    )
    expect(text).toContain('Bedömda i tryck utan värde 14')
    expect(text).toContain('Helt från 0,80, delvis från 0,40.')
  })

  it('shows the financial goals’ two parts with their reasons', async () => {
    const text = words(await list('sv'))
    expect(text.replace(/\u00a0/g, ' ')).toContain('45 %, kravet är minst 48 %.')
  })

  it('shows computed beside printed forecast where only counts are known', async () => {
    const text = words(await list('sv', 2023))
    expect(text).toContain('Tryckt prognos')
    expect(text).toContain('4 delmål saknar angiven status.')
  })

  it('says that nothing is followed up, and what to do', async () => {
    expect(words(await list('sv', 2019))).toContain('Inga mål är följda upp för året. Välj ett annat år.')
  })
})

describe('a goal', () => {
  it.each([
    [8, 'Tre av fem nämnder har underlag som räcker. Två når målet helt och en delvis. 8 av 12 indikatorer är bedömda.'],
    [5, 'Tre av tre nämnder har underlag som räcker. En når målet helt och två inte. 9 av 10 indikatorer är bedömda.'],
    [12, 'Den enda nämnden har inte underlag som räcker. Målet har inga indikatorer.'],
  ])('%d leads with: %s', (no, lead) => expect(goalLead(assessed[no - 1]!, 'sv')).toBe(lead))

  it('leads in English too', () => {
    expect(goalLead(assessed[8]!, 'en')).toBe(
      'Three of four committees have enough basis. One reaches the goal fully and two partly. 4 of 5 indicators are assessed.',
    )
  })

  it('shows every status with its reason, and missing as missing', async () => {
    const html = await one(8)
    const text = words(html).replace(/\u00a0/g, ' ')
    expect(text).toContain('95 % av målvärdet, gräns 80 %.')
    expect(text).toContain('Ej bedömt: underlaget räcker inte (1 av 4).')
    expect(text).toContain('Medel är 0,83 (2 helt och 1 delvis), underlag 3 av 5.')
    expect(text).toContain('mätningen överskattar effekten')
    expect(text).toContain('källan har tryckt 3 av 4 utfall')
    expect(html).toContain('<span aria-hidden="true">..</span><span class="r-aloud">värde saknas</span>')
    expect(html).toContain('data-ref="goals:indicator/rs-effekt-av-atgarder-for-omstallning-mot-hallbar@RS/2020"')
  })

  it('lists what is under investigation apart from the indicators', async () => {
    expect(words(await one(3))).toContain('Medellivslängd')
  })

  it.each(assessed.map((g) => g.goal.no))('%d renders in both languages without holes or style attributes', async (no) => {
    for (const lang of ['sv', 'en'] as const) {
      const html = await one(no, lang)
      expect(html).not.toMatch(/NaN|undefined|\[object|style="/)
      expect(html).toContain(`<html lang="${lang}"`)
    }
  })

  it('shows a person’s judgement with its reason, and the computed one', async () => {
    const judgement = {
      year: 2020,
      goal: 8,
      committee: null,
      indicator: null,
      assessment: 'partlyMet' as const,
      reason: 'HSN:s underskott väger tungt.',
      by: 'RS',
      on: '2021-03-30',
    }
    const goal = assessGoals({ ...goals, judgements: [judgement] }, 2020)[7]!
    const text = words(await renderPage(<GoalPage shell={shell('sv')} goals={goals} goal={goal} />))
    expect(text).toContain('Delvis uppfyllt')
    expect(text).toContain('HSN:s underskott väger tungt.')
    expect(text).toContain('RS 2021-03-30')
    expect(text).toContain('Medel är 0,83')
  })
})
