import { parseArgs } from 'node:util'
import { assumed } from './assumed.ts'
import type { ServeMockApiOptions } from './node.ts'
import { type MockScenario, mockScenarios } from './scenarios.ts'

export type CliCommand =
  | {
      command: 'mock'
      options: Required<Pick<ServeMockApiOptions, 'port' | 'tenantId' | 'scenario' | 'seed'>>
    }
  | { command: 'help' }
  | { command: 'refuse'; message: string }

const known = {
  port: { type: 'string', default: '8787' },
  tenant: { type: 'string', default: 'demo' },
  scenario: { type: 'string', default: 'healthy' },
  seed: { type: 'string', default: '1' },
  help: { type: 'boolean', short: 'h', default: false },
} as const

/** Reads what stands behind `profile-kit` on the command line. Never throws. */
export function readCommand(args: readonly string[]): CliCommand {
  const parsed = parse(args)
  if (typeof parsed === 'string') return refuse(parsed)
  const { values, positionals } = parsed
  if (values.help || args.length === 0) return { command: 'help' }
  const [command, ...more] = positionals
  if (command !== 'mock') return refuse(command ? `There is no command "${command}".` : 'Say which command.')
  if (more.length > 0) return refuse(`"${more[0]}" is one word too many.`)
  const port = readNumber(values.port, 65_535)
  const seed = readNumber(values.seed, 2 ** 32 - 1)
  const scenario = mockScenarios.find((name) => name === values.scenario)
  if (port === undefined) return refuse(`--port takes a number from 0 to 65535, not "${values.port}".`)
  if (seed === undefined) return refuse(`--seed takes a whole number, not "${values.seed}".`)
  if (scenario === undefined)
    return refuse(`There is no scenario "${values.scenario}". Try ${list(mockScenarios)}.`)
  if (values.tenant === '') return refuse('--tenant must not be empty.')
  return { command: 'mock', options: { port, tenantId: values.tenant, scenario, seed } }
}

export const helpText = `profile-kit mock: the profile service on this machine, for demos and tests.

  npx profile-kit mock [options]

  --port <number>      where to listen on 127.0.0.1; 0 takes any free port   (8787)
  --tenant <id>        the tenant of tokens that name none                   (demo)
  --scenario <name>    how the service is doing                              (healthy)
                       ${mockScenarios.join(', ')}
  --seed <number>      the same seed gives the same names, times and faults  (1)
  --help               this text

What the service does not document, and the mock assumes:

${assumed.map((line) => `  - ${line}`).join('\n')}
`

type Parsed = ReturnType<typeof parseKnown>

function parseKnown(args: readonly string[]) {
  return parseArgs({ args: [...args], options: known, allowPositionals: true, strict: true })
}

function parse(args: readonly string[]): Parsed | string {
  try {
    return parseKnown(args)
  } catch (error) {
    // Node's messages go on with advice about arguments that begin with a dash.
    return error instanceof Error ? error.message.replace(/(?<=[^.]\.) .*/s, '') : String(error)
  }
}

function refuse(problem: string): CliCommand {
  return { command: 'refuse', message: `profile-kit: ${problem}\nSee npx profile-kit --help` }
}

function readNumber(text: string, most: number): number | undefined {
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : undefined
}

function list(names: readonly MockScenario[]): string {
  return `${names.slice(0, -1).join(', ')} or ${names.at(-1)}`
}
