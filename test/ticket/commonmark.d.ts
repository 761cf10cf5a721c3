/** The part of the reference renderer that the tests use; the package ships no types. */
declare module 'commonmark' {
  export interface Node {
    readonly type: string;
    readonly literal: string | null;
    readonly firstChild: Node | null;
    readonly next: Node | null;
    walker(): {next(): {readonly entering: boolean; readonly node: Node} | null};
  }
  export class Parser {
    parse(markdown: string): Node;
  }
}
