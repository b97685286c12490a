/**
 * The Vietnamese encodings that came before Unicode, as they reach a cell: each letter is one byte, or two in VNI, and the
 * bytes were read as windows-1252. Facts from two independent public tables; TCVN3 after TCVN 5712:1993.
 */
export type LegacyCharset = 'tcvn3' | 'vni' | 'vps';

/** The letters that the lists below speak of, in order. */
export const LOWER = 'áàảãạâấầẩẫậăắằẳẵặđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵ';
export const UPPER = 'ÁÀẢÃẠÂẤẦẨẪẬĂẮẰẲẴẶĐÉÈẺẼẸÊẾỀỂỄỆÍÌỈĨỊÓÒỎÕỌÔỐỒỔỖỘƠỚỜỞỠỢÚÙỦŨỤƯỨỪỬỮỰÝỲỶỸỴ';

/** Bytes in hexadecimal, one entry a letter of LOWER. TCVN3 has seven capitals; the others come from a font ending in H. */
export const LOWER_BYTES: Readonly<Record<LegacyCharset, string>> = {
  tcvn3:
    'B8 B5 B6 B7 B9 A9 CA C7 C8 C9 CB A8 BE BB BC BD C6 AE D0 CC CE CF D1 AA D5 D2 D3 D4 D6 DD D7 D8 DC ' +
    'DE E3 DF E1 E2 E4 AB E8 E5 E6 E7 E9 AC ED EA EB EC EE F3 EF F1 F2 F4 AD F8 F5 F6 F7 F9 FD FA FB FC ' +
    'FE',
  vni:
    '61F9 61F8 61FB 61F5 61EF 61E2 61E1 61E0 61E5 61E3 61E4 61EA 61E9 61E8 61FA 61FC 61EB F1 65F9 65F8 ' +
    '65FB 65F5 65EF 65E2 65E1 65E0 65E5 65E3 65E4 ED EC E6 F3 F2 6FF9 6FF8 6FFB 6FF5 6FEF 6FE2 6FE1 6FE0 ' +
    '6FE5 6FE3 6FE4 F4 F4F9 F4F8 F4FB F4F5 F4EF 75F9 75F8 75FB 75F5 75EF F6 F6F9 F6F8 F6FB F6F5 F6EF 79F9 ' +
    '79F8 79FB 79F5 EE',
  vps:
    'E1 E0 E4 E3 E5 E2 C3 C0 C4 C5 C6 E6 A1 A2 A3 A4 A5 C7 E9 E8 C8 EB CB EA 89 8A 8B CD 8C ED EC CC EF ' +
    'CE F3 F2 D5 F5 86 F4 D3 D2 B0 87 B6 D6 A7 A9 AA AB AE FA F9 FB DB F8 DC D9 D8 BA BB BF 9A FF 9B CF ' +
    '9C',
};

/** Bytes of UPPER; "-" where a charset has no such capital of its own. */
export const UPPER_BYTES: Readonly<Record<LegacyCharset, string>> = {
  tcvn3:
    '- - - - - A2 - - - - - A1 - - - - - A7 - - - - - A3 - - - - - - - - - - - - - - - A4 - - - - - A5 - ' +
    '- - - - - - - - - A6 - - - - - - - - - -',
  vni:
    '41D9 41D8 41DB 41D5 41CF 41C2 41C1 41C0 41C5 41C3 41C4 41CA 41C9 41C8 41DA 41DC 41CB D1 45D9 45D8 ' +
    '45DB 45D5 45CF 45C2 45C1 45C0 45C5 45C3 45C4 CD CC C6 D3 D2 4FD9 4FD8 4FDB 4FD5 4FCF 4FC2 4FC1 4FC0 ' +
    '4FC5 4FC3 4FC4 D4 D4D9 D4D8 D4DB D4D5 D4CF 55D9 55D8 55DB 55D5 55CF D6 D6D9 D6D8 D6DB D6D5 D6CF 59D9 ' +
    '59D8 59DB 59D5 CE',
  vps:
    'C1 80 81 82 - C2 83 84 85 - - 88 8D 8E 8F F0 - F1 C9 D7 DE FE - CA 90 93 94 95 - B4 B5 B7 B8 - B9 BC ' +
    'BD BE - D4 96 97 98 99 - F7 9D 9E 9F A6 - DA A8 D1 AC - D0 AD AF B1 - - DD B2 FD B3 -',
};
