/** Damages clean texts, restores them, and counts what came back. */
import { restore } from '../../scripts/restore/restore.ts'
import { damage, type Run, type Site } from './damager.ts'

export interface Share {
  right: number
  of: number
}

export interface Accuracy {
  /** Glosses put in and taken out again, text beside them untouched. */
  glosses: Share
  /** Runs of which every byte is still there. */
  wholeRuns: Share
  /** Runs of which pairs vanished. */
  lossyRuns: Share
  /** Runs that swallowed an ASCII character of the text. */
  swallowing: Share
  /** Runs that came back wrong without being reported, as not repaired or as doubtful. */
  unreported: number
  /** Runs that came back right, and were reported as doubtful. */
  doubted: number
  /** Damaged, wanted and got of each run that is not right. */
  failures: string[]
}

export function noAccuracy(): Accuracy {
  const none = (): Share => ({ right: 0, of: 0 })
  return {
    glosses: none(),
    wholeRuns: none(),
    lossyRuns: none(),
    swallowing: none(),
    unreported: 0,
    doubted: 0,
    failures: [],
  }
}

/** Damages one text as a site would, restores it, and adds to the count. */
export function measure(clean: string, site: Site, sum: Accuracy): void {
  const damaged = damage(clean, site)
  const restored = restore(damaged.text)
  const lines = [0, ...[...damaged.text.matchAll(/\n/g)].map((end) => end.index + 1)]
  const edits = restored.repairs
    .filter(({ kind }) => kind !== 'width')
    .map((repair) => ({ ...repair, start: lines[repair.line - 1]! + repair.column - 1 }))
  const made = edits.filter((edit) => edit.made)
  const placeOf = (offset: number): number =>
    made
      .filter((edit) => edit.start + edit.before.length <= offset)
      .reduce((place, edit) => place + edit.after.length - edit.before.length, offset)
  for (const run of damaged.runs) {
    const wanted = plain(clean.slice(...run.clean))
    const got = plain(restored.text.slice(placeOf(run.damaged[0]), placeOf(run.damaged[1])))
    const share = shareOf(run, sum)
    share.of++
    const [from, to] = run.damaged
    const reported = edits.some(
      (edit) =>
        (!edit.made || edit.doubtful) && edit.start <= to && edit.start + edit.before.length >= from - 3,
    )
    if (wanted === got) {
      share.right++
      if (reported) sum.doubted++
      continue
    }
    if (!reported) sum.unreported++
    sum.failures.push(
      `${run.lostPairs} lost: ${damaged.text.slice(from, to)}  wanted ${wanted}  got ${got}${reported ? '' : '  UNREPORTED'}`,
    )
  }
  sum.glosses.of += damaged.glosses
  const left = restored.text.match(/\([a-zü]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)/g)?.length ?? 0
  const leftInRuns = damaged.runs
    .map((run) => restored.text.slice(placeOf(run.damaged[0]), placeOf(run.damaged[1])))
    .reduce(
      (count, run) =>
        count + (run.match(/\([a-zü]*[^()\s]*[āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ][a-z]*\)/g)?.length ?? 0),
      0,
    )
  sum.glosses.right += damaged.glosses - Math.max(0, left - leftInRuns)
}

function shareOf(run: Run, sum: Accuracy): Share {
  if (run.swallowed) return sum.swallowing
  return run.lostPairs > 0 ? sum.lossyRuns : sum.wholeRuns
}

/** Without what the page cannot tell: which width a mark had, where spaces stood. */
function plain(text: string): string {
  return text.normalize('NFKC').replace(/[ \n]/g, '')
}

export function percent({ right, of }: Share): number {
  return of === 0 ? 100 : (100 * right) / of
}
