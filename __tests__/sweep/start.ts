import { parseArgs } from 'node:util'
import { startEmulator } from '../../emulator/emulator.ts'
import { publishableFiles } from '../support/store-run.ts'
import { drawPair, drawRace } from './pairs/draw.ts'
import { sweepPairs } from './pairs/sweep-pairs.ts'
import { CASES, type Case, runCase, titleOf } from './run.ts'
import { tableByFault, tableByRequest } from './table.ts'
import type { Verdict } from './verdict.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pairs: { type: 'string' },
    races: { type: 'string' },
    seed: { type: 'string', default: '1' },
    messages: { type: 'boolean', default: false },
    'by-request': { type: 'boolean', default: false },
  },
})

/** Every fault of the Store on every request of a run: what comes of it, as a table. */
async function sweepFaults(only: string | undefined): Promise<number> {
  const cases = only === undefined ? CASES : CASES.filter((one) => titleOf(one).includes(only))
  await using emulator = await startEmulator()
  await using files = await publishableFiles()
  const results: { readonly one: Case; readonly verdict: Verdict }[] = []
  for (const one of cases) {
    const verdict = await runCase(one, emulator, files)
    results.push({ one, verdict })
    if (verdict.outcome === 'wrong' || values.messages)
      console.log(
        `${titleOf(one)}: ${verdict.outcome}. ${verdict.problems.join('; ')}\n    ${verdict.message}`,
      )
  }
  console.log(tableByFault(results))
  if (values['by-request']) console.log(`\n${tableByRequest(results)}`)
  return results.filter(({ verdict }) => verdict.outcome === 'wrong').length
}

/** Pairs and triples of what goes wrong; a wrong one is told from its first request to its last word. */
async function sweepDrawn(draw: typeof drawPair, count: number): Promise<number> {
  const startedAt = performance.now()
  let [done, green, wrong] = [0, 0, 0]
  for await (const { problems, story, succeeded } of sweepPairs(draw, Number(values.seed), count)) {
    done += 1
    green += succeeded
    if (problems.length > 0) wrong += 1
    if (problems.length > 0 || values.messages) console.log(`\n${problems.join('; ') || 'right'}\n  ${story}`)
    if (done % 1000 === 0 || done === count)
      console.log(
        `${done} cases in ${Math.round((performance.now() - startedAt) / 1000)} s, ${green} runs green`,
      )
  }
  return wrong
}

const drawn = values.pairs ?? values.races
const wrong =
  drawn === undefined
    ? await sweepFaults(positionals[0])
    : await sweepDrawn(values.races === undefined ? drawPair : drawRace, Number(drawn))
console.log(`\nwrong: ${wrong}`)
process.exitCode = wrong > 0 ? 1 : 0
