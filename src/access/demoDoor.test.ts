// The demonstration's door, tried in every combination: it is open in exactly the rows that are named, and closed in all others.
import { describe, expect, it } from 'vitest'
import { demoDoorOpen, isThisMachine } from './demoDoor.ts'

const DEMO = 'de300000-0000-4000-8000-000000000024'
const OTHER = '7e57a000-0000-4000-8000-000000000001'

const HERE = ['localhost', '127.0.0.1', '127.0.0.53', '127.255.255.255', '::1', '[::1]']
const ELSEWHERE = [
  '',
  '0.0.0.0',
  '::',
  '[::]',
  '10.0.0.1',
  '192.168.1.2',
  '127.0.0.1.example.se',
  'localhost.example.se',
  'xlocalhost',
  'localhost.',
  'LOCALHOST',
  '127.0.0.256',
  '127.1',
  '2130706433',
  '0x7f000001',
  '[::ffff:127.0.0.1]',
  'plan.example.se',
]
const PUBLIC_HERE = [undefined, 'http://localhost:8080', 'http://127.0.0.1:8080', 'http://[::1]:8080']
const PUBLIC_ELSEWHERE = ['https://plan.example.se', 'http://10.0.0.1', 'https://127.0.0.1.example.se', 'inte en adress', '']

describe('this machine', () => {
  it.each(HERE)('%s is', (host) => expect(isThisMachine(host)).toBe(true))
  it.each(ELSEWHERE)('%j is not', (host) => expect(isThisMachine(host)).toBe(false))
})

it('the door is open for the demo authority, listening here, asked for by a name of this machine, and never otherwise', () => {
  const hosts = [...HERE, ...HERE.filter((one) => one !== '::1').map((one) => `${one}:8080`), ...ELSEWHERE, undefined]
  let open = 0
  let tried = 0
  for (const authority of [DEMO, OTHER, ''])
    for (const demoAuthority of [DEMO, OTHER, '', undefined])
      for (const listening of [...HERE, ...ELSEWHERE])
        for (const host of hosts)
          for (const publicUrl of [...PUBLIC_HERE, ...PUBLIC_ELSEWHERE])
            for (const forwarded of [false, true]) {
              const answer = demoDoorOpen({ authority, demoAuthority, host, listening, publicUrl, forwarded })
              const due =
                authority !== '' &&
                authority === demoAuthority &&
                HERE.includes(listening) &&
                host !== undefined &&
                hosts.slice(0, 11).includes(host) &&
                PUBLIC_HERE.includes(publicUrl) &&
                !forwarded
              if (answer !== due) expect({ authority, demoAuthority, host, listening, publicUrl, forwarded, answer }).toBe(due)
              tried += 1
              if (answer) open += 1
            }
  // 2 authorities that are the demo's, 6 addresses, 11 names, 4 public addresses; all others are closed.
  expect({ open, tried }).toEqual({ open: 2 * 6 * 11 * 4, tried: 3 * 4 * 23 * 29 * 9 * 2 })
})
