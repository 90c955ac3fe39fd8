/** node tally.js <vitest's JSON report> <vitest's exit code>: prints how many tests passed and failed. */
import { readFileSync } from 'node:fs'

const [, , file = '', exitCode] = process.argv

/** @returns {{ numPassedTests: number; testResults: { status: string; assertionResults: { status: string }[] }[] }} */
function readReport() {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return { numPassedTests: 0, testResults: [] }
  }
}

const { numPassedTests, testResults } = readReport()
const failures = testResults.flatMap(({ status, assertionResults }) => {
  const tests = assertionResults.filter((result) => result.status === 'failed')
  // A file that could not be loaded has no tests, and is one failure.
  return status === 'failed' && tests.length === 0 ? [status] : tests
})
// Vitest also fails for what no test owns, such as an error thrown after the last one.
const failed = failures.length || (exitCode === '0' && testResults.length > 0 ? 0 : 1)

console.log(`${numPassedTests} ${failed}`)
