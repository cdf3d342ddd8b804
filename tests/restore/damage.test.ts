import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import { describe, it } from 'node:test'
import fc from 'fast-check'
import { Converter } from 'opencc-js'
import { restore } from '../../scripts/restore/restore.ts'
import { wordList } from '../../scripts/words.ts'
import { measure, noAccuracy, percent } from './accuracy.ts'
import { damage, damagePage, FULLWIDTH_FORMS, FULLWIDTH_MARKS, isInGbk, randomSite } from './damager.ts'

const FIXTURES = new URL('../fixtures/restore/', import.meta.url)

function fixture(name: string): string {
  return readFileSync(new URL(name, FIXTURES), 'utf8').trim()
}

const glossesIn = (text: string): number => text.match(/\p{Script=Han}\([^()\s]+\)/gu)?.length ?? 0

const CLEAN = readdirSync(new URL('clean/', FIXTURES)).map((name) => fixture(`clean/${name}`))

describe('runs of real pages', () => {
  for (const line of fixture('real-runs.tsv').split('\n')) {
    const [damaged, clean] = line.split('\t') as [string, string]
    it(`${damaged} => ${clean}`, () => {
      assert.equal(restore(damaged).text, clean)
    })
  }
})

describe('the interview', () => {
  const raw = readFileSync(new URL('../../interviews/hkust-ai.txt', import.meta.url), 'utf8')
  const { text, repairs } = restore(raw)

  it('has no reading, lost byte or half tag left', () => {
    assert.doesNotMatch(text, /\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)|\p{Script=Han}\?|\/\w+>/u)
  })

  it('has its ten runs in step again', () => {
    const runs = repairs.filter(({ kind }) => kind === 'shift' || kind === 'punctuation-shift')
    assert.deepEqual(
      runs.filter(({ made }) => made).map(({ after }) => after),
      [
        '為它不是i',
        '論了起碼',
        '去向何方？',
        '為它積',
        '。現',
        '為他們很早就開',
        '。」',
        '為A',
        '為今後一定會',
        '為人工智能可以創',
      ],
    )
  })

  it('keeps its honest parentheses', () => {
    for (const honest of ['interactive(可交互的)', 'ChatGPT(GPT-3.5)', '(笑)', 'Sam Altman(OpenAI的CEO)']) {
      assert.ok(text.includes(honest), honest)
    }
  })

  it('says of every repair where it stood in the input', () => {
    const lines = raw.split('\n')
    for (const { line, column, before } of repairs) {
      assert.equal(lines[line - 1]!.slice(column - 1, column - 1 + before.length), before)
    }
  })
})

describe('clean texts damaged and restored', () => {
  const sum = noAccuracy()
  // What sites gloss: some of the common Traditional characters.
  const words: [word: string, frequency: number][] = []
  wordList().scan((text, from, to, frequency) => words.push([text.slice(from, to), frequency]))
  const common = words.sort(([, a], [, b]) => b - a).slice(0, 6000)
  const characters = Converter({ from: 'cn', to: 'tw' })(common.map(([word]) => word).join(''))
  const interview = readFileSync(new URL('../../interviews/hkust-ai.txt', import.meta.url), 'utf8')
  const texts = [...CLEAN, [...restore(interview).text].filter(isInGbk).join('')]
  for (let seed = 0; seed < 30; seed++) {
    for (const text of texts) measure(text, randomSite(characters, seed), sum)
  }
  const failures = (): string => sum.failures.join('\n')

  it('come back without a gloss', () => {
    assert.ok(sum.glosses.of > 5000)
    assert.ok(percent(sum.glosses) >= 99, `${percent(sum.glosses)} %`)
  })

  it('come back in step where no pair vanished', () => {
    assert.ok(sum.wholeRuns.of > 50, `only ${sum.wholeRuns.of} runs`)
    assert.ok(percent(sum.wholeRuns) >= 95, `${percent(sum.wholeRuns)} %\n${failures()}`)
  })

  it('mostly come back where pairs vanished', () => {
    assert.ok(sum.lossyRuns.of > 10, `only ${sum.lossyRuns.of} runs`)
    // These few texts repeat a few hard places; bench/restore-accuracy.ts measures on more text.
    assert.ok(percent(sum.lossyRuns) >= 77, `${percent(sum.lossyRuns)} %\n${failures()}`)
  })

  it('seldom come back wrong without a word', () => {
    const runs = sum.wholeRuns.of + sum.lossyRuns.of + sum.swallowing.of
    assert.ok(sum.unreported <= 0.025 * runs, `${sum.unreported} of ${runs}\n${failures()}`)
  })
})

describe('sites differ', () => {
  const family = '產(chǎn)業(yè)鏈?zhǔn)艿絿?yán)重的影響,發(fā)展很快。'

  it('halves of other tags go with the damage', () => {
    for (const tag of ['/p>', '/br>', '/span>', '/strong>'])
      assert.equal(restore(`${family}\n恰當(dāng)?shù)淖饔?${tag}`).text.split('\n')[1], '恰當的作用', tag)
  })

  it('character references and whole tags that nobody decoded go with the damage, and not without', () => {
    const left = '他說&ldquo;好&rdquo;。<br />&nbsp;下&#36215;'
    assert.equal(restore(`${family}\n${left}`).text.split('\n').slice(1).join('/'), '他說“好”。/ 下起')
    assert.equal(restore(left).text, left)
  })

  it('tags of every kind lose their bracket and go', () => {
    const sum = noAccuracy()
    for (const tags of [
      ['<p>', '</p>'],
      ['<span>', '</span>'],
      ['<strong>', '</strong>'],
      ['', '<br/>'],
    ] as [string, string][]) {
      for (let seed = 40; seed < 46; seed++)
        for (const text of CLEAN) measure(text, { ...randomSite(text, seed), tags }, sum)
    }
    assert.ok(percent(sum.wholeRuns) >= 95, sum.failures.join('\n'))
  })

  it('a byte before every mark ends a run there, and is no text', () => {
    const sum = noAccuracy()
    for (let seed = 50; seed < 70; seed++)
      for (const text of CLEAN) measure(text, { ...randomSite(text, seed), spaced: true }, sum)
    assert.ok(sum.wholeRuns.of >= 20, `only ${sum.wholeRuns.of} runs`)
    assert.ok(percent(sum.wholeRuns) >= 95, sum.failures.join('\n'))
    assert.equal(
      restore(`${family}因?yàn)?，他來了。`).text,
      '產業鏈受到嚴重的影響，發展很快。因為，他來了。',
    )
  })

  it('a page without a gloss is told by marks that tore the text apart', () => {
    const clean = '“嗯。”船長學著水手的樣子，慢慢地轉過身來。“真好。”林小姐看著碼頭，笑了笑。'
    const { text } = damage(clean, {
      ...randomSite('', 1),
      glossed: '',
      narrowed: '',
      astride: '，！？',
      tags: ['', ''],
    })
    assert.ok(!text.startsWith(clean.slice(0, 10)))
    assert.ok(restore(text).text.startsWith(clean.slice(0, 24)), restore(text).text)
  })

  it('a few glosses and one mark that tore the text apart are damage together', () => {
    const page = '船長(cháng)說今年的風(fēng)不對,魚(yú)都不來了?;ㄥX修船的人很少。'
    assert.equal(restore(page).text, '船長說今年的風不對，魚都不來了。花錢修船的人很少。')
    const honest = '船長(cháng)說今年的風(fēng)不對?!魚(yú)都不來了?；花錢修船的人很少。'
    assert.equal(restore(honest).text, honest)
  })

  it('a bracket or a quotation may stand behind the mark that tore the text apart', () => {
    assert.equal(
      restore('醫生說(shuō)這是老毛?。ㄈ珀P節痛），不要緊').text,
      '醫生說這是老毛病（如關節痛），不要緊',
    )
  })

  it('a run may be of one character, with Latin letters or another run behind it', () => {
    const cases: [damaged: string, clean: string][] = [
      ['因?yàn)?wéi) conversion 就是轉換', '因為 conversion 就是轉換'],
      ['我們(mén)每?zǒng)(gè)幼?biàn)?ér)園', '我們每個幼兒園'],
      ['編(biān)?gàn)频膶а萁M是因?yàn)槊恳粋€(gè)', '編制的導演組是因為每一個'],
    ]
    for (const [damaged, clean] of cases)
      assert.equal(restore(`${family}${damaged}`).text.split('。')[1], clean)
  })

  it('a pair may vanish right behind a mark, or before a second byte that shows nothing', () => {
    const cases: [damaged: string, clean: string][] = [
      ['這樣，我們(mén)?liǎng)婕暗缴郑有城市', '這樣，我們涉及到森林，還有城市'],
      ['我們(mén)?liǎng)婕袄蠋煹囊馑迹有一些', '我們涉及老師的意思，還有一些'],
      ['今天來了?；拥姆绞酱蠹叶加谩?/p>', '今天來了。互動的方式大家都用。'],
    ]
    for (const [damaged, clean] of cases)
      assert.equal(restore(`${family}\n${damaged}`).text.split('\n')[1], clean)
  })

  it('a pair may vanish right before the bracket of a tag is swallowed', () => {
    const { text } = restore(`${family}\n這是整合?:玫暮苤匾?/p>`)
    assert.equal(text.split('\n')[1], '這是整合。好的很重要。')
  })

  it('a run of one character is not held to be wrong because another run follows', () => {
    const { text } = restore(`${family}\n老師設(shè)計?mā)W?!Ｄ屈N(mó)航天呢`)
    assert.equal(text.split('\n')[1], '老師設計學校。那麼航天呢')
  })

  it('a gloss behind what may be a run may be the last of the text', () => {
    assert.ok(restore(`${family}\n因?yàn)樗為(wéi)`).text.endsWith('為'))
  })

  it('a character may be torn by the mark astride behind it and by its own reading', () => {
    const { text } = restore(`${family}\n她說(shuō)這是??zhuān)家的意見。`)
    assert.equal(text.split('\n')[1], '她說這是專家的意見。')
  })

  it('a character found behind a lost pair is kept for the word it is about to make', () => {
    const { text } = restore(`${family}\n個融合會越來越深?6夹g(shù)負責`)
    assert.equal(text.split('\n')[1], '個融合會越來越深。而技術負責')
  })

  it('what stood before a letter astride is told by what is likely there, and doubted sooner', () => {
    // 現在當然也就剩這些了
    const { text, repairs } = restore(`${family}\n現在當然也就?_@(zhè)些了。`)
    const [found] = repairs.filter(({ before }) => before.startsWith('?_'))
    assert.ok(text.includes('也就剩這些了') || found?.doubtful, text)
  })

  /** What a clean line comes to that a site damaged which puts a byte before every fullwidth form astride. */
  const thereAndBack = (line: string): string => {
    const everyForm = {
      narrowed: FULLWIDTH_FORMS,
      astride: FULLWIDTH_FORMS,
      tags: ['', ''] as [string, string],
    }
    const { text } = damage(line, { ...randomSite('', 1), glossed: '為說這過專學個對們', ...everyForm })
    return restore(`${family}\n${text}`).text.split('\n')[1]!
  }

  it('a character torn twice may stand before a mark', () => {
    const line = '年輕的時候不要學得那麼專，要看得廣一點。'
    assert.equal(thereAndBack(line), line)
  })

  it('behind a lost pair the second half of a mark may have become a letter', () => {
    for (const line of ['這一點對孩子非常重要。因為人是會忘記的。', '他們走得非常慢。這也難怪。'])
      assert.equal(thereAndBack(line), line)
  })

  it('a sentence is not one character long', () => {
    assert.ok(!thereAndBack('切成三段，菜梗與菜葉分開。').includes('，菜。'))
  })

  it('what is left of words torn elsewhere on the page is no word of the page', () => {
    const text = thereAndBack('我們在日常語境裏說的日常，和書上說的日常這個詞不同。日常語境是另一回事。')
    assert.ok(text.includes('日常語境裏說的日常，'), text)
    assert.ok(text.includes('日常這個詞'), text)
  })

  it('behind a comma no sentence ends, also where the site made it ASCII', () => {
    const site = { ...randomSite('', 1), glossed: '', narrowed: FULLWIDTH_MARKS, astride: FULLWIDTH_MARKS }
    const { text: line } = damage('船開了，海忽然安靜下來。', { ...site, tags: ['', ''] })
    assert.ok(line.startsWith('船開了,?:'))
    const { text, repairs } = restore(`${family}\n${line}`)
    assert.ok(!text.includes('，。'), text)
    assert.ok(
      text.includes('，海忽然') || repairs.some(({ before, made }) => before.startsWith('?:') && !made),
    )
  })

  it('what was swallowed behind a sentence was the end of its line', () => {
    const { text } = restore(`${family}\n她說(shuō),「魚(yú)不會(huì)好?！?這(zhè)不是她的錯(cuò)。`)
    assert.deepEqual(text.split('\n').slice(1), ['她說，「魚不會好。」', '這不是她的錯。'])
  })

  it('a sentence that asks ends in a question mark', () => {
    for (const [damaged, clean] of [
      ['他低聲問我到底要去哪裡?。?/p>', '他低聲問我到底要去哪裡啊？'],
      ['他有甚麼不滿?。?/p>', '他有甚麼不滿啊？'],
      ['老人家走得真慢?。?/p>', '老人家走得真慢啊！'],
    ] as const)
      assert.equal(restore(`${family}\n${damaged}`).text.split('\n')[1], clean)
  })

  it('question marks with spaces between were wide spaces', () => {
    for (const line of ['編號A12? ? ? ? ?DOI', '（第七期）? ? ?DOI'])
      assert.ok(restore(`${family}\n${line}`).text.endsWith(line))
  })

  it('three question marks in a row are the writer’s, unless the last swallowed the bracket of a tag', () => {
    for (const line of ['他是裝傻嗎???', '等一下???我再看看'])
      assert.equal(restore(`${family}\n${line}\n五樓的人說`).text.split('\n')[1], line.replaceAll('?', '？'))
  })

  it('what stands behind a question is honest on a page whose site tears nothing but marks', () => {
    const site = { ...randomSite(CLEAN.join(''), 1), astride: '，！？', narrowed: FULLWIDTH_MARKS }
    const page = damage(CLEAN.join('\n'), site).text
    for (const line of ['你是老師?(笑)對。', '甚麼?K歌去。', '真的?A公司的人說。', '幾點?8點半。'])
      assert.ok(restore(`${line}\n${page}`).text.replaceAll('？', '?').startsWith(line), line)
  })

  it('the byte put before a form may show within a run', () => {
    const run = (space: string): string => `${family}\n第六十六分鐘，H?５诹昼姡偤${space}Ｖ行l(wèi)領先。`
    assert.equal(restore(run(' ')).text, restore(run('')).text)
  })

  it('a run of which pairs vanished is looked at by a reader, however likely what was found', () => {
    const sites = [7, 8, 9].map((seed) => ({ ...randomSite(CLEAN.join(''), seed), astride: FULLWIDTH_FORMS }))
    const sum = noAccuracy()
    for (const site of sites) for (const text of CLEAN) measure(text, site, sum)
    assert.ok(sum.lossyRuns.of > 5, `only ${sum.lossyRuns.of} runs`)
    assert.ok(sum.doubted >= sum.lossyRuns.right)
  })

  it('a form that the run has once is at home in it', () => {
    const line = '我們?cè)诓莸乩锵耱乞煸诓莸乩?。太陽下山了'
    assert.equal(restore(`${family}\n${line}`).text.split('\n')[1], '我們在草地里像蚱蜢在草地里。太陽下山了')
  })

  it('a page has quotation marks of one kind', () => {
    const { text } = restore(`${family}\n「他來過(guò)。」他今天又說(shuō)?！?strong>不會(huì)。」`)
    assert.equal(text.split('\n')[1], '「他來過。」他今天又說。「不會。」')
  })

  it('what cannot be told stays as it was found, next to what is repaired', () => {
    const { text, repairs } = restore(`${family}占總?cè)丝诘谋戎貫?7.9%。`)
    assert.ok(text.endsWith('占總人口的比重為?7.9%。'), text)
    assert.ok(repairs.some(({ kind, made }) => kind === 'unresolved' && !made))
  })

  it('forms a site converted to stay as they are', () => {
    assert.equal(restore(`${family}並云云,并非里面`).text, '產業鏈受到嚴重的影響，發展很快。並云云，并非里面')
  })

  it('fullwidth punctuation stays', () => {
    const { text } = restore(`${family}學(xué)習(xí)，進(jìn)步；（笑）`)
    assert.ok(text.endsWith('學習，進步；（笑）'), text)
  })

  it('a run is judged by its own text, not by the next one that begins at a mark', () => {
    const page =
      '局長(zhǎng)表示,港口每年平均?:饺欤衲暌呀?jīng)是第五次?!肝覀儾幌Ｍ忻衩半U,」他說(shuō)。發(fā)展機(jī)會(huì)不多。'
    const { text } = restore(`${family}\n${page}`)
    assert.ok(text.includes('航三天，今年已經是第五次。「我們不希望市民冒險，」他說。'), text)
    assert.equal(restore(text).text, text)
  })

  it('a letter behind a lost byte that makes no sense is reported where it cannot be told', () => {
    const { text, repairs } = restore(`${family}\n一日不超過八片?A潦q兒童：每次半片，多則傷身。`)
    const [found] = repairs.filter(({ before }) => before.startsWith('?A'))
    assert.ok(found && (!found.made || found.doubtful), text)
  })

  it('where two clean texts fit, words stand as they do in the language', () => {
    const { text } = restore(`${family}\n我說?：茫浅８兄x(xiè)大家`)
    assert.equal(text.split('\n')[1], '我說。好，非常感謝大家')
  })

  it('a file of pages from sites with different lists is restored page by page', () => {
    const pages = [7, 8].map((seed) => {
      const site = randomSite(CLEAN.join(''), seed)
      return CLEAN.map((text) => damage(text, site).text).join('\n')
    })
    const file = pages.map((page) => `${page}\n`.repeat(12)).join('')
    assert.ok(glossesIn(restore(file).text) < 0.1 * glossesIn(file))
  })

  it('so is one line of text from many sites, and what is not restored is reported', () => {
    const pages = [7, 8, 9, 10, 11, 12].map((seed) =>
      damage(CLEAN.join(''), randomSite(CLEAN.join(''), seed)),
    )
    const line = pages.map(({ text }) => text.replaceAll('\n', '')).join('')
    const { text, repairs } = restore(line)
    assert.ok(glossesIn(text) < 0.1 * glossesIn(line), `${glossesIn(text)} of ${glossesIn(line)}`)
    assert.ok(repairs.filter(({ kind, made }) => kind === 'gloss' && !made).length >= glossesIn(text))
    assert.equal(restore(text).text, text)
  })

  it('a long text about the damage, with the words as they were, is honest', () => {
    const about = readFileSync(new URL('honest/about-damage.txt', FIXTURES), 'utf8').trim()
    for (const at of [1, 5, 10, 14]) {
      const text = Array.from({ length: 15 }, (_, i) => (i === at ? about : CLEAN[i % 3]!)).join('\n')
      assert.ok(text.length > 5000)
      assert.equal(restore(text).text, text)
    }
  })
})

describe('saved pages that were damaged as pages', () => {
  const family = '產(chǎn)業(yè)鏈?zhǔn)艿絿?yán)重的影響,發(fā)展很快。'
  const page = (body: string, title = '航線'): string =>
    `<html><head><title>${title}</title></head><body><h1>渡輪航線</h1>${body}</body></html>`
  const linesOf = (html: string): string[] => restore(html).text.split('\n')

  const SWALLOWED = /\?\/?[a-z]+[^<>]*>/g
  let swallowed = 0
  for (const name of readdirSync(new URL('pages/', FIXTURES))) {
    it(`${name} keeps its lines`, () => {
      const html = fixture(`pages/${name}`)
      const clean = linesOf(html)
      for (let seed = 0; seed < 12; seed++) {
        const site = { ...randomSite(html, seed), astride: seed % 2 ? FULLWIDTH_FORMS : FULLWIDTH_MARKS }
        const damaged = damagePage(html, site).text
        swallowed += damaged.match(SWALLOWED)?.length ?? 0
        const lines = linesOf(damaged)
        assert.equal(lines.length, clean.length, lines.join('\n'))
        assert.doesNotMatch(lines.join('\n'), /[a-z]\s?\/?>|&\w+;/)
      }
    })
  }

  it('are damaged where what they call themselves is not', () => {
    assert.equal(glossesIn(restore(fixture('title-without-glosses.html')).text), 0)
  })

  it('(of which some lost brackets of tags)', () => {
    assert.ok(swallowed > 10, `only ${swallowed}`)
  })

  it('a paragraph ends where its end tag was swallowed', () => {
    const lines = linesOf(page(`<div>${family}</div><div>恰當(dāng)?shù)淖饔?/div>後來的話`))
    assert.deepEqual(lines.slice(-2), ['恰當的作用', '後來的話'])
  })

  it('a break, a span and a link begin where theirs was', () => {
    const run = '恰當(dāng)?shù)淖饔?'
    const lines = linesOf(
      page(`<p>${family}${run}br/>${run}span lang="en">甲</span>${run}a href="/b?c=1">乙</a></p>`),
    )
    assert.deepEqual(lines.slice(-2), [
      '產業鏈受到嚴重的影響，發展很快。恰當的作用',
      '恰當的作用甲恰當的作用乙',
    ])
  })

  it('a title whose end was swallowed does not swallow the page', () => {
    const lines = linesOf(page(`<p>${family}</p>`, '恰當(dāng)?shù)淖饔?/title><title>'))
    assert.equal(lines.at(-1), '產業鏈受到嚴重的影響，發展很快。')
  })

  it('an honest page may say what tags are left of', () => {
    const text = '為甚麼頁面上有?/p>和?br/>？因為括號沒有了。'
    assert.equal(linesOf(page(`<p>${text}</p>`)).at(-1), text)
  })
})

describe('properties', () => {
  const site = fc.record({ text: fc.constantFrom(...CLEAN), seed: fc.integer({ min: 100, max: 1e6 }) })

  it('a restored text is restored already', () => {
    fc.assert(
      fc.property(site, ({ text, seed }) => {
        const { text: once } = restore(damage(text, randomSite(text, seed)).text)
        assert.equal(restore(once).text, once)
      }),
      { numRuns: 30, seed: 1 },
    )
  })

  it('the kind of line ends makes no difference', () => {
    fc.assert(
      fc.property(site, ({ text, seed }) => {
        const damaged = damage(text, randomSite(text, seed)).text
        const windows = restore(damaged.replaceAll('\n', '\r\n')).text
        assert.equal(windows, restore(damaged).text.replaceAll('\n', '\r\n'))
      }),
      { numRuns: 20, seed: 4 },
    )
  })

  it('paragraphs stay paragraphs, and what is outside the repairs is untouched', () => {
    fc.assert(
      fc.property(site, ({ text, seed }) => {
        const damaged = damage(text, randomSite(text, seed)).text
        const { text: restored, repairs } = restore(damaged)
        const lines = damaged.split('\n')
        for (const { line, column, before, after, made } of repairs.toReversed()) {
          if (!made) continue
          const found = lines[line - 1]!
          const end = column - 1 + before.length
          assert.equal(found.slice(column - 1, end), before)
          lines[line - 1] = found.slice(0, column - 1) + after + found.slice(end)
        }
        assert.equal(lines.join('\n'), restored)
      }),
      { numRuns: 30, seed: 2 },
    )
  })

  it('nothing is repaired in a clean text', () => {
    for (const text of CLEAN) assert.deepEqual(restore(text), { text, repairs: [] })
  })
})
