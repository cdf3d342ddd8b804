import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { mergeSlides } from '../../scripts/slides/merge-slides.ts'
import { readSlides } from '../../scripts/slides/read-slides.ts'

/** A deck as `toMarkdown` writes it: headmatter in the first slide, one block of lines per slide. */
function deck(slides: Record<string, string>, headmatter = 'theme: none\n'): string {
  return Object.entries(slides)
    .map(
      ([id, body], index) =>
        `---\n${index === 0 ? headmatter : ''}layout: claim\nid: ${id}\n---\n\n${body}\n`,
    )
    .join('\n')
}

const BASE = deck({
  cover: '# Title',
  one: '# One\n\n- a\n- b\n- c',
  two: '# Two\n\n- d',
  three: '# Three\n\n- e',
})
const idsOf = (markdown: string) => readSlides(markdown).map(({ id }) => id)

describe('mergeSlides()', () => {
  it('updates a deck that the user never touched, byte for byte', () => {
    const next = deck({ cover: '# New title', one: '# One', four: '# Four' })
    assert.deepEqual(mergeSlides(BASE, BASE, next), { markdown: next, conflicts: [] })
  })

  it("leaves the user's deck alone when nothing new is generated", () => {
    const theirs = BASE.replace('- b', '- my own words')
    assert.deepEqual(mergeSlides(BASE, theirs, BASE), { markdown: theirs, conflicts: [] })
  })

  it('joins edits to different lines of one slide', () => {
    const { markdown, conflicts } = mergeSlides(
      BASE,
      BASE.replace('- a', '- my a'),
      BASE.replace('- c', '- new c'),
    )
    assert.match(markdown, /- my a\n- b\n- new c/)
    assert.deepEqual(conflicts, [])
  })

  it("lets the user's lines stand where both changed the same, and says so with both versions", () => {
    const { markdown, conflicts } = mergeSlides(
      BASE,
      BASE.replace('- b', '- mine'),
      BASE.replace('- b', '- today'),
    )
    assert.match(markdown, /- mine/)
    assert.doesNotMatch(markdown, /- today|<<<<|>>>>/)
    assert.equal(conflicts.length, 1)
    const [conflict] = conflicts
    assert.deepEqual([conflict?.id, conflict?.theirs, conflict?.next], ['one', '- mine', '- today'])
    assert.equal(markdown.split('\n')[conflict!.line - 1], '- mine')
  })

  it('keeps a slide written by hand behind the slide it stood behind', () => {
    const theirs = BASE.replace(
      '---\nlayout: claim\nid: two',
      '---\n\n# My own slide\n\n---\nlayout: claim\nid: two',
    )
    const { markdown } = mergeSlides(BASE, theirs, BASE.replace('- d', '- new d'))
    assert.deepEqual(idsOf(markdown), ['cover', 'one', undefined, 'two', 'three'])
    assert.match(markdown, /# My own slide/)
    assert.match(markdown, /- new d/)
  })

  it('keeps a deleted slide deleted', () => {
    const theirs = deck({ cover: '# Title', two: '# Two\n\n- d', three: '# Three\n\n- e' })
    const { markdown } = mergeSlides(BASE, theirs, BASE.replace('- e', '- new e'))
    assert.deepEqual(idsOf(markdown), ['cover', 'two', 'three'])
    assert.match(markdown, /- new e/)
  })

  it("keeps the user's order and puts a new slide behind its neighbour", () => {
    const theirs = deck({
      cover: '# Title',
      three: '# Three\n\n- e',
      one: '# One\n\n- a\n- b\n- c',
      two: '# Two\n\n- d',
    })
    const next = deck({
      cover: '# Title',
      one: '# One\n\n- a\n- b\n- c',
      fresh: '# Fresh',
      two: '# Two\n\n- d',
      three: '# Three\n\n- e',
    })
    assert.deepEqual(idsOf(mergeSlides(BASE, theirs, next).markdown), [
      'cover',
      'three',
      'one',
      'fresh',
      'two',
    ])
  })

  it('keeps both copies of a duplicated slide, and updates the first', () => {
    const copy = '---\nlayout: claim\nid: two\n---\n\n# Two\n\n- d\n'
    const { markdown } = mergeSlides(
      BASE,
      BASE.replace('---\nlayout: claim\nid: three', `${copy}\n---\nlayout: claim\nid: three`),
      BASE.replace('- d', '- new d'),
    )
    assert.deepEqual(idsOf(markdown), ['cover', 'one', 'two', 'two', 'three'])
    assert.equal(markdown.match(/- new d/g)?.length, 1)
    assert.equal(markdown.match(/- d/g)?.length, 1)
  })

  it('drops a slide that is no longer generated, unless the user edited it', () => {
    const next = deck({ cover: '# Title', one: '# One\n\n- a\n- b\n- c', three: '# Three\n\n- e' })
    assert.deepEqual(idsOf(mergeSlides(BASE, BASE.replace('- a', '- my a'), next).markdown), [
      'cover',
      'one',
      'three',
    ])
    const kept = mergeSlides(BASE, BASE.replace('- d', '- my d'), next)
    assert.deepEqual(idsOf(kept.markdown), ['cover', 'one', 'two', 'three'])
    assert.equal(kept.conflicts[0]?.kind, 'no longer generated, but edited')
  })

  it('keeps changed headmatter, notes, comments and styles', () => {
    const theirs = BASE.replace('theme: none', 'theme: none\ntransition: fade').replace(
      '- e\n',
      '- e\n\n<style>h1 { color: red }</style>\n\n<!-- my note -->\n',
    )
    const { markdown, conflicts } = mergeSlides(BASE, theirs, BASE.replace('- a', '- new a'))
    for (const kept of ['transition: fade', 'color: red', 'my note', '- new a'])
      assert.ok(markdown.includes(kept), kept)
    assert.deepEqual(conflicts, [])
  })

  it('keeps Windows line ends and a byte-order mark', () => {
    const theirs = `\uFEFF${BASE.replace('- b', '- mine').replace(/\n/g, '\r\n')}`
    const { markdown } = mergeSlides(BASE, theirs, BASE.replace('- d', '- new d'))
    assert.ok(markdown.startsWith('\uFEFF---\r\n'))
    assert.doesNotMatch(markdown, /(?<!\r)\n/)
    assert.match(markdown, /- mine[\s\S]*- new d/)
  })

  it('touches nothing when the base is lost or foreign, and says so', () => {
    for (const base of [null, 'not a deck at all', deck({ elsewhere: '# Another deck' })]) {
      const theirs = BASE.replace('- b', '- mine')
      const { markdown, conflicts } = mergeSlides(base, theirs, BASE.replace('- d', '- new d'))
      assert.equal(markdown, theirs)
      assert.equal(conflicts[0]?.kind, 'not known to be generated')
    }
  })

  it('does not take dashes in a code fence for a slide', () => {
    const theirs = BASE.replace('- e', '```\n---\nid: fake\n---\n```')
    assert.deepEqual(idsOf(mergeSlides(BASE, theirs, BASE.replace('- a', '- new a')).markdown), [
      'cover',
      'one',
      'two',
      'three',
    ])
  })

  const line = fc.stringMatching(/^[a-z]{1,6}$/)
  const body = fc
    .array(line, { minLength: 1, maxLength: 6 })
    .map((lines) => lines.map((text) => `- ${text}`).join('\n'))
  const bodies = fc.dictionary(fc.constantFrom('one', 'two', 'three', 'four', 'five'), body, { minKeys: 1 })
  const decks = bodies.map((slides) => deck({ cover: '# Title', ...slides }))

  it('never loses a line that the user wrote', () => {
    fc.assert(
      fc.property(decks, decks, fc.stringMatching(/^[A-Z]{12}$/), fc.nat(), (base, next, words, at) => {
        const lines = base.split('\n')
        const bulleted = lines.flatMap((text, index) => (text.startsWith('- ') ? index : []))
        const target = bulleted[at % bulleted.length]!
        lines.splice(target, 0, `- ${words}`)
        assert.ok(mergeSlides(base, lines.join('\n'), next).markdown.includes(words))
      }),
    )
  })

  it('is done after one merge: merging again changes nothing', () => {
    fc.assert(
      fc.property(decks, decks, decks, (base, theirs, next) => {
        const once = mergeSlides(base, theirs, next).markdown
        assert.equal(mergeSlides(next, once, next).markdown, once)
      }),
    )
  })
})

describe('readSlides()', () => {
  it('gives pieces that join to the file, byte for byte', () => {
    const piece = fc.constantFrom(
      '---\n',
      '---\nid: a\n---\n',
      '# Heading\n',
      '```\n',
      '\n',
      'text\n',
      '<!--\n',
      '-->\n',
      'id: x\n',
      '---\r\n',
      'a: b',
      '\uFEFF',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 14 }), (pieces) => {
        const file = pieces.join('')
        assert.equal(
          readSlides(file)
            .map(({ text }) => text)
            .join(''),
          file,
        )
      }),
    )
  })
})
