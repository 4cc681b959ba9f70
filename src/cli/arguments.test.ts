// Every way a call can be written wrong is told in one sentence that names what was written and what there is.
import { describe, expect, it } from 'vitest'
import type { Refusal } from '../kernel/result.ts'
import { type Option, readArguments, readYear } from './arguments.ts'

const OPTIONS: Record<string, Option> = {
  year: { value: 'ÅR', help: 'år', required: true },
  source: { value: 'KÄLLA', help: 'källa', choices: ['books', 'published'] },
  json: { help: 'som JSON' },
}
const read = (...argv: string[]) => readArguments(argv, OPTIONS, ['NAMN'])

function refusal(work: () => unknown): string {
  try {
    work()
  } catch (error) {
    expect(error).toMatchObject({ kind: 'invalid', code: 'cli/arguments' })
    return (error as Refusal).text.sv
  }
  throw new Error('was not refused')
}

describe('the arguments of a call', () => {
  it('are read in any order', () => {
    const { positionals, values, flags } = read('--json', 'income', '--year=2020', '--source', 'books')
    expect([positionals, values, [...flags]]).toEqual([['income'], { year: '2020', source: 'books' }, ['json']])
  })

  it.each([
    ['an unknown option', ['x', '--years', '2020'], 'Okänt val --years. Det finns: --year, --source, --json.'],
    ['an unknown short option', ['x', '-y', '2020'], 'Okänt val -y.'],
    ['a missing option', ['x'], 'Ange --year ÅR: år.'],
    ['a value that was forgotten at the end', ['x', '--year'], '--year kräver ett värde'],
    ['a value that was forgotten before another option', ['x', '--year', '--json'], '--year kräver ett värde'],
    ['a value where there is none', ['x', '--year', '2020', '--json=ja'], 'Valet --json tar inget värde.'],
    [
      'a value that is not a choice',
      ['x', '--year', '2020', '--source', 'alla'],
      '--source kan vara books, published. Du skrev ”alla”.',
    ],
    ['an argument too many', ['x', 'y', '--year', '2020'], '”y” hör inte till kommandot.'],
    ['a missing argument', ['--year', '2020'], 'Ange NAMN.'],
  ])('%s is refused', (_what, argv, says) => {
    expect(refusal(() => read(...argv))).toContain(says)
  })
})

describe('a year', () => {
  it('has four digits and lies within reach', () => {
    expect(['1990', '2020', '2100'].map(readYear)).toEqual([1990, 2020, 2100])
    for (const wrong of ['20', '20x0', '1066', '2101', '', ' 2020', '2020.0', '-2020'])
      expect(
        refusal(() => readYear(wrong)),
        wrong,
      ).toContain('fyra siffror')
  })
})
