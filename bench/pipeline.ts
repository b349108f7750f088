import { MIB } from './files.ts'
import { nodes } from './nodes.ts'
import type { Part } from './part.ts'
import { pathTable, runTable, runTargets } from './pipeline-report.ts'
import { FIRST_PAUSE_IN_MS, oneRun, oneSample, type Run, type Scene, zipOf } from './pipeline-run.ts'
import { startPlayground } from './playground.ts'
import { pollFigures, pollTable, pollTargets } from './poll-report.ts'
import { shown, targetTable } from './table.ts'

/** How long the Store works on a commit, at least. */
const STORE_IN_MS = 12_000
/** Above this a run takes seconds and not minutes. */
const SCALE_OF_ALL_RUNS = 5
const FEW_RUNS = 2

/** The whole action against a Store as slow as the real one, and how fast it could have been. */
export const pipelinePart: Part = async (options) => {
  const { scale, quick, folder } = options
  const runs = scale < SCALE_OF_ALL_RUNS ? Math.min(options.runs, FEW_RUNS) : options.runs
  const zipPath = await zipOf(folder, (quick ? 16 : 300) * MIB)
  await using playground = await startPlayground(scale)
  const scene: Scene = { playground, zipPath, scale, node: nodes()[0]?.path ?? process.execPath }
  const ours: Run[] = []
  const samples: number[] = []
  for (let run = 0; run < runs; run++) {
    // In another moment of a pause each time, so that no pause is lucky.
    const storeInMs = (STORE_IN_MS + ((run + 0.5) / runs) * FIRST_PAUSE_IN_MS) / scale
    ours.push(await oneRun(scene, storeInMs))
    samples.push(await oneSample(scene, storeInMs))
    options.tell(`${run + 1} of ${runs}: ${told(ours.at(-1), samples.at(-1))}`)
  }
  const [first] = ours
  if (first === undefined) throw new Error('Nothing was measured')
  const polls = await pollFigures(first, scale)
  return [
    `## Pipeline: 300 MiB, a draft in the way, latencies of real logs ÷ ${scale}, ${runs} runs`,
    runTable(ours, samples),
    '### Critical path',
    pathTable(ours),
    '### Polls',
    pollTable(polls),
    '### Targets',
    targetTable([...runTargets(ours, samples, scale), ...pollTargets(polls, ours, scale)]),
  ].join('\n\n')
}

function told(run: Run | undefined, sampleInMs = Number.NaN): string {
  const ms = run === undefined ? Number.NaN : run.endedAt - run.startedAt
  return `${shown(ms / 1000)} s, one after the other ${shown(sampleInMs / 1000)} s`
}
