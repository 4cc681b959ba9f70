// The April 2023 counts as printed: nothing filled in, and the tie-out names the three goals whose counts do not add up.
import { describe, expect, it } from 'vitest'
import { parseRef } from '../kernel/figure.ts'
import { publishedSource } from '../statements/model.ts'
import { runTieOut } from '../tieout/model.ts'
import { countFacts } from './publishedCounts.ts'
import { readCsv } from './publishedCsv.ts'
import { publishedFacts } from './publishedFacts.ts'
import { APRIL_REPORT, interimFacts } from './publishedInterim.ts'
import { registered } from './publishedRegistered.ts'

const counts = countFacts()
const facts = [...publishedFacts(), ...interimFacts(), ...counts]
const tieOut = (year: number, of = facts) =>
  runTieOut({ resolve: publishedSource(of).resolve, facts: of, year, source: 'published', registered: registered() })
const { results } = tieOut(2023)

describe('the printed counts of April 2023', () => {
  it('are figures with address, document and place exactly where a number is printed', () => {
    const columns = /^(delmal_(adopted|fulfilled|partly|not|unassessed)|indicators|ind_(green|yellow|red|unassessed))$/
    const printed = readCsv('delar_2023.csv').flatMap((row) =>
      Object.entries(row).flatMap(([name, cell]) => (columns.test(name) && cell !== '' ? [Number(cell)] : [])),
    )
    expect(counts.map((one) => one.value)).toEqual(printed)
    expect(new Set(counts.map((one) => one.ref)).size).toBe(counts.length)
    for (const one of counts) {
      expect([one.unit, one.document, parseRef(one.ref)?.period]).toEqual(['count', APRIL_REPORT, '2023-04'])
      expect(one.place.chapter).toMatch(/^Uppföljning av regionmål, Mål \d+$/)
    }
  })

  it.each([
    ['C84.104', 6, 9, /mål 2\b.*indikatorer/i, 'Tryckt status finns för 6 av 9 indikatorer; 3 saknar angiven status.'],
    ['C84.107', 6, 10, /mål 4\b.*delmål/i, 'Tryckt status finns för 6 av 10 delmål; 4 saknar angiven status.'],
    ['C84.121', 6, 7, /mål 11\b.*delmål/i, 'Tryckt status finns för 6 av 7 delmål; 1 saknar angiven status.'],
  ])('%s: statuses for %i of %i', (rule, left, right, name, message) => {
    const found = results.find((r) => r.rule === rule)!
    expect([found.verdict, found.left.value, found.right.value, found.difference]).toEqual([
      'deviation',
      left,
      right,
      left - right,
    ])
    expect(found.name.sv).toMatch(name)
    expect(found.message.sv).toBe(message)
    expect(new Set(found.where).size).toBe(2)
    for (const place of found.where) expect(place).toMatch(/^Delårsrapport april 2023, Uppföljning av regionmål, Mål \d+, /)
  })

  it('add up for the other goals, sub-goals and indicators apart', () => {
    const tried = results.filter((r) => /^C84\.1\d\d$/.test(r.rule))
    expect(tried).toHaveLength(24)
    expect(tried.filter((r) => r.verdict === 'ok')).toHaveLength(21)
  })

  it('stand beside the figures printed differently in two chapters and the budgeted deficit, and nothing else deviates', () => {
    const deviating = results.filter((r) => r.verdict === 'deviation')
    expect(deviating.filter((r) => r.rule.startsWith('C84')).map((r) => r.rule)).toEqual(['C84.104', 'C84.107', 'C84.121'])
    const said = deviating.filter((r) => !r.rule.startsWith('C84'))
    expect(said.map((r) => [r.rule.split('.')[0], r.left.value, r.right.value])).toEqual([
      ['C59', -324, 0],
      ['C85', 17, 15.3],
      ['C85', 52, 53],
      ['C85', 925, 930],
      ['C85', -8.5, -7.6],
    ])
    expect(said.every((r) => new Set(r.where).size === 2)).toBe(true)
  })

  it('change nothing in what is found about the annual report', () => {
    expect(tieOut(2020)).toEqual(tieOut(2020, publishedFacts()))
  })
})
