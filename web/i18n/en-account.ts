import type { WordsLike } from './words.ts';
import type { zhCnAccount } from './zh-cn-account.ts';

/** Words of one's own account, in English. */
export const enAccount: WordsLike<typeof zhCnAccount> = {
  account: {
    lead: '{{name}}, account {{login}}.',
    noRole: 'You have no role yet and can only manage your account. Ask the security administrator for one.',
    currentPassword: 'Present password',
    changePassword: 'Change the password',
    changedAt: 'Last changed: {{time}}',
    passwordChanged: 'The password is changed; other devices are signed out.',
    signOn: {
      password: 'You sign in with a password.',
      oidc: 'You sign in with the government account, which keeps the password and the second step.',
      demo: 'Demo people come in by the demo door and have no password.',
    },
    secondFactor: 'Second step',
    secondFactorOn: 'On since {{day}}; recovery codes left: {{count}}.',
    secondFactorOff: 'Off. With it, signing in also asks for six digits shown on your phone.',
    secondFactorNeeded: 'Your role needs a second step; please set it up.',
    setUpSecondFactor: 'Set up',
    renewCodes: 'New recovery codes',
    removeSecondFactor: 'Turn off',
    sessions: 'Signed-in devices',
    sessionsHint: 'If you do not know one of them, end it and change your password.',
    unknownDevice: 'Unknown device',
    thisDevice: 'this one',
    sessionTimes: 'since {{since}}, last used {{seen}}',
    end: 'End',
    endOthers: 'End all others',
    tokens: 'Access tokens',
    tokensHint:
      'With a token, programs such as QGIS and GDAL read maps and figures that you may see: no cases, no administration, and nothing is changed. Changing your password, a reset by an administrator, or losing a role ends all your tokens. Give a token to nobody.',
    newToken: 'New token',
    makeToken: 'Make it',
    tokenName: 'Name',
    tokenNameHint: 'What it is for, such as “QGIS on the office computer”.',
    tokenDays: 'Valid for',
    days: '{{count}} days',
    tokenOnce: 'The token is shown only now: copy it.',
    inQgis:
      'QGIS: add a connection “WFS / OGC API - Features” to {{address}}; authentication “Basic”, any user name, the token as password. GDAL:',
    tokenTimes: 'until {{until}}; last used: {{used}}',
    never: 'never',
    noTokens: 'There are no tokens.',
    revoke: 'Revoke',
  },
};
