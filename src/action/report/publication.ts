import type { PublishTime } from '../../pipeline/polling/publish-time.ts'
import { phaseOf } from '../../store/status.ts'
import type { RunState } from './run-state.ts'

/** Returns what has to happen until a certified submission is published; empty if that is not known. */
export function whenPublished({ status = '', following, outcome }: RunState): string {
  const { publishTime } = (outcome?.type === 'overview' ? outcome.pending : following) ?? {}
  return phaseOf(status) === 'certified' && publishTime !== undefined ? describePublishTime(publishTime) : ''
}

function describePublishTime({ mode, date }: PublishTime): string {
  switch (mode) {
    case 'Manual':
      return 'To publish it, someone must click Publish in Partner Center.'
    case 'SpecificDate':
      return `The Store publishes it on ${readableDate(date)}.`
    case 'Immediate':
      return 'The Store publishes it automatically.'
    default:
      return ''
  }
}

function readableDate(date: string): string {
  const at = Date.parse(date)
  if (Number.isNaN(at)) return 'its publish date'
  return `${new Date(at).toISOString().slice(0, 16).replace('T', ' at ')} UTC`
}
