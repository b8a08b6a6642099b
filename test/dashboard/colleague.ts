import { accessToken, createPartner, type Partner } from '@partnerite/sdk';
import { type DemoPartner, partnerA, type TestServer } from '../../packages/server/test/running-server.ts';

/** Somebody else of the partner, who works with a program of their own. */
export function colleague(server: TestServer, of: DemoPartner = partnerA): Partner {
  return createPartner({
    cloud: { apiRoot: server.url, authority: server.url },
    credentials: accessToken(() => server.userToken(of)),
  });
}
