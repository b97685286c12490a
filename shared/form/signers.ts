/** Who signs: by which authority ("TM. ỦY BAN NHÂN DÂN"), in which post ("KT. CHỦ TỊCH / PHÓ CHỦ TỊCH"), and the name. */
export interface Signer {
  readonly signerTitle: string;
  readonly signerPost: string;
  readonly signerName: string;
}

/** Under which key a plan's print settings keep them: the list goes with the file, to whoever reports next. */
export const SIGNERS_KEY = 'signers';

const mostSigners = 20;

const tidy = (text: string): string => text.replace(/\s+/g, ' ').trim();

const isSame = (a: Signer, b: Signer): boolean =>
  a.signerTitle === b.signerTitle && a.signerPost === b.signerPost && a.signerName === b.signerName;

/** The signers of a stored list, the last used first: one a line, its three parts between tabs. Total. */
export const readSigners = (stored: string): readonly Signer[] =>
  stored
    .split('\n')
    .map((line) => line.split('\t').map(tidy))
    .map(([signerTitle = '', signerPost = '', signerName = '']) => ({ signerTitle, signerPost, signerName }))
    .filter(({ signerName }) => signerName !== '')
    .slice(0, mostSigners);

/** The list as it is kept: one signer a line, parts by tabs. */
export const formatSigners = (signers: readonly Signer[]): string =>
  signers
    .slice(0, mostSigners)
    .map(({ signerTitle, signerPost, signerName }) => [signerTitle, signerPost, signerName].map(tidy).join('\t'))
    .join('\n');

/** The list with a signer in front; one without a name is none. */
export const withSigner = (signers: readonly Signer[], signer: Signer): readonly Signer[] => {
  const own = {
    signerTitle: tidy(signer.signerTitle),
    signerPost: tidy(signer.signerPost),
    signerName: tidy(signer.signerName),
  };
  return own.signerName === '' ? signers : [own, ...withoutSigner(signers, own)];
};

/** The list without one signer. */
export const withoutSigner = (signers: readonly Signer[], signer: Signer): readonly Signer[] =>
  signers.filter((one) => !isSame(one, signer));

/** Lines of what a signer signs by: "KT. CHỦ TỊCH / PHÓ CHỦ TỊCH" is two, "T/M BAN THƯỜNG VỤ" is one. */
export const signerLines = (text: string): readonly string[] =>
  text
    .split(/\s+\/\s+|\n/)
    .map(tidy)
    .filter((line) => line !== '');
