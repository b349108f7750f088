/** Sets the runner's temporary folder until it is disposed of. */
export function runnerTemp(path: string): Disposable {
  const before = process.env['RUNNER_TEMP']
  process.env['RUNNER_TEMP'] = path
  return {
    [Symbol.dispose]: () => {
      if (before === undefined) delete process.env['RUNNER_TEMP']
      else process.env['RUNNER_TEMP'] = before
    },
  }
}
