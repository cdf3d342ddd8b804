import type { Evidence, Outline, Statement } from './model.ts'

/** What `deck outline --json` prints for one file. */
export interface OutlineJson {
  file: string
  language: string
  meta: Outline['interview']['meta']
  speakers: Outline['interview']['speakers']
  turns: { index: number; speaker: string | null; role: string; text: string }[]
  sentences: {
    id: number
    turn: number
    text: string
    used: 'used' | 'notes' | 'omitted' | null
    reason?: string
  }[]
  themes: { title: string; question?: Statement; claims: ClaimJson[] }[]
  forecasts: Outline['forecasts']
  discussion: Outline['discussion']
}

interface ClaimJson {
  id: string
  headline: string
  /** The headline once more, under the name that points have. */
  text: string
  sentences: number[]
  points: Statement[]
  evidence: Evidence
  passage: number[]
  rank: number
}

/** The outline as one plain object. `used` is null for sentences that are no answer. */
export function outlineJson(
  file: string,
  { interview, themes, forecasts, discussion, accounted }: Outline,
): OutlineJson {
  const account = new Map(accounted.map((entry) => [entry.id, entry]))
  return {
    file,
    language: interview.language,
    meta: interview.meta,
    speakers: interview.speakers,
    turns: interview.turns.map(({ index, speaker, role, text }) => ({ index, speaker, role, text })),
    sentences: interview.sentences.map(({ id, turn, text }) => {
      const entry = account.get(id)
      return { id, turn, text, used: entry?.as ?? null, ...(entry?.reason ? { reason: entry.reason } : {}) }
    }),
    themes: themes.map(({ title, question, claims }) => ({
      title,
      ...(question ? { question } : {}),
      claims: claims.map(({ id, headline, evidence, passage, rank }) => ({
        id,
        headline: headline.text,
        text: headline.text,
        sentences: headline.sentences,
        points: evidence.points,
        evidence,
        passage,
        rank,
      })),
    })),
    forecasts,
    discussion,
  }
}

/** The outline as an indented text for reading: theme, claim with its sentences and kind of evidence, points. */
export function formatOutline({ title, themes }: Outline): string {
  const cited = ({ text, sentences }: Statement) => `${text} [${sentences.join(', ')}]`
  const lines = themes.flatMap((theme) => [
    '',
    theme.title,
    ...theme.claims.flatMap(({ headline, evidence }) => [
      `  ${cited(headline)}${evidence.kind === 'points' ? '' : ` (${evidence.kind})`}`,
      ...evidence.points.map((point) => `    - ${cited(point)}`),
    ]),
  ])
  return [title, ...lines, ''].join('\n')
}
