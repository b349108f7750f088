import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { benchFiles } from './files.ts'
import { describeMachine } from './machine.ts'
import type { Part } from './measure.ts'
import { benchMemory } from './memory.ts'
import { benchPipeline } from './pipeline.ts'
import { benchStartUp } from './start-up.ts'
import { benchUpload } from './upload/upload.ts'

// npm run bench -- [part…] [--runs 5] [--scale 10] [--against DIR] [--quick]

const PARTS = new Map<string, Part>([
  ['upload', benchUpload],
  ['memory', benchMemory],
  ['files', benchFiles],
  ['pipeline', benchPipeline],
  ['start-up', benchStartUp],
])

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string' },
    scale: { type: 'string', default: '10' },
    against: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
})
const { quick } = values
const dist = values.against && join(values.against, 'dist')
const against = dist && existsSync(dist) ? dist : values.against
const runs = Number(values.runs ?? (quick ? 1 : 5))
const names = positionals.length === 0 ? [...PARTS.keys()] : positionals

const temporary = mkdtempSync(join(tmpdir(), 'bench-'))
process.on('exit', () => rmSync(temporary, { recursive: true, force: true }))
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => process.exit(1))

process.stdout.write(`${describeMachine()}; median of ${runs}\n`)
for (const name of names) {
  const part = PARTS.get(name)
  if (part === undefined) throw new Error(`There is no part "${name}", only ${[...PARTS.keys()].join(', ')}`)
  const folder = join(temporary, name)
  mkdirSync(folder)
  const log = (line: string): void => void process.stderr.write(`${name}: ${line}\n`)
  const markdown = await part({ runs, quick, scale: Number(values.scale), against, folder, log })
  process.stdout.write(`\n${markdown}\n`)
}
