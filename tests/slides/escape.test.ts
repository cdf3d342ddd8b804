import assert from 'node:assert/strict'
import { after, before, describe, it } from 'node:test'
import { detectFeatures, parseSync } from '@slidev/parser'
import { expandVariantGroup } from '@unocss/core'
import fc from 'fast-check'
import { parseHTML } from 'linkedom'
import { createMarkdownExit } from 'markdown-exit'
import { mermaidLabel, mermaidPlain } from '../../scripts/diagram/escape-mermaid.ts'
import { escapeMarkdown, escapeNotes, plainValue, visible } from '../../scripts/slides/escape-markdown.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'
import { openRenderer, type Renderer } from './render-slidev.ts'

/** As Slidev makes it for notes. */
const notesMarkdown = createMarkdownExit({ html: true })

let slidev: Renderer
before(async () => {
  slidev = await openRenderer()
})
after(() => slidev.close())

/** What may stand in a page besides the places the tests write to: the break opportunity between two braces. */
const HARMLESS = new Set(['DIV', 'P', 'H1', 'UL', 'OL', 'LI', 'BLOCKQUOTE', 'STRONG', 'BR', 'WBR', 'SUP'])

/** Places in a slide for one line of text, each beginning with a mark to find it by; what is shown follows it. */
const PLACES: Record<string, (escaped: string) => string> = {
  paragraph: (text) => text,
  heading: (text) => `# ${text}`,
  'heading with a citation': (text) => `# ${text} <sup>1</sup>`,
  'list item': (text) => `- ${text}`,
  'ordered list item': (text) => `1. ${text}`,
  quotation: (text) => `> ${text}`,
  'bold words': (text) => `x **${text}** x`,
  'line after a hard break': (text) => `x | x\\\n${text}`,
}
const WORDS_AROUND: Record<string, (text: string) => string> = {
  'heading with a citation': (text) => `${text} 1`,
  'bold words': (text) => `x ${text} x`,
  'line after a hard break': (text) => `x | x ${text}`,
}

/** The texts of the blocks of one slide, and the names of elements that have no business there. */
async function shown(blocks: string[]): Promise<{ texts: string[]; strangers: string[] }> {
  // A thematic break between the blocks keeps lists apart and tells where each ends.
  const [page] = await slidev.html(blocks.join('\n\n***\n\n'))
  const { document } = parseHTML(`<!doctype html><html><body>${page}</body></html>`)
  const texts = ['']
  for (const child of document.querySelector('body > div')!.childNodes) {
    if (child.nodeName === 'HR') texts.push('')
    else texts.push(texts.pop()! + child.textContent)
  }
  const strangers = [...document.querySelectorAll('body *')]
    .map(({ nodeName }) => nodeName)
    .filter((name) => name !== 'HR' && !HARMLESS.has(name))
  return { texts: texts.map((text) => text.replace(/\s*\n/g, ' ').trim()), strangers }
}

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '{{ 1 }}',
        '<script>',
        '</template>',
        '<img src=x onerror=1>',
        '---',
        '<<< @/x.ts',
        'src: ./x.md',
        '$x$',
        '$$',
        '`',
        '```',
        '::right::',
        '[[',
        '](',
        '[^1]',
        '[x]: y',
        '<!--',
        '-->',
        '&amp;',
        '&#60;',
        '**',
        '__',
        '_',
        '~~',
        '*',
        '\\',
        '|',
        '#',
        '> ',
        '1. ',
        '- ',
        '+ ',
        '![',
        'https://evil.example/x',
        'www.evil.example',
        'a@b.example',
        'javascript:alert(1)',
        '\u202E',
        '\0',
        '\uD800',
        '漢字',
        '，',
        '「',
        '」',
        ' ',
        '\n',
        '%%{init}%%',
        'click',
        'end',
        '"',
        ';',
        '{',
        '}',
        ':component',
        '{monaco}',
        '[click]',
        '[click:3]',
        '[!NOTE] x',
        '[x] ',
        '<Tweet id="1" />',
        '<!-- x',
        'src="https://evil.example/x.png"',
        'url(https://evil.example/x.png)',
        "don't",
        '...',
        '--',
        '(c)',
        '!!!!',
        '+-',
        'mailto:a@b.example',
        '//evil.example',
        ':-:',
        '===',
        '\u3000',
        'Model:(big small)',
        'GPT-(a b)',
        '[:not(&)]:hidden',
        '[:not(&[x])]-hidden',
        '!:(x y)',
        ']:(x y)',
        '{.class}',
      ),
      fc.string({ maxLength: 6 }),
    ),
    { maxLength: 10 },
  )
  .map((pieces) => pieces.join(''))

describe('escapeMarkdown()', () => {
  const untouched = [
    'GPT-4至少2萬片',
    '99.9%以上',
    '「沒有什麼」',
    'Sam Altman（OpenAI的CEO）',
    '3-5年',
    'snake_case',
    'A & B',
    '價錢：100元',
    'C# is fine?',
    'It costs £1.2 billion.',
    "We don't know...",
    'the lamp -- as ever -- burns',
    '(c) 2024, +-3, why????',
  ]
  for (const text of untouched) it(`leaves ${text} as it is`, () => assert.equal(escapeMarkdown(text), text))

  for (const [place, put] of Object.entries(PLACES)) {
    it(`shows exactly the text, and makes nothing else of it, in a ${place}`, async () => {
      const around = WORDS_AROUND[place] ?? ((text: string) => text)
      const texts = hostile.map(visible).filter((text) => text !== '')
      await fc.assert(
        fc.asyncProperty(fc.array(texts, { minLength: 25, maxLength: 25 }), async (lines) => {
          const { texts: seen, strangers } = await shown(lines.map((line) => put(escapeMarkdown(line))))
          assert.deepEqual(
            seen,
            lines.map((line) => around(line).trim()),
          )
          assert.deepEqual(strangers, [])
        }),
        { numRuns: 30 },
      )
    })
  }

  it('takes time in proportion to the text, whatever is repeated in it', { timeout: 20_000 }, () => {
    for (const piece of ['a:(', ']:a', '[&', ' #', '_', '\\', '<', '---', '{', '1', '\u{E0041}', '&a', '.'])
      escapeMarkdown(piece.repeat(100_000 / piece.length))
  })

  it('keeps the flag of England, which is spelt with invisible tags, and drops tags elsewhere', () => {
    const flag = '\u{1F3F4}\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}'
    assert.equal(escapeMarkdown(`${flag} a\u{E0041}b`), `${flag} ab`)
  })

  it('can be set beside other escaped text without making anything of the two', async () => {
    const texts = hostile.map(visible).filter((text) => text !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(texts, texts), { minLength: 25, maxLength: 25 }), async (pairs) => {
        const { texts: seen, strangers } = await shown(
          pairs.map(([a, b]) => `x${escapeMarkdown(a)}${escapeMarkdown(b)}`),
        )
        assert.deepEqual(
          seen,
          pairs.map(([a, b]) => `x${a}${b}`),
        )
        assert.deepEqual(strangers, [])
      }),
      { numRuns: 30 },
    )
  })

  it('gives no variant group and no rule for other elements to UnoCSS, which reads the finished page', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(hostile, { minLength: 25, maxLength: 25 }), async (lines) => {
        const [page] = await slidev.html(lines.map((line) => `x ${escapeMarkdown(line)}`).join('\n\n'))
        const values = lines.map(plainValue)
        const notes = lines.map((line) => notesMarkdown.render(escapeNotes(line)))
        for (const text of [page!, ...values, ...notes]) {
          assert.equal(expandVariantGroup(text), text)
          assert.doesNotMatch(text, /\][:-][!-;=-~]/)
        }
      }),
      { numRuns: 40 },
    )
  })

  it('gives nothing to what Slidev looks for in the raw text: features, images, comments, slides', () => {
    fc.assert(
      fc.property(hostile, hostile, (a, b) => {
        const file = `# ${escapeMarkdown(a)}\n\n- ${escapeMarkdown(b)}\n\n<!--\n${escapeNotes(`${a}\n${b}`)}\n-->\n`
        const { slides } = parseSync(file, 'slides.md')
        assert.equal(slides.length, 1)
        assert.deepEqual(slides[0]!.images, [])
        const { katex: _, ...features } = detectFeatures(file)
        assert.deepEqual(features, { monaco: false, tweet: false, bluesky: false, mermaid: false })
        assert.doesNotMatch(file, /\[\^|\[!|\[click(?::\d+)?\]/i)
      }),
      { numRuns: 2000 },
    )
  })
})

describe('toMarkdown()', () => {
  it('makes as many slides as the deck has, whatever the text, with their ids, layouts and notes', () => {
    fc.assert(
      fc.property(
        fc.array(fc.record({ text: hostile, notes: hostile, alt: hostile }), { minLength: 1, maxLength: 4 }),
        (texts) => {
          const file = toMarkdown({
            headmatter: { theme: 'none', title: texts[0]!.text },
            slides: texts.map(({ text, notes, alt }, index) => ({
              id: `slide-${index}`,
              layout: 'claim',
              frontmatter: { alt },
              body: `# ${escapeMarkdown(text)} x\n\n- ${escapeMarkdown(text)} x`,
              notes: `Q: ${notes}`,
            })),
          })
          const { slides } = parseSync(file, 'slides.md')
          assert.deepEqual(
            slides.map(({ frontmatter }) => frontmatter.id),
            texts.map((_, index) => `slide-${index}`),
          )
          assert.deepEqual(
            slides.map(({ frontmatter }) => frontmatter.alt),
            texts.map(({ alt }) => plainValue(alt)),
          )
          for (const { note } of slides) assert.match(note ?? '', /^Q:/)
          const { katex: _, ...features } = detectFeatures(file)
          assert.deepEqual(features, { monaco: false, tweet: false, bluesky: false, mermaid: false })
        },
      ),
      { numRuns: 500 },
    )
  })

  it('writes a title that Slidev may compile as Markdown and Vue', async () => {
    // Slidev sets the frontmatter's title, as it is, between blank lines in a component of its own.
    const fold = (text: string) => text.replace(/\u2060/g, '')
    const titles = hostile.map(visible).filter((text) => text !== '')
    await fc.assert(
      fc.asyncProperty(fc.array(titles, { minLength: 20, maxLength: 20 }), async (texts) => {
        const compiled = texts.map((title) => {
          const file = toMarkdown({
            headmatter: { title },
            slides: [{ id: 'a', layout: 'cover', frontmatter: {}, body: '' }],
          })
          return parseSync(file, 'slides.md').slides[0]!.title!
        })
        const { texts: seen, strangers } = await shown(compiled.map((title) => `x ${title}`))
        assert.deepEqual(
          seen.map(fold),
          texts.map((title) => fold(`x ${title}`)),
        )
        assert.deepEqual(strangers, [])
      }),
      { numRuns: 20 },
    )
  })
})

describe('escapeNotes()', () => {
  /** Slidev's own rendering of notes: marks for clicks by expression, then Markdown with HTML. */
  const rendered = (note: string) =>
    notesMarkdown.render(
      note.replace(/\[click(?::(\d+))?\]/gi, '<span class="slidev-note-click-mark"></span>'),
    )

  it('lets a presenter read exactly the text, and lets nothing close the comment', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const note = escapeNotes(text)
        assert.doesNotMatch(note, /-->|--!>/)
        for (const line of note.split('\n')) {
          const { document } = parseHTML(`<!doctype html><html><body>${rendered(line)}</body></html>`)
          assert.deepEqual(
            [...document.querySelectorAll('body *')].filter(
              ({ nodeName }) => !['P', 'WBR'].includes(nodeName),
            ),
            [],
          )
        }
        const { document } = parseHTML(`<!doctype html><html><body>${rendered(note)}</body></html>`)
        // A line break beside an ideographic space is one gap for the reader, whichever of the two is kept.
        const gaps = (shown: string): string => visible(shown).replace(/\s+/g, ' ')
        assert.equal(gaps(document.body.textContent ?? ''), gaps(text))
      }),
      { numRuns: 1000 },
    )
  })

  it('leaves addresses, quotes and dots readable, since notes make nothing of them', () => {
    const plain = "[3, 4] It's at https://example.org... (c) a@example.org {x}"
    assert.equal(escapeNotes(plain), plain)
  })
})

describe('the Mermaid gates', () => {
  it('let nothing close a quoted label, open a tag or start a directive', () => {
    fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(mermaidLabel(text), /["<>`\n\r]|%%/)))
  })
  it('let nothing end a timeline event', () => {
    fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(mermaidPlain(text), /[:;#\n\r<>"]/)))
  })
})
