import { isAudience, isGuestWord, isInterviewerWord, isMedium, isRecorded } from './label-words.ts'
import { TOGETHER } from './name-label.ts'

export type SpeakerRole = 'interviewer' | 'guest'

/** What one label says through the interview. */
export interface Speech {
  label: string
  /** A longer spelling, which may say more: 主持人張蕾 for 張蕾. */
  fullLabel?: string
  /** Texts of its turns. */
  turns: string[]
  /** What the head of the text, or a bracket behind the label, says of this speaker. */
  declared?: SpeakerRole
}

/** «Host Carla Reyes» */
const ANNOUNCED_ASKER =
  /^(?:interviewer|(?:co-)?host|moderator|reporter|presenter|chair|facilitator) \p{Lu}/iu
const ASKS_AT_END = /[?？][」』”"'’）)\]】*_\s]*$/u
/** What only hosts say. */
const HOSTS =
  /\b(?:welcome (?:back )?to (?:the|our|this) (?:show|podcast|program(?:me)?|episode)|you['’]re listening to|(?:my|our) guest (?:today|this week|is)|(?:thanks|thank you) (?:so much |very much )?for (?:joining|being with) (?:us|me)|(?:joins|joining) (?:us|me) (?:now|today|from))\b|[歡欢]迎(?:收[聽听看]|[來来]到|做客)|今[天日晚][^。]{0,12}(?:[請请]到|[邀約约][請请]|[來来嘉][賓宾]是)/i
/** Share of turns that end in a question from which somebody plainly asks. */
const PLAINLY_ASKS = 0.6
/** Who ends so many of several turns in a question asks, be the turns ever so long. */
const MOSTLY_ASKS = 0.75
const ASKING_TURNS = 3
/** An asker's turns are at most this share of the longest answerer's, on average. */
const SHORT_BESIDE = 0.5

/**
 * Who asks and who answers: what the labels say; else who asks most, speaks shortest and opens.
 * `speeches` are in order of appearance; with two or more, one at least asks and one at least answers.
 */
export function assignRoles(speeches: Speech[]): Map<string, SpeakerRole> {
  const known = new Map<string, SpeakerRole>()
  // In a dialogue of A and B, A is a letter and not «answer».
  const lettered = speeches.some(({ label }) => /^b$/i.test(label))
  for (const { label, fullLabel, declared } of speeches) {
    if (declared) known.set(label, declared)
    else if (
      ANNOUNCED_ASKER.test(fullLabel ?? label) ||
      isInterviewerWord(label) ||
      isInterviewerWord(fullLabel ?? '')
    )
      known.set(label, 'interviewer')
    else if (isGuestWord(label) && !(lettered && /^a$/i.test(label))) known.set(label, 'guest')
  }
  // Where 訪 asks, Q may be somebody: of several who are called askers the one who does not ask answers.
  if (speeches.length > 1 && speeches.every(({ label }) => known.get(label) === 'interviewer')) {
    const [least] = speeches.map(measure).sort((a, b) => a.asking - b.asking)
    if (least!.asking < 0.25 && !speeches.some(({ declared }) => declared)) known.set(least!.label, 'guest')
  }
  const hosts = speeches.filter(
    ({ label, turns }) => !known.has(label) && turns.some((turn) => HOSTS.test(turn)),
  )
  if (known.size + hosts.length < speeches.length)
    for (const { label } of hosts) known.set(label, 'interviewer')
  for (const label of peersOfAsker(speeches)) if (!known.has(label)) known.set(label, 'interviewer')
  // Where Q and A stand for examiner and witness, whoever else has a name objects, or asks too.
  const examined =
    speeches.some(({ label }) => /^q$/i.test(label)) && speeches.some(({ label }) => /^a$/i.test(label))
  for (const { label } of speeches)
    if (examined && isRecorded(label) && !known.has(label)) known.set(label, 'interviewer')
  // «Greta & Lise» speak together where Greta speaks too; «Farm & Fence» is a paper.
  const isTogether = (label: string) =>
    TOGETHER.test(label) && label.split(TOGETHER).some((one) => speeches.some((other) => other.label === one))
  const unknown = speeches.filter(({ label }) => !known.has(label) && !isTogether(label)).map(measure)
  const roles = new Map(known)
  for (const { label } of unknown) roles.set(label, 'guest')

  const measured = speeches.map(measure)
  const longest = measured.reduce((most, { length }) => Math.max(most, length), 0)
  const questions = measured.reduce((sum, { asking, turns }) => sum + asking * turns, 0)
  const asks = [...unknown].sort((a, b) => score(b, longest, questions) - score(a, longest, questions))
  // Questions from the hall make nobody the host.
  const hasInterviewer = [...known].some(([label, role]) => role === 'interviewer' && !isAudience(label))
  const hasGuest = [...known.values()].includes('guest')
  if (!hasInterviewer && asks.length > (hasGuest ? 0 : 1)) roles.set(asks.shift()!.label, 'interviewer')
  let guests = [...roles.values()].filter((role) => role === 'guest').length
  for (const found of asks) {
    if (guests < 2 || !plainlyAsks(found, longest)) continue
    roles.set(found.label, 'interviewer')
    guests--
  }
  for (const { label } of speeches) {
    if (roles.has(label)) continue
    const guest = label.split(TOGETHER).some((one) => roles.get(one) === 'guest')
    roles.set(label, guest ? 'guest' : 'interviewer')
  }
  return roles
}

/** All but one, where the one speaks in every other turn and hardly asks, and each of the others mostly does. */
function peersOfAsker(speeches: Speech[]): string[] {
  const measured = speeches.map(measure)
  const all = measured.reduce((sum, { turns }) => sum + turns, 0)
  const answering = measured.find(({ turns, asking }) => Math.abs(2 * turns - all) < 2 && asking < 0.25)
  const others = measured.filter((one) => one !== answering)
  const ask = others.length > 1 && all >= 6 && others.every(({ asking }) => asking >= 0.5)
  return answering && ask ? others.map(({ label }) => label) : []
}

interface Measure {
  label: string
  order: number
  turns: number
  asking: number
  /** Mean UTF-16 units of a turn. */
  length: number
}

function measure({ label, turns }: Speech, order: number): Measure {
  const asking = turns.filter((turn) => ASKS_AT_END.test(turn.slice(-12))).length
  const length = turns.reduce((sum, turn) => sum + turn.length, 0) / Math.max(1, turns.length)
  return { label, order, turns: turns.length, asking: asking / Math.max(1, turns.length), length }
}

/** Who asks most: of his turns, so that few of them say little, and of all questions. */
function score({ label, order, asking, turns, length }: Measure, longest: number, questions: number): number {
  const asked = asking * turns
  return (
    (asked + 0.5) / (turns + 1) +
    asked / Math.max(1, questions) +
    (length < longest * SHORT_BESIDE ? 0.3 : 0) +
    (order === 0 ? 0.1 : 0) +
    (isMedium(label) ? 2 : 0)
  )
}

function plainlyAsks(found: Measure, longest: number): boolean {
  if (isMedium(found.label)) return true
  if (found.turns >= ASKING_TURNS && found.asking >= MOSTLY_ASKS) return true
  return found.asking === 1 || (found.asking >= PLAINLY_ASKS && found.length <= longest * SHORT_BESIDE)
}
