import { SignInLimiter } from './sign-in-limiter.js';

const refused = { code: 'too-many-attempts', details: { retryAfter: expect.any(Number) } };

describe('SignInLimiter', () => {
  it('S5: tries refused for one account leave the budget of the peer to the others', async () => {
    const limiter = new SignInLimiter();
    for (let i = 0; i < 8; i += 1) await limiter.begin('guessed', 'peer');
    for (let i = 0; i < 200; i += 1) await expect(limiter.begin('guessed', 'peer')).rejects.toMatchObject(refused);
    await expect(limiter.begin('other', 'peer')).resolves.toBeUndefined();
  });

  it('S5: one peer gets sixty failed tries over all accounts', async () => {
    const limiter = new SignInLimiter();
    for (let i = 0; i < 60; i += 1) await limiter.begin(`account ${i}`, 'peer');
    for (let i = 0; i < 20; i += 1) await expect(limiter.begin('own', 'peer')).rejects.toMatchObject(refused);
    // What the peer refused did not count for the account.
    await limiter.succeeded('account 0', 'peer');
    await expect(limiter.begin('own', 'elsewhere')).resolves.toBeUndefined();
  });
});
