// The command line: finds the command, teaches by examples, turns refusals into one sentence and exit code 2. Never a stack trace.
import { Refusal } from '../kernel/result.ts'
import { readArguments } from './arguments.ts'
import { type Command, tell } from './command.ts'

/** Loaded one at a time: a call pays only for the rooms it uses. */
const COMMANDS: Record<string, () => Promise<Command>> = {
  serve: async () => (await import('./commands/serve.ts')).serve,
  'sie inspect': async () => (await import('./commands/sieInspect.ts')).sieInspect,
  import: async () => (await import('./commands/import.ts')).importCommand,
  statement: async () => (await import('./commands/statement.ts')).statementCommand,
  figure: async () => (await import('./commands/figure.ts')).figureCommand,
  explain: async () => (await import('./commands/figure.ts')).explainCommand,
  target: async () => (await import('./commands/target.ts')).targetCommand,
  assess: async () => (await import('./commands/assess.ts')).assessCommand,
  'tie-out': async () => (await import('./commands/tieOut.ts')).tieOutCommand,
  report: async () => (await import('./commands/report.ts')).reportCommand,
  'round status': async () => (await import('./commands/round.ts')).roundStatusCommand,
  'judgement explain': async () => (await import('./commands/judgement.ts')).judgementExplainCommand,
  'plan table': async () => (await import('./commands/plan.ts')).planTableCommand,
  'branch diff': async () => (await import('./commands/branch.ts')).branchDiffCommand,
  'budget show': async () => (await import('./commands/budget.ts')).budgetShowCommand,
  'budget explain': async () => (await import('./commands/budget.ts')).budgetExplainCommand,
  'forecast list': async () => (await import('./commands/forecast.ts')).forecastListCommand,
  measures: async () => (await import('./commands/measures.ts')).measuresCommand,
  'audit verify': async () => (await import('./commands/audit.ts')).auditVerify,
  'audit head': async () => (await import('./commands/audit.ts')).auditHead,
  'demo generate': async () => (await import('./commands/demo.ts')).demoGenerate,
  backup: async () => (await import('./commands/backup.ts')).backupCommand,
  restore: async () => (await import('./commands/backup.ts')).restoreCommand,
}

function find(argv: readonly string[]): { name: string; rest: readonly string[] } | undefined {
  const two = argv.slice(0, 2).join(' ')
  if (argv.length > 1 && COMMANDS[two]) return { name: two, rest: argv.slice(2) }
  const one = argv[0]
  return one !== undefined && COMMANDS[one] ? { name: one, rest: argv.slice(1) } : undefined
}

async function overview(): Promise<string> {
  const lines = [
    'Roder: planering, budget och uppföljning för regioner och kommuner.',
    '',
    'Kommandon (./roder KOMMANDO --help visar exempel):',
  ]
  for (const load of Object.values(COMMANDS)) {
    const command = await load()
    lines.push(`  ${command.name.padEnd(14)} ${command.summary}`)
  }
  return [...lines, '', 'Börja så här:', '  ./roder serve', '  ./roder statement income --year 2020', ''].join('\n')
}

function help(command: Command): string {
  const options = Object.entries(command.options).map(([name, o]) => {
    const choices = o.choices ? ` (${o.choices.join(' | ')})` : ''
    return `  ${`--${name}${o.value ? ` ${o.value}` : ''}`.padEnd(22)} ${o.help}${choices}${o.required ? ' [krävs]' : ''}`
  })
  const examples = command.examples.flatMap((e) => [`  ${e.call}`, `      ${e.tells}`])
  const usage = `./roder ${[command.name, ...command.positionals, '[val]'].join(' ')}`
  return [command.summary, '', `Användning: ${usage}`, '', 'Val:', ...options, '', 'Exempel:', ...examples, ''].join('\n')
}

async function call(argv: readonly string[]): Promise<number> {
  const asksHelp = argv.includes('--help') || argv.includes('-h')
  const found = find(argv)
  if (!found) {
    if (argv.length === 0 || asksHelp || argv[0] === 'help') {
      // Nothing was asked: that is a wrong call, so the overview is no answer.
      const out = argv.length === 0 ? process.stderr : process.stdout
      out.write(await overview())
      return argv.length === 0 ? 2 : 0
    }
    const longer = Object.keys(COMMANDS).filter((name) => name.startsWith(`${argv[0]} `))
    const which = longer.length > 0 ? `Menade du ${longer.join(', ')}?` : `Kommandon: ${Object.keys(COMMANDS).join(', ')}.`
    tell(`Kommandot ”${argv[0]}” finns inte. ${which} Kör ./roder --help.`)
    return 2
  }
  const command = await COMMANDS[found.name]!()
  if (asksHelp) {
    process.stdout.write(help(command))
    return 0
  }
  return await command.run(readArguments(found.rest, command.options, command.positionals))
}

function report(error: unknown): number {
  if (error instanceof Refusal) {
    tell(error.text.sv)
    for (const finding of error.findings)
      tell(`  ${finding.line ? `rad ${finding.line}: ` : ''}${finding.cell ? `cell ${finding.cell}: ` : ''}${finding.message.sv}`)
    return 2
  }
  const message = error instanceof Error ? error.message : String(error)
  tell(`Något gick fel i Roder: ${message.split('\n')[0]}. Ingenting har sparats. Anmäl felet och vad du gjorde.`)
  if (process.env.RODER_DEBUG) tell(String(error instanceof Error ? error.stack : error))
  return 2
}

export async function main(argv: readonly string[]): Promise<void> {
  // A reader that closes early (`| head`) is no fault of ours.
  process.stdout.on('error', (error: NodeJS.ErrnoException) => process.exit(error.code === 'EPIPE' ? 0 : 2))
  let code: number
  try {
    code = await call(argv)
  } catch (error) {
    code = report(error)
  }
  process.exitCode = code
}
