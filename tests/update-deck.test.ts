import assert from 'node:assert/strict'
import { writeFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { after, before, beforeEach, describe, it } from 'node:test'
import { mergeSlides } from '../scripts/slides/merge-slides.ts'
import { formatConflict, updateDeck } from '../scripts/update-deck.ts'
import { UserError } from '../scripts/user-error.ts'

const deck = (first: string, second: string, interview = 'talk.txt') =>
  `---\ninterview: ${interview}\nid: cover\n---\n\n# ${first}\n\n---\nid: one\n---\n\n# ${second}\n`

let folder: string
let file: string
before(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'update deck '))
})
beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(folder, 'case-')), 'slides.md')
})
after(() => rm(folder, { recursive: true, force: true }))

const read = (name = file) => readFile(name, 'utf8')
const base = () => path.join(path.dirname(file), '.slides.md.base')
const names = async () => (await readdir(path.dirname(file))).sort()

describe('updateDeck()', () => {
  it('makes the folder of a deck that is to stand elsewhere', async () => {
    const elsewhere = path.join(path.dirname(file), 'my talks', '2026', 'slides.md')
    await updateDeck(elsewhere, deck('A', 'B'))
    assert.equal(await read(elsewhere), deck('A', 'B'))
  })

  it('says so when the folder cannot be made, since part of it is a file', async () => {
    await writeFile(file, 'mine')
    await assert.rejects(updateDeck(path.join(file, 'slides.md'), deck('A', 'B')), UserError)
    assert.equal(await read(), 'mine')
  })

  it('writes nothing when there is nothing to change', async () => {
    assert.equal((await updateDeck(file, deck('A', 'B'))).changed, true)
    assert.equal((await updateDeck(file, deck('A', 'B'))).changed, false)
  })

  it('merges an edit that was saved while it was merging', async () => {
    await updateDeck(file, deck('A', 'B'))
    let saves = 0
    const { conflicts } = await updateDeck(file, deck('A', 'New B'), {
      merge: (...sides) => {
        if (saves++ === 0) writeFileSync(file, deck('My A', 'B'))
        return mergeSlides(...sides)
      },
    })
    assert.equal(await read(), deck('My A', 'New B'))
    assert.equal(await read(base()), deck('A', 'New B'))
    assert.deepEqual(conflicts, [])
  })

  it('is not taken in by a file that an editor is in the middle of saving', async () => {
    await updateDeck(file, deck('A', 'B'))
    await writeFile(file, '')
    let looks = 0
    const { conflicts } = await updateDeck(file, deck('A', 'New B'), {
      merge: (...sides) => {
        if (looks++ === 0) writeFileSync(file, deck('My A', 'B'))
        return mergeSlides(...sides)
      },
    })
    assert.equal(await read(), deck('My A', 'New B'))
    assert.deepEqual(conflicts, [])
  })

  it('merges a deck that another program wrote while it made the first', async () => {
    let looks = 0
    await updateDeck(file, deck('A', 'B'))
    await updateDeck(file, deck('A', 'C'), {
      merge: (...sides) => {
        if (looks++ < 3) writeFileSync(file, deck(`Mine ${looks}`, 'B'))
        return mergeSlides(...sides)
      },
    })
    assert.equal(looks, 4)
    assert.equal(await read(), deck('Mine 3', 'C'))
  })

  it('gives up, leaving all as it is, when another program changes the deck all the time', async () => {
    await updateDeck(file, deck('A', 'B'))
    let looks = 0
    await assert.rejects(
      updateDeck(file, deck('A', 'C'), {
        merge: (...sides) => {
          writeFileSync(file, deck(`Mine ${looks++}`, 'B'))
          return mergeSlides(...sides)
        },
      }),
      UserError,
    )
    assert.equal(await read(), deck(`Mine ${looks - 1}`, 'B'))
    assert.equal(await read(base()), deck('A', 'B'))
    assert.deepEqual(await names(), ['.slides.md.base', 'slides.md'])
  })

  it('keeps every deck that fresh ones replaced, each under a name of its own', async () => {
    await updateDeck(file, deck('A', 'B'))
    const backups: string[] = []
    for (const mine of ['first', 'second', 'third']) {
      await writeFile(file, deck(mine, 'B'))
      backups.push(...(await updateDeck(file, deck('A', 'B'), { fresh: true })).backups)
    }
    assert.deepEqual(
      backups.map((name) => path.basename(name)),
      ['slides.md.bak', 'slides.md.2.bak', 'slides.md.3.bak'],
    )
    assert.deepEqual(await Promise.all(backups.map(read)), [
      deck('first', 'B'),
      deck('second', 'B'),
      deck('third', 'B'),
    ])
    assert.equal(await read(), deck('A', 'B'))
  })

  it('starts over even where the deck is no text, and keeps its bytes', async () => {
    const bytes = Buffer.from([0xa7, 0xda, 0x00, 0xff])
    await writeFile(file, bytes)
    await updateDeck(file, deck('A', 'B'), { fresh: true })
    assert.deepEqual(await readFile(`${file}.bak`), bytes)
  })

  it('makes no copy of a deck that is fresh already', async () => {
    await updateDeck(file, deck('A', 'B'))
    assert.deepEqual((await updateDeck(file, deck('A', 'B'), { fresh: true })).backups, [])
  })

  it('changes nothing when the base is lost, says so, and merges from then on', async () => {
    await updateDeck(file, deck('A', 'B'))
    await writeFile(file, deck('My A', 'B'))
    await rm(base())
    const { conflicts } = await updateDeck(file, deck('A', 'B'))
    assert.equal(await read(), deck('My A', 'B'))
    assert.match(formatConflict(conflicts[0]!, file), /slides\.md\.base is lost/)
    assert.equal((await updateDeck(file, deck('A', 'New B'))).conflicts.length, 0)
    assert.equal(await read(), deck('My A', 'New B'))
  })

  it('changes nothing when the base is of another deck, and keeps that base', async () => {
    for (const foreign of ['my own file', deck('X', 'Y', 'other.txt')]) {
      await updateDeck(file, deck('A', 'B'))
      await writeFile(file, deck('My A', 'B'))
      await writeFile(base(), foreign)
      const { conflicts, backups } = await updateDeck(file, deck('A', 'New B'))
      assert.equal(await read(), deck('My A', 'B'))
      assert.match(formatConflict(conflicts[0]!, file), /belongs to another deck/)
      assert.equal(await read(backups[0]), foreign)
    }
  })
})

describe('formatConflict()', () => {
  it('shows both versions, and of a long one the beginning', async () => {
    const shown = formatConflict(
      { id: 'one', line: 7, kind: 'both changed', theirs: '- mine', next: '- a\n'.repeat(30).trim() },
      'talk/slides.md',
    )
    assert.match(
      shown,
      /^talk\/slides\.md:7: slide one: both changed; your version stands\n {2}yours:\n {6}- mine\n/,
    )
    assert.match(shown, /generated:\n( {6}- a\n){20} {6}… and 10 more lines$/)
  })
})
