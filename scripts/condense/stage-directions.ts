/**
 * What the editor saw or heard, set in brackets among the words, or in any words but his own before the first: never said, so never shown
 * as said.
 */
export const STAGE_DIRECTION_ZH =
  /^[（(](?!(?:[一二三四五六七八九十]+|\d+)[）)])(?=\p{Script=Han})[^（）()：:我你您]{2,16}[）)](?=.)|[（(](?:[大眾众全場场人]*笑聲?|笑声|掌聲|掌声|鼓掌|插話|插话|嘆氣|叹气|哽咽|流淚|流泪|想了[^）)]{1,4}|停了[^）)]{1,4}|停頓|停顿|沉默[^）)]{0,4}|苦笑|微笑|點頭|点头|搖頭|摇头)[）)]/gu
export const STAGE_DIRECTION_EN =
  /^[([](?!(?:[^()[\]]* )?(?:I|we|you|my)\b)[A-Za-z][^()[\]:\d]{2,40}\.?[)\]]\s+(?=\S)|^\[(?![^[\]]*\b(?:I|we|you|my)\b)[A-Z][^()[\]:]{2,90}\.?\](?:\s+(?=\S)|$)|\s?[([](?:laughs|laughing|laughter|smiles|pauses|pause|sighs|applause|chuckles|nods|crosstalk|inaudible)\.?[)\]]/gi

/** A text without them, in either language. */
export const withoutStageDirections = (text: string): string =>
  text.replace(STAGE_DIRECTION_ZH, '').replace(STAGE_DIRECTION_EN, '')
