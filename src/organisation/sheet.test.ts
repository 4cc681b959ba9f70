// An organisation file is read cell by cell: what is wrong is named with its cell, and nothing is half read.
import { expect, test } from 'vitest'
import { readOrganisation, type SheetRow } from './sheet.ts'
import type { Unit } from './unit.ts'

const sheet = (...lines: string[]): SheetRow[] => lines.map((line, i) => ({ line: i + 1, cells: line.split(';') }))
const HEAD = 'Kod;Namn;Typ;Överordnad;Från;Till'
const TREE = [
  'kf;Fullmäktige;fullmäktige;;2023-01-01;',
  'ks;Styrelsen;styrelse;kf;2023-01-01;',
  'bun;Skolnämnden;nämnd;kf;20230101;',
]

test('a sheet becomes units, a move is two rows of one code', () => {
  const found = readOrganisation(
    sheet(HEAD, ...TREE, 'fritid;Fritid;enhet;bun;2023-01-01;2024-12-31', 'FRITID;Fritid;Enhet;KS;2025-01-01;'),
    [],
  )
  expect(found.findings).toEqual([])
  expect(found.units.map((unit) => [unit.code, unit.kind, unit.parent])).toEqual([
    ['kf', 'assembly', undefined],
    ['ks', 'executiveBoard', 'kf'],
    ['bun', 'committee', 'kf'],
    ['fritid', 'unit', 'bun'],
  ])
  expect(found.units[3]!.changes).toEqual([{ from: '2025-01-01', parent: 'ks' }])
  expect(found.rows.map((row) => row.state)).toEqual(['new', 'new', 'new', 'new', 'new'])
})

test('headings may stand in any order and with other words', () => {
  const found = readOrganisation(
    sheet('Benämning;Slag;Enhetskod;Gäller från;Ligger under', 'Fullmäktige;Kommunfullmäktige;KF;2023-01-01;'),
    [],
  )
  expect(found.units).toEqual([{ code: 'kf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2023-01-01' }])
})

const KNOWN: Unit[] = [
  { code: 'kf', kind: 'assembly', name: 'Fullmäktige', validFrom: '2023-01-01' },
  { code: 'ks', kind: 'executiveBoard', name: 'Styrelsen', parent: 'kf', validFrom: '2023-01-01' },
]

test('against what is registered: new, changed with what, same', () => {
  const found = readOrganisation(
    sheet(HEAD, 'ks;Kommunstyrelsen;styrelse;kf;2023-01-01;', 'kf;Fullmäktige;fullmäktige;;2023-01-01;', TREE[2]!),
    KNOWN,
  )
  expect(found.rows.map(({ code, state, changes }) => [code, state, changes.map((one) => one.sv)])).toEqual([
    ['ks', 'changed', ['Namn: Styrelsen → Kommunstyrelsen']],
    ['kf', 'same', []],
    ['bun', 'new', []],
  ])
})

const BROKEN: [what: string, rows: string[], cells: string[]][] = [
  ['an empty file', [], ['A1']],
  ['headings only', [HEAD], ['A1']],
  ['no column for the parent and none for the first day', ['kod;namn;typ', 'kf;Fullmäktige;fullmäktige'], ['A1', 'A1']],
  ['the same heading twice', ['kod;kod;namn;typ;överordnad;från', 'a;a;A;nämnd;;2023-01-01'], ['B1']],
  ['no code, no name, unknown kind, no day', [HEAD, ...TREE, ';;råd;kf;;'], ['A5', 'B5', 'C5', 'E5']],
  ['a code with spaces and a day outside the calendar', [HEAD, ...TREE, 'ny enhet;Ny;enhet;bun;2023-02-30;'], ['A5', 'E5']],
  ['ends before it begins', [HEAD, ...TREE, 'x;X;enhet;bun;2024-01-01;2023-12-31'], ['F5']],
  ['a parent nobody knows', [HEAD, ...TREE, 'x;X;enhet;saknas;2024-01-01;'], ['D5']],
  ['under itself', [HEAD, ...TREE, 'x;X;enhet;x;2024-01-01;'], ['D5']],
  ['the same unit twice for the same time', [HEAD, ...TREE, 'bun;Skolnämnden;nämnd;ks;2024-01-01;'], ['E5']],
  ['a circle', [HEAD, ...TREE, 'x;X;enhet;y;2024-01-01;', 'y;Y;enhet;x;2024-01-01;'], ['D5']],
  ['no assembly', [HEAD, 'bun;Skolnämnden;nämnd;;2023-01-01;'], ['C2']],
]

test.each(BROKEN)('%s: every cell is named and nothing is read', (_what, rows, cells) => {
  const found = readOrganisation(sheet(...rows), [])
  expect(found.units).toEqual([])
  expect(found.findings.map((one) => one.cell)).toEqual(cells)
  for (const { message } of found.findings) expect(message.sv).toMatch(/[.] [A-ZÅÄÖ].*[.]$|ska ha/)
})
