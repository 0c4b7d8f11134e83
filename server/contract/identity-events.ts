/** Database channel on which the ids of people travel whose sessions, tokens or roles have changed. */
export const identityChannel = 'identity_changed';
