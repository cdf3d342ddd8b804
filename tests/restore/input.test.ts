import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import iconv from 'iconv-lite'
import { restore } from '../../scripts/restore/restore.ts'
import { restoreStream } from '../../scripts/restore/restore-stream.ts'

const TRADITIONAL = '渡輪公司的職員在碼頭檢查設備，隊長說：時間改變了一切。\n乘客下船，燈光亮起。'
const SIMPLIFIED = '渡轮公司的职员在码头检查设备，队长说：时间改变了一切。\n乘客下船，灯光亮起。'

describe('bytes are read in their encoding', () => {
  for (const [encoding, text] of [
    ['utf8', TRADITIONAL],
    ['gbk', TRADITIONAL],
    ['gbk', SIMPLIFIED],
    ['gb18030', SIMPLIFIED],
    ['big5', TRADITIONAL],
    ['utf16-le', TRADITIONAL],
    ['utf16-be', TRADITIONAL],
  ] as const) {
    it(`${encoding}: ${text.slice(0, 4)}…`, () => {
      assert.equal(restore(iconv.encode(text, encoding)).text, text)
    })
  }

  for (const [encoding, text] of [
    ['gbk', '你好，世界。'],
    ['gbk', '俄语的“你好”是Здравствуйте，“谢谢”是Спасибо。字母Я读作“呀”？\n'],
    ['utf16-le', '你好，世界。'],
    ['utf16-be', '도서관은 월요일에 쉽니다.\n'],
    // Bytes of 一 and 最 look like an N and a g of the other order.
    ['utf16-le', '他最後一次坐船，是一個夏天的早上。'],
    ['utf16-be', '他最後一次坐船，是一個夏天的早上。'],
    ['utf16-le', 'Завтра? Да, конечно.\n'],
    ['utf16-be', 'ห้องสมุดปิดวันจันทร์ ใช่ไหม\n'],
    ['utf16-le', 'المكتبة مغلقة يوم الاثنين؟ نعم.\n'],
    ['utf16-be', 'पुस्तकालय सोमवार को बंद रहता है।\n'],
    ['big5', '佢哋喺碼頭食嘢，唔該晒。\n'],
    ['big5', '他指着牆上的記錄，時間改變了一切。\n'],
    ['win1252', 'Über die Brücke fährt die “Straßenbahn”.\n'],
    ['win1252', 'Ça va, élève ? Où est la forêt ?\n'],
    ['shift_jis', '図書館は月曜日が休館です。\n'],
    ['euc-kr', '도서관은 월요일에 쉽니다.\n'],
  ] as const) {
    it(`${encoding}, short: ${text.slice(0, 6)}…`, () => {
      assert.equal(restore(iconv.encode(text, encoding)).text, text)
    })
  }

  it('UTF-16 with its mark is read, and the mark taken off', () => {
    for (const encoding of ['utf16-le', 'utf16-be'])
      assert.equal(restore(iconv.encode(SIMPLIFIED, encoding, { addBOM: true })).text, SIMPLIFIED)
  })

  it('UTF-8 that was cut off within a character is UTF-8', () => {
    const cutOff = Buffer.from(TRADITIONAL).subarray(0, -1)
    assert.equal(restore(cutOff).text, `${TRADITIONAL.slice(0, -1)}\ufffd`)
  })

  it('a page is read in the encoding it declares', () => {
    const paragraphs = TRADITIONAL.split('\n').map((one) => `<p>${one.repeat(3)}</p>`)
    for (const [label, encoding] of [
      ['gb2312', 'gbk'],
      ['gbk', 'gbk'],
      ['big5', 'big5'],
    ] as const) {
      const html = `<html><head><meta charset="${label}"></head><body>${paragraphs.join('')}</body></html>`
      assert.ok(restore(iconv.encode(html, encoding)).text.includes('渡輪公司的職員'), label)
    }
  })

  it('a byte-order mark is taken off and recorded', () => {
    const { text, repairs } = restore(Buffer.from(`\ufeff${TRADITIONAL}`))
    assert.equal(text, TRADITIONAL)
    assert.deepEqual(
      repairs.map(({ kind, line, column }) => [kind, line, column]),
      [['invisible', 1, 1]],
    )
  })

  it('damaged bytes in GBK are restored', () => {
    assert.equal(
      restore(iconv.encode('產(chǎn)業(yè)鏈?zhǔn)艿絿?yán)重的影響', 'gbk')).text,
      '產業鏈受到嚴重的影響',
    )
  })
})

describe('whole-file mojibake', () => {
  for (const [name, garble] of [
    ['Latin-1', (bytes: Buffer) => bytes.toString('latin1')],
    ['windows-1252', (bytes: Buffer) => new TextDecoder('windows-1252').decode(bytes)],
    ['GBK', (bytes: Buffer) => new TextDecoder('gbk').decode(bytes)],
  ] as const) {
    it(`UTF-8 read as ${name} is undone`, () => {
      assert.equal(restore(garble(Buffer.from(TRADITIONAL))).text, TRADITIONAL)
    })
  }

  for (const encoding of ['gbk', 'big5']) {
    it(`${encoding} read as Latin-1 is undone`, () => {
      const bytes = iconv.encode(TRADITIONAL, encoding)
      assert.equal(restore(bytes.toString('latin1')).text, iconv.decode(bytes, encoding))
      assert.equal(restore(new TextDecoder('windows-1252').decode(bytes)).text, iconv.decode(bytes, encoding))
    })
  }

  it('honest lines of accents and signs are none', () => {
    for (const text of [
      'Ça va, élève ?',
      'Ã',
      '联通',
      '«à»',
      'Þórður Ægir Óskarsson áðan; þó að ég sé í bænum, þá er það ekki svo.',
      '¿¡Ünïcödé!? ÀÁÂÃÄÅ ÆÇÈÉÊË ÌÍÎÏ ÐÑÒÓÔÕÖ ØÙÚÛÜÝÞß',
      'éé èè àà ùù ââ êê îî ôô ûû ëë ïï üü',
      '°C ±5 µm ²³ ¼½¾ §§ ¶¶ ××÷÷ ££¥¥',
    ])
      assert.equal(restore(text).text, text)
  })
})

describe('what cannot be seen', () => {
  it('mixed line ends become LF, uniform ones stay', () => {
    assert.equal(restore('甲\r\n乙\n丙\r丁').text, '甲\n乙\n丙\n丁')
    assert.equal(restore('甲\r\n乙\r\n').text, '甲\r\n乙\r\n')
  })

  it('zero-width characters go from among Han characters and stay in emoji', () => {
    assert.equal(restore('發\u200b展\ufeff的').text, '發展的')
    assert.equal(restore('👨\u200d👩\u200d👧').text, '👨\u200d👩\u200d👧')
  })
})

describe('saved pages', () => {
  const paragraphs = [
    '渡輪公司的職員在碼頭檢查設備。',
    '隊長說，這條航線開辦了四十八年，規矩沒有變。',
    '乘客下船，燈光亮起。',
  ]
  const body = paragraphs.map((text) => `<p>${text.repeat(4)}</p>`).join('\n')
  const html = `<!DOCTYPE html><html><head><title>渡輪</title><script>var a = 1</script></head>
<body><nav><a href="/">首頁</a></nav><article><h1>渡輪</h1>${body}</article><footer>版權所有</footer></body></html>`

  it('give their main text, a line a paragraph', () => {
    const { text } = restore(html)
    assert.ok(text.includes(paragraphs.map((one) => one.repeat(4)).join('\n')), text)
    assert.doesNotMatch(text, /var a|首頁|<p>/)
  })

  it('keep their title, and mark headings and bold paragraphs as Markdown does', () => {
    const asked = html.replace(
      `<p>${paragraphs[1]!.repeat(4)}</p>`,
      (paragraph) =>
        `<h3>航線</h3><p><strong>為甚麼</strong> <b>開船？</b></p>${paragraph}<p>他說<b>不。</b></p><p><b>不開？ </b>不開。</p>`,
    )
    const lines = restore(asked).text.split('\n')
    assert.equal(lines[0], '# 渡輪')
    assert.ok(lines.includes('### 航線'), lines.join('\n'))
    assert.ok(lines.includes('**為甚麼 開船？**'), lines.join('\n'))
    assert.ok(lines.includes('他說不。'), lines.join('\n'))
    assert.ok(lines.includes('**不開？** 不開。'), lines.join('\n'))
  })

  it('state their site as front matter, and the date of their head under the title', () => {
    const named = html
      .replace(
        '<head>',
        '<head><meta property="og:site_name" content="島 報"><meta property="article:published_time" content="2021-06-15T08:00:00Z">',
      )
      .replace('<article>', '<article><div>第十二期</div>')
    assert.deepEqual(restore(named).text.split('\n').slice(0, 6), [
      '---',
      'publication: "島 報"',
      '---',
      '第十二期',
      '# 渡輪',
      '2021-06-15',
    ])
  })

  it('take no notice of rights for the date of their text', () => {
    const ended = html.replace(/<footer>.*<\/footer>/, '<div id="end">版權所有 © 2023</div>')
    assert.doesNotMatch(restore(ended).text, /版權/)
  })

  it('keep italics, set captions as pictures, and put a byline that stood above the text under the title', () => {
    const asked = html
      .replace(
        '<article>',
        '<header><p class="byline">文：林若海</p><time>2024-03-05</time></header><article>',
      )
      .replace(
        `<p>${paragraphs[1]!.repeat(4)}</p>`,
        (paragraph) =>
          `<p><em>為甚麼？</em></p><figure><img src="a.jpg"><figcaption><p>碼頭的早上</p></figcaption></figure>${paragraph}`,
      )
    const lines = restore(asked).text.split('\n')
    assert.deepEqual(lines.slice(0, 2), ['# 渡輪', '文：林若海 | 2024-03-05'])
    assert.ok(lines.includes('*為甚麼？*'), lines.join('\n'))
    assert.ok(lines.includes('![碼頭的早上]()'), lines.join('\n'))
  })

  it('are restored, with places counted in the source', () => {
    const list = { 輪: 'lún', 職: 'zhí', 員: 'yuán', 頭: 'tóu', 檢: 'jiǎn', 設: 'shè', 隊: 'duì', 變: 'biàn' }
    const damaged = Object.entries(list).reduce(
      (text, [char, reading]) => text.replaceAll(char, `${char}(${reading})`),
      html,
    )
    const { text, repairs } = restore(damaged)
    assert.doesNotMatch(text, /\(/)
    const lines = damaged.split('\n')
    for (const { line, column, before } of repairs) {
      assert.equal(lines[line - 1]!.slice(column - 1, column - 1 + before.length), before)
    }
  })
})

describe('restoreStream', () => {
  it('gives what restore gives, line numbers included', async () => {
    const run = '產(chǎn)業(yè)鏈?zhǔn)艿絿?yán)重的影響,發(fā)展很快。\n'
    const glosses = '機(jī)會(huì)還有很多,時(shí)間也夠,發(fā)展的經(jīng)驗(yàn)不多。\n'
    const bytes = Buffer.from(run + glosses.repeat(12_000))
    function* chunks(): Generator<Uint8Array> {
      for (let at = 0; at < bytes.length; at += 10_007) yield bytes.subarray(at, at + 10_007)
    }
    let text = ''
    let last = 0
    for await (const piece of restoreStream(chunks())) {
      text += piece.text
      last = piece.repairs.at(-1)?.line ?? last
    }
    const lines = '機會還有很多，時間也夠，發展的經驗不多。\n'.repeat(12_000)
    assert.equal(text, `產業鏈受到嚴重的影響，發展很快。\n${lines}`)
    assert.equal(last, 12_001)
  })
})
