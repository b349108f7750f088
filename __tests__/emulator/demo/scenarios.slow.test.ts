import { describe, expect, it } from '@jest/globals'
import { createWorkspace, runScenario } from '../../../emulator/demo/run-scenario.ts'
import { SCENARIOS } from '../../../emulator/demo/scenarios.ts'
import { startEmulator } from '../../../emulator/emulator.ts'

describe('A scenario of the demo ends as it says, and shows no secret', () => {
  it.each(Object.entries(SCENARIOS))('%s', async (_, scenario) => {
    await using workspace = await createWorkspace()
    await using emulator = await startEmulator()
    const lines: string[] = []
    const print = (line: string): void => void lines.push(line)

    const reports = await runScenario(scenario, { emulator, workspace, print, verbose: false })

    expect({
      steps: reports.map(({ title, problems, summary }) => ({ title, problems, summary: summary !== '' })),
      commands: lines.filter((line) => /^\s*::/.test(line)),
    }).toEqual({
      steps: scenario.steps.map(({ title }) => ({ title, problems: [], summary: true })),
      commands: [],
    })
  })
})
