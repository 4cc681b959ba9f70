// The grammar of a target (målvärde) as controllers write it (DESIGN §6): levels, intervals, changes, hold, baseline, followed.
// Words decide as worded: `över 70 %` is strict. What cannot be read is a value that teaches, never a guess.
import { compareDecimal, type Decimal, decimal, signOf } from '../kernel/decimal.ts'
import { type Text, text } from '../kernel/text.ts'
import { plainSpaces, type Quantity, readNumber, readQuantity, unitOf } from './quantity.ts'

export type Comparison = '>=' | '>' | '<=' | '<'

export type Target =
  /** `comparison` null: a bare number, whose direction the definition decides. Two values: one per part of the outcome. */
  | { kind: 'level'; comparison: Comparison | null; values: Quantity[]; result?: boolean }
  | { kind: 'interval'; low: Quantity; high: Quantity }
  /** `by` null: any change that way. */
  | { kind: 'change'; direction: 'up' | 'down'; by: { amount: Decimal; unit: '%' | 'procentenheter' | 'absolute' } | null }
  /** Not worse than before; `worse` null: the definition decides which way is worse. */
  | { kind: 'hold'; worse: 'up' | 'down' | null }
  | { kind: 'baseline' }
  | { kind: 'followed' }
  | { kind: 'none' }
  | { kind: 'unreadable'; why: Text }

const number0: Quantity = { value: decimal('0'), unit: null, shown: '0' }

/** Whole sentences with one meaning. */
const FIXED: [RegExp, Target][] = [
  [
    /^(mäta|mät|fastställa|ta fram) (ett )?(ingångsvärde|utgångsvärde|nuläge|basvärde)t?$|^(ingångsvärde|baslinje|baseline)$/,
    { kind: 'baseline' },
  ],
  [
    /^indikator(n|er|erna)? (ska )?följs( upp)?( och utvecklas)?$|^(ska )?följ(s|a|as)( upp)?( och utveckl(as|a))?$|^följs utan målvärde$/,
    { kind: 'followed' },
  ],
  [
    /^(minst )?bibeh(åll|ålla|ållas|ållen|ållet|ållna)( nivå| värde| resultat)?$|^(minst )?(behålla|oförändrat|oförändrad|oförändrade|samma nivå|inte försämras|ej försämras)$/,
    { kind: 'hold', worse: null },
  ],
  [/^(inte|ej|får inte) (minska|sjunka)$/, { kind: 'hold', worse: 'down' }],
  [/^(inte|ej|får inte) (öka|stiga)$/, { kind: 'hold', worse: 'up' }],
  [
    /^(ett )?positivt (ekonomiskt )?(resultat|utfall)$|^överskott$/,
    { kind: 'level', comparison: '>', values: [number0], result: true },
  ],
  [
    /^(resultat|ekonomi|budget|utfall)( ska vara)? i balans$|^nollresultat$|^ingen negativ (budget)?avvikelse$/,
    { kind: 'level', comparison: '>=', values: [number0], result: true },
  ],
]

const UP = '(?:öka|ökar|ökas|ökat|ökad|ökade|ökande|ökning|höja|höjas|höjd|stiga|förbättras|increase)'
const DOWN = '(?:minska|minskar|minskas|minskat|minskad|minskade|minskande|minskning|sänka|sänkas|sänkt|sjunka|decrease)'
const SAME = '(?:oförändrat|oförändrad|oförändrade|bibehålla|bibehållen|bibehållet|vara oförändrat|ligga kvar)'
const HOLD_UP = new RegExp(`^(?:${UP} eller ${SAME}|${SAME} eller ${UP})$`)
const HOLD_DOWN = new RegExp(`^(?:${DOWN} eller ${SAME}|${SAME} eller ${DOWN})$`)
const CHANGE = new RegExp(
  `^(?:(${UP})|(${DOWN}))(?: (?:årligen|per år|andelen|antalet|jämfört med (?:föregående år|tidigare|i fjol)))?(?: (.+))?$`,
)

const COMPARISONS: [RegExp, Comparison][] = [
  [/^(>=|=>|≥)/, '>='],
  [/^(<=|=<|≤)/, '<='],
  [/^>/, '>'],
  [/^</, '<'],
  [/^(inte|ej|får inte|aldrig) (överstiga|överskrida|över|vara högre än|vara mer än|vara över)(?= )/, '<='],
  [/^(inte|ej|får inte|aldrig) (understiga|underskrida|under|vara lägre än|vara mindre än|vara under)(?= )/, '>='],
  [/^(minst|lägst|minimum|minimalt|min\.?|åtminstone|at least|uppgå till minst)(?= )/, '>='],
  [/^(högst|maximalt|maximum|max\.?|som mest|som högst|at most|upp till|uppgå till högst|högst uppgå till)(?= )/, '<='],
  [/^(över|överstiga|överstiger|mer än|fler än|högre än|större än|more than|over|above)(?= )/, '>'],
  [/^(under|understiga|understiger|mindre än|färre än|lägre än|less than|below)(?= )/, '<'],
]

const AFTER: [RegExp, Comparison][] = [
  [/^eller (mer|fler|högre|över|bättre|större)$/, '>='],
  [/^eller (mindre|färre|lägre|under)$/, '<='],
]

const NUMBER_WORDS: Record<string, string> = {
  en: '1',
  ett: '1',
  två: '2',
  tre: '3',
  fyra: '4',
  fem: '5',
  sex: '6',
  sju: '7',
  åtta: '8',
  nio: '9',
  tio: '10',
}

/** Reads a target; never throws. */
export function readTarget(raw: string): Target {
  const source = plainSpaces(raw)
  if (/^([-\u2013\u2014.]*|saknas|inget målvärde|målvärde saknas|värde saknas)$/i.test(source)) return { kind: 'none' }
  const lower = source
    .toLowerCase()
    .replace(/[.!]$/, '')
    .replace(/^(?:målet är (?:att )?|ska |skall |bör |att )+(?:vara |ligga på |uppgå till |nå )?/, '')
  for (const [test, target] of FIXED) if (test.test(lower)) return target
  if (HOLD_UP.test(lower)) return { kind: 'hold', worse: 'down' }
  if (HOLD_DOWN.test(lower)) return { kind: 'hold', worse: 'up' }
  const change = CHANGE.exec(lower)
  if (change) return readChange(source, change[1] ? 'up' : 'down', change[3] ?? '')
  return readLevel(source, lower)
}

const teach = (source: string, sv: string, en: string): Target => ({
  kind: 'unreadable',
  why: text(`Målvärdet ”${source}” ${sv}`, `The target “${source}” ${en}`),
})

const FORMS = text(
  'till exempel 75 %, minst 90 %, högst 5, Öka 5 % eller Bibehålla',
  'for example 75 %, minst 90 %, högst 5, Öka 5 % or Bibehålla',
)

const cannotRead = (source: string): Target =>
  teach(source, `kan inte läsas. Skriv ${FORMS.sv}.`, `cannot be read. Write ${FORMS.en}.`)

function readChange(source: string, direction: 'up' | 'down', rest: string): Target {
  if (rest === '') return { kind: 'change', direction, by: null }
  if (/^från .+ till |^till /.test(rest)) {
    const level = rest.replace(/^från .+? till /, '').replace(/^till /, '')
    const target = readLevel(source, level)
    if (target.kind !== 'level') return target
    return { ...target, comparison: target.comparison ?? (direction === 'up' ? '>=' : '<=') }
  }
  const amount = rest
    .replace(/^med /, '')
    .replace(/^(minst|åtminstone) /, '')
    .replace(/ (årligen|per år|jämfört med (föregående år|i fjol))$/, '')
  if (amount === 'hälften') return { kind: 'change', direction, by: { amount: decimal('50'), unit: '%' } }
  const points = /^(en halv|en|ett|två|tre|fyra|fem|sex|sju|åtta|nio|tio) (.+)$/.exec(amount)
  const written = points ? `${points[1] === 'en halv' ? '0,5' : NUMBER_WORDS[points[1]!]} ${points[2]}` : amount
  const quantity = /^[-\u2212\u2013+<>≤≥]/.test(written) ? undefined : readQuantity(written)
  if (!quantity?.ok || signOf(quantity.value.value) <= 0)
    return teach(
      source,
      'säger inte hur mycket. Skriv Öka, Öka 5 %, Öka med 2 procentenheter eller Minska med 10.',
      'does not say how much. Write Öka, Öka 5 %, Öka med 2 procentenheter or Minska med 10.',
    )
  const { value, unit } = quantity.value
  return { kind: 'change', direction, by: { amount: value, unit: unit === '%' || unit === 'procentenheter' ? unit : 'absolute' } }
}

/** `har infört 90 % av …` states a level in a sentence; the words before the number carry no comparison. */
const SENTENCE = /^[\p{L} ]{1,60}? (har|ha|är|är klara?) ([\p{L}]+ )?(?=\d)/u

function readLevel(source: string, lower: string): Target {
  let rest = lower.replace(SENTENCE, '')
  let comparison: Comparison | null = null
  for (const [test, meaning] of COMPARISONS) {
    const match = test.exec(rest)
    if (!match) continue
    comparison = meaning
    rest = rest.slice(match[0].length).trim()
    break
  }
  if (/^(ca|cirka|c:a|omkring|ungefär|runt) /.test(rest))
    return teach(
      source,
      'är ungefärligt. Skriv en gräns: minst, högst eller ett intervall.',
      'is approximate. Write a limit: minst, högst or an interval.',
    )
  const interval =
    /^(?:(?=mellan .* och )mellan )?(\d[\d ]*(?:,\d+)?) ?(%|procent)? ?(?:-|\u2013|till|(?<=^mellan .*)och) ?(\d.*)$/.exec(rest)
  if (interval) return readInterval(source, comparison, interval)
  const parts = /^(\d[\d ,]*%?) ?\/ ?(\d[\d ,]*(?: ?%)?)$/.exec(rest)
  if (parts) return readParts(source, comparison, parts[1]!, parts[2]!)
  if (/^\+/.test(rest))
    return teach(
      source,
      'kan vara en nivå eller en ändring. Skriv 5 % eller Öka 5 %.',
      'may be a level or a change. Write 5 % or Öka 5 %.',
    )
  return readOne(source, comparison, rest)
}

function readInterval(source: string, comparison: Comparison | null, [, from, percent, to]: RegExpExecArray): Target {
  if (comparison !== null)
    return teach(
      source,
      'har både gränsord och intervall och kan läsas på två sätt. Registrera en tolkning: ett golv, eller ett intervall.',
      'has both a limit word and an interval and reads two ways. Register an interpretation: a floor, or an interval.',
    )
  const high = readQuantity(to!)
  const low = readQuantity(`${from}${percent ? ` ${percent}` : high.ok && high.value.unit ? ` ${high.value.unit}` : ''}`)
  if (!low.ok || !high.ok || compareDecimal(low.value.value, high.value.value) >= 0) return cannotRead(source)
  return { kind: 'interval', low: low.value, high: high.value }
}

function readParts(source: string, comparison: Comparison | null, first: string, second: string): Target {
  const b = readQuantity(second)
  const a = readQuantity(first)
  if (!a.ok || !b.ok) return cannotRead(source)
  return { kind: 'level', comparison, values: [{ ...a.value, unit: a.value.unit ?? b.value.unit }, b.value] }
}

function readOne(source: string, comparison: Comparison | null, rest: string): Target {
  const number = readNumber(rest)
  if (!number?.ok) return number ? { kind: 'unreadable', why: number.why } : cannotRead(source)
  // One word may be a unit, all others describe what is counted: `70 % genomförda VHU`. Another number is another target.
  const [first = '', ...others] = number.value.rest.split(' ')
  if (/[\d<>≤≥=/]/.test(number.value.rest)) return cannotRead(source)
  const two = others[0] ? unitOf(`${first} ${others[0]}`) : undefined
  const unit = two ?? unitOf(first)
  const words = two ? others.slice(1) : unit ? others : number.value.rest === '' ? [] : [first, ...others]
  const after = AFTER.find(([test]) => test.test(words.join(' ')))
  if (after && comparison !== null) return cannotRead(source)
  if (!after && words.some((word) => /^(och|eller|till|inte|ej|öka|minska|än|men)$/.test(word))) return cannotRead(source)
  const quantity = readQuantity(
    `${rest.slice(0, rest.length - number.value.rest.length).trim()}${unit ? ` ${two ? `${first} ${others[0]}` : first}` : ''}`,
  )
  if (!quantity.ok) return { kind: 'unreadable', why: quantity.why }
  return { kind: 'level', comparison: after ? after[1] : comparison, values: [quantity.value] }
}
