import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, describe, it } from 'node:test'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import fc from 'fast-check'
import JSZip from 'jszip'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Page } from 'playwright-core'
import { condense } from '../../scripts/condense/condense.ts'
import { parseDeckYaml } from '../../scripts/deck-yaml.ts'
import { printPdf } from '../../scripts/export/export-pdf.ts'
import { exportPptx } from '../../scripts/export/export-pptx.ts'
import { exportSite } from '../../scripts/export/export-site.ts'
import { type DeckSession, openDeck } from '../../scripts/export/open-deck.ts'
import { parseInterview } from '../../scripts/interview/parse-interview.ts'
import type { Outline, Quotation } from '../../scripts/model.ts'
import { restore } from '../../scripts/restore/restore.ts'
import { visible } from '../../scripts/slides/escape-markdown.ts'
import { readSlides } from '../../scripts/slides/read-slides.ts'
import { toScript, typesetChinese } from '../../scripts/to-script.ts'
import { startLive } from '../live-deck.ts'

const run = promisify(execFile)
const BIN = fileURLToPath(new URL('../../bin/interview-deck.js', import.meta.url))
const SEED = 20261124

/** Stands in files beside the deck that only an import could read. */
const SECRET = 'CANARY5417'

/** Each would set a global, ask another host, read a file or make another slide of it, if anything took it for more than text. */
// biome-ignore-start lint/suspicious/noTemplateCurlyInString: hostile on purpose
const PAYLOADS = [
  '{{ globalThis.__pwned = 1 }}',
  "{{ constructor.constructor('globalThis.__pwned = 1')() }}",
  '<script>globalThis.__pwned = 1</script>',
  '<script setup>globalThis.__pwned = 1</script>',
  '<img src=x onerror="globalThis.__pwned = 1">',
  '<svg onload="globalThis.__pwned = 1">',
  '</template><b :x="globalThis.__pwned = 1">',
  '<style>@import url(https://evil.example/a.css);</style>',
  '@import "./secret.css"',
  '<iframe src="./secret.md"></iframe>',
  '<component :is="\'iframe\'" src="https://evil.example/">',
  '<Tweet id="20" />',
  '<<< @/secret.md',
  '<<< ./secret.md {*}',
  'src: ./secret.md',
  '---',
  '--- src: ./secret.md ---',
  '![x](./secret.md)',
  '![x](file:///etc/passwd)',
  '[x](javascript:globalThis.__pwned=1)',
  'javascript:globalThis.__pwned=1',
  'https://evil.example/x.png',
  'url(https://evil.example/y.png)',
  '<!--',
  '-->',
  '```mermaid',
  '~~~',
  '````',
  '$x^2$',
  '$$',
  '::right::',
  ':Tweet{id=20}',
  '{.evil style="background:url(https://evil.example/z)"}',
  '[[wiki]]',
  '[^1]',
  '[click]',
  '%%{init: {"theme": "forest"}}%%',
  'click A href "https://evil.example/" _blank',
  '"] end; A["',
  'A-->|x|B',
  'fa:fa-book',
  '#quot;',
  '&lt;b&gt;&amp;',
  '&#60;script&#62;',
  '\\n\\u003cscript\\u003e',
  '**bold**和',
  '漢**「字」**後',
  '__init__',
  'snake_case_name',
  '\u202Egnp.exe\u202C',
  '<a href="https://evil.example/">x</a>',
  '<math><mtext></table></math><img src=x onerror=globalThis.__pwned=1>',
  '${globalThis.__pwned=1}',
  "');globalThis.__pwned=1;('",
  '`+globalThis.__pwned=1+`',
  '</textarea></title></script>',
  'x'.repeat(120),
]
// biome-ignore-end lint/suspicious/noTemplateCurlyInString: see above

/** Sentences in which the deck finds something to say or to draw; the payload stands in the place of ※. */
const CHINESE = [
  '我認為修錶有三個條件：耐性※、眼力※和時間※。',
  '最重要的是※這門手藝，它不會消失。',
  '我們去年修了至少三千隻錶※，比前年多兩成。',
  '在五年內，這條街※可能一間修錶店都沒有。',
  '二〇三〇年以後，博物館會把它※留下來。',
  '日本領先我們大概兩年※，我們領先德國一年。',
  '首先要拆開※，然後清洗※，最後再裝回去※。',
  '以前靠師傅※，現在靠書本※。',
  '因為零件※少了，所以價錢貴了。',
]
const ENGLISH = [
  'I believe a good repair needs three things: patience ※, sharp eyes ※ and time ※.',
  'The most important thing ※ is that the craft will not vanish.',
  'Last year we mended at least 3,000 watches ※, two in ten more than before.',
  'Within five years ※ there may be no shop left in this street.',
  'First we open the case ※, then we clean the parts ※, and finally we put it together ※.',
  'In the past we had masters ※, but now we have books ※.',
]

interface Hostile {
  interview: string
  deckYaml: string
}

/** A whole interview whose every sentence, name, question and title carries payloads, and a deck.yaml with others. */
const hostileInterview = (sentences: string[], chinese: boolean): fc.Arbitrary<Hostile> => {
  const payload = fc.constantFrom(...PAYLOADS)
  const fill = (text: string) =>
    fc.array(payload, { minLength: 3, maxLength: 3 }).map((parts) => {
      let at = 0
      return text.replaceAll('※', () => ` ${parts[at++]} `)
    })
  const exchange = fc.tuple(
    payload,
    fc.array(fc.constantFrom(...sentences).chain(fill), { minLength: 2, maxLength: 4 }),
  )
  const [ask, guest, question] = chinese
    ? ['記者：', '范國棟：', '您怎樣看錶和手藝']
    : ['Interviewer: ', 'Jane Roe: ', 'What do you think of watches and the craft']
  return fc
    .record({
      title: payload,
      theme: payload,
      editor: payload,
      exchanges: fc.array(exchange, { minLength: 7, maxLength: 8 }),
    })
    .map(({ title, theme, editor, exchanges }) => ({
      interview: `${chinese ? '鐘錶匠' : 'The watchmaker'} ${title}\n\n${exchanges
        .map(
          ([asked, answers]) =>
            `${ask}${question} ${asked}${chinese ? '？' : '?'}\n\n${guest}${answers.join(chinese ? '' : ' ')}`,
        )
        .join('\n\n')}\n`,
      deckYaml: JSON.stringify({
        interview: 'talk.txt',
        title: `${chinese ? '錶' : 'Watch'} ${title}`,
        themes: [
          { title: `${chinese ? '手藝' : 'Craft'} ${theme}`, cues: ['手藝', 'craft', theme] },
          { title: `${editor} ${chinese ? '錶' : 'watch'}`, cues: ['錶', 'watch'] },
        ],
        questions: [`${editor} ?`],
        keep: [theme],
      }),
    }))
}

/**
 * Without white space and the characters nobody sees, which break lines and hold signs apart, and with one quotation mark for
 * all: a deck shows a typewriter’s as a printer sets them, and those within a quotation of another kind.
 */
const bare = (text: string): string =>
  visible(text)
    .replace(/[\s\u2060\u200b]+/g, '')
    .replace(/[“”‘’']/g, '"')
    .replace(/[『』]/g, (mark) => (mark === '『' ? '「' : '」'))

/** All that a slide shows, diagrams in their shadow roots included, and what in it could act. */
function readPage() {
  const texts: string[] = []
  const acting: string[] = []
  const walk = (node: Node): void => {
    if (node.nodeType === Node.TEXT_NODE) texts.push(`${texts.pop()}${node.textContent}`)
    if (!(node instanceof Element)) return
    if (/^(?:style|template|noscript)$/i.test(node.nodeName)) return
    const active = [...node.attributes].filter(
      ({ name, value }) => /^on/i.test(name) || /^\s*(?:javascript|vbscript):/i.test(value),
    )
    if (/^(?:script|iframe|object|embed|form|textarea|math)$/i.test(node.nodeName) || active.length > 0)
      acting.push(node.outerHTML.slice(0, 200))
    if (/evil\.example|secret|passwd/.test(`${node.getAttribute('src')} ${node.getAttribute('href')}`))
      acting.push(node.outerHTML.slice(0, 200))
    for (const child of node.childNodes) walk(child)
    for (const child of node.shadowRoot?.childNodes ?? []) walk(child)
  }
  for (const slide of document.querySelectorAll('.print-slide-container')) {
    texts.push('')
    walk(slide)
  }
  return { texts, acting, pwned: '__pwned' in globalThis }
}

/** Every text that the outline puts on a slide, by a name for the message. */
/** A long one stands in paragraphs, each with its own marks. */
const told = ({ text, around }: Quotation): string[] =>
  around ? [around.before, around.claim, around.after].flatMap((part) => (part ? [part.text] : [])) : [text]

function textsOf({ title, themes, discussion }: Outline): string[] {
  return [
    title,
    ...themes.flatMap((theme) => [
      theme.title,
      ...(theme.question ? [theme.question.text] : []),
      ...theme.claims.flatMap(({ headline, evidence }) =>
        evidence.kind === 'quotation'
          ? told(evidence.quotation)
          : [headline.text, ...evidence.points.map(({ text }) => text)],
      ),
    ]),
    ...discussion.flatMap((question) => ('text' in question ? [question.text] : [])),
  ]
}

for (const [name, sentences, chinese] of [
  ['Chinese', CHINESE, true],
  ['English', ENGLISH, false],
] as const)
  describe(`decks of hostile ${name} interviews, in a browser`, { timeout: 400_000 }, () => {
    let folder: string
    let deck: string
    let session: DeckSession
    let outline: Outline
    let shown: ReturnType<typeof readPage>
    const requests: string[] = []

    before(async () => {
      const [hostile] = fc.sample(hostileInterview([...sentences], chinese), { seed: SEED, numRuns: 1 })
      folder = await mkdtemp(path.join(os.tmpdir(), 'interview deck 惡意 '))
      deck = path.join(folder, 'slides.md')
      await writeFile(path.join(folder, 'talk.txt'), hostile!.interview)
      await writeFile(path.join(folder, 'deck.yaml'), hostile!.deckYaml)
      await writeFile(path.join(folder, 'secret.md'), `# ${SECRET}\n`)
      await writeFile(path.join(folder, 'secret.css'), `:root { --x: ${SECRET} }\n`)
      await run(process.execPath, [BIN, '--no-pdf'], { cwd: folder }).catch((error) => {
        // Findings are no matter here; anything else is.
        assert.match(error.stderr, /^(?:(?:error|warning|note) at [^\n]+\n)+$/)
      })

      const config = parseDeckYaml(hostile!.deckYaml, 'deck.yaml')
      const { text } = restore(Buffer.from(hostile!.interview))
      const { language } = parseInterview(text)
      const interview = parseInterview(
        typesetChinese(toScript(text, 'keep', language, config.keep), language),
      )
      outline = condense(interview, config)

      session = await openDeck(deck)
      session.page.on('request', (request) => requests.push(request.url()))
      shown = await session.page.evaluate(readPage)
    })
    after(async () => {
      await session?.close()
      await rm(folder, { recursive: true, force: true })
    })

    it('have just the slides that were written, and none is broken', async () => {
      const written = readSlides(await readFile(deck, 'utf8'))
      assert.ok(written.length >= 10, `${written.length} slides`)
      assert.deepEqual(
        session.slides.map(({ id }) => id),
        written.map(({ id }) => id),
      )
      assert.deepEqual(session.broken, [])
      assert.equal(shown.texts.length, written.length)
    })

    it('show every text of the outline, character by character', () => {
      const all = shown.texts.map(bare)
      const texts = textsOf(outline)
      assert.ok(texts.length >= 15, `${texts.length} texts`)
      assert.deepEqual(
        texts.filter((text) => !all.some((slide) => slide.includes(bare(text)))),
        [],
      )
    })

    it('show every sentence they rest on in the appendix, character by character', () => {
      const all = bare(shown.texts.join(''))
      const rested = new Set(outline.themes.flatMap(({ claims }) => claims.flatMap(({ passage }) => passage)))
      assert.ok(rested.size >= 8, `${rested.size} sentences`)
      assert.deepEqual(
        [...rested]
          .map((id) => outline.interview.sentences[id - 1]!.text)
          .filter((text) => !all.includes(bare(text))),
        [],
      )
    })

    it('execute nothing, hold nothing that could act, ask no other host and read no other file', async () => {
      assert.equal(shown.pwned, false)
      assert.deepEqual(shown.acting, [])
      assert.deepEqual(session.blocked, [])
      assert.ok(!shown.texts.join('').includes(SECRET))
      const fetched = await session.page.evaluate(() =>
        performance.getEntriesByType('resource').map(({ name }) => name),
      )
      assert.deepEqual(
        [...fetched, ...requests].filter((url) => /secret|passwd|evil|file:/.test(url)),
        [],
      )
    })

    it('let the presenter read the same in the notes and in the passage panel', async (context) => {
      const live = await startLive(deck)
      context.after(() => live.close())
      const page = await session.page.context().browser()!.newPage()
      context.after(() => page.close())
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      const origin = `http://localhost:${live.deck.port}`
      const claim = outline.themes.flatMap(({ claims }) => claims)[0]!
      const { no } = session.slides.find(({ id }) => id === claim.id)!
      await page.goto(`${origin}/presenter/${no}`)
      await page.locator('.slidev-note').first().waitFor()
      const told = claim.passage.map((id) => outline.interview.sentences[id - 1]!.text)
      // The notes of a slide are fetched after the page: on a busy machine they come later than their frame.
      let notes = ''
      for (let tries = 0; tries < 50 && !told.every((text) => notes.includes(bare(text))); tries++) {
        if (tries > 0) await page.waitForTimeout(200)
        notes = bare(await textOf(page, '.slidev-note'))
      }
      for (const text of told) assert.ok(notes.includes(bare(text)), text)
      await page.goto(`${origin}/${no}`)
      await page.waitForSelector(`.slidev-page-${no} .deck-cite`)
      await page.keyboard.press('p')
      await page.waitForSelector('.deck-passage mark')
      const marked = bare(await textOf(page, '.deck-passage'))
      for (const id of claim.headline.sentences)
        assert.ok(marked.includes(bare(outline.interview.sentences[id - 1]!.text)), marked)
      assert.equal(await page.evaluate('globalThis.__pwned'), undefined)
      assert.equal(bare(await page.title()).includes(bare(outline.title)), true, await page.title())
      assert.deepEqual(
        asked.filter((url) => !/^(?:https?|wss?):\/\/localhost:/.test(url) && !/^(?:data|blob):/.test(url)),
        [],
      )
    })

    it('keep the text in a PDF, its title and its bookmarks', async () => {
      const pdf = path.join(folder, 'slides.pdf')
      await printPdf(session, pdf)
      const document = await getDocument({ data: new Uint8Array(await readFile(pdf)), verbosity: 0 }).promise
      const { info } = (await document.getMetadata()) as { info: { Title?: string } }
      assert.equal(bare(info.Title ?? ''), bare(outline.title))
      const bookmarks = (await document.getOutline()).map(({ title }) => bare(title))
      for (const theme of outline.themes)
        assert.ok(
          bookmarks.some((title) => title.includes(bare(theme.title))),
          `${theme.title}: ${bookmarks}`,
        )
      assert.equal(await document.getJSActions(), null)
    })

    it('keep the text in PowerPoint, as text', async () => {
      const file = path.join(folder, 'slides.pptx')
      await exportPptx(deck, file)
      const zip = await JSZip.loadAsync(await readFile(file))
      const slides = await Promise.all(
        Object.keys(zip.files)
          .filter((part) => /^ppt\/slides\/slide\d+\.xml$/.test(part))
          .map((part) => zip.file(part)!.async('string')),
      )
      const texts = slides.map((xml) =>
        bare(decodeXml([...xml.matchAll(/<a:t>([^<]*)<\/a:t>/g)].map(([, text]) => text).join(''))),
      )
      for (const { title } of outline.themes)
        assert.ok(
          texts.some((text) => text.includes(bare(title))),
          title,
        )
    })

    it('make a site whose title is the text and no markup', async () => {
      const site = path.join(folder, 'site')
      await exportSite(deck, site)
      const html = await readFile(path.join(site, 'index.html'), 'utf8')
      const [, title] = /<title>([^<]*)<\/title>/.exec(html)!
      assert.ok(bare(decodeXml(title!)).includes(bare(outline.title)), title)
      assert.doesNotMatch(html, new RegExp(SECRET))
    })
  })

const textOf = async (page: Page, selector: string): Promise<string> =>
  (await page.locator(selector).allTextContents()).join('\n')

const decodeXml = (text: string): string =>
  text
    .replace(/&#x([0-9a-f]+);/gi, (_, code) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/&#(\d+);/g, (_, code) => String.fromCodePoint(Number(code)))
    .replace(
      /&(lt|gt|quot|apos);/g,
      (_, name: 'lt' | 'gt' | 'quot' | 'apos') => ({ lt: '<', gt: '>', quot: '"', apos: "'" })[name],
    )
    .replace(/&amp;/g, '&')
