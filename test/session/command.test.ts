import {describe, expect, it} from 'vitest';
import {commandFor} from '../../src/session/command.ts';
import {fold, gateway, healthyWalk, opened} from '../fixtures/walk.ts';

const signal = new AbortController().signal;
const pathOf = (argv: readonly string[], own = true) => {
  const session = own ? healthyWalk() : {...healthyWalk(), gateway: {...gateway, own: false}};
  return commandFor(session, argv, signal).env?.['PATH']?.split(':') ?? [];
};
const cliFolder = gateway.cliPath!.slice(0, gateway.cliPath!.lastIndexOf('/'));

describe('where a command is looked for', () => {
  it("is the gateway's own folders first for OpenClaw, and for what its owner types", () => {
    expect(pathOf(['openclaw', 'status'])).toContain(cliFolder);
    expect(pathOf(['node', '--version'])).toContain(cliFolder);
  });

  it("is never the owner's folders for a program that runs unasked because of its name", () => {
    expect(pathOf(['ss', '-ltnp'])).not.toContain(cliFolder);
  });

  it("is never the owner's folders where somebody else looks, root say", () => {
    expect(pathOf(['node', '--version'], false)).not.toContain(cliFolder);
  });

  it('asks OpenClaw by its path, with its profile', () => {
    expect(commandFor(fold([opened()]), ['openclaw', 'status'], signal).argv[0]).toBe(gateway.cliPath);
  });
});
