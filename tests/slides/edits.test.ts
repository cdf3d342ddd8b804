import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { before, describe, it } from 'node:test'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { mergeSlides } from '../../scripts/slides/merge-slides.ts'
import { hasBrokenFrontmatter, readHeadmatter, readSlides } from '../../scripts/slides/read-slides.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'

const fixture = (name: string) => readFileSync(new URL(`../fixtures/edits/${name}`, import.meta.url), 'utf8')

function generate(name: string, options: Parameters<typeof condense>[1] = {}): string {
  const interview = parseInterview(fixture(name))
  const outline = condense(interview, { minutes: 20, ...options })
  return toMarkdown(composeSlides(outline, { interview: name }))
}

/** Text of a slide by its id. */
function slide(markdown: string, id: string): string {
  const found = readSlides(markdown).find((other) => other.id === id)
  assert.ok(found, `no slide ${id}`)
  return found.text
}

/** Changes one slide and leaves the rest, byte for byte. */
const inSlide = (markdown: string, id: string, edit: (text: string) => string): string =>
  readSlides(markdown)
    .map(({ id: other, text }) => (other === id ? edit(text) : text))
    .join('')

/** Replaces text that must be there. */
function swap(text: string, from: string, to: string): string {
  assert.ok(text.includes(from), `${from} is not there`)
  return text.replace(from, () => to)
}

/** The file with its slides in another order, or some of them gone. */
const arranged = (markdown: string, arrange: (slides: string[]) => string[]): string =>
  arrange(readSlides(markdown).map(({ text }) => text)).join('')

const behind = (markdown: string, id: string, text: string): string =>
  inSlide(markdown, id, (found) => `${found}${text}`)

const without = (markdown: string, ...ids: string[]): string =>
  readSlides(markdown)
    .filter(({ id }) => id === undefined || !ids.includes(id))
    .map(({ text }) => text)
    .join('')

interface Edit {
  what: string
  edit: (deck: string) => string
  /** Lines that the user took away and that must not come back, whatever is generated. */
  gone?: RegExp[]
  /** The user's own YAML is wrong, and stays so. */
  broken?: boolean
  /** Slides of one id are meant to be several. */
  copies?: boolean
}

const CHANNEL = 'claim-11'
const SCHOOL = 'claim-5'
const HEADLINE = '# Without the school the families move away, and then nobody is left to buy the fish [^5]'

const EDITS: Edit[] = [
  {
    what: 'a headline in other words',
    edit: (deck) => inSlide(deck, SCHOOL, (text) => swap(text, HEADLINE, '# No school, no harbour [^5]')),
  },
  {
    what: 'a point more',
    edit: (deck) =>
      inSlide(deck, CHANNEL, (text) => swap(text, '\n\n<!--', '\n- My own point about the pier\n\n<!--')),
  },
  {
    what: 'a point less',
    edit: (deck) =>
      inSlide(deck, CHANNEL, (text) =>
        swap(text, '- If the boats paid everything, no boat would stay [^10]\n', ''),
      ),
    // The recap may say it still.
    gone: [/^- The town pays .*\n- If the boats paid everything/m],
  },
  {
    what: 'points in another order',
    edit: (deck) =>
      inSlide(deck, CHANNEL, (text) =>
        swap(
          swap(text, '- If the boats paid everything, no boat would stay [^10]\n', ''),
          'every year [^8]\n',
          'every year [^8]\n- If the boats paid everything, no boat would stay [^10]\n',
        ),
      ),
  },
  {
    what: 'a title for the talk',
    edit: (deck) =>
      swap(
        swap(deck, 'title: The harbour that learned to wait', 'title: Waiting as a craft'),
        '# The harbour that learned to wait',
        '# Waiting as a craft',
      ),
  },
  {
    what: 'theme, fonts and a colour in the headmatter',
    edit: (deck) =>
      swap(
        swap(deck, 'theme: none', 'theme: seriph\ncolorSchema: dark'),
        'fonts:\n  provider: none',
        'fonts:\n  provider: none\n  sans: Inter',
      ),
  },
  {
    what: 'a key taken out of the headmatter',
    edit: (deck) => swap(deck, 'favicon: /favicon.svg\n', ''),
    gone: [/^favicon:/m],
  },
  {
    what: 'another layout',
    edit: (deck) => inSlide(deck, CHANNEL, (text) => swap(text, 'layout: claim', 'layout: two-cols')),
  },
  {
    what: 'frontmatter of the slide: a transition, a class and a background',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) =>
        swap(text, 'id: claim-5', 'id: claim-5\ntransition: fade\nclass: text-center\nbackground: /pier.jpg'),
      ),
  },
  {
    what: 'frontmatter that is no YAML',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) => swap(text, 'id: claim-5', 'id: claim-5\ntitle: **bold**')),
    broken: true,
  },
  {
    what: 'a slide written by hand, without frontmatter',
    edit: (deck) => behind(deck, SCHOOL, '---\n\n# My own slide\n\nWritten on the ferry.\n\n'),
  },
  {
    what: 'a slide written by hand, with frontmatter and an id',
    edit: (deck) =>
      behind(
        deck,
        SCHOOL,
        '---\nlayout: center\nid: ferry\n---\n\n# My own slide\n\n<!-- and its note -->\n\n',
      ),
  },
  {
    what: 'slides written by hand at both ends',
    edit: (deck) =>
      `${swap(deck, '---\nlayout: agenda', '---\n\n# Welcome\n\n---\nlayout: agenda')}\n---\n\n# Thank you\n`,
  },
  { what: 'a slide deleted', edit: (deck) => without(deck, SCHOOL), gone: [/^# Without the school/m] },
  {
    what: 'the last slides deleted',
    edit: (deck) => without(deck, 'sources', 'passages-1', 'passages-2', 'passages-3'),
    gone: [/^layout: (?:sources|passages)/m],
  },
  {
    what: 'a whole theme deleted',
    edit: (deck) => without(deck, 'claim-19'),
    gone: [/^# How does a decision come about/m, /^# The harbour master measures/m],
  },
  {
    what: 'a slide moved to another theme',
    edit: (deck) =>
      arranged(deck, (slides) => {
        const from = slides.findIndex((text) => text.includes('\nid: claim-11\n'))
        const [moved] = slides.splice(from, 1)
        return slides.toSpliced(
          slides.findIndex((text) => text.includes('\nid: recap\n')),
          0,
          moved!,
        )
      }),
  },
  {
    what: 'all slides but the first in reverse order',
    edit: (deck) =>
      arranged(deck, ([first, ...rest]) =>
        [first!, ...rest.reverse()].map((text) => `${text.trimEnd()}\n\n`),
      ),
  },
  { what: 'a slide twice', edit: (deck) => behind(deck, SCHOOL, slide(deck, SCHOOL)), copies: true },
  {
    what: 'a slide twice, one of the two in other words',
    edit: (deck) => behind(deck, SCHOOL, swap(slide(deck, SCHOOL), HEADLINE, '# Once more: the school [^5]')),
    copies: true,
  },
  {
    what: 'a slide split in two',
    edit: (deck) =>
      inSlide(deck, CHANNEL, (text) => swap(text, '- The town pays', '---\n\n# And then\n\n- The town pays')),
  },
  {
    what: 'two slides joined',
    edit: (deck) =>
      inSlide(without(deck, CHANNEL), SCHOOL, (text) =>
        swap(text, '\n\n<!--', '\n\n## And the channel\n\n- It costs 400,000 kroner a year [^8]\n\n<!--'),
      ),
    gone: [/^# The price will fall/m],
  },
  {
    what: 'an id renamed',
    edit: (deck) => inSlide(deck, SCHOOL, (text) => swap(text, 'id: claim-5', 'id: school')),
  },
  { what: 'an id deleted', edit: (deck) => inSlide(deck, SCHOOL, (text) => swap(text, 'id: claim-5\n', '')) },
  {
    what: 'a slide without frontmatter at all',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) => {
        const [matter] = /^---\nlayout: claim\nid: claim-5\n[\s\S]*?---\n/m.exec(text)!
        return swap(text, matter, '---\n')
      }),
  },
  {
    what: 'a citation of other sentences',
    edit: (deck) => inSlide(deck, SCHOOL, (text) => swap(text, 'fish [^5]', 'fish [^5,6]')),
  },
  {
    what: 'a citation taken away',
    edit: (deck) => inSlide(deck, CHANNEL, (text) => swap(text, 'year [^8]', 'year')),
  },
  {
    what: 'notes of one’s own',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) =>
        swap(text, '<!--\n', '<!--\nPause here. Ask who went to a small school.\n\n'),
      ),
  },
  {
    what: 'the notes thrown away',
    edit: (deck) => inSlide(deck, SCHOOL, (text) => text.replace(/<!--[\s\S]*?-->\n/, '')),
    gone: [/Question: What does a small harbour[^\n]*\n\nPassage:\n\n5 /],
  },
  {
    what: 'a style of one’s own',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) =>
        swap(text, '\n\n<!--', '\n\n<style>\nh1 {\n  color: teal;\n}\n</style>\n\n<!--'),
      ),
  },
  {
    what: 'a script and a component',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) =>
        swap(
          text,
          '\n\n<!--',
          '\n\n<script setup>\nimport { ref } from \'vue\'\nconst n = ref(0)\n</script>\n\n<button @click="n++">{{ n }}</button>\n\n<!--',
        ),
      ),
  },
  {
    what: 'a comment in the middle',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) =>
        swap(text, '\n\n- We lost', '\n\n<!-- TODO\n---\nask Ida -->\n\n- We lost'),
      ),
  },
  {
    what: 'a code fence with dashes in it',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) =>
        swap(text, '\n\n<!--', '\n\n```yaml\n---\nid: claim-11\n---\n```\n\n<!--'),
      ),
  },
  {
    what: 'the Mermaid diagram changed',
    edit: (deck) =>
      inSlide(deck, 'claim-3', (text) => swap(text, '\n```\n', '\n  mine["My own box"]\n```\n')),
  },
  {
    what: 'the Mermaid diagram exchanged for a picture',
    edit: (deck) =>
      inSlide(deck, 'claim-19', (text) =>
        text.replace(/```mermaid[\s\S]*?```/, '![How the town decides](/decides.png)'),
      ),
    gone: [/mermaid[^`]*measures/],
  },
  {
    what: 'clicks and a table',
    edit: (deck) =>
      inSlide(deck, CHANNEL, (text) =>
        swap(
          text,
          '\n\n- ',
          '\n\n<v-clicks>\n\n| who | share |\n| --- | --- |\n| town | 60% |\n\n</v-clicks>\n\n- ',
        ),
      ),
  },
  {
    what: 'a slide hidden and one disabled',
    edit: (deck) =>
      inSlide(
        inSlide(deck, SCHOOL, (text) => swap(text, 'id: claim-5', 'id: claim-5\nhide: true')),
        CHANNEL,
        (text) => swap(text, 'id: claim-11', 'id: claim-11\ndisabled: true'),
      ),
  },
  {
    what: 'slides of another file',
    edit: (deck) => behind(deck, 'agenda', '---\nsrc: ./pages/welcome.md#2-3\n---\n\n'),
  },
  {
    what: 'everything translated',
    edit: (deck) =>
      deck.replace(
        /^(# |- |> )(?!\*\*)(.*?)( \[\^[\d,-]+\])?$/gm,
        (_, mark, text, cited = '') => `${mark}譯：${[...text].length}字的一句話${cited}`,
      ),
  },
  {
    what: 'Windows line ends',
    edit: (deck) => swap(deck, '- Dredging takes', '- I think dredging takes').replace(/\n/g, '\r\n'),
  },
  {
    what: 'a byte-order mark',
    edit: (deck) => `\uFEFF${swap(deck, '- Dredging takes', '- I think dredging takes')}`,
  },
  {
    what: 'no line break at the end',
    edit: (deck) => swap(deck, '- Dredging takes', '- I think dredging takes').trimEnd(),
  },
  {
    what: 'blank lines at the end',
    edit: (deck) => `${swap(deck, '- Dredging takes', '- I think dredging takes')}\n\n\n`,
  },
  {
    what: 'blanks at line ends and tabs',
    edit: (deck) =>
      inSlide(deck, CHANNEL, (text) =>
        swap(
          swap(text, 'no boat would stay [^10]', 'no boat would stay [^10]  '),
          '- Dredging',
          '-\tDredging',
        ),
      ),
  },
  {
    what: 'blank lines between slides',
    edit: (deck) => deck.replace(/\n\n---\nlayout/g, '\n\n\n\n---\nlayout'),
  },
  {
    what: 'frontmatter keys in another order',
    edit: (deck) =>
      inSlide(deck, SCHOOL, (text) => swap(text, 'layout: claim\nid: claim-5', 'id: claim-5\nlayout: claim')),
  },
  {
    what: 'separators with more dashes',
    edit: (deck) => behind(deck, SCHOOL, '-----\n\n# Behind five dashes\n\n'),
  },
]

const NEXT: Record<string, () => string> = {
  'a shorter talk': () => generate('talk.txt', { minutes: 7 }),
  'themes from deck.yaml': () =>
    generate('talk.txt', {
      themes: [
        { title: 'Money and school', cues: ['channel', 'school', 'cost', 'boats'] },
        { title: 'Time', cues: ['years', 'decision', 'harbour master'] },
      ],
    }),
  'another title': () => generate('talk.txt', { title: 'A harbour that can wait' }),
  'a changed interview, all its numbers shifted': () => generate('talk-changed.txt'),
}

/** Lines of `all` that are not in `known`, as often as they are more. */
function linesMore(all: string, known: string): string[] {
  const left = new Map<string, number>()
  for (const line of linesOf(known)) left.set(line, (left.get(line) ?? 0) + 1)
  return linesOf(all).filter((line) => {
    const count = left.get(line) ?? 0
    left.set(line, count - 1)
    return count <= 0
  })
}
const linesOf = (text: string): string[] =>
  text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')

/** Without the numbers of sentences, which may change: citations follow their sentences. */
const uncited = (text: string): string =>
  text.replace(/\[\^[\d,-]+\]|^\d+(?= )|(?<=^\*\*)\d+(?=\*\* )|\[\d+\]$/gm, '')

const slideWith = (deck: string, heading: string): string =>
  readSlides(deck).find(({ text }) => text.includes(heading))?.text ?? ''

/** The separators, ids and notes that a copied slide repeats are nobody's words. */
const isScaffold = (line: string): boolean => /^(?:-{3,}|layout: .*|id: .*|<!--|-->|```)$/.test(line)

describe('a deck edited by hand', () => {
  let base: string
  before(() => {
    base = generate('talk.txt')
  })

  it('has at least thirty edits to stand, all different', () => {
    const edited = EDITS.map(({ edit }) => edit(base))
    assert.ok(new Set(edited).size >= 30 && new Set(edited).size === EDITS.length)
    assert.ok(edited.every((theirs) => theirs !== base))
  })

  for (const { what, edit, gone = [] as RegExp[], broken = false, copies = false } of EDITS) {
    it(`${what}: stays as it is when the same is generated again`, () => {
      const theirs = edit(base)
      const markdown = theirs.replace(/^\uFEFF/, '')
      assert.deepEqual(mergeSlides(base, theirs, base), { markdown, conflicts: [] })
    })

    for (const [changed, generateNext] of Object.entries(NEXT)) {
      it(`${what}: stays, and the rest follows ${changed}`, () => {
        const theirs = edit(base)
        const next = generateNext()
        assert.notEqual(next, base)
        const { markdown, conflicts } = mergeSlides(base, theirs, next)

        const written = linesMore(theirs, base).join('\n')
        const lost = linesMore(uncited(written), uncited(markdown)).filter((line) => !isScaffold(line))
        assert.deepEqual(lost, [], 'a line of the user’s was lost')
        for (const pattern of gone)
          assert.doesNotMatch(markdown.replace(/\r/g, ''), pattern, 'what was deleted is back')

        const merged = readSlides(markdown.replace(/\r/g, ''))
        const mine = readSlides(theirs.replace(/^\uFEFF|\r/g, ''))
        assert.equal(markdown.includes('\r\n'), theirs.includes('\r\n'))
        assert.ok(!markdown.startsWith('\uFEFF'))
        assert.deepEqual(Object.keys(readHeadmatter(markdown.replace(/\r/g, ''))).slice(0, 2), [
          'theme',
          ...Object.keys(readHeadmatter(theirs.replace(/\r/g, ''))).slice(1, 2),
        ])
        if (!broken) for (const { text } of merged) assert.ok(!hasBrokenFrontmatter(text), text)
        assert.doesNotMatch(markdown, /<<<<<<<|>>>>>>>/)

        // A slide the user left alone is today's, or gone with today's.
        const todays = new Set(readSlides(next).map(({ text }) => text.trimEnd()))
        const lasts = new Map(readSlides(base).map(({ id, text }) => [id, text.trimEnd()]))
        const alone = mine.filter(
          ({ id, text }) =>
            id && lasts.get(id) === text.trimEnd() && mine.filter((other) => other.id === id).length === 1,
        )
        const old = [...lasts.values()].filter((text) => !todays.has(text))
        for (const { text } of alone)
          if (old.includes(text.trimEnd()))
            assert.ok(
              !merged.some((other) => other.text.trimEnd() === text.trimEnd()),
              `not updated: ${text}`,
            )

        // No statement stands twice that stood once on both sides.
        if (!copies) {
          const headings = merged.flatMap(
            ({ text }) => /^# (.+)$/m.exec(text.replace(/^---\n[\s\S]*?\n---/, ''))?.[1] ?? [],
          )
          const twice = headings.filter((heading, index) => headings.indexOf(heading) !== index)
          const allowed = mine.flatMap(({ text }) => /^# (.+)$/m.exec(text)?.[1] ?? [])
          assert.deepEqual(
            twice.filter((heading) => allowed.filter((other) => other === heading).length < 2),
            [],
          )
        }

        // What is said for the first time today stands somewhere, or is told of.
        const said = (deck: string): string[] => uncited(deck).match(/^# .+$/gm) ?? []
        const told = conflicts.map((conflict) => conflict.next).join('\n')
        for (const heading of said(next).filter((line) => !said(base).includes(line)))
          assert.ok(
            uncited(`${markdown}\n${told}`).includes(heading) ||
              gone.some((pattern: RegExp) => pattern.test(slideWith(uncited(next), heading))),
            `missing: ${heading}`,
          )

        for (const { line, theirs: yours } of conflicts.filter((conflict) => conflict.theirs !== '')) {
          const lines = markdown
            .replace(/^\uFEFF/, '')
            .split(/\r?\n/)
            .slice(line - 1)
          assert.deepEqual(lines.slice(0, yours.split('\n').length), yours.split('\n'))
        }
        assert.deepEqual(mergeSlides(next, markdown, next), { markdown, conflicts: [] })
        assert.equal(
          mergeSlides(base, markdown, next).markdown,
          markdown,
          'interrupted before the base was written',
        )
      })
    }
  }

  it('stays with its claim when sentences are put in before it and all numbers shift', () => {
    const theirs = inSlide(base, CHANNEL, (text) =>
      swap(text, '\n\n<!--', '\n- My own point about the pier\n\n<!--'),
    )
    const { markdown, conflicts } = mergeSlides(base, theirs, generate('talk-changed.txt'))
    const mine = slideWith(markdown, '- My own point about the pier')
    assert.match(mine, /^id: claim-15$/m)
    assert.match(mine, /^# The price will fall when the new pier stands \[\^15\]$/m)
    assert.match(mine, /^- Dredging takes a large fortune every year \[\^12\]$/m)
    assert.deepEqual(conflicts, [])
  })

  it('keeps its headline, and says what is said today, when the sentence behind it was reworded', () => {
    const theirs = inSlide(base, CHANNEL, (text) =>
      swap(text, '# The price will fall once the new pier stands', '# A dear channel'),
    )
    const { markdown, conflicts } = mergeSlides(base, theirs, generate('talk-changed.txt'))
    assert.match(slideWith(markdown, '# A dear channel [^15]'), /^id: claim-15$/m)
    assert.deepEqual(
      conflicts.map(({ id, kind, theirs, next }) => ({ id, kind, theirs, next })),
      [
        {
          id: 'claim-15',
          kind: 'both changed',
          theirs: '# A dear channel [^15]',
          next: '# The price will fall when the new pier stands [^15]',
        },
      ],
    )
  })

  it('has its own citations lead to the sentences meant when their numbers shift, and its code left alone', () => {
    const theirs = inSlide(base, CHANNEL, (text) =>
      swap(
        text,
        '\n\n<!--',
        '\n\nSee also [^4-6,26] and [^999], not `[^4]`.\n\n```js\n/[^4]/\n```\n\n3 boats stay.\n\n<!--',
      ),
    )
    const mine = slideWith(mergeSlides(base, theirs, generate('talk-changed.txt')).markdown, 'See also')
    assert.match(
      mine,
      /See also \[\^8-10,29\] and \[\^999\], not `\[\^4\]`\.\n\n```js\n\/\[\^4\]\/\n```\n\n3 boats stay\./,
    )
  })
})
