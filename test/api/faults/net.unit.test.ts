import { drip, hangAfterHeaders, hangInBody, neverAnswer } from '../../support/fault-server/behaviours.ts'
import { expect, IMPATIENT, test } from './faultTest.ts'

for (const [name, behaviour] of Object.entries({
  'no answer at all': neverAnswer(),
  'headers, then silence': hangAfterHeaders(),
  'half a body, then silence': hangInBody(),
  'a byte now and then': drip(20),
})) {
  test(`NET-01 one time limit spans connection, headers and body: ${name}`, async ({
    server,
    connect,
    settle,
  }) => {
    server.use(() => behaviour)
    const client = connect()
    const { error, took } = await settle(client.getProfile('u1'), IMPATIENT.timeout + 100)
    expect(error).toMatchObject({ code: 'timeout', retryable: true })
    expect(took).toBeGreaterThan(IMPATIENT.timeout - 10)
    await server.quiet()
    expect(server.journal.of('u1')).toMatchObject({ GET: 1, aborted: 1 })
  })
}
