/** What an account is called, in small letters; free of zod, so that pages can check it too. */
export const loginPattern = /^[a-z0-9][a-z0-9._-]{1,63}$/;
