import { FAULTS } from './faults.ts'
import { REQUESTS } from './requests.ts'
import type { Case } from './run.ts'
import type { Verdict } from './verdict.ts'

/** A run and how it ended. */
export interface Result {
  readonly one: Case
  readonly verdict: Verdict
}

const KINDS = ['app', 'flight', 'add-on'] as const
const CELL = 'survived / failed cleanly / wrong'

/** Kind × fault, in Markdown. */
export function tableByFault(results: readonly Result[]): string {
  const rows = FAULTS.map(({ name }) => {
    const met = results.filter(({ one }) => one.fault.name === name)
    return [name, ...KINDS.map((kind) => counts(met.filter(({ one }) => one.product.kind === kind)))]
  })
  const all = KINDS.map((kind) => counts(results.filter(({ one }) => one.product.kind === kind)))
  return markdown(['Fault', ...KINDS.map((kind) => `${kind}: ${CELL}`)], [...rows, ['all', ...all]])
}

/** Kind and request × fault, in Markdown. */
export function tableByRequest(results: readonly Result[]): string {
  const rows = KINDS.flatMap((kind) =>
    REQUESTS.filter(({ kinds }) => kinds?.includes(kind) ?? true).map(({ name }) => {
      const met = results.filter(({ one }) => one.product.kind === kind && one.request.name === name)
      return [
        kind,
        name,
        ...FAULTS.map((fault) => counts(met.filter(({ one }) => one.fault.name === fault.name))),
      ]
    }),
  )
  return markdown(['Kind', 'Request', ...FAULTS.map(({ name }) => name)], rows)
}

function counts(results: readonly Result[]): string {
  const count = (outcome: Verdict['outcome']): number =>
    results.filter(({ verdict }) => verdict.outcome === outcome).length
  return results.length === 0 ? '–' : `${count('survived')} / ${count('failed cleanly')} / ${count('wrong')}`
}

function markdown(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [line(columns), line(columns.map(() => '---')), ...rows.map(line)].join('\n')
}
