/** The server as a program meets it: started as a process, and asked by the SDK's own client. */
import assert from "node:assert/strict";
import path from "node:path";
import { Client } from "@modelcontextprotocol/sdk/client/index.js";
import { StdioClientTransport } from "@modelcontextprotocol/sdk/client/stdio.js";
import { z } from "zod";
import { ROOT } from "../folders.ts";

const answerSchema = z.object({
  content: z.tuple([z.object({ type: z.literal("text"), text: z.string() })]),
  isError: z.boolean().optional(),
});
const papersSchema = z.looseObject({
  papers: z.array(z.looseObject({ id: z.string(), title: z.string(), url: z.string().optional() })),
});

export class McpClient {
  readonly client = new Client({ name: "test", version: "1" });

  /** Starts the server. @param args of `npm run mcp` */
  async start(args: readonly string[], env: NodeJS.ProcessEnv): Promise<void> {
    await this.client.connect(
      new StdioClientTransport({
        command: process.execPath,
        args: [path.join(ROOT, "scripts/mcp.ts"), ...args],
        env: Object.fromEntries(
          Object.entries(env).flatMap(([key, value]) =>
            value === undefined ? [] : [[key, value]],
          ),
        ),
        cwd: ROOT,
      }),
    );
  }

  close(): Promise<void> {
    return this.client.close();
  }

  /** A tool's answer, or what it says went wrong. */
  async ask(name: string, input: Record<string, unknown> = {}) {
    const result = answerSchema.parse(await this.client.callTool({ name, arguments: input }));
    return { text: result.content[0].text, isError: result.isError ?? false };
  }

  /** A tool's answer that has papers. */
  async papersOf(name: string, input: Record<string, unknown> = {}) {
    const { text, isError } = await this.ask(name, input);
    assert.equal(isError, false, text);
    return papersSchema.parse(JSON.parse(text));
  }
}
