import { goesOnBare, needsNext } from './en-cuts.ts'
import type { Clause, Grammar, Token } from './grammar.ts'
import { tagged } from './parts-of-speech.ts'
import { STAGE_DIRECTION_EN } from './stage-directions.ts'

const STOP = new Set(
  `a about above actually after again against ahead all alone bad billion hundred million thousand percent dozen best better big bigger different early easy good great hard high important large late long low new old short small smaller whole worse worst almost also although always am among an and another any anything are
  around as at away back be behind because been before being believe between both but by came can cannot come could course did do
  does doing done down each either else even ever every everything far few first for from get gets getting give go goes
  going gone good got had has have having he her here him his how however i if in indeed into is it its itself just kind
  know last least less let like little look lot made make makes making many matter may maybe me mean might more most much
  must my myself need never new next no nobody not nothing somebody everybody anybody anyone everyone someone now of off often oh ok on once one only or other our out over own
  people perhaps probably put quite rather really right said same say says see seem seems she should since so some
  something sort still such sure take than that the their them then there these they thing things think this those though
  through time to today together too true two three four five six seven eight nine ten twenty under until up us used very want was way ways we well went were what
  whatever when where whether which while who whole whom whose why will with within without would year years yes yet you
  your`.split(/\s+/),
)

/** Folds the commonest inflections so that `model` and `models` count as one word; no full stemmer is needed to count. */
const stem = (word: string): string =>
  word.length > 4
    ? word
        .replace(/(?:ies)$/, 'y')
        .replace(/(?<!s)s$/, '')
        .replace(/(?:ing|ed)$/, (end, at: number) => (at > 3 ? '' : end))
    : word

const AUXILIARY =
  /^(?:is|are|was|were|am|be|been|has|have|had|do|does|did|can|could|will|would|shall|should|may|might|must|isn't|aren't|wasn't|weren't|hasn't|haven't|hadn't|don't|doesn't|didn't|can't|cannot|couldn't|won't|wouldn't|shouldn't|mustn't|'s|'re|'ve|'ll|'d|need|needs|means|makes|takes|comes|goes|gets|gives|keeps|lets|says|wants|works|knows|thinks|shows|starts|costs|matters|happens|depends|became|came|went|got|gave|kept|took|made|said|told|saw|built|grew|fell|rose|won|lost|lead|leads|led|know|think|want|make|take|see|find|call|lack|lacks|run|runs|use|uses)$/i
const FINITE_ENDING = /^[a-z]{3,}(?:ed|es|[^su']s)$/i

function tokens(text: string): Token[] {
  return (
    text.match(/[\p{L}\p{N}][\p{L}\p{N}'’.%-]*[\p{L}\p{N}%]|[\p{L}\p{N}]|\s+|[^\p{L}\p{N}\s]+/gu) ?? []
  ).map((word) => ({
    text: word,
    tag: /^[\p{L}]/u.test(word)
      ? STOP.has(word.toLowerCase())
        ? 'u'
        : 'n'
      : /^\p{N}/u.test(word)
        ? 'm'
        : 'x',
  }))
}

function contentTokens(text: string): Token[] {
  return tokens(text)
    .filter(
      ({ tag, text: word }) =>
        tag === 'n' && word.length > 2 && !STOP.has(word.toLowerCase().replace(/['’].*$/, '')),
    )
    .map(({ text: word, tag }) => ({ text: stem(word.toLowerCase().replace(/['’]s$/, '')), tag }))
}

const contentWords = (text: string): string[] => contentTokens(text).map(({ text: word }) => word)

function clauses(text: string): Clause[] {
  const found: Clause[] = []
  let start = 0
  let quoted = false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const character = text[at]!
    if (character === '“') quoted = true
    else if (character === '”') quoted = false
    else if (character === '"') quoted = !quoted
    else if (character === '(') depth++
    else if (character === ')') depth = Math.max(0, depth - 1)
    if (quoted || depth > 0) continue
    const mark = /^(?:[,;:](?=\s)|\s?[—–](?=\D)\s?|\s-\s)/.exec(text.slice(at, at + 3))?.[0]
    if (!mark) continue
    found.push({ text: text.slice(start, at).trim(), mark })
    at += mark.length - 1
    start = at + 1
  }
  found.push({ text: text.slice(start).trim(), mark: '' })
  return found.filter((clause) => clause.text !== '')
}

function hasFiniteVerb(given: string[]): boolean {
  const { words: read, tags } = tagged(given.join(' '))
  const isNoun = (word: string): boolean => /^(?:NOUN|PROPN)$/.test(tags[read.indexOf(word)] ?? '')
  return hasVerb(given, isNoun) || hasTaggedVerb(given.join(' '))
}

const hasVerb = (words: string[], isNoun: (word: string) => boolean): boolean =>
  words.some((word, at) => {
    const plain = word.replace('’', "'")
    if (/'s$/i.test(plain))
      return at > 0 ? isContracted(plain, words[at + 1]) : isContracted(plain, undefined)
    return (
      at > 0 &&
      !(at > 1 && RELATIVE.test(words[at - 1]!)) &&
      (AUXILIARY.test(plain) ||
        /(?:n't|'re|'ve|'ll|'d)$/i.test(plain) ||
        (FINITE_ENDING.test(plain) && !isNoun(plain)))
    )
  })

/** `People who want to leave` says nothing of them. */
const RELATIVE = /^(?:who|which|that)$/i

/** Participles that are never the past tense: `the trees taken away`. */
const PARTICIPLE =
  /(?:ing|(?:tak|brok|writt|giv|driv|chos|spok|stol|eat|fall|hidd|forgott|ridd|wok|froz|tor)en|^(?:been|gone|done|seen|known|shown|grown|thrown|drawn|flown|blown|worn|torn|born|begun|drunk|sung|sunk|swum|rung|become|overcome))$/i

/** `families spent`, `the poor pay`: verbs that no ending shows, by their part of speech right behind a subject. */
function hasTaggedVerb(text: string): boolean {
  const { words, tags } = tagged(text)
  return tags.some((tag, at) => {
    // `the families move away`: a noun behind a plural is a verb that the tagger took for one.
    if (tag === 'NOUN' && tags[at - 1] === 'NOUN' && /[^s]s$/.test(words[at - 1]!) && !/s$/.test(words[at]!))
      return true
    if (tag !== 'VERB' || PARTICIPLE.test(words[at]!)) return false
    let before = at - 1
    while (before > 0 && tags[before] === 'ADV') before--
    return (
      /^(?:NOUN|PROPN|PRON|NUM)$/.test(tags[before] ?? '') &&
      !/^(?:who|which|that|what|to)$/i.test(words[before]!)
    )
  })
}

/** There is a verb in it, by its part of speech. */
function saysSomething(clause: string): boolean {
  const { words, tags } = tagged(clause)
  return words.some(
    (word, at) => (/^(?:VERB|AUX)$/.test(tags[at]!) && !PARTICIPLE.test(word)) || AUXILIARY.test(word),
  )
}

/** `In the best study we have` and `For those who will` say nothing: each of their verbs is another clause's. */
function hasMainVerb(clause: string): boolean {
  const { words, tags } = tagged(clause)
  const isVerb = (at: number): boolean =>
    /^(?:VERB|AUX)$/.test(tags[at] ?? '') &&
    !PARTICIPLE.test(words[at]!) &&
    !/^to$/i.test(words[at - 1] ?? '')
  const verbs = tags.filter((_, at) => isVerb(at) && !isVerb(at - 1)).length
  const others = words.filter(
    (word, at) =>
      /^(?:who|which|that|where|when|if|because|while|until|as)$/i.test(word) ||
      (/^(?:I|we|you|they|he|she|it|nobody|everybody|everyone|somebody|people)(?:['’](?:ll|d|ve|s|re))?$/i.test(
        word,
      ) &&
        /^(?:NOUN|PROPN)$/.test(tags[at - 1] ?? '')),
  ).length
  return others === 0 || verbs === 0 || verbs > others
}

/** `it's`, `the sky's the limit`; not `the prosecutor's fallacy`. */
const isContracted = (word: string, next: string | undefined): boolean =>
  /^(?:it|he|she|that|this|there|here|what|who|where|how|nobody|everybody|everyone|everything|nothing|one)'s$/i.test(
    word,
  ) ||
  /^(?:an?|the|not|no|going|been|all|just|still|too|so|very|about|like|why|what|how|where|only)$/i.test(
    next ?? '',
  )

function standsAlone(clause: string, opening: boolean): boolean {
  const words = clause.match(/[\p{L}\p{N}][\p{L}\p{N}'’.%-]*/gu) ?? []
  if (words.length < 3 || !hasFiniteVerb(words)) return false
  if (opening)
    return (
      hasMainVerb(clause) &&
      !/^(?:and|but|or|so|not|because|whether|which|who|whose|whom|that|than|to|of|as|including)\b/i.test(
        clause,
      )
    )
  // A later clause needs a visible subject: a pronoun of the first or second person, a determiner, a proper name.
  return (
    /^(?:I|we|you|there|people|everyone|everybody|nobody|no one|someone|the|a|an|my|our|your|most|many|some|every|each|no|one|two|three|what|all)\b/i.test(
      clause,
    ) || /^\p{Lu}[\p{L}'’.-]+ /u.test(clause)
  )
}

const POINTER =
  /\b(?:it|its|it's|it’s|this|these|those|they|they're|they’re|them|their|he|she|him|her|his|hers|that's|that’s|such|the former|the latter|the same)\b/gi

/** «There the turnstile pays for itself»: where, was said before. */
const THERE =
  /^(?:(?:and|but|so),? )?there (?:the|an?|I|we|you|they|he|she|it|my|our|most|nobody|everybody)\b/i

/** A noun is named: `the number`, `my own view`. */
const DETERMINED = /\b(?:an?|the|my|our|your|every|each|any|no|some|one|two|three|most|many)\s+[a-z]/i

function dangles(text: string, shownBeside = false): boolean {
  const namedBefore = (before: string): string[] =>
    shownBeside && DETERMINED.test(before) ? [before] : earlierClauses(before)
  if (THERE.test(text)) return true
  // `It is hard to …`, `it takes … to`: the pronoun stands for what follows.
  const plain = text.replace(
    /\b[Ii]t(?:['’]s(?! like| close| similar| next| due| thanks| down| up to| back)| is(?! like| close| similar| next| due| thanks| down| up to| back)| was(?! like)| takes| took| would be| will be)(?= (?:\w+ ){0,4}?(?:to|that|whether)\b)/g,
    '',
  )
  for (const match of plain.matchAll(POINTER)) {
    const before = plain.slice(0, match.index)
    const word = match[0].toLowerCase()
    if (/^(?:this|these|those|that|the former|the latter|the same)/.test(word) || word === 'such') {
      if (
        /^these days|^this (?:year|week|month|decade|century|generation|country|continent|planet|world|morning|summer|winter)\b/i.test(
          plain.slice(match.index),
        )
      )
        continue
      if (word === 'such' && /^such as/i.test(plain.slice(match.index))) continue
      if (word === 'the same' && /^the same (?:[\w-]+ ){0,4}?(?:as|for)\b/i.test(plain.slice(match.index)))
        continue
      if (word === 'those' && /^those who/i.test(plain.slice(match.index))) continue
      if (!/[,;:—]/.test(before) || before.trim() === '') return true
      continue
    }
    if (belongsToSubject(word, before)) continue
    // A personal pronoun may refer to a thing named in an earlier clause of the same statement.
    const names = namesFor(word)
    // «In 2005, in a single night, it saved …»: when and where it was, is not what did it.
    const named = namedBefore(before).filter((clause) => /^the[ymi]/.test(word) || !isPhrase(clause))
    if (!named.some(names)) return true
  }
  // `one` and `that price` point back too, at best to an earlier clause of the same statement.
  if (POINTING_OBJECT.test(plain)) return true
  for (const pointer of [ONE, THAT_THING]) {
    const match = pointer.exec(plain)
    if (match && !namedBefore(plain.slice(0, match.index)).some(namesSomething)) return true
  }
  if (
    THAT_NOUN.test(plain) ||
    BARE_NUMBER.test(plain) ||
    GOES_ON.test(plain) ||
    NUMBER_ALONE.test(plain) ||
    LEFT_OUT.test(plain) ||
    ORDINAL_ALONE.test(plain) ||
    ELSEWHERE.test(plain) ||
    OF_WHAT.test(plain) ||
    ELLIPTICAL.test(plain)
  )
    return true
  return /^(?:That|Neither|Both|Either|Another|Others|Then|There,)\b/.test(plain)
}

/** `in a single night`: a preposition with its noun, and nothing said. */
const isPhrase = (clause: string): boolean =>
  PREPOSITION.test(clause.trim()) && !clause.split(/\s+/).some((word) => AUXILIARY.test(word))

/** `Harbourline lost half of its passengers`: a possessive means the subject of its clause; not `the problem is its size`. */
const belongsToSubject = (word: string, before: string): boolean =>
  /^(?:its|their|his|her)$/.test(word) &&
  !/\b(?:is|are|was|were|been|be) $/i.test(before) &&
  /^(?:The|An?|My|Our|Most|Many|Every|Each|(?!(?:In|On|At|By|For|From|With|Since|After|Before|During|Under|Until|Today|Now|Once|All)\b)\p{Lu}[\p{L}'’-]+) ?/u.test(
    before.split(/[,;:—] /).at(-1)!,
  ) &&
  !/^(?:I|We|You|It|They|He|She|There|This|That|These|Those|When|If|And|But|So)\b/.test(
    before.split(/[,;:—] /).at(-1)!,
  )

/** The clauses before the one that `before` ends in. */
const earlierClauses = (before: string): string[] =>
  before.split(/[,;:—]| (?:and|but|because|if|when|so|that) /).slice(0, -1)

/** `a dead one`, `the first is …`: of what, was said before. */
const ONE =
  /\b(?:in|of|from|like|with|for) one(?=[,;]|$)|(?<!\bthan )\b(?:a|an|the|another|every|any|each|two|three|four|five|some|more|most|few|many|other|new|old|big|large|small|bad|good|better) (?:[a-z]+ )?ones?\b(?! (?:of|to|who|that)\b)|\b(?:has|have|had|wants?|needs?|gets?|got|buys?|bought|builds?|built|without) one(?=[,;]|$| (?:will|would|is|was|says?|can)\b)/i
/** `a price on that delay`: after a preposition `that` points back. */
const THAT_THING =
  /\b(?:on|of|in|at|for|with|without|from|by|about|into|behind|under|despite|beyond|besides|after|before|since|until|(?:no|yes|come|led?|due|thanks|according) to) that(?: [a-z]+|(?=[,;]|$))/i
/** `We call that the anomaly`, `nobody did this`, `and I believe that`. */
const POINTING_OBJECT =
  /\b(?:take|took|put|cut|leave|left) that (?:out|away|off|down|aside)\b|\b(?:calls?|called|do|does|did|done|doing|answer|answered|explain|discuss|prove|solve|fix|accept|forget|regret|repeat|deny) (?:that|this)\b(?! [a-z]+s?\b (?:is|are|was|were)\b)|\b(?:tells?|told|telling) (?:people|them|anyone|anybody|everyone|everybody|nobody|him|her|you|us|me) that(?= (?:at|in|on|when|any ?more|often|twice)\b|[,;]|$)|\bthink(?:s|ing)? (?:this\b|that(?= any ?more|[,;]|$))|\b(?:say|says|said|mean|meant) (?:this\b|that(?= [a-z]+ly\b|[,;]|$))|\bthat$/i
const ORDINAL_ALONE =
  /^(?:in |with |for )the (?:first|second|third|fourth|last|other|latter|former),|\bthe (?:second|third|fourth)(?=,|$)|(?<!\bsecond\b.*)\bthe first(?=,|$)|^the other (?:half|part|side|end|third|group|two)\b|^the (?:remaining|other) [a-z]+ (?:is|are|was|were|will|would|can|has|have|had|do|did)\b|^the (?:two|three|four|five|six|seven|eight|nine|ten|third|fourth|fifth|sixth|seventh|eighth|ninth|tenth|twentieth|hundredth) (?:is|was|are|were|will|would|can|could|has|have|had|do|does|did|go|goes|went|come|comes|came|get|gets|got|say|says|said|pay|pays|paid|never|didn['’]t|don['’]t|doesn['’]t|weren['’]t|wasn['’]t|couldn['’]t)\b|^the (?:difference|rest|remainder|opposite|reverse) (?!between\b|in\b|of\b|that\b|to\b|from\b|with\b|is true\b)|^(?:the )?(?:first|second|third|fourth|last|other|others|rest|latter|former),? (?:(?:is|was|are|were|will|would|can|has|have|I|we|you|they|he|she|it|one)\b|[a-z]+s (?:me|us|you|them|him|her|it|the|an?|my|our|that|to|in|at|on)\b)|\bthe (?:first|last|other|next) (?:two|three|few|ones?)\b(?! \w+s\b)/i

/** `Finland is ahead there`, `everything else`, `only then`: of where, than what, after what, was said before. */
const ELSEWHERE =
  /\b(?:in|of|out of) [a-z]+ there\b|\bthere(?=[,.;]|$)|\b(?:get|gets|got|getting|go|went|been|come|came) there\b|^(?:and )?(?:only|by|since|until|till|back|even) then\b|^(?:everything|everyone|everybody|nothing|nobody|anything|all) else\b/i

/** `The strength is that it leaves …`: an abstract noun without its `of` is not what the pronoun means. */
const OF_WHAT =
  /^(?:the|one|another|my|our) (?:[a-z]+ )?(?:reason|result|consequence|effect|exception|alternative|difference|opposite|evidence|data|trick|catch|odds|rest|effects|results|figures|numbers) (?:is|was|are|were)\b|^(?:the|one|another|my|our) (?:[a-z]+ )?[a-z]+ (?:is|was) that (?:(?:when|if|once|after|because) )?(?:it|they|he|she)\b/i
/** `abolish that difference tomorrow`: which one, was said before. */
const THAT_NOUN =
  /^[^,;:—]*\b(?:abolish|close|bridge|solve|fix|change|keep|lose|pay|meet|break|end|cross|make|take|remove|accept|ignore|avoid|answer)(?:s|d|ed)? that [a-z]+(?: (?:tomorrow|today|now|again|in|on|at|for|with|by)\b|[,;]|$)/i
/** `I'd use 40 until I have more fires`: forty of what. */
const BARE_NUMBER =
  /\b(?:is|was|are|were) (?:about|around|only|just|nearly|roughly) (?:\d{1,3}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten)$|\b(?:spend|spent|pays?|paid|charged?) (?:nought|zero|one|two|three|four|five|six|seven|eight|nine)(?: point [a-z]+)?$|(?<!\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|hundred|thousand) )\b(?:in|takes?|took) (?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|\d{2})$|^(?:nine|eight|seven|six|four|three|two|one) (?:out of|in) (?:every )?(?:ten|five|three|four|\d+) (?:is|are|was|were|has|have|had|do|does|did|will|would|can|go|get|say|never)\b|^(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|a hundred|\d{1,3}) (?:is|was|were|would|seems?|sounds?|looks?)\b|\b(?:gained|lost|gets?|got|needs?|needed|wants?|gives? (?:you|me|us|them)|give you) (?:\d{1,3}|(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|[a-z]+teen|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$|\b(?:use|take|pick|choose|say|guess|call it|make it) \d{1,3}(?: (?:until|if|when|because|and|but|or|as|for now)\b|[,;]|$)|\b(?:down|up|back) to (?:\d{1,3}|[a-z]+ty(?:-[a-z]+)?|[a-z]+teen|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)$|\bthe (?:[a-z]+ty(?:-[a-z]+)?|[a-z]+teen|eleven|twelve)(?<!city|party|county|duty|beauty|treaty|safety|property|authority|quality|majority|minority|reality|quantity|city|ability|facility|society|security|community|university|economy|royalty|penalty|liberty|poverty|faculty|deputy|canteen)(?=,|$)/i
/** `I don't think I was right, either`, `Though the year after we got a crop`, `quoted me for years afterward`. */
const GOES_ON =
  /(?:n['’]t|\bnot|\bnever|\bnor)\b.*,? either$|^though [^,]+$|^[^,;:—]*\b(?:afterwards?|since then)\b/i
/** `don't promise the mayor thirty-one`, `we keep ours at eighteen to twenty`, `The ten per cent is why I get up`: of what. */
const NUMBER_ALONE =
  /(?<!\b(?:at|in|since|by|aged?|until|till|before|after|turned|turning|page|than|of|and|nineteen|twenty|(?:is|was|am|are|were)(?: (?:about|around|only|just|nearly|roughly|barely|over|under))?) )\b(?:(?:twen|thir|for|fif|six|seven|eigh|nine)ty(?:-[a-z]+)?|(?:thir|four|fif|six|seven|eigh|nine)teen|eleven|twelve)$|\bat [a-z-]+ to (?:twenty|[a-z]+ty(?:-[a-z]+)?|[a-z]+teen)$|^the (?:[a-z]+ty(?:-[a-z]+)?|[a-z]+teen|ten|five|\d+) per ?cent (?:is|was|are|were|has|have)\b/i
/** `saying so all along`, `were about to, and then`: what, was said before. */
const LEFT_OUT =
  /\b(?:told|tell|tells) [^,;]{1,40} so(?=$|,)|\bone \w+ the other\b|\b(?:say|says|said|saying|think|thinks|thought|do|does|did|doing|done) so\b|\b(?:about|going|able|wanted|supposed|tried|trying|used|meant) to(?:[,;]|$)/i
/** `Some farmers do, and they have a point`, `ask him if he can`, `they'd have sworn I had`, `there's none at either end`: the verb, or what, was said before. */
const ELLIPTICAL =
  /^(?!.* (?:something|anything|nothing|everything|things?) (?:I|we|you|they) \w+$)(?:[\w'’-]+ ){1,4}(?:do|does|did|don['’]t|doesn['’]t|didn['’]t|can|can['’]t|will|won['’]t|would|is|isn['’]t|are|aren['’]t|was|were|have|has)(?:,|;|$)|^(?!.*\b(?:what|how|where|who|whatever|as|than|way|all|everything|something|anything|nothing|things?) (?:[\w'’]+ ){1,3}\w+$)[^,;:—]*\b(?:do|does|did|can|will|would|is|are|was|were|so|otherwise)$|\b(?:do|does|did|is|are|was|were|has|have|had|can|could|will|would) not(?=[,;]|$)|\b(?:sworn|says?|said|knows?|knew|thinks?|thought|bet|wish) (?:I|we|he|she|it|they|you) (?:had|hadn['’]t|have|haven['’]t|has|hasn['’]t)$|\b(?:there(?:['’]s| is| are| was| were)|has|have|had) none\b(?! of\b)|\b(?:needs?|wants?|gets?) (?:[a-z]+ )?as (?:much|many) as\b/i

/** A clause that can be pointed back to: it has a determined or plural noun, a name, or opens with a noun. */
const namesSomething = (clause: string): boolean =>
  /\b(?:the|an?|my|our|your|some|every|each|no|most|many|few|one|two|three|\d[\d,.]*) (?:[\w-]+ )?[a-z]{3,}/i.test(
    clause,
  ) ||
  /(?<!^)\b(?!I\b)\p{Lu}\p{L}+/u.test(clause.trim()) ||
  tokens(clause).some(({ text, tag }) => tag === 'n' && /[^s]s$/.test(text)) ||
  tokens(clause.trim())[0]?.tag === 'n'

/** What a pronoun can stand for: `it` for one thing, not `the mountains`; `they` for several, or for a body of people. */
function namesFor(pronoun: string): (clause: string) => boolean {
  if (/^its?\b/.test(pronoun)) return (clause) => namesSomething(clause) && nounsOf(clause).some(isSingular)
  if (/^the(?:y|m|ir)/.test(pronoun))
    return (clause) =>
      nounsOf(clause.replace(HOW_LONG, '')).some((noun) => !isSingular(noun) || BODY.test(noun))
  return namesSomething
}

/** Nouns and the pronouns that name anyone; in English a clause's own verbs are told from plurals by their place only. */
function nounsOf(clause: string): string[] {
  const { words, tags } = tagged(clause)
  return words.filter((word, at) => /^(?:NOUN|PROPN)$/.test(tags[at]!) || BODY.test(word))
}

/** «I've been saying for years that we should stop selling them»: no years. */
const HOW_LONG =
  /\b(?:for|in|over|after|within) (?:\w+ ){0,2}?(?:seconds|minutes|hours|days|weeks|months|years|decades|centuries)\b/gi

const isSingular = (noun: string): boolean =>
  !/(?:[^sui]s|ies|people|children|men|women|police|parents|mice|feet|teeth)$/i.test(noun)
/** Those of whom `they` is said in the singular. */
const BODY =
  /^(?:everyone|everybody|someone|somebody|anyone|anybody|nobody|no one|team|family|group|company|government|council|committee|board|staff|crew|police|government|ministry|union|public|press|army|child|student|patient|person|user|customer|reader)$/i

const CONJUNCTION =
  /^(?:and |but |so )?(?:if|unless|when|whenever|while|although|though|because|since|as|once|until|even if|even though|given that|provided|assuming|where|wherever|some (?:people )?(?:say|think|argue|believe)|people (?:say|think)|they (?:say|think)|he (?:says|said)|she (?:says|said)|critics)\b/i
const PREPOSITION =
  /^(?:and |but |so )?(?:in|on|at|by|with|without|for|to|after|before|during|from|under|within|according|despite|instead|going by|judging by|looking at|speaking of|like|unlike|except|over|through|across|among|between|above|below|under|underneath|beneath|beside|beyond|up to|until|till|since|past|inside|outside|near|behind|toward|towards|throughout|around|depending)\b/i

/** What a clause may go on with that is no part of the noun before it. */
const JOINS =
  /^(?:and|but|or|so|yet|nor|which|who|whose|whom|where|when|while|if|unless|because|since|as|though|although|that|than|not|then|usually|often|mostly|sometimes|especially|particularly|even|only|at|in|on|by|to|for|from|of|with|without|within|like|unlike|after|before|during|over|under|about|around|between|through|per|an?|the|my|our|your|their|its|his|her|this|these|those|some|any|no|every|each|all|both|i|you|we|they|he|she|it|there|what|how|why|[a-z]+(?:ing|ed))\b/

export const en: Grammar = {
  isChinese: false,
  joint: ' ',
  knowsRelations: true,
  tokens,
  contentWords,
  contentTokens,
  clauses,
  width: (text) => text.length,
  limits: { headline: 100, point: 80, least: 24 },
  stageDirection: STAGE_DIRECTION_EN,
  lead: /^(?:(?:yes|no)(?:,\s*)|(?:and|but|so|well|now|look|yeah|right|okay|oh|um|uh|however|therefore|moreover|also|besides|in fact|actually|of course|you know|I mean|frankly|honestly|to be honest|in the end|first of all|first|firstly|second|secondly|third|thirdly|finally|last(?:ly)?(?=,)|then again|that said|on the other hand|on the contrary|by contrast|I (?:think|believe)(?: that)?(?! [^,;]{0,40}?(?:['’]ll\b|\b(?:will|would|might|may|could|going to)\b))|I would say|I'd say|I’d say|in short|after all|again|anyway|by the way|I should add that|I['’]d add that|I would add that)(?:,\s*|\s+(?!of\b|far\b|much\b|many\b|long\b|be it\b|time\b|day\b|year\b|part\b|step\b|thing\b|is\b|was\b|are\b|that\b)))+/i,
  condition:
    /^(?:and |but |so |because )?(?:if|unless|provided|assuming|as long as|so long as|even if|only if|once)\b/i,
  isConsequence: (clause) => !/^(?:and|or|nor)\b/i.test(clause),
  // Without its first word an English quotation would open with a small letter, and no letter of it may change.
  connective: /(?!)/,
  yesOrNo:
    /^(?:(?:well|oh|ah),? )?(?:yes|no|never|mostly|partly|rarely|hardly|neither|both|of course(?: not)?|absolutely(?: not)?|exactly|completely|not (?:really|yet|quite|at all|entirely|any ?more))(?=[,.;:—])/i,
  answersWhy: /^(?:Because (?!of\b)(?!.*,)|The reason (?:is|was) that )/,
  tag: /, (?:you know|by the way|right|you see|isn['’]t it|don['’]t you think)$/i,
  aside:
    /^(?:you know|I mean|of course|frankly|honestly|to be honest|in fact|actually|I think|I suppose|I guess|if you like|so to speak|as I said|as you know|well|yes|no|look|however|therefore|for that matter|first|second|third|finally|though|too|as well|on the other hand|on the contrary|by contrast)$/i,
  isBound: (clause) => CONJUNCTION.test(clause) || isPhrase(clause),
  follows:
    /^(?:and )?(?:then|the (?:more|less|fewer|lower|higher|better|worse|faster|slower|bigger|smaller|larger|cheaper|greater))\b/i,
  leansBack:
    /^(?:which|who|whose|whom|where|that|than|as well|or|nor|including|such as|especially|particularly|rather|not|then|even|because|to|of|for example|for instance)\b/i,
  completes:
    /^(?:that is|namely|but (?:also|rather)|if|unless|provided|assuming|as long as|so long as|only if|until|except|or|otherwise|against|versus|compared (?:with|to)|rather than|as opposed to|with (?:an?|one|only|no|nothing|not)\b)\b/i,
  corrects:
    /^(?:it|she|he|they|we|you|I|that)(?:['’](?:s|re|m)\b| (?!will\b|would\b|can\b|could\b|should\b|must\b|may\b)\w+)/i,
  deniesWhat: /\b(?:is|was|are|were)(?:n['’]t| (?:not|never))\b|\b(?:it|that|they)['’](?:s|re) not\b/i,
  setsRight: /^(?:It|They|That)(?:['’](?:s|re)| (?:is|are|was|were))\b/,
  pairs: [
    [/\bnot (?:only|just|merely|simply)\b/i, /\bbut\b|\balso\b|\bit(?:'|’)s\b|\bit is\b/i],
    [/\beither\b/i, /\bor\b/i],
    [
      /\b(?:better|worse|more|less|fewer|higher|lower|larger|smaller|longer|shorter|faster|slower|cheaper|earlier|later|older|younger|bigger|stronger|weaker|easier|harder|rather)\b/i,
      /\bthan\b/i,
    ],
    [/\bneither\b/i, /\bnor\b/i],
    [/\bon (?:the )?one hand\b/i, /\bother\b/i],
    [/\bthe (?:more|less|better|bigger|faster)\b/i, /\bthe \w+.*\bthe \w+/i],
  ],
  breaksOff:
    /\b(?:that|is|are|was|were|the|a|an|of|to|and|or|but|with|in|on|for|say|says|said|think|thinks|like|because|this|follows|question|asked|and (?:always|never|then|also|just|only|even|often|sometimes)|(?:why|that|because|how|when|whether|if) (?:the|an?|my|our|your|his|her|their) [a-z]+)$/i,
  splitsNoun: (clause, next) =>
    /\b(?:an?|the|my|our|your|their|its|his|her|this|that|some|any|no|every|very|so) (?:[a-z]+ly )?[a-z-]+$/i.test(
      clause,
    ) &&
    /^(?:[a-z]+ly )?[a-z-]+ [a-z]+/.test(next) &&
    !JOINS.test(next) &&
    !hasFiniteVerb(next.split(/\s+/).slice(0, 3)),
  continuesSubject: (clause) => {
    const { words, tags } = tagged(clause)
    return (
      words.length > 2 &&
      /^(?:VERB|AUX)$/.test(tags[0]!) &&
      !PARTICIPLE.test(words[0]!) &&
      hasFiniteVerb(['', ...words.slice(0, 1)])
    )
  },
  namesTopic: () => false,
  namesAction: () => false,
  tiedSubject: /^and the [a-z]+ (?!of\b|that\b|who\b|in\b|for\b|with\b)/i,
  heldOnce:
    /^(?!.*\b(?:but|until|now|any ?more)\b).*(?:\bI used to\b|\bI (?:once|originally|initially|first) (?:thought|believed|assumed|wanted|said)\b|\bI thought (?!of\b|about\b)|\b(?:at first|in the beginning|to begin with),? I\b|\bI['’]d (?:always )?tell\b|\bin (?:19|20)\d\d,? I(?:['’]d| would)?(?: have| had| still)? (?:told|said|thought|believed|argued|published|written|wrote|signed|voted)\b|\bI was (?:(?:dead |firmly |all )?(?:against|opposed to|in favou?r of)\b|for (?:it|that|them)\b)|\b(?:everyone|everybody|people|they all) (?:always )?(?:blames?|thinks?|says?|measures?|assumes?|believes?)\b|^The old (?:way|idea|view)\b)/i,
  comesRound:
    /\bI(?:['’]ve| have)? (?:now|no longer|(?:since )?changed (?:my mind|sides)|stopped (?:saying|believing|thinking|wanting|telling))\b|\bany ?more\b|\bI was (?:wrong|mistaken)\b|\b(?:true|right|so) then\b|^(?:(?:and|but|so),? )?(?:now|today|these days|nowadays),? I\b|\bI(?:['’]d| would) (?:now|say now)\b/i,
  rejects:
    /^(?:(?:and|but|well|now|because|no),? )*(?:(?:that|it|this|which)(?:['’]s| is| was)(?: (?:just|simply|also|all))? (?:not\b|(?:the )?wrong\b|nonsense|rubbish|a lie|false|untrue|a myth)|(?:it|that|this|they) (?:isn|wasn|aren|weren|doesn|didn|don)['’]t(?: true| so| right| work| enough)?[.,;]|(?:that|it) was (?:a|an|the|my) (?:coward|lie|mistake|stupid|foolish|lazy|wrong|bad|easy)\b|I (?:don['’]t|do not|didn['’]t) (?:any ?more|think so|agree|believe (?:that|it))|I (?:wouldn|won|don|can)['’]t(?: \w+)? (?:now|today|any ?more)\b|I was (?:wrong|lying|mistaken)|well, (?:I|we|he|she|it|they) (?:am|is|are|was|were|do|does|did|has|have|had|can|could|will|would)[,.]|I (?:replied|told (?:him|her|them)|answered (?:that|him|her|them|no))\b|I still (?:oppose|object|disagree|say no)|(?:wrong|nonsense|rubbish|not any ?more)\b|no, (?:that|it|this)['’]s\b|no, I['’]m\b|(?:no, )?seriously[,:]|I['’]m (?:only |just )?(?:joking|kidding)\b|(?:just|only) (?:joking|kidding)\b)/i,
  introduces: /(?!)/,
  saysSomething,
  defines: /^By .{2,40} (?:I|we) mean\b|\bwhat (?:I|we|they|people) calls?\b|\bis defined as\b/i,
  leadsUp: (clause, next) => goesOnBare(clause, next, (text) => standsAlone(text, true)),
  needsNext,
  takesBack: /^(?:but|yet|however|though|although|except)\b/i,
  turns: /^(?:but|yet|however|though|although|except|only)\b/i,
  standsAlone,
  dangles,
  cues: {
    question: /\?["”’)]*$/,
    asksForFact: /\bhow (?:many|much|old|far|long|often|big|bad)\b|^when (?:did|was|were)\b|\bwhat year\b/i,
    stance:
      /\bI (?:\w+ )?(?:think|believe|argue|would say|disagree|agree|doubt|am convinced|insist)\b|\b(?:the key|the point|the truth|in fact|crucially|should|must|need to|ought to)\b/i,
    enumeration:
      /\b(?:two|three|four|five|several) (?:\w+ ){0,2}(?:things|reasons|conditions|factors|ways|kinds|types|parts|problems|steps|groups|questions|ingredients|lessons|pillars|stages)\b|\b(?:first|second|third|firstly|secondly|finally)\b,?/i,
    corrects:
      /\bnot (?:an? |the )?[\w -]{2,40}(?:,|;|:| but) (?:but |it[’']?s |it is |an? |the )|n[’']t [\w ’'-]{2,60}[,;:] (?:it|they|that|he|she|we|you)(?:[’'](?:s|re|ve|d)| (?:is|are|was|were|did|do))\b/i,
    contrast:
      /\bbut\b|\bhowever\b|\byet\b|\binstead\b|\brather than\b|\bnot\b.+\bbut\b|\bwhereas\b|\bunlike\b/i,
    superlative:
      /\b(?:most|best|worst|biggest|largest|(?<!at )least|only|never|always|essential|crucial|decisive|fundamental|nothing|everything)\b/i,
    definition: /\b(?:is|are|means) (?:a|an|the|not a|simply|just|really) /i,
    conclusion:
      /^(?:so|therefore|in the end|ultimately|in short|that is why|that's why|that’s why|that['’]?s? (?:is|was)? ?(?:when|how) I (?:understood|realised|realized|learned|knew)|the result|the lesson|overall)\b|\bultimately\b/i,
    example: /\bfor example\b|\bfor instance\b|\btake (?:the|a)\b|\bimagine\b|\bsay you\b|\bsuch as\b/i,
    anecdote:
      /^My (?:father|mother|son|daughter|wife|husband|grand\w+|brother|sister|uncle|aunt|cousins?)\b(?! (?:generation|tongue))|\bI remember\b|^Once\b|\b(?:I|we|he|she|they|who|was|had) once\b|\bone day\b|\byears ago\b|\bwhen I (?:was|started|began|first|joined|came|arrived)\b|\bthe other day\b|\bshe said\b|\bhe said\b|\bthey told\b/i,
    reported:
      /^(?!.*\b(?:but|in practice|really)\b)(?:officially|on paper|in theory|the official (?:version|line|story|account|figure))\b|^(?:his|her|their) (?:point|argument|view|claim|case|reasoning) (?:is|was)\b|\bI(?:['’]ve| have)? (?:hear|heard|read) (?!(?:from|of|about|it|that)\b)[^,.;]{2,40}? (?:argues?|claims?|says?|insists?)\b|\bI(?:['’]m| am|['’]ve been) (?:often |always )?told\b|\b(?:will|['’]ll) tell you\b|\b(?:you|we) (?:(?:often|always|sometimes|usually|still|will|may|might) )+(?:read|hear|see it said|be told)\b|\b(?:some|many|most|critics|people|they|everyone|everybody|colleagues|economists|others|the industry|the press) (?:people )?(?:(?:like|love|tend|used|want) to |always |often |will |still )?(?:say|says|think|thinks|thought|believe|believes|believed|argue|argued|claim|claimed|assume|assumed|conclude|concluded)\b/i,
    courtesy:
      /^(?:(?:and|but|so|well|now),? )?(?:I(?:['’]m going to be| want to be| have to be| need to be|['’]ll be| should be) (?:careful|clear|honest|fair|annoying|blunt|frank)\b|let me (?:explain|be clear|give|put|tell|start|say)|I wish I could tell|to be clear$)|^(?:(?:well|okay|ok|yes|no|hi|hello|oh),? )*(?:thank you|thanks|welcome|good (?:morning|evening|afternoon|question)|hello|hi\b|pleased to|it['’]s (?:a pleasure|great to|good to)|(?:(?:it['’]s )?(?:my|a) )?pleasure\b|(?:glad|happy|delighted|good|great) to be (?:here|back|with)|nice to)|\b(?:you (?:can|may|should)(?:['’]t| not)?|please(?: don['’]t)?|don['’]t|do not) (?:print|quote|publish|broadcast) (?:that|this|it|me)\b|\boff the record\b/i,
    because: /^(?:because|it is because|it's because|the reason)/i,
    later:
      /^(?:but |and |yet )?(?:(?:\w+ ){1,3}(?:years?|months?|weeks?|decades?|days?) (?:later|on|after)|now|today|then\b|last (?:year|month|winter|summer)|this (?:year|winter|summer)|(?:by|in) (?:the (?:early |late )?[a-z]+ of )?(?:19|20)\d\d|since then|afterwards|within (?:a|two|three) )/i,
    position:
      /\bI don['’]t (?:[a-z]+ ){1,6}any ?more\b|\b(?:what|all) I['’]d (?:say|like|do|take)\b|\bwhat (?:worries|matters)\b|\bmy (?:view|position|answer|point) (?:now )?is\b|^So (?:now )?I(?:['’](?:d|ve|m))?\b/i,
    asksForView:
      /^(?:(?:and|but|so|then|well),? )?(?:should|shouldn['’]t|is|isn['’]t|are|aren['’]t|was|were|do|don['’]t|does|doesn['’]t|did|will|won['’]t|would|can|can['’]t|could|has|have)\b/i,
    newStrand:
      /^(?:(?:the )?(?:second|third|fourth)|finally|another|also|besides|then there|on the other hand|as for)\b/i,
    future:
      /\b(?:(?:in|within|over|after) (?:the next )?(?:about |around |roughly |perhaps |maybe )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|twenty|thirty|fifty|a few|a couple of|several|the next few) (?:to \w+ )?(?:years|months|decades|weeks|days|generations)|by (?:19|20)\d\d|(?:a|one) (?:decade|generation|century) from now|in the (?:near )?future|some ?day)\b/i,
    advice:
      /\bI(?:['’]d| would| still| always| also)* (?:think|believe|argue|say|advise|suggest|recommend|prefer|oppose|support)\b|\b(?:should|ought to|must)\b|^If\b/i,
    past: /^(?!.*\b(?:now|today|still|since|anymore|any more)\b)(?:(?:My|Our|The) old\b|In the (?:old|past|early)\b|Before (?:19|20)\d\d\b|.{0,40}\bused to (?!it\b))/,
    concedes:
      /\b(?:half|partly) right\b|\bsomething to be said\b|\bI (?:don['’]t|won['’]t|can['’]t) deny\b|\bI(?:['’]ll)? (?:grant|concede|admit)\b|\bhave a point\b|^(?:Fair enough|Granted|That said|Then again|On the other hand|Mind you|To be fair|(?:If|I hope) I['’]m wrong)\b/i,
    caveat:
      /^(?:(?:but|now|though|still),? )?(?:not that (?:I|we|it|he|she|they|you|there)\b|at least,? (?:that|this|it)\b|(?:provided|as long as|on condition)\b[^,]*$|that['’]?s?(?: is)? (?:only |just )?(?:an? (?:estimate|guess|rough)|my (?:guess|estimate|impression))|I (?:can['’]t|cannot|couldn['’]t) (?:prove|promise|rule)|I['’]m not (?:going to tell|saying|claiming)|I don['’]t (?:claim|want to claim|pretend)|I (?:have to|should|must) (?:be careful|say that|add that (?:this|that|we))|(?:that|this) (?:figure|number|share|study|sample|trial|survey) (?:only|does|is|leaves|excludes|counts|counted|included?|ignores?|ignored|came|left)|the (?:caveat|sample) (?:is|was)|it['’]s (?:a|one) small (?:study|sample))/i,
    setsUp:
      /^It was (?:an? |the )?(?:[a-z]+ )?(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|morning|evening|night|summer|winter|spring|autumn|raining|snowing|(?:19|20)\d\d)\b|^(?!.*(?:\d|per ?cent|hundred|thousand|million))(?:(?:and|but|so|now|well),? )?(?:I(?:['’](?:ve|m)| have| was| am| get| got)? (?:been |often |always |sometimes )*asked\b|(?:we|I|they) (?:said|announced|replied)\b|you['’]ll (?:have (?:seen|heard|read)|see|hear|be told)\b|they['’]ll (?:tell|say)\b|(?:[\w' ]{1,20}, )?(?:then |later |afterwards |[a-z]+ (?:years|months|weeks|days) later )?(?:I|we|they) (?:surveyed|asked|counted|measured|checked|tested|watched|looked)\b[^,;]*$)/i,
    assents:
      /^(?:(?:yes|no|well|and|but|so|oh),? )*(?:I (?:(?:entirely|completely|partly|half|broadly|also|rather|do|don['’]t|quite) )*(?:agree|disagree|accept|concede)\b|(?:he|she|they|\p{Lu}[\p{L}]+)['’](?:s|re) (?:right|wrong)\b|that['’]s (?:right|wrong|true|fair|not (?:right|true|fair))\b|this is where I)/iu,
    judges:
      /^(?:(?:and|but),? )?then (?:I|we|they|somebody|someone) (?:looked|checked|counted|asked|found|measured|noticed)\b|^(?=.{6,64}$)(?:(?:and|but|of course|well|now),? )?(?:(?:it|that|this|they|those|these)(?:['’](?:s|re)| (?:is|are|was|were)(?:n['’]t)?| turned out)\b(?! (?:why|when|how|where|because|hard|easy|possible|impossible|likely|true that|clear))|(?:it|that|this|they|he|she)(?:['’](?:s|re)| (?:is|are|was|were|has|have|does|do|did|would|will|can|could))(?:n['’]t| not| never| no\b))/i,
    greets: /\bwelcome\b|\bthanks? (?:you )?for\b|^good (?:morning|evening|afternoon)\b/i,
    sumsUp: /^(?:These|Those|All of (?:these|them)|All (?:two|three|four|five))\b/,
    filler:
      /\b(?:you know|I mean|sort of|kind of|I think|I guess|actually|basically|really|just|like|well|um+|uh+|er+)\b/gi,
    negative:
      /\b(?:not|no|never|nobody|nothing(?! (?:else|but|more|less)\b)|none|cannot|hardly|without|lack|lacks)\b|n['’]t\b/i,
  },
}
