import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { Meta } from '../../scripts/model.ts'
import { sourceLine } from '../../scripts/slides/byline.ts'

const LINES: [meta: Meta, language: string, line: string][] = [
  [{ publication: '潮汐', issue: '2024年4月號', date: '2024年3月8日' }, 'zh-Hant', '潮汐 2024年4月號'],
  [{ publication: '潮汐', issue: '第57期', date: '2024年3月8日' }, 'zh-Hant', '潮汐 第57期 · 2024年3月8日'],
  [
    { publication: '潮汐', issue: '第2015期', date: '2024年3月8日' },
    'zh-Hant',
    '潮汐 第2015期 · 2024年3月8日',
  ],
  [
    { publication: 'The Ledger', issue: 'No. 3, Autumn 2024', date: '2 May 2024' },
    'en',
    'The Ledger, No. 3, Autumn 2024',
  ],
  [{ publication: 'The Ledger', date: '2 May 2024' }, 'en', 'The Ledger, 2 May 2024'],
]
for (const [meta, language, line] of LINES)
  test(`where it was printed is «${line}»: an issue that tells its year needs no other date`, () =>
    assert.equal(sourceLine({ language, meta, speakers: [], turns: [], sentences: [] }), line))
