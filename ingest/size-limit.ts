/** No single file is read that is larger. */
export const SIZE_LIMIT_MB = 50;
