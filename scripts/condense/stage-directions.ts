/** What the editor saw or heard, set in brackets among the words: never said, so never shown as said. */
export const STAGE_DIRECTION_ZH =
  /[（(](?:[大眾众全場场人]*笑聲?|笑声|掌聲|掌声|鼓掌|插話|插话|嘆氣|叹气|哽咽|流淚|流泪|想了想|停了一?下|停頓|停顿|沉默|苦笑|微笑|點頭|点头|搖頭|摇头)[）)]/g
export const STAGE_DIRECTION_EN =
  /\s?[([](?:laughs|laughing|laughter|smiles|pauses|pause|sighs|applause|chuckles|nods|crosstalk|inaudible)\.?[)\]]/gi

/** A text without them, in either language. */
export const withoutStageDirections = (text: string): string =>
  text.replace(STAGE_DIRECTION_ZH, '').replace(STAGE_DIRECTION_EN, '')
