import { networkRequest } from '../../messages/network.ts';
import { expectCode, expectEqual } from '../expect.ts';
import { hostPromise, inferred } from '../rules.ts';
import type { Scenario } from '../scenario.ts';

export const networkScenarios: readonly Scenario[] = [
  {
    id: 'network.sign-on',
    rule: inferred(
      '2800 with action code 001 is answered 2810, 0000, also on a link that is signed on by itself; trace number, time and action code come back.',
      `${hostPromise}; type and fields from public client code`,
    ),
    run: async (stage) => {
      const link = await stage.bareLink();
      const request = networkRequest(stage.identity, stage.mark(), 'sign-on');
      const answer = await stage.ask(link, request);
      expectCode(answer, '0000');
      for (const bit of [11, 12, 40]) {
        expectEqual(answer.fields[bit], request.fields[bit], `field ${bit}`);
      }
    },
  },
  {
    id: 'network.echo',
    rule: inferred('Echo (action code 301) is answered 0000, as often as it is sent.', hostPromise),
    run: async (stage) => {
      const link = await stage.link();
      for (let times = 0; times < 3; times++) {
        expectCode(
          await stage.ask(link, networkRequest(stage.identity, stage.mark(), 'echo')),
          '0000',
        );
      }
    },
  },
  {
    id: 'network.sign-off',
    rule: inferred(
      'After sign-off (002) a new sign-on opens the same connection for business again.',
      hostPromise,
    ),
    run: async (stage) => {
      const link = await stage.link();
      for (const action of ['sign-off', 'sign-on'] as const) {
        expectCode(
          await stage.ask(link, networkRequest(stage.identity, stage.mark(), action)),
          '0000',
        );
      }
      await stage.inquire(link);
    },
  },
];
