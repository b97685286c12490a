/** The department in charge of an indicator (domain.md §4, owners). */
export const OWNER_LABEL = 'Cơ quan chủ trì';
