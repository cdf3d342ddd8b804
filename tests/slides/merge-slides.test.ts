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

  it('gives a quotation edited by hand the dash that is written today', () => {
    const base = deck({ cover: '# Title', one: '> 潮水做主。 [^5]\n\n— 領港' })
    const { markdown, conflicts } = mergeSlides(
      base,
      base.replace('潮水做主', '做主的是潮水'),
      base.replace('— 領港', '——領港'),
    )
    assert.match(markdown, /> 做主的是潮水。 \[\^5\]\n\n——領港/)
    assert.deepEqual(conflicts, [])
  })

  it('leaves the dash of an attribution that was edited by hand', () => {
    const base = deck({ cover: '# Title', one: '> 潮水做主。 [^5]\n\n— 領港' })
    const mine = base.replace('— 領港', '— 老領港')
    assert.match(mergeSlides(base, mine, base.replace('— 領港', '——領港')).markdown, /^— 老領港$/m)
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

  it('keeps Windows line ends, and takes off a byte-order mark, behind which Slidev finds no headmatter', () => {
    const theirs = `\uFEFF${BASE.replace('- b', '- mine').replace(/\n/g, '\r\n')}`
    const { markdown } = mergeSlides(BASE, theirs, BASE.replace('- d', '- new d'))
    assert.ok(markdown.startsWith('---\r\n'))
    assert.equal(mergeSlides(BASE, theirs, BASE).markdown, theirs.slice(1))
    assert.doesNotMatch(markdown, /(?<!\r)\n/)
    assert.match(markdown, /- mine[\s\S]*- new d/)
  })

  it('keeps the headmatter first when the user deleted the slide that carried it', () => {
    const theirs = deck({ one: '# One\n\n- a\n- b\n- c', two: '# Two\n\n- d', three: '# Three\n\n- e' })
    const next = deck({ cover: '# Title', fresh: '# Fresh', one: '# One', two: '# Two', three: '# Three' })
    const { markdown } = mergeSlides(BASE, theirs, next)
    assert.deepEqual(idsOf(markdown), ['one', 'fresh', 'two', 'three'])
    assert.match(markdown, /^---\ntheme: none\n/)
  })

  it('merges a deck whose frontmatter is not valid YAML', () => {
    const theirs = BASE.replace('id: two', 'id: two\ntitle: **mine**')
    const { markdown } = mergeSlides(BASE, theirs, BASE.replace('- e', '- new e'))
    assert.match(markdown, /title: \*\*mine\*\*/)
    assert.match(markdown, /- new e/)
  })

  it("lets the user's slide stand whole when the joined lines would not be one slide any more", () => {
    const base = deck({ cover: '# Title', one: '# One\n\n```js\na\nb\nc\n```\n\nend' })
    const theirs = base.replace('```js\na', '\na').replace('c\n```', 'c\n')
    const next = base.replace('c\n```\n\nend', 'c\n```\n\n```js\nd\n```\n\nend')
    const { markdown, conflicts } = mergeSlides(base, theirs, next)
    assert.equal(readSlides(markdown).length, 2)
    assert.equal((markdown.match(/^```/gm)?.length ?? 0) % 2, 0)
    assert.ok(conflicts.length > 0)
  })

  it('takes the line ends of a file that mixes them from most of its lines', () => {
    const theirs = BASE.replace('- b', '- mine').replace(/\n/g, '\r\n').replace('\r\n', '\n')
    const { markdown, conflicts } = mergeSlides(BASE, theirs, BASE.replace('- d', '- new d'))
    assert.match(markdown, /- mine\r\n[\s\S]*- new d\r\n/)
    assert.deepEqual(conflicts, [])
  })

  it('updates a deck byte for byte when an editor changed nothing but its line ends', () => {
    const next = BASE.replace('- d', '- new d')
    const { markdown } = mergeSlides(BASE, BASE.replace(/\n/g, '\r\n'), next)
    assert.equal(markdown, next.replace(/\n/g, '\r\n'))
  })

  it('sets a blank line between slides and ends the file as the user ended it', () => {
    const theirs = BASE.replace('- b', '- mine').trimEnd()
    const { markdown } = mergeSlides(BASE, theirs, `${BASE}\n---\nid: four\n---\n\n# Four\n`)
    assert.ok(markdown.endsWith('- e\n\n---\nid: four\n---\n\n# Four'))
  })

  it('keeps both when the user copied a slide that is no longer generated', () => {
    const copy = '---\nlayout: claim\nid: two\n---\n\n# Two\n\n- d\n'
    const theirs = `${BASE}\n${copy}`
    const next = deck({ cover: '# Title', one: '# One', three: '# Three\n\n- e' })
    assert.deepEqual(idsOf(mergeSlides(BASE, theirs, next).markdown), ['cover', 'one', 'two', 'three', 'two'])
  })

  it('touches nothing when the base is lost or foreign, and says so', () => {
    for (const base of [null, 'not a deck at all', deck({ elsewhere: '# Another deck' })]) {
      const theirs = BASE.replace('- b', '- mine')
      const { markdown, conflicts } = mergeSlides(base, theirs, BASE.replace('- d', '- new d'))
      assert.equal(markdown, theirs)
      assert.equal(conflicts[0]?.kind, base === null ? 'not known to be generated' : 'base of another deck')
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

describe('mergeSlides(), for any edits of both sides', () => {
  const HEADMATTER = 'theme: none\nfonts:\n  provider: none\n'
  const ids = ['agenda', 'one', 'two', 'three', 'four', 'five', 'six']
  const words = fc.constantFrom('a', 'b', 'c', 'd', '', '```\n---\n```', 'say **so**')
  const body = fc
    .array(words, { minLength: 1, maxLength: 6 })
    .map((lines) => lines.map((w) => (w.startsWith('`') ? w : `- ${w}`)).join('\n'))
  /** What the generator may make: some of the slides, in some order. */
  const generated = fc
    .tuple(fc.shuffledSubarray(ids, { minLength: 1 }), fc.array(body, { minLength: 8, maxLength: 8 }))
    .map(([chosen, bodies]) =>
      deck(
        Object.fromEntries(['cover', ...chosen].map((id, index) => [id, `# ${id}\n\n${bodies[index]}`])),
        HEADMATTER,
      ),
    )
  /** What a person may do to a deck, each at a random place. */
  const edit = fc.record({
    kind: fc.constantFrom(
      'write a line',
      'change a line',
      'drop a line',
      'drop a slide',
      'move a slide',
      'copy a slide',
      'write a slide',
      'write a slide with an id',
      'change the headmatter',
    ),
    at: fc.nat(),
    to: fc.nat(),
  })

  /** The edited file as slides, with the words the user wrote and the ids of slides the user deleted. */
  function apply(base: string, edits: { kind: string; at: number; to: number }[]) {
    const slides = readSlides(`${base}\n`).map(({ text }) => text)
    const written: string[] = []
    for (const [index, { kind, at, to }] of edits.entries()) {
      const mine = `user${index}word`
      // The first slide carries the headmatter; whoever moves it knows to move that too.
      const which = 1 + (at % Math.max(1, slides.length - 1))
      const place = 1 + (to % slides.length)
      const lines = (slides[which] ?? slides[0]!).split('\n')
      const line = Math.min(lines.length - 2, (slides[which] ? 5 : 9) + (to % 5))
      switch (kind) {
        case 'write a line':
          lines.splice(line, 0, `- ${mine}`)
          slides[slides[which] ? which : 0] = lines.join('\n')
          written.push(mine)
          break
        case 'change a line':
        case 'drop a line': {
          const inFence = lines.slice(0, line + 1).filter((text) => text.startsWith('```')).length > 0
          if (!slides[which] || inFence || !lines[line]?.startsWith('- ') || /user/.test(lines[line])) break
          if (lines[line].includes('```')) break
          if (kind === 'drop a line') lines.splice(line, 1)
          else {
            lines[line] += mine
            written.push(mine)
          }
          slides[which] = lines.join('\n')
          break
        }
        case 'drop a slide':
          if (slides[which] && !/user/.test(slides[which])) slides.splice(which, 1)
          break
        case 'move a slide':
          if (slides[which]) slides.splice(place, 0, ...slides.splice(which, 1))
          break
        case 'copy a slide':
          if (slides[which]) slides.splice(place, 0, slides[which])
          break
        case 'write a slide':
          slides.splice(place, 0, `---\n\n# ${mine}\n\n`)
          written.push(mine)
          break
        case 'write a slide with an id':
          slides.splice(place, 0, `---\nid: ${mine}\n---\n\n# mine\n\n`)
          written.push(mine)
          break
        case 'change the headmatter':
          slides[0] = slides[0]!.replace('theme: none', `theme: none\n${mine}: true`)
          written.push(mine)
          break
      }
    }
    return { file: `${slides.join('').trimEnd()}\n`, written }
  }

  const dressed = fc.constantFrom(
    (text: string) => text,
    (text: string) => text.replace(/\n/g, '\r\n'),
    (text: string) => `\uFEFF${text}`,
    (text: string) => text.trimEnd(),
  )

  it('keeps what the user wrote, moved and deleted, takes what is new, and is stable', () => {
    fc.assert(
      fc.property(
        generated,
        generated,
        fc.array(edit, { maxLength: 6 }),
        dressed,
        (base, next, edits, dress) => {
          const { file, written } = apply(base, edits)
          const theirs = dress(file)
          const { markdown, conflicts } = mergeSlides(base, theirs, next)
          const slides = readSlides(markdown.replace(/^\uFEFF/, ''))
          const before = readSlides(base)
          const mine = readSlides(file)
          const has = (all: typeof slides, id: string | undefined) => all.some((slide) => slide.id === id)

          for (const word of written) assert.ok(markdown.includes(word), `${word} was lost`)
          assert.doesNotMatch(markdown, /<<<<<<<|>>>>>>>|=======/)
          assert.match(slides[0]!.text, /theme: none/, 'the headmatter stands first')
          for (const { id } of before) {
            if (!has(mine, id)) assert.ok(!has(slides, id), `${id} was deleted and is back`)
          }
          for (const { id } of readSlides(next)) {
            if (!has(before, id) && !has(mine, id)) assert.ok(has(slides, id), `${id} is new and missing`)
          }
          const copies = (all: typeof slides, id: string | undefined) =>
            all.filter((slide) => slide.id === id).length
          for (const { id } of mine)
            assert.ok(copies(slides, id) >= copies(mine, id) - 1, `a copy of ${id} was lost`)
          const lines = markdown.split(/\r?\n/)
          for (const conflict of conflicts.filter(({ theirs }) => theirs !== '')) {
            const kept = conflict.theirs.split('\n')
            assert.deepEqual(lines.slice(conflict.line - 1).slice(0, kept.length), kept)
          }
          // An interruption between writing the deck and writing the base must do no harm. (Which of two
          // edited copies is the original can no longer be told then.)
          const unique = new Set(mine.map(({ id }) => id)).size === mine.length
          if (unique) assert.equal(mergeSlides(base, markdown, next).markdown, markdown)
          assert.equal(mergeSlides(next, markdown, next).markdown, markdown)
        },
      ),
      { numRuns: 1500 },
    )
  })

  it('updates every slide the user left alone, to the letter', () => {
    fc.assert(
      fc.property(generated, generated, fc.array(edit, { maxLength: 6 }), (base, next, edits) => {
        const { file } = apply(base, edits)
        const untouched = (id: string | undefined) => {
          const mine = readSlides(file).filter((slide) => slide.id === id)
          return (
            mine.length === 1 &&
            mine[0]!.text.trimEnd() ===
              readSlides(base)
                .find((slide) => slide.id === id)
                ?.text.trimEnd()
          )
        }
        const merged = readSlides(mergeSlides(base, file, next).markdown)
        for (const slide of readSlides(base).filter(({ id }) => untouched(id))) {
          const today = readSlides(next).find(({ id }) => id === slide.id)
          const found = merged.find(({ id }) => id === slide.id)
          // Where nothing is new at all, theirs stands as it is.
          if (base !== next) assert.equal(found?.text.trimEnd(), today?.text.trimEnd())
        }
      }),
      { numRuns: 500 },
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
