#!/usr/bin/env node
import process from 'node:process'
import { type CliCommand, helpText, readCommand } from './cliOptions.ts'
import { curlLines, warning } from './greeting.ts'
import { serveMockApi } from './node.ts'

await run(readCommand(process.argv.slice(2)))

async function run(command: CliCommand) {
  if (command.command === 'help') print(helpText)
  else if (command.command === 'refuse') fail(command.message, 2)
  else await serve(command.options)
}

async function serve(options: Extract<CliCommand, { command: 'mock' }>['options']) {
  try {
    const served = await serveMockApi(options)
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void served.close())
    const { tenantId, scenario, seed } = options
    print(`profile-kit mock on ${served.url} (tenant ${tenantId}, scenario ${scenario}, seed ${seed})

${curlLines(served.url, tenantId)}

${warning}
What the service does not document, and the mock assumes: npx profile-kit --help. Ctrl-C stops it.`)
  } catch (error) {
    fail(error instanceof Error ? error.message : String(error), 1)
  }
}

function print(text: string) {
  process.stdout.write(`${text.trimEnd()}\n`)
}

function fail(message: string, code: number) {
  process.stderr.write(`${message}\n`)
  process.exitCode = code
}
