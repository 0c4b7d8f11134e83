import type { WordsLike } from './words.ts';
import type { zhCnPeople } from './zh-cn-people.ts';

/** Words of people and their roles, in English. */
export const enPeople: WordsLike<typeof zhCnPeople> = {
  people: {
    leadAccounts:
      'Open and disable accounts, hand out one-time codes. Roles are given by the security administrator.',
    leadRoles:
      'Give and take roles, help with lost authenticators. Accounts are opened by the system administrator.',
    threePosts: 'Why there are three administrators',
    threePostsHint:
      'Three people hold the three posts, so that nobody alone can open an account, give it rights and wipe the traces. Administrators see no requests and no cases.',
    post: {
      'system-admin': 'opens accounts and keeps the settings, gives no roles.',
      'security-admin': 'gives and takes roles, opens no accounts.',
      'audit-admin': 'reads and proves the audit history, changes nothing.',
    },
    vacant: 'Vacant: {{posts}}',
    vacantHint:
      'Name one person for each post. While a post is vacant the system administrator may fill it, see “Manage” beside a person.',
    add: 'Add a person',
    addIt: 'Add',
    added: 'Added: {{name}}',
    nextRole: 'This person has no role yet; the security administrator gives one.',
    done: 'Done',
    name: 'Name',
    roles: 'Roles',
    role: 'Role',
    area: 'For',
    office: 'Office',
    step: 'Step',
    wholeDistrict: 'the whole district',
    choose: 'Choose',
    noRole: 'No role yet',
    addRole: 'Another role',
    takeRole: 'Take away',
    saveRoles: 'Save the roles',
    rolesSaved: 'Saved. The sessions of this person have ended; the roles hold from the next sign-in.',
    rolesHint: 'This person then has to sign in again; approvers and administrators need a second step too.',
    notOneself: 'Nobody changes their own roles; ask another administrator.',
    signIn: 'Signs in with',
    signOn: { password: 'password', oidc: 'government account', demo: 'demo door' },
    secondFactor: 'Second step',
    on: 'on',
    off: 'off',
    lastSeen: 'Last seen',
    neverSeen: 'never',
    disabled: 'disabled',
    sessions: 'Signed-in devices',
    tokens: 'Access tokens',
    tokensHint:
      'Programs such as QGIS and GDAL read with them, with the rights of their owner. Revoke what nobody knows or uses; it ends at once.',
    noTokens: 'No access token holds at present.',
    tokenOf: 'of {{name}} ({{login}})',
    tokenTimes: 'made {{made}}, valid until {{until}}, last used: {{used}}',
    neverUsed: 'never',
    revoke: 'Revoke',
    revokeNow: 'Revoke it now',
    revokeOf: 'Revoke the token “{{token}}” of {{name}}',
    find: 'Find people (name, login, role)',
    found: '{{shown}} of {{all}} people',
    rename: 'Change the name',
    saveName: 'Save the name',
    since: 'Opened',
    account: 'Account',
    open: 'Manage',
    openOf: 'Manage {{name}}',
    act: {
      newCode: 'Give a one-time code',
      endSessions: 'End all sessions and tokens',
      removeFactor: 'Remove the second step',
      disable: 'Disable the account',
      enable: 'Enable the account',
    },
    ask: {
      newCode:
        'Make a new one-time code for {{name}}? The old password, earlier codes, all sessions and access tokens end at once; after using it a new password must be chosen.',
      endSessions: '{{name}} will be signed out on all devices; access tokens end too.',
      removeFactor:
        'Make sure in person that this is {{name}}. All devices are signed out; the second step is set up again at the next sign-in.',
      disable:
        '{{name}} is signed out at once and cannot sign in any more; access tokens end too. The history stays.',
      enable: '{{name}} can sign in again, with the roles as they were.',
    },
    codeOnce: 'The one-time code is shown only now; hand it over in person.',
    codeUse:
      'On the sign-in page choose “I have a one-time code”, enter account and code, then choose a password.',
    address: 'Address',
    validUntil: 'Valid until',
  },
};
