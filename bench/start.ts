import { parseArgs } from 'node:util'
import { temporaryFolder } from './files.ts'
import { growthPart } from './growth.ts'
import { machine } from './machine.ts'
import { memoryPart } from './memory.ts'
import { packagesPart } from './packages.ts'
import type { Part } from './part.ts'
import { pipelinePart } from './pipeline.ts'
import { startUpPart } from './start-up.ts'
import { uploadPart } from './upload.ts'

// npm run bench -- [part…] [--runs 5] [--scale 10] [--quick]

const PARTS: Readonly<Record<string, Part>> = {
  upload: uploadPart,
  memory: memoryPart,
  packages: packagesPart,
  pipeline: pipelinePart,
  'start-up': startUpPart,
  growth: growthPart,
}

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string' },
    scale: { type: 'string', default: '10' },
    quick: { type: 'boolean', default: false },
  },
})
const names = positionals.length === 0 ? Object.keys(PARTS) : positionals
const runs = Number(values.runs ?? (values.quick ? 1 : 5))
const tell = (line: string): void => void process.stderr.write(`${line}\n`)

process.stdout.write(`${machine()}; median of ${runs}\n`)
for (const name of names) {
  const part = PARTS[name]
  if (part === undefined) throw new Error(`There is no part "${name}", only ${Object.keys(PARTS).join(', ')}`)
  using folder = await temporaryFolder()
  process.stdout.write(
    `\n${await part({ runs, quick: values.quick, scale: Number(values.scale), folder: folder.path, tell })}\n`,
  )
}
