// Makes wwwroot/ridgeway.css and wwwroot/nhsuk/ from nhsuk-frontend. Called by Assets.targets: node build.mjs WWWROOT
import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { compile } from 'sass'

const here = dirname(fileURLToPath(import.meta.url))
const wwwroot = process.argv[2]
if (!wwwroot) {
  console.error('Usage: node build.mjs WWWROOT')
  process.exit(2)
}

const nhsuk = join(here, 'node_modules', 'nhsuk-frontend', 'dist', 'nhsuk')
const target = join(wwwroot, 'nhsuk')

rmSync(target, { recursive: true, force: true })
mkdirSync(target, { recursive: true })
// The icons that components ask for; not the NHS favicons and logos, which are not ours to show.
cpSync(join(nhsuk, 'assets', 'images'), join(target, 'images'), {
  recursive: true,
  filter: (source) => !/\.(ico|png)$|favicon|icon-mask/.test(source)
})
const script = readFileSync(join(nhsuk, 'nhsuk-frontend.min.js'), 'utf8')
writeFileSync(join(target, 'nhsuk-frontend.min.js'), script.replace(/\/\/# sourceMappingURL=.*/, ''))

const { css } = compile(join(here, 'ridgeway.scss'), {
  loadPaths: [join(here, 'node_modules')],
  style: 'compressed',
  quietDeps: true
})
if (/https?:\/\/(?!www\.w3\.org)/.test(css)) {
  console.error('ridgeway.css would fetch something from outside.')
  process.exit(1)
}
writeFileSync(join(wwwroot, 'ridgeway.css'), css)
