import { commitOf, type Link, pathToCommit, pathToEnd, seenBy } from './critical-path.ts'
import type { Run } from './pipeline-run.ts'
import { median, shown, type Target, table } from './table.ts'

const sum = (links: readonly Link[]): number => links.reduce((total, { ms }) => total + ms, 0)
const toCommit = (run: Run): number => commitOf(run).endedAt - run.startedAt
const whole = (run: Run): number => run.endedAt - run.startedAt
const startUp = ({ journal, startedAt }: Run): number => (journal[0]?.startedAt ?? startedAt) - startedAt
/** From the change to the end of the status request that shows it. */
const lag = (run: Run): number => seenBy(run).endedAt - run.changedAt

function middle(runs: readonly Run[], of: (run: Run) => number): number {
  return median(runs.map(of))
}

/** What runs took, beside what they could have taken. */
export function runTable(runs: readonly Run[], samples: readonly number[]): string {
  const seconds = (of: (run: Run) => number): string => shown(middle(runs, of) / 1000)
  const ratio = (path: (run: Run) => number, of: (run: Run) => number): string =>
    shown(middle(runs, (run) => of(run) / path(run)))
  const commitPath = (run: Run): number => sum(pathToCommit(run))
  const endPath = (run: Run): number => sum(pathToEnd(run))
  return table(
    ['', 'critical path s', 'this action s', 'ratio'],
    [
      ['to the commit', seconds(commitPath), seconds(toCommit), ratio(commitPath, toCommit)],
      ['to the end', seconds(endPath), seconds(whole), ratio(endPath, whole)],
      ['of that, start-up', '', seconds(startUp), ''],
      ['of that, until the change was seen', '', seconds(lag), ''],
      ['one after the other', '', shown(median(samples) / 1000), ''],
    ],
  )
}

/** The steps of the critical path, and the pauses that the action makes before them. */
export function pathTable(runs: readonly Run[]): string {
  const paths = runs.map(pathToEnd)
  const middleOf = (index: number, of: (link: Link) => number): number =>
    median(paths.map((path) => path[index]).flatMap((link) => (link === undefined ? [] : [of(link)])))
  return table(
    ['step', 's', 'ms before it'],
    (paths[0] ?? []).map(({ name, pauseMs }, index) => [
      name,
      shown(middleOf(index, ({ ms }) => ms) / 1000),
      pauseMs === undefined ? '' : shown(middleOf(index, (link) => link.pauseMs ?? Number.NaN)),
    ]),
  )
}

/** The targets of whole runs. */
export function runTargets(
  runs: readonly Run[],
  samples: readonly number[],
  scale: number,
): readonly Target[] {
  // What the action adds does not scale: how much it is of a path of full length.
  const atFullLength = (run: Run): number => {
    const path = sum(pathToCommit(run))
    return 1 + (toCommit(run) - path) / (path * scale)
  }
  return [
    {
      what: 'to the commit ÷ critical path, latencies in full',
      is: '≤',
      limit: 1.05,
      seen: middle(runs, atFullLength),
    },
    {
      what: 'to the end ÷ critical path, as measured',
      is: '≤',
      limit: 1.05,
      seen: middle(runs, (run) => whole(run) / sum(pathToEnd(run))),
    },
    {
      what: 'one after the other ÷ this action',
      is: '≥',
      limit: 1,
      seen: median(samples) / middle(runs, whole),
    },
    {
      what: 'change seen after, s in full',
      is: '≤',
      limit: 5,
      seen: (Math.max(...runs.map(lag)) * scale) / 1000,
    },
  ]
}
