import { PRINT_PROFILES, type Profile, type ProfileName } from '../../../shared/form/printProfile';
import type { PrintSettings } from '../../../shared/form/types';

export { annexNumber } from '../../../shared/form/annexNumber';
export type { LayoutName, Profile, ProfileName } from '../../../shared/form/printProfile';
export const profiles = PRINT_PROFILES;

/** A profile with what the office has set otherwise. */
export const profileFor = (name: ProfileName, { page = {} }: PrintSettings): Profile => {
  const { margins, agencySize, ...sizes } = page;
  const profile = profiles[name];
  const agency = agencySize === undefined ? {} : { agencySize, parentAgencySize: agencySize };
  return { ...profile, ...sizes, ...agency, margins: { ...profile.margins, ...margins } };
};

/** Short and long side, millimetres. */
export const paperSizes = { A4: [210, 297], A3: [297, 420] } as const;
/** Codes of ECMA-376 §18.18.50. */
export const paperCodes = { A4: 9, A3: 8 } as const;

/** Millimetres as a workbook has its margins. */
export const inches = (millimetres: number): number => Math.round((millimetres / 25.4) * 1000) / 1000;

/** The page number in the middle of the top margin, as a workbook writes it. */
export const pageNumberHeader = ({ font, pageNumberSize }: Profile): string =>
  `&C&"${font},Regular"&${pageNumberSize}&P`;
