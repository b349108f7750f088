import type { Request } from '../../http/messages.ts'

/** Returns a parameter of the query. Its name is case-insensitive, as paths are in the Store; inferred. */
export const readParameter = ({ query }: Request, name: string): string | undefined =>
  [...query].find(([key]) => key.toLowerCase() === name.toLowerCase())?.[1]
