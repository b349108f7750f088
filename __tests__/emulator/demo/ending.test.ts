import { describe, expect, it } from '@jest/globals'
import { describeEnding, type PlayedScenario } from '../../../emulator/demo/ending.ts'
import { SCENARIOS } from '../../../emulator/demo/scenarios.ts'

const played = (name: string, ...problems: readonly (readonly string[])[]): PlayedScenario => ({
  name,
  page: `file:///${name}.html`,
  steps: problems.map((one, index) => ({ title: `Step ${index + 1}`, problems: one })),
})

describe('The end of the demo', () => {
  it.each<{ name: string; scenarios: readonly PlayedScenario[]; expected: readonly string[] }>([
    {
      name: 'of one step',
      scenarios: [played('app', [])],
      expected: [
        '1 step ended as expected, in 1.2 s.',
        '',
        "What GitHub would show as the job's summary:",
        '  file:///app.html',
        '',
        `Next: "npm run demo -- flight" (${SCENARIOS['flight']?.title}); "npm run demo -- --list" shows all scenarios.`,
      ],
    },
    {
      name: 'of steps of which one did not end as expected',
      scenarios: [played('rollout', [], ['Its exit code is 1, not 0.'])],
      expected: [
        '1 of 2 steps did not end as expected:',
        '  rollout: Step 2. Its exit code is 1, not 0.',
        '',
        "What GitHub would show as the job's summary:",
        '  file:///rollout.html',
        '',
        `Next: "npm run demo -- app" (${SCENARIOS['app']?.title}); "npm run demo -- --list" shows all scenarios.`,
      ],
    },
    {
      name: 'of all of them',
      scenarios: Object.keys(SCENARIOS).map((name) => played(name, [], [])),
      expected: [
        `${2 * Object.keys(SCENARIOS).length} steps ended as expected, in 1.2 s.`,
        '',
        "What GitHub would show as the job's summary:",
        ...Object.keys(SCENARIOS).map((name) => `  file:///${name}.html`),
        '',
        'Next: "npm run demo -- app --verbose" shows every request of a release.',
      ],
    },
  ])('$name', ({ scenarios, expected }) => {
    expect(describeEnding(scenarios, 1234)).toEqual(expected)
  })
})
