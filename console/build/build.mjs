// What Maven calls: `build` makes target/classes/static, `test` runs the checks. A step whose inputs are what they were
// when it last succeeded is left out, so that a second build costs a second.
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const home = fileURLToPath(new URL('..', import.meta.url))
const contract = '../federation-hub/src/main/resources/openapi/openapi.yaml'
const settings = ['package.json', 'package-lock.json', '.npmrc', 'tsconfig.json', 'vite.config.ts', 'eslint.config.js', 'index.html', 'build/build.mjs', 'build/size.mjs', contract]

function files(folder) {
  if (!existsSync(join(home, folder))) return []
  return readdirSync(join(home, folder), { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? files(join(folder, entry.name)) : [join(folder, entry.name)])).sort()
}

function digest(names) {
  const hash = createHash('sha256').update(process.version)
  for (const name of names) hash.update(name).update('\0').update(readFileSync(join(home, name))).update('\0')
  return hash.digest('hex')
}

/** Runs the commands unless `stamp` says that the same inputs passed before and `result` is still there. */
function step(stamp, inputs, result, commands) {
  const file = join(home, stamp)
  const now = digest(inputs)
  if (existsSync(file) && readFileSync(file, 'utf8') === now && existsSync(join(home, result))) return
  rmSync(file, { force: true })
  for (const [command, ...words] of commands) {
    const { status, error } = spawnSync(command, words, { cwd: home, stdio: 'inherit', shell: process.platform === 'win32' })
    if (error) {
      console.error(`${command} could not be started: ${error.message}. The console needs Node.js 20.19 or newer with npm.`)
      process.exit(2)
    }
    if (status !== 0) process.exit(status ?? 1)
  }
  mkdirSync(join(file, '..'), { recursive: true })
  writeFileSync(file, now)
}

const run = (script) => ['npm', 'run', '--silent', script]
const all = [...settings, ...files('src'), ...files('public'), ...files('dev'), ...files('e2e')]

step('node_modules/.dure-stamp', ['package.json', 'package-lock.json', '.npmrc'], 'node_modules/.package-lock.json', [['npm', 'ci', '--no-audit', '--no-fund', '--loglevel=error']])
mkdirSync(join(home, 'target/generated'), { recursive: true })
step('target/generated/stamp', [contract], 'target/generated/api.d.ts', [run('api')])
if (process.argv[2] === 'build') step('target/build.stamp', all, 'target/classes/static/index.html', [run('types'), run('lint'), run('build')])
else if (process.argv[2] === 'test') step('target/test.stamp', all, 'target/build.stamp', [run('test')])
else {
  console.error('usage: node build/build.mjs build|test')
  process.exit(2)
}
