import { subscribe } from 'node:diagnostics_channel';

// Loaded into a server's process before its own code: keeps a record of so many bytes of each request, for ever, which
// the address of this module names. What finds leaks must find this one.

/** What a list takes beside its items, and for each of them, in bytes. */
const empty = 48;
const item = 8;
const bytes = Number(new URL(import.meta.url).searchParams.get('bytes'));
const leaked: number[][] = [];
subscribe('http.server.request.start', () => {
  leaked.push(new Array<number>(Math.floor((bytes - empty) / item)).fill(leaked.length));
});
