import { SCENARIOS } from './scenarios.ts'

/** A scenario that was run. */
export interface PlayedScenario {
  readonly name: string
  /** The page with its summaries. */
  readonly page: string
  readonly steps: readonly { readonly title: string; readonly problems: readonly string[] }[]
}

/** Returns the closing lines of the demo: how it went, what to look at, and what to try next. */
export function describeEnding(played: readonly PlayedScenario[], durationInMs: number): readonly string[] {
  const steps = played.flatMap((scenario) => scenario.steps.map((step) => ({ scenario, ...step })))
  const wrong = steps.filter(({ problems }) => problems.length > 0)
  const time = `${(durationInMs / 1000).toFixed(1)} s`
  return [
    wrong.length === 0
      ? `${count(steps.length, 'step')} ended as expected, in ${time}.`
      : `${wrong.length} of ${count(steps.length, 'step')} did not end as expected:`,
    ...wrong.map(({ scenario, title, problems }) => `  ${scenario.name}: ${title}. ${problems.join(' ')}`),
    '',
    `What GitHub would show as the job's summary:`,
    ...played.map(({ page }) => `  ${page}`),
    '',
    nextStep(played.map(({ name }) => name)),
  ]
}

function count(number: number, thing: string): string {
  return `${number} ${thing}${number === 1 ? '' : 's'}`
}

function nextStep(names: readonly string[]): string {
  const all = Object.entries(SCENARIOS)
  const last = all.findLastIndex(([name]) => names.includes(name))
  const next = [...all.slice(last + 1), ...all].find(([name]) => !names.includes(name))
  if (next === undefined) return 'Next: "npm run demo -- app --verbose" shows every request of a release.'
  const [name, { title }] = next
  return `Next: "npm run demo -- ${name}" (${title}); "npm run demo -- --list" shows all scenarios.`
}
