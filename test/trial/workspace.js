import { execFile, spawn } from 'node:child_process'
import { mkdir, mkdtemp } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { root } from '../package/entries.js'

const execute = promisify(execFile)

/** A new folder: `name` inside `parent`, or a temporary one. */
export async function makeFolder(parent = '', name = '') {
  if (!parent) return mkdtemp(join(tmpdir(), 'profile-kit-trial-'))
  await mkdir(join(parent, name))
  return join(parent, name)
}

/**
 * Runs a command to its end; on failure the error holds what it printed.
 *
 * @param {string} folder
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 */
export async function run(folder, command, args, env = {}) {
  try {
    const { stdout } = await execute(command, args, {
      cwd: folder,
      env: { ...process.env, ...env },
      maxBuffer: 64 * 1024 * 1024,
    })
    return stdout
  } catch (error) {
    const { stdout = '', stderr = '' } = Object(error)
    throw new Error(`${command} ${args.join(' ')} failed\n${stdout}${stderr}`, { cause: error })
  }
}

/** The tarball as npm would publish it, built anew. @param {string} folder */
export async function packPackage(folder) {
  const output = await run(root, 'npm', ['pack', '--json', '--silent', '--pack-destination', folder])
  const [packed] = JSON.parse(output.slice(output.search(/^\[/m)))
  return join(folder, packed.filename)
}

/** A port of this machine that nothing listens on. @returns {Promise<number>} */
export function findPort() {
  return new Promise((resolve, reject) => {
    const server = createServer().once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

/**
 * Starts a server from a folder's own node_modules, and waits until it answers.
 *
 * @param {string} folder
 * @param {string} program such as `vite`
 * @param {string[]} args
 * @param {number} port
 */
export async function start(folder, program, args, port) {
  const url = `http://127.0.0.1:${port}`
  const child = spawn(process.execPath, [join(folder, 'node_modules/.bin', program), ...args], {
    cwd: folder,
  })
  let output = ''
  child.stdout.on('data', (chunk) => (output += chunk))
  child.stderr.on('data', (chunk) => (output += chunk))
  /** @type {Promise<number | null>} */
  const exited = new Promise((resolve) => child.once('exit', resolve))

  const stop = async () => {
    child.kill('SIGTERM')
    const code = await Promise.race([exited, wait(5000).then(() => 'still running')])
    if (code === 'still running') child.kill('SIGKILL')
    return code
  }

  for (let attempt = 0; attempt < 150; attempt += 1) {
    if (child.exitCode !== null) throw new Error(`${program} ended at once:\n${output}`)
    if (await answers(url)) return { url, stop }
    await wait(100)
  }
  await stop()
  throw new Error(`${program} does not answer at ${url}:\n${output}`)
}

const wait = (/** @type {number} */ ms) => new Promise((resolve) => setTimeout(resolve, ms))
const answers = (/** @type {string} */ url) =>
  fetch(url).then(
    () => true,
    () => false,
  )
