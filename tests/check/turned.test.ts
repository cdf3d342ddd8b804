import assert from 'node:assert/strict'
import { test } from 'node:test'
import { leftOut } from '../../scripts/check/turned.ts'

for (const [statement, source, expected] of [
  ['蜂群是仪器', '蜂群不是仪器', '不'],
  ['蜜蜂会理你', '蜜蜂不会理你', '不'],
  ['我敢说它干净', '我不敢说它干净', '不'],
  ['邻居点头，什么都做不成', '没有邻居点头，什么都做不成', '没有'],
  ['itcanreplacethehammer', 'itcannotreplacethehammer', 'not'],
  ['wepaintitforourselves', 'wedonotpaintitforourselves', 'donot'],
  ['重金属下降了8%', '重金属下降了不到8%', '不到'],
  ['每个区会有一个', '每个区至少会有一个', '至少'],
  ['下降了20%', '下降了20%左右', '左右'],
  ['sensorsreach90%', 'sensorsreachatleast90%', 'atleast'],
  // What says the same, or leaves out a whole clause, is no turn.
  ['蜂群不是仪器', '蜂群不是仪器', undefined],
  ['它会进步', '它不成熟，但它会进步', undefined],
  ['街还在', '不过，街还在', undefined],
  ['大家喜欢', '大家都非常喜欢', undefined],
  ['能走就走', '能不能走，能走就走', undefined],
  ['大约45天修复', '修复大约45天', undefined],
  ['另一个人来了', '另一个不来，另一个人来了', undefined],
] as const)
  test(`leftOut('${statement}', '${source}') => ${expected ?? 'nothing'}`, () =>
    assert.equal(leftOut(statement, source)?.word, expected))

test('leftOut() takes no words of one sentence for those of another', () => {
  const [denies, says] = ['我不反对杂交种', '我反对的是只剩下它']
  assert.equal(leftOut(`${denies}。${says}`, denies, says), undefined)
  assert.equal(leftOut('我反对杂交种', denies, '种子要每年种')?.word, '不')
})
