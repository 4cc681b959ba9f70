// Makes the pictures of the documentation from a freshly seeded demo region: `node scripts/screenshots.mjs`. For developers only.
import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { ROOT } from './bootstrap.mjs'

const CHROMIUM = process.env.CHROMIUM ?? '/usr/bin/chromium'
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-quic', '--no-first-run', '--disable-background-networking']
const FOLDER = join(ROOT, 'docs/images')
const MOST_BYTES = 300_000

const DESKTOP = { width: 1440, height: 1000 }
const PHONE = { width: 390, height: 844 }
const RESULT = 'statements:income/result_for_the_year@region/2020'

const GOAL = 'goals:assessment/8@region/2023-04'

/** Two synthetic party budgets: the same pair is compared whenever the pictures are made. */
const PARTIES = ['syntetiskt-exempel-a-2023', 'syntetiskt-exempel-b-2023']

/** The main pages, and two of them on a phone. `ask` opens the popover of the first figure it names; `as` signs in by one click. */
const PICTURES = [
  { name: 'oversikt', path: '/' },
  { name: 'mal', path: '/mal/8' },
  { name: 'ekonomi', path: '/ekonomi?open=hsn&open=ls1&open=e2203' },
  { name: 'rakenskaper', path: '/rakenskaper' },
  { name: 'rapport', path: '/rapporter/arsredovisning?kapitel=kapitel-2', ask: '.r-report p a.r-figure' },
  { name: 'avstamning', path: '/avstamning?verdict=deviation&open=C80.1~region~2020' },
  { name: 'forklara', path: `/forklara?ref=${encodeURIComponent(RESULT)}` },
  { name: 'importer', path: '/importer' },
  { name: 'oversikt-mobil', path: '/', window: PHONE },
  { name: 'mal-i-korthet', path: '/mal/overblick' },
  { name: 'mal-i-korthet-mobil', path: '/mal/overblick', window: PHONE },
  { name: 'omgang', path: '/omgang/2023-04', as: 'Controller' },
  { name: 'enhet', path: '/enhet/e2201?omgang=2023-04', as: 'Chef Akutsjukvård' },
  { name: 'namnd', path: '/namnd/hsn?omgang=2023-04', as: 'Tjänsteperson hälso- och sjukvårdsnämnden' },
  { name: 'bedomning', path: `/bedomning?ref=${encodeURIComponent(GOAL)}` },
  { name: 'uppgifter', path: '/uppgifter', as: 'Tjänsteperson hälso- och sjukvårdsnämnden' },
  { name: 'arshjul', path: '/arshjul' },
  { name: 'plan', path: '/plan?year=2023' },
  { name: 'ekonomisk-plan', path: '/ekonomiplan' },
  { name: 'detaljbudget', path: '/budget/detalj/e2201', as: 'Chef Akutsjukvård' },
  { name: 'jamfor', path: `/scenarier/jamfor?a=${PARTIES[0]}&b=${PARTIES[1]}` },
  { name: 'prognoser', path: '/prognoser?omgang=2023-04' },
  { name: 'logga-in', path: '/logga-in' },
]

/** The product as `npm start` runs it, on a folder of its own and a free port; answers with its address. */
function start(data) {
  const server = spawn(process.execPath, [join(ROOT, 'scripts/roder.mjs'), 'serve', '--port', '0', '--data', data], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const stop = async () => {
    const ended = new Promise((resolve) => server.once('exit', resolve))
    server.kill('SIGTERM')
    await ended
  }
  return new Promise((resolve, reject) => {
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}`)))
    server.stdout.on('data', (text) => {
      const address = /http:\/\/\S+/.exec(String(text))?.[0]
      if (address) resolve({ address, stop })
    })
  })
}

async function picture(browser, address, { name, path, ask, as, window = DESKTOP }) {
  const context = await browser.newContext({ viewport: window, locale: 'sv-SE', colorScheme: 'light' })
  const page = await context.newPage()
  if (as) {
    await page.goto(`${address}/logga-in`)
    await page.getByRole('button', { name: as, exact: true }).click()
    await page.waitForLoadState()
  }
  await page.goto(address + path)
  await page.evaluate('document.fonts.ready')
  if (ask) {
    await page.locator(ask).first().click()
    await page.locator('[role=dialog]').waitFor()
  }
  const file = join(FOLDER, `${name}.png`)
  await page.screenshot({ path: file })
  await context.close()
  const { size } = statSync(file)
  if (size > MOST_BYTES) throw new Error(`${name}.png is ${size} bytes, at most ${MOST_BYTES}`)
  process.stdout.write(`docs/images/${name}.png ${Math.round(size / 1000)} kB\n`)
}

mkdirSync(FOLDER, { recursive: true })
const data = mkdtempSync(join(tmpdir(), 'roder-pictures-'))
const server = await start(data)
const browser = await chromium.launch({ executablePath: CHROMIUM, args: FLAGS })
try {
  for (const one of PICTURES) await picture(browser, server.address, one)
} finally {
  await browser.close()
  await server.stop()
  rmSync(data, { recursive: true, force: true })
}
