import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import { parse, prettifySlide, stringify } from '@slidev/parser'
import { condense } from '../../scripts/condense/condense.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import { composeSlides } from '../../scripts/slides/compose-slides.ts'
import { toMarkdown } from '../../scripts/slides/to-markdown.ts'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

describe('toMarkdown()', () => {
  const generated = {
    'the sample deck': read('../../slides.md'),
    'an English deck': toMarkdown(
      composeSlides(condense(parseInterview(read('../fixtures/edits/talk.txt')))),
    ),
    'a deck of a round table': toMarkdown(
      composeSlides(condense(parseInterview(read('../fixtures/interviews/several-guests.txt')))),
    ),
  }
  for (const [what, markdown] of Object.entries(generated)) {
    it(`writes every slide as Slidev's own editors write it, so that saving there changes nothing: ${what}`, async () => {
      const { slides } = await parse(markdown, 'slides.md')
      assert.equal(stringify({ filepath: 'slides.md', raw: markdown, slides }), markdown)
      const { slides: saved } = await parse(markdown, 'slides.md')
      assert.equal(
        stringify({ filepath: 'slides.md', raw: markdown, slides: saved.map(prettifySlide) }),
        markdown,
      )
    })
  }
})
