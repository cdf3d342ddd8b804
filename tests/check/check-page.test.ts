import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { checkPage } from '../../scripts/check/check-page.ts'
import { formatFinding } from '../../scripts/check/format-finding.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'
import type { Finding } from '../../scripts/model.ts'

const deck = (name: string) => fileURLToPath(new URL(`../fixtures/decks/${name}/slides.md`, import.meta.url))

describe('checkPage() finds each defect on its slide and nowhere else', () => {
  let session: DeckSession
  let findings: Finding[]
  before(async () => {
    session = await openDeck(deck('defects'))
    findings = await checkPage(session)
  })
  after(() => session?.close())

  const on = (id: string) => findings.filter((finding) => finding.id === id)
  const rules = (id: string) => [...new Set(on(id).map(({ rule }) => rule))].sort()

  for (const [id, expected] of [
    ['leaves-the-slide', ['overflow']],
    ['cut-by-its-box', ['overflow']],
    ['diagram-cut', ['overflow']],
    ['on-each-other', ['overlap']],
    ['too-small', ['small-text']],
    ['labels-too-small', ['small-text']],
    ['too-pale', ['contrast']],
    ['lonely-character', ['lonely-character']],
    ['long-heading', ['long-heading']],
    ['bad-mermaid', ['diagram']],
    ['missing-image', ['accessibility-image-alt', 'image']],
    ['missing-file', ['missing-file']],
    ['dead-link', ['link']],
    ['empty-link', ['link']],
    ['foreign-font', ['fallback-font']],
    ['foreign-symbol', ['fallback-font']],
    ['missing-glyphs', ['missing-glyph']],
    ['long-quotation', []],
    ['remote-image', ['image', 'network']],
    ['does-not-compile', ['broken-slide']],
    ['flawless', []],
  ] as [string, string[]][])
    it(`${id} => ${expected.join(', ') || 'nothing'}`, () =>
      assert.deepEqual(rules(id), expected, on(id).map(formatFinding).join('\n')))

  it('tells heading, text and small print apart', () => {
    const messages = on('too-small').map(({ message }) => message)
    for (const [name, least] of [
      ['heading', 44],
      ['text', 24],
      ['small print', 14],
    ])
      assert.ok(
        messages.some((message) => message.startsWith(`${name} `) && message.endsWith(`at least ${least}`)),
        messages.join('\n'),
      )
  })

  it('names each character that no font has, and no other', () => {
    const { message } = on('missing-glyphs')[0]!
    assert.deepEqual(message.match(/U\+[0-9A-F]+/g), ['U+E123', 'U+9FFF'])
  })

  it('names the line of slides.md that the words stand on', () => {
    const { line } = on('too-pale')[0]!
    assert.match(session.slides[6]!.raw.split('\n')[line! - session.slides[6]!.line]!, /這行字太淡/)
  })

  it('says how to mend each', () => {
    for (const { mend } of findings) assert.ok(mend.length > 10)
  })
})

describe('checkPage() on a deck in the house’s own look', () => {
  it('finds nothing to say', async () => {
    const session = await openDeck(deck('clean'))
    try {
      assert.deepEqual((await checkPage(session)).map(formatFinding), [])
    } finally {
      await session.close()
    }
  })
})
