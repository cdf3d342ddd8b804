import assert from 'node:assert/strict'
import { describe, it } from 'node:test'
import { parseDeckYaml } from '../scripts/deck-yaml.ts'
import { UserError } from '../scripts/user-error.ts'

describe('parseDeckYaml()', () => {
  it('reads every key', () => {
    const config = parseDeckYaml(
      'interview: a.txt\ntitle: T\nminutes: 12\nscript: zh-TW\noutput: b.md\npdf: b.pdf\nkeep: [乾安]\nquestions: [Why?]\nthemes:\n  - title: One\n    cues: [x, y]\n',
      'deck.yaml',
    )
    assert.deepEqual(config.themes, [{ title: 'One', cues: ['x', 'y'] }])
    assert.equal(config.minutes, 12)
  })

  const mistakes: [string, string, RegExp][] = [
    [
      'an unknown key',
      'interview: a\nminuets: 5\n',
      /^deck\.yaml:2: unknown key minuets, did you mean minutes\?; the keys here are interview, .*minutes/,
    ],
    [
      'a length out of range',
      'interview: a\nminutes: 500\n',
      /^deck\.yaml:2: minutes must be a number from 3 to 120$/,
    ],
    [
      'an unknown script',
      'interview: a\nscript: zh-XX\n',
      /^deck\.yaml:2: script must be zh-HK, zh-TW, zh-CN or keep$/,
    ],
    [
      'a theme without cues',
      'interview: a\nthemes:\n  - title: One\n    cues: []\n',
      /^deck\.yaml:4: cues must be a list of words/,
    ],
    [
      'an unknown key in a theme',
      'interview: a\nthemes:\n  - title: One\n    cue: [a]\n    cues: [a]\n',
      /^deck\.yaml:4: unknown key cue, did you mean cues\?; the keys here are title, cues$/,
    ],
    [
      'a slip in a key that must be there',
      'interview: a\nthemes:\n  - titel: One\n    cues: [a]\n',
      /^deck\.yaml:3: unknown key titel, did you mean title\?/,
    ],
    [
      'a fullwidth colon',
      'interview: a\nminutes：20\n',
      /^deck\.yaml:2: the colon behind minutes is a fullwidth one; write : and a space$/,
    ],
    ['a missing interview', 'title: T\n', /^deck\.yaml.*: interview must be the path of the interview$/],
    ['a key said twice', 'interview: a\ninterview: b\n', /^deck\.yaml:2: this is not valid YAML: .*unique/],
    ['broken YAML', 'interview: [a\n', /^deck\.yaml:\d: this is not valid YAML/],
    [
      'an unknown key whose value begins on the next line',
      'interview: a\nspeakers:\n  - b\n',
      /^deck\.yaml:2: unknown key speakers; the keys/,
    ],
    ['a number for a title', 'interview: a\ntitle: 2024\n', /^deck\.yaml:2: title must be a text; .*quotes$/],
    ['a key without a value', 'interview: a\nkeep:\n', /^deck\.yaml:2: keep must be a list of terms/],
    ['a length in quotes', 'interview: a\nminutes: "20"\n', /^deck\.yaml:2: minutes must be a number/],
    ['an alias without its anchor', 'interview: *a\n', /^deck\.yaml: an alias without its anchor; .*quotes$/],
    ['brackets without end', '['.repeat(100_000), /^deck\.yaml: brackets or dashes are nested too deep$/],
    ['dashes without end', '- '.repeat(100_000), /^deck\.yaml: brackets or dashes are nested too deep$/],
    ['a key of JavaScript', 'interview: a\n__proto__: b\n', /^deck\.yaml:2: unknown key __proto__/],
    ['no mapping at all', 'just words\n', /^deck\.yaml.*: this must be a list of keys and values/],
    [
      'a bomb of aliases',
      `a: &a [x,x,x,x,x,x,x,x,x]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b,*b]\ninterview: [*c,*c,*c,*c,*c,*c,*c,*c]\n`,
      /^deck\.yaml: too many aliases/,
    ],
  ]
  for (const [what, text, message] of mistakes) {
    it(`names file, line, key and what is allowed for ${what}`, () => {
      assert.throws(
        () => parseDeckYaml(text, 'deck.yaml'),
        (error) => error instanceof UserError && message.test(error.message) && !error.message.includes('\n'),
      )
    })
  }
})
