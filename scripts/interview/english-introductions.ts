import { escapePattern } from '../escape-pattern.ts'
import type { Introduction } from './introductions.ts'
import { isMedium } from './label-words.ts'
import { isHouse, isNobodysName, LATIN_NAME, LETTER } from './person-names.ts'
import { isOccupation } from './wordnet/occupations.ts'

const MEETING =
  '(?:agreed to (?:talk|speak|meet|answer)|spoke|speaks|talked|talks|tells|told|sat|sits|joined|joins|met|meets|spent|interviewed|answered|answers|discusses|explains|was interviewed|is interviewed)'
const OFFICE_WORD =
  /\b(?:professor|lecturer|director|president|chief|head|chair(?:man|woman|person)?|minister|author|writer|editor|founder|co-founder|CEO|CTO|CFO|researcher|scientist|engineer|economist|historian|analyst|lawyer|judge|artist|poet|novelist|actor|conductor|composer|mayor|senator|secretary|fellow|dean|manager|partner|curator|journalist|physician|surgeon|doctor|nurse|teacher|designer|architect|physicist|chemist|biologist|linguist|philosopher|mathematician|officer|owner|chef|coach|librarian|farmer|baker|chancellor|ambassador|governor|commissioner|laureate|champion|captain|pilot|activist|cook|clerk|scholar|critic|student|apprentice|steward|priest|canon|vicar|rector|pastor|rabbi|imam|monk|nun|bishop|shepherd|smith|mason|guide|midwife|vet|guard|pharmacist|representative|delegate|witness)s?\b/i
/** Words for what people do mostly end alike: operator, baker, pianist, librarian. */
const OFFICE_ENDING = /\p{Ll}{2,}(?:or|er|eur|ist|yst|ian|eer|smith|wright)s?$/u

/** «Jane Roe, 46», «Jane Roe ’98», «Jane Roe, Ph.D.»: what stands behind a name before anything is told. */
const AGE =
  "(?:, (?:aged )?\\d{2}| [’']\\d{2}|,? (?:[MOC]BE|Ph\\.?D\\.?|M\\.?D\\.?|RN|[KQ]C|FRS|[JS]r\\.?)(?=[,\\s]))?"
/** What people do for a living. */
const WORKS =
  'runs|leads|directs|heads|chairs|teaches|edits|manages|owns|studies|builds|conducts|coaches|keeps|makes|draws|writes|works|grows|sells|plays|designs|paints|cooks|bakes|drives|flies|sails|restores|repairs|mends|fixes|tunes|trains|breeds|raises|farms|looks after|cares for|advises|represents|translates|photographs|collects|brews|carves|weaves|sews|cuts|cleans|tends|operates|organises|organizes|researches'
/** What a sentence goes on with behind the «and» of an office. */
const VERBS = `${WORKS}|lives|sits|serves|holds|spends|likes|says`
/** «Jane Roe has run the station since …», «Jane Roe runs the station»: introduced by what she does. */
const HAS_DONE = new RegExp(
  `^${AGE}(?:, who|, [^,.\\n]{3,80},|,)? (?:${WORKS}|founded|lives)\\b|^ (?:has|have|had) (?:been|led|run|taught|spent|written|built|rebuilt|kept|made|drawn|sold|won|grown|flown|sung|lit|dug|cut|set|put|read|heard|seen|held|caught|brought|bought|found|fought|laid|lost|met|shot|sent|stood|swum|thrown|told|worn|bred|fed|hung|\\p{Ll}{3,}ed)\\b`,
  'u',
)
/**
 * «Jane Roe heads the housing office of Calder City», «Jane Roe, who runs a heating firm in Leeds,», «… she now runs the Basin
 * Cooperative,»: what somebody does, where no office is told. The clause is taken whole or up to another verb, so that no «keeps
 * four hundred and twelve» ends at its «and».
 */
const DOES = new RegExp(
  `^${AGE},?(?<between>[^\\n]{0,300}?(?:(?<!\\b(?:why|how|what|that|when|where|if|whether|because|than|as) )\\b(?:[Ss]he|[Hh]e)|, who)|) (?:now |currently |also |today )?(?<does>(?:${WORKS}|\\p{Ll}+s(?=[^,.;:\\n]{0,60} for a living)) (?!(?:her|his|their|it|them|this|that|what) )[^,.;:\\n]{3,90}?)(?=[,.;:]| and(?:,| (?:has|had|is|was|\\p{Ll}+ed|${VERBS}|\\p{Ll}+s (?:\\p{Ll}+ly|well|(?:\\p{Ll}+ )?(?:it|them|him|her|his|their)))\\b)| who\\b)`,
  'u',
)
/** «Marine biologist Jane Roe on …»: a headline's way, the office first. */
const HEADLINE_OFFICE = new RegExp(
  `(?:^|[.,\\n]\\s*|\\bInterview: |\\b(?:is|are|and) )((?:(?!(?:[Ww]ith|[Bb]y|of|on|to|[Ff]rom|[Ii]n|[Aa]t|for|and|us|is|are|was|were) )[${LETTER}-]+ ){0,4}[${LETTER}-]+) $`,
  'u',
)
/** «Inspector of public kitchens Jane Roe»: where a sentence begins, of what somebody is the head. */
const OPENING_OFFICE =
  /(?:^|[.\n]\s*)(\p{Lu}\p{Ll}[\p{L}-]*(?: \p{Ll}[\p{L}-]*){0,2}? (?:of|for)(?: \p{Ll}[\p{L}-]*){1,4}) $/u
/** «Poet and beekeeper Jane Roe lives …» */
const BOTH_OFFICES =
  /(?:^|[.,\n]\s*|\b(?:is|are|with|by|and) )(?:the )?(?<first>[\p{L}-]+) and (?<second>[\p{Ll}-]+(?: [\p{Ll}-]+)?) $/u
/** «Cartographer Jane Roe draws …»: the trade opens the sentence and is no part of the name. */
const TRADE_IN_NAME = /^(?!Professor )((?:\p{Lu}[\p{Ll}-]+ ){0,2}\p{Lu}[\p{Ll}-]{3,}) (?=\p{Lu}\S* \p{Lu})/u

/** Open a sentence or a headline, and no name. */
const NO_NAME =
  'The|An?|Our|My|His|Her|With|By|For|From|And|But|In|On|At|To|As|If|When|While|After|Before|Since|Meet|Chaired|Interview|Interviewed'
// «for The Northern Review» is a paper.
// «with a Court Interpreter» names a trade.
const NAME = new RegExp(`(?<![\\p{L}'’-])(?<!\\b(?:[Tt]he|[Aa]n?) )(?!(?:${NO_NAME}) )${LATIN_NAME}`, 'gu')
const MET_AFTER = new RegExp(`^(?: (?:of|from) [^,.]{2,40}?)?(?:,[^.]*)?,?\\s+${MEETING}\\b`)
/** «She spoke to Jane Roe for …», «The owner of two shops tells Jane Roe why …»: the pronoun is the guest, the name is who asked. */
const ASKED_BY =
  /\b(?:she|he|they) (?:spoke|speaks|talked|talks|sat down) (?:to|with) $|(?:^|\n)(?:The|An?) \p{Ll}[^.,;:!?\n]{2,60} (?:tells|told|(?:speaks|spoke|talks|talked) (?:to|with)) $/iu
/** «Jane Roe asked her what …», «Jane Roe, our editor, caught him between two lessons». */
const ASKS =
  /^(?:, [^,.]{3,60},)? (?:asks|asked|met|meets|caught|visited|visits|joined|joins|interviews|interviewed|(?:spoke|speaks|talked|talks|sat down|sits down|caught up|catches up) (?:to|with)) (?:her|him|them)\b/u
const MET_BEFORE = new RegExp(
  `(?:\\b[Ww]e (?:meet|visit|find|reach|reached|found|visited|called|phoned|rang|caught|followed|asked|invited)|says|said|recalls|with|to|interviewed|interview(?:s|ing)?|met|(?<!\\b(?:made|built|owned|bought|founded|published|painted|designed|produced|sold|run) )by|invited|asked|joined by) +(?:the )?(?:[${LETTER}-]+ ){0,8}$`,
  'i',
)

/** What an office is written with: «head of nursing at St. Brannoc's». */
const IN_OFFICE = '(?:[^,.;:()\\n]|(?<=\\b(?:St|Mt|Dr|U\\.S|U))\\.)'
/** «Jane Roe, professor of law at Leeds,» */
const APPOSITION = new RegExp(
  `^${AGE},\\s+(?:(?:the|an?)\\s+)?(${IN_OFFICE}{3,90}?)(?=,|(?<!\\b(?:St|Mt|Dr|U\\.S|U))\\.["”’)*]*(?:\\s|$)|;|:\\s| who\\b| whose\\b|\\n|$)`,
  'u',
)
/** «Jane Roe (professor of law)» */
const BRACKET = /^\s*\(([^()]{3,60})\)/u
const NOW = '(?:now |currently |also |still |today )?'
const ARTICLE = '(?:(?:the|an?|our|its) )?'
/** «is in Leeds», «has been mending it»: no office follows. */
const NO_PREDICATE =
  '(?!(?:in|at|on|for|with|from|by|to|(?!(?:managing|acting|visiting|founding|presiding|consulting|contributing)\\b)[a-z]+ing|[a-z]+ed)\\s)'
/** Where an office that is said of somebody ends. */
const OFFICE_END = `(?=,|(?<!\\b(?:St|Mt|Dr|U\\.S|U))\\.(?:\\s|$)|;|:| who\\b| whose\\b| when\\b| for (?:[a-z-]+ ){1,3}(?:years|decades|months)\\b| since\\b| and(?:,| (?:the|an?|(?<!s and )\\w+s|${VERBS}|\\w+ed|has|had|is|was)\\b)| (?:is|has|had|was)\\b|$)`
/** «… has worked there for years and (is professor of law)» */
const FIRST_SAID =
  ' (?!(?:and|or|of|in|at|on|for|with|to|from|by|who)\\b)\\p{Ll}+\\b(?:(?! who )[^.;:()\\n]){3,120},? and'
/** «Jane Roe, who taught for years, is professor of law at Leeds and lives …», «Roe, 46, is …» */
const PREDICATE = new RegExp(
  `^(?: \\([^()\\n]{2,30}\\))?${AGE}(?:, who [^,.;:\\n]{3,80},|,|${FIRST_SAID})?\\s+(?:is|was|has (?:since [^,.]{2,20} )?been|became|serves as|works as)\\s+${NOW}${NO_PREDICATE}${ARTICLE}(${IN_OFFICE}{3,90}?)${OFFICE_END}`,
  'u',
)
/** «58», «sixty-one years old» */
const YEARS_OLD =
  '(?:\\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\\p{Ll}+)?)(?: years old)?'
/** «Jane Roe keeps a list. She is professor of law at Leeds.», «… As head of the office, she …»: nobody else is named between. */
const PRONOUN = new RegExp(
  `^(?<between>[^\\n]{0,300}?)(?:(?<=[.!?]["”’)]*|[;,]) (?:and |where |(?:Today|Now|By \\p{Ll}+|These days),? |by \\p{Ll}+,? )?(?:[Ss]he|[Hh]e)(?:${FIRST_SAID})? (?:(?:is|has (?:since [^,.]{2,20} )?been|serves as|works as) ${NOW}(?:${YEARS_OLD}(?:,| and) )?${NO_PREDICATE}${ARTICLE})|(?<=[.!?]["”’)]*) The \\d{2}-year-old |\\b[Hh](?:er|is) (?:official |job )?(?:title|post|position|role) (?:there )?is ${ARTICLE}|(?<=[.!?]["”’)]*) (?:As |Now |The |An? )${ARTICLE}(?=[^,.;]{3,80}, (?:she|he)\\b))(?<office>${IN_OFFICE}{3,90}?)${OFFICE_END}`,
  'u',
)
/** «Jane Roe joined the school in August as Chair in Aquatic Health.» */
const AS_OFFICE = new RegExp(
  `^ (?:joins|joined|works|serves|has (?:worked|served)|arrived|took over|returned|was (?:appointed|named|elected)|is)\\b[^.;:\\n]{0,80}? as ${ARTICLE}(?<office>${IN_OFFICE}{3,90}?)${OFFICE_END}`,
  'u',
)
/** «Jane Roe mends cellos. The luthier has no website.», «… Now the retired hygienist has …»: called by the trade in the next sentence, or by more than a trade. */
const CALLED =
  /^(?<between>[^\n]{0,300}?(?<=[.!?]["”’)]*) (?:\p{Lu}\p{Ll}+ |[^,.;\n]{2,20}, )?)[Tt]he (?<office>(?:[\p{Ll}-]+ ){0,4}?[\p{Ll}-]+(?: (?:of|at|for) [^,.;:\n]{3,50}?)?) (?<verb>has|had|is|was|\p{Ll}+s|\p{Ll}+ed)\b(?!(?: \S+){0,2} (?:her|him|she|he)\b)/u
/** Of one sentence, with what follows it said in the present. */
const isNext = ({ between, verb }: Record<string, string>): boolean =>
  !/[.!?]["”’)]* (?=.)/u.test(between!) && /s$/.test(verb!) && verb !== 'was'
/** «A former crew leader, she now runs …» */
const FORMER = /^(?:former|retired|one-time|ex-)/i
// «the English Midlands» is nobody.
const ANOTHER = new RegExp(`(?<!\\b[Tt]he )(?<![${LETTER}.'’-])${LATIN_NAME}`, 'u')
/** «Every spring Professor Roe …» states no office. */
const TIME_WORD = /^(?:Every|Each|Last|Next|This|That|Once|One|Today|Now|Only|Even|As)\b/u

const LEFT_HANGING = /\b(?:on|of|at|for|in|the|an?|by|with|to|and|from)$/i
/** «Jane Roe, 46, won a prize», «Jane Roe ’98»: only people have an age, or a year in which they left school. */
const AGED =
  /^, (?:aged )?\d{2},|^,? \(?[’']\d{2}\b|^ \((?:b\.|born|aged) |^, who (?:is|turns|turned) \d{2}\b|^(?:, who [^,\n]{3,80},)? (?:is|turned|turns) (?:\d{2}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:-\p{Ll}+)?)\b/u

/** «with Leeds law professor Jane Roe» */
const LEADING = new RegExp(
  `(?:^|\\b)(?:with|to|interviewed|met|by|the|asked|says|said|recalls)\\s+((?:[${LETTER}-]+ ){0,8}[${LETTER}]+) $`,
  'i',
)

/** «The station's beekeeper, Rosa Lund,», «As head of the office, Rosa Lund …» */
const BEFORE_COMMA =
  /(?:(?:^|[.;\n]\s*)(?:As(?: (?:the|an?|our|its))?|the|an?|our|its|their)|\b(?:with|to|by|met|interviewed) (?:the|an?|its|their|our|his|her))\s+([^,.;\n]{3,70}), $/i

/** «Jane Roe picks mushrooms. She is forty-four.»: a name that opens a paragraph, and the pronoun that shows a person. */
const PRESENTED =
  /^(?: and (?:his|her) \p{Ll}+)?(?: \([^()\n]{2,30}\))? (?:(?:still|never|once|first|only|also|now) )?(?!(?:of|and|or|in|on|at|for|with|to|from|by|as|but)\b)\p{Ll}+\b[^\n]{0,300}?\b(?:[Ss]he|[Hh]e|[Hh]er|[Hh]is)\b/u

/** A sentence of the lead, or what only tells when: «In 2011 », «For thirty years », «Last spring, ». */
const OPENS_SENTENCE =
  /(?:^|[\n.!?]["”’)]*\s*)(?:[^,.\n]{2,40}, |(?:In|For|Since|By|At|On|Every|Last|Until|After) (?:[\p{Ll}\d]+ ){1,4})?$/u

/** UTF-16 units before and after a name in which its office may stand. */
const BEFORE = 90
const AFTER = 400

/** What shows that a name is somebody's, where no office does; the surer the higher. */
const FORMS: { before?: RegExp; after?: RegExp; weight: number }[] = [
  { before: MET_BEFORE, weight: 2 },
  { before: OPENS_SENTENCE, after: PRESENTED, weight: 2 },
  // «At 71, Jane Roe still climbs …», «a quiet woman called Jane Roe», «Few people know as much as Jane Roe»
  {
    before:
      /\bAt \d{2}, $|\b(?:called|named) $|\b(?:[Ff]ew (?:people|of us)|[Nn]obody|[Nn]o ?one)\b[^.\n]{3,80} (?:as|like|than) $/u,
    weight: 2,
  },
  // «Jane Roe on owls, sleep and the last bus»: what a deck says of whom and of what
  { before: /(?:^|\n)$/, after: /^ on \p{Ll}/u, weight: 2 },
  { after: AGED, weight: 2 },
  { after: HAS_DONE, weight: 2 },
  { after: MET_AFTER, weight: 1 },
  { after: ASKS, weight: 1 },
]

/** People whom an English text introduces with an office, as those who met, or by what they do. */
export function englishIntroductions(text: string): Introduction[] {
  const found: Introduction[] = []
  for (const match of text.matchAll(NAME)) {
    if (isShouted(text, match.index) || isHouse(match[0]) || isMedium(match[0]) || isNobodysName(match[0]))
      continue
    // «at St Brannoc's Hospital»
    if (/^['’]s \p{Lu}/u.test(text.slice(match.index + match[0].length, match.index + match[0].length + 4)))
      continue
    if (AFTER_ARTICLE.test(text.slice(Math.max(0, match.index - BEFORE), match.index))) continue
    const trade = TRADE_IN_NAME.exec(match[0])
    const leads = trade && isEnglishOffice(trade[1]!) ? trade[0].length : 0
    const at = match.index + leads
    const end = match.index + match[0].length
    const before = text.slice(Math.max(0, at - BEFORE), at)
    const after = text.slice(end, end + AFTER)
    const subject = found.at(-1)
    const isObject = subject !== undefined && BESIDE.test(text.slice(subject.at + subject.name.length, at))
    const office = officeAround(before, isObject ? sentenceOf(after) : after)
    const weight = office
      ? OFFICE_WEIGHT
      : (FORMS.find((form) => (form.before?.test(before) ?? true) && (form.after?.test(after) ?? true))
          ?.weight ?? (ADDRESSED.test(match[0]) ? ADDRESSED_WEIGHT : undefined))
    if (weight === undefined || (!office && IN_PLACE.test(before))) continue
    // 豪根（Sigrid Haugen）: the name once more in its own letters.
    if (/\p{Script=Han}[（(]$/u.test(before)) continue
    const name = match[0].slice(leads).replace(/[.,]$/, '')
    // «Jane Roe is Deputy Chief Elevator Inspector»
    if (subject?.office?.includes(name) && isEnglishOffice(name.split(' ').at(-1)!)) continue
    const asked = ASKED_BY.test(before) || ASKS.test(after)
    found.push({ name, at, weight, ...(office && { office }), ...(asked && { role: 'interviewer' }) })
  }
  return found
}

/** «Jane Roe sailed in two World Cups. She is …»: within one sentence, and not joined by «and», another name is not its subject. */
const BESIDE = /^(?!,? (?:and|&) $)[^.!?;\n]{3,}$/u
const sentenceOf = (text: string): string =>
  /^[^!?\n]*?(?:[!?\n]|(?<!\b(?:St|Mt|Dr))\.(?=["”’)]*\s|$)|$)/u.exec(text)![0]

/** Professor Jane Roe, Christopher “Kit” Anders: whom people call so is somebody. */
const ADDRESSED = /^(?:Dr|Prof|Professor|Mr|Mrs|Ms|Miss|Sir|Dame|Rev|Fr)\.? | ['‘’"“(]\p{Lu}/u
const ADDRESSED_WEIGHT = 2
const OFFICE_WEIGHT = 3
/** «of the River Defence League»: what goes on behind the article is one name, and nobody's. */
const AFTER_ARTICLE = /\b(?:[Tt]he|[Aa]n?) (?:\p{Lu}[\p{L}’'-]* )+$/u
/** «She spoke to Jane Roe in her kitchen in Haverford Mills.» */
const IN_PLACE = /\b(?:in|at|near|outside|from) $/

/** «FIVE MINUTES WITH THE PIANO MOVER»: in a line of capitals a name looks like any other word. */
function isShouted(text: string, at: number): boolean {
  const line = text.slice(text.lastIndexOf('\n', at) + 1, (text.indexOf('\n', at) + 1 || text.length + 1) - 1)
  return !/\p{Ll}/u.test(line)
}

export const isEnglishOffice = (text: string): boolean =>
  !IN_A_PLACE.test(text) &&
  (OFFICE_WORD.test(text) ||
    (OFFICE_ENDING.test(headOf(text)) && !KIN.test(headOf(text))) ||
    isOccupation(headOf(text)))

/** «on a pier» ends like «painter», and is none. */
const IN_A_PLACE = /^(?:in|on|at|with|from|by|to|under|near|here|there|not)\b/i

/** «a mother of three» says whose she is, and no office. */
const KIN = /^(?:grand|step)?(?:mother|father|sister|brother|daughter)s?$/i

/** The noun that others only describe: of «one of the last lighting engineers with the council», engineers. */
const headOf = (phrase: string): string =>
  phrase
    .replace(/^one of (?:the|our|its|their) /, '')
    .split(/,| (?:of|at|in|for|with|from|on|to|by|under|and|who|whose)\b/u)[0]!
    .split(' ')
    .at(-1)!

/** «The soil biologist on worms, patience and …»: under a title, who its one name is. */
const STANDFIRST =
  /^(?:The|An?) (?<office>\p{Ll}[^.,;:!?\n]{2,60}?) (?:(?:on|talks|tells|explains|discusses|says|thinks|knows|(?:has|had) \p{Ll}+) |who )/mu

/** «A prison librarian on theft, silence and …»: the trade of whoever the text is about. */
export function tradeOfStandfirst(lead: string): string | undefined {
  const office = STANDFIRST.exec(lead)?.groups?.office
  return office && isEnglishOffice(office) ? office : undefined
}

/** The person whom a title names and the line under it calls by a trade. */
export function introducedUnderTitle(title: string, lead: string): Introduction | undefined {
  const office = tradeOfStandfirst(lead)
  if (!office || isShouted(title, 0)) return undefined
  const names = [...title.matchAll(NAME)].filter(([name]) => !isHouse(name))
  const [one] = names
  // In «The Man Who Counts Rain» every word looks like a name.
  const isSetOff = one && /^(?:$|:)|(?:^| )\p{Ll}{4,}/u.test(title.slice(one.index + one[0].length))
  return isSetOff && names.length === 1
    ? { name: one[0], office, at: one.index, weight: OFFICE_WEIGHT }
    : undefined
}

/** The office a text states of somebody by name, or by surname alone: «Roe is director of …». */
export function englishOfficeOf(name: string, text: string): string | undefined {
  const bare = (full: string) => full.toLowerCase().replace(TITLE, '')
  const introduced = englishIntroductions(text).find((one) => one.office && bare(one.name) === bare(name))
  if (introduced) return introduced.office
  const short = name.split(' ').filter((word) => /^\p{Lu}\p{Ll}{2,}/u.test(word))
  for (const word of short.length > 1 ? [short.at(-1)!, short[0]!] : []) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
      const after = text.slice(at + word.length, at + word.length + AFTER)
      const said = PREDICATE.exec(after)?.[1]?.trim()
      if (said && isEnglishOffice(said)) return said
      // «Ms. Roe, 57, a court reporter in Fresno County, will …», where nobody else is called Roe
      const told = APPOSITION.exec(after)?.[1]?.trim()
      if (told && isEnglishOffice(told) && !OF_ANOTHER.test(told) && isOnlyOne(word, text)) return told
    }
  }
  return undefined
}

/** «Jane Roe has cooked in school kitchens for twenty-six years», «… since 1998»: what somebody has done for years, where no office is told. */
export function englishYearsOf(name: string, text: string): string | undefined {
  const did = new RegExp(
    `${escapePattern(name)}${AGE},?(?:[^.\\n]{0,120}[.;,] (?:[Ss]he|[Hh]e)| who)? (?<did>(?:has )?(?!have )\\p{Ll}+ [^,.;:\\n]{5,90}? for [\\p{Ll}\\d -]{1,25}(?:years|decades)|has \\p{Ll}+ [^,.;:\\n]{5,90}? since (?:\\d{4}|s?he was [\\p{Ll}-]+))\\b`,
    'u',
  ).exec(text)?.groups?.did
  return did && !SPEAKS.test(did) ? `who ${did}` : undefined
}

/** «Jane Roe told us that …» */
const SPEAKS = new RegExp(`^${MEETING}\\b`, 'u')

/** «his successor» */
const OF_ANOTHER = /^(?:his|her|their)\b/

/** Whether a text has one person of that surname. */
function isOnlyOne(surname: string, text: string): boolean {
  const names = [...text.matchAll(NAME)].map(([name]) => name.replace(TITLE, ''))
  return new Set(names.filter((name) => name.endsWith(` ${surname}`))).size === 1
}

/** «The owner of two shops tells …» */
const MEETS = new RegExp(` ${MEETING}$`, 'u')

/** Before a name, and no part of it. */
export const TITLE =
  /^(?:dr|prof|professor|mr|mrs|ms|miss|sir|dame|hon|chair|commissioner|senator|representative|judge|justice|captain|rev|fr|capt|col|gen|lt|sgt|sen|rep|gov|cllr|councillor|councilmember|mayor|secretary)\.? /i

/** Whether ROE, Roe, Jane, Dr. Roe or JR stands for Jane Roe. */
export function isEnglishLabelOf(label: string, name: string): boolean {
  const bare = (text: string) => text.toLowerCase().replace(TITLE, '')
  const words = bare(name).split(' ')
  const own = bare(label)
  return (
    own === bare(name) ||
    words.some((word) => word === own || word.split('-').includes(own)) ||
    words.flatMap((word) => word.split('-').map(([initial]) => initial)).join('') ===
      own.replace(/[. ]/g, '') ||
    words.map((word) => word[0]).join('') === own.replace(/[. ]/g, '') ||
    // EC is Eugenia Batts Crowder too.
    (words.length > 2 && words[0]![0]! + words.at(-1)![0] === own.replace(/[. ]/g, ''))
  )
}

/** «chief inspector until 2016» and «was a teacher when …» are told of where nothing is told of later. */
const HELD = /^(?:then|once|at the time|until recently),? | (?:until|till|before) /
const HELD_WHEN = / was .* when $/

/** «partner at Roe Brandt, the acoustic consultancy she founded»: what kind of house it is tells the trade. */
const houseAfter = (office: string, after: string): string =>
  (/ (?:at|of) (?:\p{Lu}\S*(?: |$))+$/u.test(office) &&
    /^, (?:the|an?) (?:[\p{Ll}-]+ ){1,3}?[\p{Ll}-]+(?= (?:she|he|that|which|in|of)\b|[,.;])/u.exec(
      after,
    )?.[0]) ||
  ''

/** «Jane Roe, of the University of Leeds, builds …»: where, if nothing tells as what. */
const AFFILIATED = /^, (?:of|at|from) (?:the )?(\p{Lu}\S*(?: (?:of|for|the|and|&|\p{Lu}\S*))*),/u

function officeAround(before: string, after: string): string | undefined {
  let held: string | undefined
  for (const form of [APPOSITION, BRACKET, PREDICATE, AS_OFFICE]) {
    const said = form.exec(after)
    const stated = said?.[1]?.trim()
    const whole = said ? after.slice(0, said[0].length + ' when '.length) : ''
    if (stated && isEnglishOffice(stated) && (HELD.test(stated) || HELD_WHEN.test(whole))) {
      held ??= stated
      continue
    }
    // «Jane Roe, 52, is head of planning»: the verb is no part of the office.
    if (stated && isEnglishOffice(stated) && !OF_ANOTHER.test(stated))
      return (
        stated.replace(/^(?:is|was) (?:(?:the|an?) )?/, '') + houseAfter(stated, after.slice(said![0].length))
      )
  }
  const told = DOES.exec(after)?.groups
  const does = told && !ANOTHER.test(told.between!) ? `who ${told.does}` : undefined
  const pronoun = PRONOUN.exec(after)?.groups
  const isPast = does !== undefined && FORMER.test(pronoun?.office ?? '')
  if (pronoun && !isPast && isEnglishOffice(pronoun.office!) && !ANOTHER.test(pronoun.between!))
    return pronoun.office
  const called = CALLED.exec(after)?.groups
  const isOwn = called && (called.office!.includes(' ') || isNext(called))
  if (isOwn && isOccupation(headOf(called.office!)) && !ANOTHER.test(called.between!)) return called.office
  const headline = HEADLINE_OFFICE.exec(before)?.[1]
  const both = BOTH_OFFICES.exec(before)?.groups
  if (both && isEnglishOffice(both.first!) && isEnglishOffice(both.second!))
    return `${both.first} and ${both.second}`
  if (
    headline &&
    isEnglishOffice(headline.split(' ').at(-1)!) &&
    !TIME_WORD.test(headline) &&
    !LEFT_HANGING.test(headline)
  )
    return headline.replace(/^(?:the|an?|our) /i, '')
  const opening = OPENING_OFFICE.exec(before)?.[1]
  if (opening && isEnglishOffice(opening) && !MEETS.test(opening)) return opening
  const comma = BEFORE_COMMA.exec(before)?.[1]
  if (comma && isEnglishOffice(comma)) return comma
  // The last «with» or «the» begins the office: «We spoke with the Leeds professor Jane Roe».
  let words = LEADING.exec(before)?.[1]
  for (let inner = words && LEADING.exec(`${words} `); inner; inner = LEADING.exec(`${words} `))
    words = inner[1]
  const short = words?.split(' ').length ?? 0
  // «the last engineer on the Northern Lighthouse Board» names a board.
  const leads =
    words &&
    !LEFT_HANGING.test(words) &&
    !MEETS.test(words) &&
    (OFFICE_WORD.test(words) || (short <= 3 && isEnglishOffice(words)))
  const house = AFFILIATED.exec(after)?.[1]
  return leads ? words : (does ?? held ?? (house && isHouse(house) ? house : undefined))
}
