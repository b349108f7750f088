import type { Request } from '../../http/messages.ts'

/** Returns a parameter of the query. Its name is matched without case, as the Store does with paths; inferred. */
export const readParameter = ({ query }: Request, name: string): string | undefined =>
  [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
