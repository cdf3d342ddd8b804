import assert from 'node:assert/strict'
import { test } from 'node:test'
import type { MarkdownTransformContext } from '@slidev/types'
import MagicString from 'magic-string'
import { readTimeline } from '../../setup/timeline.ts'
import setup from '../../setup/transformers.ts'

/** A slide's source as Slidev hands it on to its Markdown parser: each transformer works on the last one's result. */
async function transformed(source: string, layout: string): Promise<string> {
  const { pre = [] } = await setup()
  let text = source
  for (const transformer of pre) {
    const s = new MagicString(text)
    const context = { s, slide: { frontmatter: { layout } } } as unknown as MarkdownTransformContext
    if (transformer) await transformer(context)
    text = s.toString()
  }
  return text
}

test('a citation mark becomes a Cite with its numbers, singly, as a list and as a range', async () => {
  assert.equal(
    await transformed('一 [^3]\n\n二[^4,5] 三 [^6-8]\n', 'claim'),
    '一<Cite n="3" />\n\n二<Cite n="4,5" /> 三<Cite n="6-8" />\n',
  )
})

test('fences, inline code, speaker notes and footnote definitions keep their marks', async () => {
  const source = '```mermaid\na["x [^1]"]\n```\n\n`[^2]`\n\n[^3]: note\n\n<!-- 問 [^4] -->\n'
  assert.equal(await transformed(source, 'diagram'), source)
})

test('the sides of a comparison become sections that end before the notes', async () => {
  const html = await transformed('# h\n\n## a\n\nx\n\n## b\n\ny\n\n<!-- n -->\n', 'comparison')
  assert.match(html, /<section>\s+## a\s+x\s+<\/section>\s+<section>\s+## b\s+y\s+<\/section>\s+<!-- n -->/)
})

test('other layouts keep their second-level headings as they are', async () => {
  assert.equal(await transformed('## a\n', 'claim'), '## a\n')
})

test('a figure is told apart from its hedges, its unit and what it measures', async () => {
  const html = await transformed(
    '- 至少 **90%** 以上 \\\n  噪音 [^3]\n- **6分鐘** \\\n  充電\n- **1.02** \\\n  成本\n',
    'numbers',
  )
  assert.match(
    html,
    /- <span class="quantity"><small class="hedge">至少<\/small><span class="figure"><strong>90%<\/strong><small class="unit">以上</,
  )
  assert.match(html, /<strong>6<span class="tail">分鐘<\/span><\/strong>/)
  assert.match(html, /<strong>1\.02<\/strong>/)
  assert.match(html, /<NumberLine[^>]*><span class="measures">噪音<Cite n="3" \/><\/span>\n/)
})

test('the space between a figure and its unit stays, so that both are found together', async () => {
  const html = await transformed('- **70 percent** \\\n  of it\n', 'numbers')
  assert.match(html, /<strong>70<span class="tail"> percent<\/span><\/strong>/)
})

test('the quoted words are the heading of a quotation, their citation stands outside', async () => {
  assert.equal(
    await transformed('> 是電要等船。 [^73]\n\n— 林若海\n', 'quotation'),
    '> <q role="heading" aria-level="1">是電要等船。</q><Cite n="73" />\n\n— 林若海\n',
  )
})

test('a timeline is read with its further events; one with sections is left to Mermaid', () => {
  assert.deepEqual(readTimeline('timeline\n  頭兩年 : 擴容 : 鋪電纜\n       : 試電\n  第三年 : 改建'), [
    { time: '頭兩年', events: ['擴容', '鋪電纜', '試電'] },
    { time: '第三年', events: ['改建'] },
  ])
  assert.equal(readTimeline('timeline\n  section 前期\n  頭兩年 : 擴容'), undefined)
  assert.equal(readTimeline('flowchart LR\n  a --> b'), undefined)
})

test('a member without further words has its citation beside its name; a runner gets a lane', async () => {
  assert.equal(
    await transformed('1. **船** [^47]\n2. **錢** 不夠 [^48]\n', 'enumeration'),
    '1. **船<Cite n="47" />**\n2. **錢** 不夠<Cite n="48" />\n',
  )
  assert.match(
    await transformed('1. **甲** [^1]\n2. **乙** 落後兩年 [^2]\n', 'race'),
    /^1\. \*\*甲<Cite n="1" \/>\*\*<span class="lane"[^>]*><\/span>\n2\. \*\*乙\*\*<span class="lane"[^>]*><\/span><span class="words">落後兩年<Cite n="2" \/><\/span>/,
  )
})

test('a share in per cent gets a line on which a hedge is a soft end; other figures get none', async () => {
  const html = await transformed(
    '- 至少 **90%**\\\n  a\n- **90%**\\\n  b\n- 大約 **45天**\\\n  c\n',
    'numbers',
  )
  assert.deepEqual(html.match(/<NumberLine[^>]*>/g), [
    '<NumberLine :full="90" :gone="98" />',
    '<NumberLine :full="90" :gone="90" />',
  ])
})

test('a Mermaid fence becomes the diagram that follows the script shown, its options with it', async () => {
  const { codeblocks = [] } = await setup()
  const html = await (codeblocks[0] as (context: { info: string; code: string }) => unknown)({
    info: 'mermaid {scale: 0.8}',
    code: 'flowchart LR\n  a --> b\n',
  })
  assert.match(String(html), /^<DiagramInScript v-bind="\{scale: 0\.8\}" code-lz="[A-Za-z0-9+/=]+" \/>$/)
})
