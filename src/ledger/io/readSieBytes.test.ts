import fc from 'fast-check'
import iconv from 'iconv-lite'
import { describe, expect, test } from 'vitest'
import { decodeCp437, transliterate } from './cp437.ts'
import { inspectSie } from './inspectSie.ts'
import { readSie } from './readSie.ts'
import { cp437, HEAD, read, readBytes, remarks } from './sieTesting.ts'

const NAMES = [...HEAD, '#KONTO 4010 "Läkemedel och sjukvårdstjänster i Åsele, Öst"']
const FILE = `${NAMES.join('\r\n')}\r\n`

describe('encodings (FORMATS §1.6)', () => {
  test('our CP437 table agrees with another implementation on all 256 bytes', () => {
    const bytes = Buffer.from(Array.from({ length: 256 }, (_, i) => i))
    expect(decodeCp437(bytes.toString('latin1'))).toBe(iconv.decode(bytes, 'cp437'))
    expect(Buffer.from(cp437(iconv.decode(bytes, 'cp437')))).toEqual(bytes)
  })

  test.each([
    ['cp437', 'cp437', []],
    ['windows-1252', 'win1252', ['warning encoding']],
    ['utf-8', 'utf8', ['warning encoding']],
  ])('%s is recognised by its bytes and says what it is', async (encoding, name, expected) => {
    const reading = await readBytes(iconv.encode(FILE, name))
    expect(reading).toMatchObject({ accepted: true, encoding, company: 'Övningsregionen' })
    expect(reading.accounts.at(-1)?.name).toBe('Läkemedel och sjukvårdstjänster i Åsele, Öst')
    expect(remarks(reading)).toEqual(expected)
  })

  test('UTF-8 with byte order mark', async () => {
    expect(await readBytes(Buffer.from(`\ufeff${FILE}`))).toMatchObject({
      accepted: true,
      encoding: 'utf-8',
      company: 'Övningsregionen',
    })
  })

  test('only ASCII tells nothing and is no matter', async () => {
    expect(await read('#FLAGGA 0\n#RAR 0 20250101 20251231\n')).toMatchObject({ accepted: true, encoding: 'ascii' })
  })

  test('a tie is CP437', async () => {
    const bytes = Buffer.concat([
      Buffer.from('#FLAGGA 0\n#RAR 0 20250101 20251231\n#FNAMN "'),
      Buffer.from([0x86, 0xe5]),
      Buffer.from('"\n'),
    ])
    expect(await readBytes(bytes)).toMatchObject({ encoding: 'cp437', company: 'åσ' })
  })

  test('the user may override', async () => {
    const reading = await readBytes(iconv.encode('#FLAGGA 0\n#RAR 0 20250101 20251231\n#FNAMN "Ö"\n', 'win1252'), {
      encoding: 'windows-1252',
    })
    expect(reading.company).toBe('Ö')
  })

  test('U+FFFD: the damage is told, the amounts are read', async () => {
    const reading = await readBytes(Buffer.from(`${FILE.replaceAll('Ö', '\ufffd')}#IB 0 1930 5.00\r\n`))
    expect(remarks(reading)).toEqual(['warning damaged @7', 'warning encoding'])
    expect(reading.balances[0]?.amount).toBe(500)
  })

  test('a late first å decides as well as an early one', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `#OBJEKT 1 ${i} "Enhet nummer ${i}"`).join('\n')
    const bytes = iconv.encode(`#FLAGGA 0\n#RAR 0 20250101 20251231\n${rows}\n#FNAMN "Åmål"\n`, 'win1252')
    expect(await readBytes(bytes)).toMatchObject({ encoding: 'windows-1252', company: 'Åmål' })
  })

  test('a file that changes encoding below the first megabyte is told', async () => {
    const rows = Array.from({ length: 40_000 }, (_, i) => `#OBJEKT 1 ${i} "Enhet nummer ${i}"`).join('\n')
    const start = iconv.encode(`#FLAGGA 0\n#RAR 0 20250101 20251231\n#FNAMN "Å"\n${rows}\n`, 'cp437')
    const reading = await readBytes(Buffer.concat([start, iconv.encode('#PROSA "åäöåäö"\n', 'win1252')]))
    expect([reading.encoding, reading.company, remarks(reading)]).toEqual(['cp437', 'Å', ['warning encoding-mixed']])
  })

  test('what CP437 lacks is written as close as possible', () => {
    expect(transliterate('5 € – ”så”… å ß š 漢')).toEqual({
      text: '5 EUR - "så"... å ß s ?',
      replaced: ['€', '–', '”', '”', '…', 'š', '漢'],
    })
  })
})

describe('#KSUMMA (FORMATS §1.7)', () => {
  const sealed = (lines: string[], sum: string | number) => ['#FLAGGA 0', '#KSUMMA', ...lines, `#KSUMMA ${sum}`]
  const SALARY = [
    '#FORMAT PC8',
    '#KONTO 7010 Löner',
    '#VER A 1 20250131 "Lön jan"',
    '{',
    '#TRANS 7010 {1 456} 13200.00',
    '#TRANS 1910 {} -13200.00',
    '}',
  ]

  test.each([
    ['escaped quotes', ['#KONTO 1915 "Kassa \\"special\\""'], 1921122205, 'ok'],
    ['CP437 bytes', SALARY, 3676989524, 'ok'],
    ['the usual wrong implementation, over UTF-8', SALARY, 1185814952, 'wrong'],
    ['a signed sum', SALARY, 3676989524 - 2 ** 32, 'ok'],
    [
      'separators, indentation and quotes do not count',
      SALARY.map((l) => `\t${l.replace('7010 Löner', '"7010"   "Löner"')} `),
      3676989524,
      'ok',
    ],
    ['one öre changed', SALARY.map((l) => l.replace('13200.00', '13200.01')), 3676989524, 'wrong'],
    ['no number', SALARY, '12x', 'wrong'],
  ])('%s', async (_name, lines, sum, expected) => {
    const reading = await read(sealed(lines, sum))
    expect(reading.checksum).toBe(expected)
    expect(reading.findings.some((f) => f.code === 'ledger/sie-checksum-wrong')).toBe(expected === 'wrong')
  })

  test.each(['win1252', 'utf8'])('a file in %s is hashed as CP437', async (name) => {
    const reading = await readBytes(iconv.encode(`${sealed(SALARY, 3676989524).join('\n')}\n`, name))
    expect(reading.checksum).toBe('ok')
  })

  test('opened and never closed is a truncated file', async () => {
    const reading = await read(['#FLAGGA 0', '#KSUMMA', ...SALARY])
    expect(reading).toMatchObject({ accepted: false, checksum: 'wrong' })
    expect(remarks(reading)).toContain('error checksum-open @9')
  })

  test('absent is accepted, closed but never opened cannot be verified', async () => {
    expect((await read(HEAD)).checksum).toBe('absent')
    const unopened = await read([...HEAD, '#KSUMMA 123'])
    expect([unopened.checksum, remarks(unopened)]).toEqual(['absent', [`warning checksum-unopened @${HEAD.length + 1}`]])
  })
})

describe('hostile and broken input gets a sentence', () => {
  const bytes = (text: string) => Buffer.from(text, 'latin1')
  test.each<[string, Uint8Array, RegExp]>([
    ['empty', bytes(''), /den är tom/],
    ['only blank lines', bytes('\r\n \r\n'), /den är tom/],
    ['binary', Buffer.from(Array.from({ length: 5000 }, (_, i) => (i * 7919) % 256)), /binära data/],
    ['zip or xlsx', bytes('PK\x03\x04rest'), /zip-arkiv/],
    ['gzip', bytes('\x1f\x8b\x08'), /gzip/],
    ['pdf', bytes('%PDF-1.7'), /PDF/],
    ['UTF-16 with mark', Buffer.from(`\ufeff${FILE}`, 'utf16le'), /UTF-16/],
    ['UTF-16 without mark', Buffer.from(FILE, 'utf16le'), /UTF-16/],
    ['web page', bytes('\r\n<html>'), /webbsida/],
    ['json', bytes('{"a":1}'), /JSON/],
    ['a note', bytes('Hej!\r\n'), /börjar med ”Hej!”/],
  ])('%s', async (_name, source, sentence) => {
    const answer = await inspectSie(source)
    expect(answer).toMatchObject({ accepted: false, type: null, variant: null, checksum: 'absent' })
    expect(answer.findings).toHaveLength(1)
    expect(answer.findings[0]?.message).toMatch(sentence)
    const english = (await inspectSie(source, { lang: 'en' })).findings[0]!.message
    expect(english).toMatch(/^The file is not a SIE file: it /)
  })

  test('an endless line is reported once and the next line is read', async () => {
    const reading = await read([...HEAD, `#PROSA "${'x'.repeat(3_000_000)}"`, '#IB 0 1930 5.00'])
    expect(remarks(reading)).toEqual([`error line-long @${HEAD.length + 1}`])
    expect(reading.balances[0]).toMatchObject({ amount: 500, line: HEAD.length + 2 })
  })

  test('deep braces', async () => {
    const reading = await read([
      ...HEAD,
      '#VER A 1 20250131',
      '{',
      `#TRANS 1930 ${'{'.repeat(60_000)} 1`,
      '}',
      ...Array(50).fill('{'),
    ])
    expect(remarks(reading)).toContain(`error brace-open @${HEAD.length + 3}`)
    expect(reading.accepted).toBe(false)
  })

  test('control characters are told and removed', async () => {
    const reading = await read([...HEAD, '#PROSA "a\x07b"', '#KONTO 1940 "Ba\x01nk"'])
    expect(remarks(reading)).toEqual([`warning control @${HEAD.length + 1}`, `warning control @${HEAD.length + 2}`])
    expect(reading.accounts.at(-1)?.name).toBe('Bank')
  })

  test('cut anywhere, a file is read or refused but never crashes', async () => {
    const whole = cp437(
      `${[...HEAD, '#IB 0 1930 5.00', '#VER A 1 20250131 "Å"', '{', '#TRANS 5010 {1 "a"} 1.00 20250131 "t"', '#TRANS 1930 {} -1', '}'].join('\r\n')}\r\n`,
    )
    for (let cut = 0; cut < whole.length; cut++) {
      const answer = await inspectSie(whole.subarray(0, cut))
      expect(answer.accepted).toBe(!answer.findings.some((f) => f.severity === 'error'))
    }
  })

  test('whatever bytes follow a good head, an answer comes', async () => {
    const tokens = [
      '#VER',
      '#TRANS',
      '#RTRANS',
      '#IB',
      '#KSUMMA',
      '#RAR',
      ' ',
      '\n',
      '{',
      '}',
      '"',
      '\\',
      '0',
      '1930',
      '20250131',
      '-1.00',
      'å',
      '\x00',
      '\r',
    ]
    await fc.assert(
      fc.asyncProperty(fc.array(fc.constantFrom(...tokens), { maxLength: 60 }), async (parts) => {
        const answer = await inspectSie(cp437(`${HEAD.join('\n')}\n${parts.join('')}`))
        expect(answer.accepted).toBe(!answer.findings.some((f) => f.severity === 'error'))
        expect(JSON.stringify(answer)).not.toMatch(/NaN|undefined/)
      }),
      { numRuns: 300 },
    )
  })
})

describe('streams', () => {
  test('the size of the pieces changes nothing', async () => {
    const whole = iconv.encode(
      [...NAMES, '#VER A 1 20250131 "Å ä ö"', '{', '#TRANS 5010 {1 "å"} 1.00', '#TRANS 1930 {} -1', '}', ''].join('\r\n'),
      'utf8',
    )
    const expected = await readBytes(whole)
    for (const size of [1, 2, 3, 7, 64, 1000]) {
      const pieces = async function* () {
        for (let at = 0; at < whole.length; at += size) yield whole.subarray(at, at + size)
      }
      const vouchers: unknown[] = []
      const reading = await readSie(pieces(), { onVoucher: (v) => void vouchers.push(v) })
      expect({ ...reading, vouchers }).toEqual(expected)
    }
  })

  test('reading waits for whoever takes care of a voucher, and keeps none of them', async () => {
    let alive = 0
    const pieces = async function* () {
      yield cp437(`${HEAD.join('\n')}\n`)
      for (let i = 1; i <= 2000; i++) yield cp437(`#VER A ${i} 20250131\n{\n#TRANS 5010 {} 1\n#TRANS 1930 {} -1\n}\n`)
    }
    const reading = await readSie(pieces(), {
      onVoucher: async () => {
        expect(++alive).toBe(1)
        await Promise.resolve()
        alive--
      },
    })
    expect(reading.counts).toMatchObject({ vouchers: 2000, transactions: 4000 })
    expect(reading.balances).toHaveLength(0)
  })
})
