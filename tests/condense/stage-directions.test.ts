import assert from 'node:assert/strict'
import { test } from 'node:test'
import { withoutStageDirections } from '../../scripts/condense/stage-directions.ts'

for (const [text, said] of [
  ['光渡口就有不少好船工（笑），不缺人。', '光渡口就有不少好船工，不缺人。'],
  ['（想了一下）有一張是空白的。', '有一張是空白的。'],
  ['（他拿起兩顆貝殼）這顆曬過太陽。', '這顆曬過太陽。'],
  ['會啊。（停了很久）不過不是今年。', '會啊。不過不是今年。'],
  ['（一）先修碼頭。', '（一）先修碼頭。'],
  ['（我當時不信）後來我去看了。', '（我當時不信）後來我去看了。'],
  ['碼頭（當然不是新的那個）不收錢。', '碼頭（當然不是新的那個）不收錢。'],
  ['(Dog barks.) That is the pilot’s.', 'That is the pilot’s.'],
  ['We paid for it (laughs) twice.', 'We paid for it twice.'],
  ['[She takes the chart off the wall and lays it on the table.]', ''],
  ['[She takes the chart off the wall and lays it on the table.] Here.', 'Here.'],
  ['[We] took the chart off the wall and went.', '[We] took the chart off the wall and went.'],
  ['(And I hated it.) So I left.', '(And I hated it.) So I left.'],
  ['The quay (the old one) is free.', 'The quay (the old one) is free.'],
])
  test(`of «${text}» was said «${said}»`, () => assert.equal(withoutStageDirections(text!), said))
