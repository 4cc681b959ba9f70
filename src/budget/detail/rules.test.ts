// Staffing in kronor, internal prices that cancel out, and what handing in asks for.
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { dated } from '../../kernel/dated.ts'
import { formatDecimal } from '../../kernel/decimal.ts'
import { type Ore, ore, sumOre } from '../../kernel/money.ts'
import { checkDetail, standingOf } from './checks.ts'
import { row, sheet } from './io/sheetTesting.ts'
import { checkInternal, type InternalPrice, internalRows } from './prices.ts'
import { emptySheet } from './sheet.ts'
import { checkRaise, fteByMonth, mostFte, readTarget, type StaffingTarget, staffingRows } from './staffing.ts'

const kr = (n: number): Ore => ore(n * 100)
const NURSES: StaffingTarget = {
  id: 'ssk',
  title: 'Sjuksköterskor',
  fte: '10.5',
  monthlySalary: kr(40_000),
  account: '4011',
  activity: '',
}
const HALF = dated({ source: 'prov', values: { '2024-01-01': '50', '2024-07-01': '40' } })
const rows = (target: StaffingTarget) => staffingRows(target, { year: 2024, onCost: HALF, onCostAccount: '4511' })

describe('staffing', () => {
  it('is full-time equivalents × salary, and on-cost by the percent that holds in the month', () => {
    const [salary, onTop] = rows(NURSES)
    expect([salary?.id, salary?.account, onTop?.id, onTop?.account]).toEqual(['s-ssk', '4011', 's-ssk-po', '4511'])
    expect(salary?.months).toEqual(Array.from({ length: 12 }, () => kr(-420_000)))
    expect([onTop?.months[5], onTop?.months[6]]).toEqual([kr(-210_000), kr(-168_000)])
  })

  it('pays by days from the first to the last, and a vacancy only when somebody comes', () => {
    const months = (more: Partial<StaffingTarget>) =>
      rows({ ...NURSES, fte: '1', ...more })[0]?.months.map((one) => Number(one) / 100)
    expect(months({ from: '2024-02-16', to: '2024-04-15' })).toEqual([0, -19310.34, -40000, -20000, 0, 0, 0, 0, 0, 0, 0, 0])
    expect(months({ vacantUntil: '2024-11-01' })?.filter((one) => one !== 0)).toEqual([-40000, -40000])
    expect(rows({ ...NURSES, fte: '0' })).toEqual([])
  })

  it('counts a vacancy in the target although nothing is paid', () => {
    const targets = [
      { ...NURSES, vacantUntil: '2024-06-01' },
      { ...NURSES, id: 'usk', fte: '2', from: '2024-03-15' },
    ]
    expect(
      fteByMonth(targets, 2024)
        .slice(1, 3)
        .map((one) => formatDecimal(one)),
    ).toEqual(['10,5', '12,5'])
    expect(formatDecimal(mostFte(targets, 2024))).toBe('12,5')
  })

  it('asks the level above for more than it has decided, and says whom; within it rows move freely', () => {
    const context = { year: 2024, decided: '10.5', unitName: 'Akuten', above: 'Nämnden', mayDecide: () => false }
    const more = [NURSES, { ...NURSES, id: 'usk', fte: '2', from: '2024-03-15' }]
    expect(checkRaise([NURSES], context)).toEqual([])
    expect(
      checkRaise(
        [
          { ...NURSES, fte: '4' },
          { ...NURSES, id: 'usk', fte: '6.5' },
        ],
        context,
      ),
    ).toEqual([])
    const [finding] = checkRaise(more, context)
    expect(finding?.message.sv).toBe(
      'Akuten har 10,5 årsarbetare beslutade för 2024. Du skrev 12,5, från månad 3. Den som beslutar för Nämnden kan höja målet; sänk en annan rad eller be om beslut.',
    )
    expect(checkRaise(more, { ...context, mayDecide: () => true })).toEqual([])
    expect(checkRaise(more, { ...context, decided: undefined })).toEqual([])
  })

  it('says everything that is wrong with a target at once', () => {
    const fields = {
      id: 'n1',
      title: '',
      fte: '-2',
      salary: null,
      account: '9',
      activity: '',
      from: '2023-01-01',
      to: '',
      vacantUntil: 'x',
    }
    const read = readTarget(fields, 2024, new Map([['4011', 'Lön']]))
    expect(read.findings.map((f) => f.cell)).toEqual([
      'title.n1',
      'fte.n1',
      'salary.n1',
      'account.n1',
      'from.n1',
      'vacantUntil.n1',
    ])
    const right = { ...fields, title: 'Läkare', fte: '1,25', salary: kr(1), account: '4011', from: '', vacantUntil: '' }
    expect(readTarget(right, 2024, new Map([['4011', 'Lön']]))).toMatchObject({
      ok: true,
      value: { fte: '1.25', monthlySalary: 100 },
    })
  })
})

describe('internal prices', () => {
  const agreed: InternalPrice = {
    id: 'lab',
    text: 'Prover',
    seller: 'e1',
    buyer: 'e2',
    incomeAccount: '3610',
    costAccount: '5610',
    price: ore(12_345),
    volumes: Array.from({ length: 12 }, (_, i) => i * 150),
  }
  const price = fc.record({
    price: fc.integer({ min: 0, max: 1e8 }).map(ore),
    volumes: fc.array(fc.integer({ min: 0, max: 1e6 }), { minLength: 12, maxLength: 12 }),
  })
  const both = (seller = internalRows(agreed).seller) => [
    sheet([seller], { unit: 'e1' }),
    sheet([internalRows(agreed).buyer], { unit: 'e2' }),
  ]

  it('cancel out between the units, every month', () => {
    fc.assert(
      fc.property(price, (some) => {
        const { seller, buyer } = internalRows({ ...agreed, ...some })
        expect(seller.months.map((one, i) => sumOre([one ?? 0, buyer.months[i] ?? 0]))).toEqual(
          Array.from({ length: 12 }, () => 0),
        )
      }),
    )
    expect(checkInternal([agreed], both())).toEqual([])
  })

  it('name the agreement where the two sides differ, or one lacks it', () => {
    const wrong = internalRows(agreed).seller
    const changed = both({ ...wrong, months: wrong.months.with(3, ore(1)) })
    expect(checkInternal([agreed], changed)[0]?.message.sv).toContain('”Prover”: e1 och e2 räknar olika')
    const [, buyer] = both()
    expect(checkInternal([agreed], [emptySheet('e1', 2024), buyer!])[0]?.message.sv).toContain('raden saknas hos e1')
    expect(checkInternal([{ ...agreed, buyer: 'e1' }], both())[0]?.code).toBe('budget/internal-oneself')
  })
})

describe('handing in', () => {
  const accounts = new Map([['5010', 'Lokalhyra']])
  const codes = (...asked: Parameters<typeof checkDetail>) =>
    checkDetail(...asked).map((f) => f.code.replace('budget/detail-', ''))
  const one = sheet([row('r1', kr(-100))])

  it('is stopped above the frame, with how much, and without a frame', () => {
    expect(standingOf(one, kr(1000))).toEqual({ frame: kr(1000), net: kr(-1200), rest: kr(-200) })
    expect(checkDetail(one, { frame: kr(1000), accounts })[0]?.message.sv).toContain(
      'Raderna är 200 kr över ramen 1\u00a0000 kr.',
    )
    expect(codes(one, { frame: undefined, accounts })).toEqual(['no-frame'])
    expect(codes(one, { frame: kr(1200), accounts })).toEqual([])
  })

  it('asks who distributes what is left, and when', () => {
    expect(codes(one, { frame: kr(1500), accounts })).toEqual(['no-owner', 'no-due'])
    expect(codes(one, { frame: kr(1500), accounts, undistributed: { owner: 'Ekonomichefen', due: '2024-02-30' } })).toEqual([
      'no-due',
    ])
    expect(codes(one, { frame: kr(1500), accounts, undistributed: { owner: 'Ekonomichefen', due: '2024-03-31' } })).toEqual([])
  })

  it('names accounts the unit may not use, and rows without amounts', () => {
    const rows = sheet([
      row('r1', kr(-100), { account: '9999' }),
      row(
        'r2',
        Array.from({ length: 12 }, () => null),
      ),
    ])
    expect(checkDetail(rows, { frame: kr(1200), accounts }).map((f) => [f.code, f.severity, f.cell])).toEqual([
      ['budget/detail-no-amount', 'warning', 'r2'],
      ['budget/detail-account', 'error', 'r1'],
    ])
    expect(codes(emptySheet('e1', 2024), { frame: ore(0), accounts })).toEqual(['empty'])
  })
})
