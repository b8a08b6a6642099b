export interface Cloud {
  /** Origin of the token authority. */
  readonly authority: string;
  /** Older authority that still issues tokens for this cloud. */
  readonly olderAuthority?: string;
  /** Origin of the Partner Center API. */
  readonly api: string;
  /** First month in which the cloud was closed, `yyyy-mm`. */
  readonly closed?: string;
}

/** The national clouds: where each gets its tokens and where its API is (protocol, section 7). */
export const clouds = {
  global: { authority: 'https://login.microsoftonline.com', api: 'https://api.partnercenter.microsoft.com' },
  china: {
    authority: 'https://login.partner.microsoftonline.cn',
    olderAuthority: 'https://login.chinacloudapi.cn',
    api: 'https://partner.partnercenterapi.microsoftonline.cn',
  },
  usGov: { authority: 'https://login.microsoftonline.us', api: 'https://api.partnercenter.microsoft.com' },
  germany: {
    authority: 'https://login.microsoftonline.de',
    api: 'https://api.partnercenter.microsoft.com',
    closed: '2021-10',
  },
} as const satisfies Record<string, Cloud>;

export type CloudName = keyof typeof clouds;
