import assert from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { condense } from '../scripts/condense/condense.ts'
import { parseInterview } from '../scripts/interview/parse-interview.ts'
import { composeSlides } from '../scripts/slides/compose-slides.ts'
import { mergeSlides } from '../scripts/slides/merge-slides.ts'
import { hasBrokenFrontmatter, readSlides } from '../scripts/slides/read-slides.ts'
import { toMarkdown } from '../scripts/slides/to-markdown.ts'
import { formatConflict } from '../scripts/update-deck.ts'

const ROOT = new URL('../', import.meta.url)
const read = (name: string) => readFileSync(new URL(name, ROOT), 'utf8')
const PAGE = read('docs/editing.md')
const COMMAND_LINE = read('scripts/deck.ts')
const SCRIPTS = Object.keys((JSON.parse(read('package.json')) as { scripts: object }).scripts)

function generate(name: string): string {
  const interview = parseInterview(read(`tests/fixtures/edits/${name}`))
  return toMarkdown(composeSlides(condense(interview, { minutes: 20 })))
}

describe('docs/editing.md', () => {
  const [generated, ...own] = [...PAGE.matchAll(/^````md\n([\s\S]*?)^````$/gm)].map(([, example]) => example!)
  const deck = generate('talk.txt')

  it('shows a slide as it is generated', () => {
    assert.equal(readSlides(deck).find(({ id }) => id === 'claim-11')?.text, `${generated}\n`)
  })

  it('shows slides of one’s own that are slides, and stay where they are put', () => {
    assert.equal(own.length, 2)
    const theirs = deck.replace('---\nlayout: recap', `${own.join('\n')}\n---\nlayout: recap`)
    assert.equal(readSlides(theirs).length, readSlides(deck).length + own.length)
    for (const { text } of readSlides(theirs)) assert.ok(!hasBrokenFrontmatter(text))
    const { markdown } = mergeSlides(deck, theirs, generate('talk-changed.txt'))
    // The citation follows its sentence.
    assert.ok(markdown.includes(`${own.join('\n').replace('[^9]', '[^13]')}\n---\nlayout: recap`))
  })

  it('shows a conflict as the terminal does', () => {
    const theirs = deck.replace('# The price will fall once the new pier stands', '# A dear channel')
    const { conflicts } = mergeSlides(deck, theirs, generate('talk-changed.txt'))
    const shown = /^```\n(slides\.md:[\s\S]*?)\n```$/m.exec(PAGE)![1]
    assert.equal(conflicts.map((conflict) => formatConflict(conflict, 'slides.md')).join('\n'), shown)
  })

  it('names only commands, options, layouts and pages that there are', () => {
    for (const [, script] of PAGE.matchAll(/npm run ([\w:]+)/g)) assert.ok(SCRIPTS.includes(script!), script)
    for (const [option] of PAGE.matchAll(/(?<=[` ])--[a-z][\w-]+/g))
      assert.ok(COMMAND_LINE.includes(`${option} `), option)
    for (const [, layout] of PAGE.matchAll(/^layout: (.+)$/gm))
      assert.ok(existsSync(new URL(`layouts/${layout}.vue`, ROOT)), layout)
    for (const [, page] of PAGE.matchAll(/\]\((?!http|\/)([^)]+)\)/g))
      assert.ok(existsSync(new URL(`docs/${page}`, ROOT)), page)
  })
})
