// C87–C92: staff and sick leave, hired staff, headings, treasury and loan debt (LKBR ch. 11; RKR R15).
// Data only; staff figures are never tied to a person.
import { text } from '../kernel/text.ts'
import { figure, own, ratio, sum } from './build.ts'
import { compared, E, L, P, REGION, T, THIS_YEAR } from './catalogueStatements.ts'
import type { Rule } from './rule.ts'

const only = { scopes: REGION }
const thisYear = { scopes: REGION, years: THIS_YEAR }
const printed = { ...thisYear, sources: ['published'] as const }
const booked = { scopes: REGION, sources: ['books'] as const }
const account = (accounts: string) => figure(`ledger:account/${accounts}@region/{year}`)
const series = (path: string) => figure(`series:${path}`)
const staff = (path: string, group = '') => series(`${path}@region/{year}${group}`)
const [women, men] = ['?sex=women', '?sex=men']
const allStaff = () => sum(staff('employees_part_time'), staff('employees_full_time'))
const GROUPS = ['', women!, men!, '?age=-29', '?age=30-49', '?age=50-']

const people: Rule[] = [
  {
    id: 'C87',
    name: text(
      'Anställda: kvinnor + män = totalt, deltid + heltid = totalt',
      'Staff: women + men = total, part-time + full-time = total',
    ),
    law: 'RKR R15',
    severity: 'V',
    comparisons: [
      compared(
        'C87.1',
        text('Deltid: kvinnor + män = totalt', 'Part-time: women + men = total'),
        sum(staff('employees_part_time', women), staff('employees_part_time', men)),
        staff('employees_part_time'),
        { kind: 'E' },
        printed,
      ),
      compared(
        'C87.2',
        text('Heltid: kvinnor + män = totalt', 'Full-time: women + men = total'),
        sum(staff('employees_full_time', women), staff('employees_full_time', men)),
        staff('employees_full_time'),
        { kind: 'E' },
        printed,
      ),
      compared(
        'C87.3',
        text('Andel heltid', 'Share of full-time'),
        staff('full_time_share'),
        ratio(staff('employees_full_time'), allStaff()),
        P,
        printed,
      ),
      compared(
        'C87.4',
        text('Andel kvinnor', 'Share of women'),
        staff('women_share'),
        ratio(sum(staff('employees_part_time', women), staff('employees_full_time', women)), allStaff()),
        P,
        printed,
      ),
      compared(
        'C87.5',
        text('Antal anställda, två tabeller', 'Number of employees, two tables'),
        allStaff(),
        own('five-years/employees'),
        E,
        printed,
      ),
    ],
    needs: { books: text('Böckerna innehåller inga personaluppgifter.', 'The books hold no staff figures.') },
  },
  {
    id: 'C88',
    name: text('Lagens sju uppgifter om sjukfrånvaro', 'The seven statutory sick-leave figures'),
    law: 'LKBR ch. 11',
    unverified: true,
    severity: 'F',
    comparisons: [
      compared(
        'C88.1',
        text('De sju uppgifterna finns', 'The seven figures are there'),
        sum(...GROUPS.map((g) => staff('sick_leave', g)), staff('sick_leave_long')),
        staff('sick_leave'),
        L('present'),
        printed,
      ),
      compared(
        'C88.2',
        text('Total mellan kvinnor och män', 'Total between women and men'),
        staff('sick_leave'),
        sum(staff('sick_leave', women), staff('sick_leave', men)),
        L('within'),
        printed,
      ),
      compared(
        'C88.3',
        text('Total mellan åldersgrupperna', 'Total between the age groups'),
        staff('sick_leave'),
        sum(...GROUPS.slice(3).map((g) => staff('sick_leave', g))),
        L('within'),
        printed,
      ),
      compared(
        'C88.4',
        text('Långtidsfrånvaro som andel av sjukfrånvaron', 'Long-term as share of total sick leave'),
        staff('sick_leave_long'),
        ratio(staff('sick_leave_long'), staff('sick_leave')),
        { kind: 'P', anyWidth: true },
        printed,
      ),
    ],
    needs: { books: text('Böckerna innehåller inga personaluppgifter.', 'The books hold no staff figures.') },
  },
  {
    id: 'C89',
    name: text('Hyrpersonal i text = not', 'Hired staff in text = note'),
    law: 'SKR',
    severity: 'V',
    comparisons: [
      compared(
        'C89',
        text('Hyrpersonal i text = not', 'Hired staff in text = note'),
        staff('hired_staff'),
        own('notes/income.2.hired_staff'),
        E,
        printed,
      ),
      compared(
        'C89.2',
        text('Hyrpersonal i noten = kontona i huvudboken', 'Hired staff in the note = the accounts of the ledger'),
        own('notes/income.2.hired_staff'),
        account('5410-5419'),
        E,
        booked,
      ),
      compared(
        'C89.3',
        text('Hyrpersonalens andel av egen personalkostnad', 'Hired staff as share of own staff cost'),
        own('ratios/N18'),
        ratio(account('5410-5419'), account('4000-4999')),
        P,
        booked,
      ),
    ],
  },
  {
    id: 'C90',
    name: text('Förvaltningsberättelsens nio rubriker i ordning', 'The nine headings of the directors’ report in order'),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [],
    needs: {
      published: text(
        'Rapportens rubriker är inte inlästa som uppgifter.',
        'The headings of the report are not read in as facts.',
      ),
      books: text('Årets rapport är inte sammanställd.', 'The report of the year is not composed.'),
    },
  },
  {
    id: 'C91',
    name: text(
      'Kassa och placeringar i finansiell analys = balansräkningen',
      'Cash and placements in the financial analysis = balance sheet',
    ),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [
      compared(
        'C91.1',
        text('Kassa och bank i finansiell analys = balansräkning', 'Cash and bank in the financial analysis = balance sheet'),
        own('treasury/cash_and_bank'),
        own('balance/cash_and_bank'),
        E,
        only,
      ),
      compared(
        'C91.2',
        text(
          'Kortfristiga placeringar i finansiell analys = balansräkning',
          'Placements in the financial analysis = balance sheet',
        ),
        own('treasury/short_term_investments'),
        own('balance/short_term_investments'),
        E,
        only,
      ),
      compared(
        'C91.3',
        text('Medelsförvaltning: raderna = summan', 'Treasury: lines = total'),
        sum(own('treasury/cash_and_bank'), own('treasury/short_term_investments')),
        own('treasury/total'),
        T,
        only,
      ),
    ],
  },
  {
    id: 'C92',
    name: text('Låneskuld = räntebärande del av skulderna', 'Loan debt = interest-bearing part of liabilities'),
    law: 'RKR R15',
    severity: 'F',
    comparisons: [
      compared(
        'C92',
        text('Långfristig låneskuld i fem år = noten', 'Loan debt in five years = note'),
        own('five-years/long_term_loan_debt'),
        own('notes/balance.11.long_term_loans'),
        T,
        only,
      ),
    ],
  },
]

export const PEOPLE_RULES: readonly Rule[] = people
