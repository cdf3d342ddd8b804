import assert from 'node:assert/strict'
import { test } from 'node:test'
import { barStops, readExtent } from '../../scripts/diagram/read-hedge.ts'
import { readBars } from '../../setup/bars.ts'

const exact = { softBelow: false, softAbove: false }

for (const [words, expected] of [
  ['100%', { from: 100, to: 100, ...exact }],
  ['至少90%', { from: 90, to: 90, softBelow: false, softAbove: true }],
  ['90%以上', { from: 90, to: 90, softBelow: false, softAbove: true }],
  ['英偉達的20%左右', { from: 20, to: 20, softBelow: true, softAbove: true }],
  ['不到45%', { from: 45, to: 45, softBelow: true, softAbove: false }],
  ['90%–95%', { from: 90, to: 95, ...exact }],
  ['至少90%，甚至95%', { from: 90, to: 95, softBelow: false, softAbove: true }],
  ['about 1,200', { from: 1200, to: 1200, softBelow: true, softAbove: true }],
  ['at most 3.5', { from: 3.5, to: 3.5, softBelow: true, softAbove: false }],
  ['沒有數字', undefined],
  ['1、2或3', undefined],
] as const)
  test(`readExtent('${words}') => ${JSON.stringify(expected)}`, () =>
    assert.deepEqual(readExtent(words), expected))

test('a measurement ends sharply, an estimate does not, a range fades between its ends', () => {
  const stops = (words: string) => barStops(readExtent(words)!, 100)
  assert.deepEqual(stops('80%'), [80, 80])
  assert.deepEqual(stops('50%–70%'), [50, 70])
  const [full, gone] = stops('大約50%')
  assert.ok(full < 50 && gone > 50)
  assert.equal(stops('至少50%')[0], 50)
  assert.ok(stops('至少50%')[1] > 50)
  assert.deepEqual(stops('至少98%'), [98, 100])
})

test('bars on a scale from 0 are read with name, words and extent', () => {
  const code = [
    'xychart-beta',
    '  x-axis ["起重量：至少90% [^68]", "水深：20%左右", "面積"]',
    '  y-axis "進口船 = 100%" 0 --> 100',
    '  bar [90, 20, 64]',
  ].join('\n')
  assert.deepEqual(readBars(code), {
    whole: '進口船 = 100%',
    yardstick: 100,
    most: 100,
    bars: [
      {
        name: '起重量',
        words: '至少90%',
        mark: '[^68]',
        extent: { from: 90, to: 90, softBelow: false, softAbove: true },
      },
      {
        name: '水深',
        words: '20%左右',
        mark: '',
        extent: { from: 20, to: 20, softBelow: true, softAbove: true },
      },
      { name: '面積', words: '64%', mark: '', extent: { from: 64, to: 64, ...exact } },
    ],
  })
})

test('a bar longer than its yardstick is drawn longer: the scale ends beyond it', () => {
  const code = 'xychart-beta\n x-axis ["a：130%"]\n y-axis "b = 100%" 0 --> 130\n bar [130]'
  const { yardstick, most } = readBars(code)!
  assert.deepEqual([yardstick, most], [100, 130])
})

test('the bar ends at the number of the source when the editor changes it', () => {
  const code = 'xychart-beta\n x-axis ["a: about 20%"]\n y-axis "b = 100%" 0 --> 100\n bar [35]'
  assert.deepEqual(readBars(code)!.bars[0]!.extent, { from: 35, to: 35, softBelow: true, softAbove: true })
})

test('a chart with a title, a line, or a scale that does not begin at 0 is left to Mermaid', () => {
  const bars = '  x-axis ["a"]\n  y-axis "b" 0 --> 10\n  bar [3]'
  assert.ok(readBars(`xychart-beta\n${bars}`))
  assert.equal(readBars(`xychart-beta\n  title "t"\n${bars}`), undefined)
  assert.equal(readBars(`xychart-beta\n${bars}\n  line [3]`), undefined)
  assert.equal(readBars(`xychart-beta\n${bars.replace('0 -->', '5 -->')}`), undefined)
  assert.equal(readBars('flowchart LR\n  a --> b'), undefined)
})
