import { report } from './callSafely.ts'

/** Says what is wrong with a function of the app's: the first time only, for it is asked for each of a thousand people. */
export function createReporter(): (error: unknown) => void {
  let isReported = false
  return (error) => {
    if (!isReported) report(error)
    isReported = true
  }
}
