import { FAULTS } from './faults.ts'
import { SWEPT_PRODUCTS } from './products.ts'
import { makes, REQUESTS } from './requests.ts'
import type { Case } from './run.ts'
import type { Verdict } from './verdict.ts'

/** A run and how it ended. */
export interface Result {
  readonly one: Case
  readonly verdict: Verdict
}

const CELL = 'survived / failed cleanly / wrong'

/** Product × fault, in Markdown. */
export function tableByFault(results: readonly Result[]): string {
  const rows = FAULTS.map(({ name }) => {
    const met = results.filter(({ one }) => one.fault.name === name)
    return [
      name,
      ...SWEPT_PRODUCTS.map((product) => counts(met.filter(({ one }) => one.product === product))),
    ]
  })
  const all = SWEPT_PRODUCTS.map((product) => counts(results.filter(({ one }) => one.product === product)))
  return markdown(
    ['Fault', ...SWEPT_PRODUCTS.map(({ name }) => `${name}: ${CELL}`)],
    [...rows, ['all', ...all]],
  )
}

/** Product and request × fault, in Markdown. */
export function tableByRequest(results: readonly Result[]): string {
  const rows = SWEPT_PRODUCTS.flatMap((product) =>
    REQUESTS.filter((request) => makes(product, request)).map(({ name }) => {
      const met = results.filter(({ one }) => one.product === product && one.request.name === name)
      return [
        product.name,
        name,
        ...FAULTS.map((fault) => counts(met.filter(({ one }) => one.fault.name === fault.name))),
      ]
    }),
  )
  return markdown(['Product', 'Request', ...FAULTS.map(({ name }) => name)], rows)
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
