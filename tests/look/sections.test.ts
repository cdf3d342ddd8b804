import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { type Page, sectionOf } from '../../components/read-section.ts'

const pagesOf = (...pages: Omit<Page, 'no'>[]): Page[] => pages.map((page, at) => ({ no: at + 1, ...page }))
const named = (section: string, more: Record<string, unknown> = {}, title?: string): Omit<Page, 'no'> => ({
  frontmatter: { section, ...more },
  ...(title && { title }),
})

describe('the section of a page', () => {
  const pages = pagesOf(
    { frontmatter: { layout: 'cover' }, title: 'The sheds' },
    named('Sheds'),
    { frontmatter: {} },
    { frontmatter: { layout: 'theme' }, title: 'Flats [^4]' },
    named('Flats'),
    { frontmatter: { layout: 'recap' } },
  )

  it('is its own, or that of the last page before it which has one; none before the first and from the recap on', () =>
    assert.deepEqual(
      pages.map(({ no }) => sectionOf(pages, no).name),
      ['', 'Sheds', 'Sheds', 'Flats', 'Flats', ''],
    ))

  it('stands at the head of the page where it begins without a divider', () =>
    assert.deepEqual(
      pages.filter(({ no }) => sectionOf(pages, no).isHead).map(({ no }) => no),
      [2],
    ))

  it('does not stand as a question over a page that is asked another', () => {
    const isHead = (page: Omit<Page, 'no'>): boolean => sectionOf(pagesOf(page), 1).isHead
    assert.ok(isHead(named('Who pays for the quay?')))
    assert.ok(isHead(named('The quay', { question: 'Who pays?' })))
    assert.ok(!isHead(named('Who pays for the quay?', { question: 'Why did the boats go?' })))
    assert.ok(!isHead(named('Who pays for the quay?', {}, 'Why did the boats go? [^3]')))
    assert.ok(isHead(named('Who pays for the quay?', {}, 'The town pays [^3]')))
  })
})
