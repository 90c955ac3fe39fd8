import assert from 'node:assert/strict'
import { makeToken } from './token.js'
import { findPort, run, start } from './workspace.js'

/**
 * The mock from the tarball in an otherwise empty folder, asked by plain fetch for what the service's documentation says.
 *
 * @param {string} folder
 * @param {string} tarball
 */
export async function tryMock(folder, tarball) {
  // Without a prefix npm would look for a project in the folders above.
  await run(folder, 'npm', [
    'install',
    '--prefix',
    folder,
    '--no-audit',
    '--no-fund',
    '--ignore-scripts',
    tarball,
  ])
  const port = await findPort()
  const args = ['mock', '--port', `${port}`, '--tenant', 'demo', '--scenario', 'healthy']
  const mock = await start(folder, 'profile-kit', args, port)
  let exitCode
  try {
    await checkService(mock.url)
  } finally {
    exitCode = await mock.stop()
  }
  assert.equal(exitCode, 0, 'SIGTERM ends the mock cleanly')
  await assert.rejects(fetch(mock.url), 'after that nothing listens any more')
}

/** @param {string} url */
async function checkService(url) {
  const path = `${url}/v1/profiles/user/user_123`
  const ours = makeToken({ tenant_id: 'your_tenant', sub_id: 'user_123' })
  const theirs = makeToken({ tenant_id: 'other_tenant', sub_id: 'user_123' })

  /**
   * @param {string | undefined} token
   * @param {object} [change]
   */
  const ask = async (token, change) => {
    const answer = await fetch(path, {
      method: change ? 'PUT' : 'GET',
      headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
      ...(change && { body: JSON.stringify(change) }),
    })
    return { status: answer.status, body: await answer.json() }
  }

  const refused = await ask(undefined)
  assert.equal(refused.status, 401, 'no token is refused')
  assert.equal(typeof refused.body.error, 'string', 'and in JSON')

  const created = await ask(ours)
  assert.ok([200, 201].includes(created.status), 'a first read creates')
  assert.equal(created.body.tenant_id, 'your_tenant')
  assert.equal(created.body.user_id, 'user_123')
  assert.match(created.body.name, /^\w+ \w+ \d+$/, 'with a name such as Brave Tiger 42')
  assert.match(created.body.avatar_url, /\/9\.x\/adventurer\/svg\?seed=your_tenant_user_123$/)
  assert.equal(created.body.created_at, created.body.updated_at)
  assert.ok(!Number.isNaN(Date.parse(created.body.created_at)))

  const again = await ask(ours)
  assert.deepEqual(again.body, created.body, 'a second read is equal')

  const renamed = await ask(ours, { name: 'Ann' })
  assert.equal(renamed.body.name, 'Ann')
  assert.equal(renamed.body.avatar_url, created.body.avatar_url)
  assert.equal(renamed.body.created_at, created.body.created_at, 'a rename keeps created_at')
  assert.ok(renamed.body.updated_at > created.body.updated_at, 'and moves updated_at')

  const redrawn = await ask(ours, { regenerate_avatar: true })
  assert.notEqual(redrawn.body.avatar_url, renamed.body.avatar_url, 'a new picture has a new address')
  const { avatar_url: _address, updated_at: _moved, ...kept } = redrawn.body
  assert.deepEqual({ ...renamed.body, ...kept }, renamed.body, 'and nothing else changes')

  const picture = await fetch(redrawn.body.avatar_url)
  assert.match(picture.headers.get('content-type') ?? '', /^image\/svg\+xml/)

  const other = await ask(theirs)
  assert.equal(other.body.tenant_id, 'other_tenant', 'the same user id of another tenant is someone else')
  assert.notEqual(other.body.name, 'Ann')
  await ask(theirs, { name: 'Bea' })
  assert.deepEqual((await ask(ours)).body, redrawn.body, 'and stays apart')
}
