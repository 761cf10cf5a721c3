import {expect} from 'vitest';
import {type Case, look, no, noKernel, read, seen} from './case.ts';

const text = (value: string, bytes = Buffer.byteLength(value), cut = false) => seen({text: value, bytes, cut});
const drill = {cannot: {drill: noKernel}};

const ten = '0123456789';
const heads = [1, 2, 5, 9, 10, 11, 4096].map((bytesMax) =>
  read(`${bytesMax} bytes from the head of ten`, 'ten', {bytesMax}, text(ten.slice(0, bytesMax), 10, bytesMax < 10)),
);
const tails = [1, 2, 5, 9, 10, 11, 4096].map((bytesMax) =>
  read(`${bytesMax} bytes from the tail of ten`, 'ten', {bytesMax, from: 'tail'}, text(ten.slice(-bytesMax), 10, bytesMax < 10)),
);

/** ä is two bytes, € three, 😀 four: a cut leaves no half of one. */
const wideHeads = [1, 2, 3, 4, 5, 6, 8, 9, 10].map((bytesMax) => {
  const kept = ['ä€😀z', 'ä€😀', 'ä€', 'ä', ''].find((one) => Buffer.byteLength(one) <= bytesMax) ?? '';
  return read(`${bytesMax} bytes from the head of characters of two, three and four`, 'wide', {bytesMax}, text(kept, 10, bytesMax < 10));
});
const wideTails = [1, 2, 4, 5, 7, 8, 9, 10].map((bytesMax) => {
  const kept = ['ä€😀z', '€😀z', '😀z', 'z', ''].find((one) => Buffer.byteLength(one) <= bytesMax) ?? '';
  return read(`${bytesMax} bytes from their tail`, 'wide', {bytesMax, from: 'tail'}, text(kept, 10, bytesMax < 10));
});

const all = {bytesMax: 1_000_000};

const reads: readonly Case[] = [
  read('an empty file', 'empty', all, text('')),
  read('the tail of an empty file', 'empty', {bytesMax: 5, from: 'tail'}, text('')),
  read('lines with their ends as they are', 'lines', all, text('one\r\ntwo\n\nfour')),
  read('control characters as they are', 'controls', all, text('a\u0000b\u001b[31mc\u0007')),
  read('what is no UTF-8 with a sign for every byte', 'latin', all, seen({text: 'caf\uFFFD\n', bytes: 5, cut: false}), drill),
  read('a million characters', 'million', {bytesMax: 2_000_000}, text('x'.repeat(1_000_000))),
  read('the head of a million characters', 'million', {bytesMax: 3}, text('xxx', 1_000_000, true)),
  read('what a link leads to', 'link', all, text(ten)),
  read('what a link in a path leads to', 'linked/inner', all, text('inner')),
  read('by a path with dots', 'folder/../folder/./inner', all, text('inner')),
  read('a name with blanks and quotes', 'a "name" with $(blanks)', all, text('blanks')),
  read('a name of other alphabets', 'имя-名前-😀', all, text('name')),
  read('a name that begins with a hyphen', '-n', all, text('hyphen')),
  read('only the wanted names of a document', 'package.json', {bytesMax: 500, only: ['name', 'bin']}, text('{"name":"x"}', 33), drill),
  read('a cut document as it is', 'package.json', {bytesMax: 7, only: ['name']}, text('{"name"', 33, true)),
  read('what is no document as it is', 'ten', {bytesMax: 50, only: ['name']}, text(ten)),
  read('a name that is not there', 'none', all, no('missing', 'there is nothing of that name')),
  read('a path through a file', 'ten/more', all, no('missing')),
  read('a link that leads nowhere', 'dangling', all, no('missing')),
  read('a circle of links', 'loop', all, no('garbled', 'circle')),
  read('a directory', 'folder', all, no('garbled', 'it is a directory')),
  read('a directory by its tail', 'folder', {bytesMax: 5, from: 'tail'}, no('garbled', 'it is a directory')),
  read('a name that is too long to be', 'n'.repeat(300), all, no('missing'), drill),
  read('a pipe that nobody writes to', 'pipe', all, no('garbled', 'it is no ordinary file'), drill),
  read('a socket', 'socket', all, no('garbled', 'it is no ordinary file'), drill),
  read('the head of a gigabyte of nothing', 'sparse', {bytesMax: 4}, text('\u0000\u0000\u0000\u0000', 1_000_000_000, true), drill),
  read('the tail of a gigabyte of nothing', 'sparse', {bytesMax: 4, from: 'tail'}, text('\u0000end', 1_000_000_000, true), drill),
  read('what its owner alone may read', 'private', all, ({foreign}: {foreign: boolean}) => (foreign ? no('denied') : text('private'))),
  read('in a directory that its owner alone may enter', 'closed/inner', all, ({foreign}: {foreign: boolean}) =>
    foreign ? no('denied') : text('inner'),
  ),
];

const kernel: readonly Case[] = ['/dev/zero', '/dev/ptmx', '/dev/null'].map((path) => ({
  name: `reading the device ${path}`,
  ask: () => [{what: 'read', path, how: {bytesMax: 10}}],
  says: [no('garbled', 'it is no ordinary file')],
  ...drill,
}));

const proc: readonly Case[] = [
  ['its head', {bytesMax: 5}, {text: 'Name:', cut: true}],
  ['its tail', {bytesMax: 40, from: 'tail'}, {text: expect.stringMatching(/nonvoluntary_ctxt_switches:\t\d+\n$/), cut: true}],
  ['all of it', {bytesMax: 100_000}, {text: expect.stringMatching(/^Name:[\s\S]*\n$/), cut: false}],
].map(([name, how, value]) => ({
  name: `reading ${name} of a file of the kernel, which says that it is empty`,
  ask: () => [{what: 'read', path: '/proc/self/status', how: how as {bytesMax: number}}],
  says: [seen(expect.objectContaining(value as object))],
  ...drill,
}));

const looks: readonly Case[] = [
  look('list', 'a directory, in the order of the names', 'folder', seen(['Zed', 'inner', 'other'])),
  look('list', 'a directory behind a link', 'linked', seen(['Zed', 'inner', 'other'])),
  look('list', 'an empty directory', 'bare', seen([])),
  look('list', 'a file', 'ten', no('missing', 'a part of the path is not a directory')),
  look('list', 'nothing', 'none', no('missing')),
  look('list', 'a pipe', 'pipe', no('missing'), drill),
  look('list', 'a directory for its owner alone', 'closed', ({foreign}: {foreign: boolean}) => (foreign ? no('denied') : seen(['inner']))),
  look('list', 'the processes', '/proc', seen(expect.arrayContaining([expect.stringMatching(/^\d+$/)]))),
  look('stat', 'a file', 'ten', seen(expect.objectContaining({kind: 'file', bytes: 10, mode: 0o644, links: 1}))),
  look('stat', 'a file of its owner', 'private', seen(expect.objectContaining({kind: 'file', mode: 0o600}))),
  look('stat', 'a directory', 'folder', seen(expect.objectContaining({kind: 'directory', mode: 0o755}))),
  look('stat', 'a directory that all may write to', 'shared', seen(expect.objectContaining({kind: 'directory', mode: 0o1777}))),
  look('stat', 'a link itself', 'link', seen(expect.objectContaining({kind: 'link'}))),
  look('stat', 'a link that leads nowhere', 'dangling', seen(expect.objectContaining({kind: 'link'}))),
  look('stat', 'a file behind a link in its path', 'linked/inner', seen(expect.objectContaining({kind: 'file', bytes: 5}))),
  look('stat', 'a pipe', 'pipe', seen(expect.objectContaining({kind: 'other'})), drill),
  look('stat', 'a socket', 'socket', seen(expect.objectContaining({kind: 'socket'})), drill),
  look('stat', 'a device', '/dev/null', seen(expect.objectContaining({kind: 'other'})), drill),
  look('stat', 'nothing', 'none', no('missing')),
  look('stat', 'a path through a file', 'ten/more', no('missing')),
  look('stat', 'the root', '/', seen(expect.objectContaining({kind: 'directory'}))),
  look('stat', 'a time in whole milliseconds', 'ten', seen(expect.objectContaining({modifiedAt: expect.any(Number)}))),
  look('stat', 'a gigabyte of nothing', 'sparse', seen(expect.objectContaining({bytes: 1_000_000_000})), drill),
  look('stat', 'what is in a closed directory', 'closed/inner', ({foreign}: {foreign: boolean}) =>
    foreign ? no('denied') : seen(expect.objectContaining({kind: 'file'})),
  ),
  look('link', 'a link', 'dangling', seen('/nowhere/at/all')),
  look('link', 'a link beside it', 'near', seen('ten')),
  look('link', 'a circle', 'loop', seen(expect.stringMatching(/loop$/))),
  look('link', 'a file', 'ten', no('garbled', 'it is not of that kind')),
  look('link', 'a directory', 'folder', no('garbled')),
  look('link', 'nothing', 'none', no('missing')),
  look('link', 'the program of a process', '/proc/self/exe', seen(expect.stringMatching(/node/)), drill),
];

export const fileCases: readonly Case[] = [...heads, ...tails, ...wideHeads, ...wideTails, ...reads, ...kernel, ...proc, ...looks];
