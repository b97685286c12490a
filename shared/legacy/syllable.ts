/** Rhymes of written Vietnamese without tones; with an optional consonant in front they make every syllable. */
const rhymes = `a ac ach ai am an ang anh ao ap at au ay ăc ăk ăm ăn ăng ăp ăt âc âm ân âng âp ât âu ây
e ec em en eng eo ep et ê êc êch êm ên êng ênh êp êt êu i ia ich iêc iêm iên iêng iêp iêt iêu im in inh ip it iu
o oa oac oach oai oam oan oang oanh oao oap oat oay oăc oăm oăn oăng oăt oc oe oen oeo oet oi om on ong ooc oong op ot
ô ôc ôi ôm ôn ông ôp ôt ơ ơi ơm ơn ơp ơt
u ua uâc uân uâng uât uây uc uê uêch uênh ui um un ung uôc uôi uôm uôn uông uôt uơ up ut uy uya uych uyên uyêt uyn uynh uyp uyt uyu
ư ưa ưc ưi ưm ưng ươc ươi ươm ươn ương ươp ươt ươu ưt ưu y yêm yên yêng yêt yêu`;

const shape = new RegExp(
  `^(?:b|ch|c|d|đ|gh|gi|g|h|kh|k|l|m|ngh|ng|nh|n|ph|p|qu|r|s|th|tr|t|v|x)?(?:${rhymes.split(/\s+/).join('|')})$`,
  'u',
);
const tones = /[\u0300\u0301\u0303\u0309\u0323]/g;

/** Whether a word is a possible Vietnamese syllable; one that ends in c, ch, p or t has the tone sắc or nặng. */
export const isSyllable = (word: string): boolean => {
  const parts = word.toLowerCase().normalize('NFD');
  const marks = parts.match(tones) ?? [];
  if (marks.length > 1) return false;
  const bare = parts.replace(tones, '').normalize('NFC');
  if (!shape.test(bare)) return false;
  return !/(?:c|ch|p|t)$/.test(bare) || marks[0] === '\u0301' || marks[0] === '\u0323';
};
