import { describe, expect, it } from '@jest/globals'
import { runStep } from '../../../emulator/github/runner.ts'
import { tempFolder } from '../../support/temp-folder.ts'

// A script that writes the files of GITHUB_OUTPUT and GITHUB_STATE as @actions/core does.
const script = (eol: string): string => `
const { appendFileSync } = require('node:fs')
const write = (file, name, value) =>
  appendFileSync(process.env[file], [name + '<<ghadelimiter_1', value, 'ghadelimiter_1', ''].join(${JSON.stringify(eol)}))
write('GITHUB_OUTPUT', 'status', 'PreProcessing')
write('GITHUB_OUTPUT', 'empty', '')
write('GITHUB_OUTPUT', 'notes', ['One', 'two'].join(${JSON.stringify(eol)}))
write('GITHUB_OUTPUT', 'status', 'Published')
write('GITHUB_STATE', 'draft', '7')
`

describe('A step', () => {
  it.each([
    { system: 'Linux and macOS', eol: '\n' },
    { system: 'Windows', eol: '\r\n' },
  ])('leaves its outputs and its state in the lines of $system', async ({ eol }) => {
    await using folder = await tempFolder()
    const path = await folder.add('step.cjs', script(eol))

    const { exitCode, outputs, state } = await runStep({ script: path, inputs: {} })

    expect({ exitCode, outputs, state }).toEqual({
      exitCode: 0,
      outputs: { status: 'Published', empty: '', notes: `One${eol}two` },
      state: { draft: '7' },
    })
  })
})
