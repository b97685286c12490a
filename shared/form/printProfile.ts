/** How a body prints: Nghị định 30/2020/NĐ-CP for state bodies, Hướng dẫn 36-HD/VPTW for party bodies (domain.md §5). */
export type ProfileName = 'nha-nuoc' | 'dang';
export type LayoutName = 'phu-luc' | 'bieu';

export interface Profile {
  /** Millimetres. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  readonly font: string;
  /** Points, as all sizes. */
  readonly tableSize: number;
  readonly titleSize: number;
  readonly captionSize: number;
  readonly pageNumberSize: number;
  readonly parentAgencySize: number;
  readonly agencySize: number;
  /** An asterisk stands under the issuing body instead of a rule. */
  readonly asterisk: boolean;
  readonly romanAnnex: boolean;
  readonly signerBold: boolean;
  /** CỘNG HÒA … or ĐẢNG CỘNG SẢN … in the full heading. */
  readonly nationSize: number;
  /** Tiêu ngữ under it; party bodies have none. */
  readonly hasMotto: boolean;
  readonly mottoSize: number;
  readonly recipients: { readonly head: number; readonly list: number; readonly end: ';' | ',' };
}

const common = { font: 'Times New Roman', tableSize: 12, titleSize: 14, captionSize: 14, pageNumberSize: 14 } as const;

export const PRINT_PROFILES: Readonly<Record<ProfileName, Profile>> = {
  'nha-nuoc': {
    ...common,
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    parentAgencySize: 12,
    agencySize: 12,
    asterisk: false,
    romanAnnex: true,
    signerBold: true,
    nationSize: 12,
    hasMotto: true,
    mottoSize: 13,
    recipients: { head: 12, list: 11, end: ';' },
  },
  dang: {
    ...common,
    margins: { top: 20, bottom: 20, left: 30, right: 15 },
    parentAgencySize: 14,
    agencySize: 14,
    asterisk: true,
    romanAnnex: false,
    signerBold: false,
    nationSize: 15,
    hasMotto: false,
    mottoSize: 14,
    recipients: { head: 14, list: 12, end: ',' },
  },
};
