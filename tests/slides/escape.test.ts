import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseSync } from '@slidev/parser'
import fc from 'fast-check'
import { createMarkdownExit } from 'markdown-exit'
import { mermaidLabel, mermaidPlain } from '../../scripts/diagram/escape-mermaid.ts'
import { escapeMarkdown, escapeNotes, visible } from '../../scripts/slides/escape-markdown.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'

/** The parser that Slidev uses, with its options; its plugins are tested in the browser. */
const markdown = createMarkdownExit({ html: true, linkify: true })

/** What a reader sees of a line of Markdown, and the tags it makes other than the paragraph and our own span. */
function shown(line: string): { text: string; tags: string[] } {
  const html = markdown.render(line)
  const tags = [...html.matchAll(/<\/?([a-z][\w-]*)[^>]*>/gi)]
    .map((match) => match[1]!)
    .filter((tag) => !['p', 'span', 'h1', 'ul', 'li', 'blockquote'].includes(tag))
  const text = html
    .replace(/<[^>]+>/g, '')
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
    .trim()
  return { text, tags }
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
  ]
  for (const text of untouched) it(`leaves ${text} as it is`, () => assert.equal(escapeMarkdown(text), text))

  it('shows exactly the text, and makes no tag of it', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const { text: seen, tags } = shown(escapeMarkdown(text))
        assert.equal(seen, visible(text))
        assert.deepEqual(tags, [])
      }),
      { numRuns: 2000 },
    )
  })

  it('holds in a heading, in a list item and in a quotation', () => {
    fc.assert(
      fc.property(hostile, fc.constantFrom('# ', '- ', '> '), (text, mark) => {
        fc.pre(visible(text) !== '')
        const { text: seen, tags } = shown(`${mark}${escapeMarkdown(text)} x`)
        assert.equal(seen, `${visible(text)} x`)
        assert.deepEqual(tags, [])
      }),
      { numRuns: 2000 },
    )
  })

  it('lets no two braces meet outside a v-pre span', () => {
    fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(escapeMarkdown(text), /\{\{/)))
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
            texts.map(({ alt }) => alt),
          )
          for (const { note } of slides) assert.match(note ?? '', /^Q:/)
        },
      ),
      { numRuns: 500 },
    )
  })
})

describe('escapeNotes()', () => {
  it('lets nothing close the comment', () => {
    fc.assert(fc.property(hostile, (text) => assert.doesNotMatch(escapeNotes(text), /-->|--!>/)))
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
